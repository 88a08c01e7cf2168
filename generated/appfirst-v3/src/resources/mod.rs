//! One handle for each group of operations.

#[cfg(feature = "alert-histories")]
pub(crate) mod alert_histories;
#[cfg(feature = "alert-histories")]
pub use self::alert_histories::AlertHistories;

#[cfg(feature = "alerts")]
pub(crate) mod alerts;
#[cfg(feature = "alerts")]
pub use self::alerts::Alerts;

#[cfg(feature = "applications")]
pub(crate) mod applications;
#[cfg(feature = "applications")]
pub use self::applications::{Applications, ListApplicationData};

#[cfg(feature = "buckets")]
pub(crate) mod buckets;
#[cfg(feature = "buckets")]
pub use self::buckets::{Buckets, ListBucketData};

#[cfg(feature = "logs")]
pub(crate) mod logs;
#[cfg(feature = "logs")]
pub use self::logs::{ListLogData, ListLogDetail, Logs};

#[cfg(feature = "polled-data")]
pub(crate) mod polled_data;
#[cfg(feature = "polled-data")]
pub use self::polled_data::{ListPolledDataPoints, PolledDataResource};

#[cfg(feature = "servers")]
pub(crate) mod servers;
#[cfg(feature = "servers")]
pub use self::servers::{ListServerData, ListServers, Servers};

#[cfg(feature = "server-tags")]
pub(crate) mod server_tags;
#[cfg(feature = "server-tags")]
pub use self::server_tags::{ListServerTags, ServerTags};
