//! What an answer means: success, or which kind of error, and what the vendor says about it.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value};

use super::error::{ErrorKind, FieldError, VendorError};
use super::profile::ErrorShape;

/// The kind of error that `status` means; `None` for a success.
pub(super) fn kind(status: StatusCode) -> Option<ErrorKind> {
    Some(match status.as_u16() {
        200..=299 => return None,
        304 => ErrorKind::NotModified,
        401 => ErrorKind::Authentication,
        403 => ErrorKind::Permission,
        404 | 410 => ErrorKind::NotFound,
        409 | 412 => ErrorKind::Conflict,
        400 | 422 => ErrorKind::Validation,
        429 => ErrorKind::Throttled,
        500..=599 => ErrorKind::Server,
        _ => ErrorKind::Status,
    })
}

/// Longest error body that is looked into, in bytes; a longer one is only kept.
const LONGEST: usize = 256 * 1024;
/// Most messages about fields that are listed.
const MOST_FIELDS: usize = 100;

/// What an error body says, read as `shape` declares and, for `application/problem+json`, as RFC 9457
/// does. `None` when it is not JSON (a proxy's HTML page, say), longer than 256 KiB, or says none of it;
/// never a failure.
pub(super) fn vendor_error(
    shape: &ErrorShape,
    headers: &HeaderMap,
    body: &[u8],
) -> Option<VendorError> {
    if body.len() > LONGEST {
        return None;
    }
    let body: Value = serde_json::from_slice(body).ok()?;
    let mut found = VendorError {
        code: shape.code.iter().find_map(|place| code(body.pointer(place)?)),
        message: shape.message.iter().find_map(|place| text(body.pointer(place)?)),
        fields: declared_fields(shape, &body),
    };
    if is_problem(headers) {
        complete(&mut found, &body);
    }
    (found != VendorError::default()).then_some(found)
}

fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn code(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        other => text(other),
    }
}

fn declared_fields(shape: &ErrorShape, body: &Value) -> Vec<FieldError> {
    let mut found = Vec::new();
    let Some(place) = shape.fields else { return found };
    let Some(Value::Object(fields)) = body.pointer(place) else { return found };
    for (name, value) in fields {
        let pointer = format!("{place}/{}", escape(name));
        let taken = shape.message.iter().chain(shape.code);
        if !taken.into_iter().any(|taken| **taken == pointer) {
            flatten(&mut vec![name.clone()], value, &mut found);
        }
    }
    found
}

/// RFC 6901 section 3.
fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Lists what is said about the field at `path`: a message, a list of messages, or an object of the same
/// about the parts of the field. The depth is bounded by the JSON parser's.
fn flatten(path: &mut Vec<String>, value: &Value, found: &mut Vec<FieldError>) {
    match value {
        Value::Object(parts) => {
            for (name, value) in parts {
                part(name.clone(), value, path, found);
            }
        }
        Value::Array(entries) => {
            for (position, entry) in entries.iter().enumerate() {
                if entry.is_object() {
                    part(position.to_string(), entry, path, found);
                } else {
                    said(path, entry, found);
                }
            }
        }
        message => said(path, message, found),
    }
}

fn part(
    name: String,
    value: &Value,
    path: &mut Vec<String>,
    found: &mut Vec<FieldError>,
) {
    path.push(name);
    flatten(path, value, found);
    path.pop();
}

fn said(path: &[String], message: &Value, found: &mut Vec<FieldError>) {
    if found.len() == MOST_FIELDS {
        return;
    }
    let message = message.as_str().map_or_else(|| message.to_string(), str::to_owned);
    found.push(FieldError {
        field: path.join("."),
        message,
    });
}

fn is_problem(headers: &HeaderMap) -> bool {
    media_type(headers).eq_ignore_ascii_case("application/problem+json")
}

/// Whether the answer says that it is JSON (RFC 8259, or a `+json` suffix of RFC 6839).
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    let media = media_type(headers).to_ascii_lowercase();
    media.ends_with("/json") || media.ends_with("+json")
}

/// The media type that an answer says it has, without its parameters; empty where it says none.
pub(super) fn media_type(headers: &HeaderMap) -> &str {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.and_then(|value| value.split(';').next()).unwrap_or_default().trim()
}

/// Fills what the shape left open from the members of RFC 9457 section 3.1, and from the `errors` of its
/// example, each with `detail` and `pointer`.
fn complete(found: &mut VendorError, body: &Value) {
    let Value::Object(problem) = body else { return };
    let member = |name: &str| problem.get(name).and_then(text);
    if found.message.is_none() {
        found.message = member("detail").or_else(|| member("title"));
    }
    if found.code.is_none() {
        found.code = member("type").filter(|kind| kind != "about:blank");
    }
    if found.fields.is_empty() {
        let errors = problem.get("errors").and_then(Value::as_array);
        let errors = errors.into_iter().flatten().filter_map(Value::as_object);
        found.fields = errors.filter_map(problem_field).take(MOST_FIELDS).collect();
    }
}

fn problem_field(error: &Map<String, Value>) -> Option<FieldError> {
    let field = text(error.get("pointer")?)?;
    Some(FieldError {
        field,
        message: text(error.get("detail")?)?,
    })
}
