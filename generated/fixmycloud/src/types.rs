//! The types of requests and answers.

use std::collections::BTreeMap;

use crate::runtime;

#[cfg(feature = "auth")]
pub use crate::resources::auth::{
    Account, ForgotPasswordRequest, LoginRequest, Message, RefreshRequest,
    SignupRequest, TokenPair,
};

#[cfg(feature = "connections")]
pub use crate::resources::connections::{
    Connection, ConnectionList, CreateConnectionRequest,
};

#[cfg(feature = "findings")]
pub use crate::resources::findings::{Finding, FindingList, Severity};

#[cfg(feature = "scans")]
pub use crate::resources::scans::{CreateScanRequest, Scan, ScanStatus};

#[cfg(feature = "webhooks")]
pub use crate::resources::webhooks::{CreateWebhookRequest, Webhook};

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorBody {
    /// What is wrong, in words, or what is wrong with each part of the request.
    pub detail: ErrorBodyDetail,
    /// What is wrong, for programs.
    pub code: Option<String>,
    /// The field that it is about, if it is about one.
    pub field: Option<String>,
}

runtime::object! { ErrorBody {
    required detail = "detail", optional code = "code", optional field = "field",
} }

runtime::union! {
    /// What is wrong, in words, or what is wrong with each part of the request.
    pub enum ErrorBodyDetail {
        List(Vec<Violation>) if Rule::Array, String(String) if Rule::String,
    } else Other
}

/// One thing in a request that does not match the schema.
#[derive(Debug, Clone, PartialEq)]
pub struct Violation {
    /// The rule that is broken.
    pub r#type: String,
    /// Where: `body`, `query`, `path` or `header`, then the names of fields and the positions in
    /// lists.
    pub loc: Vec<ViolationLoc>,
    /// What is wrong, in words.
    pub msg: String,
    /// What was sent there.
    pub input: Option<runtime::Json>,
}

runtime::object! { Violation {
    required r#type = "type", required loc = "loc", required msg = "msg",
    optional input = "input",
} }

runtime::union! { pub enum ViolationLoc {
    String(String) if Rule::String, Integer(i64) if Rule::Integer,
} else Other }

runtime::open_enum! {
    /// What can happen.
    pub enum WebhookEvent {
        ScanCompleted = "scan.completed", ScanFailed = "scan.failed",
        FindingCritical = "finding.critical", FindingHigh = "finding.high",
        ComplianceScoreDropped = "compliance.score_dropped",
    } else Unknown
}

/// What a webhook's request tells.
#[derive(Debug, Clone, PartialEq)]
pub struct WebhookPayload {
    /// What happened.
    pub event: WebhookEvent,
    /// When it happened.
    pub timestamp: runtime::DateTime,
    /// The workspace that it happened in, by its slug.
    pub workspace: String,
    /// What it is about.
    pub data: BTreeMap<String, runtime::Json>,
}

runtime::object! { WebhookPayload {
    required event = "event", required timestamp = "timestamp",
    required workspace = "workspace", required data = "data",
} }
