//! The `naming:` section.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// New names, as the document would spell them; Rust's conventions are applied to them. An old name that is not in the
/// document is an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NamingQuirk {
    /// Operation (operationId or `METHOD /path`) to method name. An address of several operations is an error.
    #[schemars(example = IndexMap::from([("reset_device_certificate", "reset_certificate")]))]
    pub operations: IndexMap<String, String>,
    /// Component schema to type name.
    #[schemars(example = IndexMap::from([("DeviceSerializerV2", "Device")]))]
    pub schemas: IndexMap<String, String>,
    /// `Schema.property` to field name.
    #[schemars(example = IndexMap::from([("Device.devId", "serial")]))]
    pub properties: IndexMap<String, String>,
    /// `Schema.value` of an enumeration to variant name.
    #[schemars(example = IndexMap::from([("Status.1", "Active")]))]
    pub values: IndexMap<String, String>,
}
