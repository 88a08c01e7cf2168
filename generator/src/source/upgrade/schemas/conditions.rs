//! `if`, `then`, `else` and `dependentSchemas`: a condition restricts values, but what its branches declare shapes them.

use super::super::super::node::{Entry, Node};
use super::super::super::trail::Trail;
use super::super::super::walk::{KEPT, Walk};
use super::{flag, list};

/// Keywords under which schemas stand that may declare properties of the same object.
const COMPOSING: [&str; 5] = ["allOf", "oneOf", "anyOf", "then", "else"];

/// Keywords under which such schemas stand by the names of properties.
const DEPENDING: [&str; 2] = ["dependentSchemas", "dependencies"];

/// The properties that `then`, `else` and the schemas of `dependentSchemas` declare become those of alternatives, so that
/// they are read as optional ones. Nothing else of a branch is taken: it holds only for some values. Where the schema has
/// alternatives already, and for what a branch refers to or composes, that is told not to be so.
pub(super) fn to_alternatives(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let mut found: Vec<(&str, &Node)> = Vec::new();
    if node.get("if").is_some() {
        found.extend(["then", "else"].iter().filter_map(|key| Some((*key, node.get(key)?))));
    }
    for key in DEPENDING {
        let dependent = node.get(key).into_iter().flat_map(Node::entries);
        found.extend(dependent.map(|entry| (key, &entry.value)));
    }
    for (from, schema) in &found {
        if let Some((key, written)) = elsewhere(node, schema) {
            let message = format!("properties that `{from}` declares by `{key}` are not read");
            walk.note("unread-properties", message, &written.span, at);
        }
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

/// The keyword of a branch by which it has more properties than stand in it, as far as can be told from here.
fn elsewhere<'a>(node: &Node, branch: &'a Node) -> Option<(&'static str, &'a Node)> {
    let declares = |schema: &Node| !new(node, schema).is_empty() || elsewhere(node, schema).is_some();
    let within = |key: &str, written: &Node| match key {
        "then" | "else" => branch.get("if").is_some() && declares(written),
        _ => written.items().iter().any(declares),
    };
    let named = |written: &Node| written.entries().iter().any(|entry| declares(&entry.value));
    let find = |key: &'static str| Some((key, branch.get(key)?));
    let composed = COMPOSING.into_iter().filter_map(find).find(|(key, written)| within(key, written));
    let dependent = || DEPENDING.into_iter().filter_map(find).find(|(_, written)| named(written));
    find("$ref").or(composed).or_else(dependent)
}

/// The properties that stand in a branch and not in the schema itself.
fn new(node: &Node, branch: &Node) -> Vec<Entry> {
    let known = |entry: &&Entry| node.get("properties").is_some_and(|own| own.get(&entry.key).is_some());
    let declared = branch.get("properties").map_or(&[][..], Node::entries);
    declared.iter().filter(|entry| !known(entry)).cloned().collect()
}

/// The properties that a branch declares beyond the schema itself.
fn branch(node: &Node, branch: &Node) -> Option<Node> {
    let span = &branch.get("properties")?.span;
    let properties = new(node, branch);
    if properties.is_empty() {
        return None;
    }
    let object = Entry::made("type", Node::text(span.clone(), "object"));
    let properties = Entry::made("properties", Node::object(span.clone(), properties));
    Some(Node::object(span.clone(), vec![object, properties]))
}
