//! Restocking shipments: goods on their way from you to a fulfilment centre.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Restocking shipments: goods on their way from you to a fulfilment centre.
#[derive(Debug, Clone)]
pub struct RestockingShipments {
    client: Client,
}

impl RestockingShipments {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List restocking shipments.
    ///
    /// Lists restocking shipments, the newest first.
    ///
    /// `GET /restocking_shipments`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<RestockingShipmentPage, ListRestockingShipments> {
        Call::json(&self.client, &LIST)
    }

    /// Create a restocking shipment.
    ///
    /// `POST /restocking_shipments/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 422, 429:
    /// [`Error`](crate::types::Error).
    pub fn create(
        &self,
        body: &NewRestockingShipment,
    ) -> Call<types::RestockingShipment> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }

    /// Get a restocking shipment.
    ///
    /// `GET /restocking_shipments/{id}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 404, 429: [`Error`](crate::types::Error).
    pub fn get(&self, id: i64) -> Call<types::RestockingShipment> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// Replace a restocking shipment.
    ///
    /// Replaces the whole restocking shipment, as long as its status is `shipped` or `created`.
    ///
    /// `PUT /restocking_shipments/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 404, 422, 429:
    /// [`Error`](crate::types::Error).
    pub fn replace(
        &self,
        id: i64,
        body: &NewRestockingShipment,
    ) -> Call<types::RestockingShipment> {
        Call::json(&self.client, &REPLACE).with_path("id", &id).with_json_body(body)
    }
}

runtime::operations! {
    LIST: "list_restocking_shipments" = "GET" "/restocking_shipments" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", first: 1,
            pages: Some("/pagination/page_count"),
            current: Some("/pagination/current_page"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_restocking_shipment" = "POST" "/restocking_shipments/" {
        security: &[&[0]], limits: &[0], idempotent: false,
    },
    GET: "get_restocking_shipment" = "GET" "/restocking_shipments/{id}" {
        security: &[&[0]], limits: &[0],
    },
    REPLACE: "replace_restocking_shipment" = "PUT" "/restocking_shipments/{id}/" {
        security: &[&[0]], limits: &[0],
    },
}

/// What a call of [`RestockingShipments::list`] can be told besides: `page`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListRestockingShipments;

impl Paginated for ListRestockingShipments {
    type Page = RestockingShipmentPage;
    type Item = types::RestockingShipment;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListRestockingShipments {
    /// Number of the page, counted from 1.
    ///
    /// Default: `1`.
    page: i64 = with_query("page", &page),
} }

/// A restocking shipment to be created, or what takes the place of one.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRestockingShipment {
    /// Number of the warehouse that it goes to.
    pub warehouse_id: i64,
    /// How a restocking shipment arrives.
    pub delivery_option: types::DeliveryOption,
    /// When it should arrive.
    pub estimated_arrival_date: runtime::Date,
    /// What is in it.
    pub restocking_shipment_items: Vec<NewRestockingShipmentItem>,
    /// The carrier's code.
    pub tracking_code: runtime::Field<String>,
    /// Number of the purchase order.
    pub po_number: runtime::Field<String>,
    /// Who sends it.
    pub supplier_name: runtime::Field<String>,
}

runtime::object! { NewRestockingShipment {
    required warehouse_id = "warehouse_id", required delivery_option = "delivery_option",
    required estimated_arrival_date = "estimated_arrival_date",
    required restocking_shipment_items = "restocking_shipment_items",
    patch tracking_code = "tracking_code", patch po_number = "po_number",
    patch supplier_name = "supplier_name",
} }

runtime::setters! { NewRestockingShipment::new(
    warehouse_id: i64, delivery_option: types::DeliveryOption,
    estimated_arrival_date: impl Into<runtime::Date>,
    restocking_shipment_items: Vec<NewRestockingShipmentItem>,
) {
    with_tracking_code(tracking_code: impl Into<String>),
    with_po_number(po_number: impl Into<String>),
    with_supplier_name(supplier_name: impl Into<String>),
} null {
    with_null_tracking_code(tracking_code), with_null_po_number(po_number),
    with_null_supplier_name(supplier_name),
} }

/// One line of a restocking shipment.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRestockingShipmentItem {
    /// Hive's number of the SKU.
    pub sku_id: i64,
    /// How many there are.
    pub announced_quantity: i64,
    /// Remarks.
    pub remarks: runtime::Field<String>,
    /// What they cost, in cents.
    pub total_cost_in_cents: runtime::Field<i64>,
}

runtime::object! { NewRestockingShipmentItem {
    required sku_id = "sku_id", required announced_quantity = "announced_quantity",
    patch remarks = "remarks", patch total_cost_in_cents = "total_cost_in_cents",
} }

runtime::setters! { NewRestockingShipmentItem::new(
    sku_id: i64, announced_quantity: i64,
) {
    with_remarks(remarks: impl Into<String>),
    with_total_cost_in_cents(total_cost_in_cents: i64),
} null {
    with_null_remarks(remarks), with_null_total_cost_in_cents(total_cost_in_cents),
} }

/// One page of restocking shipments.
#[derive(Debug, Clone, PartialEq)]
pub struct RestockingShipmentPage {
    /// The restocking shipments on this page.
    pub data: Vec<types::RestockingShipment>,
    /// Which of how many pages this is.
    pub pagination: types::Pagination,
}

runtime::object! { RestockingShipmentPage {
    exact data = "data", required pagination = "pagination",
} }
