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
        - {name: until, in: query, required: true, schema: {type: string}}
        - {name: since, in: query, required: true, schema: {type: string}}
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
        FooBar: {type: string, enum: [in transit, in_transit, InTransit, unknown, IN_TRANSIT, in-transit, 'In Transit']}
        _x: {type: integer, enum: [1, 2, -1]}
        state: {type: string, enum: [on], x-ms-enum: {name: ThingX}}
        states: {type: string, enum: [off], x-ms-enum: {name: ThingX}}
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

/// A document in which much is written twice: the same in two operations and two components, and once with a rival.
const TWICE: &str = "
paths:
  /ones:
    get:
      operationId: list_ones
      tags: [ones]
      parameters:
        - {name: sort, in: query, schema: {type: string, enum: [a, b, c, d], description: One way.}}
        - {name: side, in: query, schema: {type: string, enum: [left, right]}}
        - {name: pace, in: query, schema: {type: string, enum: [p, q, r, s]}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/One'}}}}}
  /twos:
    get:
      operationId: list_twos
      tags: [twos]
      parameters:
        - {name: sort, in: query, schema: {type: string, enum: [a, b, c, d], description: Another way.}}
        - {name: side, in: query, schema: {type: string, enum: [left, right]}}
        - {name: pace, in: query, schema: {type: string, enum: [p, q, r, s]}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Two'}}}}}
  /threes:
    get:
      operationId: list_threes
      tags: [twos]
      parameters:
        - {name: side, in: query, schema: {type: string, enum: [up, down]}}
        - {name: pace, in: query, schema: {type: string, enum: [p, q, r]}}
      responses: {'204': {description: ok}}
components:
  schemas:
    One: {type: object, properties: {home: &place {type: object, properties: {lat: {type: number}, lon: {type: number},
      by: {type: object, properties: {x: {type: string}, y: {type: string}}}}}, work: *place}}
    Two: {type: object, properties: {homes: {type: array, items: *place}, home: *place}}
";

#[test]
fn names_of_what_is_written_twice_stay_too() {
    let value: Value = serde_yaml::from_str(&format!("{HEAD}{TWICE}")).expect("it is YAML");
    compare("twice", &value);
    let found = names(&value.to_string());
    for name in ["Sort::A a", "LeftOrRight::Left left", "ListOnesPace::P p", "Home.lat lat"] {
        assert!(found.iter().any(|line| line.starts_with(name)), "{name}: {found:#?}");
    }
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

/// Plans the document, its reverse and one in a random order, and compares every public name.
fn compare(name: &str, document: &Value) {
    let there = names(&document.to_string());
    for seed in [None, Some(1), Some(2)] {
        let mut order = Order { seed };
        let back = names(&order.moved(document, "").to_string());
        let only: Vec<_> = there.symmetric_difference(&back).collect();
        assert!(only.is_empty(), "{name}, {seed:?}: {only:#?}");
    }
}

/// What moves things about: without a seed the other way round, else by chance.
struct Order {
    seed: Option<u64>,
}

impl Order {
    /// The document with its paths, operations, parameters, schemas, properties and tags in another order. Values of
    /// enumerations that extensions name by position stay.
    fn moved(&mut self, value: &Value, key: &str) -> Value {
        match value {
            Value::Object(map) => {
                let named = map.keys().any(|key| key.starts_with("x-enum"));
                let entries = map.iter().map(|(key, value)| {
                    let fixed = named && key == "enum";
                    (key.clone(), if fixed { value.clone() } else { self.moved(value, key) })
                });
                let mut entries: Vec<(String, Value)> = entries.collect();
                self.mix(&mut entries);
                Value::Object(entries.into_iter().collect::<Map<_, _>>())
            }
            Value::Array(items) => {
                let mut items: Vec<Value> = items.iter().map(|item| self.moved(item, "")).collect();
                if ["enum", "parameters", "required"].contains(&key) {
                    self.mix(&mut items);
                }
                Value::Array(items)
            }
            other => other.clone(),
        }
    }

    fn mix<T>(&mut self, items: &mut [T]) {
        let Some(seed) = &mut self.seed else { return items.reverse() };
        for at in (1..items.len()).rev() {
            // Knuth's generator (MMIX); its high bits are the random ones.
            *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let other = usize::try_from(*seed >> 33).unwrap_or_default() % (at + 1);
            items.swap(at, other);
        }
    }
}

/// Every public name with what it stands for, and the order of arguments.
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
            let order = operation.arguments.iter().map(|argument| argument.name.as_str());
            names.insert(format!("{id}({})", order.collect::<Vec<_>>().join(", ")));
            let marker = operation.marker.iter();
            names.extend(marker.clone().map(|marker| format!("{id}: {}", marker.name)));
            let arguments = operation.arguments.iter().chain(marker.flat_map(|marker| &marker.setters));
            names.extend(arguments.map(|argument| format!("{id}: {} {:?}", argument.name, argument.target)));
        }
    }
    names.extend(types(&plan).flat_map(members));
    names.extend(plan.credentials.iter().map(|method| format!("{} {:?}", method.name, method.docs.first())));
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
