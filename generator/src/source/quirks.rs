//! `quirks.yaml`: as a tree for places, laid over what it extends, held to the schema of its words, and typed by serde.
//! Everything wrong in it is an error.

use std::path::Path;

use serde::Deserialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::quirks::Quirks;

use super::bridge::Tree;
use super::file::SourceFile;
use super::node::{Node, Span, Value};
use super::{conform, duplicates, inherit, place_of, yaml};

/// Reads the file at `index` in `files`, which lies in `folder`, and the files that it extends, which are added to
/// `files`; `None` after an error.
pub(super) fn parse(
    files: &mut Vec<SourceFile>,
    index: usize,
    folder: Option<&Path>,
    diagnostics: &mut Diagnostics,
) -> Option<(Quirks, Node)> {
    let before = diagnostics.count(Severity::Error);
    let own = tree(files, index, diagnostics)?;
    let tree = inherit::over_parents(own, folder, files, diagnostics)?;
    conform::check(files, &tree, &Quirks::schema(), diagnostics);
    if diagnostics.count(Severity::Error) > before {
        return None;
    }
    match typed(&tree) {
        Ok(quirks) => Some((quirks, tree)),
        Err(error) => {
            let finding = Diagnostic::error("invalid-quirks", error);
            let finding = finding.at(place_of(files, &tree, ""));
            diagnostics.push(finding.help("see the reference of quirks.yaml for its keys"));
            None
        }
    }
}

/// The words of the tree.
fn typed(tree: &Node) -> Result<Quirks, String> {
    let value = serde_yaml::Value::deserialize(Tree(tree)).map_err(|error| error.to_string())?;
    serde_yaml::from_value(value).map_err(|error| error.to_string())
}

/// The file at `index` in `files` as it is written; `None` where it is no YAML.
pub(super) fn tree(files: &[SourceFile], index: usize, diagnostics: &mut Diagnostics) -> Option<Node> {
    let file = files.get(index)?;
    let empty = || Node::new(Span { file: index, range: 0..0 }, Value::Object(Vec::new()));
    if file.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Some(empty());
    }
    let mut tree = yaml::parse(file, index, diagnostics)?;
    duplicates::remove(&mut tree, Severity::Error, files, diagnostics);
    Some(if tree.is_null() { empty() } else { tree })
}
