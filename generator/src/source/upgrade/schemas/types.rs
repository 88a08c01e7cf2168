//! `type` as a list, and the type `null`, of 3.1.

use crate::diagnostic::Severity;

use super::super::super::node::{Entry, Node, Value};
use super::super::super::trail::Trail;
use super::super::super::versions::Version;
use super::super::super::walk::Walk;
use super::{flag, later, list};

/// Keywords that concern values of one type only.
const CONCERNS: &[(&str, &[&str])] = &[
    (
        "string",
        &["minLength", "maxLength", "pattern", "contentEncoding", "contentMediaType", "contentSchema"],
    ),
    ("number", &["multipleOf", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]),
    (
        "array",
        &[
            "items",
            "prefixItems",
            "minItems",
            "maxItems",
            "uniqueItems",
            "contains",
            "minContains",
            "maxContains",
            "unevaluatedItems",
        ],
    ),
    (
        "object",
        &[
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "minProperties",
            "maxProperties",
            "propertyNames",
            "unevaluatedProperties",
            "dependentRequired",
            "dependentSchemas",
            "discriminator",
        ],
    ),
];

/// Formats of numbers (OpenAPI's format registry); any other is of strings.
const NUMERIC: &[&str] = &[
    "int8",
    "int16",
    "int32",
    "int64",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "float",
    "double",
    "decimal",
    "double-int",
    "sf-integer",
    "sf-decimal",
];

/// `type: [string, "null"]` becomes `type: string` and `nullable: true`, several types become `anyOf` with what
/// concerns each, and the type `null` an enum of null.
pub(super) fn to_one(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(written) = node.get("type").cloned() else { return };
    match &written.value {
        Value::String(name) if name == "null" => only_null(node, &written),
        Value::Null if walk.version >= Version::V3_1 => only_null(node, &written),
        Value::Array(_) => {
            if walk.version == Version::V3_0 {
                later(walk, "type", "one type", &written, at);
            }
            several(walk, node, &written, at);
        }
        _ => {}
    }
}

fn only_null(node: &mut Node, written: &Node) {
    node.remove("type");
    node.put("nullable", flag(written, true));
    if node.get("enum").is_none() {
        let null = Node::new(written.span.clone(), Value::Null);
        node.put("enum", list(written, vec![null]));
    }
}

fn several(walk: &mut Walk<'_>, node: &mut Node, written: &Node, at: &Trail<'_>) {
    let names = kinds(written);
    let null = written.items().iter().any(|item| item.is_null() || item.as_str() == Some("null"));
    if null && names.is_empty() {
        return only_null(node, written);
    }
    node.remove("type");
    match names.as_slice() {
        [] => {
            let message = "`type` names no type; any value is accepted here".to_owned();
            walk.gather(Severity::Warning, "unknown-value", message, &written.span, &at.key("type"));
        }
        [one] => node.put("type", (*one).clone()),
        several => split(node, written, several),
    }
    if null {
        node.put("nullable", flag(written, true));
    }
}

/// The types but null, each once. Integers are numbers.
fn kinds(written: &Node) -> Vec<&Node> {
    let mut names: Vec<&Node> = Vec::new();
    for item in written.items().iter().filter(|item| item.as_str().is_some_and(|name| name != "null")) {
        if names.iter().all(|known| known.as_str() != item.as_str()) {
            names.push(item);
        }
    }
    if names.iter().any(|name| name.as_str() == Some("number")) {
        names.retain(|name| name.as_str() != Some("integer"));
    }
    names
}

/// Splits a schema of several types. Where it lists its values, these say the types; where each of its alternatives
/// says its own, or another schema is meant, those do.
fn split(node: &mut Node, written: &Node, kinds: &[&Node]) {
    if node.get("enum").is_some() {
        return listed(node, kinds);
    }
    if node.get("$ref").is_some() || COMBINED.iter().any(|key| say_types(node, key)) {
        return;
    }
    let format = node.take("format");
    let branches: Vec<Node> = kinds.iter().map(|kind| branch(node, kind, kinds, format.as_ref())).collect();
    for key in COMBINED {
        node.remove(key);
    }
    if kinds.len() < 5 || branches.iter().any(|branch| branch.entries().len() > 1) {
        node.put("anyOf", list(written, branches));
    }
}

/// Keywords that hold schemas for the same value.
const COMBINED: &[&str] = &["anyOf", "oneOf", "allOf"];

