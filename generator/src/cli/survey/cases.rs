//! What is sent through a crate's types: a document's examples, and instances made of its schemas.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::sample::Sampler;
use crate::Examined;
use crate::source::node::{Node, Value, unescape};

/// Longest example that is taken, in bytes of JSON.
const LONGEST: usize = 1 << 20;

/// Texts for types.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Cases {
    /// The types, each once, as the probe writes them.
    pub types: Vec<String>,
    /// The texts.
    pub cases: Vec<Case>,
}

/// One JSON text for a type.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Case {
    /// Where it is from.
    pub origin: Origin,
    /// Whether it is an instance of a component's schema.
    pub of_component: bool,
    /// JSON pointer to the example, or to the schema that it was made of.
    pub pointer: String,
    /// Position of its type.
    pub ty: usize,
    /// The text.
    pub text: String,
}

/// Where a case is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Origin {
    /// The example of a media type.
    MediaType,
    /// The example of a schema.
    Schema,
    /// The example of a property.
    Property,
    /// The example of a parameter or header.
    Parameter,
    /// Made of a schema.
    Sampled,
}

/// Collects a document's examples, and makes instances of its component schemas.
pub(super) fn cases(examined: &Examined, examples: bool, sampled: bool) -> Cases {
    let mut collection = Collection { tree: &examined.tree, cases: Cases::default(), types: HashMap::new() };
    let mut seen = HashSet::new();
    for (pointer, ty) in &examined.types {
        if !seen.insert(pointer) {
            continue;
        }
        let ty = ty.seen_from_outside("subject");
        let is_component = is_component(pointer);
        if examples || (sampled && is_component) {
            collection.examples(pointer, &ty);
        }
        if sampled && is_component {
            collection.samples(pointer, &ty, examined.sent.contains(pointer));
        }
    }
    collection.cases
}

fn is_component(pointer: &str) -> bool {
    pointer.strip_prefix("/components/schemas/").is_some_and(|name| !name.contains('/'))
}

struct Collection<'a> {
    tree: &'a Node,
    cases: Cases,
    types: HashMap<String, usize>,
}

impl Collection<'_> {
    /// The examples of the schema at a pointer, and of the media type or parameter whose schema it is.
    fn examples(&mut self, pointer: &str, ty: &str) {
        let Some(schema) = self.tree.pointer(pointer) else { return };
        let (above, last) = pointer.rsplit_once('/').unwrap_or_default();
        let origin = if above.ends_with("/properties") { Origin::Property } else { Origin::Schema };
        if schema.get("$ref").is_none() {
            let all = schema.get("x-vendorsmith-examples").map(Node::items).unwrap_or_default();
            let one = schema.get("example").filter(|_| all.is_empty());
            for example in one.into_iter().chain(all) {
                self.add(origin, pointer, ty, example);
            }
        }
        if last == "schema"
            && let Some(holder) = self.tree.pointer(above)
        {
            let key = unescape(above.rsplit('/').next().unwrap_or_default());
            let in_body = above.rsplit('/').nth(1) == Some("content");
            // What stands beside a form or a text is its text, not JSON.
            if !in_body || key.contains("json") {
                let origin = if in_body { Origin::MediaType } else { Origin::Parameter };
                self.held(origin, above, ty, holder);
            }
        }
    }

    fn held(&mut self, origin: Origin, pointer: &str, ty: &str, holder: &Node) {
        if let Some(example) = holder.get("example") {
            self.add(origin, pointer, ty, example);
        }
        for entry in holder.get("examples").map(Node::entries).unwrap_or_default() {
            let example = match entry.value.get("$ref").and_then(Node::as_str) {
                Some(reference) => self.tree.pointer(reference.trim_start_matches('#')),
                None => Some(&entry.value),
            };
            if let Some(value) = example.and_then(|example| example.get("value")) {
                self.add(origin, &format!("{pointer}/examples/{}", entry.key), ty, value);
            }
        }
    }

    fn samples(&mut self, pointer: &str, ty: &str, sent: bool) {
        for value in Sampler::new(self.tree, pointer, sent).instances() {
            self.put(Origin::Sampled, pointer, ty, value.to_string());
        }
    }

    fn add(&mut self, origin: Origin, pointer: &str, ty: &str, example: &Node) {
        // An example of a value that may be null says nothing about the type without null.
        if !example.is_null() {
            let mut text = String::new();
            write(example, &mut text);
            self.put(origin, pointer, ty, text);
        }
    }

    fn put(&mut self, origin: Origin, pointer: &str, ty: &str, text: String) {
        if text.len() > LONGEST {
            return;
        }
        let types = &mut self.cases.types;
        let ty = *self.types.entry(ty.to_owned()).or_insert_with(|| {
            types.push(ty.to_owned());
            types.len() - 1
        });
        let of_component = is_component(pointer);
        self.cases.cases.push(Case { origin, of_component, pointer: pointer.to_owned(), ty, text });
    }
}

/// Writes a node as JSON; numbers keep their text.
fn write(node: &Node, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Value::Number(text) => out.push_str(text),
        Value::String(text) => out.push_str(&quoted(text)),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(entries) => {
            out.push('{');
            for (at, entry) in entries.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                out.push_str(&quoted(&entry.key));
                out.push(':');
                write(&entry.value, out);
            }
            out.push('}');
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
