//! Which operations a document declares: counted as it was written, before anything is repaired or left out.

use std::collections::HashSet;

use super::node::{Node, Value};

/// The keys of a path item that hold an operation. `query` is one since OpenAPI 3.2.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// What marks a path item that stands for a single method of another path (see `upgrade`).
const MADE: &str = "#x-vendorsmith-";

/// An operation that a document declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Method in capital letters.
    pub method: String,
    /// Path template.
    pub path: String,
}

/// The operations that stand in the document itself, in its order.
pub(super) fn written(tree: &Node) -> Vec<Declared> {
    let newest = tree.get("openapi").and_then(Node::as_str).is_some_and(|version| version.starts_with("3.2"));
    let paths = tree.get("paths").map(Node::entries).unwrap_or_default();
    paths.iter().flat_map(|entry| of_item(&entry.key, &entry.value, newest)).collect()
}

/// Adds the operations of path items that were written elsewhere and are now part of the tree.
pub(super) fn with_referenced(mut written: Vec<Declared>, tree: &Node) -> Vec<Declared> {
    let known: HashSet<String> = written.iter().map(|declared| declared.path.clone()).collect();
    let paths = tree.get("paths").map(Node::entries).unwrap_or_default();
    let others = paths.iter().filter(|entry| !known.contains(&entry.key) && !entry.key.contains(MADE));
    written.extend(others.flat_map(|entry| of_item(&entry.key, &entry.value, false)));
    written
}

fn of_item(path: &str, item: &Node, newest: bool) -> Vec<Declared> {
    let declared = |method: &str| Declared { method: method.to_uppercase(), path: path.to_owned() };
    let is_method = |key: &str| METHODS.contains(&key) || (newest && key == "query");
    let entries = || item.entries().iter().filter(|entry| matches!(entry.value.value, Value::Object(_)));
    let fixed = entries().filter(|entry| is_method(&entry.key)).map(|entry| declared(&entry.key));
    let further = entries().filter(|entry| newest && entry.key == "additionalOperations");
    let further = further.flat_map(|entry| entry.value.entries()).map(|entry| declared(&entry.key));
    fixed.chain(further).collect()
}
