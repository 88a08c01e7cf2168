//! `if`, `then`, `else` and `dependentSchemas`: a condition restricts values, but what its branches declare shapes them.

use super::super::super::node::{Entry, Node};
use super::super::super::trail::Trail;
use super::super::super::walk::{KEPT, Walk};
use super::{flag, list};

/// The properties that `then`, `else` and the schemas of `dependentSchemas` declare become those of alternatives, so that
/// they are read as optional ones. Where the schema has alternatives already, that is told not to be so.
pub(super) fn to_alternatives(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let mut found: Vec<(&str, &Node)> = Vec::new();
    if node.get("if").is_some() {
        found.extend(["then", "else"].iter().filter_map(|key| Some((*key, node.get(key)?))));
    }
    for key in ["dependentSchemas", "dependencies"] {
        let dependent = node.get(key).into_iter().flat_map(Node::entries);
        found.extend(dependent.map(|entry| (key, &entry.value)));
    }
    let branches = found.into_iter().filter_map(|(key, schema)| Some((key, branch(node, schema)?)));
    let (keys, branches): (Vec<&str>, Vec<Node>) = branches.unzip();
    let (Some(from), Some(first)) = (keys.first(), branches.first()) else { return };
    if let Some(key) = ["oneOf", "anyOf"].into_iter().find(|key| node.get(key).is_some()) {
        let message = format!("properties that `{from}` declares beside `{key}` are not read");
        walk.note("unread-properties", message, &first.span.clone(), at);
        return;
    }
    let branches = list(node, branches);
    node.put("anyOf", branches);
    node.put(&format!("{KEPT}conditional"), flag(node, true));
}

/// What a branch declares beyond the schema itself: properties, or a schema elsewhere that may have some.
fn branch(node: &Node, branch: &Node) -> Option<Node> {
    if branch.get("$ref").is_some() && node.get("properties").is_some() {
        return Some(branch.clone());
    }
    let declared = branch.get("properties")?;
    let known = |entry: &&Entry| node.get("properties").is_some_and(|own| own.get(&entry.key).is_some());
    let new: Vec<Entry> = declared.entries().iter().filter(|entry| !known(entry)).cloned().collect();
    let object = Entry::made("type", Node::text(declared.span.clone(), "object"));
    let properties = Node::object(declared.span.clone(), new);
    let whole = |properties| vec![object, Entry::made("properties", properties)];
    (!properties.entries().is_empty()).then(|| Node::object(declared.span.clone(), whole(properties)))
}
