//! One handle for each group of operations.

#[cfg(feature = "organizations")]
pub(crate) mod organizations;
#[cfg(feature = "organizations")]
pub use self::organizations::{ListOrganizations, Organizations};
