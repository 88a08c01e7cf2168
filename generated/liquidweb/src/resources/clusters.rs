//! Clusters that volumes are on.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Clusters that volumes are on.
#[derive(Debug, Clone)]
pub struct Clusters {
    client: Client,
}

impl Clusters {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List clusters.
    ///
    /// `POST /Storage/Block/Cluster/list`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list(&self) -> Call<ClusterPage, ListClusters> {
        Call::json(&self.client, &LIST)
    }
}

runtime::operations! {
    LIST: "list_clusters" = "POST" "/Storage/Block/Cluster/list" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Clusters::list`] can be told besides: `body`. All pages come by `pages()`,
/// all items by `items()`.
#[derive(Debug)]
pub struct ListClusters;

impl Paginated for ListClusters {
    type Page = ClusterPage;
    type Item = Cluster;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

runtime::options! { ListClusters {
    /// Sets the request's body, JSON.
    body: &types::PageRequest = with_json_body(body),
} }

/// The `Cluster` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cluster {
    /// Its number.
    pub id: Option<runtime::NumberOrString>,
    /// It in words.
    pub description: Option<String>,
    /// Where a server stands; what is sent names it by its number alone.
    pub zone: Option<types::ServerZone>,
}

runtime::object! { Cluster {
    optional id = "id", optional description = "description", optional zone = "zone",
} }

/// The `ClusterPage` object.
#[derive(Debug, Clone, PartialEq)]
pub struct ClusterPage {
    /// The page's items.
    pub items: Vec<Cluster>,
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

runtime::object! { ClusterPage {
    exact items = "items", optional item_count = "item_count",
    optional item_total = "item_total", optional page_num = "page_num",
    optional page_size = "page_size", optional page_total = "page_total",
} }
