//! The `auth:` section.

use schemars::JsonSchema;
use serde::Deserialize;

/// How a credential travels.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, tag = "type")]
pub enum AuthQuirk {
    /// `Authorization: <keyword> <token>`.
    Bearer {
        /// The word before the token.
        #[serde(default = "bearer")]
        #[schemars(example = &"Token")]
        keyword: String,
        /// What it is and where to get one; it becomes documentation.
        #[schemars(example = &"Made under Settings, API keys.")]
        description: Option<String>,
    },
    /// `Authorization: Basic <base64(user:password)>`.
    Basic {
        /// What it is and where to get one; it becomes documentation.
        #[schemars(example = &"Made under Settings, API keys.")]
        description: Option<String>,
    },
    /// A key in a header, query parameter or cookie.
    ApiKey {
        /// Where the key travels.
        #[serde(rename = "in")]
        location: KeyLocation,
        /// Name of the header, query parameter or cookie.
        #[schemars(example = &"X-Api-Key")]
        name: String,
        /// What it is and where to get one; it becomes documentation.
        #[schemars(example = &"Made under Settings, API keys.")]
        description: Option<String>,
    },
}

fn bearer() -> String {
    "Bearer".to_owned()
}

/// Where an API key travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KeyLocation {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}
