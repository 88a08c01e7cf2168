//! Bodies: the parameter `in: body`, or those `in: formData` together.

use super::super::super::node::{Entry, Node};
use super::super::super::trail::Trail;
use super::super::super::walk::Walk;
use super::shared::{Location, Shared};
use super::{forms, media};
use crate::diagnostic::Diagnostic;

/// The request body of an operation: of its own parameters, else of those of its path.
pub(super) fn of_operation(
    walk: &mut Walk<'_>,
    own: &[Node],
    inherited: &[Node],
    consumes: Option<Vec<Node>>,
    shared: &Shared,
    at: &Trail<'_>,
) -> Option<Node> {
    let all: Vec<&Node> = own.iter().chain(inherited).collect();
    let bodies: Vec<&Node> = if own.is_empty() { inherited.iter().collect() } else { own.iter().collect() };
    let body = bodies.iter().find(|parameter| shared.location(parameter) == Location::Body);
    let Some(&body) = body else {
        let fields: Vec<&Node> =
            all.into_iter().filter(|parameter| shared.location(parameter) == Location::Form).collect();
        return forms::of_fields(walk, &fields, consumes, shared, at);
    };
    for other in bodies.iter().filter(|other| !std::ptr::eq(**other, body)) {
        let finding =
            Diagnostic::warning("several-bodies", "a request has one body; this parameter is left out");
        walk.report(finding.help("keep one body, or form fields only"), &other.span, at);
    }
    if body.get("$ref").is_some() && consumes.as_ref().is_none_or(Vec::is_empty) {
        // To `#/parameters/…`: it becomes a component, and the reference is rewritten with all others.
        return Some(body.clone());
    }
    Some(upgraded(shared.resolve(body), consumes, shared))
}

/// A body parameter as a request body.
pub(super) fn upgraded(parameter: &Node, consumes: Option<Vec<Node>>, shared: &Shared) -> Node {
    let types = media::effective(consumes, &shared.consumes, parameter, "application/json");
    let anything = || Node::object(parameter.span.clone(), Vec::new());
    let schema = parameter.get("schema").cloned().unwrap_or_else(anything);
    let kept = |entry: &&Entry| !matches!(&*entry.key, "name" | "in" | "schema") && !is_of_plain(&entry.key);
    let mut entries: Vec<Entry> = parameter.entries().iter().filter(kept).cloned().collect();
    let content = types.iter().map(|media| {
        let value = Node::object(schema.span.clone(), vec![Entry::made("schema", schema.clone())]);
        Entry { key: media.as_str().unwrap_or_default().to_owned(), key_span: media.span.clone(), value }
    });
    entries.push(Entry::made("content", Node::object(schema.span.clone(), content.collect())));
    Node::object(parameter.span.clone(), entries)
}

/// Keys that stand beside a body's schema by mistake.
fn is_of_plain(key: &str) -> bool {
    matches!(key, "type" | "format" | "items" | "default" | "enum" | "allowEmptyValue" | "collectionFormat")
}
