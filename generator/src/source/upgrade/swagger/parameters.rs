//! Parameters of query, header and path, and headers of answers: their schema is written out in them.

use super::super::super::node::{Node, Span, Value};
use super::super::super::trail::Trail;
use super::super::super::walk::{KEPT, Walk};
use crate::diagnostic::{Diagnostic, Severity};

/// What is the parameter's own, and not its schema's.
const OWN: &[&str] = &[
    "name",
    "in",
    "description",
    "required",
    "allowEmptyValue",
    "deprecated",
    "example",
    "examples",
    "$ref",
];

/// Upgrades a parameter that is written out; a reference stays.
pub(super) fn upgrade(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    if node.get("$ref").is_some() || !matches!(node.value, Value::Object(_)) {
        return;
    }
    let location = node.get("in").and_then(Node::as_str).unwrap_or_default().to_ascii_lowercase();
    let format = node.take("collectionFormat");
    let schema = schema(walk, node, at);
    style(walk, node, &location, format.as_ref(), &schema, at);
    if node.get("schema").is_none() {
        node.put("schema", schema);
    }
}

/// Upgrades a header of an answer.
pub(super) fn header(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    if matches!(node.value, Value::Object(_)) && node.get("$ref").is_none() && node.get("schema").is_none() {
        let format = node.take("collectionFormat");
        let schema = schema(walk, node, at);
        style(walk, node, "header", format.as_ref(), &schema, at);
        node.put("schema", schema);
    }
}

/// Takes the schema out of a parameter, a header or a form's field.
pub(super) fn schema(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) -> Node {
    let mut entries = Vec::new();
    if let Some(own) = node.entries_mut() {
        for entry in std::mem::take(own) {
            if of_schema(&entry.key) {
                entries.push(entry);
            } else {
                own.push(entry);
            }
        }
    }
    let mut schema = Node::object(node.span.clone(), entries);
    items(walk, &mut schema, at);
    schema
}

/// Extensions speak of the parameter, but for those that describe its values.
fn of_schema(key: &str) -> bool {
    let described = ["x-nullable", "x-enum", "x-ms-enum"].iter().any(|known| key.starts_with(known));
    if key.starts_with("x-") { described } else { !OWN.contains(&key) && key != "schema" }
}

/// Lists in lists: 3.0 separates them all in the way of the outermost.
fn items(walk: &mut Walk<'_>, schema: &mut Node, at: &Trail<'_>) {
    let Some(items) = schema.child_mut("items") else { return };
    if let Some(format) = items.take("collectionFormat")
        && items.get("items").is_some()
    {
        let message = "how inner lists are separated is not followed".to_owned();
        walk.note("without-effect", message, &format.span, at);
    }
    self::items(walk, items, at);
}

/// `collectionFormat` to `style` and `explode`.
fn style(
    walk: &mut Walk<'_>,
    node: &mut Node,
    location: &str,
    format: Option<&Node>,
    schema: &Node,
    at: &Trail<'_>,
) {
    let array = schema.get("type").and_then(Node::as_str) == Some("array") || schema.get("items").is_some();
    if !array {
        return;
    }
    let span = format.map_or_else(|| schema.span.clone(), |format| format.span.clone());
    let word = format.and_then(Node::as_str).unwrap_or("csv").to_ascii_lowercase();
    let form = if location == "query" { "form" } else { "simple" };
    let (style, mark) = match (word.as_str(), location) {
        ("ssv", "query") => ("spaceDelimited", None),
        ("pipes", "query") => ("pipeDelimited", None),
        ("tsv", "query") => (form, Some("tabDelimited")),
        ("ssv" | "pipes" | "tsv", _) => {
            not_followed(walk, &word, &format!("in a {location}"), &span, at);
            (form, None)
        }
        ("csv" | "multi", _) => (form, None),
        _ => {
            let finding = Diagnostic::warning(
                "unknown-value",
                "this collectionFormat is none of csv, ssv, tsv, pipes, multi; csv is assumed",
            );
            walk.report(finding.help("write one of these"), &span, &at.key("collectionFormat"));
            (form, None)
        }
    };
    node.put("style", Node::text(span.clone(), style));
    if let Some(mark) = mark {
        node.put(&format!("{KEPT}style"), Node::text(span.clone(), mark));
    }
    node.put("explode", Node::new(span, Value::Bool(word == "multi" && location == "query")));
}

/// Says that a separator of lists is not written where it is asked for.
pub(super) fn not_followed(walk: &mut Walk<'_>, word: &str, place: &str, span: &Span, at: &Trail<'_>) {
    let instead =
        if place.contains("part") { "each value is a part of its own" } else { "commas separate the values" };
    let message = format!("`collectionFormat: {word}` is not followed {place}; {instead}");
    walk.gather(Severity::Warning, "collection-format", message, span, &at.key("collectionFormat"));
}

/// The encoding of a form's field: `None` where it is no list.
pub(super) fn encoding(
    walk: &mut Walk<'_>,
    format: Option<&Node>,
    schema: &Node,
    at: &Trail<'_>,
) -> Option<Node> {
    let mut made = Node::object(schema.span.clone(), Vec::new());
    style(walk, &mut made, "query", format, schema, at);
    (!made.entries().is_empty()).then_some(made)
}
