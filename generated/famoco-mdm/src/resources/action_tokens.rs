//! Tokens that allow an action on a device without an account.

use crate::runtime::{self, Call, Client, Paginated};

/// Tokens that allow an action on a device without an account.
#[derive(Debug, Clone)]
pub struct ActionTokens {
    client: Client,
}

impl ActionTokens {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List action tokens.
    ///
    /// Lists the action tokens of an organization.
    ///
    /// `GET /api/organizations/{organization_id}/action_tokens/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn list(
        &self,
        organization_id: i64,
    ) -> Call<PaginatedActionTokenList, ListActionTokens> {
        Call::json(&self.client, &LIST).with_path("organization_id", &organization_id)
    }

    /// Create an action token.
    ///
    /// `POST /api/organizations/{organization_id}/action_tokens/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn create(
        &self,
        organization_id: i64,
        body: &ActionTokenRequest,
    ) -> Call<ActionToken> {
        Call::json(&self.client, &CREATE)
            .with_path("organization_id", &organization_id)
            .with_json_body(body)
    }

    /// Get an action token.
    ///
    /// `GET /api/organizations/{organization_id}/action_tokens/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn get(&self, organization_id: i64, id: i64) -> Call<ActionToken> {
        Call::json(&self.client, &GET)
            .with_path("organization_id", &organization_id)
            .with_path("id", &id)
    }

    /// Delete an action token.
    ///
    /// `DELETE /api/organizations/{organization_id}/action_tokens/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn delete(&self, organization_id: i64, id: i64) -> Call<()> {
        Call::empty(&self.client, &DELETE)
            .with_path("organization_id", &organization_id)
            .with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_action_tokens" = "GET" "/api/organizations/{organization_id}/action_tokens/" {
        security: &[&[0]], limits: &[0, 1],
        pagination: Some(&runtime::Pagination {
            next: "/next", items: "/results",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_action_token" = "POST" "/api/organizations/{organization_id}/action_tokens/" {
        security: &[&[0]], limits: &[0, 1], idempotent: false,
    },
    GET: "get_action_token" = "GET" "/api/organizations/{organization_id}/action_tokens/{id}/" {
        security: &[&[0]], limits: &[0, 1],
    },
    DELETE: "delete_action_token" = "DELETE" "/api/organizations/{organization_id}/action_tokens/{id}/" {
        security: &[&[0]], limits: &[0, 1],
    },
}

/// What a call of [`ActionTokens::list`] can be told besides: `limit`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListActionTokens;

impl Paginated for ListActionTokens {
    type Page = PaginatedActionTokenList;
    type Item = ActionToken;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.results
    }
}

runtime::options! { ListActionTokens {
    /// Number of results in one page.
    limit: i64 = with_query("limit", &limit),
} }

/// A token that allows an action on a device without an account.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionToken {
    /// Its ID.
    pub id: i64,
    /// What the token is for.
    pub name: String,
    /// The token itself.
    pub token: runtime::Secret,
    /// When it was created.
    pub create_date: runtime::DateTime,
    /// When the token stops working; null if it never does.
    pub expiration_date: Option<runtime::DateTime>,
}

runtime::object! { ActionToken {
    exact id = "id", required name = "name", required token = "token",
    required create_date = "create_date", optional expiration_date = "expiration_date",
} }

/// A token that allows an action on a device without an account.
#[derive(Debug, Clone, PartialEq)]
pub struct ActionTokenRequest {
    /// What the token is for.
    pub name: String,
    /// When the token stops working; null if it never does.
    pub expiration_date: runtime::Field<runtime::DateTime>,
}

runtime::object! { ActionTokenRequest {
    required name = "name", patch expiration_date = "expiration_date",
} }

runtime::setters! { ActionTokenRequest::new(name: impl Into<String>) {
    with_expiration_date(expiration_date: impl Into<runtime::DateTime>),
} null {
    with_null_expiration_date(expiration_date),
} }

/// The `PaginatedActionTokenList` object.
#[derive(Debug, Clone, PartialEq)]
pub struct PaginatedActionTokenList {
    /// How many results there are on all pages at this moment.
    pub count: i64,
    /// URL of the next page; null on the last one.
    pub next: Option<String>,
    /// URL of the page before; null on the first one.
    pub previous: Option<String>,
    /// The results on this page.
    pub results: Vec<ActionToken>,
}

runtime::object! { PaginatedActionTokenList {
    required count = "count", optional next = "next", optional previous = "previous",
    exact results = "results",
} }
