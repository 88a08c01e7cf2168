//! The `codecs:` section.

use schemars::JsonSchema;
use serde::Deserialize;

/// A form in which the vendor writes some values, and which they are. At least one of `schemas`, `properties`, `formats`
/// and `parameters` names them. Of several rules for one value an address of its own wins over `*.name`, that over a
/// schema, that over a format; else the first. One that comes to nothing by that is an error.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodecQuirk {
    /// The form.
    #[serde(rename = "as")]
    pub codec: CodecWord,
    /// Component schemas of single values.
    #[serde(default)]
    #[schemars(example = ["Timestamp"])]
    pub schemas: Vec<String>,
    /// `Schema.property` of a component, or `*.property` of every object; `*` in a name stands for any letters. Lists and
    /// mappings are of such values.
    #[serde(default)]
    #[schemars(example = ["Server.created", "*.updated_at"])]
    pub properties: Vec<String>,
    /// Values of `format`.
    #[serde(default)]
    #[schemars(example = ["unix-time"])]
    pub formats: Vec<String>,
    /// `operationId.parameter`, or a parameter's name for all operations.
    #[serde(default)]
    #[schemars(example = ["list_servers.start", "end"])]
    pub parameters: Vec<String>,
    /// Time zone of `local_datetime`, by its name in the IANA database.
    #[schemars(example = &"America/New_York")]
    pub zone: Option<String>,
}

/// A form of values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CodecWord {
    /// Seconds since 1970-01-01 00:00 UTC, as a number or text, decimals allowed: `EpochSeconds`.
    EpochS,
    /// Milliseconds since 1970-01-01 00:00 UTC, as a number or text: `EpochMilliseconds`.
    EpochMs,
    /// A date and time without an offset, on the clocks of `zone`: `LocalDateTime`.
    LocalDatetime,
    /// A number that is now a number, now a text: `NumberOrString`.
    NumberOrString,
    /// A number of any size with all its digits: `Number`.
    Number,
    /// A flag as 0 or 1: `ZeroOne`.
    ZeroOne,
    /// An amount of money as a decimal text: `Money`.
    Money,
    /// A value of the declared type as a text of JSON: `JsonText`. A parameter is given as the value.
    JsonText,
    /// A list as one text with commas between its elements: `CommaList`. A parameter is given as the list.
    CommaList,
}
