//! Storm servers, without the generic parts of `servers`.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Storm servers, without the generic parts of `servers`.
#[derive(Debug, Clone)]
pub struct StormServers {
    client: Client,
}

impl StormServers {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Make a copy of a server.
    ///
    /// `POST /Storm/Server/clone`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn clone_storm_server(
        &self,
        body: &types::StormServerClone,
    ) -> Call<StormServer> {
        Call::json(&self.client, &CLONE_STORM_SERVER).with_json_body(body)
    }

    /// Make a server.
    ///
    /// `POST /Storm/Server/create`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn create(&self, body: &NewStormServer) -> Call<StormServer> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }

    /// Destroy a server.
    ///
    /// `POST /Storm/Server/destroy`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn destroy(&self, body: &types::ServerId) -> Call<types::Destroyed> {
        Call::json(&self.client, &DESTROY).with_json_body(body)
    }

    /// Get a server.
    ///
    /// `POST /Storm/Server/details`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get(&self, body: &types::ServerId) -> Call<StormServer> {
        Call::json(&self.client, &GET).with_json_body(body)
    }

    /// List what happened to a server.
    ///
    /// `POST /Storm/Server/history`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_history(
        &self,
        body: &types::HistoryRequest,
    ) -> Call<types::NotificationPage, GetStormServerHistory> {
        Call::json(&self.client, &GET_HISTORY).with_json_body(body)
    }

    /// List servers.
    ///
    /// `POST /Storm/Server/list`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list(&self) -> Call<StormServerPage, ListStormServers> {
        Call::json(&self.client, &LIST)
    }

    /// Restart a server.
    ///
    /// `POST /Storm/Server/reboot`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn reboot(&self, body: &types::ForcedAction) -> Call<types::Rebooted> {
        Call::json(&self.client, &REBOOT).with_json_body(body)
    }

    /// Give a server another configuration.
    ///
    /// `POST /Storm/Server/resize`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn resize(&self, body: &StormServerResize) -> Call<StormServer> {
        Call::json(&self.client, &RESIZE).with_json_body(body)
    }

    /// Stop a server.
    ///
    /// `POST /Storm/Server/shutdown`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn shutdown(&self, body: &types::ForcedAction) -> Call<types::ShutDown> {
        Call::json(&self.client, &SHUTDOWN).with_json_body(body)
    }

    /// Start a server that is stopped.
    ///
    /// `POST /Storm/Server/start`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn start(&self, body: &types::ServerId) -> Call<types::Started> {
        Call::json(&self.client, &START).with_json_body(body)
    }

    /// Tell what a server is doing.
    ///
    /// `POST /Storm/Server/status`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_status(&self, body: &types::ServerId) -> Call<ServerStatus> {
        Call::json(&self.client, &GET_STATUS).with_json_body(body)
    }

    /// Change a server.
    ///
    /// `POST /Storm/Server/update`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn update(&self, body: &StormServerUpdate) -> Call<StormServer> {
        Call::json(&self.client, &UPDATE).with_json_body(body)
    }
}

runtime::operations! {
    CLONE_STORM_SERVER: "clone_storm_server" = "POST" "/Storm/Server/clone" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    CREATE: "create_storm_server" = "POST" "/Storm/Server/create" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    DESTROY: "destroy_storm_server" = "POST" "/Storm/Server/destroy" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    GET: "get_storm_server" = "POST" "/Storm/Server/details" {
        security: &[&[0]], envelope: &["params"],
    },
    GET_HISTORY: "get_storm_server_history" = "POST" "/Storm/Server/history" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    LIST: "list_storm_servers" = "POST" "/Storm/Server/list" {
        security: &[&[0]], envelope: &["params"],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "/params/page_num",
            size: Some("/params/page_size"), first: 1, pages: Some("/page_total"),
            current: Some("/page_num"), items: "/items",
            ..runtime::Pagination::PLAIN
        }),
    },
    REBOOT: "reboot_storm_server" = "POST" "/Storm/Server/reboot" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    RESIZE: "resize_storm_server" = "POST" "/Storm/Server/resize" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    SHUTDOWN: "shutdown_storm_server" = "POST" "/Storm/Server/shutdown" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    START: "start_storm_server" = "POST" "/Storm/Server/start" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    GET_STATUS: "get_storm_server_status" = "POST" "/Storm/Server/status" {
        security: &[&[0]], envelope: &["params"],
    },
    UPDATE: "update_storm_server" = "POST" "/Storm/Server/update" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// A call of [`StormServers::get_history`]. All pages come by `pages()`, all items by
