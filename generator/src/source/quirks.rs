//! `quirks.yaml`: as a tree for places, held to the schema of its words, and typed by serde. Everything wrong in it is an
//! error.

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::quirks::Quirks;

use super::file::SourceFile;
use super::node::{Node, Span, Value};
use super::{conform, duplicates, yaml};

/// Reads the file at `index` in `files`; `None` after an error.
pub(super) fn parse(
    files: &[SourceFile],
    index: usize,
    diagnostics: &mut Diagnostics,
) -> Option<(Quirks, Node)> {
    let file = files.get(index)?;
    let before = diagnostics.count(Severity::Error);
    let empty = || {
        let span = Span { file: index, range: 0..0 };
        Some((Quirks::default(), Node::new(span, Value::Object(Vec::new()))))
    };
    if file.text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return empty();
    }
    let mut tree = yaml::parse(file, index, diagnostics)?;
    if tree.is_null() {
        return empty();
    }
    duplicates::remove(&mut tree, Severity::Error, files, diagnostics);
    conform::check(file, &tree, &Quirks::schema(), diagnostics);
    if diagnostics.count(Severity::Error) > before {
        return None;
    }
    match serde_yaml::from_str(&file.text) {
        Ok(quirks) => Some((quirks, tree)),
        Err(error) => {
            diagnostics.push(finding(file, &error));
            None
        }
    }
}

fn finding(file: &SourceFile, error: &serde_yaml::Error) -> Diagnostic {
    let text = error.to_string();
    // serde_yaml ends its words with the place, which we give apart.
    let message = text.split(" at line ").next().unwrap_or(&text);
    let place = error.location().map(|location| place(file, location.index(), message));
    Diagnostic::error("invalid-quirks", message)
        .at(place)
        .help("see the reference of quirks.yaml for its keys")
}

/// The key that the words name, from the place on; else that place.
fn place(file: &SourceFile, index: usize, message: &str) -> Place {
    let named = message.split('`').nth(1).unwrap_or_default();
    let start = index.min(file.text.len());
    let end =
        file.text.get(start..).filter(|rest| rest.starts_with(named)).map_or(start, |_| start + named.len());
    file.place("", start..end)
}
