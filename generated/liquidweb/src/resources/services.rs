//! Which services of a server are watched, and how they are.

use std::collections::BTreeMap;

use crate::runtime::{self, Call, Client};
use crate::types;

/// Which services of a server are watched, and how they are.
#[derive(Debug, Clone)]
pub struct ServicesResource {
    client: Client,
}

impl ServicesResource {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Tell which services are watched.
    ///
    /// `POST /Monitoring/Services/get`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get(&self, body: &types::ServerId) -> Call<Services> {
        Call::json(&self.client, &GET).with_json_body(body)
    }

    /// Tell where monitoring comes from.
    ///
    /// `POST /Monitoring/Services/monitoringIps`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn list_monitoring_ips(&self) -> Call<MonitoringIps> {
        Call::json(&self.client, &LIST_MONITORING_IPS)
    }

    /// Tell how each watched service is.
    ///
    /// `POST /Monitoring/Services/status`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_status(&self, body: &types::ServerId) -> Call<ServiceStatuses> {
        Call::json(&self.client, &GET_STATUS).with_json_body(body)
    }

    /// Choose which services are watched.
    ///
    /// `POST /Monitoring/Services/update`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn update(&self, body: &ServicesUpdate) -> Call<Services> {
        Call::json(&self.client, &UPDATE).with_json_body(body)
    }
}

runtime::operations! {
    GET: "get_services" = "POST" "/Monitoring/Services/get" {
        security: &[&[0]], envelope: &["params"],
    },
    LIST_MONITORING_IPS: "list_monitoring_ips" = "POST" "/Monitoring/Services/monitoringIps" {
        security: &[&[0]], envelope: &["params"],
    },
    GET_STATUS: "get_service_status" = "POST" "/Monitoring/Services/status" {
        security: &[&[0]], envelope: &["params"],
    },
    UPDATE: "update_services" = "POST" "/Monitoring/Services/update" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// The `MonitoringIps` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MonitoringIps {
    /// Addresses.
    pub ips: Option<Vec<String>>,
}

runtime::object! { MonitoringIps { optional ips = "ips" } }

/// Statuses by the services' names.
pub type ServiceStatuses = BTreeMap<String, String>;

/// The `Services` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Services {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: Option<String>,
    /// Services that can be watched.
    pub can_monitor: Option<Vec<String>>,
    /// Whether they are watched.
    pub enabled: Option<runtime::ZeroOne>,
    /// Services that are watched.
    pub services: Option<Vec<String>>,
    /// Whether nothing is watched.
    pub unmonitored: Option<runtime::ZeroOne>,
}

runtime::object! { Services {
    optional uniq_id = "uniq_id", optional can_monitor = "can_monitor",
    optional enabled = "enabled", optional services = "services",
    optional unmonitored = "unmonitored",
} }

/// A `ServicesUpdate` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct ServicesUpdate {
    /// What it is known by: six capital letters and digits.
    pub uniq_id: String,
    /// Whether they are watched.
    pub enabled: Option<runtime::ZeroOne>,
    /// Services that are watched.
    pub services: Option<Vec<String>>,
}

runtime::object! { ServicesUpdate {
    required uniq_id = "uniq_id", optional enabled = "enabled",
    optional services = "services",
} }

runtime::setters! { ServicesUpdate::new(uniq_id: impl Into<String>) {
    with_enabled(enabled: impl Into<runtime::ZeroOne>),
    with_services(services: Vec<String>),
} }
