//! Names do not depend on the document's order.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::{Map, Value};
use vendorsmith::plan::{Plan, TypeItem, TypeKind};

use crate::corpus::corpus;
use crate::harness::{HEAD, planned};

/// A document in which everything that can collide does.
const GREEDY: &str = "
tags: [{name: things}, {name: Things}]
paths:
  /things:
    parameters: [{name: page, in: query, schema: {type: integer}}]
    get:
      operationId: get_thing
      tags: [things]
      parameters:
        - {name: sortBy, in: query, schema: {type: string, enum: [a, b]}}
        - {name: sort_by, in: query, schema: {type: string, enum: [c, d]}}
        - {name: sort-by, in: header, schema: {type: string}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/thing'}}}}}
    post:
      operationId: getThing
      tags: [Things]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}}
    put:
      operationId: get_things
      tags: [things]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/GetThing'}}}}}
components:
  securitySchemes:
    api-key: {type: apiKey, in: header, name: A}
    apiKey: {type: apiKey, in: header, name: B}
  schemas:
    thing: {type: object, properties: {x: {type: object, properties: {y: {type: integer}}}}}
    Thing:
      type: object
      required: [id]
      properties:
        id: {type: integer, readOnly: true}
        fooBar: {type: object, properties: {a: {type: integer}}}
        foo_bar: {type: object, properties: {b: {type: integer}}}
        FooBar: {type: string, enum: [in transit, in_transit, InTransit, unknown]}
        x: {$ref: '#/components/schemas/ThingX'}
    ThingX: {type: object, properties: {null_a: {type: string}, a: {type: string, nullable: true}}}
    GetThing: {type: object, properties: {ok: {type: boolean}}}
";

#[test]
fn names_stay_when_the_document_is_reversed() {
    let text = format!("{HEAD}{GREEDY}");
    let value: Value = serde_yaml::from_str(&text).expect("it is YAML");
    compare("greedy", &value);
}

#[test]
fn names_of_real_documents_stay_too() {
    for path in real_documents() {
        let text = std::fs::read_to_string(&path).expect("it can be read");
        let value = serde_json::from_str(&text).expect("it is JSON");
        compare(&path.display().to_string(), &value);
    }
}

fn real_documents() -> Vec<PathBuf> {
    let Some(corpus) = corpus() else { return Vec::new() };
    let names = [
        "progenitor__nexus.json",
        "box__openapi.json",
        "qdrant__openapi.json",
        "ogen__examples-superset.json",
    ];
    names.into_iter().map(|name| corpus.join("dev").join(name)).collect()
}

/// Plans the document and its reverse and compares every public name.
fn compare(name: &str, document: &Value) {
    let there = names(&document.to_string());
    let back = names(&reversed(document, "").to_string());
    let only: Vec<_> = there.symmetric_difference(&back).collect();
    assert!(only.is_empty(), "{name}: {only:#?}");
}

/// The document with paths, operations' parameters, schemas, properties and values of enumerations the other way
/// round.
fn reversed(value: &Value, key: &str) -> Value {
    match value {
        Value::Object(map) => {
            let entries = map.iter().map(|(key, value)| (key.clone(), reversed(value, key)));
            let mut entries: Vec<(String, Value)> = entries.collect();
            if ["paths", "properties", "schemas"].contains(&key) {
                entries.reverse();
            }
            Value::Object(entries.into_iter().collect::<Map<_, _>>())
        }
        Value::Array(items) => {
            let mut items: Vec<Value> = items.iter().map(|item| reversed(item, "")).collect();
            if ["enum", "parameters"].contains(&key) {
                items.reverse();
            }
            Value::Array(items)
        }
        other => other.clone(),
    }
}

/// Every public name with what it stands for.
fn names(text: &str) -> BTreeSet<String> {
    let (plan, _) = planned(text, "{}");
    let mut names = BTreeSet::new();
    for resource in &plan.resources {
        names.insert(format!("{} {} {:?}", resource.module, resource.handle, resource.feature));
        for operation in &resource.operations {
            let id = &operation.descriptor.id;
            names.insert(format!(
                "{id}: {} {} {:?}",
                operation.method, operation.constant, operation.arguments_struct
            ));
            let marker = operation.marker.iter();
            names.extend(marker.clone().map(|marker| format!("{id}: {}", marker.name)));
            let arguments = operation.arguments.iter().chain(marker.flat_map(|marker| &marker.setters));
            names.extend(arguments.map(|argument| format!("{id}: {} {:?}", argument.name, argument.target)));
        }
    }
    names.extend(types(&plan).flat_map(members));
    names.extend(plan.credentials.iter().map(|method| format!("{} {}", method.name, method.docs.join(" "))));
    names
}

fn types(plan: &Plan) -> impl Iterator<Item = &TypeItem> {
    plan.types.iter().chain(plan.resources.iter().flat_map(|resource| &resource.types))
}

fn members(item: &TypeItem) -> Vec<String> {
    let name = &item.name;
    match &item.kind {
        TypeKind::Struct(object) => {
            let fields = object.fields.iter();
            let fields = fields.map(|field| {
                format!(
                    "{name}.{} {} {:?} {:?} {:?}",
                    field.name, field.wire, field.ty, field.setter, field.null_setter
                )
            });
            fields.chain([format!("{name} {:?}", object.constructor)]).collect()
        }
        TypeKind::Enum { variants, unknown, .. } => {
            let variants =
                variants.iter().map(|variant| format!("{name}::{} {}", variant.name, variant.wire));
            variants.chain([format!("{name}::{unknown}")]).collect()
        }
        TypeKind::Union { variants, .. } => {
            variants.iter().map(|variant| format!("{name}::{} {:?}", variant.name, variant.ty)).collect()
        }
        TypeKind::ByStatus { variants, other } => vec![format!("{name} {variants:?} {other}")],
        TypeKind::Alias(target) => vec![format!("{name} = {target:?}")],
    }
}
