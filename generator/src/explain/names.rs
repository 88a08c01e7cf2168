//! What is called otherwise than in the document, and where it belongs.

use crate::api::Operation;
use crate::source::node::unescape;

use super::codecs::reached;
use super::view::{View, quoted};
use super::{Area, Fact};

const NAME: &str = "names";

pub(super) const AREA: Area =
    Area { name: NAME, quirks: &["/naming", "/resources"], vendor: |_| Vec::new(), operation };

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let belongs = View::bound(operation, "/resources").map(|pointer| {
        let says = format!("belongs to the resource {}", quoted([last(pointer)]));
        Fact::new(NAME, "", says, view.quirk(pointer))
    });
    let inner = reached(view, operation).into_iter().flat_map(|schema| &schema.quirks);
    let renamed = View::bound(operation, "/naming").chain(inner);
    belongs.chain(renamed.filter_map(|pointer| called(view, pointer))).collect()
}

/// The new name that a quirk gives.
fn called(view: &View<'_>, pointer: &str) -> Option<Fact> {
    let naming = &view.source.quirks.naming;
    let old = last(pointer);
    let section = match pointer.split('/').nth(2).filter(|_| pointer.starts_with("/naming/"))? {
        "operations" => &naming.operations,
        "schemas" => &naming.schemas,
        "properties" => &naming.properties,
        _ => &naming.values,
    };
    let says = format!("{} is called {}", quoted([&old]), quoted([section.get(&old)?]));
    Some(Fact::new(NAME, "", says, view.quirk(pointer)))
}

/// The key at the end of a pointer.
fn last(pointer: &str) -> String {
    unescape(pointer.rsplit('/').next().unwrap_or_default())
}
