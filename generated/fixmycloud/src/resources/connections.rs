//! Connections to cloud accounts, which are what is scanned.

use crate::runtime::{self, Call, Client};

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
    pub fn create(
        &self,
        body: &CreateConnectionRequest,
    ) -> Call<Connection, CreateConnection> {
        let call = Call::json(&self.client, &CREATE);
        call.with_json_body(body)
    }
}

runtime::operations! {
    LIST: "list_connections" = "GET" "/connections/" { security: &[&[0], &[1]] },
    CREATE: "create_connection" = "POST" "/connections/" {
        security: &[&[0], &[1]], idempotent: false,
    },
}

/// What a call of [`Connections::list`] can be told besides: `limit`, `offset`,
/// `x_tenant_slug`.
#[derive(Debug)]
pub struct ListConnections;

impl Call<ConnectionList, ListConnections> {
    /// Number of results in one page; the server may lower it.
    pub fn limit(self, limit: i64) -> Self {
        self.with_query("limit", &limit)
    }

    /// Number of results before the page.
    pub fn offset(self, offset: i64) -> Self {
        self.with_query("offset", &offset)
    }

    /// The workspace that the request is about, by its slug.
    pub fn x_tenant_slug(self, x_tenant_slug: &str) -> Self {
        self.with_header("X-Tenant-Slug", x_tenant_slug)
    }
}

/// What a call of [`Connections::create`] can be told besides: `x_tenant_slug`.
#[derive(Debug)]
pub struct CreateConnection;

impl Call<Connection, CreateConnection> {
    /// The workspace that the request is about, by its slug.
    pub fn x_tenant_slug(self, x_tenant_slug: &str) -> Self {
        self.with_header("X-Tenant-Slug", x_tenant_slug)
    }
}

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
    required total = "total", required connections = "connections",
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
