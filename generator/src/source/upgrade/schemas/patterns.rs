//! Properties whose names match a pattern.

use super::super::super::node::{Entry, Node, Value};
use super::super::super::trail::Trail;
use super::super::super::walk::{KEPT, Walk};
use super::{list, taken};

/// `patternProperties` becomes `additionalProperties`: their schema, or any of their schemas. The patterns are kept.
pub(super) fn to_additional(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    if node.get("patternProperties").is_none_or(|written| written.entries().is_empty()) {
        return;
    }
    let Some(written) = taken(walk, node, "patternProperties", at) else { return };
    let span = written.span.clone();
    let Value::Object(entries) = written.value else { return };
    let names = entries.iter().map(|entry| Node::text(entry.key_span.clone(), entry.key.as_str())).collect();
    let mut schemas: Vec<Node> = entries.into_iter().map(|entry| entry.value).collect();
    node.put(&format!("{KEPT}pattern-properties"), Node::new(span.clone(), Value::Array(names)));
    match node.take("additionalProperties") {
        Some(any) if any.as_bool() == Some(true) => {
            node.put("additionalProperties", any);
            return;
        }
        Some(others) if others.as_bool().is_none() => schemas.push(others),
        _ => {}
    }
    let schema = if schemas.len() == 1 { schemas.pop() } else { None };
    let schema = schema.unwrap_or_else(|| {
        let any = list(node, schemas);
        Node::object(span, vec![Entry::made("anyOf", any)])
    });
    node.put("additionalProperties", schema);
    if node.get("type").is_none() {
        node.put("type", Node::text(node.span.clone(), "object"));
    }
}
