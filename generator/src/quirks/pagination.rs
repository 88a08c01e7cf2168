//! The `pagination:` section.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How one kind of listing finds its next page: exactly one of `next_url`, `link_header`, `offset`, `page`, `cursor` and
/// `time_window`.
///
/// A *parameter* below is named by the name of a query parameter (`page`, `page[number]`), or, where it begins with `/`,
/// by a JSON pointer into the JSON body of the request (`/params/page_num`); other pointers lead into the answer. A
/// pointer or parameter that an operation does not have is an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PaginationQuirk {
    /// Which operations list this way: operationIds, `METHOD /path`, or `tag:NAME`; one that lacks what is named below is
    /// an error. Without this key: every operation that has it all.
    #[schemars(example = ["list_devices", "GET /fleets/"])]
    pub operations: Option<Vec<String>>,
    /// JSON pointer to the list of items in the answer; empty where the answer itself is the list. Without this key: the
    /// answer, or its only property that is a list, so that one rule serves listings that name theirs differently.
    #[schemars(example = &"/results")]
    pub items: Option<String>,
    /// Pages asked for at most where the caller says nothing; without this key 100,000.
    #[schemars(range(min = 1), example = 500)]
    pub max_pages: Option<u32>,
    /// The body carries the next page's URL.
    pub next_url: Option<NextUrlQuirk>,
    /// A `Link` header (RFC 8288) with the relation `next` carries the next page's URL.
    #[schemars(example = serde_json::json!({"trust": "same-origin"}))]
    pub link_header: Option<LinkHeaderQuirk>,
    /// A parameter tells how many items come before the page.
    pub offset: Option<OffsetQuirk>,
    /// A parameter tells the page's number.
    pub page: Option<PageQuirk>,
    /// A parameter takes what the page before brought for it.
    pub cursor: Option<CursorQuirk>,
    /// Parameters tell between which times the page's items lie.
    pub time_window: Option<TimeWindowQuirk>,
}

/// The body carries the next page's URL; the listing ends where it is null, absent or empty.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextUrlQuirk {
    /// JSON pointer to the URL in the answer.
    #[schemars(example = &"/next")]
    pub pointer: String,
    /// Which parts of the URL are believed.
    #[serde(default)]
    pub trust: TrustQuirk,
}

/// A `Link` header carries the next page's URL; the listing ends where there is none. Without the key `operations` the rule
/// binds to every list whose answer declares that header.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LinkHeaderQuirk {
    /// Which parts of the URL are believed.
    pub trust: TrustQuirk,
}

/// A parameter tells how many items come before the page. It grows by the items that came, not by those that were asked
/// for; the listing ends at the total, or with an empty page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OffsetQuirk {
    /// The parameter.
    #[schemars(example = &"offset")]
    pub parameter: String,
    /// The parameter for the length of a page.
    #[schemars(example = &"limit")]
    pub limit: Option<String>,
    /// JSON pointer to the number of items in all.
    #[schemars(example = &"/total")]
    pub total: Option<String>,
    /// The first item's number, 0 where the key is not given.
    #[serde(default)]
    #[schemars(example = 1)]
    pub first: u64,
}

/// A parameter tells the page's number. The listing ends with the last page where its number is told, or at the total of
/// items, or with an empty page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageQuirk {
    /// The parameter.
    #[schemars(example = &"page")]
    pub parameter: String,
    /// The first page's number, 1 where the key is not given.
    #[serde(default = "one")]
    #[schemars(example = 0)]
    pub first: u64,
    /// The parameter for the length of a page.
    #[schemars(example = &"per_page")]
    pub size: Option<String>,
    /// JSON pointer to the number of pages.
    #[schemars(example = &"/pagination/page_count")]
    pub pages: Option<String>,
    /// JSON pointer to the number of items in all, where the number of pages is not told.
    #[schemars(example = &"/count")]
    pub total: Option<String>,
    /// JSON pointer to the page's own number. Where a page tells that of the one before, there was none of the number that
    /// was asked for: it is left out and the listing ends.
    #[schemars(example = &"/page_num")]
    pub current: Option<String>,
}

fn one() -> u64 {
    1
}

/// A parameter takes a text or number that the page before brought; the listing ends where there is none.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CursorQuirk {
    /// The parameter.
    #[schemars(example = &"cursor")]
    pub parameter: String,
    /// Where it is found.
    #[schemars(example = &"/next_cursor")]
    pub next: CursorPlaceQuirk,
    /// JSON pointer to what says whether there is another page: `false` or `0` ends the listing.
    #[schemars(example = &"/has_more")]
    pub more: Option<String>,
    /// The parameter for the length of a page.
    #[schemars(example = &"limit")]
    pub limit: Option<String>,
}

/// Where a cursor is found.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum CursorPlaceQuirk {
    /// At this JSON pointer in the answer.
    Page(String),
    /// In the last item of the page.
    Item(LastItemQuirk),
}

/// In the last item of the page. Then an empty page ends the listing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LastItemQuirk {
    /// JSON pointer into the last item; empty where the item itself is the cursor.
    #[schemars(example = &"/id")]
    pub last_item: String,
}

/// Parameters tell between which times the page's items lie. The next page begins at the time of the outermost item of this
/// one, and items that have come already are left out, by their JSON; only of more items of one and the same time than a
/// page holds the rest is not had. The listing ends where the window's other end is reached; where the caller does not give
/// that, with the first page that brings nothing new.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeWindowQuirk {
    /// The parameter that moves: the window's end where the listing goes backwards, its beginning where it goes forwards.
    #[schemars(example = &"end")]
    pub parameter: String,
    /// JSON pointer to an item's time.
    #[schemars(example = &"/time")]
    pub time: String,
    /// Which way the listing goes.
    #[serde(default)]
    pub order: WindowOrderQuirk,
    /// The parameter of the window's other end, at which the listing ends where the caller gives it.
    #[schemars(example = &"start")]
    pub from: Option<String>,
    /// The parameter for the number of items in a page.
    #[schemars(example = &"num")]
    pub count: Option<String>,
    /// How times are written, in items and parameters.
    #[serde(default)]
    pub unit: WindowUnitQuirk,
    /// Whether an item at the very time that is asked for is part of the page; true where the key is not given.
    #[serde(default = "yes")]
    #[schemars(example = false)]
    pub inclusive: bool,
}

fn yes() -> bool {
    true
}

/// Which way a listing by time goes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WindowOrderQuirk {
    /// From the latest item to the earliest.
    #[default]
    Backwards,
    /// From the earliest item to the latest.
    Forwards,
}

/// How the times of a window are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WindowUnitQuirk {
    /// Seconds since 1970-01-01 00:00 UTC.
    #[default]
    EpochS,
    /// Milliseconds since 1970-01-01 00:00 UTC.
    EpochMs,
    /// Date and time with an offset (RFC 3339).
    Rfc3339,
}

/// Which parts of a next page's URL are believed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TrustQuirk {
    /// The whole URL, if it stays on the operation's own scheme, host, port and path.
    #[default]
    SameOrigin,
    /// The whole URL, if it stays on the operation's own scheme, host and port, and below the base URL's path.
    BaseUrl,
    /// Only its query.
    QueryOnly,
}
