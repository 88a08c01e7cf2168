//! A vendor as data: everything the runtime has to know of it, written by the generator as constants.
//!
//! Nothing here acts. The modules beside this one interpret it: `credentials` reads [`AuthScheme`],
//! `classify` and `error_body` read [`ErrorShape`], `limiter` reads [`LimitRule`] and [`LimitHeader`], `retry` reads
//! [`RetryRules`], `pager` reads [`Pagination`].

mod errors;
mod pagination;

use std::time::Duration;

pub use errors::{
    CodeRetry, CodeRule, CodeWait, EntryShape, ErrorShape, FaultRule, FaultTest,
    FieldList, Scalar,
};
pub use pagination::{NextUrlTrust, PageStyle, Pagination, TimeWindow, WindowUnit};

/// A vendor: where it lives, how it is spoken to, what it does differently.
#[derive(Debug)]
pub struct Profile {
    /// Value of the `User-Agent` header, such as `acme/1.2.0`.
    pub user_agent: &'static str,
    /// Absolute URL that operation paths are appended to, without a trailing slash; `None` where the
    /// document names no server, so that the caller must give one.
    pub base_url: Option<&'static str>,
    /// Path that is put behind a base URL of the caller's that has none, where the document names only a
    /// path as its server; else empty.
    pub base_path: &'static str,
    /// The servers that [`Operation::site`] names by position.
    pub sites: &'static [Site],
    /// The schemes that [`Operation::security`] names by position.
    pub auth: &'static [AuthScheme],
    /// Where an error body keeps what it says, what is an error in a success, and what codes mean.
    pub errors: ErrorShape,
    /// The limits that [`Operation::limits`] names by position.
    pub limits: &'static [LimitRule],
    /// Headers in which the vendor tells the state of its limits.
    pub limit_headers: &'static [LimitHeader],
    /// What is retried, how often, how long a wait may be.
    pub retry: RetryRules,
    /// Names of the response headers that may carry the request's id, first match wins.
    pub request_id: &'static [&'static str],
    /// Headers sent with every request: name and value.
    pub headers: &'static [(&'static str, &'static str)],
    /// The client's own settings, which [`Operation::settings`] names by position.
    pub settings: &'static [Setting],
    /// Whether brackets in the names of query parameters stay as they are, and are not percent-encoded.
    pub raw_brackets: bool,
}

impl Profile {
    /// A vendor without quirks: no credential, no limit, the default retry rules.
    pub const PLAIN: Self = Self {
        user_agent: "",
        base_url: None,
        base_path: "",
        sites: &[],
        auth: &[],
        errors: ErrorShape::PLAIN,
        limits: &[],
        limit_headers: &[],
        retry: RetryRules::DEFAULT,
        request_id: &["x-request-id"],
        headers: &[],
        settings: &[],
        raw_brackets: false,
    };
}

/// An argument that belongs to the client and not to a call: it goes with every operation that names it.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Name of the builder's method that takes it.
    pub name: &'static str,
    /// Where it travels.
    pub place: SettingPlace,
    /// Whether a call cannot do without it.
    pub required: bool,
}

