//! The published sets of documents, overlays and outputs, as the trees are right after the overlay.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::super::node::{Node, Value};
use super::super::{SourceFile, parse};
use super::{apply, room};
use crate::diagnostic::Diagnostics;

#[path = "../../../tests/corpus/mod.rs"]
mod corpus;

#[test]
fn the_published_sets_come_out_as_published() {
    let Some(root) = corpus::corpus() else { return };
    let mut sets = 0;
    for set in fs::read_dir(root.join("dev/_overlay-compliant-sets")).unwrap() {
        let folder = set.unwrap().path();
        let mut diagnostics = Diagnostics::new();
        let files = ["openapi.yaml", "overlay.yaml", "output.yaml"].map(|name| file(&folder.join(name)));
        let [mut tree, overlay, output] =
            [0, 1, 2].map(|at| parse(&files[at], at, &mut diagnostics).unwrap());
        let mut left = room(&tree);
        let done = apply(&mut tree, &overlay, &mut left, &files, 1, &mut diagnostics);
        assert!(done.is_some(), "{diagnostics:#?}");
        assert_eq!(json(&tree), json(&output), "{}", folder.display());
        sets += 1;
    }
    assert_eq!(sets, 8);
}

fn file(path: &Path) -> SourceFile {
    let text = fs::read_to_string(path).unwrap();
    SourceFile::new(path.file_name().unwrap().to_string_lossy(), text.clone(), text.as_bytes())
}

/// A tree as text, whatever the order of keys.
fn json(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(text) => text.clone(),
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        Value::Object(entries) => {
            let sorted: BTreeMap<_, _> =
                entries.iter().map(|entry| (&entry.key, json(&entry.value))).collect();
            format!("{sorted:?}")
        }
    }
}
