//! What every request carries besides its arguments.

use crate::api::{Location, Operation, Setting};
use crate::source::node::{escape, unescape};

use super::view::{View, quoted};
use super::{Area, Fact, Origin};

const NAME: &str = "requests";

pub(super) const AREA: Area = Area {
    name: NAME,
    quirks: &["/encodings", "/headers", "/request_id", "/requests", "/settings"],
    vendor,
    operation,
};

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let each = |pointer: &String| {
        let (brief, says) = match pointer.strip_prefix("/requests/arrays/") {
            Some(name) => ("", format!("the list `{}` is written as asked", unescape(name))),
            None => ("envelope", format!("JSON goes to `/{}` of the body", operation.envelope.join("/"))),
        };
        Fact::new(NAME, brief, says, view.quirk(pointer))
    };
    let settings = operation.settings.iter().filter_map(|at| view.api.settings.get(*at));
    let settings = settings.map(|setting| told_once(view, setting));
    settings.chain(View::bound(operation, "/requests").map(each)).collect()
}

/// What the client is told once and sends with its calls.
fn told_once(view: &View<'_>, setting: &Setting) -> Fact {
    let place = match setting.location {
        Location::Path => "part of the path",
        Location::Query => "query parameter",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    let needed = setting.required || setting.location == Location::Path;
    let must = if needed { "must be set" } else { "may be set" };
    let says =
        format!("the client's `{}` is sent as the {place} `{}`; it {must}", setting.name, setting.wire_name);
    let origin = view.quirk(&format!("/settings/{}", escape(&setting.name)));
    Fact::new(NAME, setting.name.clone(), says, origin)
}

fn vendor(view: &View<'_>) -> Vec<Fact> {
    let header = |(name, value): &(String, String)| {
        let origin = view.quirk(&format!("/headers/{}", escape(name)));
        Fact::new(NAME, "", format!("sends the header `{name}: {value}`"), origin)
    };
    let mut facts: Vec<Fact> = view.api.headers.iter().map(header).collect();
    if view.says("requests", "brackets") {
        let how = if view.api.raw_brackets { "stay as they are" } else { "are percent-encoded" };
        let says = format!("brackets in the names of query parameters {how}");
        facts.push(Fact::new(NAME, "", says, view.quirk("/requests/brackets")));
    }
    facts.extend(view.api.yaml.as_ref().map(|yaml| {
        let says = match yaml.extension.as_str() {
            "" => format!("a client may choose YAML, asked for by `Accept: {}`", yaml.accept),
            extension => format!("a client may choose YAML, at paths with `{extension}`"),
        };
        Fact::new(NAME, "yaml", says, view.quirk("/encodings/yaml"))
    }));
    let ids = &view.source.quirks.request_id;
    facts.push(if ids.is_empty() {
        Fact::new(NAME, "", "an answer's `X-Request-Id` is its request's id", Origin::Runtime)
    } else {
        Fact::new(
            NAME,
            "",
            format!("a request's id is the answer's first of {}", quoted(ids)),
            view.quirk("/request_id"),
        )
    });
    facts
}
