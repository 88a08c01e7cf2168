//! The `crate:` section.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// About the crate that is made.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PackageQuirks {
    /// Package name: a letter, then letters, digits, `-` and `_`, at most 64 in all. Without it the folder's name is
    /// taken. `--name` wins over it.
    #[schemars(example = &"acme-fleet")]
    pub name: Option<String>,
    /// Semantic version; anything else is an error. Without it, it is made from the document's `info.version`, else
    /// `0.1.0`.
    #[schemars(example = &"1.4.0")]
    pub version: Option<String>,
    /// SPDX licence expression.
    #[schemars(example = &"MIT OR Apache-2.0")]
    pub license: Option<String>,
    /// One line about the crate.
    #[schemars(example = &"Client for Acme's fleet API")]
    pub description: Option<String>,
    /// Authors, as in Cargo.
    #[schemars(example = ["Ada Lovelace <ada@example.com>"])]
    pub authors: Vec<String>,
    /// URL of the repository.
    #[schemars(example = &"https://github.com/example/acme-fleet")]
    pub repository: Option<String>,
    /// URL of the home page.
    #[schemars(example = &"https://developers.example.com")]
    pub homepage: Option<String>,
    /// At most five words; a sixth is an error, as on crates.io.
    #[schemars(example = ["acme", "api", "client"])]
    pub keywords: Vec<String>,
    /// Which cargo features are made.
    pub features: FeatureQuirk,
}

/// Which cargo features are made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FeatureQuirk {
    /// One a resource, all on by default.
    #[default]
    Resources,
    /// None: everything is always compiled.
    None,
}
