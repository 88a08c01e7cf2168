//! How a listing goes on, as data. [`pager`](super::super::Pages) interprets it.
//!
//! A *parameter* is named by the name of a query parameter, as it is before percent-encoding; or, where it begins with
//! `/`, by a JSON pointer (RFC 6901) into the JSON body of the request. Other pointers lead into the answer.

/// How further pages of a listing are found. What a style has no use for is left as it is in [`Pagination::PLAIN`].
#[derive(Debug, Clone, Copy)]
pub struct Pagination {
    /// How the next page is told.
    pub style: PageStyle,
    /// Where in a page its items are; empty where the whole body is the list.
    pub items: &'static str,
    /// Pages asked for when the caller sets no number.
    pub max_pages: u32,
    /// The parameter that moves from page to page; none for [`PageStyle::NextUrl`] and [`PageStyle::LinkHeader`].
    pub parameter: &'static str,
    /// Whether a number in the request's body is written as a string.
    pub quoted: bool,
    /// The parameter that tells how many items a page has.
    pub size: Option<&'static str>,
    /// The number of the first item or page, which a call without the parameter gets.
    pub first: u64,
    /// Where a page tells how many items there are in all.
    pub total: Option<&'static str>,
    /// Where a page tells how many pages there are.
    pub pages: Option<&'static str>,
    /// Where a page tells its own number.
    pub current: Option<&'static str>,
    /// Where the URL, the cursor or the time of the next page is; null, absent or empty ends the walk.
    pub next: &'static str,
    /// Whether `next` leads into the last item instead of the page.
    pub in_item: bool,
    /// Where a page tells that there is another one; `false`, `0` and their texts end the walk.
    pub more: Option<&'static str>,
    /// Which parts of the next page's URL are believed.
    pub trust: NextUrlTrust,
    /// How a window of time moves.
    pub window: TimeWindow,
}

impl Pagination {
    /// A list at the body's root, told by a URL at its root.
    pub const PLAIN: Self = Self {
        style: PageStyle::NextUrl,
        items: "",
        max_pages: 100_000,
        parameter: "",
        quoted: false,
        size: None,
        first: 0,
        total: None,
        pages: None,
        current: None,
        next: "",
        in_item: false,
        more: None,
        trust: NextUrlTrust::SameOrigin,
        window: TimeWindow::PLAIN,
    };
}

/// How the next page is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageStyle {
    /// By a URL in the body.
    NextUrl,
    /// By a `Link` header with the relation `next` (RFC 8288).
    LinkHeader,
    /// By the number of items before it.
    Offset,
    /// By its number.
    Page,
    /// By a text or number that this page brings.
    Cursor,
    /// By the time at which its items end or begin.
    TimeWindow,
}

/// Which parts of a next page's URL are believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextUrlTrust {
    /// The whole URL, if it keeps scheme, host, port and path of the operation; any other is an error.
    SameOrigin,
    /// The whole URL, if it keeps scheme, host and port, and its path lies below the base URL's; any other is an error.
    BaseUrl,
    /// Only its query; scheme, host and path stay the client's own (for servers behind a proxy).
    QueryOnly,
}

/// How a window of time moves.
#[derive(Debug, Clone, Copy)]
pub struct TimeWindow {
    /// Whether the next page is later than this one, instead of earlier.
    pub forwards: bool,
    /// Whether an item at the very time that is asked for is part of the page.
    pub inclusive: bool,
    /// How times are written.
    pub unit: WindowUnit,
    /// The parameter of the window's other end, at which the walk ends.
    pub bound: Option<&'static str>,
}

impl TimeWindow {
    /// Backwards to the beginning, in seconds, ends included.
    pub const PLAIN: Self = Self {
        forwards: false,
        inclusive: true,
        unit: WindowUnit::EpochSeconds,
        bound: None,
    };
}

/// How the times of a window are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowUnit {
    /// Seconds since 1970-01-01T00:00:00Z.
    EpochSeconds,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    EpochMilliseconds,
    /// A date and a time with an offset (RFC 3339).
    Rfc3339,
}
