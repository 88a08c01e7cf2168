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
    /// With [details](crate::Error::details) for 401, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn get(&self, id: i64) -> Call<Shipment> {
        let call = Call::json(&self.client, &GET);
        call.with_path("id", &id)
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

/// What a call of [`Shipments::list`] can be told besides: `page`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListShipments;

impl Paginated for ListShipments {
    type Page = ShipmentPage;
    type Item = Shipment;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

impl Call<ShipmentPage, ListShipments> {
    /// Number of the page, counted from 1.
    ///
    /// Default: `1`.
    pub fn page(self, page: i64) -> Self {
        self.with_query("page", &page)
    }
}

runtime::open_enum! {
    /// How far a shipment is on its way.
    pub enum DeliveryStatus {
        InformationTransmittedToTheCarrier = "Information transmitted to the carrier",
        InTransit = "In transit", OutForDelivery = "Out for delivery",
        Delivered = "Delivered", ReturnedToSender = "Returned to sender",
        ActionRequired = "Action required",
    } else Unknown
}

/// A parcel for a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Shipment {
    /// Hive's number of the shipment.
    pub id: i64,
    /// Hive's number of the order.
    pub order_id: i64,
    /// Your code of the order.
    pub merchant_order_id: runtime::Field<String>,
    /// How far a shipment is in the fulfilment centre.
    pub status: ShipmentStatus,
    /// How far it is on its way; null before it has left.
    pub delivery_status: runtime::Field<DeliveryStatus>,
    /// The carrier.
    pub shipment_provider: runtime::Field<String>,
    /// When it was created.
    pub created_at: runtime::DateTime,
    /// When it was shipped.
    pub shipped_at: runtime::Field<runtime::DateTime>,
    /// When it was delivered.
    pub delivered_at: runtime::Field<runtime::DateTime>,
    /// What is in it.
    pub items: Vec<ShipmentItem>,
}

runtime::object! { Shipment {
    exact id = "id", required order_id = "order_id",
    patch merchant_order_id = "merchant_order_id", required status = "status",
    patch delivery_status = "delivery_status",
    patch shipment_provider = "shipment_provider", required created_at = "created_at",
    patch shipped_at = "shipped_at", patch delivered_at = "delivered_at",
    required items = "items",
} }

/// One line of a shipment.
#[derive(Debug, Clone, PartialEq)]
pub struct ShipmentItem {
    /// Hive's number of the line.
    pub id: i64,
    /// Your code of the order's line; null where Hive has added the item.
    pub merchant_item_id: runtime::Field<String>,
    /// How many.
    pub quantity: i64,
}

runtime::object! { ShipmentItem {
    exact id = "id", patch merchant_item_id = "merchant_item_id",
    required quantity = "quantity",
} }

/// One page of shipments.
#[derive(Debug, Clone, PartialEq)]
pub struct ShipmentPage {
    /// The shipments on this page.
    pub data: Vec<Shipment>,
    /// Which of how many pages this is.
    pub pagination: types::Pagination,
}

runtime::object! { ShipmentPage {
    exact data = "data", required pagination = "pagination",
} }

runtime::open_enum! {
    /// How far a shipment is in the fulfilment centre.
    pub enum ShipmentStatus {
        WaitingForPicking = "waiting_for_picking", OnHold = "on_hold",
        PickingAssigned = "picking_assigned", InPicking = "in_picking",
        Picked = "picked", InPacking = "in_packing", Packed = "packed",
        InShipping = "in_shipping", Shipped = "shipped", Cancelled = "cancelled",
    } else Unknown
}
