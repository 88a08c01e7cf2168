//! Alerts: what you are told when.

use crate::runtime::{self, Call, Client, Paginated};
use crate::types;

/// Alerts: what you are told when.
#[derive(Debug, Clone)]
pub struct Alerts {
    client: Client,
}

impl Alerts {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List alerts.
    ///
    /// `GET /alerts/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<AlertPage, ListAlerts> {
        Call::json(&self.client, &LIST)
    }

    /// Create an alert.
    ///
    /// `POST /alerts/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn create(&self, body: &NewAlert) -> Call<Alert> {
        Call::json(&self.client, &CREATE)
            .with_form_body(&[("users", runtime::Style::Json)], body)
    }

    /// Get an alert.
    ///
    /// `GET /alerts/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<Alert> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// Update an alert.
    ///
    /// `PUT /alerts/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn update(&self, id: i64, body: &AlertUpdate) -> Call<Alert> {
        Call::json(&self.client, &UPDATE)
            .with_path("id", &id)
            .with_form_body(&[("users", runtime::Style::Json)], body)
    }

    /// Delete an alert.
    ///
    /// `DELETE /alerts/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn delete(&self, id: i64) -> Call<()> {
        Call::empty(&self.client, &DELETE).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_alerts" = "GET" "/alerts/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        pagination: Some(&runtime::Pagination {
            style: runtime::PageStyle::Page, parameter: "page", size: Some("limit"),
            total: Some("/pagination/count"), items: "/data",
            ..runtime::Pagination::PLAIN
        }),
    },
    CREATE: "create_alert" = "POST" "/alerts/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
        idempotent: false,
    },
    GET: "get_alert" = "GET" "/alerts/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    UPDATE: "update_alert" = "PUT" "/alerts/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
    DELETE: "delete_alert" = "DELETE" "/alerts/{id}/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
}

/// What a call of [`Alerts::list`] can be told besides: `limit`, `page`. All pages come by
/// `pages()`, all items by `items()`.
#[derive(Debug)]
pub struct ListAlerts;

impl Paginated for ListAlerts {
    type Page = AlertPage;
    type Item = Alert;
    fn items(page: Self::Page) -> Vec<Self::Item> {
        page.data
    }
}

runtime::options! { ListAlerts {
    /// How many are on one page; at most 2500, and so many without it.
    limit: i64 = with_query("limit", &limit),
    /// Number of the page, counted from 0.
    page: i64 = with_query("page", &page),
} }

/// An alert.
#[derive(Debug, Clone, PartialEq)]
pub struct Alert {
    /// Its number.
    pub id: i64,
    /// Its name, at most 32 characters.
    pub name: String,
    /// What it is about.
    pub r#type: Option<AlertType>,
    /// What it is about; a process as `server,pid,createtime,name`.
    pub target_id: Option<String>,
    /// What triggers it.
    pub trigger_type: Option<TriggerType>,
    /// Numbers of the users who are told.
    pub users: Option<Vec<i64>>,
    /// Whether it is looked at.
    pub active: Option<bool>,
    /// Whether what is above or below the threshold triggers it.
    pub direction: Option<String>,
    /// The threshold: a fraction for disks, else a whole number of any size.
    pub threshold: Option<runtime::Number>,
    /// How long nobody is told again, in seconds.
    pub interval: Option<i64>,
    /// How long it must be beyond the threshold, in seconds.
    pub time_above_threshold: Option<i64>,
    /// When it was last triggered; 0 if it never was.
    pub last_triggered: Option<runtime::EpochSeconds>,
    /// Where it is: mostly a path, of buckets all of a URL. It names the version even where the
    /// real path has none.
    pub url: Option<String>,
}

runtime::object! { Alert {
    exact id = "id", required name = "name", optional r#type = "type",
    optional target_id = "target_id", optional trigger_type = "trigger_type",
    optional users = "users", optional active = "active",
    optional direction = "direction", optional threshold = "threshold",
    optional interval = "interval",
    optional time_above_threshold = "time_above_threshold",
    optional last_triggered = "last_triggered", optional url = "url",
} }

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct AlertPage {
    /// Where it stands among the others.
    pub pagination: types::Pagination,
    /// What is on it.
    pub data: Vec<Alert>,
}

runtime::object! { AlertPage {
    required pagination = "pagination", exact data = "data",
} }

runtime::open_enum! {
    /// What an alert is about.
    pub enum AlertType {
        Process = "Process", Application = "Application", Log = "Log",
        PolledData = "Polled Data", Server = "Server", ServerTag = "Server Tag",
    } else Unknown
}

