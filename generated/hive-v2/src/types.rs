//! The types of requests and answers.

use crate::runtime;

#[cfg(feature = "orders")]
pub use crate::resources::orders::{Order, OrderPage, OrderStatus};

#[cfg(feature = "returns")]
pub use crate::resources::returns::{
    AnnouncedItem, Condition, HandledItem, Photo, Return, ReturnOrder, ReturnPage,
    ReturnStatus,
};

#[cfg(feature = "shipments")]
pub use crate::resources::shipments::{
    DeliveryStatus, SentBatch, SerialNumber, Shipment, ShipmentItem, ShipmentPage,
    ShipmentStatus,
};

#[cfg(feature = "skus")]
pub use crate::resources::skus::{FulfilledBy, Sku, SkuPage, SkuStatus, SkuUpdate};

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

/// Which SKU it is.
#[derive(Debug, Clone, PartialEq)]
pub struct SkuReference {
    /// Hive's number of the SKU.
    pub id: i64,
    /// Your code of the SKU.
    pub sku_code: String,
}

runtime::object! { SkuReference { required id = "id", required sku_code = "sku_code" } }
