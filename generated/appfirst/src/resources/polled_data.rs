//! What Nagios plugins tell.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// What Nagios plugins tell.
#[derive(Debug, Clone)]
pub struct PolledDataResource {
    client: Client,
}

impl PolledDataResource {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List polled data.
    ///
    /// `GET /polled_data/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<PolledDataPage, ListPolledData> {
        Call::json(&self.client, &LIST)
    }

    /// Get polled data.
    ///
    /// `GET /polled_data/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<PolledData> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// List what was polled.
    ///
    /// Gives up to `num` points, going back from `end`, and none before `start`.
    ///
    /// `GET /polled_data/{id}/data/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_points(&self, id: i64) -> Call<Vec<PolledPoint>, ListPolledDataPoints> {
        Call::json(&self.client, &LIST_POINTS).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_polled_data" = "GET" "/polled_data/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET: "get_polled_data" = "GET" "/polled_data/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    LIST_POINTS: "list_polled_data_points" = "GET" "/polled_data/{id}/data/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`PolledDataResource::list`] can be told besides: `limit`, `page`. All pages
/// come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListPolledData;

impl Paginated for ListPolledData {
    type Page = PolledDataPage;
    type Item = PolledData;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListPolledData {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

/// What a call of [`PolledDataResource::list_points`] can be told besides: `num`, `end`,
/// `start`, `time_step`. All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListPolledDataPoints;

impl Paginated for ListPolledDataPoints {
    type Page = Vec<PolledPoint>;
    type Item = PolledPoint;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page
    }
}

runtime::options! { ListPolledDataPoints {
    /// How many points; one without it.
    num: i64 = with_query("num", &num),
    /// The latest time that a point may have; now without it.
    end into runtime::EpochSeconds = with_query("end", &end),
    /// The earliest time that a point may have.
    start into runtime::EpochSeconds = with_query("start", &start),
    /// How far points are apart; a minute without it.
    time_step: &types::TimeStep = with_query("time_step", time_step),
} }

/// What a Nagios plugin tells.
#[derive(Debug, Clone, PartialEq)]
pub struct PolledData {
    /// Its number.
    pub id: i64,
    /// Number of its server.
    pub server_id: Option<i64>,
    /// Name of the plugin.
    pub name: Option<String>,
    /// Numbers of its alerts, of which there may be several or none.
    pub alert_id: Option<Vec<i64>>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
}

runtime::object! { PolledData {
    exact id = "id", optional server_id = "server_id", optional name = "name",
    optional alert_id = "alert_id", optional url = "url",
} }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct PolledDataPage {
    /// Where it stands among the others.
    pub pagination: types::Pagination,
    /// What is on it.
    pub data: Vec<PolledData>,
}

runtime::object! { PolledDataPage {
    required pagination = "pagination", exact data = "data",
} }

/// What a plugin said at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct PolledPoint {
    /// When.
    pub time: runtime::EpochSeconds,
    /// The plugin's exit status.
    pub status: Option<i64>,
    /// What it said.
    pub text: Option<String>,
}

runtime::object! { PolledPoint {
    required time = "time", optional status = "status", optional text = "text",
} }
