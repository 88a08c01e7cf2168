//! Fleets: groups of devices that share one configuration.

use crate::runtime::{self, Call, Client, Paginated};

/// Fleets: groups of devices that share one configuration.
#[derive(Debug, Clone)]
pub struct Fleets {
    client: Client,
}

impl Fleets {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List fleets.
    ///
    /// Lists the fleets of an organization.
    ///
    /// `GET /api/organizations/{organization_id}/fleets/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn list(&self, organization_id: i64) -> Call<PaginatedFleetList, ListFleets> {
        Call::json(&self.client, &LIST).with_path("organization_id", &organization_id)
    }

    /// Create a fleet.
    ///
    /// `POST /api/organizations/{organization_id}/fleets/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn create(&self, organization_id: i64, body: &FleetRequest) -> Call<Fleet> {
        Call::json(&self.client, &CREATE)
            .with_path("organization_id", &organization_id)
            .with_json_body(body)
    }

    /// Get a fleet.
    ///
    /// `GET /api/organizations/{organization_id}/fleets/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn get(&self, organization_id: i64, id: i64) -> Call<Fleet> {
        Call::json(&self.client, &GET)
            .with_path("organization_id", &organization_id)
            .with_path("id", &id)
    }

    /// Update a fleet.
    ///
    /// `PUT /api/organizations/{organization_id}/fleets/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn update(
        &self,
        organization_id: i64,
        id: i64,
        body: &FleetRequest,
    ) -> Call<Fleet> {
        Call::json(&self.client, &UPDATE)
            .with_path("organization_id", &organization_id)
            .with_path("id", &id)
            .with_json_body(body)
    }

    /// Export fleets.
    ///
    /// Exports the fleets of an organization as a CSV file. Exports are limited to 6 requests a
    /// minute, beside the limits of all requests.
    ///
    /// `GET /api/organizations/{organization_id}/fleets/export/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn export(&self, organization_id: i64) -> Call<runtime::Bytes> {
        Call::bytes(&self.client, &EXPORT).with_path("organization_id", &organization_id)
    }
}

runtime::operations! {
    LIST: "list_fleets" = "GET" "/api/organizations/{organization_id}/fleets/" {
        security: &[&[0]], limits: &[0, 1],
        pagination: Some(&runtime::Pagination {
            next: "/next", items: "/results",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_fleet" = "POST" "/api/organizations/{organization_id}/fleets/" {
        security: &[&[0]], limits: &[0, 1], idempotent: false,
    },
    GET: "get_fleet" = "GET" "/api/organizations/{organization_id}/fleets/{id}/" {
        security: &[&[0]], limits: &[0, 1],
    },
    UPDATE: "update_fleet" = "PUT" "/api/organizations/{organization_id}/fleets/{id}/" {
        security: &[&[0]], limits: &[0, 1],
    },
    EXPORT: "export_fleets" = "GET" "/api/organizations/{organization_id}/fleets/export/" {
        accept: "text/csv, */*;q=0.5", security: &[&[0]], limits: &[0, 1, 2],
    },
}

/// What a call of [`Fleets::list`] can be told besides: `limit`. All pages come by `pages()`,
/// all items by `items()`.
#[derive(Debug)]
pub struct ListFleets;

impl Paginated for ListFleets {
    type Page = PaginatedFleetList;
    type Item = Fleet;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.results
    }
}

runtime::options! { ListFleets {
    /// Number of results in one page.
    limit: i64 = with_query("limit", &limit),
} }

/// A group of devices that share one configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct Fleet {
    /// Its ID.
    pub id: i64,
    /// Name of the fleet, unique in its organization.
    pub name: String,
    /// What the fleet is for.
    pub description: Option<String>,
    /// How many devices are in the fleet.
    pub devices_count: i64,
    /// When it was created.
    pub create_date: runtime::DateTime,
    /// When it was last changed.
    pub update_date: runtime::DateTime,
}

runtime::object! { Fleet {
    exact id = "id", required name = "name", optional description = "description",
    required devices_count = "devices_count", required create_date = "create_date",
    required update_date = "update_date",
} }

/// A group of devices that share one configuration.
#[derive(Debug, Clone, PartialEq)]
pub struct FleetRequest {
    /// Name of the fleet, unique in its organization.
    pub name: String,
    /// What the fleet is for.
    pub description: Option<String>,
}

runtime::object! { FleetRequest {
    required name = "name", optional description = "description",
} }

runtime::setters! { FleetRequest::new(name: impl Into<String>) {
    with_description(description: impl Into<String>),
} }

/// The `PaginatedFleetList` object.
#[derive(Debug, Clone, PartialEq)]
pub struct PaginatedFleetList {
    /// How many results there are on all pages at this moment.
    pub count: i64,
    /// URL of the next page; null on the last one.
    pub next: Option<String>,
    /// URL of the page before; null on the first one.
    pub previous: Option<String>,
    /// The results on this page.
    pub results: Vec<Fleet>,
}

runtime::object! { PaginatedFleetList {
    required count = "count", optional next = "next", optional previous = "previous",
    exact results = "results",
} }
