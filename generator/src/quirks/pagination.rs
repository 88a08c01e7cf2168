//! The `pagination:` section.

use schemars::JsonSchema;
use serde::Deserialize;

/// How one kind of listing finds its next page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaginationQuirk {
    /// Which operations list this way: operationIds, `METHOD /path`, or `tag:NAME`; one whose answer lacks the
    /// pointers below is an error. Without this key: every operation whose answer has them.
    #[schemars(example = ["list_devices", "GET /fleets/"])]
    pub operations: Option<Vec<String>>,
    /// JSON pointer to the list of items in the answer; empty where the answer itself is the list.
    #[schemars(example = &"/results")]
    pub items: String,
    /// The body carries the next page's URL.
    pub next_url: NextUrlQuirk,
}

/// The body carries the next page's URL; the listing ends where it is null, absent or empty.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextUrlQuirk {
    /// JSON pointer to the URL in the answer.
    #[schemars(example = &"/next")]
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
