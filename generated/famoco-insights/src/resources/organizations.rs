//! Organizations that the access token can see.

use crate::runtime::{self, Call, Client, Paginated};

/// Organizations that the access token can see.
#[derive(Debug, Clone)]
pub struct Organizations {
    client: Client,
}

impl Organizations {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List organizations.
    ///
    /// Lists the organizations that the access token can see.
    ///
    /// `GET /api/organizations/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<PaginatedOrganizationList, ListOrganizations> {
        Call::json(&self.client, &LIST)
    }

    /// Get an organization.
    ///
    /// `GET /api/organizations/{organization_guid}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn get(
        &self,
        organization_guid: impl Into<runtime::Uuid>,
    ) -> Call<Organization> {
        let organization_guid: runtime::Uuid = organization_guid.into();
        Call::json(&self.client, &GET).with_path("organization_guid", &organization_guid)
    }
}

runtime::operations! {
    LIST: "list_organizations" = "GET" "/api/organizations/" {
        security: &[&[0]], limits: &[0, 1],
        pagination: Some(&runtime::Pagination {
            next: "/next", items: "/results",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET: "get_organization" = "GET" "/api/organizations/{organization_guid}/" {
        security: &[&[0]], limits: &[0, 1],
    },
}

/// What a call of [`Organizations::list`] can be told besides: `limit`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListOrganizations;

impl Paginated for ListOrganizations {
    type Page = PaginatedOrganizationList;
    type Item = Organization;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.results
    }
}

runtime::options! { ListOrganizations {
    /// Number of results in one page.
    limit: i64 = with_query("limit", &limit),
} }

/// An organization, as Insights knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Organization {
    /// Its ID on the MDM.
    pub id: i64,
    /// Its ID on Famoco Insights.
    pub guid: runtime::Uuid,
    /// Name of the organization.
    pub name: String,
}

runtime::object! { Organization {
    required id = "id", required guid = "guid", required name = "name",
} }

/// The `PaginatedOrganizationList` object.
#[derive(Debug, Clone, PartialEq)]
pub struct PaginatedOrganizationList {
    /// How many results there are on all pages at this moment.
    pub count: i64,
    /// URL of the next page; null on the last one.
    pub next: Option<String>,
    /// URL of the page before; null on the first one.
    pub previous: Option<String>,
    /// The results on this page.
    pub results: Vec<Organization>,
}

runtime::object! { PaginatedOrganizationList {
    required count = "count", optional next = "next", optional previous = "previous",
    exact results = "results",
} }
