//! Applications: sets of processes.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Applications: sets of processes.
#[derive(Debug, Clone)]
pub struct Applications {
    client: Client,
}

impl Applications {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List applications.
    ///
    /// `GET /applications/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<Vec<Application>> {
        Call::json(&self.client, &LIST)
    }

    /// Get an application.
    ///
    /// `GET /applications/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<Application> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// List what was measured of an application.
    ///
    /// Gives up to `num` points, going back from `end`, and none before `start`.
    ///
    /// `GET /applications/{id}/data/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_data(
        &self,
        id: i64,
    ) -> Call<Vec<types::DataPoint>, ListApplicationData> {
        Call::json(&self.client, &LIST_DATA).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_applications" = "GET" "/applications/" {
        security: &[&[0]], limits: &[0],
    },
    GET: "get_application" = "GET" "/applications/{id}/" {
        security: &[&[0]], limits: &[0],
    },
    LIST_DATA: "list_application_data" = "GET" "/applications/{id}/data/" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Applications::list_data`] can be told besides: `num`, `end`, `start`,
/// `time_step`. All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListApplicationData;

impl Paginated for ListApplicationData {
    type Page = Vec<types::DataPoint>;
    type Item = types::DataPoint;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page
    }
}

runtime::options! { ListApplicationData {
    /// How many points; one without it.
    num: i64 = with_query("num", &num),
    /// The latest time that a point may have; now without it.
    end into runtime::EpochSeconds = with_query("end", &end),
    /// The earliest time that a point may have.
    start into runtime::EpochSeconds = with_query("start", &start),
    /// How far points are apart; a minute without it.
    time_step: &types::TimeStep = with_query("time_step", time_step),
} }

/// A set of processes.
#[derive(Debug, Clone, PartialEq)]
pub struct Application {
    /// Its number.
    pub id: i64,
    /// Its name, at most 32 characters.
    pub name: String,
    /// When it was created.
    pub created: Option<runtime::EpochSeconds>,
    /// Numbers of its servers.
    pub servers: Option<Vec<i64>>,
    /// Number of its template.
    pub template: Option<i64>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
}

runtime::object! { Application {
    exact id = "id", required name = "name", optional created = "created",
    optional servers = "servers", optional template = "template", optional url = "url",
} }
