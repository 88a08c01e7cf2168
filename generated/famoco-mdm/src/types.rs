//! The types of requests and answers.

use std::collections::BTreeMap;

use crate::runtime;

#[cfg(feature = "action-tokens")]
pub use crate::resources::action_tokens::{
    ActionToken, ActionTokenRequest, PaginatedActionTokenList,
};

#[cfg(feature = "applications")]
pub use crate::resources::applications::{
    Application, ApplicationRequest, PaginatedApplicationList,
};

#[cfg(feature = "devices")]
pub use crate::resources::devices::{
    Device, DeviceStatus, HardwareDetails, PaginatedDeviceList, PatchedDeviceRequest,
};

#[cfg(feature = "fleets")]
pub use crate::resources::fleets::{Fleet, FleetRequest, PaginatedFleetList};

#[cfg(feature = "organizations")]
pub use crate::resources::organizations::{
    BillingPackageInfo, Organization, OrganizationStatus, PaginatedOrganizationList,
};

/// What went wrong: `detail` holds a sentence, any other key names a field and holds a list of
/// sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// A sentence under `detail`, or lists of sentences under field names.
    pub errors: BTreeMap<String, runtime::Json>,
}

runtime::object! { Error { required errors = "errors" } }
