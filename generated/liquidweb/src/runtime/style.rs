//! Values as the text of paths, queries, headers and forms (OpenAPI 3.0.4, "Style Values" and "Style Examples").
//!
//! Each function writes its value as JSON first, so that all that follows is one piece of code for every type. Where
//! OpenAPI leaves undefined how lists and objects within others are written, forms and `deepObject` use brackets, as
//! most servers read them, and the other styles JSON.

mod encode;

pub(super) use encode::escape;

use std::fmt;

use super::encode::{Encode, to_json};
use super::json::Json;

/// How a parameter with several values is written. In a query one with a single value is always `name=value`.
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
    /// Values parted by tabs, which Swagger 2.0 calls `tsv`: `a=1%092`.
    TabDelimited,
    /// `deepObject`: `a[x]=1&a[y]=2` with the brackets encoded. An object in it adds a bracket, a list in it is
    /// `a[x][]=1&a[x][]=2`, one of objects or lists `a[x][0][y]=1`.
    DeepObject,
    /// `simple`, for paths and headers: `1,2`; an object is `x,1,y,2`.
    Simple,
    /// `simple`, exploded: an object is `x=1,y=2`.
    SimpleExploded,
    /// `label`, for paths: `.1,2`.
    Label,
    /// `label`, exploded: `.1.2`; an object is `.x=1.y=2`.
    LabelExploded,
    /// `matrix`, for paths: `;a=1,2`.
    Matrix,
    /// `matrix`, exploded: `;a=1;a=2`; an object is `;x=1;y=2`.
    MatrixExploded,
    /// The value as JSON, for parameters whose media type is JSON.
    Json,
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

/// `value` as percent-encoded text of a path. A style that is not for paths counts as `simple`.
///
/// Everything but RFC 3986's unreserved characters is encoded, so that no value adds a segment. A dot is
/// unreserved: whoever puts the text into a path must refuse the segments `.` and `..`.
///
/// # Errors
/// When nothing would be written, which names another resource; when the value cannot be serialised.
pub fn encode_path<V: Encode + ?Sized>(
    style: Style,
    name: &str,
    value: &V,
) -> Result<String, EncodeError> {
    encode::path(style, name, &json(value)?)
}

/// `value` as percent-encoded pairs of a query. No value (`None`, `()`, an empty list) gives no pair. A style that
/// is not for queries counts as `form`.
///
/// # Errors
/// When the value cannot be serialised.
pub fn encode_query<V: Encode + ?Sized>(
    style: Style,
    name: &str,
    value: &V,
) -> Result<Vec<(String, String)>, EncodeError> {
    Ok(encode::query(style, encode::escape, name, &json(value)?))
}

/// Like [`encode_query`], but values keep the reserved characters that do not end them (`allowReserved`): all of
/// RFC 3986's but `#`, `&`, `+`, `[` and `]`, and but the comma where it parts values. What is percent-encoded already
/// stays so (RFC 6570 section 3.2.3).
///
/// # Errors
/// When the value cannot be serialised.
pub fn encode_reserved_query<V: Encode + ?Sized>(
    style: Style,
    name: &str,
    value: &V,
) -> Result<Vec<(String, String)>, EncodeError> {
    Ok(encode::query(style, encode::keep_reserved, name, &json(value)?))
}

/// `value` as the text of a whole query, without the question mark: JSON where the style is [`Style::Json`], else a form.
///
/// # Errors
/// When the value cannot be serialised, or is no object and a form is asked for.
pub fn encode_query_string<V: Encode + ?Sized>(
    style: Style,
    value: &V,
) -> Result<String, EncodeError> {
    match style {
        Style::Json => Ok(encode::escape(&json(value)?.to_string())),
        _ => encode_form(&[], value),
    }
}

/// `value` as the text of a header, as it is (headers know no encoding); `None` when there is no value, so that the
/// header is not sent. A style that is not for headers counts as `simple`.
///
/// # Errors
/// When the text has control characters, which would end the header; when the value cannot be serialised.
pub fn encode_header<V: Encode + ?Sized>(
    style: Style,
    value: &V,
) -> Result<Option<String>, EncodeError> {
    encode::header(style, &json(value)?)
}

/// `value`, an object, as the text of an `application/x-www-form-urlencoded` body. `styles` names the properties that
/// are written in a style of their own; of the others lists repeat their name, and objects are written like
/// [`Style::DeepObject`].
///
/// # Errors
/// When the value is no object; when it cannot be serialised.
pub fn encode_form<V: Encode + ?Sized>(
    styles: &[(&str, Style)],
    value: &V,
) -> Result<String, EncodeError> {
    Ok(write_query(&encode::form(styles, &json(value)?)?))
}

/// Percent-encoded pairs as the text of a query, without the question mark.
#[must_use]
pub fn write_query(pairs: &[(String, String)]) -> String {
    let pairs: Vec<_> =
        pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

fn json<V: Encode + ?Sized>(value: &V) -> Result<Json, EncodeError> {
    to_json(value).map_err(|error| EncodeError::new(error.to_string()))
}
