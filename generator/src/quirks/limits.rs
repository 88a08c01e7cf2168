//! The `rate_limits:` section.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// Rate limits, and the headers that tell their state.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RateLimitQuirks {
    /// Limits by a name of your choice. An operation is charged to every rule that matches it, at once, and waits
    /// until all of them admit it.
    pub rules: IndexMap<String, LimitQuirk>,
    /// What is kept back of every rule, for others or for a server that counts differently: a number, or a share such as
    /// `2%`.
    #[schemars(example = 1, example = &"2%")]
    pub margin: Option<MarginQuirk>,
    /// Response headers, by their names in full, and what the value means. Case does not matter.
    pub headers: IndexMap<String, LimitHeaderQuirk>,
}

/// At most so many requests, or bytes, in a window.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitQuirk {
    /// Requests allowed in one window, at least 1. It, or `bytes`, must be there.
    #[schemars(range(min = 1), example = 100)]
    pub requests: Option<u64>,
    /// Bytes of answers allowed in one window, at least 1. They are charged when an answer has come, so that the next
    /// request waits until there is room again.
    #[schemars(range(min = 1), example = 52_428_800)]
    pub bytes: Option<u64>,
    /// Length of the window: a whole number and `ms`, `s`, `m`, `h` or `d`.
    #[schemars(example = &"1m")]
    pub per: String,
    /// Which operations are charged: operationIds, `METHOD /path`, or `tag:NAME`. Without this key: all.
    #[schemars(example = ["export_devices", "tag:Reports"])]
    pub operations: Option<Vec<String>>,
    /// Operations that are not charged.
    #[serde(default)]
    #[schemars(example = ["login"])]
    pub except: Vec<String>,
    /// What has a window of its own: each `credential` (what vendors call user, token, key or client, and what counts if
    /// nothing is said), each `address` that requests come from, each `endpoint`, each `resource`, or each value of a
    /// setting, by the setting's name. It matters to clients that share limits, and within one for endpoints and
    /// resources.
    #[schemars(example = &"workspace")]
    pub scope: Option<String>,
    /// What is kept back of this rule, instead of what is kept back of all.
    #[schemars(example = &"2%")]
    pub margin: Option<MarginQuirk>,
}

/// What is kept back of a limit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum MarginQuirk {
    /// So many of what the rule counts.
    Places(u64),
    /// A share of the limit, such as `2%`.
    Share(String),
}

/// What the value of a header means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitHeaderQuirk {
    /// What the value means.
    pub meaning: LimitHeaderMeaning,
    /// How a time is spelt; its absence is an error for `reset` and `retry-after`.
    pub unit: Option<TimeUnitQuirk>,
    /// Name of the rule that the header describes; its numbers are bytes where the rule counts bytes. Without this key it
    /// is believed where an operation is charged to one rule only, and on others only for the wait after a refusal. A name
    /// that is not among the rules is an error.
    #[schemars(example = &"minute")]
    pub rule: Option<String>,
    /// Operations whose answers it is read from: operationIds, `METHOD /path`, or `tag:NAME`. Without this key: all.
    #[schemars(example = ["tag:Devices"])]
    pub operations: Option<Vec<String>>,
}

/// What the value of a limit header means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LimitHeaderMeaning {
    /// What is allowed in a window.
    Limit,
    /// What is left in this window.
    Remaining,
    /// What was used in this window.
    Used,
    /// When the window starts anew.
    Reset,
    /// How long to wait.
    RetryAfter,
}

/// How a header spells a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnitQuirk {
    /// Seconds since 1970-01-01 00:00 UTC.
    EpochS,
    /// Milliseconds since 1970-01-01 00:00 UTC.
    EpochMs,
    /// Seconds from now.
    DeltaS,
    /// Milliseconds from now.
    DeltaMs,
    /// An HTTP date (RFC 9110, section 5.6.7).
    HttpDate,
    /// Whichever of these fits the value.
    Auto,
}
