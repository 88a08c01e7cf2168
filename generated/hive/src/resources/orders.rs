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
    /// Lists orders, the newest first.
    ///
    /// `GET /orders`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<OrderPage, ListOrders> {
        Call::json(&self.client, &LIST)
    }

    /// Create an order.
    ///
    /// `POST /orders`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 422, 429:
    /// [`Error`](crate::types::Error).
    pub fn create(&self, body: &NewOrder) -> Call<Order> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }

    /// Get an order.
    ///
    /// `GET /orders/{id}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 404, 429: [`Error`](crate::types::Error).
    pub fn get(&self, id: i64) -> Call<Order> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// Update an order.
    ///
    /// Changes what is given, `null` included, and leaves the rest.
    ///
    /// `PATCH /orders/{id}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 404, 422, 429:
    /// [`Error`](crate::types::Error).
    pub fn update(&self, id: i64, body: &OrderUpdate) -> Call<Order> {
        Call::json(&self.client, &UPDATE).with_path("id", &id).with_json_body(body)
    }
}

runtime::operations! {
    LIST: "list_orders" = "GET" "/orders" {
        security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", first: 1,
            pages: Some("/pagination/page_count"),
            current: Some("/pagination/current_page"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_order" = "POST" "/orders" {
        security: &[&[0]], limits: &[0], idempotent: false,
    },
    GET: "get_order" = "GET" "/orders/{id}" { security: &[&[0]], limits: &[0] },
    UPDATE: "update_order" = "PATCH" "/orders/{id}" {
        security: &[&[0]], limits: &[0], idempotent: false,
    },
}

/// What a call of [`Orders::list`] can be told besides: `page`, `include`, `created_at_gt`,
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
    /// Number of the page, counted from 1.
    ///
    /// Default: `1`.
    page: i64 = with_query("page", &page),
    /// What else is told of each order.
    include: &ListOrdersInclude = with_query("include", include),
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

/// Where a parcel goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    /// First name.
    pub first_name: runtime::Field<String>,
    /// Last name.
    pub last_name: runtime::Field<String>,
    /// Both names.
    pub full_name: runtime::Field<String>,
    /// E-mail address.
    pub email: runtime::Field<String>,
    /// Telephone number.
    pub phone: runtime::Field<String>,
    /// Company.
    pub company: runtime::Field<String>,
    /// Street and number.
    pub line1: String,
    /// What else the address needs.
    pub line2: runtime::Field<String>,
    /// City.
    pub city: String,
    /// Country, as two letters (ISO 3166-1).
    pub country_code: String,
    /// Postal code.
    pub postal_code: String,
    /// Where the customer fetches the parcel.
    pub parcel_point_id: runtime::Field<String>,
}

runtime::object! { Address {
    patch first_name = "first_name", patch last_name = "last_name",
    patch full_name = "full_name", patch email = "email", patch phone = "phone",
    patch company = "company", required line1 = "line1", patch line2 = "line2",
    required city = "city", required country_code = "country_code",
    required postal_code = "postal_code", patch parcel_point_id = "parcel_point_id",
} }

runtime::setters! { Address::new(
    line1: impl Into<String>, city: impl Into<String>, country_code: impl Into<String>,
    postal_code: impl Into<String>,
) {
    with_first_name(first_name: impl Into<String>),
    with_last_name(last_name: impl Into<String>),
    with_full_name(full_name: impl Into<String>), with_email(email: impl Into<String>),
    with_phone(phone: impl Into<String>), with_company(company: impl Into<String>),
    with_line2(line2: impl Into<String>),
    with_parcel_point_id(parcel_point_id: impl Into<String>),
} null {
    with_null_first_name(first_name), with_null_last_name(last_name),
    with_null_full_name(full_name), with_null_email(email), with_null_phone(phone),
    with_null_company(company), with_null_line2(line2),
    with_null_parcel_point_id(parcel_point_id),
} }

runtime::open_enum! {
    /// Whether an order is paid.
    pub enum FinancialStatus {
        Paid = "paid", Refunded = "refunded", Pending = "pending", Failed = "failed",
    } else Unknown
}

runtime::open_enum! { pub enum ListOrdersInclude { Batches = "batches" } else Unknown }

