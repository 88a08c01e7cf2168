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
    pub fn list(&self) -> Call<ApplicationPage, ListApplications> {
        Call::json(&self.client, &LIST)
    }

    /// Create an application.
    ///
    /// `POST /applications/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn create(&self, body: &NewApplication) -> Call<Application> {
        Call::json(&self.client, &CREATE)
            .with_form_body(&[("servers", runtime::Style::Json)], body)
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

    /// Delete an application.
    ///
    /// `DELETE /applications/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn delete(&self, id: i64) -> Call<()> {
        Call::empty(&self.client, &DELETE).with_path("id", &id)
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

    /// List the files and sockets of an application.
    ///
    /// Gives up to `num` points, going back from `end`, and none before `start`.
    ///
    /// `GET /applications/{id}/detail/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_detail(
        &self,
        id: i64,
    ) -> Call<Vec<types::Detail>, ListApplicationDetail> {
        Call::json(&self.client, &LIST_DETAIL).with_path("id", &id)
    }

    /// List the processes of an application.
    ///
    /// `GET /applications/{id}/processes/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_processes(
        &self,
        id: i64,
    ) -> Call<types::ProcessPage, ListApplicationProcesses> {
        Call::json(&self.client, &LIST_PROCESSES).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_applications" = "GET" "/applications/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_application" = "POST" "/applications/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        idempotent: false,
    },
    GET: "get_application" = "GET" "/applications/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    DELETE: "delete_application" = "DELETE" "/applications/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    LIST_DATA: "list_application_data" = "GET" "/applications/{id}/data/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
    LIST_DETAIL: "list_application_detail" = "GET" "/applications/{id}/detail/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
    LIST_PROCESSES: "list_application_processes" = "GET" "/applications/{id}/processes/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Applications::list`] can be told besides: `limit`, `page`. All pages come
/// by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListApplications;

impl Paginated for ListApplications {
    type Page = ApplicationPage;
    type Item = Application;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListApplications {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

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

/// What a call of [`Applications::list_detail`] can be told besides: `time`, `num`, `end`,
/// `start`, `time_step`. All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListApplicationDetail;

impl Paginated for ListApplicationDetail {
    type Page = Vec<types::Detail>;
    type Item = types::Detail;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page
    }
}

runtime::options! { ListApplicationDetail {
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

/// What a call of [`Applications::list_processes`] can be told besides: `limit`, `page`. All
/// pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListApplicationProcesses;

impl Paginated for ListApplicationProcesses {
    type Page = types::ProcessPage;
    type Item = types::Process;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListApplicationProcesses {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
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

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct ApplicationPage {
    /// Where it stands among the others.
    pub pagination: types::Pagination,
    /// What is on it.
    pub data: Vec<Application>,
}

runtime::object! { ApplicationPage {
    required pagination = "pagination", exact data = "data",
} }

/// An application to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct NewApplication {
    /// Its name, at most 32 characters.
    pub name: String,
    /// Where its servers come from.
    pub source_type: SourceType,
    /// Numbers of its servers.
    pub servers: Option<Vec<i64>>,
    /// Number of the set of its servers.
    pub set: Option<i64>,
    /// Number of its template.
    pub template: i64,
}

runtime::object! { NewApplication {
    required name = "name", required source_type = "source_type",
    optional servers = "servers", optional set = "set", required template = "template",
} }

runtime::setters! { NewApplication::new(
    name: impl Into<String>, source_type: SourceType, template: i64,
) {
    with_servers(servers: Vec<i64>), with_set(set: i64),
} }

runtime::open_enum! {
    /// Where the servers of an application come from.
    pub enum SourceType { Servers = "servers", Set = "set" } else Unknown
}
