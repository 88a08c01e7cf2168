//! The document's operations, each with a unique id: what quirks address and resources group.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::source::node::escape;
use crate::source::openapi::{Operation, PathItem, ReferenceOr};

use super::context::Context;
use super::handlers::Handlers;
use super::text::{is_token, letters};

/// An operation and how to address it.
#[derive(Debug, Clone)]
pub(super) struct Entry<'a> {
    /// `operationId`, a handler's name in it, or words made from method and path; unique.
    pub id: String,
    /// Method in capital letters.
    pub method: String,
    /// Path template.
    pub path: &'a str,
    /// JSON pointer to the operation.
    pub pointer: String,
    /// JSON pointer to the path item.
    pub item_pointer: String,
    /// The path item.
    pub item: &'a PathItem,
    /// The operation.
    pub operation: &'a Operation,
}

impl Entry<'_> {
    /// Whether an address means this operation: its id, `METHOD /path`, or `tag:NAME`.
    pub(super) fn answers_to(&self, address: &str) -> bool {
        if let Some(tag) = address.strip_prefix("tag:") {
            return self.operation.tags.iter().any(|own| own == tag.trim());
        }
        let declared = self.operation.operation_id.as_deref() == Some(address);
        let place = address.split_once(' ').is_some_and(|(method, path)| {
            method.eq_ignore_ascii_case(&self.method) && path.trim() == self.path
        });
        declared || self.id == address || place
    }
}

/// All operations in the document's order.
#[derive(Debug)]
pub(super) struct Index<'a> {
    /// The operations.
    pub entries: Vec<Entry<'a>>,
}

impl<'a> Index<'a> {
    /// Lists the document's operations; an id that is already taken is reported and replaced.
    pub(super) fn of(context: &mut Context<'a, '_>) -> Self {
        let document = &context.source.document;
        let handlers = Handlers::of(document);
        let mut taken = HashSet::new();
        let mut entries: Vec<Entry<'a>> = Vec::new();
        for (path, item) in &document.paths.paths {
            let item_pointer = format!("/paths/{}", escape(path));
            let ReferenceOr::Item(item) = item else {
                let message = format!("path `{path}` is a reference to another one; it is left out");
                context.report(
                    &item_pointer,
                    Diagnostic::warning("unknown-reference", message)
                        .help("refer to the path that is meant itself, or write it out"),
                );
                continue;
            };
            for (method, operation) in item.iter() {
                let pointer = format!("{item_pointer}/{method}");
                let (method, path) =
                    (said(item, "method").unwrap_or(method), said(item, "path").unwrap_or(path));
                if !is_token(method) {
                    let message = format!("{method:?} is no HTTP method; the operation is left out");
                    let help = "name a method as RFC 9110, section 9.1 allows";
                    context.report(&pointer, Diagnostic::warning("invalid-method", message).help(help));
                    continue;
                }
                let given = handlers.name(operation, method, path).or(operation.operation_id.as_deref());
                let id = unique_id(context, &mut taken, given, method, path, &pointer);
                let (method, item_pointer) = (sent_method(method), item_pointer.clone());
                entries.push(Entry { id, method, path, pointer, item_pointer, item, operation });
            }
        }
        Self { entries }
    }

    /// Ids of the operations that an address means.
    pub(super) fn addressed(&self, address: &str) -> Vec<String> {
        let entries = self.entries.iter().filter(|entry| entry.answers_to(address));
        entries.map(|entry| entry.id.clone()).collect()
    }

    /// Every address there is, to find near misses.
    pub(super) fn addresses(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for entry in &self.entries {
            all.push(entry.id.clone());
            all.push(format!("{} {}", entry.method, entry.path));
            all.extend(entry.operation.tags.iter().map(|tag| format!("tag:{tag}")));
        }
        all.sort();
        all.dedup();
        all
    }
}

/// What `source` says of an operation that OpenAPI 3.0 has no place for: `method` or `path`.
fn said<'a>(item: &'a PathItem, word: &str) -> Option<&'a str> {
    item.extensions.get(&format!("x-vendorsmith-{word}"))?.as_str()
}

/// A method as it is sent: those of a path item in capital letters, others as they are written.
fn sent_method(method: &str) -> String {
    let known = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    if known.contains(&method) { method.to_uppercase() } else { method.to_owned() }
}

fn unique_id(
    context: &mut Context<'_, '_>,
    taken: &mut HashSet<String>,
    given: Option<&str>,
    method: &str,
    path: &str,
    pointer: &str,
) -> String {
    if let Some(id) = given.map(str::trim).filter(|id| !letters(id).is_empty()) {
        if taken.insert(id.to_owned()) {
            return id.to_owned();
        }
        let message = format!("operationId `{id}` is used twice; this operation is named after its path");
        let help = "give each operation an id of its own";
        let place = format!("{pointer}/operationId");
        context.report(&place, Diagnostic::warning("duplicate-operation-id", message).help(help));
    }
    let made = made_id(method, path);
    let mut number = 1;
    while !taken.insert(numbered(&made, number)) {
        number += 1;
    }
    numbered(&made, number)
}

fn numbered(id: &str, number: usize) -> String {
    if number == 1 { id.to_owned() } else { format!("{id}_{number}") }
}

/// Words for an operation without an id: `get_pets_by_id` for `GET /pets/{id}`.
fn made_id(method: &str, path: &str) -> String {
    let mut words = vec![method.to_lowercase()];
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        if segment.starts_with('{') {
            words.push("by".to_owned());
        }
        let parts = segment.split(|letter: char| !letter.is_alphanumeric());
        words.extend(parts.filter(|part| !part.is_empty()).map(str::to_owned));
    }
    words.join("_")
}
