//! Shipments: parcels that leave a fulfilment centre for a customer.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Shipments: parcels that leave a fulfilment centre for a customer.
#[derive(Debug, Clone)]
pub struct Shipments {
    client: Client,
}

impl Shipments {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List shipments.
    ///
    /// Lists shipments, the newest first.
    ///
    /// `GET /shipments`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<ShipmentPage, ListShipments> {
        Call::json(&self.client, &LIST)
    }

    /// Get a shipment.
    ///
    /// `GET /shipments/{id}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 404, 429: [`Error`](crate::types::Error).
    pub fn get(&self, id: i64) -> Call<types::Shipment> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_shipments" = "GET" "/shipments" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", first: 1,
            pages: Some("/pagination/page_count"),
            current: Some("/pagination/current_page"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET: "get_shipment" = "GET" "/shipments/{id}" { security: &[&[0]], limits: &[0] },
}

/// What a call of [`Shipments::list`] can be told besides: `page`. All pages come by `pages()`,
/// all items by `items()`.
#[derive(Debug)]
pub struct ListShipments;

impl Paginated for ListShipments {
    type Page = ShipmentPage;
    type Item = types::Shipment;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListShipments {
    /// Number of the page, counted from 1.
    ///
    /// Default: `1`.
    page: i64 = with_query("page", &page),
} }

/// One page of shipments.
#[derive(Debug, Clone, PartialEq)]
pub struct ShipmentPage {
    /// The shipments on this page.
    pub data: Vec<types::Shipment>,
    /// Which of how many pages this is.
    pub pagination: types::Pagination,
}

runtime::object! { ShipmentPage {
    exact data = "data", required pagination = "pagination",
} }
