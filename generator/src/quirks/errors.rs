//! The `errors:` section.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Where an error body keeps what it says, which successes are errors, and what codes mean.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ErrorQuirk {
    /// The message: the first of these pointers that leads to a non-empty string, or to a list with one in it.
    #[schemars(example = &"/error/message", example = ["/detail", "/errors/0"])]
    pub message: Option<OneOrMany>,
    /// The vendor's code, a string or a number: the first of these pointers that leads to one.
    #[schemars(example = &"/error/code")]
    pub code: Option<OneOrMany>,
    /// Messages about single fields: an object of field name to message, list of messages, or nested object of the
    /// same.
    #[schemars(example = &"/errors")]
    pub fields: Option<String>,
    /// The name of the one field that the message is about: the first of these pointers that leads to a string or to a
    /// list of names.
    #[schemars(example = &"/field")]
    pub field: Option<OneOrMany>,
    /// What a list in the place of a field's name means.
    #[schemars(example = &"names")]
    pub field_list: FieldListQuirk,
    /// Several errors in one body.
    pub entries: Option<EntriesQuirk>,
    /// Which bodies of a 2xx are errors: a test, or several of which one is enough. They are looked at before the answer's
    /// type and before it is decided what is repeated; streams and media types other than JSON and text are not.
    #[schemars(example = serde_json::json!({"pointer": "/error_class"}))]
    pub success: Option<SuccessQuirks>,
    /// What parts a hierarchical code: with `::`, `A::B` is an `A`.
    #[schemars(example = &"::")]
    pub separator: Option<String>,
    /// What codes mean, by code; a number is written in quotes. With a `separator`, a code's row also serves those
    /// below it that have none of their own. The first code with a row, the body's own before its entries', tells the kind.
    /// The request is sent again, also with a renewed credential, only for what is said of all of it: by the body's own code,
    /// which decides alone even if it has no row, or else by every entry's, all alike; otherwise the status decides. `retry:
    /// never` counts wherever it stands.
    #[schemars(example = serde_json::json!({"rate_limited": {"kind": "throttled"}}))]
    pub codes: IndexMap<String, CodeQuirk>,
}

/// Several errors in one body.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntriesQuirk {
    /// The list of errors, or the only one: the first of these pointers that leads to one. `""` is the body itself.
    #[schemars(example = ["/errors", "/detail"])]
    pub at: OneOrMany,
    /// The message, by a pointer into the entry; `""` is the entry itself where it is a string.
    #[schemars(example = ["", "/message"])]
    pub message: Option<OneOrMany>,
    /// The code, by a pointer into the entry.
    #[schemars(example = &"/code")]
    pub code: Option<OneOrMany>,
    /// The name of the field that the entry is about, by a pointer into the entry; of a list see `field_list`.
    #[schemars(example = &"/loc")]
    pub field: Option<OneOrMany>,
    /// A list of entries of the same form, by a pointer into the entry.
    #[schemars(example = &"/errors")]
    pub entries: Option<String>,
}

/// What a list in the place of a field's name means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FieldListQuirk {
    /// The way to one field: its parts are joined by dots.
    #[default]
    Path,
    /// Several fields.
    Names,
}

/// A test of a 2xx's body or several, of which one is enough. With neither `equals` nor `unless`, anything there makes the
/// body an error but null, `false`, and an empty string, list or object.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum SuccessQuirks {
    /// One.
    One(SuccessQuirk),
    /// Several, of which one is enough.
    Many(Vec<SuccessQuirk>),
}

/// A body of a 2xx that passes this is an error. With neither `equals` nor `unless`, anything there is enough but null,
/// `false`, and an empty string, list or object.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuccessQuirk {
    /// Where the body is looked at.
    #[schemars(example = &"/success")]
    pub pointer: String,
    /// The value that makes it an error.
    #[schemars(example = &false)]
    pub equals: Option<ScalarQuirk>,
    /// The only value, besides null, that does not make it an error.
    #[schemars(example = &0)]
    pub unless: Option<ScalarQuirk>,
    /// Which operations are looked at: operationIds, `METHOD /path`, or `tag:NAME`. Without this key: all.
    #[schemars(example = ["list_devices", "tag:Reports"])]
    pub operations: Option<Vec<String>>,
}

/// `true`, `false`, a number or a string.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum ScalarQuirk {
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(serde_json::Number),
    /// A string.
    Text(String),
}

/// What a code means; what is absent is left to the status.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CodeQuirk {
    /// The kind of error.
    #[schemars(example = &"throttled")]
    pub kind: Option<CodeKindQuirk>,
    /// Whether it is repeated. Without this key `throttled` means `refused`.
    #[schemars(example = &"refused")]
    pub retry: Option<CodeRetryQuirk>,
    /// How long is waited before, where `Retry-After` does not say: `reset` for the time that the headers of the limits
    /// tell (as `throttled` has it without this key), or a whole number and `ms`, `s`, `m`, `h` or `d`.
    #[schemars(example = &"reset", example = &"30s")]
    pub wait: Option<String>,
    /// The component schema of what a body or an entry of this code has besides: `details::<Type>()` of `VendorError` and
    /// of `ErrorEntry` reads it, for the code and what lies below it. A row of this alone leaves the rest to the row above.
    #[schemars(example = &"OutOfBounds")]
    pub details: Option<String>,
}

/// A kind of error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CodeKindQuirk {
    /// The vendor does not accept the credential; one that can be renewed is, once.
    Authentication,
    /// The credential does not allow it.
    Permission,
    /// There is no such thing.
    NotFound,
    /// The state of the thing forbids it.
    Conflict,
    /// The arguments are refused.
    Validation,
    /// Too many requests.
    Throttled,
    /// The vendor failed.
    Server,
}

/// Whether an error of some code is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CodeRetryQuirk {
    /// Never: another attempt would fail alike.
    Never,
    /// Always: the vendor did not execute the request.
    Refused,
    /// Where the operation is idempotent.
    Unavailable,
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

impl OneOrMany {
    /// The values, in their order.
    pub(crate) fn values(&self) -> &[String] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

impl SuccessQuirks {
    /// The tests, in their order.
    pub(crate) fn tests(&self) -> &[SuccessQuirk] {
        match self {
            Self::One(test) => std::slice::from_ref(test),
            Self::Many(tests) => tests,
        }
    }
}
