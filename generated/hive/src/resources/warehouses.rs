//! Warehouses in which your goods lie.

use crate::runtime::{self, Call, Client};
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
    /// With [details](crate::Error::details) for 401, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<WarehousePage, ListWarehouses> {
        Call::json(&self.client, &LIST)
    }
}

runtime::operations! {
    LIST: "list_warehouses" = "GET" "/warehouses" { security: &[&[0]], limits: &[0] },
}

/// What a call of [`Warehouses::list`] can be told besides: `page`.
#[derive(Debug)]
pub struct ListWarehouses;

impl Call<WarehousePage, ListWarehouses> {
    /// Number of the page, counted from 1.
    ///
    /// Default: `1`.
    pub fn page(self, page: i64) -> Self {
        self.with_query("page", &page)
    }
}

/// A warehouse in which your goods lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Warehouse {
    /// Hive's number of the warehouse.
    pub id: i64,
    /// Its name.
    pub name: runtime::Field<String>,
}

runtime::object! { Warehouse { required id = "id", patch name = "name" } }

/// One page of warehouses.
#[derive(Debug, Clone, PartialEq)]
pub struct WarehousePage {
    /// The warehouses on this page.
    pub data: Vec<Warehouse>,
    /// The `pagination` property.
    pub pagination: types::Pagination,
}

runtime::object! { WarehousePage {
    required data = "data", required pagination = "pagination",
} }
