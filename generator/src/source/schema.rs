//! What is put right in a schema before its keys are looked at.

use crate::diagnostic::Diagnostic;

use super::atoms::repaired;
use super::node::{Entry, Node, Value};
use super::trail::Trail;
use super::walk::Walk;

/// Makes a schema's node an object, and its keys those of OpenAPI 3.0.
pub(super) fn before(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    match node.value {
        Value::Object(_) => {
            type_list(walk, node, at);
            exclusive(walk, node, "exclusiveMinimum", "minimum", at);
            exclusive(walk, node, "exclusiveMaximum", "maximum", at);
            discriminator(walk, node, at);
            items_list(walk, node, at);
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

/// `type: [string, "null"]` of 3.1 becomes `type: string` and `nullable: true`; several types become `anyOf`.
fn type_list(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(written) = node.get("type").filter(|written| matches!(written.value, Value::Array(_))).cloned()
    else {
        return;
    };
    repaired(walk, &written, "one type", &at.key("type"));
    let named = written.items().iter().filter(|item| item.as_str() != Some("null"));
    let types: Vec<Node> = named.filter(|item| item.as_str().is_some()).cloned().collect();
    let null = written.items().iter().any(|item| item.as_str() == Some("null"));
    node.remove("type");
    let Some(entries) = node.entries_mut() else { return };
    match types.as_slice() {
        [] => {}
        [one] => entries.push(Entry::made("type", one.clone())),
        several if entries.iter().all(|entry| entry.key != "anyOf") => {
            let schema = |kind: &Node| {
                Node::new(kind.span.clone(), Value::Object(vec![Entry::made("type", kind.clone())]))
            };
            let any = Node::new(written.span.clone(), Value::Array(several.iter().map(schema).collect()));
            entries.push(Entry::made("anyOf", any));
        }
        _ => {}
    }
    if null && entries.iter().all(|entry| entry.key != "nullable") {
        entries.push(Entry::made("nullable", Node::new(written.span, Value::Bool(true))));
    }
}

/// `exclusiveMinimum: 5` of 3.1 becomes `minimum: 5` and `exclusiveMinimum: true`.
fn exclusive(walk: &mut Walk<'_>, node: &mut Node, key: &str, bound: &str, at: &Trail<'_>) {
    let Some(limit) = node.get(key).filter(|limit| limit.as_number().is_some()).cloned() else { return };
    repaired(walk, &limit, "a boolean beside the bound", &at.key(key));
    node.remove(key);
    node.remove(bound);
    if let Some(entries) = node.entries_mut() {
        entries.push(Entry::made(key, Node::new(limit.span.clone(), Value::Bool(true))));
        entries.push(Entry::made(bound, limit));
    }
}

/// `discriminator: kind` of 2.0 becomes `discriminator: {propertyName: kind}`.
fn discriminator(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(name) = node.get("discriminator").filter(|name| name.as_str().is_some()).cloned() else {
        return;
    };
    repaired(walk, &name, "an object with `propertyName`", &at.key("discriminator"));
    if let Some(written) = node.child_mut("discriminator") {
        written.value = Value::Object(vec![Entry::made("propertyName", name)]);
    }
}

/// A list of item schemas: one is meant for all, several are more than OpenAPI 3.0 can say.
fn items_list(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(written) = node.get("items").filter(|items| matches!(items.value, Value::Array(_))).cloned()
    else {
        return;
    };
    repaired(walk, &written, "one schema for all items", &at.key("items"));
    let Some(items) = node.child_mut("items") else { return };
    match written.items() {
        [one] => *items = one.clone(),
        _ => items.value = Value::Object(Vec::new()),
    }
}
