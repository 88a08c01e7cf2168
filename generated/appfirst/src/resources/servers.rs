//! Servers on which a collector runs.

use std::collections::BTreeMap;

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

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
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<ServerPage, ListServers> {
        Call::json(&self.client, &LIST)
    }

    /// Like [`list`](Self::list), but asks for `application/yaml; version=5`.
    pub fn list_as_yaml(&self) -> Call<runtime::Bytes, ListServers> {
        Call::bytes(&self.client, &LIST).with_accept("application/yaml;version=5")
    }

    /// Get a server.
    ///
    /// `GET /servers/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<Server> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// Delete a server.
    ///
    /// `DELETE /servers/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn delete(&self, id: i64) -> Call<()> {
        Call::empty(&self.client, &DELETE).with_path("id", &id)
    }

    /// Update a server.
    ///
    /// `PATCH /servers/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn update(&self, id: i64, body: &ServerUpdate) -> Call<Server> {
        Call::json(&self.client, &UPDATE).with_path("id", &id).with_form_body(&[], body)
    }

    /// List what was measured of a server.
    ///
    /// Gives up to `num` points, going back from `end`, and none before `start`. The bytes of its
    /// answers are limited by the hour too.
    ///
    /// `GET /servers/{id}/data/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_data(&self, id: i64) -> Call<Vec<types::DataPoint>, ListServerData> {
        Call::json(&self.client, &LIST_DATA).with_path("id", &id)
    }

    /// List when a server did not run.
    ///
    /// `GET /servers/{id}/outages/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_outages(&self, id: i64) -> Call<OutagePage, ListServerOutages> {
        Call::json(&self.client, &LIST_OUTAGES).with_path("id", &id)
    }

    /// Get how a server is polled.
    ///
    /// `GET /servers/{id}/polled_data_config/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get_polled_data_config(&self, id: i64) -> Call<PolledDataConfig> {
        Call::json(&self.client, &GET_POLLED_DATA_CONFIG).with_path("id", &id)
    }

    /// Change how a server is polled.
    ///
    /// `PATCH /servers/{id}/polled_data_config/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn update_polled_data_config(
        &self,
        id: i64,
        body: &PolledDataConfigUpdate,
    ) -> Call<PolledDataConfig> {
        Call::json(&self.client, &UPDATE_POLLED_DATA_CONFIG)
            .with_path("id", &id)
            .with_form_body(&[], body)
    }

    /// List the tags of a server.
    ///
    /// `GET /servers/{id}/tags/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_tags_of(&self, id: i64) -> Call<types::ServerTagPage, ListTagsOfServer> {
        Call::json(&self.client, &LIST_TAGS_OF).with_path("id", &id)
    }

    /// Replace the tags of a server.
    ///
    /// `PATCH /servers/{id}/tags/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn set_tags_of(
        &self,
        id: i64,
        body: &ServerTagging,
    ) -> Call<types::ServerTagPage> {
        Call::json(&self.client, &SET_TAGS_OF)
            .with_path("id", &id)
            .with_form_body(&[("server_tags", runtime::Style::Json)], body)
    }

    /// Detect the applications of a server.
    ///
    /// `GET /servers/{id}/auto_detection/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn detect_applications(&self, id: i64) -> Call<Vec<String>> {
        Call::json(&self.client, &DETECT_APPLICATIONS).with_path("id", &id)
    }

    /// List the processes of a server.
    ///
    /// `GET /servers/{id}/processes/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_processes(
        &self,
        id: i64,
    ) -> Call<types::ProcessPage, ListServerProcesses> {
        Call::json(&self.client, &LIST_PROCESSES).with_path("id", &id)
    }

    /// List what was measured of the processes of a server.
    ///
    /// Gives up to `num` points, going back from `end`, and none before `start`.
    ///
    /// `GET /servers/{id}/processes/data/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn list_process_data(
        &self,
        id: i64,
    ) -> Call<Vec<ProcessData>, ListServerProcessData> {
        Call::json(&self.client, &LIST_PROCESS_DATA).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_servers" = "GET" "/servers/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET: "get_server" = "GET" "/servers/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    DELETE: "delete_server" = "DELETE" "/servers/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    UPDATE: "update_server" = "PATCH" "/servers/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        idempotent: false,
    },
    LIST_DATA: "list_server_data" = "GET" "/servers/{id}/data/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]],
        limits: &[0, 1],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::TimeWindow, parameter: "end", size: Some("num"),
            next: "/time", in_item: true,
            window: runtime::TimeWindow { bound: Some("start"), ..runtime::TimeWindow::PLAIN },
            ..runtime::Pagination::PLAIN
        }),
    },
    LIST_OUTAGES: "list_server_outages" = "GET" "/servers/{id}/outages/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    GET_POLLED_DATA_CONFIG: "get_polled_data_config" = "GET" "/servers/{id}/polled_data_config/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    UPDATE_POLLED_DATA_CONFIG: "update_polled_data_config" = "PATCH" "/servers/{id}/polled_data_config/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        idempotent: false,
    },
    LIST_TAGS_OF: "list_tags_of_server" = "GET" "/servers/{id}/tags/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    SET_TAGS_OF: "set_tags_of_server" = "PATCH" "/servers/{id}/tags/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        idempotent: false,
    },
    DETECT_APPLICATIONS: "detect_applications" = "GET" "/servers/{id}/auto_detection/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    LIST_PROCESSES: "list_server_processes" = "GET" "/servers/{id}/processes/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    LIST_PROCESS_DATA: "list_server_process_data" = "GET" "/servers/{id}/processes/data/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
}

