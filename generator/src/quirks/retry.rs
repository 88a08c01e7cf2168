//! The `retry:` section.

use schemars::JsonSchema;
use serde::Deserialize;

/// What is retried, and for how long; what is absent keeps the runtime's default. Lengths of time are a whole number and
/// `ms`, `s`, `m`, `h` or `d`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RetryQuirk {
    /// Attempts in all, the first included; 1 means that nothing is retried.
    #[schemars(example = 4)]
    pub attempts: Option<u32>,
    /// Statuses retried where the operation is idempotent.
    #[schemars(example = [502, 503, 504])]
    pub statuses: Option<Vec<u16>>,
    /// Statuses that mean "not executed", retried whatever the operation.
    #[schemars(example = [429])]
    pub refused: Option<Vec<u16>>,
    /// Longest wait before the second attempt; it doubles with each further one, and a random share of it is waited.
    #[schemars(example = &"250ms")]
    pub backoff: Option<String>,
    /// What the backoff doubles up to.
    #[schemars(example = &"20s")]
    pub backoff_cap: Option<String>,
    /// A wait that the vendor asks for is obeyed up to this; a longer one is an error at once, which carries the wait.
    #[schemars(example = &"60s")]
    pub max_server_wait: Option<String>,
    /// Operations that may be sent twice although their method does not say so.
    #[schemars(example = ["POST /reports/preview"])]
    pub idempotent: Vec<String>,
    /// Operations that must not be sent twice although their method says so.
    #[schemars(example = ["rotate_key"])]
    pub not_idempotent: Vec<String>,
}