/// What is to be changed of an alert.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AlertUpdate {
    /// Its name, at most 32 characters.
    pub name: Option<String>,
    /// What it is about.
    pub r#type: Option<AlertType>,
    /// What it is about; a process as `server,pid,createtime,name`.
    pub target_id: Option<String>,
    /// What triggers it.
    pub trigger_type: Option<TriggerType>,
    /// Numbers of the users who are told.
    pub users: Option<Vec<i64>>,
    /// Whether it is looked at.
    pub active: Option<bool>,
    /// Whether what is above or below the threshold triggers it.
    pub direction: Option<String>,
    /// The threshold: a fraction for disks, else a whole number of any size.
    pub threshold: Option<runtime::Number>,
    /// How long nobody is told again, in seconds.
    pub interval: Option<i64>,
    /// How long it must be beyond the threshold, in seconds.
    pub time_above_threshold: Option<i64>,
}

runtime::object! { AlertUpdate {
    optional name = "name", optional r#type = "type", optional target_id = "target_id",
    optional trigger_type = "trigger_type", optional users = "users",
    optional active = "active", optional direction = "direction",
    optional threshold = "threshold", optional interval = "interval",
    optional time_above_threshold = "time_above_threshold",
} }

runtime::setters! { AlertUpdate {
    with_name(name: impl Into<String>), with_type(r#type: AlertType),
    with_target_id(target_id: impl Into<String>),
    with_trigger_type(trigger_type: TriggerType), with_users(users: Vec<i64>),
    with_active(active: bool), with_direction(direction: impl Into<String>),
    with_threshold(threshold: runtime::Number), with_interval(interval: i64),
    with_time_above_threshold(time_above_threshold: i64),
} }

/// An alert to be created.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAlert {
    /// Its name, at most 32 characters.
    pub name: String,
    /// What it is about.
    pub r#type: AlertType,
    /// What it is about; a process as `server,pid,createtime,name`.
    pub target_id: String,
    /// What triggers it.
    pub trigger_type: TriggerType,
    /// Numbers of the users who are told.
    pub users: Vec<i64>,
    /// Whether it is looked at.
    pub active: Option<bool>,
    /// Whether what is above or below the threshold triggers it.
    pub direction: Option<String>,
    /// The threshold: a fraction for disks, else a whole number of any size.
    pub threshold: Option<runtime::Number>,
    /// How long nobody is told again, in seconds.
    pub interval: Option<i64>,
    /// How long it must be beyond the threshold, in seconds.
    pub time_above_threshold: Option<i64>,
}

runtime::object! { NewAlert {
    required name = "name", required r#type = "type", required target_id = "target_id",
    required trigger_type = "trigger_type", required users = "users",
    optional active = "active", optional direction = "direction",
    optional threshold = "threshold", optional interval = "interval",
    optional time_above_threshold = "time_above_threshold",
} }

runtime::setters! { NewAlert::new(
    name: impl Into<String>, r#type: AlertType, target_id: impl Into<String>,
    trigger_type: TriggerType, users: Vec<i64>,
) {
    with_active(active: bool), with_direction(direction: impl Into<String>),
    with_threshold(threshold: runtime::Number), with_interval(interval: i64),
    with_time_above_threshold(time_above_threshold: i64),
} }

runtime::open_enum! {
    /// What triggers an alert; which of these depends on what it is about.
    pub enum TriggerType {
        ProcessTermination = "Process Termination", Cpu = "CPU", Memory = "Memory",
        AverageResponseTime = "Average Response Time", FileRead = "File Read",
        FileWrite = "File Write", InboundNetworkTraffic = "Inbound Network Traffic",
        OutboundNetworkTraffic = "Outbound Network Traffic",
        NetworkConnections = "Network Connections", Threads = "Threads", Files = "Files",
        Registries = "Registries", PageFaults = "Page Faults",
        IncidentReports = "Incident Reports",
        CriticalIncidentReports = "Critical Incident Reports",
        IncidentReportContent = "Incident Report Content",
        FileAccessed = "File Accessed", RegistryAccessed = "Registry Accessed",
        PortAccessed = "Port Accessed", ServerDown = "Server Down", Disk = "Disk",
        DiskBusy = "Disk Busy", Processes = "Processes", NumberOfInfo = "Number of Info",
        NumberOfWarning = "Number of Warning", NumberOfCritical = "Number of Critical",
        LogContent = "Log Content", Nagios = "Nagios",
    } else Unknown
}
