//! One handle for each group of operations.

#[cfg(feature = "account")]
pub(crate) mod account;
#[cfg(feature = "account")]
pub use self::account::AccountResource;

#[cfg(feature = "alert-histories")]
pub(crate) mod alert_histories;
#[cfg(feature = "alert-histories")]
pub use self::alert_histories::{AlertHistories, ListAlertHistories};

#[cfg(feature = "alerts")]
pub(crate) mod alerts;
#[cfg(feature = "alerts")]
pub use self::alerts::{Alerts, ListAlerts};

#[cfg(feature = "applications")]
pub(crate) mod applications;
#[cfg(feature = "applications")]
pub use self::applications::{
    Applications, ListApplicationData, ListApplicationDetail, ListApplicationProcesses,
    ListApplications,
};

#[cfg(feature = "buckets")]
pub(crate) mod buckets;
#[cfg(feature = "buckets")]
pub use self::buckets::{Buckets, ListBucketData, ListBuckets};

#[cfg(feature = "logs")]
pub(crate) mod logs;
#[cfg(feature = "logs")]
pub use self::logs::{ListLogData, ListLogDetail, ListLogs, Logs};

#[cfg(feature = "maintenance-windows")]
pub(crate) mod maintenance_windows;
#[cfg(feature = "maintenance-windows")]
pub use self::maintenance_windows::{ListMaintenanceWindows, MaintenanceWindows};

#[cfg(feature = "polled-data")]
pub(crate) mod polled_data;
#[cfg(feature = "polled-data")]
pub use self::polled_data::{ListPolledData, ListPolledDataPoints, PolledDataResource};

#[cfg(feature = "processes")]
pub(crate) mod processes;
#[cfg(feature = "processes")]
pub use self::processes::{ListProcessData, ListProcessDetail, Processes};

#[cfg(feature = "servers")]
pub(crate) mod servers;
#[cfg(feature = "servers")]
pub use self::servers::{
    ListServerData, ListServerOutages, ListServerProcessData, ListServerProcesses,
    ListServers, ListTagsOfServer, Servers,
};

#[cfg(feature = "server-tags")]
pub(crate) mod server_tags;
#[cfg(feature = "server-tags")]
pub use self::server_tags::{ListServerTags, ServerTags};

#[cfg(feature = "templates")]
pub(crate) mod templates;
#[cfg(feature = "templates")]
pub use self::templates::{ListTemplates, Templates};

#[cfg(feature = "users")]
pub(crate) mod users;
#[cfg(feature = "users")]
pub use self::users::{ListUsers, Users};
