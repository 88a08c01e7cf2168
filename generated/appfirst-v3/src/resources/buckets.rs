//! Buckets: counters, times and gauges that your programs send.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Buckets: counters, times and gauges that your programs send.
#[derive(Debug, Clone)]
pub struct Buckets {
    client: Client,
}

impl Buckets {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List buckets.
    ///
    /// `GET /buckets/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<Vec<Bucket>> {
        Call::json(&self.client, &LIST)
    }

    /// Get a bucket.
    ///
    /// `GET /buckets/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<Bucket> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// List what a bucket has counted.
    ///
    /// Gives up to `num` points, going back from `end`, and none before `start`.
    ///
    /// `GET /buckets/{id}/data/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_data(&self, id: i64) -> Call<Vec<BucketPoint>, ListBucketData> {
        Call::json(&self.client, &LIST_DATA).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_buckets" = "GET" "/buckets/" { security: &[&[0]], limits: &[0] },
    GET: "get_bucket" = "GET" "/buckets/{id}/" { security: &[&[0]], limits: &[0] },
    LIST_DATA: "list_bucket_data" = "GET" "/buckets/{id}/data/" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Buckets::list_data`] can be told besides: `num`, `end`, `start`,
/// `time_step`. All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListBucketData;

impl Paginated for ListBucketData {
    type Page = Vec<BucketPoint>;
    type Item = BucketPoint;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page
    }
}

runtime::options! { ListBucketData {
    /// How many points; one without it.
    num: i64 = with_query("num", &num),
    /// The latest time that a point may have; now without it.
    end into runtime::EpochSeconds = with_query("end", &end),
    /// The earliest time that a point may have.
    start into runtime::EpochSeconds = with_query("start", &start),
    /// How far points are apart; a minute without it.
    time_step: &types::TimeStep = with_query("time_step", time_step),
} }

/// A series that your programs send.
#[derive(Debug, Clone, PartialEq)]
pub struct Bucket {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// What it counts.
    pub r#type: Option<BucketType>,
    /// When it was created.
    pub create_time: Option<runtime::EpochSeconds>,
    /// When something last came.
    pub last_updated: Option<runtime::EpochSeconds>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
}

runtime::object! { Bucket {
    exact id = "id", required name = "name", optional r#type = "type",
    optional create_time = "create_time", optional last_updated = "last_updated",
    optional url = "url",
} }

/// What came at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct BucketPoint {
    /// When.
    pub time: runtime::EpochSeconds,
    /// How much.
    pub value: Option<f64>,
}

runtime::object! { BucketPoint { required time = "time", optional value = "value" } }

runtime::open_enum! {
    /// What a bucket counts.
    pub enum BucketType {
        Time = "time", Counter = "counter", Gauge = "gauge",
    } else Unknown
}
