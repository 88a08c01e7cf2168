//! How a vendor issues tokens for a user's name and password, as data.

use std::time::Duration;

use super::super::profile::{AuthKind, Operation, TimeUnit};

/// How a vendor issues tokens, as data: written by the generator.
#[derive(Debug, Clone, Copy)]
pub struct LoginFlow {
    /// What is asked with the user's name and password.
    pub login: Exchange,
    /// What is asked for another token while a session lasts; without it the client logs in again.
    pub refresh: Option<Exchange>,
    /// How long a session lasts, counted from its login and whatever is refreshed.
    pub max_age: Option<Duration>,
    /// Whether the token is sent as the user's password, by HTTP Basic.
    pub basic: bool,
    /// How long a one-time passcode is good, where a login takes one of those who have them.
    pub passcode: Option<Duration>,
}

/// One request for a token.
#[derive(Debug, Clone, Copy)]
pub struct Exchange {
    /// Where it goes and what it is charged to.
    pub operation: Operation,
    /// What it proves itself with, besides its body.
    pub proof: Option<(AuthKind, Value)>,
    /// Media type of the body.
    pub media_type: &'static str,
    /// The body, piece by piece; empty sends none.
    pub body: &'static [Part],
    /// The body for a user who has no passcodes; empty where it is `body`.
    pub without_passcode: &'static [Part],
    /// Where the answer holds what.
    pub answer: Issue,
}

/// A piece of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// As it is.
    Text(&'static str),
    /// As a JSON string, quotes included.
    Json(Value),
    /// As a value of a form.
    Form(Value),
}

/// What is sent; it is had before anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// The user's name.
    User,
    /// The user's password.
    Password,
    /// The token of the session.
    Token,
    /// The refresh token of the session.
    RefreshToken,
    /// A one-time passcode.
    Passcode,
    /// The user's password, and right behind it a one-time passcode where the user has such.
    PasswordAndPasscode,
}

/// Where an answer holds what it issues: JSON pointers (RFC 6901) into its body.
#[derive(Debug, Clone, Copy)]
pub struct Issue {
    /// The token.
    pub token: &'static str,
    /// A refresh token; an answer without one leaves the old one in place.
    pub refresh_token: Option<&'static str>,
    /// How long the token is good, in seconds.
    pub expires_in: Option<&'static str>,
    /// When the token expires, and in which unit that is told.
    pub expires_at: Option<(&'static str, TimeUnit)>,
    /// How long the token is good where the answer does not tell.
    pub lifetime: Option<Duration>,
}

impl Issue {
    /// A token at `/access_token`, and nothing else: the base that generated data differ from.
    pub const PLAIN: Self = Self {
        token: "/access_token",
        refresh_token: None,
        expires_in: None,
        expires_at: None,
        lifetime: None,
    };
}
