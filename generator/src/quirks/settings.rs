//! The `settings:` and `operation_security:` sections.

use schemars::JsonSchema;
use serde::Deserialize;

/// An argument that belongs to the client and not to a call, such as a tenant. It is a method of the client's builder;
/// a parameter of that name vanishes from the calls.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingQuirk {
    /// Where it travels.
    #[serde(rename = "in")]
    pub location: SettingLocation,
    /// Name of the header, query parameter or part of the path.
    #[schemars(example = &"X-Tenant")]
    pub name: String,
    /// Whether a call cannot do without it; it is then an error of the call when the client has none. A part of a path
    /// is always needed.
    #[serde(default)]
    pub required: bool,
    /// The operations that it goes with: operationIds, `METHOD /path`, or `tag:NAME`. Without this key: all, or those
    /// whose path has such a part.
    #[schemars(example = ["tag:Devices"])]
    pub operations: Option<Vec<String>>,
    /// Operations that it does not go with.
    #[serde(default)]
    #[schemars(example = ["login", "refresh"])]
    pub except: Vec<String>,
    /// What it is; it becomes documentation.
    #[schemars(example = &"The workspace that calls are about.")]
    pub description: Option<String>,
}

/// Where a setting travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SettingLocation {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In the path.
    Path,
}

/// Part of what an operation needs: a scheme, or an alternative set of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RequirementQuirk {
    /// A scheme, which is sent together with the others that stand beside it.
    Scheme(String),
    /// Schemes that are sent together, as one alternative.
    Alternative(Vec<String>),
}