/// Where a setting travels, and under which name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingPlace {
    /// In a header.
    Header(&'static str),
    /// In the query.
    Query(&'static str),
    /// In the path template.
    Path(&'static str),
}

/// A server that the document names for some operations alone.
#[derive(Debug, Clone, Copy)]
pub struct Site {
    /// Absolute URL without a trailing slash; or only a path, which is then one of the client's own server.
    pub url: &'static str,
}

/// One entry of the document's `securitySchemes`.
#[derive(Debug, Clone, Copy)]
pub struct AuthScheme {
    /// Name of the scheme in the document.
    pub name: &'static str,
    /// How the credential travels.
    pub kind: AuthKind,
}

/// How a credential travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AuthKind {
    /// `Authorization: <keyword> <token>`; the keyword is `Bearer` unless the vendor differs.
    Bearer(&'static str),
    /// `Authorization: Basic <base64(user:password)>`.
    Basic,
    /// A key in a header of this name.
    Header(&'static str),
    /// A key in a query parameter of this name.
    Query(&'static str),
    /// A key in a cookie of this name.
    Cookie(&'static str),
    /// `Authorization: Bearer <token>` with a token that OAuth 2 issues here.
    OAuth2(TokenEndpoints),
}

/// Where OAuth 2 issues tokens (RFC 6749 section 3.2): an absolute URL, or a path of the client's server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TokenEndpoints {
    /// For client credentials (RFC 6749 section 4.4).
    pub client_credentials: Option<&'static str>,
    /// For a user's name and password (RFC 6749 section 4.3).
    pub password: Option<&'static str>,
    /// For a refresh token (RFC 6749 section 6).
    pub refresh: Option<&'static str>,
    /// How tokens are asked for there.
    pub dialect: &'static OAuth2Dialect,
}

/// How a vendor speaks OAuth 2: names of what is sent, and JSON pointers (RFC 6901) into what is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OAuth2Dialect {
    /// Name of `grant_type`; empty where it is not sent.
    pub grant_type: &'static str,
    /// Name of `client_id`.
    pub client_id: &'static str,
    /// Name of `client_secret`.
    pub client_secret: &'static str,
    /// Name of `scope`.
    pub scope: &'static str,
    /// Name of `username`.
    pub username: &'static str,
    /// Name of `password`.
    pub password: &'static str,
    /// Name of `refresh_token`.
    pub refresh_token: &'static str,
    /// Where the answer holds the token.
    pub access_token: &'static str,
    /// Where it holds the token's lifetime in seconds.
    pub expires_in: &'static str,
    /// Where it holds a new refresh token.
    pub new_refresh_token: &'static str,
    /// Whether the client's id and secret go into the body, whatever the caller says.
    pub client_in_body: bool,
    /// Whether the body is a JSON object instead of a form.
    pub json: bool,
}

impl OAuth2Dialect {
    /// The names of RFC 6749.
    pub const STANDARD: Self = Self {
        grant_type: "grant_type",
        client_id: "client_id",
        client_secret: "client_secret",
        scope: "scope",
        username: "username",
        password: "password",
        refresh_token: "refresh_token",
        access_token: "/access_token",
        expires_in: "/expires_in",
        new_refresh_token: "/refresh_token",
        client_in_body: false,
        json: false,
    };
}

impl TokenEndpoints {
    /// None declared.
    pub const NONE: Self = Self {
        client_credentials: None,
        password: None,
        refresh: None,
        dialect: &OAuth2Dialect::STANDARD,
    };
}

/// At most so much in a window of time.
#[derive(Debug, Clone, Copy)]
pub struct LimitRule {
    /// Name by which a caller may change the rule, such as `minute`.
    pub name: &'static str,
    /// What is allowed in one window, counted in `unit`.
    pub limit: u64,
    /// What is counted.
    pub unit: LimitUnit,
    /// Length of the window.
    pub window: Duration,
    /// Whether another rule has all of its operations, and more.
    pub narrow: bool,
    /// Whether it is declared for some operations alone: what is no operation, such as a request for a token, is charged
    /// to the others.
    pub partial: bool,
    /// What has a window of its own.
    pub scope: LimitScope,
    /// What is kept back of the limit.
    pub margin: Margin,
}

impl LimitRule {
    /// One request in a second for a credential: the base that generated rules differ from.
    pub const PLAIN: Self = Self {
        name: "",
        limit: 1,
        unit: LimitUnit::Requests,
        window: Duration::from_secs(1),
        narrow: false,
        partial: false,
        scope: LimitScope::Credential,
        margin: Margin::NONE,
    };
}

/// What a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitUnit {
    /// Requests, each when it is sent.
    Requests,
    /// Bytes of answers, each when it has come.
    Bytes,
}

/// What has a window of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitScope {
    /// Each credential: what vendors call user, token, key or client.
    Credential,
    /// Each value of the setting at this position of [`Profile::settings`], such as a workspace.
    Setting(usize),
    /// The address that requests come from, whoever sends them.
    Address,
    /// Each operation, for each credential.
    Endpoint,
    /// Each resource, for each credential.
    Resource,
}

/// What is kept back of a limit, for others or for the case that the server counts differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Margin {
    /// So many of what the rule counts.
    Places(u64),
    /// A share of the limit in hundredths, rounded up.
    Percent(u8),
}

impl Margin {
    /// Nothing.
    pub const NONE: Self = Self::Places(0);

    /// What is kept back of `limit`.
    #[must_use]
    pub fn of(self, limit: u64) -> u64 {
        match self {
            Self::Places(places) => places.min(limit),
            Self::Percent(share) => {
                let (whole, rest) = (limit / 100, limit % 100);
                let share = u64::from(share.min(100));
                whole * share + (rest * share).div_ceil(100)
            }
        }
    }
}

/// A response header that tells the state of a limit.
#[derive(Debug, Clone, Copy)]
pub struct LimitHeader {
    /// The header's full name, in lower case.
    pub name: &'static str,
    /// What its number means.
    pub meaning: LimitMeaning,
    /// Position in [`Profile::limits`] of the rule it describes; `None` when it is not known which.
    pub rule: Option<usize>,
    /// Ids of the operations whose answers it is read from; empty for all.
    pub operations: &'static [&'static str],
    /// The window of what it describes: a reset whose unit is [guessed](TimeUnit::Auto), and which is no instant, is no
    /// further away.
    pub window: Option<Duration>,
}

impl LimitHeader {
    /// A limit that no rule is known for: the base that generated headers differ from.
    pub const PLAIN: Self = Self {
        name: "",
        meaning: LimitMeaning::Limit,
        rule: None,
        operations: &[],
        window: None,
    };
}

/// What the number in a limit header means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitMeaning {
    /// What is allowed in the window, requests or bytes.
    Limit,
    /// What is left in the window.
    Remaining,
    /// What was used in the window.
    Used,
    /// When the window starts anew.
    Reset(TimeUnit),
    /// How long to wait before the next request.
    RetryAfter(TimeUnit),
}

