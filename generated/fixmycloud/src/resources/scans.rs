//! Scans of a connection.

use crate::runtime::{self, Call, Client};

/// Scans of a connection.
#[derive(Debug, Clone)]
pub struct Scans {
    client: Client,
}

impl Scans {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Start a scan.
    ///
    /// Queues a scan of a connection. At most 10 a minute can be started in a workspace.
    ///
    /// `POST /scans`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn create(&self, body: &CreateScanRequest) -> Call<Scan> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }

    /// Get a scan.
    ///
    /// `GET /scans/{scan_id}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 404, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn get(&self, scan_id: &str) -> Call<Scan> {
        Call::json(&self.client, &GET).with_path("scan_id", scan_id)
    }
}

runtime::operations! {
    CREATE: "create_scan" = "POST" "/scans" {
        security: &[&[0], &[1]], settings: &[0], limits: &[0, 1], idempotent: false,
    },
    GET: "get_scan" = "GET" "/scans/{scan_id}" {
        security: &[&[0], &[1]], settings: &[0], limits: &[0],
    },
}

/// What to scan.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateScanRequest {
    /// ID of the connection.
    pub connection_id: String,
}

runtime::object! { CreateScanRequest { required connection_id = "connection_id" } }

runtime::setters! { CreateScanRequest::new(connection_id: impl Into<String>) }

/// A scan of a connection.
#[derive(Debug, Clone, PartialEq)]
pub struct Scan {
    /// Its ID.
    pub id: String,
    /// How far it is.
    pub status: ScanStatus,
    /// Whose cloud the connection is in.
    pub provider: String,
    /// The connection's name.
    pub connection_alias: String,
    /// How much was found.
    pub total_findings: Option<i64>,
    /// How much of it is critical.
    pub critical_count: Option<i64>,
    /// How much of it is of high severity.
    pub high_count: Option<i64>,
    /// How much of it is of medium severity.
    pub medium_count: Option<i64>,
    /// How much of it is of low severity.
    pub low_count: Option<i64>,
    /// How bad it is in all.
    pub risk_score: Option<f64>,
    /// When it began; null while it is queued.
    pub started_at: Option<runtime::DateTime>,
    /// When it ended; null until then.
    pub completed_at: Option<runtime::DateTime>,
}

runtime::object! { Scan {
    exact id = "id", required status = "status", required provider = "provider",
    required connection_alias = "connection_alias",
    optional total_findings = "total_findings",
    optional critical_count = "critical_count", optional high_count = "high_count",
    optional medium_count = "medium_count", optional low_count = "low_count",
    optional risk_score = "risk_score", nullable started_at = "started_at",
    optional completed_at = "completed_at",
} }

runtime::open_enum! {
    /// How far a scan is.
    pub enum ScanStatus {
        Queued = "queued", Running = "running", Completed = "completed",
        Failed = "failed",
    } else Unknown
}
