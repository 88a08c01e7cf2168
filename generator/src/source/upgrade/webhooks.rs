//! Webhooks of 3.1: requests that the vendor sends.

use super::super::node::Node;
use super::super::trail::Trail;
use super::super::walk::Walk;

/// Says how many webhooks a document has. They stay in the tree, as references may lead into them.
pub(super) fn count(walk: &mut Walk<'_>, tree: &mut Node) {
    let Some(webhooks) = tree.get("webhooks") else { return };
    let Some(first) = webhooks.entries().first() else { return };
    let count = webhooks.entries().iter().filter(|entry| !entry.key.starts_with("x-")).count();
    let message = match count {
        0 => return,
        1 => "nothing is generated for the document's webhook".to_owned(),
        _ => format!("nothing is generated for the document's {count} webhooks"),
    };
    let (span, at) = (first.key_span.clone(), Trail::ROOT.key("webhooks"));
    walk.note("without-effect", message, &span, &at);
}
