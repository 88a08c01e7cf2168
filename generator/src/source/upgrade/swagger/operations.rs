//! Operations: their parameters, body and answers.

use super::super::super::node::{Node, Value};
use super::super::super::trail::Trail;
use super::super::super::walk::Walk;
use super::shared::{Location, Shared};
use super::{bodies, media, parameters, responses};

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

/// Upgrades the operations of a path.
pub(super) fn of_path(walk: &mut Walk<'_>, item: &mut Node, shared: &Shared, at: &Trail<'_>) {
    let (plain, inherited) = split(walk, item, shared, at);
    if let Some(plain) = plain {
        item.put("parameters", plain);
    }
    for operation in item.entries_mut().into_iter().flatten() {
        if METHODS.contains(&&*operation.key) && matches!(operation.value.value, Value::Object(_)) {
            upgrade(walk, &mut operation.value, &inherited, shared, &at.key(&operation.key));
        }
    }
}

fn upgrade(walk: &mut Walk<'_>, node: &mut Node, inherited: &[Node], shared: &Shared, at: &Trail<'_>) {
    let consumes = media::take(walk, node, "consumes", at);
    let produces = media::take(walk, node, "produces", at);
    node.remove("schemes");
    let (plain, own) = split(walk, node, shared, at);
    if let Some(plain) = plain {
        node.put("parameters", plain);
    }
    if let Some(body) = bodies::of_operation(walk, &own, inherited, consumes, shared, at) {
        node.put("requestBody", body);
    }
    let at = at.key("responses");
    for response in node.child_mut("responses").and_then(Node::entries_mut).into_iter().flatten() {
        if !response.key.starts_with("x-") {
            responses::upgrade(
                walk,
                &mut response.value,
                produces.as_deref(),
                shared,
                &at.key(&response.key),
            );
        }
    }
}

/// Takes parameters apart: those of query, header and path, upgraded, and those that make a body, as they are. A list
/// that is none stays where it is, for the walk to find.
fn split(walk: &mut Walk<'_>, node: &mut Node, shared: &Shared, at: &Trail<'_>) -> (Option<Node>, Vec<Node>) {
    if !node.get("parameters").is_some_and(|list| matches!(list.value, Value::Array(_))) {
        return (None, Vec::new());
    }
    let Some(Node { span, value: Value::Array(items) }) = node.take("parameters") else {
        return (None, Vec::new());
    };
    let at = at.key("parameters");
    let (mut plain, mut body) = (Vec::new(), Vec::new());
    for (index, mut parameter) in items.into_iter().enumerate() {
        if shared.location(&parameter) == Location::Plain {
            parameters::upgrade(walk, &mut parameter, &at.index(index));
            plain.push(parameter);
        } else {
            body.push(parameter);
        }
    }
    (Some(Node::new(span, Value::Array(plain))), body)
}
