//! One handle for each group of operations.

#[cfg(feature = "action-tokens")]
pub(crate) mod action_tokens;
#[cfg(feature = "action-tokens")]
pub use self::action_tokens::{ActionTokens, ListActionTokens};

#[cfg(feature = "applications")]
pub(crate) mod applications;
#[cfg(feature = "applications")]
pub use self::applications::{Applications, ListApplications};

#[cfg(feature = "devices")]
pub(crate) mod devices;
#[cfg(feature = "devices")]
pub use self::devices::{Devices, ListDevices, UpdateDevice};

#[cfg(feature = "fleets")]
pub(crate) mod fleets;
#[cfg(feature = "fleets")]
pub use self::fleets::{Fleets, ListFleets};

#[cfg(feature = "organizations")]
pub(crate) mod organizations;
#[cfg(feature = "organizations")]
pub use self::organizations::{ListOrganizations, Organizations};
