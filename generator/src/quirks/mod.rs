//! The words a `quirks.yaml` may use.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// A vendor's `quirks.yaml`: what OpenAPI cannot say. Every key is optional.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Quirks {
    /// About the crate that is made.
    #[serde(rename = "crate")]
    pub package: PackageQuirks,
    /// Base URLs that replace the document's `servers`; the first is the default.
    pub servers: Vec<String>,
    /// Security schemes by name: they add to the document's `securitySchemes` or replace one of the same name.
    pub auth: IndexMap<String, AuthQuirk>,
    /// Schemes (by name) that every operation needs where the document says nothing; `[]` means none.
    pub security: Option<Vec<String>>,
    /// Where an error body keeps its message, code and fields.
    pub errors: Option<ErrorQuirk>,
    /// Pagination rules, tried in order; the first whose `operations` match binds.
    pub pagination: Vec<PaginationQuirk>,
    /// Rate limits and the headers that tell their state.
    pub rate_limits: RateLimitQuirks,
    /// What is retried and for how long.
    pub retry: RetryQuirk,
    /// Response headers that carry the request's id, first match wins.
    pub request_id: Vec<String>,
    /// Headers sent with every request.
    pub headers: IndexMap<String, String>,
    /// New names for operations, schemas, properties and enum values.
    pub naming: NamingQuirk,
    /// Resources by name: which operations belong to them, and what they are.
    pub resources: IndexMap<String, ResourceQuirk>,
    /// Operations that are left out, each with a reason.
    pub skip: IndexMap<String, String>,
}

/// The `crate:` section: about the crate that is made.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PackageQuirks {
    /// Package name; else the folder's name.
    pub name: Option<String>,
    /// Semantic version; else made from `info.version`.
    pub version: Option<String>,
    /// SPDX licence expression.
    pub license: Option<String>,
    /// One line about the crate.
    pub description: Option<String>,
    /// Authors, as in Cargo.
    pub authors: Vec<String>,
    /// URL of the repository.
    pub repository: Option<String>,
    /// URL of the home page.
    pub homepage: Option<String>,
    /// At most five words.
    pub keywords: Vec<String>,
    /// Which cargo features are made.
    pub features: FeatureQuirk,
}

/// Which cargo features are made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FeatureQuirk {
    /// One a resource, all on by default.
    #[default]
    Resources,
    /// None: everything is always compiled.
    None,
}

/// How a credential travels.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, tag = "type")]
pub enum AuthQuirk {
    /// `Authorization: <keyword> <token>`.
    Bearer {
        /// The word before the token.
        #[serde(default = "bearer")]
        keyword: String,
        /// What it is and where to get one.
        description: Option<String>,
    },
    /// `Authorization: Basic <base64(user:password)>`.
    Basic {
        /// What it is and where to get one.
        description: Option<String>,
    },
    /// A key in a header, query parameter or cookie.
    ApiKey {
        /// Where the key travels.
        #[serde(rename = "in")]
        location: KeyLocation,
        /// Name of the header, query parameter or cookie.
        name: String,
        /// What it is and where to get one.
        description: Option<String>,
    },
}

fn bearer() -> String {
    "Bearer".to_owned()
}

/// Where an API key travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KeyLocation {
    /// In a header.
    Header,
    /// In the query.
    Query,
    /// In a cookie.
    Cookie,
}

/// One value or a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMany {
    /// One.
    One(String),
    /// Several, in order of preference.
    Many(Vec<String>),
}

/// Where an error body keeps what it says; JSON pointers into the body.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErrorQuirk {
    /// The message: the first of these that is a non-empty string.
    pub message: OneOrMany,
    /// The vendor's code, a string or a number: the first present.
    pub code: Option<OneOrMany>,
    /// An object of field name to message, list of messages, or nested object of the same.
    pub fields: Option<String>,
}

