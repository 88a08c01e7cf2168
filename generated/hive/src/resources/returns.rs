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
    /// Lists returns, the newest first.
    ///
    /// `GET /returns`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 429: [`Error`](crate::types::Error).
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
            style: runtime::PageStyle::Page, parameter: "page", first: 1,
            pages: Some("/pagination/page_count"),
            current: Some("/pagination/current_page"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET: "get_return" = "GET" "/returns/{id}" { security: &[&[0]], limits: &[0] },
}

/// What a call of [`Returns::list`] can be told besides: `page`. All pages come by `pages()`,
/// all items by `items()`.
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
    /// Number of the page, counted from 1.
    ///
    /// Default: `1`.
    page: i64 = with_query("page", &page),
} }

/// One page of returns.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnPage {
    /// The returns on this page.
    pub data: Vec<types::Return>,
    /// Which of how many pages this is.
    pub pagination: types::Pagination,
}

runtime::object! { ReturnPage {
    exact data = "data", required pagination = "pagination",
} }
