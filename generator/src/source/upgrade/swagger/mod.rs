//! Swagger 2.0 to OpenAPI 3.0: the document's shape. Its schemas are upgraded with all others.

mod bodies;
mod components;
mod forms;
mod media;
mod operations;
mod parameters;
mod pointers;
mod responses;
mod security;
mod servers;
mod shared;

use super::super::node::Node;
use super::super::trail::Trail;
use super::super::walk::Walk;
use shared::Shared;

/// Makes a document of Swagger 2.0 one of OpenAPI 3.0.
pub(super) fn upgrade(walk: &mut Walk<'_>, tree: &mut Node) {
    pointers::decode(tree);
    pointers::lift(tree);
    let shared = Shared::take(walk, tree);
    servers::to_urls(walk, tree);
    if let Some(paths) = tree.child_mut("paths") {
        let at = Trail::ROOT.key("paths");
        for path in paths.entries_mut().into_iter().flatten() {
            operations::of_path(walk, &mut path.value, &shared, &at.key(&path.key));
        }
    }
    components::gather(walk, tree, &shared);
    pointers::rewrite(tree, &shared);
    let span = tree.take("swagger").map_or_else(|| tree.span.clone(), |version| version.span);
    tree.put("openapi", Node::text(span, "3.0.3"));
}
