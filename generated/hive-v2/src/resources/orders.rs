//! Orders of your customers.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Orders of your customers.
#[derive(Debug, Clone)]
pub struct Orders {
    client: Client,
}

impl Orders {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List orders.
    ///
    /// Lists all orders of the merchant.
    ///
    /// `GET /orders`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<OrderPage, ListOrders> {
        Call::json(&self.client, &LIST)
    }
}

runtime::operations! {
    LIST: "list_orders" = "GET" "/orders" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            next: "/pagination/next_page_url", items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Orders::list`] can be told besides: `limit`, `created_at_gt`,
/// `created_at_gte`, `created_at_lt`, `created_at_lte`. All pages come by `pages()`, all items
/// by `items()`.
#[derive(Debug)]
pub struct ListOrders;

impl Paginated for ListOrders {
    type Page = OrderPage;
    type Item = Order;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListOrders {
    /// Number of items in one page.
    limit: i64 = with_query("limit", &limit),
    /// Only what was created after this time.
    created_at_gt into runtime::DateTime = with_query("created_at[gt]", &created_at_gt),
    /// Only what was created at this time or later.
    created_at_gte into runtime::DateTime =
        with_query("created_at[gte]", &created_at_gte),
    /// Only what was created before this time.
    created_at_lt into runtime::DateTime = with_query("created_at[lt]", &created_at_lt),
    /// Only what was created at this time or earlier.
    created_at_lte into runtime::DateTime =
        with_query("created_at[lte]", &created_at_lte),
} }

/// An order of one of your customers.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Hive's number of the order.
    pub id: i64,
    /// Your code of the order.
    pub merchant_order_id: String,
    /// The number that the customer sees, where it is another one.
    pub customer_order_number: Option<String>,
    /// What becomes of an order.
    pub status: OrderStatus,
    /// When it was created.
    pub created_at: runtime::DateTime,
    /// Its currency, as three letters (ISO 4217).
    pub currency: Option<String>,
    /// What was paid, in cents.
    pub total_price_in_cents: Option<i64>,
}

runtime::object! { Order {
    required id = "id", required merchant_order_id = "merchant_order_id",
    optional customer_order_number = "customer_order_number", required status = "status",
    required created_at = "created_at", optional currency = "currency",
    optional total_price_in_cents = "total_price_in_cents",
} }

/// One page of orders.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderPage {
    /// The orders on this page.
    pub data: Vec<Order>,
    /// Where the next page is.
    pub pagination: types::Pagination,
}

runtime::object! { OrderPage {
    exact data = "data", required pagination = "pagination",
} }

runtime::open_enum! {
    /// What becomes of an order.
    pub enum OrderStatus {
        Fulfillable = "fulfillable", Unfulfillable = "unfulfillable",
        Fulfilled = "fulfilled",
    } else Unknown
}
