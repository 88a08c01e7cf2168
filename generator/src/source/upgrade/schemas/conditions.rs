//! `if`, `then` and `else`: a condition restricts values, but what its branches declare shapes them.

use super::super::super::node::{Entry, Node};
use super::super::super::trail::Trail;
use super::super::super::walk::{KEPT, Walk};
use super::{flag, list};

/// The properties that `then` and `else` declare become those of alternatives, so that they are read as optional ones.
/// Where the schema has alternatives already, that is told not to be so.
pub(super) fn to_alternatives(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    if node.get("if").is_none() {
        return;
    }
    let branches: Vec<Node> = ["then", "else"].iter().filter_map(|key| branch(node, key)).collect();
    let Some(first) = branches.first() else { return };
    if let Some(key) = ["oneOf", "anyOf"].into_iter().find(|key| node.get(key).is_some()) {
        let message = format!("properties that `then` and `else` declare beside `{key}` are not read");
        walk.note("without-effect", message, &first.span.clone(), at);
        return;
    }
    let branches = list(node, branches);
    node.put("anyOf", branches);
    node.put(&format!("{KEPT}conditional"), flag(node, true));
}

/// What a branch declares beyond the schema itself.
fn branch(node: &Node, key: &str) -> Option<Node> {
    let declared = node.get(key)?.get("properties")?;
    let known = |entry: &&Entry| node.get("properties").is_some_and(|own| own.get(&entry.key).is_some());
    let new: Vec<Entry> = declared.entries().iter().filter(|entry| !known(entry)).cloned().collect();
    let object = Entry::made("type", Node::text(declared.span.clone(), "object"));
    let properties = Node::object(declared.span.clone(), new);
    let whole = |properties| vec![object, Entry::made("properties", properties)];
    (!properties.entries().is_empty()).then(|| Node::object(declared.span.clone(), whole(properties)))
}