/// `items()`.
#[derive(Debug)]
pub struct GetStormServerHistory;

impl Paginated for GetStormServerHistory {
    type Page = types::NotificationPage;
    type Item = types::Notification;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

/// What a call of [`StormServers::list`] can be told besides: `body`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListStormServers;

impl Paginated for ListStormServers {
    type Page = StormServerPage;
    type Item = StormServer;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.items
    }
}

runtime::options! { ListStormServers {
    /// Sets the request's body, JSON.
    body: &types::PageRequest = with_json_body(body),
} }

/// One of `template`, `image_id` and `backup_id` is needed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewStormServer {
    /// The configuration.
    pub config_id: i64,
    /// The host name.
    pub domain: String,
    /// The root password, of 7 to 30 characters.
    pub password: runtime::Secret,
    /// The operating system's template.
    pub template: Option<String>,
    /// The image to make it from.
    pub image_id: Option<i64>,
    /// The backup to make it from.
    pub backup_id: Option<i64>,
    /// Whether it is backed up.
    pub backup_enabled: Option<runtime::ZeroOne>,
    /// How it is backed up.
    pub backup_plan: Option<String>,
    /// How much of its backups is kept.
    pub backup_quota: Option<i64>,
    /// How much it may transfer, in GB.
    pub bandwidth_quota: Option<i64>,
    /// How many addresses it gets.
    pub ip_count: Option<i64>,
    /// A virus scanner.
    pub antivirus: Option<String>,
    /// An edition of SQL Server.
    pub ms_sql: Option<String>,
    /// A key for root.
    pub public_ssh_key: Option<String>,
    /// The data centre's zone, by its number.
    pub zone: Option<i64>,
}

runtime::object! { NewStormServer {
    required config_id = "config_id", required domain = "domain",
    required password = "password", optional template = "template",
    optional image_id = "image_id", optional backup_id = "backup_id",
    optional backup_enabled = "backup_enabled", optional backup_plan = "backup_plan",
    optional backup_quota = "backup_quota", optional bandwidth_quota = "bandwidth_quota",
    optional ip_count = "ip_count", optional antivirus = "antivirus",
    optional ms_sql = "ms_sql", optional public_ssh_key = "public_ssh_key",
    optional zone = "zone",
} }

runtime::setters! { NewStormServer::new(
    config_id: i64, domain: impl Into<String>, password: impl Into<runtime::Secret>,
) {
    with_template(template: impl Into<String>), with_image_id(image_id: i64),
    with_backup_id(backup_id: i64),
    with_backup_enabled(backup_enabled: impl Into<runtime::ZeroOne>),
    with_backup_plan(backup_plan: impl Into<String>),
    with_backup_quota(backup_quota: i64), with_bandwidth_quota(bandwidth_quota: i64),
    with_ip_count(ip_count: i64), with_antivirus(antivirus: impl Into<String>),
    with_ms_sql(ms_sql: impl Into<String>),
    with_public_ssh_key(public_ssh_key: impl Into<String>), with_zone(zone: i64),
} }

/// The `ServerProcess` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ServerProcess {
    /// What it is.
    pub name: Option<String>,
    /// How it is.
    pub status: Option<String>,
    /// The same in more words.
    pub detailed_status: Option<String>,
    /// Which step it is at.
    pub current_step: Option<runtime::NumberOrString>,
}

runtime::object! { ServerProcess {
    optional name = "name", optional status = "status",
    optional detailed_status = "detailed_status", optional current_step = "current_step",
} }

/// The `ServerStatus` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ServerStatus {
    /// What it is doing, such as `Running`.
    pub status: Option<String>,
    /// The same in more words.
    pub detailed_status: Option<String>,
    /// How far it is, in per cent.
    pub progress: Option<runtime::NumberOrString>,
    /// What is going on.
    pub running: Option<Vec<ServerProcess>>,
}

runtime::object! { ServerStatus {
    optional status = "status", optional detailed_status = "detailed_status",
    optional progress = "progress", optional running = "running",
} }

