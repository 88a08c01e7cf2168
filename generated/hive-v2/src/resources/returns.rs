//! Returns: parcels that come back from a customer.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Returns: parcels that come back from a customer.
#[derive(Debug, Clone)]
pub struct Returns {
    client: Client,
}

impl Returns {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List returns.
    ///
    /// Lists all returns of the merchant.
    ///
    /// `GET /returns`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 429:
    /// [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<ReturnPage, ListReturns> {
        Call::json(&self.client, &LIST)
    }

    /// Get a return.
    ///
    /// `GET /returns/{id}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 404, 429:
    /// [`Error`](crate::types::Error).
    pub fn get(&self, id: i64) -> Call<Return> {
        let call = Call::json(&self.client, &GET);
        call.with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_returns" = "GET" "/returns" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            next: "/pagination/next_page_url", items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET: "get_return" = "GET" "/returns/{id}" { security: &[&[0]], limits: &[0] },
}

/// What a call of [`Returns::list`] can be told besides: `limit`, `created_at_gt`,
/// `created_at_gte`, `created_at_lt`, `created_at_lte`, `sales_channel_id_in`. All
/// pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListReturns;

impl Paginated for ListReturns {
    type Page = ReturnPage;
    type Item = Return;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

impl Call<ReturnPage, ListReturns> {
    /// Number of items in one page.
    pub fn limit(self, limit: i64) -> Self {
        self.with_query("limit", &limit)
    }

    /// Only what was created after this time.
    pub fn created_at_gt(self, created_at_gt: impl Into<runtime::DateTime>) -> Self {
        self.with_query(
            "created_at[gt]",
            &Into::<runtime::DateTime>::into(created_at_gt),
        )
    }

    /// Only what was created at this time or later.
    pub fn created_at_gte(self, created_at_gte: impl Into<runtime::DateTime>) -> Self {
        self.with_query(
            "created_at[gte]",
            &Into::<runtime::DateTime>::into(created_at_gte),
        )
    }

    /// Only what was created before this time.
    pub fn created_at_lt(self, created_at_lt: impl Into<runtime::DateTime>) -> Self {
        self.with_query(
            "created_at[lt]",
            &Into::<runtime::DateTime>::into(created_at_lt),
        )
    }

    /// Only what was created at this time or earlier.
    pub fn created_at_lte(self, created_at_lte: impl Into<runtime::DateTime>) -> Self {
        self.with_query(
            "created_at[lte]",
            &Into::<runtime::DateTime>::into(created_at_lte),
        )
    }

    /// Only returns of these sales channels.
    pub fn sales_channel_id_in(self, sales_channel_id_in: &[i64]) -> Self {
        self.with_query_style(
            runtime::Style::FormJoined,
            "sales_channel_id[in]",
            sales_channel_id_in,
        )
    }
}

/// What a customer announced to send back.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnouncedItem {
    /// Hive's number of it.
    pub id: i64,
    /// How many.
    pub quantity: i64,
    /// Which SKU it is.
    pub sku: types::SkuReference,
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
    /// The state of what came back: `A` unused and in its package, `B` unused with its
    /// package missing or damaged, `C` used or damaged.
    pub enum Condition { A = "A", B = "B", C = "C" } else Unknown
}

/// What was handled in the fulfilment centre.
#[derive(Debug, Clone, PartialEq)]
pub struct HandledItem {
    /// Hive's number of it.
    pub id: i64,
    /// How many.
    pub quantity: i64,
    /// Which SKU it is.
    pub sku: types::SkuReference,
    /// The `condition` property.
    pub condition: Option<Condition>,
    /// What is done with it.
    pub follow_up_action: Option<String>,
    /// Hive's number of the batch.
    pub inventory_batch_id: runtime::Field<i64>,
    /// Number of the announced item.
    pub return_item_id: runtime::Field<i64>,
    /// Pictures of it.
    pub photos: Option<Vec<Photo>>,
}

runtime::object! { HandledItem {
    exact id = "id", required quantity = "quantity", required sku = "sku",
    optional condition = "condition", optional follow_up_action = "follow_up_action",
    patch inventory_batch_id = "inventory_batch_id",
    patch return_item_id = "return_item_id", optional photos = "photos",
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
    pub return_reason: runtime::Field<String>,
    /// Who sent it back, the customer (`active`) or the carrier (`passive`).
    pub return_reason_type: runtime::Field<String>,
    /// The carrier.
    pub carrier: runtime::Field<String>,
    /// The carrier's code.
    pub tracking_code: runtime::Field<String>,
    /// Where the carrier tells about it.
    pub tracking_url: runtime::Field<String>,
    /// When it was created.
    pub created_at: runtime::DateTime,
    /// When it was last changed.
    pub updated_at: runtime::DateTime,
    /// When it was received.
    pub received_at: runtime::Field<runtime::DateTime>,
    /// When its handling began.
    pub started_processing_at: runtime::Field<runtime::DateTime>,
    /// When its handling ended.
    pub completed_handling_at: runtime::Field<runtime::DateTime>,
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
    exact id = "id", required status = "status", patch return_reason = "return_reason",
    patch return_reason_type = "return_reason_type", patch carrier = "carrier",
    patch tracking_code = "tracking_code", patch tracking_url = "tracking_url",
    required created_at = "created_at", required updated_at = "updated_at",
    patch received_at = "received_at",
    patch started_processing_at = "started_processing_at",
    patch completed_handling_at = "completed_handling_at", required order = "order",
    required announced_items = "announced_items",
    optional handled_items = "handled_items", optional photos = "photos",
} }

/// The order that a return belongs to.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnOrder {
    /// Hive's number of the order.
    pub id: i64,
    /// Your code of the order.
    pub merchant_order_id: runtime::Field<String>,
    /// The number that the customer sees.
    pub customer_order_number: runtime::Field<String>,
}

runtime::object! { ReturnOrder {
    required id = "id", patch merchant_order_id = "merchant_order_id",
    patch customer_order_number = "customer_order_number",
} }

/// One page of returns.
#[derive(Debug, Clone, PartialEq)]
pub struct ReturnPage {
    /// The returns on this page.
    pub data: Vec<Return>,
    /// Where the next page is.
    pub pagination: types::Pagination,
}

runtime::object! { ReturnPage {
    exact data = "data", required pagination = "pagination",
} }

runtime::open_enum! {
    /// How far a return is.
    pub enum ReturnStatus {
        OnTheWay = "on_the_way", Arrived = "arrived", Processing = "processing",
        ActionRequired = "action_required", HandlingCompleted = "handling_completed",
    } else Unknown
}
