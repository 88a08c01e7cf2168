//! What to write instead of what does not fit.

use serde_json::Value as Schema;

use crate::diagnostic::near;

use super::super::node::{Node, Value};
use super::{accepts, list, words};

/// What a value is, as YAML calls it.
pub(super) fn found(node: &Node) -> &'static str {
    match node.value {
        Value::Object(_) => "a mapping",
        _ => node.kind(),
    }
}

/// What to write for a value of a kind that none of these schemas asks for.
pub(super) fn of_kind(root: &Schema, node: &Node, schemas: &[&Schema], expected: &str) -> String {
    match &node.value {
        Value::Number(_) | Value::Bool(_) if expected.contains("string") => "put it in quotes".to_owned(),
        Value::Null => format!("write {expected}, or leave the key out"),
        Value::String(text) if expected.contains("number") && text.parse::<f64>().is_ok() => {
            "write it without quotes".to_owned()
        }
        Value::Object(_) if expected.contains("a list") => "begin each entry with `- `".to_owned(),
        _ if expected.contains("a list") => match plain(node) {
            Some(text) => format!("write a list: `[{text}]`"),
            None => format!("write {expected}"),
        },
        _ if expected == "a mapping" => mapping(root, node, schemas),
        _ => format!("write {expected}"),
    }
}

/// The text of a single value that is short enough to be shown.
fn plain(node: &Node) -> Option<&str> {
    let text = match &node.value {
        Value::String(text) | Value::Number(text) => text.as_str(),
        _ => return None,
    };
    let is_plain = |letter: char| letter.is_alphanumeric() || "/_-.".contains(letter);
    (text.len() <= 60 && text.chars().all(is_plain)).then_some(text)
}

/// A mapping in the place of something else: with the value below the only key that it fits, else with the keys there are.
fn mapping(root: &Schema, node: &Node, schemas: &[&Schema]) -> String {
    let keyed = schemas.iter().find_map(|schema| Some((schema, schema.get("properties")?.as_object()?)));
    let Some((schema, properties)) = keyed else {
        return "write a mapping: a name, a colon and what it stands for, without `- `".to_owned();
    };
    let required: Vec<&str> =
        list(schema, "required").into_iter().flatten().filter_map(Schema::as_str).collect();
    let fits = |key: &str| properties.get(key).is_some_and(|own| takes(root, own, node));
    match (required.as_slice(), plain(node)) {
        ([only], Some(text)) if fits(only) => format!("write `{{{only}: {text}}}`"),
        _ => {
            let names: Vec<&str> = properties.keys().map(String::as_str).collect();
            format!("write a mapping; its keys are {}", words(&names))
        }
    }
}

fn takes(root: &Schema, schema: &Schema, node: &Node) -> bool {
    let schema = target(root, schema);
    let listed = list(schema, "oneOf").or_else(|| list(schema, "anyOf"));
    match (listed, node.as_str()) {
        (Some(choices), _) => choices.iter().any(|choice| takes(root, choice, node)),
        (None, Some(text)) if schema.get("const").is_some() => schema["const"] == text,
        _ => accepts(schema, node),
    }
}

/// The schema that a reference leads to; the schema itself where it is none.
pub(super) fn target<'a>(root: &'a Schema, schema: &'a Schema) -> &'a Schema {
    let reference = schema.get("$ref").and_then(Schema::as_str);
    let pointer = reference.and_then(|reference| reference.strip_prefix('#'));
    pointer.and_then(|pointer| root.pointer(pointer)).unwrap_or(schema)
}

/// What to do about a key that a mapping of these properties does not know: where it belongs, or what is called almost so.
pub(super) fn of_key(
    root: &Schema,
    parent: &Node,
    properties: &serde_json::Map<String, Schema>,
    key: &str,
) -> String {
    let owners: Vec<&str> = properties
        .iter()
        .filter(|(_, one)| holds(root, one, key, true))
        .map(|(name, _)| name.as_str())
        .collect();
    let open = |name: &&&str| parent.get(name).is_some_and(|node| matches!(node.value, Value::Null));
    if let Some(owner) = owners.iter().find(open) {
        return format!("indent it by two more, to put it below `{owner}`");
    }
    let known: Vec<&str> = properties.keys().map(String::as_str).collect();
    let near = near::question(key, known.iter().copied());
    let within = || {
        let own = |name: &&str| properties.get(*name).is_some_and(|one| holds(root, one, key, false));
        let one =
            |name: &&str| if own(name) { format!("`{name}`") } else { format!("each entry of `{name}`") };
        let places: Vec<String> = owners.iter().map(one).collect();
        (!places.is_empty()).then(|| format!("it is a key of {}", places.join(", ")))
    };
    near.or_else(within).unwrap_or_else(|| format!("the keys are {}", words(&known)))
}

/// Whether a key belongs to what a schema describes, or to its entries.
fn holds(root: &Schema, schema: &Schema, key: &str, entries: bool) -> bool {
    let schema = target(root, schema);
    let choices = list(schema, "anyOf").or_else(|| list(schema, "oneOf")).unwrap_or_default();
    let inner = [schema.get("items"), schema.get("additionalProperties")].into_iter().flatten();
    schema.get("properties").is_some_and(|keys| keys.get(key).is_some())
        || choices.iter().any(|choice| holds(root, choice, key, entries))
        || (entries && inner.into_iter().any(|one| holds(root, one, key, false)))
}