/// What a call of [`Servers::list`] can be told besides: `hostname`, `location_ip`,
/// `create_time`, `limit`, `page`. All pages come by `pages()`, all items by `items()`.
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
    /// Only servers of this name.
    hostname: &str = with_query("hostname", hostname),
    /// Only servers with this address.
    location_ip: &str = with_query("location_ip", location_ip),
    /// Only servers that were created at this time.
    create_time into runtime::EpochSeconds = with_query("create_time", &create_time),
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

/// What a call of [`Servers::list_data`] can be told besides: `num`, `end`, `start`,
/// `time_step`. All pages come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListServerData;

impl Paginated for ListServerData {
    type Page = Vec<types::DataPoint>;
    type Item = types::DataPoint;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page
    }
}

runtime::options! { ListServerData {
    /// How many points; one without it.
    num: i64 = with_query("num", &num),
    /// The latest time that a point may have; now without it.
    end into runtime::EpochSeconds = with_query("end", &end),
    /// The earliest time that a point may have.
    start into runtime::EpochSeconds = with_query("start", &start),
    /// How far points are apart; a minute without it.
    time_step: &types::TimeStep = with_query("time_step", time_step),
} }

/// What a call of [`Servers::list_outages`] can be told besides: `limit`, `page`. All pages
/// come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListServerOutages;

