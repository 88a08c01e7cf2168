//! One handle for each group of operations.

#[cfg(feature = "alert-histories")]
pub(crate) mod alert_histories;
#[cfg(feature = "alert-histories")]
pub use self::alert_histories::{AlertHistories, ListAlertHistories};

#[cfg(feature = "servers")]
pub(crate) mod servers;
#[cfg(feature = "servers")]
pub use self::servers::{ListServers, Servers};
