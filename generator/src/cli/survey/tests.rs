//! What is made of schemas, and what counts as a difference.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::compare::{What, differences};
use super::find::with_packages;
use super::sample::Sampler;
use crate::diagnostic::Diagnostics;
use crate::source::{Source, load_text};

#[test]
fn only_what_means_something_else_is_a_difference() {
    for (given, back, expected) in [
        (json!({ "a": 1, "b": [2.0] }), json!({ "b": [2], "a": 1.0 }), vec![]),
        (json!({ "a": null }), json!({}), vec![("/a", What::NullDropped)]),
        (json!({ "a": { "b": 1 } }), json!({ "a": {} }), vec![("/a/b", What::Dropped)]),
        (json!([{}]), json!([{ "a": "" }]), vec![("/0/a", What::Added)]),
        (json!({ "a": [1, 2] }), json!({ "a": [1] }), vec![("/a", What::Changed)]),
        (json!("1"), json!(1), vec![("", What::Changed)]),
        (json!([1, 2]), json!([2, 1]), vec![("/0", What::Changed), ("/1", What::Changed)]),
    ] {
        let found = differences(&given, &back);
        let found: Vec<_> = found.iter().map(|one| (one.pointer.as_str(), one.what)).collect();
        assert_eq!(found, expected, "{given} and {back}");
    }
}

/// Instances of the schema `S`, which stands among others.
fn instances(schemas: &str) -> Vec<Value> {
    instances_of(schemas, false)
}

fn instances_of(schemas: &str, sent: bool) -> Vec<Value> {
    let document = format!(
        "openapi: 3.0.3\ninfo: {{ title: t, version: '1' }}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"
    );
    let mut diagnostics = Diagnostics::new();
    let source = load_text("a.yaml", &document, None, &mut diagnostics);
    assert!(source.is_some(), "{diagnostics:?}");
    let made = |source: Source| Sampler::new(&source.tree, "/components/schemas/S", sent).instances();
    source.map(made).unwrap_or_default()
}

#[test]
fn an_instance_keeps_what_its_schema_says() {
    type Holds = fn(&Value) -> bool;
    let rules: [(&str, Holds); 17] = [
        ("{ type: integer, minimum: 5, maximum: 6 }", |v| v == 5 || v == 6),
        ("{ type: integer, maximum: -3 }", |v| v.as_i64() <= Some(-3)),
        ("{ type: integer, minimum: 1, multipleOf: 10 }", |v| v.as_i64().map(|n| n % 10) == Some(0)),
        ("{ type: number, minimum: 2, exclusiveMinimum: true }", |v| v.as_f64() > Some(2.0)),
        ("{ type: string, minLength: 30 }", |v| v.as_str().map(|s| s.chars().count()) == Some(30)),
        ("{ type: string, maxLength: 2 }", |v| v.as_str().map(|s| s.chars().count()) == Some(2)),
        ("{ type: string, pattern: '^q$', example: q }", |v| v == "q"),
        ("{ enum: [a, 2] }", |v| v == "a" || v == 2),
        ("{ type: array, minItems: 3, items: { type: boolean } }", |v| v.as_array().map(Vec::len) == Some(3)),
        ("{ type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }", |v| {
            v["a"].is_string()
        }),
        ("{ type: object, properties: { a: { type: string, writeOnly: true } } }", |v| v.get("a").is_none()),
        ("{ type: object, additionalProperties: { type: integer } }", |v| {
            v.as_object().is_some_and(|o| o.values().all(Value::is_i64))
        }),
        ("{ additionalProperties: { type: integer } }", Value::is_object),
        ("{ items: { type: integer } }", Value::is_array),
        ("{ type: array, minItems: 9, items: { anyOf: [{ type: integer }, { nullable: true }] } }", |v| {
            v.as_array().is_some_and(|items| items.iter().all(|item| item.is_i64() || item.is_null()))
        }),
        ("{ type: object, required: [a], properties: { a: { nullable: true } } }", |v| v["a"].is_null()),
        (
            "{ allOf: [{ type: array, minItems: 1, items: { type: object, required: [a], properties: { a: { type: integer } } } }, { type: array, minItems: 1, items: { type: object, required: [b], properties: { b: { type: integer } } } }] }",
            |v| v[0]["a"].is_i64() && v[0]["b"].is_i64(),
        ),
    ];
    for (schema, holds) in rules {
        let made = instances(&format!("    S: {schema}\n"));
        assert!(!made.is_empty(), "{schema}");
        assert!(made.iter().all(holds), "{schema}: {made:?}");
    }
}

#[test]
fn what_only_the_vendor_sets_is_not_sent() {
    let schema = "    S: { type: object, properties: { id: { type: string, readOnly: true }, key: { type: string, writeOnly: true } } }\n";
    let has = |sent: bool, name: &str| instances_of(schema, sent).iter().any(|made| made.get(name).is_some());
    assert!(has(false, "id") && !has(false, "key"));
    assert!(!has(true, "id") && has(true, "key"));
}

#[test]
fn optional_properties_are_now_there_and_now_not() {
    let made = instances(
        "    S: { type: object, properties: { a: { type: string }, b: { $ref: '#/components/schemas/S' } } }\n",
    );
    assert_eq!(made[0], json!({}), "the first is the smallest");
    assert!(made[1]["b"]["a"].is_string(), "the second is the fullest: {made:?}");
}

#[test]
fn an_alternative_has_the_tag_that_chooses_it() {
    let made = instances(
        "    S: { oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }], discriminator: { propertyName: k, mapping: { bee: '#/components/schemas/B' } } }
    A: { type: object, required: [k, a], properties: { k: { type: string }, a: { type: string } } }
    B: { type: object, required: [k, b], properties: { k: { type: string }, b: { type: string } } }\n",
    );
    assert!(made.iter().all(|one| one["k"] == if one.get("a").is_some() { "A" } else { "bee" }), "{made:?}");
}

#[test]
fn a_schema_that_nothing_ends_has_no_instance() {
    let endless =
        "    S: { type: object, required: [s], properties: { s: { $ref: '#/components/schemas/S' } } }\n";
    assert_eq!(instances(endless), Vec::<Value>::new());
}

#[test]
fn documents_with_long_names_alike_have_packages_of_their_own() {
    let name = format!("{}.yaml", "a-long-name-".repeat(12));
    let found = with_packages(vec![(name.clone(), PathBuf::new()), (name, PathBuf::new())]);
    assert_ne!(found[0].package, found[1].package);
    for one in &found {
        assert!(one.package.len() <= 64 && !one.package.ends_with('-'), "{}", one.package);
    }
}
