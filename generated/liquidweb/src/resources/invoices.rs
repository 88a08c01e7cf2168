//! What the account was charged, and what it will be.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// What the account was charged, and what it will be.
#[derive(Debug, Clone)]
pub struct Invoices {
    client: Client,
}

impl Invoices {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Get an invoice.
    ///
    /// `POST /Billing/Invoice/details`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get(&self, body: &InvoiceId) -> Call<Invoice> {
        Call::json(&self.client, &GET).with_json_body(body)
    }

    /// List invoices.
    ///
    /// `POST /Billing/Invoice/list`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list(&self) -> Call<InvoicePage, ListInvoices> {
        Call::json(&self.client, &LIST)
    }

    /// Tell what the next invoice will be.
    ///
    /// `POST /Billing/Invoice/next`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_next(&self) -> Call<Invoice> {
        Call::json(&self.client, &GET_NEXT)
    }
}

runtime::operations! {
    GET: "get_invoice" = "POST" "/Billing/Invoice/details" {
        security: &[&[0]], envelope: &["params"],
    },
    LIST: "list_invoices" = "POST" "/Billing/Invoice/list" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET_NEXT: "get_next_invoice" = "POST" "/Billing/Invoice/next" {
        security: &[&[0]], envelope: &["params"],
    },
}

/// What a call of [`Invoices::list`] can be told besides: `body`. All pages come by `pages()`,
/// all items by `items()`.
#[derive(Debug)]
pub struct ListInvoices;

impl Paginated for ListInvoices {
    type Page = InvoicePage;
    type Item = Invoice;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

runtime::options! { ListInvoices {
    /// Sets the request's body, JSON.
    body: &types::PageRequest = with_json_body(body),
} }

/// The `Invoice` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Invoice {
    /// Its number.
    pub id: Option<runtime::NumberOrString>,
    /// The account's number.
    pub accnt: Option<runtime::NumberOrString>,
    /// When it was made.
    pub bill_date: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// What is left to be paid.
    pub due: Option<runtime::Money>,
    /// When its time begins.
    pub start_date: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// When its time ends.
    pub end_date: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// What is charged.
    pub lineitem_groups: Option<Vec<LineItemGroup>>,
    /// What was paid.
    pub payments: Option<Vec<Payment>>,
    /// How it is.
    pub status: Option<String>,
    /// What it is in all.
    pub total: Option<runtime::Money>,
    /// Why it was made.
    pub r#type: Option<String>,
}

runtime::object! { Invoice {
    optional id = "id", optional accnt = "accnt", optional bill_date = "bill_date",
    optional due = "due", optional start_date = "start_date",
    optional end_date = "end_date", optional lineitem_groups = "lineitem_groups",
    optional payments = "payments", optional status = "status", optional total = "total",
    optional r#type = "type",
} }

/// A `InvoiceId` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoiceId {
    /// Its number.
    pub id: i64,
}

runtime::object! { InvoiceId { required id = "id" } }

runtime::setters! { InvoiceId::new(id: i64) }

/// The `InvoicePage` object.
#[derive(Debug, Clone, PartialEq)]
pub struct InvoicePage {
    /// The page's items.
    pub items: Vec<Invoice>,
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

runtime::object! { InvoicePage {
    exact items = "items", optional item_count = "item_count",
    optional item_total = "item_total", optional page_num = "page_num",
    optional page_size = "page_size", optional page_total = "page_total",
} }

/// The `LineItem` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LineItem {
    /// What it is.
    pub item_description: Option<String>,
    /// What is charged.
    pub charged_amount: Option<runtime::Money>,
    /// How much of it.
    pub quantity: Option<runtime::NumberOrString>,
    /// When its time begins.
    pub start_date: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// When its time ends.
    pub end_date: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
}

runtime::object! { LineItem {
    optional item_description = "item_description",
    optional charged_amount = "charged_amount", optional quantity = "quantity",
    optional start_date = "start_date", optional end_date = "end_date",
} }

/// The `LineItemGroup` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct LineItemGroup {
    /// What it is.
    pub description: Option<String>,
    /// When its time begins.
    pub start_date: Option<runtime::Date>,
    /// When its time ends.
    pub end_date: Option<runtime::Date>,
    /// Its items.
    pub line_items: Option<Vec<LineItem>>,
    /// Whether it is overdue.
    pub overdue: Option<runtime::ZeroOne>,
    /// What it is in all.
    pub subtotal: Option<runtime::Money>,
}

runtime::object! { LineItemGroup {
    optional description = "description", optional start_date = "start_date",
    optional end_date = "end_date", optional line_items = "line_items",
    optional overdue = "overdue", optional subtotal = "subtotal",
} }

/// The `Payment` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Payment {
    /// The account's number.
    pub account: Option<runtime::NumberOrString>,
    /// What was paid.
    pub amount: Option<runtime::Money>,
    /// When.
    pub paid_date: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// How.
    pub r#type: Option<String>,
}

runtime::object! { Payment {
    optional account = "account", optional amount = "amount",
    optional paid_date = "paid_date", optional r#type = "type",
} }
