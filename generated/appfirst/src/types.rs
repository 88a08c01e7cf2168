//! The types of requests and answers.

use crate::runtime;

#[cfg(feature = "account")]
pub use crate::resources::account::Account;

#[cfg(feature = "alert-histories")]
pub use crate::resources::alert_histories::{
    AlertHistory, AlertHistoryPage, AlertMessage,
};

#[cfg(feature = "alerts")]
pub use crate::resources::alerts::{
    Alert, AlertPage, AlertType, AlertUpdate, NewAlert, TriggerType,
};

#[cfg(feature = "applications")]
pub use crate::resources::applications::{
    Application, ApplicationPage, NewApplication, SourceType,
};

#[cfg(feature = "buckets")]
pub use crate::resources::buckets::{Bucket, BucketPage, BucketPoint, BucketType};

#[cfg(feature = "logs")]
pub use crate::resources::logs::{Log, LogLine, LogPage, LogPoint, LogSource, NewLog};

#[cfg(feature = "maintenance-windows")]
pub use crate::resources::maintenance_windows::{
    MaintenanceWindow, MaintenanceWindowPage, NewMaintenanceWindow,
};

#[cfg(feature = "polled-data")]
pub use crate::resources::polled_data::{PolledData, PolledDataPage, PolledPoint};

#[cfg(feature = "servers")]
pub use crate::resources::servers::{
    Outage, OutagePage, PolledDataConfig, PolledDataConfigUpdate, ProcessData, Server,
    ServerPage, ServerTagging, ServerUpdate,
};

#[cfg(feature = "server-tags")]
pub use crate::resources::server_tags::NewServerTag;

#[cfg(feature = "templates")]
pub use crate::resources::templates::{NewTemplate, Template, TemplatePage};

#[cfg(feature = "users")]
pub use crate::resources::users::{NewUser, User, UserPage, UserUpdate};

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

/// Files and sockets at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Detail {
    /// When.
    pub time: runtime::EpochSeconds,
    /// Files that were open.
    pub files: Option<Vec<String>>,
    /// Addresses of network connections.
    pub sockets: Option<Vec<String>>,
}

runtime::object! { Detail {
    required time = "time", optional files = "files", optional sockets = "sockets",
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

/// Where a page stands among the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Pagination {
    /// How many there are on all pages.
    pub count: i64,
    /// The next page.
    pub next: Option<String>,
    /// The page before.
    pub previous: Option<String>,
}

runtime::object! { Pagination {
    required count = "count", optional next = "next", optional previous = "previous",
} }

/// A process of a server.
#[derive(Debug, Clone, PartialEq)]
pub struct Process {
    /// What names it: `<server>_<pid>_<createtime>`.
    pub uid: String,
    /// Number of the server.
    pub server: Option<i64>,
    /// Number of the process on the server.
    pub pid: Option<i64>,
    /// Its name.
    pub name: Option<String>,
    /// Its command line.
    pub args: Option<String>,
    /// When it began.
    pub createtime: Option<runtime::EpochSeconds>,
}

runtime::object! { Process {
    exact uid = "uid", optional server = "server", optional pid = "pid",
    optional name = "name", optional args = "args", optional createtime = "createtime",
} }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct ProcessPage {
    /// Where it stands among the others.
    pub pagination: Pagination,
    /// What is on it.
    pub data: Vec<Process>,
}

runtime::object! { ProcessPage {
    required pagination = "pagination", exact data = "data",
} }

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

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerTagPage {
    /// Where it stands among the others.
    pub pagination: Pagination,
    /// What is on it.
    pub data: Vec<ServerTag>,
}

runtime::object! { ServerTagPage {
    required pagination = "pagination", exact data = "data",
} }

runtime::open_enum! {
    /// How far points in time are apart.
    pub enum TimeStep { Minute = "Minute", Hour = "Hour", Day = "Day" } else Unknown
}
