//! The types of requests and answers.

use crate::runtime;

#[cfg(feature = "orders")]
pub use crate::resources::orders::{
    Address, FinancialStatus, ListOrdersInclude, NewOrder, Order, OrderLineItem,
    OrderPage, OrderStatus, OrderUpdate,
};

#[cfg(feature = "restocking-shipments")]
pub use crate::resources::restocking_shipments::{
    DeliveryOption, NewRestockingShipment, NewRestockingShipmentItem,
    RestockingShipment, RestockingShipmentItem, RestockingShipmentPage,
    RestockingStatus,
};

#[cfg(feature = "returns")]
pub use crate::resources::returns::{
    Return, ReturnOrder, ReturnPage, ReturnReason, ReturnReasonType, ReturnStatus,
};

#[cfg(feature = "shipments")]
pub use crate::resources::shipments::{
    DeliveryStatus, Shipment, ShipmentItem, ShipmentPage, ShipmentStatus,
};

#[cfg(feature = "skus")]
pub use crate::resources::skus::{
    BulkUpsert, FulfilledBy, NewSku, Sku, SkuInventory, SkuInventoryPerWarehouse,
    SkuPage, SkuStatus, SkuUpdate,
};

#[cfg(feature = "warehouses")]
pub use crate::resources::warehouses::{Warehouse, WarehousePage};

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
