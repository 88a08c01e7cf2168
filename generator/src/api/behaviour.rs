//! How the vendor behaves: credentials, limits, retries.

use std::time::Duration;

/// A security scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthScheme {
    /// Name in the document.
    pub name: String,
    /// How the credential travels.
    pub kind: AuthKind,
    /// `description`.
    pub description: Option<String>,
}

/// How a credential travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuthKind {
    /// `Authorization: <keyword> <token>`.
    Bearer {
        /// The word before the token.
        keyword: String,
    },
    /// `Authorization: Basic`.
    Basic,
    /// A key in a header.
    Header(String),
    /// A key in the query.
    Query(String),
    /// A key in a cookie.
    Cookie(String),
    /// `Authorization` as the caller gives it, for an HTTP authentication scheme of this name.
    Authorization(String),
    /// A bearer token that OAuth 2 issues.
    OAuth2(OAuth2),
}

/// What the flows of an OAuth 2 scheme say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OAuth2 {
    /// Token endpoint for client credentials.
    pub client_credentials: Option<String>,
    /// Token endpoint for a user's name and password.
    pub password: Option<String>,
    /// Token endpoint for refresh tokens.
    pub refresh: Option<String>,
    /// Where a user consents.
    pub authorization: Option<String>,
    /// Scopes with their descriptions, each once.
    pub scopes: Vec<(String, String)>,
}

impl OAuth2 {
    /// Whether the document says where tokens are issued.
    #[must_use]
    pub fn has_endpoint(&self) -> bool {
        self.client_credentials.is_some() || self.password.is_some() || self.refresh.is_some()
    }
}

/// At most so many requests in a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitRule {
    /// Its name.
    pub name: String,
    /// Requests in one window.
    pub limit: u32,
    /// The window.
    pub window: Duration,
    /// Whether only some operations are charged to it.
    pub narrow: bool,
}

/// A header that tells the state of a limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitHeader {
    /// Full name in lower case.
    pub name: String,
    /// What its number means.
    pub meaning: LimitMeaning,
    /// Position in [`Api::limits`](super::Api::limits).
    pub rule: Option<usize>,
}

/// What the number in a limit header means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitMeaning {
    /// Requests allowed.
    Limit,
    /// Requests left.
    Remaining,
    /// Requests used.
    Used,
    /// When the window starts anew.
    Reset(TimeUnit),
    /// How long to wait.
    RetryAfter(TimeUnit),
}

/// How a header spells a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Seconds since the epoch.
    EpochSeconds,
    /// Milliseconds since the epoch.
    EpochMilliseconds,
    /// Seconds from now.
    DeltaSeconds,
    /// Milliseconds from now.
    DeltaMilliseconds,
    /// HTTP-date.
    HttpDate,
    /// Whichever fits.
    Auto,
}

/// What differs from the runtime's default retry rules; `None` keeps the default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Retry {
    /// Attempts in all.
    pub attempts: Option<u32>,
    /// Statuses retried on idempotent operations.
    pub statuses: Option<Vec<u16>>,
    /// Statuses that mean "not executed".
    pub refused: Option<Vec<u16>>,
    /// First backoff.
    pub backoff: Option<Duration>,
    /// Longest backoff.
    pub backoff_cap: Option<Duration>,
    /// Longest wait that the vendor may ask for.
    pub max_server_wait: Option<Duration>,
}
