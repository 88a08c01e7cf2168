//! Values as the text of paths, queries and headers (OpenAPI 3.0, "Style Values").
//!
//! Each function writes its value as JSON first, so that all that follows is one piece of code for every type.

mod encode;

use std::fmt;

use serde_core::Serialize;

use super::json::Json;

/// How a query parameter with several values is written; one with a single value is always `name=value`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Style {
    /// `form`, exploded: `a=1&a=2`; the properties of an object become parameters, `x=1&y=2`.
    #[default]
    Form,
    /// `form`, not exploded: `a=1,2`; an object is `a=x,1,y,2`.
    FormJoined,
    /// `spaceDelimited`: `a=1%202`.
    SpaceDelimited,
    /// `pipeDelimited`: `a=1%7C2`.
    PipeDelimited,
    /// `deepObject`: `a[x]=1&a[y]=2` with the brackets encoded; an object in it adds a bracket, a list in it
    /// repeats its name.
    DeepObject,
}

/// A value that has no form as a parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodeError {
    /// Why not.
    pub message: String,
}

impl EncodeError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for EncodeError {}

/// `value` as percent-encoded text of a path, style `simple`: a list is `1,2`, an object `x,1,y,2`.
///
/// Everything but RFC 3986's unreserved characters is encoded, so that no value adds a segment. A dot is
/// unreserved: whoever puts the text into a path must refuse the segments `.` and `..`.
///
/// # Errors
/// When nothing would be written, which names another resource; when lists or objects are nested; when the
/// value cannot be serialised.
pub fn encode_path<V: Serialize + ?Sized>(value: &V) -> Result<String, EncodeError> {
    encode::path(&json(value)?)
}

/// `value` as percent-encoded pairs of a query. No value (`None`, `()`, an empty list) gives no pair.
///
/// # Errors
/// When lists or objects are nested in a style that has no form for that; when the value cannot be serialised.
pub fn encode_query<V: Serialize + ?Sized>(
    style: Style,
    name: &str,
    value: &V,
) -> Result<Vec<(String, String)>, EncodeError> {
    encode::query(style, name, &json(value)?)
}

/// `value` as the text of a header, style `simple`, as it is (headers know no encoding); `None` when there is no
/// value, so that the header is not sent.
///
/// # Errors
/// When the text has control characters, which would end the header; when lists or objects are nested;
/// when the value cannot be serialised.
pub fn encode_header<V: Serialize + ?Sized>(
    value: &V,
) -> Result<Option<String>, EncodeError> {
    encode::header(&json(value)?)
}

/// `value`, an object, as the text of an `application/x-www-form-urlencoded` body: each property as in a query.
///
/// # Errors
/// When the value is no object or holds an object; when it cannot be serialised.
pub fn encode_form<V: Serialize + ?Sized>(value: &V) -> Result<String, EncodeError> {
    encode::form(&json(value)?)
}

/// Percent-encoded pairs as the text of a query, without the question mark.
#[must_use]
pub fn write_query(pairs: &[(String, String)]) -> String {
    let pairs: Vec<_> =
        pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

fn json<V: Serialize + ?Sized>(value: &V) -> Result<Json, EncodeError> {
    Json::from_serialize(value).map_err(|error| EncodeError::new(error.to_string()))
}
