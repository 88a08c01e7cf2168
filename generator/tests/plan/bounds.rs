//! Documents that are small and hold a great many ways: lowering and planning end soon all the same.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::harness::planned;

/// Unions in a document, and alternatives in each.
const UNIONS: usize = 40;
const WAYS: usize = 10;

/// A document with these component schemas, one of which is received.
fn document(schemas: &serde_json::Map<String, Value>, received: &Value) -> Value {
    let content = json!({"application/json": {"schema": received}});
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Acme", "version": "1"},
        "servers": [{"url": "https://acme.test"}],
        "paths": {"/a": {"get": {
            "operationId": "a",
            "responses": {"200": {"description": "a", "content": content}},
        }}},
        "components": {"schemas": schemas},
    })
}

/// Plans a document whose unions have each other for alternatives, and a list or an object of their own.
fn ends_soon(keyword: &str, own: fn(usize) -> Value) {
    let reference = |number: usize| json!({"$ref": format!("#/components/schemas/S{}", number % UNIONS)});
    let schema = |number: usize| {
        let mut alternatives: Vec<Value> = (0..WAYS).map(|way| reference(number * 7 + way)).collect();
        alternatives.push(own(number));
        (format!("S{number}"), json!({ keyword: alternatives }))
    };
    let schemas: serde_json::Map<String, Value> = (0..UNIONS).map(schema).collect();
    let document = document(&schemas, &reference(0));
    let started = Instant::now();
    let (plan, diagnostics) = planned(&document.to_string(), "");
    assert_eq!((plan.resources.len(), diagnostics.has_errors()), (1, false));
    assert!(started.elapsed() < Duration::from_secs(10), "{keyword}: {:?}", started.elapsed());
}

#[test]
fn unions_that_name_each_other_are_looked_at_once() {
    let list = |number: usize| {
        let items = format!("#/components/schemas/S{}", (number + 1) % UNIONS);
        json!({"type": "array", "items": {"$ref": items}})
    };
    ends_soon("anyOf", list);
    ends_soon("oneOf", list);
    ends_soon("oneOf", |number| {
        let name = format!("k{number}");
        json!({"type": "object", "required": [name], "properties": {name: {"type": "string"}}})
    });
    // Parts that are no objects are looked at one by one, too.
    ends_soon("allOf", |_| json!({"type": "string"}));
}

/// Plans unions of these alternatives, in this order and in the other, and says whether something could not be decided.
fn undecided(unions: usize, alternatives: &[Value]) -> bool {
    let mut schemas: serde_json::Map<String, Value> =
        alternatives.iter().enumerate().map(|(number, kind)| (format!("K{number}"), kind.clone())).collect();
    let mut ways: Vec<Value> = (0..alternatives.len())
        .map(|number| json!({"$ref": format!("#/components/schemas/K{number}")}))
        .collect();
    let mut properties = serde_json::Map::new();
    for number in 0..unions {
        properties.insert(format!("u{number}"), json!({"$ref": format!("#/components/schemas/U{number}")}));
        schemas.insert(format!("U{number}"), json!({ "oneOf": ways }));
        ways.reverse();
    }
    let received = json!({"type": "object", "properties": properties});
    let (_, diagnostics) = planned(&document(&schemas, &received).to_string(), "");
    diagnostics.iter().any(|finding| finding.code == "undecidable-union")
}

#[test]
fn long_enumerations_are_compared_for_all_pairs() {
    let kind = |number: usize| {
        let values: Vec<String> = (0..200).map(|value| format!("v{number}_{value}")).collect();
        json!({
            "type": "object", "required": ["kind"], "properties": {"kind": {"type": "string", "enum": values}},
        })
    };
    let alternatives: Vec<Value> = (0..100).map(kind).collect();
    let started = Instant::now();
    assert!(!undecided(20, &alternatives), "their lists have nothing in common");
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn long_enumerations_beside_a_tag_leave_it_decided() {
    let listed: Vec<String> = (0..190).map(|value| format!("C{value}")).collect();
    let kind = |number: usize| {
        let mut properties = serde_json::Map::new();
        properties.insert("kind".to_owned(), json!({"type": "string", "enum": [format!("k{number}")]}));
        for at in 0..6 {
            properties.insert(format!("c{at}"), json!({"type": "string", "enum": listed}));
        }
        json!({"type": "object", "required": ["kind"], "properties": properties})
    };
    let alternatives: Vec<Value> = (0..20).map(kind).collect();
    assert!(!undecided(2, &alternatives), "in both orders the tag tells them apart");
}
