//! Logs that are collected.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Logs that are collected.
#[derive(Debug, Clone)]
pub struct Logs {
    client: Client,
}

impl Logs {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List logs.
    ///
    /// `GET /logs/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<Vec<Log>> {
        Call::json(&self.client, &LIST)
    }

    /// Get a log.
    ///
    /// `GET /logs/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<Log> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// List how many lines of a log were telling.
    ///
    /// Gives up to `num` points, going back from `end`, and none before `start`.
    ///
    /// `GET /logs/{id}/data/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_data(&self, id: i64) -> Call<Vec<LogPoint>, ListLogData> {
        Call::json(&self.client, &LIST_DATA).with_path("id", &id)
    }

    /// List lines of a log.
    ///
    /// Gives up to `num` points, going back from `end`, and none before `start`. The bytes of its
    /// answers are limited by the hour too.
    ///
    /// `GET /logs/{id}/detail/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_detail(&self, id: i64) -> Call<Vec<LogLine>, ListLogDetail> {
        Call::json(&self.client, &LIST_DETAIL).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_logs" = "GET" "/logs/" { security: &[&[0]], limits: &[0] },
    GET: "get_log" = "GET" "/logs/{id}/" { security: &[&[0]], limits: &[0] },
    LIST_DATA: "list_log_data" = "GET" "/logs/{id}/data/" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
    LIST_DETAIL: "list_log_detail" = "GET" "/logs/{id}/detail/" {
        security: &[&[0]], limits: &[0, 1],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Logs::list_data`] can be told besides: `num`, `end`, `start`, `time_step`.
/// All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListLogData;

impl Paginated for ListLogData {
    type Page = Vec<LogPoint>;
    type Item = LogPoint;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page
    }
}

runtime::options! { ListLogData {
    /// How many points; one without it.
    num: i64 = with_query("num", &num),
    /// The latest time that a point may have; now without it.
    end into runtime::EpochSeconds = with_query("end", &end),
    /// The earliest time that a point may have.
    start into runtime::EpochSeconds = with_query("start", &start),
    /// How far points are apart; a minute without it.
    time_step: &types::TimeStep = with_query("time_step", time_step),
} }

/// What a call of [`Logs::list_detail`] can be told besides: `filter`, `num`, `end`, `start`,
/// `time_step`. All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListLogDetail;

impl Paginated for ListLogDetail {
    type Page = Vec<LogLine>;
    type Item = LogLine;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page
    }
}

runtime::options! { ListLogDetail {
    /// Only lines that this regular expression matches.
    filter: &str = with_query("filter", filter),
    /// How many points; one without it.
    num: i64 = with_query("num", &num),
    /// The latest time that a point may have; now without it.
    end into runtime::EpochSeconds = with_query("end", &end),
    /// The earliest time that a point may have.
    start into runtime::EpochSeconds = with_query("start", &start),
    /// How far points are apart; a minute without it.
    time_step: &types::TimeStep = with_query("time_step", time_step),
} }

/// A log that is collected.
#[derive(Debug, Clone, PartialEq)]
pub struct Log {
    /// Its number.
    pub id: i64,
    /// Number of its server.
    pub server_id: Option<i64>,
    /// What kind of log it is.
    pub source_type: Option<LogSource>,
    /// Where it is on the server.
    pub source: Option<String>,
    /// How many lines a minute are collected at most.
    pub limit: Option<i64>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
}

runtime::object! { Log {
    exact id = "id", optional server_id = "server_id",
    optional source_type = "source_type", optional source = "source",
    optional limit = "limit", optional url = "url",
} }

/// A line of a log.
#[derive(Debug, Clone, PartialEq)]
pub struct LogLine {
    /// When.
    pub time: runtime::EpochSeconds,
    /// What it says.
    pub message: Option<String>,
}

runtime::object! { LogLine { required time = "time", optional message = "message" } }

/// How many lines were telling at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct LogPoint {
    /// When.
    pub time: runtime::EpochSeconds,
    /// How many only inform.
    pub info: Option<i64>,
    /// How many warn.
    pub warning: Option<i64>,
    /// How many are critical.
    pub critical: Option<i64>,
}

runtime::object! { LogPoint {
    required time = "time", optional info = "info", optional warning = "warning",
    optional critical = "critical",
} }

runtime::open_enum! {
    /// What kind of log it is.
    pub enum LogSource {
        Eventlog = "EVENTLOG", Syslog = "SYSLOG", File = "FILE",
    } else Unknown
}
