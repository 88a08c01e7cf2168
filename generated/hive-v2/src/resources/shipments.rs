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
    /// Lists all shipments of the merchant.
    ///
    /// `GET /shipments`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<ShipmentPage, ListShipments> {
        Call::json(&self.client, &LIST)
    }
}

runtime::operations! {
    LIST: "list_shipments" = "GET" "/shipments" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            next: "/pagination/next_page_url", items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Shipments::list`] can be told besides: `limit`, `order_id_in`,
/// `merchant_order_id_in`. All pages come by `pages()`, all items by `items()`.
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
    /// Number of items in one page.
    limit: i64 = with_query("limit", &limit),
    /// Only shipments of these orders, by Hive's numbers.
    order_id_in: &[i64] =
        with_query_style(runtime::Style::FormJoined, "order_id[in]", order_id_in),
    /// Only shipments of these orders, by your codes.
    merchant_order_id_in: &[String] =
        with_query_style(runtime::Style::FormJoined, "merchant_order_id[in]", merchant_order_id_in),
} }

/// One page of shipments.
#[derive(Debug, Clone, PartialEq)]
pub struct ShipmentPage {
    /// The shipments on this page.
    pub data: Vec<types::Shipment>,
    /// Where the next page is.
    pub pagination: types::Pagination,
}

runtime::object! { ShipmentPage {
    exact data = "data", required pagination = "pagination",
} }
