//! One schema: JSON Schema of 2020-12 (OpenAPI 3.1 and 3.2) and that of Swagger 2.0, as OpenAPI 3.0 says it. What is
//! below a schema is upgraded when the walk comes to it. A second time nothing is left to do.

mod conditions;
mod constants;
mod content;
mod numbers;
mod patterns;
mod swagger;
mod tuples;
mod types;
mod unevaluated;

use crate::diagnostic::Severity;

use super::super::node::{Node, Value};
use super::super::object::Object;
use super::super::trail::Trail;
use super::super::versions::Version;
use super::super::walk::{KEPT, Walk};

/// Upgrades a schema, which is an object.
pub(in super::super) fn upgrade(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    swagger::nullable(node);
    swagger::file(walk, node, at);
    swagger::discriminator(walk, node, at);
    constants::to_enum(walk, node, at);
    types::to_one(walk, node, at);
    numbers::exclusive(walk, node, at);
    tuples::to_properties(walk, node, at);
    unevaluated::to_additional(walk, node, at);
    patterns::to_additional(walk, node, at);
    content::to_format(node);
    conditions::to_alternatives(walk, node, at);
    examples(walk, node, at);
}

/// `examples: [a, b]` becomes `example: a`, and all are kept.
fn examples(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(written) = taken(walk, node, "examples", at) else { return };
    if node.get("example").is_none()
        && let Some(first) = written.items().first()
    {
        node.put("example", first.clone());
    }
    node.put(&format!("{KEPT}examples"), written);
}

/// Takes a keyword of 3.1 that is read away; says so where the document's version lacks it.
fn taken(walk: &mut Walk<'_>, node: &mut Node, key: &str, at: &Trail<'_>) -> Option<Node> {
    let entry = node.entries().iter().find(|entry| entry.key == key)?;
    if walk.version < Version::V3_1 {
        let span = entry.key_span.clone();
        walk.too_new(key, Version::V3_1, Object::Schema, &span, at);
    }
    node.take(key)
}

/// Says, once a document, that a keyword is written as a later version writes it.
fn later(walk: &mut Walk<'_>, key: &str, meant: &str, written: &Node, at: &Trail<'_>) {
    let message = format!(
        "expected {meant} at `{key}`, found {}, as OpenAPI 3.1 has it; it is read so",
        written.kind()
    );
    walk.gather(Severity::Warning, "later-version", message, &written.span, &at.key(key));
}

/// Whether a schema is of this one type.
fn is(node: &Node, kind: &str) -> bool {
    node.get("type").and_then(Node::as_str) == Some(kind)
}

/// A list with the place of another node.
fn list(at: &Node, items: Vec<Node>) -> Node {
    Node::new(at.span.clone(), Value::Array(items))
}

/// A boolean with the place of another node.
fn flag(at: &Node, truth: bool) -> Node {
    Node::new(at.span.clone(), Value::Bool(truth))
}
