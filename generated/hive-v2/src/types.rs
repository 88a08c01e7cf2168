//! The types of requests and answers.

use crate::runtime;

#[cfg(feature = "orders")]
pub use crate::resources::orders::{Order, OrderPage, OrderStatus};

#[cfg(feature = "returns")]
pub use crate::resources::returns::ReturnPage;

#[cfg(feature = "shipments")]
pub use crate::resources::shipments::ShipmentPage;

#[cfg(feature = "skus")]
pub use crate::resources::skus::{FulfilledBy, Sku, SkuPage, SkuStatus, SkuUpdate};

#[cfg(feature = "warehouses")]
pub use crate::resources::warehouses::{Warehouse, WarehousePage};

/// What a customer announced to send back.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnouncedItem {
    /// Hive's number of it.
    pub id: i64,
    /// How many.
    pub quantity: i64,
    /// Which SKU it is.
    pub sku: SkuReference,
    /// The customer's reason.
    pub customer_return_reason: Option<String>,
    /// What the customer says of it.
    pub customer_return_message: Option<String>,
}

runtime::object! { AnnouncedItem {
    exact id = "id", required quantity = "quantity", required sku = "sku",
    optional customer_return_reason = "customer_return_reason",
    optional customer_return_message = "customer_return_message",
} }

runtime::open_enum! {
    /// The state of what came back: `A` unused and in its package, `B` unused with its package
    /// missing or damaged, `C` used or damaged.
    pub enum Condition { A = "A", B = "B", C = "C" } else Unknown
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

/// What went wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Error {
    /// Always false.
    pub success: Option<bool>,
    /// Sentences for a reader.
    pub errors: Vec<String>,
}

runtime::object! { Error { optional success = "success", required errors = "errors" } }

/// What was handled in the fulfilment centre.
#[derive(Debug, Clone, PartialEq)]
pub struct HandledItem {
    /// Hive's number of it.
    pub id: i64,
    /// How many.
    pub quantity: i64,
    /// Which SKU it is.
    pub sku: SkuReference,
    /// The `condition` property.
    pub condition: Option<Condition>,
    /// What is done with it.
    pub follow_up_action: Option<String>,
    /// Hive's number of the batch.
    pub inventory_batch_id: Option<i64>,
    /// Number of the announced item.
    pub return_item_id: Option<i64>,
    /// Pictures of it.
    pub photos: Option<Vec<Photo>>,
}

runtime::object! { HandledItem {
    exact id = "id", required quantity = "quantity", required sku = "sku",
    optional condition = "condition", optional follow_up_action = "follow_up_action",
    optional inventory_batch_id = "inventory_batch_id",
    optional return_item_id = "return_item_id", optional photos = "photos",
} }

/// Where the next page is.
#[derive(Debug, Clone, PartialEq)]
pub struct Pagination {
    /// URL of the first page.
    pub first_page_url: String,
    /// Items on a full page.
    pub limit: i64,
    /// URL of the next page; null on the last.
    pub next_page_url: Option<String>,
}

runtime::object! { Pagination {
    required first_page_url = "first_page_url", required limit = "limit",
    nullable next_page_url = "next_page_url",
} }

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Photo {
    /// Hive's number of it.
    pub id: i64,
    /// Where it is.
    pub image_url: String,
    /// What it shows.
    pub photo_type: Option<String>,
}

runtime::object! { Photo {
    exact id = "id", required image_url = "image_url",
    optional photo_type = "photo_type",
} }

/// A parcel that comes back from a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Return {
    /// Hive's number of the return.
    pub id: i64,
    /// How far a return is.
    pub status: ReturnStatus,
    /// Why it comes back.
    pub return_reason: Option<String>,
    /// Who sent it back, the customer (`active`) or the carrier (`passive`).
    pub return_reason_type: Option<String>,
    /// The carrier.
    pub carrier: Option<String>,
    /// The carrier's code.
    pub tracking_code: Option<String>,
    /// Where the carrier tells about it.
    pub tracking_url: Option<String>,
    /// When it was created.
    pub created_at: runtime::DateTime,
    /// When it was last changed.
    pub updated_at: runtime::DateTime,
    /// When it was received.
    pub received_at: Option<runtime::DateTime>,
    /// When its handling began.
    pub started_processing_at: Option<runtime::DateTime>,
    /// When its handling ended.
    pub completed_handling_at: Option<runtime::DateTime>,
    /// The order that a return belongs to.
    pub order: ReturnOrder,
    /// What the customer announced; empty where the customer announced nothing.
    pub announced_items: Vec<AnnouncedItem>,
    /// What was handled in the fulfilment centre.
    pub handled_items: Option<Vec<HandledItem>>,
    /// Pictures of the parcel.
    pub photos: Option<Vec<Photo>>,
}

