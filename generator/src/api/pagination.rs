//! How listings go on.

use super::TypeRef;

/// How the pages of a listing follow each other. Pointers are JSON pointers into the answer; a parameter is a query
/// parameter's name, or a JSON pointer into the request's body.
#[derive(Debug, Clone, PartialEq)]
pub struct Pagination {
    /// Property names from the answer's root to the list of items; empty when the body is the list.
    pub items: Vec<String>,
    /// Type of one item.
    pub item: TypeRef,
    /// Pages asked for where the caller says nothing; `None` leaves it to the runtime.
    pub max_pages: Option<u32>,
    /// Whether a number in the request's body is written as a string.
    pub quoted: bool,
    /// How the next page is told.
    pub way: PageWay,
    /// JSON pointer to the document's extension that says so; `None` where a quirk does.
    pub declared: Option<String>,
}

/// How the next page is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PageWay {
    /// By a URL in the body.
    NextUrl {
        /// Pointer to the URL.
        next: String,
        /// What is believed of it.
        trust: UrlTrust,
    },
    /// By a `Link` header.
    LinkHeader {
        /// What is believed of its URL.
        trust: UrlTrust,
    },
    /// By the number of items before it.
    Offset(NumberedPages),
    /// By its number.
    Page(NumberedPages),
    /// By what the page before brought.
    Cursor {
        /// The parameter.
        parameter: String,
        /// The parameter for the length of a page.
        size: Option<String>,
        /// Pointer to what it takes.
        next: String,
        /// Whether that leads into the last item.
        in_item: bool,
        /// Pointer to whether there is another page.
        more: Option<String>,
    },
    /// By a window of time.
    TimeWindow(WindowedPages),
}

/// Pages or items that are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberedPages {
    /// The parameter.
    pub parameter: String,
    /// The parameter for the length of a page.
    pub size: Option<String>,
    /// The first one's number.
    pub first: u64,
    /// Pointer to the number of items in all.
    pub total: Option<String>,
    /// Pointer to the number of pages.
    pub pages: Option<String>,
    /// Pointer to the page's own number.
    pub current: Option<String>,
}

/// Pages between two times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowedPages {
    /// The parameter that moves.
    pub parameter: String,
    /// The parameter for the length of a page.
    pub size: Option<String>,
    /// Pointer to an item's time.
    pub time: String,
    /// The parameter of the other end.
    pub bound: Option<String>,
    /// Whether the listing goes to later times.
    pub forwards: bool,
    /// Whether the time asked for is part of the page.
    pub inclusive: bool,
    /// How times are written.
    pub unit: WindowUnit,
}

/// How the times of a window are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowUnit {
    /// Seconds since the epoch.
    EpochSeconds,
    /// Milliseconds since the epoch.
    EpochMilliseconds,
    /// RFC 3339.
    Rfc3339,
}

/// What is believed of a next page's URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UrlTrust {
    /// All, if it keeps origin and path.
    SameOrigin,
    /// All, if it keeps origin and the base URL's path.
    BaseUrl,
    /// Its query.
    QueryOnly,
}

impl Pagination {
    /// JSON pointer to the list of items.
    #[must_use]
    pub fn items_pointer(&self) -> String {
        let escaped = |name: &String| format!("/{}", name.replace('~', "~0").replace('/', "~1"));
        self.items.iter().map(escaped).collect()
    }
}

impl PageWay {
    /// The parameter that moves from page to page.
    #[must_use]
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Self::NextUrl { .. } | Self::LinkHeader { .. } => None,
            Self::Offset(pages) | Self::Page(pages) => Some(&pages.parameter),
            Self::Cursor { parameter, .. } => Some(parameter),
            Self::TimeWindow(window) => Some(&window.parameter),
        }
    }
}
