//! The types of requests and answers.

use crate::runtime;

#[cfg(feature = "alert-histories")]
pub use crate::resources::alert_histories::{AlertHistory, AlertMessage};

#[cfg(feature = "alerts")]
pub use crate::resources::alerts::{
    Alert, AlertType, AlertUpdate, NewAlert, TriggerType,
};

#[cfg(feature = "applications")]
pub use crate::resources::applications::Application;

#[cfg(feature = "buckets")]
pub use crate::resources::buckets::{Bucket, BucketPoint, BucketType};

#[cfg(feature = "logs")]
pub use crate::resources::logs::{Log, LogLine, LogPoint, LogSource};

#[cfg(feature = "polled-data")]
pub use crate::resources::polled_data::{PolledData, PolledPoint};

#[cfg(feature = "servers")]
pub use crate::resources::servers::{
    Outage, PolledDataConfig, PolledDataConfigUpdate, Process, Server, ServerTagging,
    ServerUpdate,
};

#[cfg(feature = "server-tags")]
pub use crate::resources::server_tags::NewServerTag;

/// What was measured at one time. A value that there is none of is absent.
#[derive(Debug, Clone, PartialEq)]
pub struct DataPoint {
    /// When.
    pub time: runtime::EpochSeconds,
    /// Processor time in percent.
    pub cpu: Option<f64>,
    /// Memory in bytes.
    pub memory: Option<i64>,
    /// Page faults.
    pub page_faults: Option<i64>,
    /// Threads.
    pub thread_num: Option<i64>,
    /// Network connections.
    pub socket_num: Option<i64>,
    /// Open files.
    pub file_num: Option<i64>,
}

runtime::object! { DataPoint {
    required time = "time", optional cpu = "cpu", optional memory = "memory",
    optional page_faults = "page_faults", optional thread_num = "thread_num",
    optional socket_num = "socket_num", optional file_num = "file_num",
} }

/// What was wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// Each thing that was wrong.
    pub errors: Vec<ErrorEntry>,
}

runtime::object! { Error { required errors = "errors" } }

/// One thing that was wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorEntry {
    /// Which kind of thing, as a number.
    pub code: i64,
    /// The same as a sentence.
    pub message: String,
}

runtime::object! { ErrorEntry { required code = "code", required message = "message" } }

/// A set of servers.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerTag {
    /// Its number.
    pub id: i64,
    /// Its name, 1 to 256 characters.
    pub name: String,
    /// Numbers of its servers.
    pub servers: Vec<i64>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
}

runtime::object! { ServerTag {
    exact id = "id", required name = "name", required servers = "servers",
    optional url = "url",
} }

runtime::open_enum! {
    /// How far points in time are apart.
    pub enum TimeStep { Minute = "Minute", Hour = "Hour", Day = "Day" } else Unknown
}