runtime::object! { Return {
    exact id = "id", required status = "status",
    optional return_reason = "return_reason",
    optional return_reason_type = "return_reason_type", optional carrier = "carrier",
    optional tracking_code = "tracking_code", optional tracking_url = "tracking_url",
    required created_at = "created_at", required updated_at = "updated_at",
    optional received_at = "received_at",
    optional started_processing_at = "started_processing_at",
    optional completed_handling_at = "completed_handling_at", required order = "order",
    required announced_items = "announced_items",
    optional handled_items = "handled_items", optional photos = "photos",
} }

/// The order that a return belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnOrder {
    /// Hive's number of the order.
    pub id: i64,
    /// Your code of the order.
    pub merchant_order_id: Option<String>,
    /// The number that the customer sees.
    pub customer_order_number: Option<String>,
}

runtime::object! { ReturnOrder {
    required id = "id", optional merchant_order_id = "merchant_order_id",
    optional customer_order_number = "customer_order_number",
} }

runtime::open_enum! {
    /// How far a return is.
    pub enum ReturnStatus {
        OnTheWay = "on_the_way", Arrived = "arrived", Processing = "processing",
        ActionRequired = "action_required", HandlingCompleted = "handling_completed",
    } else Unknown
}

/// The status of a return has changed.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnStatusUpdated {
    /// What kind of event it is.
    pub event_type: ReturnStatusUpdatedEventType,
    /// Code of the event, which no other event has.
    pub event_id: String,
    /// When it happened.
    pub timestamp: runtime::DateTime,
    /// A parcel that comes back from a customer.
    pub data: Return,
}

runtime::object! { ReturnStatusUpdated {
    required event_type = "event_type", required event_id = "event_id",
    required timestamp = "timestamp", required data = "data",
} }

runtime::open_enum! {
    /// What kind of event it is.
    pub enum ReturnStatusUpdatedEventType {
        ReturnStatusUpdated = "return.status_updated",
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
    pub delivery_status: Option<DeliveryStatus>,
    /// The carrier.
    pub shipment_provider: Option<String>,
    /// When it was created.
    pub created_at: Option<runtime::DateTime>,
    /// When it was shipped.
    pub shipped_at: Option<runtime::DateTime>,
    /// When it was delivered.
    pub delivered_at: Option<runtime::DateTime>,
    /// What is in it.
    pub items: Vec<ShipmentItem>,
}

runtime::object! { Shipment {
    required id = "id", optional order_id = "order_id",
    optional merchant_order_id = "merchant_order_id", optional status = "status",
    optional delivery_status = "delivery_status",
    optional shipment_provider = "shipment_provider", optional created_at = "created_at",
    optional shipped_at = "shipped_at", optional delivered_at = "delivered_at",
    required items = "items",
} }

/// One line of a shipment.
#[derive(Debug, Clone, PartialEq)]
pub struct ShipmentItem {
    /// Hive's number of the line.
    pub id: i64,
    /// Your code of the order's line; null where Hive has added the item.
    pub merchant_item_id: Option<String>,
    /// How many.
    pub quantity: i64,
    /// Which SKU it is.
    pub sku: SkuReference,
    /// Batches that were sent.
    pub batches: Option<Vec<SentBatch>>,
    /// Serial numbers that were sent.
    pub serial_numbers: Option<Vec<SerialNumber>>,
}

runtime::object! { ShipmentItem {
    required id = "id", optional merchant_item_id = "merchant_item_id",
    required quantity = "quantity", required sku = "sku", optional batches = "batches",
    optional serial_numbers = "serial_numbers",
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

/// The status of a shipment has changed.
#[derive(Debug, Clone, PartialEq)]
pub struct ShipmentStatusUpdated {
    /// What kind of event it is.
    pub event_type: ShipmentStatusUpdatedEventType,
    /// Code of the event, which no other event has.
    pub event_id: String,
    /// When it happened.
    pub timestamp: runtime::DateTime,
    /// A parcel for a customer.
    pub data: Shipment,
}

runtime::object! { ShipmentStatusUpdated {
    required event_type = "event_type", required event_id = "event_id",
    required timestamp = "timestamp", required data = "data",
} }

runtime::open_enum! {
    /// What kind of event it is.
    pub enum ShipmentStatusUpdatedEventType {
        ShipmentStatusUpdated = "shipment.status_updated",
    } else Unknown
}

/// Which SKU it is.
#[derive(Debug, Clone, PartialEq)]
pub struct SkuReference {
    /// Hive's number of the SKU.
    pub id: i64,
    /// Your code of the SKU.
    pub sku_code: String,
}

runtime::object! { SkuReference { required id = "id", required sku_code = "sku_code" } }
