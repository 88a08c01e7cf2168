//! Registered domains.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Registered domains.
#[derive(Debug, Clone)]
pub struct Domains {
    client: Client,
}

impl Domains {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List registered domains.
    ///
    /// `POST /Network/DNS/Domain/list`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list(&self) -> Call<DomainPage, ListDomains> {
        Call::json(&self.client, &LIST)
    }

    /// Renew a domain.
    ///
    /// `POST /Network/DNS/Domain/renew`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn renew(&self, body: &DomainRenewal) -> Call<Success> {
        Call::json(&self.client, &RENEW).with_json_body(body)
    }
}

runtime::operations! {
    LIST: "list_domains" = "POST" "/Network/DNS/Domain/list" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    RENEW: "renew_domain" = "POST" "/Network/DNS/Domain/renew" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// What a call of [`Domains::list`] can be told besides: `body`. All pages come by `pages()`,
/// all items by `items()`.
#[derive(Debug)]
pub struct ListDomains;

impl Paginated for ListDomains {
    type Page = DomainPage;
    type Item = Domain;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

runtime::options! { ListDomains {
    /// Sets the request's body, JSON.
    body: &types::PageRequest = with_json_body(body),
} }

/// The `Domain` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Domain {
    /// The domain.
    pub domain: Option<String>,
    /// When it was registered.
    pub created: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// When it expires.
    pub expire: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// When it was last changed.
    pub updated: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// Who administers it.
    pub admin_handle: Option<String>,
    /// Who is billed.
    pub bill_handle: Option<String>,
    /// Who answers for technical matters.
    pub tech_handle: Option<String>,
    /// Its address.
    pub ip: Option<String>,
    /// With whom it is registered.
    pub registrar: Option<String>,
    /// For how many years it can be renewed.
    pub renewal_max_years: Option<runtime::NumberOrString>,
    /// How its renewal goes.
    pub renewal_status: Option<String>,
}

runtime::object! { Domain {
    optional domain = "domain", optional created = "created", optional expire = "expire",
    optional updated = "updated", optional admin_handle = "admin_handle",
    optional bill_handle = "bill_handle", optional tech_handle = "tech_handle",
    optional ip = "ip", optional registrar = "registrar",
    optional renewal_max_years = "renewal_max_years",
    optional renewal_status = "renewal_status",
} }

/// The `DomainPage` object.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainPage {
    /// The page's items.
    pub items: Vec<Domain>,
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

runtime::object! { DomainPage {
    exact items = "items", optional item_count = "item_count",
    optional item_total = "item_total", optional page_num = "page_num",
    optional page_size = "page_size", optional page_total = "page_total",
} }

/// A `DomainRenewal` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainRenewal {
    /// The domain.
    pub domain: String,
    /// How many years.
    pub years: i64,
}

runtime::object! { DomainRenewal {
    required domain = "domain", required years = "years",
} }

runtime::setters! { DomainRenewal::new(domain: impl Into<String>, years: i64) }

/// The `Success` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Success {
    /// Whether it is on its way.
    pub success: Option<runtime::ZeroOne>,
}

runtime::object! { Success { optional success = "success" } }
