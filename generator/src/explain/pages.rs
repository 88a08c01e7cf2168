//! How listings find their next page.

use crate::api::{Operation, Pagination};

use super::view::View;
use super::{Area, Fact, Origin};

const NAME: &str = "pages";

pub(super) const AREA: Area =
    Area { name: NAME, quirks: &["/pagination"], vendor: |_| Vec::new(), operation };

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let Some(rule) = &operation.pagination else { return Vec::new() };
    let origin = View::bound(operation, "/pagination").next();
    let origin = origin.map_or(Origin::Runtime, |pointer| view.quirk(pointer));
    let (brief, says) = described(rule);
    vec![Fact::new(NAME, brief, says, origin)]
}

fn described(rule: &Pagination) -> (&'static str, String) {
    match rule {
        Pagination::NextUrl { next, items, query_only, .. } => {
            let items: String = items.iter().map(|name| format!("/{name}")).collect();
            let trust =
                if *query_only { "its query alone is believed" } else { "of the same origin and path" };
            ("next_url", format!("the next page's URL is at `{next}`, {trust}; items are at `{items}`"))
        }
    }
}
