//! What every request carries besides its arguments.

use crate::api::Operation;
use crate::source::node::{escape, unescape};

use super::view::{View, quoted};
use super::{Area, Fact, Origin};

const NAME: &str = "requests";

pub(super) const AREA: Area =
    Area { name: NAME, quirks: &["/headers", "/request_id", "/requests"], vendor, operation };

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let each = |pointer: &String| {
        let (brief, says) = match pointer.strip_prefix("/requests/arrays/") {
            Some(name) => ("", format!("the list `{}` is written as asked", unescape(name))),
            None => ("envelope", format!("JSON goes to `/{}` of the body", operation.envelope.join("/"))),
        };
        Fact::new(NAME, brief, says, view.quirk(pointer))
    };
    View::bound(operation, "/requests").map(each).collect()
}

fn vendor(view: &View<'_>) -> Vec<Fact> {
    let header = |(name, value): &(String, String)| {
        let origin = view.quirk(&format!("/headers/{}", escape(name)));
        Fact::new(NAME, "", format!("sends the header `{name}: {value}`"), origin)
    };
    let mut facts: Vec<Fact> = view.api.headers.iter().map(header).collect();
    if view.api.raw_brackets {
        let says = "brackets in the names of query parameters stay as they are";
        facts.push(Fact::new(NAME, "", says, view.quirk("/requests/brackets")));
    }
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
