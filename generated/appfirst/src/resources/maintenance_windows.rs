//! Times in which no alert is sent.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Times in which no alert is sent.
#[derive(Debug, Clone)]
pub struct MaintenanceWindows {
    client: Client,
}

impl MaintenanceWindows {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List maintenance windows.
    ///
    /// `GET /maintenance_windows/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<MaintenanceWindowPage, ListMaintenanceWindows> {
        Call::json(&self.client, &LIST)
    }

    /// Create a maintenance window.
    ///
    /// `POST /maintenance_windows/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn create(&self, body: &NewMaintenanceWindow) -> Call<MaintenanceWindow> {
        Call::json(&self.client, &CREATE)
            .with_form_body(&[("servers", runtime::Style::Json)], body)
    }

    /// Get a maintenance window.
    ///
    /// `GET /maintenance_windows/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<MaintenanceWindow> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// Delete a maintenance window.
    ///
    /// `DELETE /maintenance_windows/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn delete(&self, id: i64) -> Call<()> {
        Call::empty(&self.client, &DELETE).with_path("id", &id)
    }

    /// Update a maintenance window.
    ///
    /// `PATCH /maintenance_windows/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn update(
        &self,
        id: i64,
        body: &NewMaintenanceWindow,
    ) -> Call<MaintenanceWindow> {
        Call::json(&self.client, &UPDATE)
            .with_path("id", &id)
            .with_form_body(&[("servers", runtime::Style::Json)], body)
    }
}

runtime::operations! {
    LIST: "list_maintenance_windows" = "GET" "/maintenance_windows/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_maintenance_window" = "POST" "/maintenance_windows/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        idempotent: false,
    },
    GET: "get_maintenance_window" = "GET" "/maintenance_windows/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    DELETE: "delete_maintenance_window" = "DELETE" "/maintenance_windows/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    UPDATE: "update_maintenance_window" = "PATCH" "/maintenance_windows/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        idempotent: false,
    },
}

/// What a call of [`MaintenanceWindows::list`] can be told besides: `limit`, `page`. All pages
/// come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListMaintenanceWindows;

impl Paginated for ListMaintenanceWindows {
    type Page = MaintenanceWindowPage;
    type Item = MaintenanceWindow;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListMaintenanceWindows {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

/// A time in which no alert is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct MaintenanceWindow {
    /// Its number.
    pub id: i64,
    /// When it begins.
    pub start: runtime::EpochSeconds,
    /// When it is over.
    pub end: runtime::EpochSeconds,
    /// Numbers of its servers.
    pub servers: Vec<i64>,
    /// What it is for.
    pub reason: Option<String>,
    /// Whether it has begun.
    pub started: Option<bool>,
    /// Whether it is over.
    pub ended: Option<bool>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
}

runtime::object! { MaintenanceWindow {
    exact id = "id", required start = "start", required end = "end",
    required servers = "servers", optional reason = "reason",
    optional started = "started", optional ended = "ended", optional url = "url",
} }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct MaintenanceWindowPage {
    /// Where it stands among the others.
    pub pagination: types::Pagination,
    /// What is on it.
    pub data: Vec<MaintenanceWindow>,
}

runtime::object! { MaintenanceWindowPage {
    required pagination = "pagination", exact data = "data",
} }

/// A maintenance window to be created, or what takes the place of one.
#[derive(Debug, Clone, PartialEq)]
pub struct NewMaintenanceWindow {
    /// When it begins.
    pub start: runtime::EpochSeconds,
    /// When it is over.
    pub end: runtime::EpochSeconds,
    /// Numbers of its servers.
    pub servers: Vec<i64>,
    /// What it is for.
    pub reason: Option<String>,
}

runtime::object! { NewMaintenanceWindow {
    required start = "start", required end = "end", required servers = "servers",
    optional reason = "reason",
} }

runtime::setters! { NewMaintenanceWindow::new(
    start: impl Into<runtime::EpochSeconds>, end: impl Into<runtime::EpochSeconds>,
    servers: Vec<i64>,
) {
    with_reason(reason: impl Into<String>),
} }
