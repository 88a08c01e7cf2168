//! `type` as a list, and the type `null`, of 3.1.

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
            several(node, &written);
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

fn several(node: &mut Node, written: &Node) {
    let names = kinds(written);
    let null = written.items().iter().any(|item| item.is_null() || item.as_str() == Some("null"));
    if null && names.is_empty() {
        return only_null(node, written);
    }
    node.remove("type");
    match names.as_slice() {
        [] => {}
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

/// Splits a schema of several types; where it lists its values or its alternatives, these say the types.
fn split(node: &mut Node, written: &Node, kinds: &[&Node]) {
    if ["enum", "anyOf", "oneOf", "allOf", "$ref"].iter().any(|key| node.get(key).is_some()) {
        if let Some(kind) = of_values(node, kinds) {
            node.put("type", kind);
        }
        return;
    }
    let format = node.take("format");
    let branches: Vec<Node> = kinds.iter().map(|kind| branch(node, kind, kinds, format.as_ref())).collect();
    if kinds.len() < 5 || branches.iter().any(|branch| branch.entries().len() > 1) {
        node.put("anyOf", list(written, branches));
    }
}

/// One of the types with what concerns it, taken from the schema.
fn branch(node: &mut Node, kind: &Node, kinds: &[&Node], format: Option<&Node>) -> Node {
    let name = kind.as_str().unwrap_or_default();
    let numeric = matches!(name, "number" | "integer");
    let family = if numeric { "number" } else { name };
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
