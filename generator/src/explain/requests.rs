//! What every request carries besides its arguments.

use crate::source::node::escape;

use super::view::{View, quoted};
use super::{Area, Fact, Origin};

const NAME: &str = "requests";

pub(super) const AREA: Area =
    Area { name: NAME, quirks: &["/headers", "/request_id"], vendor, operation: |_, _| Vec::new() };

fn vendor(view: &View<'_>) -> Vec<Fact> {
    let header = |(name, value): &(String, String)| {
        let origin = view.quirk(&format!("/headers/{}", escape(name)));
        Fact::new(NAME, "", format!("sends the header `{name}: {value}`"), origin)
    };
    let mut facts: Vec<Fact> = view.api.headers.iter().map(header).collect();
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
