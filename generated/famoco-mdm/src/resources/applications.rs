//! Android applications that an organization distributes.

use crate::runtime::{self, Call, Client, Paginated};

/// Android applications that an organization distributes.
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
    /// Lists the applications of an organization.
    ///
    /// `GET /api/organizations/{organization_id}/applications/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn list(
        &self,
        organization_id: i64,
    ) -> Call<PaginatedApplicationList, ListApplications> {
        Call::json(&self.client, &LIST).with_path("organization_id", &organization_id)
    }

    /// Upload an application.
    ///
    /// Uploads a package; what it is called and which version it is are read from its manifest.
    ///
    /// `POST /api/organizations/{organization_id}/applications/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn upload(
        &self,
        organization_id: i64,
        body: ApplicationRequest,
    ) -> Call<Application> {
        Call::json(&self.client, &UPLOAD)
            .with_path("organization_id", &organization_id)
            .with_multipart_body("multipart/form-data", body)
    }

    /// Get an application.
    ///
    /// `GET /api/organizations/{organization_id}/applications/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn get(&self, organization_id: i64, id: i64) -> Call<Application> {
        Call::json(&self.client, &GET)
            .with_path("organization_id", &organization_id)
            .with_path("id", &id)
    }

    /// Export applications.
    ///
    /// Exports the applications of an organization as a CSV file. Exports are limited to 6 requests
    /// a minute, beside the limits of all requests.
    ///
    /// `GET /api/organizations/{organization_id}/applications/export/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn export(&self, organization_id: i64) -> Call<runtime::Bytes> {
        Call::bytes(&self.client, &EXPORT).with_path("organization_id", &organization_id)
    }
}

runtime::operations! {
    LIST: "list_applications" = "GET" "/api/organizations/{organization_id}/applications/" {
        security: &[&[0]], limits: &[0, 1],
        pagination: Some(&runtime::Pagination {
            next: "/next", items: "/results",
            ..runtime::Pagination::PLAIN
        }),
    },
    UPLOAD: "upload_application" = "POST" "/api/organizations/{organization_id}/applications/" {
        security: &[&[0]], limits: &[0, 1], idempotent: false,
    },
    GET: "get_application" = "GET" "/api/organizations/{organization_id}/applications/{id}/" {
        security: &[&[0]], limits: &[0, 1],
    },
    EXPORT: "export_applications" = "GET" "/api/organizations/{organization_id}/applications/export/" {
        accept: "text/csv, */*;q=0.5", security: &[&[0]], limits: &[0, 1, 2],
    },
}

/// What a call of [`Applications::list`] can be told besides: `limit`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListApplications;

impl Paginated for ListApplications {
    type Page = PaginatedApplicationList;
    type Item = Application;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.results
    }
}

runtime::options! { ListApplications {
    /// Number of results in one page.
    limit: i64 = with_query("limit", &limit),
} }

/// One version of an Android application.
#[derive(Debug, Clone, PartialEq)]
pub struct Application {
    /// Its ID.
    pub id: i64,
    /// Android package name, e.g. `com.example.kiosk`.
    pub package_name: String,
    /// Version name in the package's manifest.
    pub package_version_name: String,
    /// When it was created.
    pub create_date: runtime::DateTime,
}

runtime::object! { Application {
    exact id = "id", required package_name = "package_name",
    required package_version_name = "package_version_name",
    required create_date = "create_date",
} }

/// One version of an Android application.
#[derive(Debug)]
pub struct ApplicationRequest {
    /// The application package.
    pub apk: runtime::FilePart,
}

runtime::multipart! { ApplicationRequest { required file apk = "apk" "" } }

runtime::setters! { ApplicationRequest::new(apk: impl Into<runtime::FilePart>) }

/// The `PaginatedApplicationList` object.
#[derive(Debug, Clone, PartialEq)]
pub struct PaginatedApplicationList {
    /// How many results there are on all pages at this moment.
    pub count: i64,
    /// URL of the next page; null on the last one.
    pub next: Option<String>,
    /// URL of the page before; null on the first one.
    pub previous: Option<String>,
    /// The results on this page.
    pub results: Vec<Application>,
}

runtime::object! { PaginatedApplicationList {
    required count = "count", optional next = "next", optional previous = "previous",
    exact results = "results",
} }
