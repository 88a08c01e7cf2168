//! What can be bought, and for how much.

use std::collections::BTreeMap;

use crate::runtime::{self, Call, Client, Paginated};

/// What can be bought, and for how much.
#[derive(Debug, Clone)]
pub struct Products {
    client: Client,
}

impl Products {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Get a product.
    ///
    /// `POST /Product/details`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get(&self, body: &ProductAddress) -> Call<Product> {
        Call::json(&self.client, &GET).with_json_body(body)
    }

    /// Find a product's code.
    ///
    /// `POST /Product/getProductCodeFromPath`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_code(&self, body: &ProductPath) -> Call<ProductCode> {
        Call::json(&self.client, &GET_CODE).with_json_body(body)
    }

    /// List products.
    ///
    /// `POST /Product/list`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list(&self) -> Call<ProductPage, ListProducts> {
        Call::json(&self.client, &LIST)
    }

    /// Price a product with its features.
    ///
    /// `POST /Product/price`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_price(&self, body: &PriceRequest) -> Call<Price> {
        Call::json(&self.client, &GET_PRICE).with_json_body(body)
    }

    /// Tell the lowest prices of products.
    ///
    /// `POST /Product/startingPrice`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_starting_price(
        &self,
        body: &StartingPriceRequest,
    ) -> Call<StartingPrices> {
        Call::json(&self.client, &GET_STARTING_PRICE).with_json_body(body)
    }
}

runtime::operations! {
    GET: "get_product" = "POST" "/Product/details" {
        security: &[&[0]], envelope: &["params"],
    },
    GET_CODE: "get_product_code" = "POST" "/Product/getProductCodeFromPath" {
        security: &[&[0]], envelope: &["params"],
    },
    LIST: "list_products" = "POST" "/Product/list" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET_PRICE: "get_price" = "POST" "/Product/price" {
        security: &[&[0]], envelope: &["params"],
    },
    GET_STARTING_PRICE: "get_starting_price" = "POST" "/Product/startingPrice" {
        security: &[&[0]], envelope: &["params"],
    },
}

/// What a call of [`Products::list`] can be told besides: `body`. All pages come by `pages()`,
/// all items by `items()`.
#[derive(Debug)]
pub struct ListProducts;

impl Paginated for ListProducts {
    type Page = ProductPage;
    type Item = Product;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

runtime::options! { ListProducts {
    /// Sets the request's body, JSON.
    body: &ProductsRequest = with_json_body(body),
} }

/// The `Price` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Price {
    /// Whether the account may buy it.
    pub approved: Option<runtime::ZeroOne>,
    /// The account's balance.
    pub balance: Option<runtime::Money>,
    /// What the card is charged at once.
    pub cc_charge: Option<runtime::Money>,
    /// An hour.
    pub hour: Option<runtime::Money>,
    /// To begin with.
    pub initial: Option<runtime::Money>,
    /// A month.
    pub month: Option<runtime::Money>,
    /// When the next bill is made.
    pub next_bill: Option<runtime::Date>,
}

runtime::object! { Price {
    optional approved = "approved", optional balance = "balance",
    optional cc_charge = "cc_charge", optional hour = "hour",
    optional initial = "initial", optional month = "month",
    optional next_bill = "next_bill",
} }

/// A `PriceRequest` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceRequest {
    /// The product code.
    pub code: String,
    /// What is chosen for it, by name.
    pub features: BTreeMap<String, runtime::Json>,
    /// The region.
    pub region: Option<i64>,
}

runtime::object! { PriceRequest {
    required code = "code", required features = "features", optional region = "region",
} }

runtime::setters! { PriceRequest::new(
    code: impl Into<String>, features: BTreeMap<String, runtime::Json>,
) {
    with_region(region: i64),
} }

/// The `Prices` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Prices {
    /// An hour.
    pub hour: Option<runtime::Money>,
    /// A month.
    pub month: Option<runtime::Money>,
}

runtime::object! { Prices { optional hour = "hour", optional month = "month" } }

/// The `Product` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Product {
    /// The product code.
    pub code: Option<String>,
    /// Its other name.
    pub alias: Option<String>,
    /// What can be done with it, by name.
    pub capabilities: Option<BTreeMap<String, runtime::Json>>,
    /// Its categories.
    pub categories: Option<Vec<String>>,
    /// How often it is billed.
    pub cycle: Option<String>,
    /// What it costs without options.
    pub default_price: Option<runtime::Money>,
    /// It in words.
    pub description: Option<String>,
    /// What is chosen for it, by name.
    pub features: Option<BTreeMap<String, runtime::Json>>,
    /// What can be chosen.
    pub options: Option<Vec<ProductOption>>,
    /// The product that it belongs to.
    pub parent_product: Option<String>,
    /// The `prices` property.
    pub prices: Option<runtime::Json>,
    /// A product like it.
    pub related_product: Option<String>,
    /// Its series.
    pub series: Option<String>,
}