/// Keeps the type that all listed values have, and only what concerns values of such a type.
fn listed(node: &mut Node, kinds: &[&Node]) {
    let kind = of_values(node, kinds);
    let own = kind.as_ref().map_or("", |kind| family(kind.as_str().unwrap_or_default()));
    if let Some(entries) = node.entries_mut() {
        entries.retain(|entry| families(&entry.key).next().is_none_or(|family| family == own));
    }
    if let Some(kind) = kind {
        node.put("type", kind);
    }
}

/// Whether the schemas under a keyword say which types there are: each alternative, or any of those that hold together.
fn say_types(node: &Node, key: &str) -> bool {
    let says = |schema: &Node| {
        let keys = ["type", "$ref", "enum"].iter().chain(COMBINED);
        keys.into_iter().any(|key| schema.get(key).is_some())
    };
    let schemas = node.get(key).map_or(&[][..], Node::items);
    if key == "allOf" { schemas.iter().any(says) } else { !schemas.is_empty() && schemas.iter().all(says) }
}

/// The family of types that one is of: integers are numbers.
fn family(kind: &str) -> &str {
    if kind == "integer" { "number" } else { kind }
}

/// The families of types that a keyword concerns: one or none.
fn families(key: &str) -> impl Iterator<Item = &'static str> {
    CONCERNS.iter().filter(move |(_, keys)| keys.contains(&key)).map(|(family, _)| *family)
}

/// Whether a schema under a keyword says something of this family: it says so, or says nothing of any.
fn concerns(schema: &Node, own: &str) -> bool {
    let said = schema.get("type").and_then(Node::as_str).map(family);
    let keys = || schema.entries().iter().flat_map(|entry| families(&entry.key));
    match said {
        Some(said) => said == own,
        None => keys().next().is_none() || keys().any(|family| family == own),
    }
}

/// One of the types with what concerns it, taken from the schema.
fn branch(node: &mut Node, kind: &Node, kinds: &[&Node], format: Option<&Node>) -> Node {
    let name = kind.as_str().unwrap_or_default();
    let family = family(name);
    let mut entries = vec![Entry::made("type", kind.clone())];
    if let Some(format) = format.filter(|format| concerned(format, name, kinds)) {
        entries.push(Entry::made("format", format.clone()));
    }
    let keys = CONCERNS.iter().find(|(concerned, _)| *concerned == family).map_or(&[][..], |(_, keys)| keys);
    if let Some(own) = node.entries_mut() {
        let (taken, left) = std::mem::take(own).into_iter().partition(|entry| keys.contains(&&*entry.key));
        *own = left;
        let taken: Vec<Entry> = taken;
        entries.extend(taken);
    }
    for key in COMBINED {
        let schemas = node.get(key).map_or(&[][..], Node::items).iter();
        let own: Vec<Node> = schemas.filter(|schema| concerns(schema, family)).cloned().collect();
        if let (Some(combined), false) = (node.get(key), own.is_empty()) {
            entries.push(Entry::made(*key, list(combined, own)));
        }
    }
    Node::object(kind.span.clone(), entries)
}

/// Whether a format says something of a type: one of numbers of numbers, any other of strings if there are.
fn concerned(format: &Node, name: &str, kinds: &[&Node]) -> bool {
    let numeric = format.as_str().is_some_and(|format| NUMERIC.contains(&format));
    let is_number = |name: &str| matches!(name, "number" | "integer");
    let numbers = kinds.iter().any(|kind| kind.as_str().is_some_and(is_number));
    if numeric && numbers { is_number(name) } else { name == "string" }
}

/// The one type that all values of an enum have.
fn of_values(node: &Node, kinds: &[&Node]) -> Option<Node> {
    let values = node.get("enum")?.items();
    let fits = |name: &str, value: &Node| match &value.value {
        Value::Null => true,
        Value::Bool(_) => name == "boolean",
        Value::String(_) => name == "string",
        Value::Number(text) => name == "number" || (name == "integer" && text.parse::<i128>().is_ok()),
        Value::Array(_) => name == "array",
        Value::Object(_) => name == "object",
    };
    let of = |kind: &&&Node| values.iter().all(|value| fits(kind.as_str().unwrap_or_default(), value));
    kinds.iter().find(of).map(|kind| (*kind).clone())
}
