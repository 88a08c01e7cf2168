//! Turns values into the text of paths, queries and headers.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_core::Serialize;

const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// How a parameter with several values is written (OpenAPI 3.0, style values).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `a=1&a=2`.
    FormExplode,
    /// `a=1,2`.
    Form,
}

/// A value that has no form as a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    /// Why not.
    pub message: String,
}

fn text<V: Serialize + ?Sized>(value: &V) -> Result<Vec<String>, EncodeError> {
    let json = serde_json::to_value(value)
        .map_err(|error| EncodeError { message: error.to_string() })?;
    Ok(match json {
        serde_json::Value::Null => Vec::new(),
        serde_json::Value::String(text) => vec![text],
        serde_json::Value::Array(items) => {
            items.iter().map(ToString::to_string).collect()
        }
        other => vec![other.to_string()],
    })
}

fn escape(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// `value` as percent-encoded text of a path segment, style `simple`.
///
/// # Errors
/// When the value cannot be serialised.
pub fn encode_path<V: Serialize + ?Sized>(value: &V) -> Result<String, EncodeError> {
    Ok(text(value)?.iter().map(|item| escape(item)).collect::<Vec<_>>().join(","))
}

/// `value` as percent-encoded pairs of a query.
///
/// # Errors
/// When the value cannot be serialised.
pub fn encode_query<V: Serialize + ?Sized>(
    _style: Style,
    name: &str,
    value: &V,
) -> Result<Vec<(String, String)>, EncodeError> {
    Ok(text(value)?.iter().map(|item| (escape(name), escape(item))).collect())
}

/// `value` as the text of a header, style `simple`.
///
/// # Errors
/// When the value cannot be serialised.
pub fn encode_header<V: Serialize + ?Sized>(value: &V) -> Result<String, EncodeError> {
    Ok(text(value)?.join(","))
}
