//! Servers on which a collector runs.

use crate::runtime::{self, Call, Client, Paginated};

/// Servers on which a collector runs.
#[derive(Debug, Clone)]
pub struct Servers {
    client: Client,
}

impl Servers {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List servers.
    ///
    /// `GET /servers/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429: [`Error`](crate::types::Error).
    pub fn list(&self) -> Call<ServerPage, ListServers> {
        Call::json(&self.client, &LIST)
    }
}

runtime::operations! {
    LIST: "list_servers" = "GET" "/servers/" {
        security: &[&[0]],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Offset, parameter: "offset", size: Some("limit"),
            total: Some("/pagination/total"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
}

/// What a call of [`Servers::list`] can be told besides: `limit`, `offset`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListServers;

impl Paginated for ListServers {
    type Page = ServerPage;
    type Item = Server;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListServers {
    /// How many are on one page.
    limit: i64 = with_query("limit", &limit),
    /// How many servers come before the page.
    offset: i64 = with_query("offset", &offset),
} }

/// Where a page stands among the others.
#[derive(Debug, Clone, PartialEq)]
pub struct OffsetPagination {
    /// How many there are in all.
    pub total: i64,
    /// How many come before the page.
    pub offset: i64,
    /// How many are on one page.
    pub limit: i64,
}

runtime::object! { OffsetPagination {
    required total = "total", required offset = "offset", required limit = "limit",
} }

/// A server on which a collector runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// Its number.
    pub id: i64,
    /// When it was first seen; 0 where that is not known.
    pub created: Option<runtime::EpochSeconds>,
    /// Its name in the network.
    pub hostname: Option<String>,
}

runtime::object! { Server {
    required id = "id", optional created = "created", optional hostname = "hostname",
} }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerPage {
    /// Where a page stands among the others.
    pub pagination: OffsetPagination,
    /// What is on it.
    pub data: Vec<Server>,
}

runtime::object! { ServerPage {
    required pagination = "pagination", exact data = "data",
} }