/// An order to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct NewOrder {
    /// Your code of the order.
    pub merchant_order_id: String,
    /// What was ordered.
    pub items: Vec<OrderLineItem>,
    /// Where a parcel goes.
    pub shipping_address: Address,
    /// The number that the customer sees, where it is another one.
    pub customer_order_number: runtime::Field<String>,
    /// The carrier that should deliver it.
    pub carrier_preference: runtime::Field<String>,
    /// When it was created; now if it is left out.
    pub created_at: Option<runtime::DateTime>,
    /// Whether an order is paid.
    pub financial_status: Option<FinancialStatus>,
    /// How it was paid.
    pub payment_method: runtime::Field<String>,
    /// Its currency, as three letters (ISO 4217); EUR if it is left out.
    pub currency: Option<String>,
    /// What was paid, in cents.
    pub total_price_in_cents: Option<i64>,
    /// What was paid without taxes, in cents.
    pub total_net_revenue_in_cents: Option<i64>,
    /// Taxes that were paid, in cents.
    pub total_tax_in_cents: Option<i64>,
    /// What was refunded without taxes, in cents.
    pub total_net_refunds_in_cents: Option<i64>,
    /// Taxes that were refunded, in cents.
    pub total_tax_refunds_in_cents: Option<i64>,
    /// Words of your own about the order.
    pub tags: Option<Vec<String>>,
    /// Anything that you want to keep with the order.
    pub custom_metadata: Option<runtime::Json>,
}

runtime::object! { NewOrder {
    required merchant_order_id = "merchant_order_id", required items = "items",
    required shipping_address = "shipping_address",
    patch customer_order_number = "customer_order_number",
    patch carrier_preference = "carrier_preference", optional created_at = "created_at",
    optional financial_status = "financial_status",
    patch payment_method = "payment_method", optional currency = "currency",
    optional total_price_in_cents = "total_price_in_cents",
    optional total_net_revenue_in_cents = "total_net_revenue_in_cents",
    optional total_tax_in_cents = "total_tax_in_cents",
    optional total_net_refunds_in_cents = "total_net_refunds_in_cents",
    optional total_tax_refunds_in_cents = "total_tax_refunds_in_cents",
    optional tags = "tags", optional custom_metadata = "custom_metadata",
} }

runtime::setters! { NewOrder::new(
    merchant_order_id: impl Into<String>, items: Vec<OrderLineItem>,
    shipping_address: Address,
) {
    with_customer_order_number(customer_order_number: impl Into<String>),
    with_carrier_preference(carrier_preference: impl Into<String>),
    with_created_at(created_at: impl Into<runtime::DateTime>),
    with_financial_status(financial_status: FinancialStatus),
    with_payment_method(payment_method: impl Into<String>),
    with_currency(currency: impl Into<String>),
    with_total_price_in_cents(total_price_in_cents: i64),
    with_total_net_revenue_in_cents(total_net_revenue_in_cents: i64),
    with_total_tax_in_cents(total_tax_in_cents: i64),
    with_total_net_refunds_in_cents(total_net_refunds_in_cents: i64),
    with_total_tax_refunds_in_cents(total_tax_refunds_in_cents: i64),
    with_tags(tags: Vec<String>), with_custom_metadata(custom_metadata: runtime::Json),
} null {
    with_null_customer_order_number(customer_order_number),
    with_null_carrier_preference(carrier_preference),
    with_null_payment_method(payment_method),
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
    /// The carrier that should deliver it.
    pub carrier_preference: Option<String>,
    /// When it was created.
    pub created_at: runtime::DateTime,
    /// Whether it is paid.
    pub financial_status: Option<FinancialStatus>,
    /// How it was paid.
    pub payment_method: Option<String>,
    /// Its currency, as three letters (ISO 4217).
    pub currency: String,
    /// What was paid, in cents.
    pub total_price_in_cents: Option<i64>,
    /// What was paid without taxes, in cents.
    pub total_net_revenue_in_cents: Option<i64>,
    /// Taxes that were paid, in cents.
    pub total_tax_in_cents: Option<i64>,
    /// What was refunded without taxes, in cents.
    pub total_net_refunds_in_cents: Option<i64>,
    /// Taxes that were refunded, in cents.
    pub total_tax_refunds_in_cents: Option<i64>,
    /// Where a parcel goes.
    pub shipping_address: Address,
    /// What was ordered.
    pub items: Vec<OrderLineItem>,
    /// Words of your own about the order.
    pub tags: Option<Vec<String>>,
    /// Anything that you want to keep with the order.
    pub custom_metadata: Option<runtime::Json>,
}

runtime::object! { Order {
    exact id = "id", required merchant_order_id = "merchant_order_id",
    optional customer_order_number = "customer_order_number", required status = "status",
    optional carrier_preference = "carrier_preference",
    required created_at = "created_at", optional financial_status = "financial_status",
    optional payment_method = "payment_method", required currency = "currency",
    optional total_price_in_cents = "total_price_in_cents",
    optional total_net_revenue_in_cents = "total_net_revenue_in_cents",
    optional total_tax_in_cents = "total_tax_in_cents",
    optional total_net_refunds_in_cents = "total_net_refunds_in_cents",
    optional total_tax_refunds_in_cents = "total_tax_refunds_in_cents",
    required shipping_address = "shipping_address", required items = "items",
    optional tags = "tags", optional custom_metadata = "custom_metadata",
} }

/// One line of an order. It names its SKU by `sku_id` or by `merchant_sku_id`.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderLineItem {
    /// Your code of the line, which no other line of the order has.
    pub merchant_item_id: String,
    /// Hive's number of the SKU.
    pub sku_id: runtime::Field<i64>,
    /// Your code of the SKU.
    pub merchant_sku_id: runtime::Field<String>,
    /// How many were ordered.
    pub quantity: i64,
    /// Price of one, in cents.
    pub price_per_unit_in_cents: i64,
    /// Price of one with its discount, in cents.
    pub price_per_unit_in_cents_with_discount: runtime::Field<i64>,
    /// Batches that were sent; only told where they are asked for.
    pub batches: Option<Vec<types::SkuInventoryBatch>>,
}

