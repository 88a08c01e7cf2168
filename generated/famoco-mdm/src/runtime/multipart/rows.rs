//! What the rows of [`multipart!`](super::multipart) become: a function a word.

use percent_encoding::percent_decode_str;

use super::super::encode::Encode;
use super::super::json::Json;
use super::super::style::{Style, encode_query};
use super::{FilePart, Multipart, wire};

/// A field that is always there.
pub fn required<T>(value: T) -> Option<T> {
    Some(value)
}

/// A field that may be left out.
#[must_use]
pub fn optional<T>(value: Option<T>) -> Option<T> {
    value
}

/// Adds a file, unless there is none.
#[must_use]
pub fn file(
    mut body: Multipart,
    name: &str,
    media_type: &str,
    file: Option<FilePart>,
) -> Multipart {
    if let Some(file) = file {
        body.push_file(name, media_type, file);
    }
    body
}

/// Adds files, each as a part of the same name (RFC 7578, section 4.3).
#[must_use]
pub fn files(
    mut body: Multipart,
    name: &str,
    media_type: &str,
    files: Option<Vec<FilePart>>,
) -> Multipart {
    for file in files.into_iter().flatten() {
        body.push_file(name, media_type, file);
    }
    body
}

/// Adds a value: text, numbers and flags as text, an object as JSON, a list as a part for each of its elements. With a
/// media type that is JSON a list is one part. Null is not sent.
#[must_use]
pub fn value<V: Encode>(
    mut body: Multipart,
    name: &str,
    media_type: &str,
    value: Option<V>,
) -> Multipart {
    let json = value.and_then(|value| body.json(name, &value));
    match json {
        Some(Json::Array(elements)) if !is_json(media_type) => {
            for element in &elements {
                add(&mut body, name, media_type, element);
            }
        }
        Some(json) => add(&mut body, name, media_type, &json),
        None => {}
    }
    body
}

/// Adds an object or list in the style `deepObject`, each value as a part of its own such as `name[key]`.
#[must_use]
pub fn deep<V: Encode>(
    mut body: Multipart,
    name: &str,
    media_type: &str,
    value: Option<V>,
) -> Multipart {
    let pairs = value.map(|value| encode_query(Style::DeepObject, name, &value));
    match pairs {
        None => {}
        Some(Err(error)) => body.fail(format!("part `{name}`: {}", error.message)),
        Some(Ok(pairs)) => {
            for (name, value) in pairs {
                let plain = |text: &str| {
                    percent_decode_str(text).decode_utf8_lossy().into_owned()
                };
                let disposition = wire::field(&plain(&name));
                body.push(&disposition, media_type, &[], plain(&value).into());
            }
        }
    }
    body
}

fn add(body: &mut Multipart, name: &str, media_type: &str, value: &Json) {
    let structured = matches!(value, Json::Array(_) | Json::Object(_));
    let text = match value {
        Json::Null => return,
        Json::String(text) => text.clone(),
        other => other.to_string(),
    };
    let implied = if structured { "application/json" } else { "" };
    let media_type = if media_type.is_empty() { implied } else { media_type };
    body.push(&wire::field(name), media_type, &[], text.into());
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.ends_with("/json") || essence.ends_with("+json")
}
