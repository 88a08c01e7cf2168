//! Schemas that include themselves: `allOf`, from reference to reference, that leads back. Recursion through
//! properties and items is fine; this has no meaning, and costs the reference that closes the circle.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::file::SourceFile;
use super::node::{Node, Value, escape, unescape};

const SCHEMAS: &str = "/components/schemas";

/// Replaces each reference that closes a circle of `allOf` by a schema that accepts anything.
pub(super) fn cut(tree: &mut Node, files: &[SourceFile], diagnostics: &mut Diagnostics) {
    for pointer in closing(tree) {
        let Some(node) = tree.pointer_mut(&pointer) else { continue };
        node.value = Value::Object(Vec::new());
        let span = node.span.clone();
        let message = "the schema includes itself by `allOf`; this inclusion is left out";
        let place = files.get(span.file).map(|file| file.place(pointer, span.range));
        diagnostics
            .push(Diagnostic::warning("reference-loop", message).at(place).help("remove it from `allOf`"));
    }
}

/// One schema on the way of the search.
struct Step {
    schema: usize,
    next: usize,
}

/// The references that lead back into a schema which is being entered. The way is kept in a list, not on the stack:
/// chains of schemas may be long.
fn closing(tree: &Node) -> Vec<String> {
    let schemas = tree.pointer(SCHEMAS).map_or(&[][..], Node::entries);
    let index: HashMap<&str, usize> =
        schemas.iter().enumerate().map(|(at, entry)| (entry.key.as_str(), at)).collect();
    let edges: Vec<Vec<(String, usize)>> = schemas
        .iter()
        .map(|entry| {
            let mut found = Vec::new();
            included(&entry.value, &format!("{SCHEMAS}/{}", escape(&entry.key)), &index, &mut found);
            found
        })
        .collect();
    let (mut open, mut seen) = (vec![false; schemas.len()], vec![false; schemas.len()]);
    let mut closing = Vec::new();
    for start in 0..schemas.len() {
        let mut way = if seen[start] { Vec::new() } else { vec![Step { schema: start, next: 0 }] };
        while let Some(step) = way.last_mut() {
            let schema = step.schema;
            (open[schema], seen[schema]) = (true, true);
            let Some((pointer, target)) = edges[schema].get(step.next) else {
                open[schema] = false;
                way.pop();
                continue;
            };
            step.next += 1;
            if open[*target] {
                closing.push(pointer.clone());
            } else if !seen[*target] {
                way.push(Step { schema: *target, next: 0 });
            }
        }
    }
    closing
}

/// The components that a schema includes, each with the pointer to the reference.
fn included(node: &Node, pointer: &str, index: &HashMap<&str, usize>, found: &mut Vec<(String, usize)>) {
    if let Some(target) = node.get("$ref").and_then(Node::as_str) {
        let name = target.strip_prefix("#/components/schemas/").map(unescape);
        if let Some(target) = name.and_then(|name| index.get(name.as_str()).copied()) {
            found.push((pointer.to_owned(), target));
        }
    }
    for (at, item) in node.get("allOf").map_or(&[][..], Node::items).iter().enumerate() {
        included(item, &format!("{pointer}/allOf/{at}"), index, found);
    }
}
