//! Servers of every kind, by product code and features.

use std::collections::BTreeMap;

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Servers of every kind, by product code and features.
#[derive(Debug, Clone)]
pub struct Servers {
    client: Client,
}

impl Servers {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Tell whether a domain is free.
    ///
    /// Gives the domain, or one like it where another server of the account has it.
    ///
    /// `POST /Server/available`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn check_domain(&self, body: &DomainName) -> Call<DomainName> {
        Call::json(&self.client, &CHECK_DOMAIN).with_json_body(body)
    }

    /// Make a copy of a server.
    ///
    /// `POST /Server/clone`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn clone_server(&self, body: &types::StormServerClone) -> Call<Server> {
        Call::json(&self.client, &CLONE_SERVER).with_json_body(body)
    }

    /// Make a server.
    ///
    /// `POST /Server/create`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn create(&self, body: &NewServer) -> Call<Server> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }

    /// Destroy a server.
    ///
    /// `POST /Server/destroy`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn destroy(&self, body: &types::ServerId) -> Call<types::Destroyed> {
        Call::json(&self.client, &DESTROY).with_json_body(body)
    }

    /// Get a server.
    ///
    /// `POST /Server/details`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get(&self, body: &types::ServerId) -> Call<Server> {
        Call::json(&self.client, &GET).with_json_body(body)
    }

    /// List what happened to a server.
    ///
    /// `POST /Server/history`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_history(
        &self,
        body: &types::HistoryRequest,
    ) -> Call<types::NotificationPage, GetServerHistory> {
        Call::json(&self.client, &GET_HISTORY).with_json_body(body)
    }

    /// List servers, services and devices.
    ///
    /// `POST /Server/list`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list(&self) -> Call<ServerPage, ListServers> {
        Call::json(&self.client, &LIST)
    }

    /// Restart a server.
    ///
    /// `POST /Server/reboot`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn reboot(&self, body: &types::ForcedAction) -> Call<types::Rebooted> {
        Call::json(&self.client, &REBOOT).with_json_body(body)
    }

    /// Change a server's size.
    ///
    /// `POST /Server/resize`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn resize(&self, body: &ServerResize) -> Call<Server> {
        Call::json(&self.client, &RESIZE).with_json_body(body)
    }

    /// Stop a server.
    ///
    /// `POST /Server/shutdown`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn shutdown(&self, body: &types::ForcedAction) -> Call<types::ShutDown> {
        Call::json(&self.client, &SHUTDOWN).with_json_body(body)
    }

    /// Start a server that is stopped.
    ///
    /// `POST /Server/start`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn start(&self, body: &types::ServerId) -> Call<types::Started> {
        Call::json(&self.client, &START).with_json_body(body)
    }

    /// Change a server.
    ///
    /// `POST /Server/update`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn update(&self, body: &ServerUpdate) -> Call<Server> {
        Call::json(&self.client, &UPDATE).with_json_body(body)
    }
}

