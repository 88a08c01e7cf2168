//! The `encodings:` section.

use schemars::JsonSchema;
use serde::Deserialize;

/// Encodings that the vendor has besides JSON, which a client may choose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct EncodingQuirks {
    /// YAML, read by the schema: where a text is declared, `no`, `010` and `2026-01-02` are texts. The crate gets the
    /// feature `yaml`, off by default, and with it `Client::builder().yaml()`.
    pub yaml: Option<YamlQuirk>,
}

/// How YAML is asked for: by an extension, by `Accept`, or by both. It holds for every operation whose answer is JSON, and
/// for those without an answer, whose errors come in it too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct YamlQuirk {
    /// What is put behind the path of each operation. Bodies are then sent as JSON that YAML's readers take for the
    /// same.
    #[schemars(example = &".yaml")]
    pub extension: Option<String>,
    /// Value of the `Accept` header; `application/yaml` (RFC 9512) where there is only an extension.
    #[schemars(example = &"application/yaml; version=5")]
    pub accept: Option<String>,
}
