//! Single processes.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Single processes.
#[derive(Debug, Clone)]
pub struct Processes {
    client: Client,
}

impl Processes {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Get a process.
    ///
    /// `GET /processes/{uid}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, uid: &str) -> Call<types::Process> {
        Call::json(&self.client, &GET).with_path("uid", uid)
    }

    /// List what was measured of a process.
    ///
    /// Gives up to `num` points, going back from `end`, and none before `start`.
    ///
    /// `GET /processes/{uid}/data/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_data(&self, uid: &str) -> Call<Vec<types::DataPoint>, ListProcessData> {
        Call::json(&self.client, &LIST_DATA).with_path("uid", uid)
    }

    /// List the files and sockets of a process.
    ///
    /// Gives up to `num` points, going back from `end`, and none before `start`.
    ///
    /// `GET /processes/{uid}/detail/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_detail(&self, uid: &str) -> Call<Vec<types::Detail>, ListProcessDetail> {
        Call::json(&self.client, &LIST_DETAIL).with_path("uid", uid)
    }
}

runtime::operations! {
    GET: "get_process" = "GET" "/processes/{uid}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    LIST_DATA: "list_process_data" = "GET" "/processes/{uid}/data/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
    LIST_DETAIL: "list_process_detail" = "GET" "/processes/{uid}/detail/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Processes::list_data`] can be told besides: `num`, `end`, `start`,
/// `time_step`. All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListProcessData;

impl Paginated for ListProcessData {
    type Page = Vec<types::DataPoint>;
    type Item = types::DataPoint;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page
    }
}

runtime::options! { ListProcessData {
    /// How many points; one without it.
    num: i64 = with_query("num", &num),
    /// The latest time that a point may have; now without it.
    end into runtime::EpochSeconds = with_query("end", &end),
    /// The earliest time that a point may have.
    start into runtime::EpochSeconds = with_query("start", &start),
    /// How far points are apart; a minute without it.
    time_step: &types::TimeStep = with_query("time_step", time_step),
} }

/// What a call of [`Processes::list_detail`] can be told besides: `time`, `num`, `end`,
/// `start`, `time_step`. All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListProcessDetail;

impl Paginated for ListProcessDetail {
    type Page = Vec<types::Detail>;
    type Item = types::Detail;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page
    }
}

runtime::options! { ListProcessDetail {
    /// Only the point at this time.
    time into runtime::EpochSeconds = with_query("time", &time),
    /// How many points; one without it.
    num: i64 = with_query("num", &num),
    /// The latest time that a point may have; now without it.
    end into runtime::EpochSeconds = with_query("end", &end),
    /// The earliest time that a point may have.
    start into runtime::EpochSeconds = with_query("start", &start),
    /// How far points are apart; a minute without it.
    time_step: &types::TimeStep = with_query("time_step", time_step),
} }
