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
    /// Lists the organizations that the access token can see. Their `id` is needed by all other
    /// endpoints of the MDM, their `guid` by Famoco Insights.
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
    /// `GET /api/organizations/{organization_id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn get(&self, organization_id: i64) -> Call<Organization> {
        Call::json(&self.client, &GET).with_path("organization_id", &organization_id)
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
    GET: "get_organization" = "GET" "/api/organizations/{organization_id}/" {
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

/// What the organization's subscription allows.
#[derive(Debug, Clone, PartialEq)]
pub struct BillingPackageInfo {
    /// Most devices allowed; null if there is no limit.
    pub max_devices: Option<i64>,
    /// How many days back the audit log can be read.
    pub audit_log_days_ago: i64,
}

runtime::object! { BillingPackageInfo {
    nullable max_devices = "max_devices",
    required audit_log_days_ago = "audit_log_days_ago",
} }

/// An organization: the owner of devices, fleets and applications.
#[derive(Debug, Clone, PartialEq)]
pub struct Organization {
    /// Its ID.
    pub id: i64,
    /// Its ID on Famoco Insights.
    pub guid: runtime::Uuid,
    /// Name of the organization.
    pub name: String,
    /// Whether access to the organization is blocked.
    pub is_blocked: bool,
    /// State of the organization's account.
    ///
    /// - `active` - Active
    /// - `suspended` - Suspended
    pub status: OrganizationStatus,
    /// When it was created.
    pub create_date: runtime::DateTime,
    /// When it was last changed.
    pub update_date: runtime::DateTime,
    /// What its subscription allows.
    pub billing_package_info: BillingPackageInfo,
    /// How many devices it has.
    pub devices_count: i64,
    /// Labels of the system updates on offer.
    pub ota_labels: Vec<String>,
}

runtime::object! { Organization {
    exact id = "id", required guid = "guid", required name = "name",
    required is_blocked = "is_blocked", required status = "status",
    required create_date = "create_date", required update_date = "update_date",
    required billing_package_info = "billing_package_info",
    required devices_count = "devices_count", required ota_labels = "ota_labels",
} }

runtime::open_enum! {
    /// - `active` - Active
    /// - `suspended` - Suspended
    pub enum OrganizationStatus {
        Active = "active", Suspended = "suspended",
    } else Unknown
}

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