/// How a header spells a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Seconds since 1970-01-01T00:00:00Z, decimals allowed.
    EpochSeconds,
    /// Milliseconds since 1970-01-01T00:00:00Z.
    EpochMilliseconds,
    /// Seconds from now, decimals allowed.
    DeltaSeconds,
    /// Milliseconds from now.
    DeltaMilliseconds,
    /// An HTTP-date (RFC 9110 section 5.6.7), counted from the response's `Date`.
    HttpDate,
    /// Whichever of the above fits: above 10^12 epoch milliseconds, above 10^9 epoch seconds, else a delta in seconds; of a
    /// reset one no longer than its window, where that is known.
    Auto,
}

/// What is retried and for how long. The rows follow RFC 9110's safe and idempotent methods.
#[derive(Debug, Clone, Copy)]
pub struct RetryRules {
    /// Attempts in all, the first included; 1 turns retries off.
    pub attempts: u32,
    /// Statuses retried when the operation is idempotent.
    pub statuses: &'static [u16],
    /// Statuses that also mean "not executed", so that they are retried whatever the operation.
    pub refused: &'static [u16],
    /// First backoff; doubles with each attempt, full jitter.
    pub backoff: Duration,
    /// Longest backoff.
    pub backoff_cap: Duration,
    /// A wait that the vendor asks for is obeyed up to this; a longer one becomes an error at once.
    pub max_server_wait: Duration,
}

impl RetryRules {
    /// Three attempts; 408, 425, 500, 502, 503, 504 on idempotent operations, 429 on all.
    pub const DEFAULT: Self = Self {
        attempts: 3,
        statuses: &[408, 425, 500, 502, 503, 504],
        refused: &[429],
        backoff: Duration::from_millis(250),
        backoff_cap: Duration::from_secs(20),
        max_server_wait: Duration::from_secs(60),
    };
}

/// One operation of the document, as data.
#[derive(Debug, Clone, Copy)]
pub struct Operation {
    /// The document's operationId, or `METHOD /path` where it has none.
    pub id: &'static str,
    /// The HTTP method, in capital letters.
    pub method: &'static str,
    /// Path template as in the document, such as `/devices/{device_id}/`.
    pub path: &'static str,
    /// Value of the `Accept` header; empty sends none.
    pub accept: &'static str,
    /// Alternatives, each a set of positions in [`Profile::auth`] that must all be sent; an empty slice
    /// means that the operation takes no credential.
    pub security: &'static [&'static [usize]],
    /// Positions in [`Profile::limits`] of the rules it is charged to, all of them at once.
    pub limits: &'static [usize],
    /// The resource it belongs to, where a rule counts resources by themselves; else empty.
    pub resource: &'static str,
    /// Whether sending it twice has the effect of sending it once.
    pub idempotent: bool,
    /// Statuses besides 2xx that the document declares as answers, such as a redirect whose `Location` the
    /// caller wants: they are neither followed nor errors.
    pub answers: &'static [u16],
    /// Positions in [`ErrorShape::faults`] of the narrow tests that its successes have to pass.
    pub faults: &'static [usize],
    /// Position in [`Profile::sites`] of the server it goes to; `None` for the client's own.
    pub site: Option<usize>,
    /// Positions in [`Profile::settings`] of the settings that go with it.
    pub settings: &'static [usize],
    /// How further pages are found, where the operation lists.
    pub pagination: Option<&'static Pagination>,
    /// Names of the objects that a JSON body is put into, outermost first; with one, an empty object is sent where there
    /// is no body.
    pub envelope: &'static [&'static str],
}

impl Operation {
    /// A `GET` of `/` without credential, limits or pages: the base that generated operations differ from.
    pub const PLAIN: Self = Self {
        id: "",
        method: "GET",
        path: "/",
        accept: "application/json",
        security: &[],
        limits: &[],
        resource: "",
        idempotent: true,
        answers: &[],
        faults: &[],
        site: None,
        settings: &[],
        pagination: None,
        envelope: &[],
    };
}

/// Writes a `static` [`Operation`] for each row: its name, the operation's id, method and path, and in braces the fields
/// that differ from [`Operation::PLAIN`].
///
/// ```ignore
/// runtime::operations! {
///     LIST: "listDevices" = "GET" "/devices" { security: &[&[0]] },
///     CREATE: "createDevice" = "POST" "/devices" { security: &[&[0]], idempotent: false },
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __operations {
    ($($name:ident: $id:literal = $method:literal $path:literal
        $({ $($field:ident: $value:expr),* $(,)? })?),* $(,)?) => {
        $(
            static $name: $crate::runtime::Operation = $crate::runtime::Operation {
                id: $id,
                method: $method,
                path: $path,
                $($($field: $value,)*)?
                ..$crate::runtime::Operation::PLAIN
            };
        )*
    };
}

pub use crate::__operations as operations;
