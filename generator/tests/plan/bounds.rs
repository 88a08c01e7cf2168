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

#[test]
fn comparing_long_enumerations_takes_more_steps() {
    let undecided = |values: usize| {
        let kind = |number: usize| {
            let values: Vec<String> = (0..values).map(|value| format!("v{number}_{value}")).collect();
            json!({
                "type": "object", "required": ["kind"], "properties": {"kind": {"type": "string", "enum": values}},
            })
        };
        let mut schemas: serde_json::Map<String, Value> =
            (0..100).map(|number| (format!("K{number}"), kind(number))).collect();
        let alternatives: Vec<Value> =
            (0..100).map(|number| json!({"$ref": format!("#/components/schemas/K{number}")})).collect();
        schemas.insert("All".to_owned(), json!({"oneOf": alternatives}));
        let received = json!({"$ref": "#/components/schemas/All"});
        let (_, diagnostics) = planned(&document(&schemas, &received).to_string(), "");
        diagnostics.iter().any(|finding| finding.code == "undecidable-union")
    };
    assert!(!undecided(5), "few values are compared for all pairs");
    assert!(undecided(200), "many are given up with a warning, before they fill memory");
}
