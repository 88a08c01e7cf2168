//! Connections to cloud accounts, which are what is scanned.

use crate::runtime::{self, Call, Client, Paginated};

/// Connections to cloud accounts, which are what is scanned.
#[derive(Debug, Clone)]
pub struct Connections {
    client: Client,
}

impl Connections {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List connections.
    ///
    /// `GET /connections/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn list(&self) -> Call<ConnectionList, ListConnections> {
        Call::json(&self.client, &LIST)
    }

    /// Connect a cloud account.
    ///
    /// `POST /connections/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 409, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn create(&self, body: &CreateConnectionRequest) -> Call<Connection> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }
}

runtime::operations! {
    LIST: "list_connections" = "GET" "/connections/" {
        security: &[&[0], &[1]], settings: &[0], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Offset, parameter: "offset", size: Some("limit"),
            total: Some("/total"), items: "/connections",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_connection" = "POST" "/connections/" {
        security: &[&[0], &[1]], settings: &[0], limits: &[0], idempotent: false,
    },
}

/// What a call of [`Connections::list`] can be told besides: `limit`, `offset`. All pages come
/// by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListConnections;

impl Paginated for ListConnections {
    type Page = ConnectionList;
    type Item = Connection;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.connections
    }
}

runtime::options! { ListConnections {
    /// Number of results in one page; the server may lower it.
    limit: i64 = with_query("limit", &limit),
    /// Number of results before the page.
    offset: i64 = with_query("offset", &offset),
} }

/// A cloud account that can be scanned.
#[derive(Debug, Clone, PartialEq)]
pub struct Connection {
    /// Its ID.
    pub id: String,
    /// Whose cloud it is in.
    pub provider: String,
    /// Its name in the workspace.
    pub alias: String,
    /// When it was made.
    pub created_at: runtime::DateTime,
}

runtime::object! { Connection {
    required id = "id", required provider = "provider", required alias = "alias",
    required created_at = "created_at",
} }

/// A page of connections.
#[derive(Debug, Clone, PartialEq)]
pub struct ConnectionList {
    /// How many there are in all.
    pub total: i64,
    /// The connections of this page.
    pub connections: Vec<Connection>,
    /// The number that a page has at most.
    pub limit: i64,
    /// How many stand before this page.
    pub offset: i64,
}

runtime::object! { ConnectionList {
    required total = "total", exact connections = "connections",
    required limit = "limit", required offset = "offset",
} }

/// A cloud account to connect.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateConnectionRequest {
    /// Whose cloud it is in.
    pub provider: String,
    /// Its name, which no other connection of the workspace may have.
    pub alias: String,
}

runtime::object! { CreateConnectionRequest {
    required provider = "provider", required alias = "alias",
} }

runtime::setters! { CreateConnectionRequest::new(
    provider: impl Into<String>, alias: impl Into<String>,
) }
