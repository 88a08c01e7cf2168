//! The `webhooks:` section.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the vendor sends by itself: how it is signed, and what it says. The document's own `webhooks` (of 3.1, or
/// `x-webhooks`) give their types without this.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WebhookQuirks {
    /// How a delivery is signed. Without this key nothing is checked, and there is nothing but types.
    pub signature: Option<SignatureQuirk>,
    /// Component schema of every delivery.
    #[schemars(example = &"WebhookPayload")]
    pub payload: Option<String>,
    /// Deliveries of several kinds, told apart by a name. One of another name is kept as JSON.
    pub events: Option<EventsQuirk>,
}

/// How a delivery is signed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignatureQuirk {
    /// The header with the signature. Case does not matter.
    #[schemars(example = &"X-Signature")]
    pub header: String,
    /// How the signature is made.
    #[serde(default)]
    pub algorithm: AlgorithmQuirk,
    /// How the signature is written.
    #[serde(default)]
    pub encoding: EncodingQuirk,
    /// What stands before the signature in the header.
    #[schemars(example = &"sha256=")]
    pub prefix: Option<String>,
    /// What parts the header's value where it holds several signatures; parts without the prefix are passed over.
    #[schemars(example = &",", example = &" ")]
    pub separator: Option<String>,
    /// What the secret is and where a user finds it, in words; it becomes documentation.
    #[schemars(example = &"the secret that was given when the webhook was registered")]
    pub key: Option<String>,
    /// How the secret is written.
    #[serde(default)]
    pub key_encoding: KeyEncodingQuirk,
    /// What stands before a secret in Base64 and is no part of it.
    #[schemars(example = &"whsec_")]
    pub key_prefix: Option<String>,
    /// The text that is signed. `{body}` is the body as it came, `{timestamp}` and `{id}` are those headers' values.
    #[serde(default = "body")]
    #[schemars(example = &"{timestamp}.{body}", example = &"{id}.{timestamp}.{body}")]
    pub signed: String,
    /// Where the time of sending stands; it must be part of what is signed.
    pub timestamp: Option<TimestampQuirk>,
    /// The header with the delivery's id.
    #[schemars(example = &"Webhook-Id")]
    pub id: Option<String>,
}

fn body() -> String {
    "{body}".to_owned()
}

/// How a signature is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AlgorithmQuirk {
    /// HMAC (RFC 2104) with SHA-256.
    #[default]
    HmacSha256,
    /// HMAC with SHA-512.
    HmacSha512,
    /// HMAC with SHA-1.
    HmacSha1,
}

/// How a signature is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EncodingQuirk {
    /// Hexadecimal digits.
    #[default]
    Hex,
    /// Base64.
    Base64,
}

/// How a secret is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KeyEncodingQuirk {
    /// Its text is the key.
    #[default]
    Text,
    /// Base64 of the key.
    Base64,
}

/// Where the time of sending stands, and how old it may be.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimestampQuirk {
    /// The header; it may be that of the signature.
    #[schemars(example = &"X-Timestamp")]
    pub header: String,
    /// What stands before it in a part of the header, where the `separator` parts it.
    #[schemars(example = &"t=")]
    pub prefix: Option<String>,
    /// How it is spelt.
    #[serde(default)]
    pub unit: StampUnitQuirk,
    /// How far it may lie from now: a whole number and `ms`, `s`, `m`, `h` or `d`.
    #[serde(default = "tolerance")]
    #[schemars(example = &"5m")]
    pub tolerance: String,
}

fn tolerance() -> String {
    "5m".to_owned()
}

/// How the time of sending is spelt.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StampUnitQuirk {
    /// Seconds since 1970-01-01 00:00 UTC.
    #[default]
    EpochS,
    /// Milliseconds since 1970-01-01 00:00 UTC.
    EpochMs,
    /// An HTTP date (RFC 9110, section 5.6.7).
    HttpDate,
}

/// Deliveries of several kinds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EventsQuirk {
    /// JSON pointer (RFC 6901) to the name in the body; this or `header`.
    #[schemars(example = &"/event")]
    pub at: Option<String>,
    /// The header with the name.
    #[schemars(example = &"X-Event")]
    pub header: Option<String>,
    /// Component schemas by name. Without this key: the document's webhooks, each by its own name.
    #[schemars(example = IndexMap::from([("scan.completed", "ScanCompleted")]))]
    pub types: IndexMap<String, String>,
}
