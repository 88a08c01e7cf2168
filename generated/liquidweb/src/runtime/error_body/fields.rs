//! What a body says about single fields.

use super::super::json::Json;
use super::super::profile::{ErrorShape, FieldList};
use super::super::vendor_error::FieldError;
use super::{MOST, Reading};

/// Takes the object of messages by field.
pub(super) fn take(reading: &mut Reading<'_>, shape: &ErrorShape) {
    let Some(place) = shape.fields else { return };
    let Some(fields) = reading.body.pointer(place).and_then(Json::as_object) else {
        return;
    };
    for (name, value) in fields {
        let pointer = format!("{place}/{}", escape(name));
        let known = shape.message.iter().chain(shape.code).chain(shape.field);
        if !known.into_iter().any(|known| **known == pointer) {
            flatten(&mut vec![name.clone()], value, &mut reading.found.fields);
            reading.taken.push(pointer);
        }
    }
}

/// The names that stand in the place of a field's name.
pub(super) fn names(value: &Json, list: FieldList) -> Option<Vec<String>> {
    let name = |value: &Json| match value {
        Json::Number(number) => Some(number.to_string()),
        other => super::text(other),
    };
    let Some(elements) = value.as_array() else { return Some(vec![name(value)?]) };
    let names: Vec<String> = elements.iter().filter_map(name).collect();
    match list {
        _ if names.is_empty() => None,
        FieldList::Path => Some(vec![names.join(".")]),
        FieldList::Names => Some(names),
    }
}

pub(super) fn said(field: String, message: String) -> FieldError {
    FieldError { field, message }
}

/// RFC 6901 section 3.
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Lists what is said about the field at `path`: a message, a list of messages, or an object of the same
/// about the parts of the field. The depth is bounded by the JSON reader's.
fn flatten(path: &mut Vec<String>, value: &Json, found: &mut Vec<FieldError>) {
    match value {
        Json::Object(parts) => {
            for (name, value) in parts {
                part(name.clone(), value, path, found);
            }
        }
        Json::Array(entries) => {
            for (position, entry) in entries.iter().enumerate() {
                if entry.as_object().is_some() {
                    part(position.to_string(), entry, path, found);
                } else {
                    tell(path, entry, found);
                }
            }
        }
        message => tell(path, message, found),
    }
}

fn part(
    name: String,
    value: &Json,
    path: &mut Vec<String>,
    found: &mut Vec<FieldError>,
) {
    path.push(name);
    flatten(path, value, found);
    path.pop();
}

fn tell(path: &[String], message: &Json, found: &mut Vec<FieldError>) {
    if found.len() < MOST {
        let text = message.as_str().map_or_else(|| message.to_string(), str::to_owned);
        found.push(said(path.join("."), text));
    }
}