runtime::operations! {
    CHECK_DOMAIN: "check_domain" = "POST" "/Server/available" {
        security: &[&[0]], envelope: &["params"],
    },
    CLONE_SERVER: "clone_server" = "POST" "/Server/clone" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    CREATE: "create_server" = "POST" "/Server/create" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    DESTROY: "destroy_server" = "POST" "/Server/destroy" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    GET: "get_server" = "POST" "/Server/details" {
        security: &[&[0]], envelope: &["params"],
    },
    GET_HISTORY: "get_server_history" = "POST" "/Server/history" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    LIST: "list_servers" = "POST" "/Server/list" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    REBOOT: "reboot_server" = "POST" "/Server/reboot" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    RESIZE: "resize_server" = "POST" "/Server/resize" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    SHUTDOWN: "shutdown_server" = "POST" "/Server/shutdown" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    START: "start_server" = "POST" "/Server/start" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    UPDATE: "update_server" = "POST" "/Server/update" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// A call of [`Servers::get_history`]. All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct GetServerHistory;

impl Paginated for GetServerHistory {
    type Page = types::NotificationPage;
    type Item = types::Notification;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

/// What a call of [`Servers::list`] can be told besides: `body`. All pages come by `pages()`,
/// all items by `items()`.
#[derive(Debug)]
pub struct ListServers;

impl Paginated for ListServers {
    type Page = ServerPage;
    type Item = Server;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

runtime::options! { ListServers {
    /// Sets the request's body, JSON.
    body: &ServersRequest = with_json_body(body),
} }

/// The `DomainName` object.
#[derive(Debug, Clone, PartialEq)]
pub struct DomainName {
    /// A host name.
    pub domain: String,
}

runtime::object! { DomainName { required domain = "domain" } }

runtime::setters! { DomainName::new(domain: impl Into<String>) }

/// A `NewServer` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct NewServer {
    /// The host name.
    pub domain: String,
    /// What is chosen for it, by name.
    pub features: BTreeMap<String, runtime::Json>,
    /// The root password, of 7 to 30 characters.
    pub password: runtime::Secret,
    /// The product code.
    pub r#type: String,
    /// The backup to make it from.
    pub backup_id: Option<i64>,
    /// The image to make it from.
    pub image_id: Option<i64>,
    /// A key for root.
    pub public_ssh_key: Option<String>,
    /// The data centre's zone, by its number.
    pub zone: Option<i64>,
}

runtime::object! { NewServer {
    required domain = "domain", required features = "features",
    required password = "password", required r#type = "type",
    optional backup_id = "backup_id", optional image_id = "image_id",
    optional public_ssh_key = "public_ssh_key", optional zone = "zone",
} }

runtime::setters! { NewServer::new(
    domain: impl Into<String>, features: BTreeMap<String, runtime::Json>,
    password: impl Into<runtime::Secret>, r#type: impl Into<String>,
) {
    with_backup_id(backup_id: i64), with_image_id(image_id: i64),
    with_public_ssh_key(public_ssh_key: impl Into<String>), with_zone(zone: i64),
} }

/// The `Server` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Server {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: Option<String>,
    /// The account's number.
    pub accnt: Option<runtime::NumberOrString>,
    /// Whether it is in use.
    pub active: Option<runtime::ZeroOne>,
    /// What can be done with it, by name.
    pub capabilities: Option<BTreeMap<String, runtime::Json>>,
    /// Its categories.
    pub categories: Option<Vec<String>>,
    /// It in words.
    pub description: Option<String>,
    /// Its host name.
    pub domain: Option<String>,
    /// What is chosen for it, by name.
    pub features: Option<BTreeMap<String, runtime::Json>>,
    /// Its first address.
    pub ip: Option<String>,
    /// Its region.
    pub region_id: Option<runtime::NumberOrString>,
    /// Its product code.
    pub r#type: Option<String>,
    /// Who may log in to it.
    pub username: Option<String>,
    /// The `valid_source_hvs` property.
    pub valid_source_hvs: Option<runtime::Json>,
}

runtime::object! { Server {
    optional uniq_id = "uniq_id", optional accnt = "accnt", optional active = "active",
    optional capabilities = "capabilities", optional categories = "categories",
    optional description = "description", optional domain = "domain",
    optional features = "features", optional ip = "ip", optional region_id = "region_id",
    optional r#type = "type", optional username = "username",
    optional valid_source_hvs = "valid_source_hvs",
} }

/// The `ServerPage` object.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerPage {
    /// The page's items.
    pub items: Vec<Server>,
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

runtime::object! { ServerPage {
    exact items = "items", optional item_count = "item_count",
    optional item_total = "item_total", optional page_num = "page_num",
    optional page_size = "page_size", optional page_total = "page_total",
} }

/// A `ServerResize` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerResize {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// The size.
    pub new_size: i64,
    /// Whether to leave the file system as it is.
    pub skip_fs_resize: Option<runtime::ZeroOne>,
}

runtime::object! { ServerResize {
    required uniq_id = "uniq_id", required new_size = "new_size",
    optional skip_fs_resize = "skip_fs_resize",
} }

runtime::setters! { ServerResize::new(uniq_id: impl Into<String>, new_size: i64) {
    with_skip_fs_resize(skip_fs_resize: impl Into<runtime::ZeroOne>),
} }

/// A `ServerUpdate` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerUpdate {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// The host name.
    pub domain: Option<String>,
    /// What is chosen for it, by name.
    pub features: Option<BTreeMap<String, runtime::Json>>,
}

runtime::object! { ServerUpdate {
    required uniq_id = "uniq_id", optional domain = "domain",
    optional features = "features",
} }

runtime::setters! { ServerUpdate::new(uniq_id: impl Into<String>) {
    with_domain(domain: impl Into<String>),
    with_features(features: BTreeMap<String, runtime::Json>),
} }

/// A `ServersRequest` as it is sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ServersRequest {
    /// Only of this category.
    pub category: Option<ServersRequestCategory>,
    /// Only of this product code.
    pub r#type: Option<String>,
    /// The page, counted from 1.
    pub page_num: Option<i64>,
    /// Items in a page; 25 where it is not given.
    pub page_size: Option<i64>,
}

runtime::object! { ServersRequest {
    optional category = "category", optional r#type = "type",
    optional page_num = "page_num", optional page_size = "page_size",
} }

runtime::setters! { ServersRequest {
    with_category(category: ServersRequestCategory),
    with_type(r#type: impl Into<String>), with_page_num(page_num: i64),
    with_page_size(page_size: i64),
} }

runtime::open_enum! {
    /// Only of this category.
    pub enum ServersRequestCategory {
        Dedicated = "Dedicated", Provisioned = "Provisioned",
        LoadBalancer = "LoadBalancer", Hpbs = "HPBS",
    } else Unknown
}
