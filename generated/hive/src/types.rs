//! The types of requests and answers.

use crate::runtime;

#[cfg(feature = "orders")]
pub use crate::resources::orders::{
    Address, FinancialStatus, ListOrdersInclude, NewOrder, Order, OrderLineItem,
    OrderPage, OrderStatus, OrderUpdate,
};

#[cfg(feature = "restocking-shipments")]
pub use crate::resources::restocking_shipments::{
    NewRestockingShipment, NewRestockingShipmentItem, RestockingShipmentPage,
};

#[cfg(feature = "returns")]
pub use crate::resources::returns::ReturnPage;

#[cfg(feature = "shipments")]
pub use crate::resources::shipments::ShipmentPage;

#[cfg(feature = "skus")]
pub use crate::resources::skus::{
    BulkUpsert, FulfilledBy, NewSku, Sku, SkuInventory, SkuInventoryPerWarehouse,
    SkuPage, SkuStatus, SkuUpdate,
};

#[cfg(feature = "warehouses")]
pub use crate::resources::warehouses::{Warehouse, WarehousePage};

runtime::open_enum! {
    /// How a restocking shipment arrives.
    pub enum DeliveryOption {
        Postal = "postal", Courier = "courier", Dropoff = "dropoff",
        HiveFreight = "hive_freight",
    } else Unknown
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

/// Which of how many pages this is.
#[derive(Debug, Clone, PartialEq)]
pub struct Pagination {
    /// Number of this page, counted from 1.
    pub current_page: i64,
    /// Items on all pages.
    pub item_count: i64,
    /// How many pages there are.
    pub page_count: i64,
    /// Items on a full page.
    pub items_per_page: i64,
}

runtime::object! { Pagination {
    required current_page = "current_page", required item_count = "item_count",
    required page_count = "page_count", required items_per_page = "items_per_page",
} }

/// Goods on their way to a fulfilment centre.
#[derive(Debug, Clone, PartialEq)]
pub struct RestockingShipment {
    /// Hive's number of it.
    pub id: i64,
    /// How far a restocking shipment is.
    pub status: RestockingStatus,
    /// Number of the warehouse that it goes to.
    pub warehouse_id: i64,
    /// How a restocking shipment arrives.
    pub delivery_option: DeliveryOption,
    /// When it should arrive.
    pub estimated_arrival_date: runtime::Date,
    /// The carrier's code.
    pub tracking_code: Option<String>,
    /// Number of the purchase order.
    pub po_number: Option<String>,
    /// Who sends it.
    pub supplier_name: Option<String>,
    /// Its barcode.
    pub barcode: Option<String>,
    /// What is in it.
    pub restocking_shipment_items: Vec<RestockingShipmentItem>,
}

runtime::object! { RestockingShipment {
    exact id = "id", required status = "status", required warehouse_id = "warehouse_id",
    required delivery_option = "delivery_option",
    required estimated_arrival_date = "estimated_arrival_date",
    optional tracking_code = "tracking_code", optional po_number = "po_number",
    optional supplier_name = "supplier_name", optional barcode = "barcode",
    required restocking_shipment_items = "restocking_shipment_items",
} }

/// One line of a restocking shipment.
#[derive(Debug, Clone, PartialEq)]
pub struct RestockingShipmentItem {
    /// Hive's number of the line.
    pub id: i64,
    /// Hive's number of the SKU.
    pub sku_id: i64,
    /// How many were announced.
    pub announced_quantity: i64,
    /// How many arrived.
    pub arrived_quantity: Option<i64>,
    /// How many were damaged.
    pub damaged_quantity: Option<i64>,
    /// How many were missing.
    pub missing_quantity: Option<i64>,
    /// Remarks.
    pub remarks: Option<String>,
    /// What they cost, in cents.
    pub total_cost_in_cents: Option<i64>,
}

runtime::object! { RestockingShipmentItem {
    exact id = "id", required sku_id = "sku_id",
    required announced_quantity = "announced_quantity",
    optional arrived_quantity = "arrived_quantity",
    optional damaged_quantity = "damaged_quantity",
    optional missing_quantity = "missing_quantity", optional remarks = "remarks",
    optional total_cost_in_cents = "total_cost_in_cents",
} }

runtime::open_enum! {
    /// How far a restocking shipment is.
    pub enum RestockingStatus {
        Shipped = "shipped", Delivered = "delivered", Arrived = "arrived",
        Processing = "processing", Restocked = "restocked", Cancelled = "cancelled",
    } else Unknown
}

/// A parcel that comes back from a customer.
#[derive(Debug, Clone, PartialEq)]
pub struct Return {
    /// Hive's number of the return.
    pub id: i64,
    /// How far a return is.
    pub status: ReturnStatus,
    /// Why it comes back.
    pub return_reason: Option<ReturnReason>,
    /// Who sent it back.
    pub return_reason_type: Option<ReturnReasonType>,
    /// The carrier.
    pub carrier: Option<String>,
    /// The carrier's code.
    pub tracking_code: Option<String>,
    /// Where the carrier tells about it.
    pub tracking_url: Option<String>,
    /// When it was created.
    pub created_at: runtime::DateTime,
    /// When it was received.
    pub received_at: Option<runtime::DateTime>,
    /// When its handling began.
    pub started_processing_at: Option<runtime::DateTime>,
    /// When its handling ended.
    pub completed_handling_at: Option<runtime::DateTime>,
    /// The order that a return belongs to.
    pub order: ReturnOrder,
}

runtime::object! { Return {
    exact id = "id", required status = "status",
    optional return_reason = "return_reason",
    optional return_reason_type = "return_reason_type", optional carrier = "carrier",
    optional tracking_code = "tracking_code", optional tracking_url = "tracking_url",
    required created_at = "created_at", optional received_at = "received_at",
    optional started_processing_at = "started_processing_at",
    optional completed_handling_at = "completed_handling_at", required order = "order",
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
    /// Why a parcel comes back; sometimes the empty text.
    pub enum ReturnReason {
        CustomerReturn = "customer_return", NotPickedUp = "not_picked_up",
        InvalidAddress = "invalid_address", RejectedByCustomer = "rejected_by_customer",
        CustomsDocumentsMissing = "customs_documents_missing", Other = "other",
    } else Unknown
}

runtime::open_enum! {
    /// Who sent a parcel back, the customer or the carrier; sometimes the empty text.
    pub enum ReturnReasonType { Active = "active", Passive = "passive" } else Unknown
}

runtime::open_enum! {
    /// How far a return is.
    pub enum ReturnStatus {
        OnTheWay = "on_the_way", Arrived = "arrived", Processing = "processing",
        ActionRequired = "action_required", HandlingCompleted = "handling_completed",
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
    pub merchant_order_id: Option<String>,
    /// How far a shipment is in the fulfilment centre.
    pub status: ShipmentStatus,
    /// How far it is on its way; null before it has left.
    pub delivery_status: Option<DeliveryStatus>,
    /// The carrier.
    pub shipment_provider: Option<String>,
    /// When it was created.
    pub created_at: runtime::DateTime,
    /// When it was shipped.
    pub shipped_at: Option<runtime::DateTime>,
    /// When it was delivered.
    pub delivered_at: Option<runtime::DateTime>,
    /// What is in it.
    pub items: Vec<ShipmentItem>,
}

runtime::object! { Shipment {
    exact id = "id", required order_id = "order_id",
    optional merchant_order_id = "merchant_order_id", required status = "status",
    optional delivery_status = "delivery_status",
    optional shipment_provider = "shipment_provider", required created_at = "created_at",
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
}

runtime::object! { ShipmentItem {
    exact id = "id", optional merchant_item_id = "merchant_item_id",
    required quantity = "quantity",
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

/// How many there are of one batch.
#[derive(Debug, Clone, PartialEq)]
pub struct SkuInventoryBatch {
    /// Hive's number of the batch.
    pub id: i64,
    /// Name of the batch.
    pub name: runtime::Field<String>,
    /// Its tracking code.
    pub tracking_code: runtime::Field<String>,
    /// When it expires.
    pub expiry_date: runtime::Field<runtime::Date>,
    /// How many are for sale in each warehouse.
    pub stocked_quantities: Option<Vec<StockedQuantity>>,
}

runtime::object! { SkuInventoryBatch {
    exact id = "id", patch name = "name", patch tracking_code = "tracking_code",
    patch expiry_date = "expiry_date",
    optional stocked_quantities = "stocked_quantities",
} }

runtime::setters! { SkuInventoryBatch::new(id: i64) {
    with_name(name: impl Into<String>),
    with_tracking_code(tracking_code: impl Into<String>),
    with_expiry_date(expiry_date: impl Into<runtime::Date>),
    with_stocked_quantities(stocked_quantities: Vec<StockedQuantity>),
} null {
    with_null_name(name), with_null_tracking_code(tracking_code),
    with_null_expiry_date(expiry_date),
} }

/// How many are for sale in one warehouse.
#[derive(Debug, Clone, PartialEq)]
pub struct StockedQuantity {
    /// Hive's number of the warehouse.
    pub warehouse_id: i64,
    /// How many.
    pub quantity: i64,
}

runtime::object! { StockedQuantity {
    required warehouse_id = "warehouse_id", required quantity = "quantity",
} }

runtime::setters! { StockedQuantity::new(warehouse_id: i64, quantity: i64) }

runtime::union! {
    /// What a webhook brings is the object whose status has changed; which kind it is shows in its
    /// properties.
    pub enum WebhookPayload {
        Shipment(Box<Shipment>) if Rule::Key("items"),
        RestockingShipment(Box<RestockingShipment>) if Rule::Key("delivery_option"),
        Return(Box<Return>) if Rule::Key("order"),
    } else Other
}
