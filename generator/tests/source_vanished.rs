//! What `openapiv3` drops: its value, written out again, is compared with the tree that it was read from, over real
//! documents. Each key that vanished must be one of those that later stages read from the tree, or that nothing reads.

#![cfg(test)]

mod corpus;

use std::collections::BTreeMap;

use serde_json::Value as Json;
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::source::{Input, Node, Reading, Value, load};

use corpus::corpus;

/// Keys that may vanish, below what, and why that loses nothing.
const EXPLAINED: &[(&str, &str, &str)] = &[
    ("/", "$defs", "stays in the tree; what is referred to becomes a component"),
    ("/", "definitions", "the same, in schemas of older drafts and as a key of no meaning"),
    ("", "webhooks", "told by a note"),
    ("/", "pathItems", "what is referred to is written out in `paths`"),
    ("/", "mediaTypes", "what is referred to is written out in place"),
    ("/securitySchemes/", "name", "an API key alone has a name"),
];

/// Counts keys of objects that are in the tree and not in the value.
fn compare(node: &Node, read: &Json, at: &str, vanished: &mut BTreeMap<String, (usize, String)>) {
    match &node.value {
        Value::Object(entries) => {
            for entry in entries {
                let here = format!("{at}/{}", entry.key);
                match read.get(&entry.key) {
                    Some(other) => compare(&entry.value, other, &here, vanished),
                    None if is_default(&entry.value) || is_explained(at, &entry.key) => {}
                    None => vanished.entry(entry.key.clone()).or_insert((0, here)).0 += 1,
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                compare(item, &read[index], &format!("{at}/{index}"), vanished);
            }
        }
        _ => {}
    }
}

fn is_explained(at: &str, key: &str) -> bool {
    EXPLAINED.iter().any(|(below, known, _)| *known == key && at.contains(below))
}

/// What is written only where it differs from this.
fn is_default(node: &Node) -> bool {
    match &node.value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        Value::Bool(true) | Value::String(_) | Value::Number(_) => false,
    }
}

#[test]
fn keys_that_vanish_are_explained() {
    let Some(root) = corpus() else { return };
    let table = std::fs::read_to_string(root.join("dev.tsv")).unwrap();
    let mut vanished = BTreeMap::new();
    for document in table.lines().skip(1).filter_map(|row| row.split('\t').next()) {
        let mut diagnostics = Diagnostics::new();
        let input = Input::Document(root.join("dev").join(document));
        let Some(source) = load(&input, &Reading::default(), &mut diagnostics) else { continue };
        let read = serde_json::to_value(&source.document).unwrap();
        compare(&source.tree, &read, document, &mut vanished);
    }
    assert!(vanished.is_empty(), "{vanished:#?}");
}