/// The `StormServer` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct StormServer {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: Option<String>,
    /// The account's number.
    pub accnt: Option<runtime::NumberOrString>,
    /// Whether it is in use.
    pub active: Option<runtime::ZeroOne>,
    /// Whether it is backed up.
    pub backup_enabled: Option<runtime::ZeroOne>,
    /// How it is backed up.
    pub backup_plan: Option<String>,
    /// How much of its backups is kept.
    pub backup_quota: Option<runtime::NumberOrString>,
    /// How much room its backups take, in GB.
    pub backup_size: Option<runtime::NumberOrString>,
    /// How much it may transfer, in GB.
    pub bandwidth_quota: Option<runtime::NumberOrString>,
    /// Its configuration, in words.
    pub config_description: Option<String>,
    /// Its configuration.
    pub config_id: Option<runtime::NumberOrString>,
    /// When it was made.
    pub create_date: Option<runtime::LocalDateTime<crate::zones::AmericaNewYork>>,
    /// Its disk, in GB.
    pub diskspace: Option<runtime::NumberOrString>,
    /// Its host name.
    pub domain: Option<String>,
    /// Its first address.
    pub ip: Option<String>,
    /// How many addresses it has.
    pub ip_count: Option<runtime::NumberOrString>,
    /// How much the vendor manages.
    pub manage_level: Option<String>,
    /// Its memory, in MB.
    pub memory: Option<runtime::NumberOrString>,
    /// Its operating system's template.
    pub template: Option<String>,
    /// Its operating system, in words.
    pub template_description: Option<String>,
    /// Its product code.
    pub r#type: Option<String>,
    /// How many processors it has.
    pub vcpu: Option<runtime::NumberOrString>,
    /// Where a server stands; what is sent names it by its number alone.
    pub zone: Option<types::ServerZone>,
}

runtime::object! { StormServer {
    optional uniq_id = "uniq_id", optional accnt = "accnt", optional active = "active",
    optional backup_enabled = "backup_enabled", optional backup_plan = "backup_plan",
    optional backup_quota = "backup_quota", optional backup_size = "backup_size",
    optional bandwidth_quota = "bandwidth_quota",
    optional config_description = "config_description", optional config_id = "config_id",
    optional create_date = "create_date", optional diskspace = "diskspace",
    optional domain = "domain", optional ip = "ip", optional ip_count = "ip_count",
    optional manage_level = "manage_level", optional memory = "memory",
    optional template = "template",
    optional template_description = "template_description", optional r#type = "type",
    optional vcpu = "vcpu", optional zone = "zone",
} }

/// The `StormServerPage` object.
#[derive(Debug, Clone, PartialEq)]
pub struct StormServerPage {
    /// The page's items.
    pub items: Vec<StormServer>,
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

runtime::object! { StormServerPage {
    exact items = "items", optional item_count = "item_count",
    optional item_total = "item_total", optional page_num = "page_num",
    optional page_size = "page_size", optional page_total = "page_total",
} }

/// A `StormServerResize` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct StormServerResize {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// The configuration.
    pub config_id: i64,
    /// Whether to leave the file system as it is.
    pub skip_fs_resize: Option<runtime::ZeroOne>,
}

runtime::object! { StormServerResize {
    required uniq_id = "uniq_id", required config_id = "config_id",
    optional skip_fs_resize = "skip_fs_resize",
} }

runtime::setters! { StormServerResize::new(uniq_id: impl Into<String>, config_id: i64) {
    with_skip_fs_resize(skip_fs_resize: impl Into<runtime::ZeroOne>),
} }

/// A `StormServerUpdate` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct StormServerUpdate {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// The host name.
    pub domain: Option<String>,
    /// Whether it is backed up.
    pub backup_enabled: Option<runtime::ZeroOne>,
    /// How it is backed up.
    pub backup_plan: Option<String>,
    /// How much of its backups is kept.
    pub backup_quota: Option<i64>,
    /// How much it may transfer, in GB.
    pub bandwidth_quota: Option<i64>,
}

runtime::object! { StormServerUpdate {
    required uniq_id = "uniq_id", optional domain = "domain",
    optional backup_enabled = "backup_enabled", optional backup_plan = "backup_plan",
    optional backup_quota = "backup_quota", optional bandwidth_quota = "bandwidth_quota",
} }

runtime::setters! { StormServerUpdate::new(uniq_id: impl Into<String>) {
    with_domain(domain: impl Into<String>),
    with_backup_enabled(backup_enabled: impl Into<runtime::ZeroOne>),
    with_backup_plan(backup_plan: impl Into<String>),
    with_backup_quota(backup_quota: i64), with_bandwidth_quota(bandwidth_quota: i64),
} }
