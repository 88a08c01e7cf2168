//! What the documentation of an operation says.

use super::ways;
use crate::api;
use crate::plan::names::plain;
use crate::plan::{Argument, RustType, docs};

use super::Scope;

/// Documentation of the method.
pub(super) fn operation_docs(scope: &Scope<'_, '_>, operation: &api::Operation) -> Vec<String> {
    let route = docs::code(&format!("{} {}", operation.method, operation.path));
    let fallback = format!("Calls {route}.");
    let lines = docs::summary_and_description(
        operation.summary.as_deref(),
        operation.description.as_deref(),
        &fallback,
    );
    let place = match (&operation.documentation, lines == [fallback]) {
        (Some(url), true) => vec![format!("Documented at <{url}>")],
        (Some(url), false) => vec![format!("{route}, documented at <{url}>")],
        (None, true) => Vec::new(),
        (None, false) => vec![route],
    };
    let lines = docs::joined(lines, place);
    let lines = docs::joined(lines, needs(scope, operation));
    docs::joined(lines, error_docs(scope, operation))
}

/// The scopes that a token needs, and the server that is not the API's own.
fn needs(scope: &Scope<'_, '_>, operation: &api::Operation) -> Vec<String> {
    let scopes: Vec<String> = operation.scopes.iter().map(|scope| docs::code(scope)).collect();
    let mut text = String::new();
    if !scopes.is_empty() {
        text.push_str(&format!("Scopes: {}.", scopes.join(", ")));
    }
    if let Some(site) =
        operation.site.and_then(|site| scope.api.sites.get(site)).filter(|site| !site.is_path())
    {
        let url = docs::code(&site.url);
        text.push_str(&format!(" Goes to {url} unless the client has a base URL of its own."));
    }
    if text.is_empty() { Vec::new() } else { docs::markdown_words(text.trim()) }
}

/// The errors that the document declares, each type with its statuses.
fn error_docs(scope: &Scope<'_, '_>, operation: &api::Operation) -> Vec<String> {
    let mut types: Vec<(Option<RustType>, Vec<&str>)> = Vec::new();
    for error in &operation.errors {
        let ty = error.ty.as_ref().map(|ty| scope.types.rust(ty));
        match types.iter_mut().find(|(other, _)| *other == ty) {
            Some((_, statuses)) => statuses.push(&error.status),
            None => types.push((ty, vec![&error.status])),
        }
    }
    types.sort_by_key(|(ty, _)| ty.is_none());
    let each = types.iter().map(|(ty, statuses)| {
        let statuses = statuses.join(", ");
        match ty {
            Some(RustType::Named { name, .. }) => format!("{statuses}: [`{name}`](crate::types::{name})"),
            _ => statuses,
        }
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        return Vec::new();
    }
    let start = if types.iter().any(|(ty, _)| ty.is_some()) {
        "With [details](crate::Error::details) for "
    } else {
        "For "
    };
    let sentence = format!("{start}{}.", each.join("; "));
    std::iter::once("# Errors".to_owned()).chain(docs::markdown_words(&sentence)).collect()
}

/// Documentation of a method that sends the body in another way than the operation's first one.
pub(super) fn way_docs(lines: Vec<String>, body: Option<&api::Body>) -> Vec<String> {
    match body {
        Some(body) => {
            let text = format!("The body is sent as {}.", ways::phrase(body));
            docs::joined(lines, docs::markdown_words(&text))
        }
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
