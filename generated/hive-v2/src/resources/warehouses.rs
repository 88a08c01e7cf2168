//! Warehouses in which your goods lie.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Warehouses in which your goods lie.
#[derive(Debug, Clone)]
pub struct Warehouses {
    client: Client,
}

impl Warehouses {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List warehouses.
    ///
    /// Lists the warehouses in which your goods lie.
    ///
    /// `GET /warehouses`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<WarehousePage, ListWarehouses> {
        Call::json(&self.client, &LIST)
    }
}

runtime::operations! {
    LIST: "list_warehouses" = "GET" "/warehouses" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            next: "/pagination/next_page_url", items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Warehouses::list`] can be told besides: `limit`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListWarehouses;

impl Paginated for ListWarehouses {
    type Page = WarehousePage;
    type Item = Warehouse;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListWarehouses {
    /// Number of items in one page.
    limit: i64 = with_query("limit", &limit),
} }

/// A warehouse in which your goods lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Warehouse {
    /// Hive's number of the warehouse.
    pub id: i64,
    /// Its name.
    pub name: Option<String>,
}

runtime::object! { Warehouse { required id = "id", optional name = "name" } }

/// One page of warehouses.
#[derive(Debug, Clone, PartialEq)]
pub struct WarehousePage {
    /// The warehouses on this page.
    pub data: Vec<Warehouse>,
    /// Where the next page is.
    pub pagination: types::Pagination,
}

runtime::object! { WarehousePage {
    exact data = "data", required pagination = "pagination",
} }
