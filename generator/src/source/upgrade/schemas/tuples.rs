//! Tuples: lists whose items each have a schema by position.

use crate::diagnostic::Severity;

use super::super::super::node::{Entry, Node, Value};
use super::super::super::trail::Trail;
use super::super::super::versions::Version;
use super::super::super::walk::{KEPT, Walk};
use super::{is, list, taken};

/// `prefixItems: [a, b]` becomes `properties: {"0": a, "1": b}` with a mark, whether more may follow; `items` stays
/// the schema of what follows.
pub(super) fn to_properties(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    older(walk, node, at);
    let tuple = node.get("prefixItems").is_some_and(|prefix| !prefix.items().is_empty());
    let object = node.get("properties").is_some() || is(node, "object");
    if !tuple || object {
        return;
    }
    let Some(prefix) = taken(walk, node, "prefixItems", at) else { return };
    let span = prefix.span.clone();
    let word = if is_closed(node, prefix.items().len()) { "closed" } else { "open" };
    if node.get("items").and_then(Node::as_bool).is_some() {
        node.remove("items");
    }
    let Value::Array(items) = prefix.value else { return };
    let numbered = items.into_iter().enumerate().map(|(index, item)| Entry::made(index.to_string(), item));
    let fields = Node::object(span.clone(), numbered.collect());
    if node.get("type").is_none() {
        node.put("type", Node::text(span.clone(), "array"));
    }
    node.put("properties", fields);
    node.put(&format!("{KEPT}tuple"), Node::text(span, word));
}

/// Whether nothing may follow the first `count` items.
fn is_closed(node: &Node, count: usize) -> bool {
    let barred = |key: &str| node.get(key).and_then(Node::as_bool) == Some(false);
    let most = node.get("maxItems").and_then(Node::as_number).and_then(|text| text.parse::<usize>().ok());
    barred("items") || barred("unevaluatedItems") || most.is_some_and(|most| most <= count)
}

/// A list under `items`, as JSON Schema had it before 2020-12. OpenAPI 3.0 and 2.0 do not, and those who write one
/// mean a list of any of these; one schema in it is meant for all items.
fn older(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(written) = node.get("items").filter(|items| matches!(items.value, Value::Array(_))).cloned()
    else {
        return;
    };
    let tuple = walk.version >= Version::V3_1 && node.get("prefixItems").is_none();
    let meant = match written.items() {
        [_] => "one schema for all items",
        _ if tuple => "`prefixItems`",
        _ => "a list of any of these",
    };
    let message = format!("expected one schema at `items`, found a list; it is read as {meant}");
    walk.gather(Severity::Warning, "wrong-kind", message, &written.span, &at.key("items"));
    match written.items() {
        [one] => node.put("items", one.clone()),
        _ if tuple => {
            node.remove("items");
            node.put("prefixItems", written);
            if let Some(rest) = node.take("additionalItems") {
                node.put("items", rest);
            }
        }
        several => {
            let any = list(&written, several.to_vec());
            node.put("items", Node::object(written.span.clone(), vec![Entry::made("anyOf", any)]));
        }
    }
}
