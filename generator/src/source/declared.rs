//! Which operations a document declares: counted as it was written, before anything is repaired or left out.

use super::node::{Node, Value};

/// The keys of a path item that hold an operation. `query` is one since OpenAPI 3.2.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// An operation that a document declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// Method in capital letters.
    pub method: String,
    /// Path template.
    pub path: String,
}

/// The operations that stand in the document, in its order, once references to path items are written out.
pub(super) fn written(tree: &Node) -> Vec<Declared> {
    let newest = tree.get("openapi").and_then(Node::as_str).is_some_and(|version| version.starts_with("3.2"));
    let paths = tree.get("paths").map(Node::entries).unwrap_or_default();
    paths.iter().flat_map(|entry| of_item(&entry.key, &entry.value, newest)).collect()
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
