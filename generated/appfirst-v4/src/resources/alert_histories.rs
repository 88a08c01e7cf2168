//! When alerts were triggered.

use crate::runtime::{self, Call, Client, Paginated};

/// When alerts were triggered.
#[derive(Debug, Clone)]
pub struct AlertHistories {
    client: Client,
}

impl AlertHistories {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List when alerts were triggered.
    ///
    /// `GET /alert_histories/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<AlertHistoryPage, ListAlertHistories> {
        Call::json(&self.client, &LIST)
    }
}

runtime::operations! {
    LIST: "list_alert_histories" = "GET" "/alert_histories/" {
        security: &[&[0]],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Cursor, parameter: "cursor", size: Some("limit"),
            next: "/pagination/next_cursor", more: Some("/pagination/has_more"),
            items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`AlertHistories::list`] can be told besides: `limit`, `cursor`. All pages
/// come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListAlertHistories;

impl Paginated for ListAlertHistories {
    type Page = AlertHistoryPage;
    type Item = AlertHistory;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListAlertHistories {
    /// How many are on one page.
    limit: i64 = with_query("limit", &limit),
    /// What the page before named for this one.
    cursor: &str = with_query("cursor", cursor),
} }

/// One time that an alert was triggered.
#[derive(Debug, Clone, PartialEq)]
pub struct AlertHistory {
    /// Its number.
    pub id: i64,
    /// Number of the alert.
    pub alert_id: Option<i64>,
    /// When it began.
    pub start: Option<runtime::EpochSeconds>,
    /// When it was over; 0 while it lasts.
    pub end: Option<runtime::EpochSeconds>,
}

runtime::object! { AlertHistory {
    required id = "id", optional alert_id = "alert_id", optional start = "start",
    optional end = "end",
} }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct AlertHistoryPage {
    /// How to get the page after this one.
    pub pagination: CursorPagination,
    /// What is on it.
    pub data: Vec<AlertHistory>,
}

runtime::object! { AlertHistoryPage {
    required pagination = "pagination", exact data = "data",
} }

/// How to get the page after this one.
#[derive(Debug, Clone, PartialEq)]
pub struct CursorPagination {
    /// What the next page is asked for by.
    pub next_cursor: Option<String>,
    /// Whether there is another page.
    pub has_more: bool,
}

runtime::object! { CursorPagination {
    optional next_cursor = "next_cursor", required has_more = "has_more",
} }
