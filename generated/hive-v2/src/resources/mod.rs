//! One handle for each group of operations.

#[cfg(feature = "orders")]
pub(crate) mod orders;
#[cfg(feature = "orders")]
pub use self::orders::{ListOrders, Orders};

#[cfg(feature = "returns")]
pub(crate) mod returns;
#[cfg(feature = "returns")]
pub use self::returns::{ListReturns, Returns};

#[cfg(feature = "shipments")]
pub(crate) mod shipments;
#[cfg(feature = "shipments")]
pub use self::shipments::{ListShipments, Shipments};

#[cfg(feature = "skus")]
pub(crate) mod skus;
#[cfg(feature = "skus")]
pub use self::skus::{ListSkus, Skus};

#[cfg(feature = "warehouses")]
pub(crate) mod warehouses;
#[cfg(feature = "warehouses")]
pub use self::warehouses::{ListWarehouses, Warehouses};
