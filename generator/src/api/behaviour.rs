//! How the vendor behaves: credentials, limits, retries.

use std::time::Duration;

use super::Location;

/// A security scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuthScheme {
    /// Name in the document.
    pub name: String,
    /// How the credential travels.
    pub kind: AuthKind,
    /// How tokens are had for a user's name and password.
    pub login: Option<Login>,
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
    /// What differs from the standard in how tokens are asked for.
    pub dialect: OAuth2Dialect,
}

/// What differs from RFC 6749 in how tokens are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OAuth2Dialect {
    /// Other names of what is sent and other places in what is answered, by the standard's name.
    pub names: Vec<(&'static str, String)>,
    /// Whether the client's id and secret go into the body.
    pub client_in_body: bool,
    /// Whether the body is JSON.
    pub json: bool,
}

impl OAuth2 {
    /// Whether the document says where tokens are issued.
    #[must_use]
    pub fn has_endpoint(&self) -> bool {
        self.client_credentials.is_some() || self.password.is_some() || self.refresh.is_some()
    }
}

/// How tokens are had for a user's name and password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The request that issues a token for name and password.
    pub login: Exchange,
    /// The request that issues another one while the session lasts.
    pub refresh: Option<Exchange>,
    /// How long a session lasts.
    pub max_age: Option<Duration>,
    /// How long a one-time passcode is good, where a login takes one.
    pub passcode: Option<Duration>,
}

/// One request that issues a token.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exchange {
    /// The operation as errors name it.
    pub id: String,
    /// HTTP method.
    pub method: String,
    /// Path.
    pub path: String,
    /// Position in [`Api::sites`](super::Api::sites).
    pub site: Option<usize>,
    /// Positions in [`Api::settings`](super::Api::settings).
    pub settings: Vec<usize>,
    /// Positions in [`Api::limits`](super::Api::limits).
    pub limits: Vec<usize>,
    /// What it proves itself with besides its body, and how that travels.
    pub proof: Option<(AuthKind, SentValue)>,
    /// Media type of the body.
    pub media_type: String,
    /// The body piece by piece.
    pub body: Vec<BodyPart>,
    /// The body of who has no passcodes, where it differs.
    pub without_passcode: Option<Vec<BodyPart>>,
    /// JSON pointer to the token.
    pub token: String,
    /// JSON pointer to the refresh token.
    pub refresh_token: Option<String>,
    /// JSON pointer to the lifetime in seconds.
    pub expires_in: Option<String>,
    /// JSON pointer to the time of expiry, and its unit.
    pub expires_at: Option<(String, TimeUnit)>,
    /// How long a token is good where the answer does not tell.
    pub lifetime: Option<Duration>,
}

/// A piece of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyPart {
    /// As it is.
    Text(String),
    /// As a JSON string.
    Json(SentValue),
    /// As a value of a form.
    Form(SentValue),
}

/// Something of the user's or the session's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SentValue {
    /// The user's name.
    User,
    /// The user's password.
    Password,
    /// The session's token.
    Token,
    /// The session's refresh token.
    RefreshToken,
    /// A one-time passcode.
    Passcode,
    /// The user's password, and right behind it a one-time passcode where there is one.
    PasswordAndPasscode,
}

/// An argument that belongs to the client and not to a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its name in the description.
    pub name: String,
    /// Where it travels: a header, the query or the path.
    pub location: Location,
    /// Its name on the wire.
    pub wire_name: String,
    /// Whether a call cannot do without it.
    pub required: bool,
    /// What it is.
    pub description: Option<String>,
}

/// At most so many requests, or bytes of answers, in a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitRule {
    /// Its name.
    pub name: String,
    /// What is allowed in one window.
    pub limit: u64,
    /// What is counted.
    pub unit: LimitUnit,
    /// The window.
    pub window: Duration,
    /// Whether another rule has all of its operations, and more.
    pub narrow: bool,
    /// Whether it is declared for some operations alone: what is no operation is not charged to it.
    pub partial: bool,
    /// What has a window of its own.
    pub scope: LimitScope,
    /// What is kept back.
    pub margin: Margin,
}

/// What a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitUnit {
    /// Requests.
    Requests,
    /// Bytes of answers.
    Bytes,
}

/// What has a window of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitScope {
    /// Each credential.
    Credential,
    /// Each value of the setting at this position of [`Api::settings`](super::Api::settings).
    Setting(usize),
    /// Each address that requests come from.
    Address,
    /// Each operation.
    Endpoint,
    /// Each resource.
    Resource,
}

/// What is kept back of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Margin {
    /// So many.
    Places(u64),
    /// A share in hundredths.
    Percent(u8),
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
    /// Ids of the operations whose answers it is read from; empty for all.
    pub operations: Vec<String>,
    /// The window of what it describes, where the value's unit is guessed by its size.
    pub window: Option<Duration>,
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

/// How YAML is asked for instead of JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Yaml {
    /// What is put behind paths; empty where they stay.
    pub extension: String,
    /// Value of the `Accept` header.
    pub accept: String,
}
