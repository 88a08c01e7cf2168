//! Rules of single objects that the table cannot say.

use crate::diagnostic::Diagnostic;

use super::node::{Entry, Node, Value};
use super::object::Object;
use super::trail::Trail;
use super::upgrade;
use super::walk::{KEPT, Walk, article};

/// Puts right what would make an object unreadable.
pub(super) fn before(walk: &mut Walk<'_>, node: &mut Node, object: Object, at: &Trail<'_>) {
    match object {
        Object::Example if !matches!(node.value, Value::Object(_)) => {
            let message = "an example belongs under `value`".to_owned();
            walk.note("wrong-kind", message, &node.span, at);
            let value = node.clone();
            node.value = Value::Object(vec![Entry::made("value", value)]);
        }
        Object::Example => upgrade::example(node),
        Object::MediaType => {
            upgrade::media_type(walk, node, at);
            example_list(walk, node, at);
        }
        Object::Parameter => {
            upgrade::parameter(walk, node, at);
            example_list(walk, node, at);
        }
        Object::Header => example_list(walk, node, at),
        Object::Callback => {
            if let Some(entries) = node.entries_mut() {
                entries.retain(|entry| !entry.key.starts_with("x-"));
            }
        }
        _ => {}
    }
}

/// Looks at an object whose keys are right; false means that it was reported and must go.
pub(super) fn after(walk: &mut Walk<'_>, node: &mut Node, object: Object, at: &Trail<'_>) -> bool {
    match object {
        Object::Parameter => {
            schema_or_content(walk, node, object, at);
            style(walk, node, at);
            if node.get("in").and_then(Node::as_str) != Some("query") {
                aside(node, "allowReserved");
                aside(node, "allowEmptyValue");
            }
            true
        }
        Object::Header => {
            schema_or_content(walk, node, object, at);
            true
        }
        Object::Operation => {
            if let Some(id) = node.get("operationId").filter(|id| id.as_str() == Some("")) {
                let span = id.span.clone();
                let message = "`operationId` is empty and ignored".to_owned();
                walk.note("empty-key", message, &span, &at.key("operationId"));
                node.remove("operationId");
            }
            true
        }
        Object::Link => one_of(walk, node, &["operationId", "operationRef"], at),
        Object::SecurityScheme => scheme(walk, node, at),
        _ => true,
    }
}

/// `examples` as a list, as in JSON Schema, is kept aside.
fn example_list(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    if let Some(list) = node.get("examples").filter(|list| !matches!(list.value, Value::Object(_))) {
        walk.note(
            "wrong-kind",
            "`examples` is no object here and is ignored".to_owned(),
            &list.span,
            &at.key("examples"),
        );
        aside(node, "examples");
    }
}

fn aside(node: &mut Node, key: &str) {
    let Some(entries) = node.entries_mut() else { return };
    if let Some(entry) = entries.iter_mut().find(|entry| entry.key == key) {
        entry.key = format!("{KEPT}{key}");
    }
}

fn schema_or_content(walk: &mut Walk<'_>, node: &mut Node, object: Object, at: &Trail<'_>) {
    match (node.get("schema").is_some(), node.get("content").is_some()) {
        (true, true) => {
            let message =
                format!("{} has both `schema` and `content`; `content` is left out", article(object.name()));
            let finding = Diagnostic::warning("conflicting-keys", message).help("keep one of them");
            walk.report(finding, &node.span, at);
            aside(node, "content");
        }
        (false, false) => {
            let message = format!("{} lacks `schema`; a string is assumed", article(object.name()));
            let finding = Diagnostic::warning("missing-key", message).help("add `schema`");
            walk.report(finding, &node.span, at);
            let kind = Entry::made("type", Node::new(node.span.clone(), Value::String("string".to_owned())));
            let schema = Node::new(node.span.clone(), Value::Object(vec![kind]));
            if let Some(entries) = node.entries_mut() {
                entries.push(Entry::made("schema", schema));
            }
        }
        _ => {}
    }
}

/// A parameter's style must be one that its location knows (OpenAPI 3.0.3, "Style Values").
fn style(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let location = node.get("in").and_then(Node::as_str).unwrap_or_default();
    let styles: &[&str] = match location {
        "path" => &["matrix", "label", "simple"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        _ => &["form"],
    };
    let Some(written) =
        node.get("style").filter(|style| style.as_str().is_none_or(|style| !styles.contains(&style)))
    else {
        return;
    };
    let message = format!(
        "a {location} parameter has no style `{}`; the default is used",
        written.as_str().unwrap_or_default()
    );
    let finding =
        Diagnostic::warning("unknown-value", message).help(format!("write one of {}", styles.join(", ")));
    walk.report(finding, &written.span, &at.key("style"));
    node.remove("style");
}

fn scheme(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) -> bool {
    let keys: &[&str] = match node.get("type").and_then(Node::as_str).unwrap_or_default() {
        "apiKey" => &["name", "in"],
        "http" => &["scheme"],
        "oauth2" => &["flows"],
        _ => &["openIdConnectUrl"],
    };
    keys.iter().all(|key| one_of(walk, node, &[key], at))
}

/// Whether one of these keys is there; if not, the object is reported as lost.
fn one_of(walk: &mut Walk<'_>, node: &Node, keys: &[&str], at: &Trail<'_>) -> bool {
    let there = keys.iter().any(|key| node.get(key).is_some());
    if !there {
        let keys = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" or ");
        let finding =
            Diagnostic::warning("missing-key", format!("{keys} is missing here; the object is left out"));
        walk.report(finding.help(format!("add {keys}")), &node.span, at);
    }
    there
}
