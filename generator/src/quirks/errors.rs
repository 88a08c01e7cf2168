//! The `errors:` section.

use schemars::JsonSchema;
use serde::Deserialize;

/// Where an error body keeps what it says: JSON pointers (RFC 6901) into the body. Where the document declares error
/// answers, a pointer that none of them has is an error.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorQuirk {
    /// The message: the first of these pointers that leads to a non-empty string.
    #[schemars(example = &"/error/message", example = ["/detail", "/errors/0"])]
    pub message: OneOrMany,
    /// The vendor's code, a string or a number: the first of these pointers that leads to one.
    #[schemars(example = &"/error/code")]
    pub code: Option<OneOrMany>,
    /// Messages about single fields: an object of field name to message, list of messages, or nested object of the
    /// same.
    #[schemars(example = &"/errors")]
    pub fields: Option<String>,
}

/// One value or a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several, in order of preference.
    Many(Vec<String>),
}
