//! `unevaluatedProperties`: what the properties are that neither the schema nor what is composed with it declares.

use super::super::super::node::Node;
use super::super::super::trail::Trail;
use super::super::super::walk::Walk;
use super::{is, taken};

const KEY: &str = "unevaluatedProperties";

/// Keywords whose schemas may declare properties of the same object.
const COMPOSING: [&str; 8] =
    ["$ref", "$dynamicRef", "allOf", "oneOf", "anyOf", "if", "dependentSchemas", "dependencies"];

/// Keywords that make a schema without a type something else than an object with properties.
const OTHER: [&str; 3] = ["enum", "const", "items"];

/// Where nothing is composed with the schema, a schema under `unevaluatedProperties` is that of
/// `additionalProperties`; else it is told that such properties are not kept. A flag restricts values, and beside
/// `additionalProperties` no property is left that nothing evaluates.
pub(super) fn to_additional(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(written) = node.get(KEY).filter(|written| written.as_bool().is_none()) else { return };
    let stands = |key: &&str| node.get(key).is_some();
    let object = (!stands(&"type") || is(node, "object")) && !OTHER.into_iter().any(|key| stands(&key));
    if !object || stands(&"additionalProperties") {
        return;
    }
    let span = written.span.clone();
    if let Some(key) = COMPOSING.into_iter().find(stands) {
        let message = format!("properties that only `{KEY}` beside `{key}` describes are not kept");
        walk.note("undeclared-properties", message, &span, &at.key(KEY));
        node.remove(KEY);
        return;
    }
    if !["type", "properties", "patternProperties"].into_iter().any(|key| stands(&key)) {
        return;
    }
    let Some(written) = taken(walk, node, KEY, at) else { return };
    if node.get("type").is_none() {
        node.put("type", Node::text(span, "object"));
    }
    node.put("additionalProperties", written);
}