impl Paginated for ListServerOutages {
    type Page = OutagePage;
    type Item = Outage;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListServerOutages {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

/// What a call of [`Servers::list_tags_of`] can be told besides: `limit`, `page`. All pages
/// come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListTagsOfServer;

impl Paginated for ListTagsOfServer {
    type Page = types::ServerTagPage;
    type Item = types::ServerTag;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListTagsOfServer {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

/// What a call of [`Servers::list_processes`] can be told besides: `limit`, `page`. All pages
/// come by `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListServerProcesses;

impl Paginated for ListServerProcesses {
    type Page = types::ProcessPage;
    type Item = types::Process;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListServerProcesses {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

/// What a call of [`Servers::list_process_data`] can be told besides: `num`, `end`, `start`,
/// `time_step`.
#[derive(Debug)]
pub struct ListServerProcessData;

runtime::options! { ListServerProcessData {
    /// How many points; one without it.
    num: i64 = with_query("num", &num),
    /// The latest time that a point may have; now without it.
    end into runtime::EpochSeconds = with_query("end", &end),
    /// The earliest time that a point may have.
    start into runtime::EpochSeconds = with_query("start", &start),
    /// How far points are apart; a minute without it.
    time_step: &types::TimeStep = with_query("time_step", time_step),
} }

/// A time in which a server did not run.
#[derive(Debug, Clone, PartialEq)]
pub struct Outage {
    /// When it began.
    pub start: runtime::EpochSeconds,
    /// When it was over; 0 while it lasts.
    pub end: Option<runtime::EpochSeconds>,
}

runtime::object! { Outage { required start = "start", optional end = "end" } }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct OutagePage {
    /// Where it stands among the others.
    pub pagination: types::Pagination,
    /// What is on it.
    pub data: Vec<Outage>,
}

runtime::object! { OutagePage {
    required pagination = "pagination", exact data = "data",
} }

/// How a server is polled.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PolledDataConfig {
    /// Where the configuration lies on the server.
    pub file_path: Option<String>,
    /// What it says.
    pub file_contents: Option<String>,
    /// How often it is polled, in seconds.
    pub frequency: Option<i64>,
}

runtime::object! { PolledDataConfig {
    optional file_path = "file_path", optional file_contents = "file_contents",
    optional frequency = "frequency",
} }

/// What is to be changed of how a server is polled.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PolledDataConfigUpdate {
    /// Where the configuration lies on the server.
    pub file_path: Option<String>,
    /// What it says.
    pub file_contents: Option<String>,
}

runtime::object! { PolledDataConfigUpdate {
    optional file_path = "file_path", optional file_contents = "file_contents",
} }

runtime::setters! { PolledDataConfigUpdate {
    with_file_path(file_path: impl Into<String>),
    with_file_contents(file_contents: impl Into<String>),
} }

/// What was measured of one process.
#[derive(Debug, Clone, PartialEq)]
pub struct ProcessData {
    /// What names the process.
    pub uid: String,
    /// The points, the latest first.
    pub data: Vec<types::DataPoint>,
}

runtime::object! { ProcessData { required uid = "uid", required data = "data" } }

/// A server on which a collector runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// Its number.
    pub id: i64,
    /// When it was first seen; 0 where that is not known.
    pub created: Option<runtime::EpochSeconds>,
    /// Its operating system.
    pub os: Option<String>,
    /// Its name in the network.
    pub hostname: Option<String>,
    /// Your name for it.
    pub nickname: Option<String>,
    /// Your words about it.
    pub description: Option<String>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
    /// Whether its collector runs.
    pub running: Option<bool>,
    /// Memory in megabytes.
    pub capacity_mem: Option<i64>,
    /// How many processors it has.
    pub capacity_cpu_num: Option<i64>,
    /// Their frequency in megahertz.
    pub capacity_cpu_freq: Option<i64>,
    /// Size in megabytes of each disk, by its name.
    pub capacity_disks: Option<BTreeMap<String, i64>>,
    /// The collector's version.
    pub current_version: Option<String>,
    /// Its address.
    pub location_ip: Option<String>,
    /// Release of the operating system.
    pub os_detail: Option<String>,
    /// Its architecture.
    pub arch: Option<String>,
    /// What names it all over the world.
    pub guid: Option<String>,
    /// Names of its network interfaces.
    pub network_interfaces: Option<Vec<String>>,
}

runtime::object! { Server {
    exact id = "id", optional created = "created", optional os = "os",
    optional hostname = "hostname", optional nickname = "nickname",
    optional description = "description", optional url = "url",
    optional running = "running", optional capacity_mem = "capacity_mem",
    optional capacity_cpu_num = "capacity_cpu_num",
    optional capacity_cpu_freq = "capacity_cpu_freq",
    optional capacity_disks = "capacity_disks",
    optional current_version = "current_version", optional location_ip = "location_ip",
    optional os_detail = "os_detail", optional arch = "arch", optional guid = "guid",
    optional network_interfaces = "network_interfaces",
} }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerPage {
    /// Where it stands among the others.
    pub pagination: types::Pagination,
    /// What is on it.
    pub data: Vec<Server>,
}

runtime::object! { ServerPage {
    required pagination = "pagination", exact data = "data",
} }

/// Tags of a server.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerTagging {
    /// Numbers of the tags that it shall have.
    pub server_tags: Vec<i64>,
}

runtime::object! { ServerTagging { required server_tags = "server_tags" } }

runtime::setters! { ServerTagging::new(server_tags: Vec<i64>) }

/// What is to be changed of a server.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ServerUpdate {
    /// Your name for it.
    pub nickname: Option<String>,
    /// Your words about it.
    pub description: Option<String>,
}

runtime::object! { ServerUpdate {
    optional nickname = "nickname", optional description = "description",
} }

runtime::setters! { ServerUpdate {
    with_nickname(nickname: impl Into<String>),
    with_description(description: impl Into<String>),
} }
