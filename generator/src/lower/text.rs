//! Words out of a document: descriptions, and values as JSON text.

use crate::source::node::{Node, Value};
use crate::source::openapi::SchemaData;

use super::shape::Spot;

/// A text without surrounding space; `None` if nothing is left.
pub(super) fn paragraph(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// What a schema says about itself: its description, else its title unless that only repeats `name`.
pub(super) fn description(data: &SchemaData, name: &str) -> Option<String> {
    let title = || paragraph(data.title.as_deref()).filter(|title| letters(title) != letters(name));
    paragraph(data.description.as_deref()).or_else(title)
}

/// What the last of the schemas written at a spot says about itself that says anything.
pub(super) fn own<'a>(spot: &Spot<'a>) -> Option<&'a SchemaData> {
    let said = |data: &&SchemaData| data.description.is_some() || data.title.is_some() || data.deprecated;
    spot.written().into_iter().rev().filter_map(Spot::data).find(said)
}

/// The value of a discriminator that a schema says stands for it, in place of its name.
pub(super) fn own_tag(data: &SchemaData) -> Option<String> {
    let keys = ["x-discriminator-value", "x-ms-discriminator-value"];
    let said = keys.iter().find_map(|key| data.extensions.get(*key))?;
    said.as_str().map(str::to_owned)
}

/// Whether a text is a token of HTTP (RFC 9110 section 5.6.2), as names of headers must be.
pub(super) fn is_token(text: &str) -> bool {
    let mark = |part: char| part.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(part);
    !text.is_empty() && text.chars().all(mark)
}

/// Letters and digits in lower case: what two spellings of a name have in common.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The last word of a name written in any of the usual ways, in lower case: `id` of `deviceId` and `device_id`.
pub(super) fn last_word(name: &str) -> String {
    let mut start = 0;
    let mut before = ' ';
    for (at, letter) in name.char_indices() {
        if !letter.is_alphanumeric() {
            start = at + letter.len_utf8();
        } else if letter.is_uppercase() && before.is_lowercase() {
            start = at;
        }
        before = letter;
    }
    name[start..].to_lowercase()
}

/// A node as JSON text; numbers keep the text they were written with.
pub(super) fn json(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => text.clone(),
        Value::String(text) => quoted(text),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(json).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(entries) => {
            let each =
                |entry: &crate::source::node::Entry| format!("{}:{}", quoted(&entry.key), json(&entry.value));
            let entries: Vec<_> = entries.iter().map(each).collect();
            format!("{{{}}}", entries.join(","))
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