/// How one kind of listing finds its next page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaginationQuirk {
    /// Which operations list this way: operationIds, `METHOD /path`, or `tag:NAME`; absent means every operation whose
    /// answer has the pointers below.
    pub operations: Option<Vec<String>>,
    /// JSON pointer to the list of items in the answer; empty when the answer is the list.
    pub items: String,
    /// The body carries the next page's URL.
    pub next_url: NextUrlQuirk,
}

/// The body carries the next page's URL.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextUrlQuirk {
    /// JSON pointer to the URL in the answer.
    pub pointer: String,
    /// Which parts of the URL are believed.
    #[serde(default)]
    pub trust: TrustQuirk,
}

/// Which parts of a next page's URL are believed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TrustQuirk {
    /// The whole URL, if it stays on the operation's own scheme, host, port and path.
    #[default]
    SameOrigin,
    /// Only its query.
    QueryOnly,
}

/// Rate limits and the headers that tell their state.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RateLimitQuirks {
    /// Limits by name; an operation is charged to every rule that matches it, at once.
    pub rules: IndexMap<String, LimitQuirk>,
    /// Header names in full and what their number means.
    pub headers: IndexMap<String, LimitHeaderQuirk>,
}

/// At most so many requests in a window.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitQuirk {
    /// Requests allowed in one window.
    pub requests: u32,
    /// Length of the window: a number and `ms`, `s`, `m`, `h` or `d`, such as `1m`.
    pub per: String,
    /// Which operations are charged: operationIds, `METHOD /path`, or `tag:NAME`; absent means all.
    pub operations: Option<Vec<String>>,
}

/// What the number in a header means.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitHeaderQuirk {
    /// What the number means.
    pub meaning: LimitHeaderMeaning,
    /// How a time is spelt; needed for `reset` and `retry-after`.
    pub unit: Option<TimeUnitQuirk>,
    /// Name of the rule it describes, where that is known.
    pub rule: Option<String>,
}

/// What the number in a limit header means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LimitHeaderMeaning {
    /// Requests allowed.
    Limit,
    /// Requests left.
    Remaining,
    /// Requests used.
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
    /// Seconds since the epoch.
    EpochS,
    /// Milliseconds since the epoch.
    EpochMs,
    /// Seconds from now.
    DeltaS,
    /// Milliseconds from now.
    DeltaMs,
    /// HTTP-date.
    HttpDate,
    /// Whichever fits.
    Auto,
}

/// What is retried and for how long; what is absent keeps the default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RetryQuirk {
    /// Attempts in all, the first included.
    pub attempts: Option<u32>,
    /// Statuses retried where the operation is idempotent.
    pub statuses: Option<Vec<u16>>,
    /// Statuses that mean "not executed", retried whatever the operation.
    pub refused: Option<Vec<u16>>,
    /// First backoff, such as `250ms`.
    pub backoff: Option<String>,
    /// Longest backoff.
    pub backoff_cap: Option<String>,
    /// A wait that the vendor asks for is obeyed up to this; a longer one is an error at once.
    pub max_server_wait: Option<String>,
    /// Operations that may be sent twice although their method does not say so.
    pub idempotent: Vec<String>,
    /// Operations that must not be sent twice although their method says so.
    pub not_idempotent: Vec<String>,
}

/// New names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NamingQuirk {
    /// Operation (operationId or `METHOD /path`) to method name.
    pub operations: IndexMap<String, String>,
    /// Component schema to type name.
    pub schemas: IndexMap<String, String>,
    /// `Schema.property` to field name.
    pub properties: IndexMap<String, String>,
    /// `Schema.value` of an enumeration to variant name.
    pub values: IndexMap<String, String>,
}

/// A resource: a named group of operations.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ResourceQuirk {
    /// Operations that belong to it: operationIds, `METHOD /path`, or `tag:NAME`.
    pub operations: Vec<String>,
    /// What it is.
    pub description: Option<String>,
}
