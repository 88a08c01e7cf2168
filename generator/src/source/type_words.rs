//! Words after `type` that OpenAPI does not know and vendors write: names of other languages' types, and formats.

use crate::diagnostic::Diagnostic;

use super::node::{Entry, Node, Value};
use super::trail::Trail;
use super::walk::{Walk, shown};

/// The types that there are; `null` is one since 3.1 and settled elsewhere.
const TYPES: &[&str] = &["array", "boolean", "integer", "null", "number", "object", "string"];

/// What a word means: a type, none for any value, and a format if the schema has none.
fn meaning(word: &str) -> Option<(Option<&'static str>, Option<&'static str>)> {
    Some(match word {
        "int" | "integer64" | "bigint" => (Some("integer"), None),
        "int32" | "short" => (Some("integer"), Some("int32")),
        "int64" | "long" => (Some("integer"), Some("int64")),
        "decimal" | "numeric" => (Some("number"), None),
        "float" => (Some("number"), Some("float")),
        "double" => (Some("number"), Some("double")),
        "str" | "text" | "char" | "varchar" | "enum" => (Some("string"), None),
        "date" => (Some("string"), Some("date")),
        "datetime" | "date-time" | "timestamp" => (Some("string"), Some("date-time")),
        "uuid" | "guid" => (Some("string"), Some("uuid")),
        "uri" | "url" => (Some("string"), Some("uri")),
        "email" => (Some("string"), Some("email")),
        "password" => (Some("string"), Some("password")),
        "byte" | "base64" => (Some("string"), Some("byte")),
        "binary" | "file" => (Some("string"), Some("binary")),
        "bool" => (Some("boolean"), None),
        "list" => (Some("array"), None),
        "dict" | "dictionary" | "map" | "hash" => (Some("object"), None),
        "any" | "mixed" => (None, None),
        _ => return TYPES.iter().find(|known| **known == word).map(|known| (Some(*known), None)),
    })
}

/// Puts right what a schema's `type` says. A word without meaning goes, so that the schema accepts any value.
pub(super) fn settle(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(written) = node.get("type").cloned() else { return };
    let Some(word) = written.as_str().filter(|word| !TYPES.contains(word)) else { return };
    let found = meaning(&word.trim().to_ascii_lowercase());
    let read = match found {
        Some((Some(kind), _)) => format!("it is read as `{kind}`"),
        _ => "any value is accepted here".to_owned(),
    };
    let message = format!("`{}` is no type of OpenAPI; {read}", shown(word));
    let help = format!("write one of {}", TYPES.join(", "));
    walk.report(Diagnostic::warning("unknown-value", message).help(help), &written.span, &at.key("type"));
    let (kind, format) = found.unwrap_or_default();
    match kind {
        Some(kind) => {
            if let Some(place) = node.child_mut("type") {
                place.value = Value::String(kind.to_owned());
            }
        }
        None => node.remove("type"),
    }
    if let (Some(format), None) = (format, node.get("format")) {
        let made = Node::new(written.span, Value::String(format.to_owned()));
        node.entries_mut().into_iter().for_each(|entries| entries.push(Entry::made("format", made.clone())));
    }
}
