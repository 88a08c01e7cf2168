//! The schemas of a document as JSON Schema knows them (draft 4, whose bounds and `$ref` are those of OpenAPI 3.0).

use serde_json::{Map, Value, json};

use vendorsmith::source::node::{Node, Value as Written, escape};

/// The names of the components as pointers write them, and their schemas as `d0`, `d1`, ….
pub(crate) fn definitions(tree: &Node) -> (Vec<String>, Value) {
    let components = tree.pointer("/components/schemas").map(Node::entries).unwrap_or_default();
    let names: Vec<String> = components.iter().map(|entry| escape(&entry.key)).collect();
    let schemas = components.iter().enumerate();
    let schemas: Map<String, Value> =
        schemas.map(|(at, entry)| (format!("d{at}"), schema(&entry.value, &names))).collect();
    (names, Value::Object(schemas))
}

/// One schema. `pattern` is left out: where there is one, the document's own example is the instance.
fn schema(node: &Node, names: &[String]) -> Value {
    let mut made = Map::new();
    for entry in node.entries() {
        let value = match entry.key.as_str() {
            "$ref" => reference(&entry.value, names),
            "properties" if node.get("x-vendorsmith-tuple").is_none() => {
                let each = entry.value.entries().iter();
                each.map(|own| (own.key.clone(), schema(&own.value, names))).collect::<Map<_, _>>().into()
            }
            "items" if node.get("x-vendorsmith-tuple").is_some() => continue,
            "items" | "additionalProperties" | "not" if entry.value.as_bool().is_none() => {
                schema(&entry.value, names)
            }
            "allOf" | "anyOf" | "oneOf" => {
                let parts = entry.value.items().iter().map(|part| schema(part, names)).collect();
                // That a value fits several alternatives is no fault of the value's.
                let keyword =
                    if entry.key == "oneOf" && !made.contains_key("anyOf") { "anyOf" } else { &entry.key };
                made.insert(keyword.to_owned(), parts);
                continue;
            }
            "required" => required(node, &entry.value),
            "type"
            | "enum"
            | "minimum"
            | "maximum"
            | "exclusiveMinimum"
            | "exclusiveMaximum"
            | "multipleOf"
            | "minLength"
            | "maxLength"
            | "minItems"
            | "maxItems"
            | "uniqueItems"
            | "minProperties"
            | "maxProperties"
            | "additionalProperties" => plain(&entry.value),
            _ => continue,
        };
        made.insert(entry.key.clone(), value);
    }
    if made.get("required").and_then(Value::as_array).is_some_and(Vec::is_empty) {
        made.remove("required");
    }
    tuple(node, names, &mut made);
    let nullable = node.get("nullable").and_then(Node::as_bool) == Some(true);
    if nullable { json!({ "anyOf": [{ "type": "null" }, made] }) } else { Value::Object(made) }
}

fn reference(node: &Node, names: &[String]) -> Value {
    let target = node.as_str().and_then(|text| text.strip_prefix("#/components/schemas/"));
    let at = target.and_then(|target| names.iter().position(|name| name == target));
    at.map_or(Value::Null, |at| format!("#/definitions/d{at}").into())
}

/// What is required of what is received: nothing that is only sent.
fn required(schema: &Node, names: &Node) -> Value {
    let is_sent = |name: &str| {
        let property = schema.get("properties").and_then(|properties| properties.get(name));
        property.and_then(|property| property.get("writeOnly")).and_then(Node::as_bool) == Some(true)
    };
    names.items().iter().filter_map(Node::as_str).filter(|name| !is_sent(name)).collect()
}

/// A tuple's places stand where the properties of an object do.
fn tuple(node: &Node, names: &[String], made: &mut Map<String, Value>) {
    let Some(kind) = node.get("x-vendorsmith-tuple") else { return };
    let places = node.get("properties").map(Node::entries).unwrap_or_default();
    made.insert("items".to_owned(), places.iter().map(|place| schema(&place.value, names)).collect());
    let rest = match node.get("items") {
        Some(rest) => schema(rest, names),
        None => (kind.as_str() != Some("closed")).into(),
    };
    made.insert("additionalItems".to_owned(), rest);
}

fn plain(node: &Node) -> Value {
    match &node.value {
        Written::Null => Value::Null,
        Written::Bool(truth) => (*truth).into(),
        Written::Number(text) => serde_json::from_str(text).unwrap_or_default(),
        Written::String(text) => text.as_str().into(),
        Written::Array(items) => items.iter().map(plain).collect(),
        Written::Object(entries) => {
            entries.iter().map(|entry| (entry.key.clone(), plain(&entry.value))).collect::<Map<_, _>>().into()
        }
    }
}
