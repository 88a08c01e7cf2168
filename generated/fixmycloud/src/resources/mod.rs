//! One handle for each group of operations.

#[cfg(feature = "auth")]
pub(crate) mod auth;
#[cfg(feature = "auth")]
pub use self::auth::Auth;

#[cfg(feature = "connections")]
pub(crate) mod connections;
#[cfg(feature = "connections")]
pub use self::connections::{Connections, ListConnections};

#[cfg(feature = "findings")]
pub(crate) mod findings;
#[cfg(feature = "findings")]
pub use self::findings::{Findings, ListFindings};

#[cfg(feature = "scans")]
pub(crate) mod scans;
#[cfg(feature = "scans")]
pub use self::scans::Scans;

#[cfg(feature = "webhooks")]
pub(crate) mod webhooks;
#[cfg(feature = "webhooks")]
pub use self::webhooks::Webhooks;
