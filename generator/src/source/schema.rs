//! What is put right in a schema before its keys are looked at.

use crate::diagnostic::Diagnostic;

use super::node::{Entry, Node, Value};
use super::trail::Trail;
use super::walk::Walk;
use super::{required_flags, type_words, upgrade};

/// Makes a schema's node an object, and its keys those of OpenAPI 3.0.
pub(super) fn before(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    match node.value {
        Value::Object(_) => {
            upgrade::schema(walk, node, at);
            type_words::settle(walk, node, at);
            required_flags::settle(walk, node, at);
        }
        Value::Bool(truth) => boolean(node, truth),
        _ => {
            let message = format!("expected a schema, found {}; any value is accepted here", node.kind());
            let finding =
                Diagnostic::warning("wrong-kind", message).help("write a schema, or `{}` for any value");
            walk.report(finding, &node.span, at);
            node.value = Value::Object(Vec::new());
        }
    }
}

/// `{$ref, siblings}` becomes `{allOf: [{$ref}, …], siblings}`: the siblings hold too.
pub(super) fn wrap_reference(node: &mut Node) {
    let Some(entries) = node.entries_mut() else { return };
    let Some(at) = entries.iter().position(|entry| entry.key == "$ref") else { return };
    let reference = entries.remove(at);
    let span = reference.value.span.clone();
    let wrapped = Node::new(span.clone(), Value::Object(vec![reference]));
    if let Some(Value::Array(items)) =
        entries.iter_mut().find(|entry| entry.key == "allOf").map(|entry| &mut entry.value.value)
    {
        items.insert(0, wrapped);
        return;
    }
    entries.retain(|entry| entry.key != "allOf");
    entries.insert(0, Entry::made("allOf", Node::new(span, Value::Array(vec![wrapped]))));
}

/// `true` accepts anything, `false` nothing.
fn boolean(node: &mut Node, truth: bool) {
    let anything = Node::new(node.span.clone(), Value::Object(Vec::new()));
    let entries = if truth { Vec::new() } else { vec![Entry::made("not", anything)] };
    node.value = Value::Object(entries);
}
