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
    /// With [details](crate::Error::details) for 400, 401, 429:
    /// [`Error`](crate::types::Error).
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
    type Item = Shipment;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

impl Call<ShipmentPage, ListShipments> {
    /// Number of items in one page.
    pub fn limit(self, limit: i64) -> Self {
        self.with_query("limit", &limit)
    }

    /// Only shipments of these orders, by Hive's numbers.
    pub fn order_id_in(self, order_id_in: &[i64]) -> Self {
        self.with_query_style(runtime::Style::FormJoined, "order_id[in]", order_id_in)
    }

    /// Only shipments of these orders, by your codes.
    pub fn merchant_order_id_in(self, merchant_order_id_in: &[String]) -> Self {
        self.with_query_style(
            runtime::Style::FormJoined,
            "merchant_order_id[in]",
            merchant_order_id_in,
        )
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

/// How many were taken from a batch.
#[derive(Debug, Clone, PartialEq)]
pub struct SentBatch {
    /// Name of the batch.
    pub name: String,
    /// Its tracking code.
    pub tracking_code: String,
    /// When it expires.
    pub expiry_date: String,
    /// How many.
    pub quantity: i64,
}

runtime::object! { SentBatch {
    required name = "name", required tracking_code = "tracking_code",
    required expiry_date = "expiry_date", required quantity = "quantity",
} }

/// The serial number of one article.
#[derive(Debug, Clone, PartialEq)]
pub struct SerialNumber {
    /// The serial number.
    pub serial_number: String,
}

runtime::object! { SerialNumber { required serial_number = "serial_number" } }

/// A parcel for a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Shipment {
    /// Hive's number of the shipment.
    pub id: i64,
    /// Hive's number of the order.
    pub order_id: Option<i64>,
    /// Your code of the order.
    pub merchant_order_id: Option<String>,
    /// How far a shipment is in the fulfilment centre.
    pub status: Option<ShipmentStatus>,
    /// How far it is on its way; null before it has left.
    pub delivery_status: runtime::Field<DeliveryStatus>,
    /// The carrier.
    pub shipment_provider: runtime::Field<String>,
    /// When it was created.
    pub created_at: Option<runtime::DateTime>,
    /// When it was shipped.
    pub shipped_at: runtime::Field<runtime::DateTime>,
    /// When it was delivered.
    pub delivered_at: runtime::Field<runtime::DateTime>,
    /// What is in it.
    pub items: Vec<ShipmentItem>,
}

runtime::object! { Shipment {
    required id = "id", optional order_id = "order_id",
    optional merchant_order_id = "merchant_order_id", optional status = "status",
    patch delivery_status = "delivery_status",
    patch shipment_provider = "shipment_provider", optional created_at = "created_at",
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
    /// Which SKU it is.
    pub sku: types::SkuReference,
    /// Batches that were sent.
    pub batches: Option<Vec<SentBatch>>,
    /// Serial numbers that were sent.
    pub serial_numbers: Option<Vec<SerialNumber>>,
}

runtime::object! { ShipmentItem {
    required id = "id", patch merchant_item_id = "merchant_item_id",
    required quantity = "quantity", required sku = "sku", optional batches = "batches",
    optional serial_numbers = "serial_numbers",
} }

/// One page of shipments.
#[derive(Debug, Clone, PartialEq)]
pub struct ShipmentPage {
    /// The shipments on this page.
    pub data: Vec<Shipment>,
    /// Where the next page is.
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
