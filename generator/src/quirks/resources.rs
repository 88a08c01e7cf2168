//! The `resources:` section.

use schemars::JsonSchema;
use serde::Deserialize;

/// A resource: a named group of operations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ResourceQuirk {
    /// Operations that belong to it: operationIds, `METHOD /path`, or `tag:NAME`. An address of no operation is an
    /// error.
    #[schemars(example = ["reboot_device", "tag:Devices"])]
    pub operations: Vec<String>,
    /// What it is; it becomes documentation.
    #[schemars(example = &"The devices of a fleet.")]
    pub description: Option<String>,
}
