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

/// Documentation of the marker of the method at this path, such as `Devices::list`.
pub(super) fn marker_docs(setters: &[Argument], paged: bool, method: &str) -> Vec<String> {
    let names: Vec<String> = setters.iter().map(|setter| docs::code(plain(&setter.name))).collect();
    let mut text = match names.as_slice() {
        [] => format!("A call of [`{method}`]."),
        names => format!("What a call of [`{method}`] can be told besides: {}.", names.join(", ")),
    };
    if paged {
        text += " All pages come by `pages()`, all items by `items()`.";
    }
    docs::markdown_words(&text)
}
