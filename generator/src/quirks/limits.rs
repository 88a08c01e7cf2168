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
    /// Response headers, by their names in full, and what the value means. Case does not matter.
    pub headers: IndexMap<String, LimitHeaderQuirk>,
}

/// At most so many requests in a window.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitQuirk {
    /// Requests allowed in one window, at least 1.
    #[schemars(range(min = 1), example = 100)]
    pub requests: u32,
    /// Length of the window: a whole number and `ms`, `s`, `m`, `h` or `d`.
    #[schemars(example = &"1m")]
    pub per: String,
    /// Which operations are charged: operationIds, `METHOD /path`, or `tag:NAME`. Without this key: all.
    #[schemars(example = ["export_devices", "tag:Reports"])]
    pub operations: Option<Vec<String>>,
}

/// What the value of a header means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitHeaderQuirk {
    /// What the value means.
    pub meaning: LimitHeaderMeaning,
    /// How a time is spelt; its absence is an error for `reset` and `retry-after`.
    pub unit: Option<TimeUnitQuirk>,
    /// Name of the rule that the header describes. Without this key it is believed where an operation is charged to
    /// one rule only. A name that is not among the rules is an error.
    #[schemars(example = &"minute")]
    pub rule: Option<String>,
}

/// What the value of a limit header means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LimitHeaderMeaning {
    /// Requests allowed in a window.
    Limit,
    /// Requests left in this window.
    Remaining,
    /// Requests used in this window.
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
