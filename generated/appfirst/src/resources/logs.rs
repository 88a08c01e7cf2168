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
    pub fn list(&self) -> Call<LogPage, ListLogs> {
        Call::json(&self.client, &LIST)
    }

    /// Create a log.
    ///
    /// `POST /logs/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn create(&self, body: &NewLog) -> Call<Log> {
        Call::json(&self.client, &CREATE).with_form_body(&[], body)
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
    LIST: "list_logs" = "GET" "/logs/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_log" = "POST" "/logs/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        idempotent: false,
    },
    GET: "get_log" = "GET" "/logs/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    LIST_DATA: "list_log_data" = "GET" "/logs/{id}/data/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
    LIST_DETAIL: "list_log_detail" = "GET" "/logs/{id}/detail/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]],
        limits: &[0, 1],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Logs::list`] can be told besides: `limit`, `page`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListLogs;

impl Paginated for ListLogs {
    type Page = LogPage;
    type Item = Log;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListLogs {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

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

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct LogPage {
    /// Where it stands among the others.
    pub pagination: types::Pagination,
    /// What is on it.
    pub data: Vec<Log>,
}

runtime::object! { LogPage { required pagination = "pagination", exact data = "data" } }

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

/// A log to be collected.
#[derive(Debug, Clone, PartialEq)]
pub struct NewLog {
    /// Number of its server.
    pub server_id: i64,
    /// What kind of log it is.
    pub source_type: LogSource,
    /// Where it is on the server, 1 to 256 characters.
    pub source: String,
    /// How many lines a minute are collected at most.
    pub limit: Option<i64>,
    /// Only lines that this matches.
    pub log_filter: Option<String>,
    /// Lines that this matches are warnings.
    pub warning: Option<String>,
    /// Lines that this matches are critical.
    pub critical: Option<String>,
}

runtime::object! { NewLog {
    required server_id = "server_id", required source_type = "source_type",
    required source = "source", optional limit = "limit",
    optional log_filter = "log_filter", optional warning = "warning",
    optional critical = "critical",
} }

runtime::setters! { NewLog::new(
    server_id: i64, source_type: LogSource, source: impl Into<String>,
) {
    with_limit(limit: i64), with_log_filter(log_filter: impl Into<String>),
    with_warning(warning: impl Into<String>), with_critical(critical: impl Into<String>),
} }