runtime::object! { Product {
    optional code = "code", optional alias = "alias",
    optional capabilities = "capabilities", optional categories = "categories",
    optional cycle = "cycle", optional default_price = "default_price",
    optional description = "description", optional features = "features",
    optional options = "options", optional parent_product = "parent_product",
    optional prices = "prices", optional related_product = "related_product",
    optional series = "series",
} }

/// One of `code` and `alias` is needed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProductAddress {
    /// The product code.
    pub code: Option<String>,
    /// Its other name.
    pub alias: Option<String>,
    /// Whether only options that can be had are told.
    pub available_only: Option<runtime::ZeroOne>,
}

runtime::object! { ProductAddress {
    optional code = "code", optional alias = "alias",
    optional available_only = "available_only",
} }

runtime::setters! { ProductAddress {
    with_code(code: impl Into<String>), with_alias(alias: impl Into<String>),
    with_available_only(available_only: impl Into<runtime::ZeroOne>),
} }

/// The `ProductCode` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProductCode {
    /// The product code.
    pub code: Option<String>,
    /// Its other name.
    pub alias: Option<String>,
}

runtime::object! { ProductCode { optional code = "code", optional alias = "alias" } }

/// The `ProductOption` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProductOption {
    /// Whether it takes effect at once.
    pub automated: Option<runtime::ZeroOne>,
    /// Where it stands.
    pub display_order: Option<runtime::NumberOrString>,
    /// What it is called.
    pub display_text: Option<String>,
    /// Its name among features.
    pub key: Option<String>,
    /// Its number.
    pub option_key_id: Option<runtime::NumberOrString>,
    /// Whether all may choose it.
    pub public: Option<runtime::ZeroOne>,
    /// Whether it must be chosen.
    pub required: Option<runtime::ZeroOne>,
    /// The `values` property.
    pub values: Option<runtime::Json>,
}

runtime::object! { ProductOption {
    optional automated = "automated", optional display_order = "display_order",
    optional display_text = "display_text", optional key = "key",
    optional option_key_id = "option_key_id", optional public = "public",
    optional required = "required", optional values = "values",
} }

/// The `ProductPage` object.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductPage {
    /// The page's items.
    pub items: Vec<Product>,
    /// How many items this page has.
    pub item_count: Option<runtime::NumberOrString>,
    /// How many items there are in all.
    pub item_total: Option<runtime::NumberOrString>,
    /// This page's number.
    pub page_num: Option<runtime::NumberOrString>,
    /// How many items a page has at most.
    pub page_size: Option<runtime::NumberOrString>,
    /// How many pages there are; 0 where there is nothing.
    pub page_total: Option<runtime::NumberOrString>,
}

runtime::object! { ProductPage {
    exact items = "items", optional item_count = "item_count",
    optional item_total = "item_total", optional page_num = "page_num",
    optional page_size = "page_size", optional page_total = "page_total",
} }

/// A `ProductPath` as it is sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProductPath {
    /// The plan.
    pub plan: Option<String>,
    /// The plan's type.
    pub plan_type: Option<String>,
    /// The series.
    pub series: Option<String>,
}

runtime::object! { ProductPath {
    optional plan = "plan", optional plan_type = "plan_type", optional series = "series",
} }

runtime::setters! { ProductPath {
    with_plan(plan: impl Into<String>), with_plan_type(plan_type: impl Into<String>),
    with_series(series: impl Into<String>),
} }

/// A `ProductsRequest` as it is sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ProductsRequest {
    /// Only of this category.
    pub category: Option<String>,
    /// Only of this series.
    pub series: Option<String>,
    /// The page, counted from 1.
    pub page_num: Option<i64>,
    /// Items in a page; 25 where it is not given.
    pub page_size: Option<i64>,
}

runtime::object! { ProductsRequest {
    optional category = "category", optional series = "series",
    optional page_num = "page_num", optional page_size = "page_size",
} }

runtime::setters! { ProductsRequest {
    with_category(category: impl Into<String>), with_series(series: impl Into<String>),
    with_page_num(page_num: i64), with_page_size(page_size: i64),
} }

/// The `StartingPrice` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StartingPrice {
    /// The product code.
    pub product: Option<String>,
    /// The `price` property.
    pub price: Option<Prices>,
}

runtime::object! { StartingPrice {
    optional product = "product", optional price = "price",
} }

/// A `StartingPriceRequest` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct StartingPriceRequest {
    /// The product code.
    pub code: String,
}

runtime::object! { StartingPriceRequest { required code = "code" } }

runtime::setters! { StartingPriceRequest::new(code: impl Into<String>) }

/// The `StartingPrices` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StartingPrices {
    /// One a product.
    pub items: Option<Vec<StartingPrice>>,
}

runtime::object! { StartingPrices { optional items = "items" } }
