//! Returns: parcels that come back from a customer.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Returns: parcels that come back from a customer.
#[derive(Debug, Clone)]
pub struct Returns {
    client: Client,
}

impl Returns {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List returns.
    ///
    /// Lists all returns of the merchant.
    ///
    /// `GET /returns`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<ReturnPage, ListReturns> {
        Call::json(&self.client, &LIST)
    }

    /// Get a return.
    ///
    /// `GET /returns/{id}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 404, 429: [`Error`](crate::types::Error).
    pub fn get(&self, id: i64) -> Call<types::Return> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_returns" = "GET" "/returns" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            next: "/pagination/next_page_url", items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET: "get_return" = "GET" "/returns/{id}" { security: &[&[0]], limits: &[0] },
}

/// What a call of [`Returns::list`] can be told besides: `limit`, `created_at_gt`,
/// `created_at_gte`, `created_at_lt`, `created_at_lte`, `sales_channel_id_in`. All pages come
/// by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListReturns;

impl Paginated for ListReturns {
    type Page = ReturnPage;
    type Item = types::Return;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListReturns {
    /// Number of items in one page.
    limit: i64 = with_query("limit", &limit),
    /// Only what was created after this time.
    created_at_gt into runtime::DateTime = with_query("created_at[gt]", &created_at_gt),
    /// Only what was created at this time or later.
    created_at_gte into runtime::DateTime =
        with_query("created_at[gte]", &created_at_gte),
    /// Only what was created before this time.
    created_at_lt into runtime::DateTime = with_query("created_at[lt]", &created_at_lt),
    /// Only what was created at this time or earlier.
    created_at_lte into runtime::DateTime =
        with_query("created_at[lte]", &created_at_lte),
    /// Only returns of these sales channels.
    sales_channel_id_in: &[i64] =
        with_query_style(runtime::Style::FormJoined, "sales_channel_id[in]", sales_channel_id_in),
} }

/// One page of returns.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnPage {
    /// The returns on this page.
    pub data: Vec<types::Return>,
    /// Where the next page is.
    pub pagination: types::Pagination,
}

runtime::object! { ReturnPage {
    exact data = "data", required pagination = "pagination",
} }
