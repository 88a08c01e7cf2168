//! Fields of a form to a request body with an object of them.

use std::collections::HashSet;

use super::super::super::node::{Entry, Node, Value};
use super::super::super::trail::Trail;
use super::super::super::walk::Walk;
use super::shared::Shared;
use super::{media, parameters};

const URLENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// The request body that these fields make; `None` where there are none. The first of a name stands.
pub(super) fn of_fields(
    walk: &mut Walk<'_>,
    fields: &[&Node],
    consumes: Option<Vec<Node>>,
    shared: &Shared,
    at: &Trail<'_>,
) -> Option<Node> {
    let first = fields.first()?;
    let (mut properties, mut encoding, mut required): (Vec<Entry>, Vec<Entry>, Vec<Node>) =
        Default::default();
    let (mut files, mut names, mut separated) = (false, HashSet::new(), Vec::new());
    for field in fields {
        let mut field = shared.resolve(field).clone();
        let Some(name) = field.get("name").and_then(Node::as_str).map(str::to_owned) else { continue };
        if !names.insert(name.clone()) {
            continue;
        }
        if field.get("required").and_then(Node::as_bool) == Some(true) {
            required.push(Node::text(field.span.clone(), &*name));
        }
        let format = field.take("collectionFormat");
        let mut schema = parameters::schema(walk, &mut field, at);
        files |= schema.get("type").and_then(Node::as_str) == Some("file");
        describe(&field, &mut schema);
        separated.extend(format.clone().filter(|_| schema.get("items").is_some()));
        let made = parameters::encoding(walk, format.as_ref(), &schema, at);
        encoding.extend(made.map(|made| Entry::made(&*name, made)));
        properties.push(Entry::made(name, schema));
    }
    let object = schema(first, properties, required.clone());
    let types = types(consumes, files, shared, first);
    if types.iter().any(|media| media::essence(media) == MULTIPART) {
        for format in separated.iter().filter(|format| format.as_str() != Some("multi")) {
            let word = format.as_str().unwrap_or_default();
            parameters::not_followed(walk, word, "in the parts of a form", &format.span, at);
        }
    }
    Some(body(first, &object, &encoding, &types, !required.is_empty()))
}

/// A field's description and extensions describe its value here.
fn describe(field: &Node, schema: &mut Node) {
    let kept =
        |entry: &&Entry| entry.key == "description" || entry.key == "example" || entry.key.starts_with("x-");
    for entry in field.entries().iter().filter(kept) {
        schema.put(&entry.key, entry.value.clone());
    }
}

fn schema(at: &Node, properties: Vec<Entry>, required: Vec<Node>) -> Node {
    let mut schema =
        Node::object(at.span.clone(), vec![Entry::made("type", Node::text(at.span.clone(), "object"))]);
    schema.put("properties", Node::object(at.span.clone(), properties));
    if !required.is_empty() {
        schema.put("required", Node::new(at.span.clone(), Value::Array(required)));
    }
    schema
}

/// The media types of forms among those that are consumed; a file needs parts, and without any word a form is
/// urlencoded.
fn types(consumes: Option<Vec<Node>>, files: bool, shared: &Shared, at: &Node) -> Vec<Node> {
    let otherwise = if files { MULTIPART } else { URLENCODED };
    let mut types = media::effective(consumes, &shared.consumes, at, otherwise);
    types.retain(|media| match &*media::essence(media) {
        MULTIPART => true,
        URLENCODED => !files,
        _ => false,
    });
    if types.is_empty() { vec![Node::text(at.span.clone(), otherwise)] } else { types }
}

fn body(at: &Node, schema: &Node, encoding: &[Entry], types: &[Node], required: bool) -> Node {
    let content = types.iter().map(|media| {
        let mut value = Node::object(at.span.clone(), vec![Entry::made("schema", schema.clone())]);
        if !encoding.is_empty() {
            value.put("encoding", Node::object(at.span.clone(), encoding.to_vec()));
        }
        Entry { key: media.as_str().unwrap_or_default().to_owned(), key_span: media.span.clone(), value }
    });
    let mut body = Node::object(at.span.clone(), Vec::new());
    if required {
        body.put("required", Node::new(at.span.clone(), Value::Bool(true)));
    }
    body.put("content", Node::object(at.span.clone(), content.collect()));
    body
}
