//! When alerts were triggered.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

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
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<AlertHistoryPage, ListAlertHistories> {
        Call::json(&self.client, &LIST)
    }

    /// Get when an alert was triggered.
    ///
    /// `GET /alert_histories/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<AlertHistory> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// Get the message that was sent.
    ///
    /// `GET /alert_histories/{id}/message/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get_message(&self, id: i64) -> Call<AlertMessage> {
        Call::json(&self.client, &GET_MESSAGE).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_alert_histories" = "GET" "/alert_histories/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET: "get_alert_history" = "GET" "/alert_histories/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    GET_MESSAGE: "get_alert_history_message" = "GET" "/alert_histories/{id}/message/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
}

/// What a call of [`AlertHistories::list`] can be told besides: `limit`, `page`. All pages come
/// by `pages()`, all items by `items()`.
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
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

/// One time that an alert was triggered.
#[derive(Debug, Clone, PartialEq)]
pub struct AlertHistory {
    /// Its number.
    pub id: i64,
    /// Number of the alert.
    pub alert_id: Option<i64>,
    /// Number of the server.
    pub server_id: Option<i64>,
    /// When it began.
    pub start: Option<runtime::EpochSeconds>,
    /// When it was over; 0 while it lasts.
    pub end: Option<runtime::EpochSeconds>,
    /// What the message was headed.
    pub subject: Option<String>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
}

runtime::object! { AlertHistory {
    exact id = "id", optional alert_id = "alert_id", optional server_id = "server_id",
    optional start = "start", optional end = "end", optional subject = "subject",
    optional url = "url",
} }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct AlertHistoryPage {
    /// Where it stands among the others.
    pub pagination: types::Pagination,
    /// What is on it.
    pub data: Vec<AlertHistory>,
}

runtime::object! { AlertHistoryPage {
    required pagination = "pagination", exact data = "data",
} }

/// A message about an alert.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlertMessage {
    /// Its heading.
    pub subject: Option<String>,
    /// What it says.
    pub body: Option<String>,
}

runtime::object! { AlertMessage {
    optional subject = "subject", optional body = "body",
} }
