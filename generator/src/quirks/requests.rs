//! The `requests:` section.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How requests are written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RequestQuirks {
    /// JSON pointer to where each JSON body goes inside of an object. Where there is no body, an empty object goes
    /// there, if the method is `POST`, `PUT` or `PATCH`.
    #[schemars(example = &"/params")]
    pub envelope: Option<String>,
    /// Which operations have the envelope: operationIds, `METHOD /path`, or `tag:NAME`. Without this key: all.
    #[schemars(example = ["tag:Storm"])]
    pub operations: Option<Vec<String>>,
    /// How lists in the query are written, by the parameter's name, where the document says otherwise.
    #[schemars(example = IndexMap::from([("merchant_sku_ids[]", "repeated")]))]
    pub arrays: IndexMap<String, ArrayForm>,
    /// How brackets in the names of query parameters are written.
    pub brackets: BracketForm,
}

/// How a list in the query is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ArrayForm {
    /// The name once for each element: `a=1&a=2`.
    Repeated,
    /// The elements with commas between: `a=1,2`.
    Comma,
}

/// How brackets in the names of query parameters are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BracketForm {
    /// Percent-encoded, as RFC 3986 has it: `a%5Bgte%5D`.
    #[default]
    Encoded,
    /// As they are: `a[gte]`.
    Raw,
}
