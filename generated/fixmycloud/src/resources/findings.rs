//! What scans have found.

use crate::runtime::{self, Call, Client, Paginated};

/// What scans have found.
#[derive(Debug, Clone)]
pub struct Findings {
    client: Client,
}

impl Findings {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List findings.
    ///
    /// `GET /findings`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn list(&self) -> Call<FindingList, ListFindings> {
        Call::json(&self.client, &LIST)
    }
}

runtime::operations! {
    LIST: "list_findings" = "GET" "/findings" {
        security: &[&[0], &[1]], settings: &[0], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Offset, parameter: "offset", size: Some("limit"),
            total: Some("/total"), items: "/findings",
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Findings::list`] can be told besides: `severity`, `limit`, `offset`. All
/// pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListFindings;

impl Paginated for ListFindings {
    type Page = FindingList;
    type Item = Finding;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.findings
    }
}

runtime::options! { ListFindings {
    /// Only findings of this severity.
    severity: &Severity = with_query("severity", severity),
    /// Number of results in one page; the server may lower it.
    limit: i64 = with_query("limit", &limit),
    /// Number of results before the page.
    offset: i64 = with_query("offset", &offset),
} }

/// Something that a scan found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its ID.
    pub id: String,
    /// ID of the scan that found it.
    pub scan_id: String,
    /// How bad it is.
    pub severity: Severity,
    /// What it is.
    pub title: String,
    /// What it was found in, by the name the provider gives it.
    pub resource: String,
    /// When it was found.
    pub detected_at: runtime::DateTime,
}

runtime::object! { Finding {
    required id = "id", required scan_id = "scan_id", required severity = "severity",
    required title = "title", required resource = "resource",
    required detected_at = "detected_at",
} }

/// A page of findings.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingList {
    /// How many match in all.
    pub total: i64,
    /// The findings of this page.
    pub findings: Vec<Finding>,
    /// The number that a page has at most.
    pub limit: i64,
    /// How many stand before this page.
    pub offset: i64,
}

runtime::object! { FindingList {
    required total = "total", exact findings = "findings", required limit = "limit",
    required offset = "offset",
} }

runtime::open_enum! {
    /// How bad a finding is.
    pub enum Severity {
        Critical = "critical", High = "high", Medium = "medium", Low = "low",
    } else Unknown
}
