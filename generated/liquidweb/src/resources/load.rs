//! How busy a server is.

use crate::runtime::{self, Call, Client};
use crate::types;

/// How busy a server is.
#[derive(Debug, Clone)]
pub struct LoadResource {
    client: Client,
}

impl LoadResource {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Draw a server's load.
    ///
    /// `POST /Monitoring/Load/graph`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_graph(&self, body: &LoadGraphRequest) -> Call<types::Graph> {
        Call::json(&self.client, &GET_GRAPH).with_json_body(body)
    }

    /// Tell a server's load.
    ///
    /// `POST /Monitoring/Load/stats`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_stats(&self, body: &types::ServerId) -> Call<Load> {
        Call::json(&self.client, &GET_STATS).with_json_body(body)
    }
}

runtime::operations! {
    GET_GRAPH: "get_load_graph" = "POST" "/Monitoring/Load/graph" {
        security: &[&[0]], envelope: &["params"],
    },
    GET_STATS: "get_load_stats" = "POST" "/Monitoring/Load/stats" {
        security: &[&[0]], envelope: &["params"],
    },
}

/// The `Load` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Load {
    /// The server's host name.
    pub domain: Option<String>,
    /// The `disk` property.
    pub disk: Option<Usage>,
    /// The `loadavg` property.
    pub loadavg: Option<LoadAverages>,
    /// The `memory` property.
    pub memory: Option<MemoryUsage>,
    /// The `proc` property.
    pub proc: Option<Processes>,
    /// Seconds since it was started.
    pub uptime: Option<runtime::NumberOrString>,
}

runtime::object! { Load {
    optional domain = "domain", optional disk = "disk", optional loadavg = "loadavg",
    optional memory = "memory", optional proc = "proc", optional uptime = "uptime",
} }

/// The `LoadAverages` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LoadAverages {
    /// Of a minute.
    pub one: Option<runtime::NumberOrString>,
    /// Of five minutes.
    pub five: Option<runtime::NumberOrString>,
    /// Of fifteen minutes.
    pub fifteen: Option<runtime::NumberOrString>,
}

runtime::object! { LoadAverages {
    optional one = "one", optional five = "five", optional fifteen = "fifteen",
} }

/// A `LoadGraphRequest` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct LoadGraphRequest {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// What is drawn.
    pub stat: LoadGraphRequestStat,
    /// How long back.
    pub duration: Option<LoadGraphRequestDuration>,
    /// Whether it is a compact picture.
    pub compact: Option<runtime::ZeroOne>,
    /// Height in pixels.
    pub height: Option<i64>,
    /// Width in pixels.
    pub width: Option<i64>,
}

runtime::object! { LoadGraphRequest {
    required uniq_id = "uniq_id", required stat = "stat", optional duration = "duration",
    optional compact = "compact", optional height = "height", optional width = "width",
} }

runtime::setters! { LoadGraphRequest::new(
    uniq_id: impl Into<String>, stat: LoadGraphRequestStat,
) {
    with_duration(duration: LoadGraphRequestDuration),
    with_compact(compact: impl Into<runtime::ZeroOne>), with_height(height: i64),
    with_width(width: i64),
} }

runtime::open_enum! {
    /// How long back.
    pub enum LoadGraphRequestDuration {
        N6hour = "6hour", N12hour = "12hour", Day = "day", N3day = "3day", Week = "week",
        N2week = "2week",
    } else Unknown
}

runtime::open_enum! {
    /// What is drawn.
    pub enum LoadGraphRequestStat {
        Load1 = "load1", Load5 = "load5", Load15 = "load15", Rproc = "rproc",
        Tproc = "tproc", Pmem = "pmem", Smem = "smem", Diskroot = "diskroot",
        Diskbackup = "diskbackup", Diskhome = "diskhome", Disktmp = "disktmp",
        Diskusr = "diskusr", Diskvar = "diskvar",
    } else Unknown
}

/// The `MemoryUsage` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MemoryUsage {
    /// The `physical` property.
    pub physical: Option<Usage>,
    /// The `virtual` property.
    pub r#virtual: Option<Usage>,
}

runtime::object! { MemoryUsage {
    optional physical = "physical", optional r#virtual = "virtual",
} }

/// The `Processes` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Processes {
    /// How many run.
    pub running: Option<runtime::NumberOrString>,
    /// How many there are.
    pub total: Option<runtime::NumberOrString>,
}

runtime::object! { Processes { optional running = "running", optional total = "total" } }

/// The `Usage` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Usage {
    /// How much is used, in per cent.
    pub percent: Option<runtime::NumberOrString>,
    /// How much there is: MB of memory, GB of disk.
    pub total: Option<runtime::NumberOrString>,
    /// How much is used.
    pub used: Option<runtime::NumberOrString>,
}

runtime::object! { Usage {
    optional percent = "percent", optional total = "total", optional used = "used",
} }
