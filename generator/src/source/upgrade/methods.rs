//! Methods beyond the eight of OpenAPI 3.0: `query` and `additionalOperations` of 3.2. Each becomes a path item of its
//! own, under a key that no path has, with the operation where `post` stands.

use crate::diagnostic::Diagnostic;

use super::super::node::{Entry, Node, Value};
use super::super::object::Object;
use super::super::trail::Trail;
use super::super::versions::Version;
use super::super::walk::{KEPT, Walk, shown};

/// Further methods that one path may have: each takes a copy of what the path's operations share.
const METHODS: usize = 16;

/// What the operations of a path share.
const SHARED: &[&str] = &["summary", "description", "servers", "parameters"];

/// Methods that a path item of OpenAPI 3.0 has keys for.
const FIXED: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Gives each operation of a further method a path item of its own.
pub(super) fn spread(walk: &mut Walk<'_>, tree: &mut Node) {
    let Some(Value::Object(entries)) = tree.child_mut("paths").map(|paths| &mut paths.value) else { return };
    let further = |node: &Node| node.get("query").is_some() || node.get("additionalOperations").is_some();
    if !entries.iter().any(|entry| further(&entry.value)) {
        return;
    }
    let paths = Trail::ROOT.key("paths");
    for mut path in std::mem::take(entries) {
        let made = of_path(walk, &mut path, &paths);
        entries.push(path);
        entries.extend(made);
    }
}

/// The further path items of one path.
fn of_path(walk: &mut Walk<'_>, path: &mut Entry, paths: &Trail<'_>) -> Vec<Entry> {
    let at = paths.key(&path.key);
    let mut made = Vec::new();
    for operation in further(walk, &mut path.value, &at) {
        let method = operation.key.to_lowercase();
        if FIXED.contains(&method.as_str()) {
            fixed(walk, &mut path.value, operation, &method, &at);
        } else if made.len() < METHODS {
            made.push(item(path, operation));
        } else {
            let message =
                format!("a path with over {METHODS} further methods; `{}` is left out", operation.key);
            let finding =
                Diagnostic::warning("too-many-methods", message).help("give the path fewer methods");
            walk.report(finding, &operation.key_span, &at);
        }
    }
    made
}

/// An entry of `additionalOperations` that a path item has a key for: it is read as if it stood there, where nothing
/// does.
fn fixed(walk: &mut Walk<'_>, item: &mut Node, operation: Entry, method: &str, at: &Trail<'_>) {
    let additional = at.key("additionalOperations");
    let (written, span, at) = (shown(&operation.key), operation.key_span, additional.key(&operation.key));
    if operation.key != method.to_uppercase() {
        let message = format!("`{written}` is sent in capital letters, as `{}`", method.to_uppercase());
        let help = "write methods as they are sent";
        walk.report(Diagnostic::note("unknown-value", message).help(help), &span, &at);
    }
    if item.get(method).is_none() {
        let message = format!("`{written}` has a key of its own in a path item, `{method}`; it is read so");
        let help = format!("move the operation to `{method}`");
        walk.report(Diagnostic::note("misplaced-key", message).help(help), &span, &at);
        item.put(method, operation.value);
        return;
    }
    let message = format!("the path has another operation under `{method}`; this one is left out");
    walk.report(Diagnostic::warning("conflicting-keys", message).help("keep one of them"), &span, &at);
}

/// Takes the operations of further methods out of a path item, each under its method.
fn further(walk: &mut Walk<'_>, item: &mut Node, at: &Trail<'_>) -> Vec<Entry> {
    let mut found = Vec::new();
    for entry in item.entries().iter().filter(|entry| matches!(&*entry.key, "query" | "additionalOperations"))
    {
        walk.too_new(&entry.key, Version::V3_2, Object::PathItem, &entry.key_span, at);
    }
    let whole = |node: &Node| matches!(node.value, Value::Object(_));
    if item.get("query").is_some_and(whole)
        && let Some(query) = item.take("query")
    {
        found.push(Entry::made("QUERY", query));
    }
    if item.get("additionalOperations").is_some_and(whole)
        && let Some(Node { value: Value::Object(entries), .. }) = item.take("additionalOperations")
    {
        let at = at.key("additionalOperations");
        found.extend(entries.into_iter().filter(|entry| is_method(walk, entry, &at)));
    }
    found
}

/// Whether a key can be sent as a method (RFC 9110, section 5.6.2: a token).
fn is_method(walk: &mut Walk<'_>, entry: &Entry, at: &Trail<'_>) -> bool {
    if entry.key.starts_with("x-") {
        return false;
    }
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    let token = !entry.key.is_empty() && entry.key.len() <= 64 && entry.key.bytes().all(letter);
    if !token {
        let message = format!("`{}` is no method; the operation is left out", shown(&entry.key));
        let finding = Diagnostic::warning("unknown-value", message).help("write a method such as COPY");
        walk.report(finding, &entry.key_span, &at.key(&entry.key));
    }
    token
}

/// A path item for one operation.
fn item(path: &Entry, operation: Entry) -> Entry {
    let shared = path.value.entries().iter().filter(|entry| SHARED.contains(&&*entry.key));
    let mut entries: Vec<Entry> = shared.cloned().collect();
    let span = operation.key_span.clone();
    let text = |key: &str, text: &str| Entry::made(format!("{KEPT}{key}"), Node::text(span.clone(), text));
    entries.push(text("method", &operation.key));
    entries.push(text("path", &path.key));
    let key = format!("{}#{KEPT}method={}", path.key, operation.key);
    entries.push(Entry { key: "post".to_owned(), ..operation });
    Entry { key, key_span: span.clone(), value: Node::object(path.value.span.clone(), entries) }
}
