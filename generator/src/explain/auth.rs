//! Credentials: how they travel, and which an operation needs.

use crate::api::{AuthKind, AuthScheme, Operation};
use crate::source::node::escape;

use super::view::View;
use super::{Area, Fact, Origin};

const NAME: &str = "auth";

pub(super) const AREA: Area = Area { name: NAME, quirks: &["/auth", "/security"], vendor, operation };

fn vendor(view: &View<'_>) -> Vec<Fact> {
    let scheme = |scheme: &AuthScheme| {
        let name = escape(&scheme.name);
        let origin = if view.source.quirks.auth.contains_key(&scheme.name) {
            view.quirk(&format!("/auth/{name}"))
        } else {
            view.document("securitySchemes", &format!("/components/securitySchemes/{name}"))
        };
        Fact::new(
            NAME,
            scheme.name.clone(),
            format!("`{}` is {}", scheme.name, travels(&scheme.kind)),
            origin,
        )
    };
    view.api.auth.iter().map(scheme).collect()
}

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let (origin, declared) = origin(view, operation);
    let name = |at: &usize| view.api.auth.get(*at).map(|scheme| scheme.name.as_str());
    let set = |set: &Vec<usize>| match set.as_slice() {
        [] => "nothing".to_owned(),
        set => set.iter().filter_map(name).collect::<Vec<_>>().join(" and "),
    };
    let sets: Vec<String> = operation.security.iter().map(set).collect();
    if sets.is_empty() && !declared {
        return vec![Fact::new(NAME, "none", "no credential: nothing asks for one", Origin::Runtime)];
    }
    let brief = if sets.is_empty() { "none".to_owned() } else { sets.join(" or ") };
    let says = if sets.is_empty() { "no credential".to_owned() } else { format!("needs {brief}") };
    vec![Fact::new(NAME, brief, says, origin)]
}

/// What says which credential an operation needs, and whether anything does.
fn origin(view: &View<'_>, operation: &Operation) -> (Origin, bool) {
    if let Some(pointer) = View::bound(operation, "/operation_security").next() {
        return (view.quirk(pointer), true);
    }
    let own = format!("{}/security", operation.place.pointer);
    let place = [own.as_str(), "/security"].into_iter().find(|place| view.source.node(place).is_some());
    match place {
        Some(place) => (view.document("security", place), true),
        None => (view.quirk("/security"), view.source.quirks.security.is_some()),
    }
}

fn travels(kind: &AuthKind) -> String {
    match kind {
        AuthKind::Bearer { keyword } => format!("`Authorization: {keyword} <token>`"),
        AuthKind::Basic => "`Authorization: Basic` of a user and a password".to_owned(),
        AuthKind::Header(name) => format!("a key in the header `{name}`"),
        AuthKind::Query(name) => format!("a key in the query parameter `{name}`"),
        AuthKind::Cookie(name) => format!("a key in the cookie `{name}`"),
        AuthKind::Authorization(scheme) => {
            format!("`Authorization` as the caller makes it, for the scheme `{scheme}`")
        }
        AuthKind::OAuth2(_) => "`Authorization: Bearer <token>` with a token of OAuth 2".to_owned(),
    }
}