runtime::object! { OrderLineItem {
    required merchant_item_id = "merchant_item_id", patch sku_id = "sku_id",
    patch merchant_sku_id = "merchant_sku_id", required quantity = "quantity",
    required price_per_unit_in_cents = "price_per_unit_in_cents",
    patch price_per_unit_in_cents_with_discount = "price_per_unit_in_cents_with_discount",
    optional batches = "batches",
} }

runtime::setters! { OrderLineItem::new(
    merchant_item_id: impl Into<String>, quantity: i64, price_per_unit_in_cents: i64,
) {
    with_sku_id(sku_id: i64), with_merchant_sku_id(merchant_sku_id: impl Into<String>),
    with_price_per_unit_in_cents_with_discount(price_per_unit_in_cents_with_discount: i64),
    with_batches(batches: Vec<types::SkuInventoryBatch>),
} null {
    with_null_sku_id(sku_id), with_null_merchant_sku_id(merchant_sku_id),
    with_null_price_per_unit_in_cents_with_discount(price_per_unit_in_cents_with_discount),
} }

/// One page of orders.
#[derive(Debug, Clone, PartialEq)]
pub struct OrderPage {
    /// The orders on this page.
    pub data: Vec<Order>,
    /// Which of how many pages this is.
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

/// What is to be changed of an order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OrderUpdate {
    /// What was ordered.
    pub items: Option<Vec<OrderLineItem>>,
    /// Where a parcel goes.
    pub shipping_address: Option<Address>,
    /// The number that the customer sees, where it is another one.
    pub customer_order_number: runtime::Field<String>,
    /// The carrier that should deliver it.
    pub carrier_preference: runtime::Field<String>,
    /// Whether an order is paid.
    pub financial_status: Option<FinancialStatus>,
    /// How it was paid.
    pub payment_method: runtime::Field<String>,
    /// Words of your own about the order.
    pub tags: Option<Vec<String>>,
    /// Anything that you want to keep with the order.
    pub custom_metadata: Option<runtime::Json>,
}

runtime::object! { OrderUpdate {
    optional items = "items", optional shipping_address = "shipping_address",
    patch customer_order_number = "customer_order_number",
    patch carrier_preference = "carrier_preference",
    optional financial_status = "financial_status",
    patch payment_method = "payment_method", optional tags = "tags",
    optional custom_metadata = "custom_metadata",
} }

runtime::setters! { OrderUpdate {
    with_items(items: Vec<OrderLineItem>),
    with_shipping_address(shipping_address: Address),
    with_customer_order_number(customer_order_number: impl Into<String>),
    with_carrier_preference(carrier_preference: impl Into<String>),
    with_financial_status(financial_status: FinancialStatus),
    with_payment_method(payment_method: impl Into<String>), with_tags(tags: Vec<String>),
    with_custom_metadata(custom_metadata: runtime::Json),
} null {
    with_null_customer_order_number(customer_order_number),
    with_null_carrier_preference(carrier_preference),
    with_null_payment_method(payment_method),
} }
