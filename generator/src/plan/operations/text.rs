//! What the documentation of an operation says.

use crate::api;
use crate::plan::names::plain;
use crate::plan::{Argument, docs};

/// Documentation of the method.
pub(super) fn operation_docs(operation: &api::Operation) -> Vec<String> {
    let route = docs::code(&format!("{} {}", operation.method, operation.path));
    let fallback = format!("Calls {route}.");
    let lines = docs::summary_and_description(
        operation.summary.as_deref(),
        operation.description.as_deref(),
        &fallback,
    );
    let lines = if lines == [fallback] { lines } else { docs::joined(lines, vec![route]) };
    match &operation.documentation {
        Some(url) => docs::joined(lines, vec![format!("Vendor's documentation: <{url}>")]),
        None => lines,
    }
}

/// Documentation of the marker.
pub(super) fn marker_docs(setters: &[Argument], paged: bool, operation: &api::Operation) -> Vec<String> {
    let route = docs::code(&format!("{} {}", operation.method, operation.path));
    let names: Vec<String> = setters.iter().map(|setter| docs::code(plain(&setter.name))).collect();
    let mut lines =
        docs::markdown_words(&format!("What a call of {route} can be told besides its required arguments."));
    if !names.is_empty() {
        let list = docs::markdown_words(&format!("Setters: {}.", names.join(", ")));
        lines = docs::joined(lines, list);
    }
    if paged {
        let text = "One page comes by awaiting the call, all pages by `pages()`, all items by `items()`.";
        lines = docs::joined(lines, vec![text.to_owned()]);
    }
    lines
}
