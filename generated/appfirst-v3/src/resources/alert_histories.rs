//! When alerts were triggered.

use crate::runtime::{self, Call, Client};

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
    pub fn list(&self) -> Call<Vec<AlertHistory>> {
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
        security: &[&[0]], limits: &[0],
    },
    GET: "get_alert_history" = "GET" "/alert_histories/{id}/" {
        security: &[&[0]], limits: &[0],
    },
    GET_MESSAGE: "get_alert_history_message" = "GET" "/alert_histories/{id}/message/" {
        security: &[&[0]], limits: &[0],
    },
}

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
