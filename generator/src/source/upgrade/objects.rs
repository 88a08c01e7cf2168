//! Single objects of 3.2 that 3.0 says in another way.

use super::super::node::{Entry, Node};
use super::super::object::Object;
use super::super::streams;
use super::super::trail::Trail;
use super::super::versions::Version;
use super::super::walk::{KEPT, Walk};

/// `itemSchema`, the schema of each item of a stream, becomes `schema` with a mark. Where the items cannot be told apart
/// it says nothing that a client can follow; a component may be of any media type, which shows where it is used.
pub(in super::super) fn media_type(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(written) = node.get("itemSchema") else { return };
    walk.too_new("itemSchema", Version::V3_2, Object::MediaType, &written.span.clone(), at);
    if let Some(name) = at.last().filter(|name| name.contains('/') && !streams::is_split(name)) {
        let span = written.span.clone();
        let message = format!("items of `{name}` are not told apart, so that `itemSchema` is not followed");
        walk.note("unsplit-items", message, &span, &at.key("itemSchema"));
        node.remove("itemSchema");
        return;
    }
    if node.get("schema").is_some() {
        // Both describe the same content, as a whole and item by item; the items are what a client reads.
        node.remove("schema");
    }
    let Some(entry) = renamed(node, "itemSchema", "schema") else { return };
    let truth = Node::new(entry.value.span.clone(), super::super::node::Value::Bool(true));
    node.put(&format!("{KEPT}stream"), truth);
}

/// `in: querystring`, a parameter that is the whole query, becomes one in the query with a mark; so does the style
/// `cookie`.
pub(in super::super) fn parameter(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    mark(walk, node, "in", "querystring", "query", at);
    if let Some(written) = node.get("style").filter(|written| written.as_str() == Some("cookie")) {
        let message = "values of `style: cookie` are percent-encoded, as those of `form` are".to_owned();
        walk.note("cookie-style", message, &written.span.clone(), &at.key("style"));
    }
    mark(walk, node, "style", "cookie", "form", at);
}

fn mark(walk: &mut Walk<'_>, node: &mut Node, key: &str, word: &str, instead: &str, at: &Trail<'_>) {
    let Some(written) = node.get(key).filter(|written| written.as_str() == Some(word)).cloned() else {
        return;
    };
    if walk.version < Version::V3_2 {
        walk.too_new(word, Version::V3_2, Object::Parameter, &written.span, at);
    }
    node.put(key, Node::text(written.span.clone(), instead));
    node.put(&format!("{KEPT}{key}"), written);
}

/// `dataValue`, an example as data, is what `value` is where the example stands for data.
pub(in super::super) fn example(node: &mut Node) {
    if node.get("value").is_none() {
        renamed(node, "dataValue", "value");
    }
}

/// Gives a key another name.
fn renamed<'a>(node: &'a mut Node, from: &str, to: &str) -> Option<&'a Entry> {
    let entry = node.entries_mut()?.iter_mut().find(|entry| entry.key == from)?;
    to.clone_into(&mut entry.key);
    Some(entry)
}
