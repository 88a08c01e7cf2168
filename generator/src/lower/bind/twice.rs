//! Headers and query parameters that two quirks would send with one request.

use crate::api::{Api, AuthKind, AuthScheme, Location, Operation, Setting};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::node::escape;

use super::super::context::Context;

/// One thing that is sent besides a call's own arguments.
struct Sent {
    location: Location,
    /// Its name; a header's in lower case.
    name: String,
    /// Where `quirks.yaml` says so; `None` where the document does.
    pointer: Option<String>,
    place: Option<Place>,
    /// Whether it goes with each operation, in their order.
    with: Vec<bool>,
}

/// Reports each header or parameter of `quirks.yaml` that goes with an operation for a second time.
pub(super) fn check(context: &mut Context<'_, '_>, api: &Api) {
    let mut all = keys(context, api);
    let (headers, settings) = (headers(context, api), settings(context, api));
    for sent in headers.into_iter().chain(settings) {
        let same = |other: &&Sent| {
            let meets = other.with.iter().zip(&sent.with).any(|(one, two)| *one && *two);
            other.location == sent.location && other.name == sent.name && meets
        };
        if let (Some(other), Some(pointer)) = (all.iter().find(same), &sent.pointer) {
            let what = if sent.location == Location::Header { "header" } else { "query parameter" };
            let message = format!("the {what} `{}` would be sent twice", sent.name);
            let finding = Diagnostic::error("sent-twice", message).related("also here", other.place.clone());
            context.refuse(pointer, finding.help("take one of the two out, or narrow it by `operations`"));
        }
        all.push(sent);
    }
}

fn operations(api: &Api) -> impl Iterator<Item = &Operation> {
    api.resources.iter().flat_map(|resource| &resource.operations)
}

/// Keys of credentials. That two of them share a name is no mistake: they may be alternatives.
fn keys(context: &Context<'_, '_>, api: &Api) -> Vec<Sent> {
    let each = |(at, scheme): (usize, &AuthScheme)| {
        let (location, name) = match &scheme.kind {
            AuthKind::Header(name) => (Location::Header, name.to_lowercase()),
            AuthKind::Query(name) => (Location::Query, name.clone()),
            _ => return None,
        };
        let with = operations(api).map(|one| one.security.iter().flatten().any(|own| *own == at));
        let escaped = escape(&scheme.name);
        let place = if context.source.quirks.auth.contains_key(&scheme.name) {
            context.source.quirks_place(&format!("/auth/{escaped}"))
        } else {
            Some(context.source.place(&format!("/components/securitySchemes/{escaped}")))
        };
        Some(Sent { location, name, pointer: None, place, with: with.collect() })
    };
    api.auth.iter().enumerate().filter_map(each).collect()
}

fn headers(context: &Context<'_, '_>, api: &Api) -> Vec<Sent> {
    let each = |(name, _): &(String, String)| {
        let pointer = format!("/headers/{}", escape(name));
        let with = operations(api).map(|_| true).collect();
        said(context, Location::Header, name.to_lowercase(), pointer, with)
    };
    api.headers.iter().map(each).collect()
}

fn settings(context: &Context<'_, '_>, api: &Api) -> Vec<Sent> {
    let carried = api.settings.iter().enumerate().filter(|(_, setting)| setting.location != Location::Path);
    let each = |(at, setting): (usize, &Setting)| {
        let pointer = format!("/settings/{}/name", escape(&setting.name));
        let with = operations(api).map(|one| one.settings.contains(&at)).collect();
        let name = match setting.location {
            Location::Header => setting.wire_name.to_lowercase(),
            _ => setting.wire_name.clone(),
        };
        said(context, setting.location, name, pointer, with)
    };
    carried.map(each).collect()
}

fn said(
    context: &Context<'_, '_>,
    location: Location,
    name: String,
    pointer: String,
    with: Vec<bool>,
) -> Sent {
    let place = context.source.quirks_place(&pointer);
    Sent { location, name, pointer: Some(pointer), place, with }
}
