//! Answers: schema, examples by media type, headers.

use super::super::super::node::{Entry, Node, Value};
use super::super::super::trail::Trail;
use super::super::super::walk::{KEPT, Walk};
use super::shared::Shared;
use super::{media, parameters};

/// Upgrades an answer that is written out; a reference stays.
pub(super) fn upgrade(
    walk: &mut Walk<'_>,
    node: &mut Node,
    produces: Option<&[Node]>,
    shared: &Shared,
    at: &Trail<'_>,
) {
    if node.get("$ref").is_some() || !matches!(node.value, Value::Object(_)) {
        return;
    }
    let headers = at.key("headers");
    for header in node.child_mut("headers").and_then(Node::entries_mut).into_iter().flatten() {
        parameters::header(walk, &mut header.value, &headers.key(&header.key));
    }
    let examples = node.get("examples").is_some_and(|list| matches!(list.value, Value::Object(_)));
    let mut examples = if examples { node.take("examples") } else { None };
    if let Some(schema) = node.take("schema") {
        let content = content(&schema, produces, shared, examples.as_mut());
        node.put("content", content);
    }
    if let Some(examples) = examples.filter(|examples| !examples.entries().is_empty()) {
        node.put(&format!("{KEPT}examples"), examples);
    }
}

/// The schema for each media type, with the example for it.
fn content(
    schema: &Node,
    produces: Option<&[Node]>,
    shared: &Shared,
    mut examples: Option<&mut Node>,
) -> Node {
    let file = schema.get("type").and_then(Node::as_str) == Some("file");
    let otherwise = if file { "application/octet-stream" } else { "application/json" };
    let types = media::effective(produces.map(<[Node]>::to_vec), &shared.produces, schema, otherwise);
    let entries = types.iter().map(|media| {
        let mut value = Node::object(schema.span.clone(), vec![Entry::made("schema", schema.clone())]);
        if let Some(example) = examples.as_deref_mut().and_then(|examples| example(examples, media)) {
            value.put("example", example);
        }
        Entry { key: media.as_str().unwrap_or_default().to_owned(), key_span: media.span.clone(), value }
    });
    Node::object(schema.span.clone(), entries.collect())
}

/// Takes the example for a media type, parameters aside.
fn example(examples: &mut Node, media: &Node) -> Option<Node> {
    let bare = media::essence(media);
    let is_for =
        |entry: &&Entry| media::essence(&Node::text(entry.key_span.clone(), entry.key.as_str())) == bare;
    let key = examples.entries().iter().find(is_for)?.key.clone();
    examples.take(&key)
}
