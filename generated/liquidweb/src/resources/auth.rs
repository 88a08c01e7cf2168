//! Tokens that stand in for a password.

use crate::runtime::{self, Call, Client};

/// Tokens that stand in for a password.
#[derive(Debug, Clone)]
pub struct Auth {
    client: Client,
}

impl Auth {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Get a token, or keep one alive.
    ///
    /// Gives a token for a password; called with a token, makes that one last longer, up to twelve
    /// hours after it was first given.
    ///
    /// `POST /Account/Auth/token`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_token(&self) -> Call<Token, GetToken> {
        Call::json(&self.client, &GET_TOKEN)
    }

    /// End a token.
    ///
    /// `POST /Account/Auth/expireToken`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn expire_token(&self) -> Call<Expired> {
        Call::json(&self.client, &EXPIRE_TOKEN)
    }
}

runtime::operations! {
    GET_TOKEN: "get_token" = "POST" "/Account/Auth/token" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    EXPIRE_TOKEN: "expire_token" = "POST" "/Account/Auth/expireToken" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// What a call of [`Auth::get_token`] can be told besides: `body`.
#[derive(Debug)]
pub struct GetToken;

runtime::options! { GetToken {
    /// Sets the request's body, JSON.
    body: &TokenRequest = with_json_body(body),
} }

/// The `Expired` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Expired {
    /// Whether the token has ended.
    pub expired: Option<runtime::ZeroOne>,
}

runtime::object! { Expired { optional expired = "expired" } }

/// The `Token` object.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// The token.
    pub token: runtime::Secret,
    /// When it expires, in seconds since 1970-01-01 00:00 UTC.
    pub expires: runtime::EpochSeconds,
}

runtime::object! { Token { required token = "token", required expires = "expires" } }

/// A `TokenRequest` as it is sent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TokenRequest {
    /// Seconds of inactivity after which the token expires; 900 where it is not given.
    pub timeout: Option<i64>,
    /// What the token is for.
    pub login_context: Option<String>,
}

runtime::object! { TokenRequest {
    optional timeout = "timeout", optional login_context = "login_context",
} }

runtime::setters! { TokenRequest {
    with_timeout(timeout: i64), with_login_context(login_context: impl Into<String>),
} }
