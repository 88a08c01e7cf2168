//! Accounts, and how their users sign in.

use std::collections::BTreeMap;

use crate::runtime::{self, Call, Client};

/// Accounts, and how their users sign in.
#[derive(Debug, Clone)]
pub struct Auth {
    client: Client,
}

impl Auth {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Sign up.
    ///
    /// Makes an account, whose e-mail address is then to be verified.
    ///
    /// `POST /auth/signup`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 409, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn signup(&self, body: &SignupRequest) -> Call<Account> {
        Call::json(&self.client, &SIGNUP).with_json_body(body)
    }

    /// Sign in.
    ///
    /// Gives an access token and a refresh token for an e-mail address and its password.
    ///
    /// `POST /auth/login`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn login(&self, body: &LoginRequest) -> Call<TokenPair> {
        Call::json(&self.client, &LOGIN).with_json_body(body)
    }

    /// Renew an access token.
    ///
    /// Gives a new access token for a refresh token.
    ///
    /// `POST /auth/refresh`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn refresh(&self, body: &RefreshRequest) -> Call<TokenPair> {
        Call::json(&self.client, &REFRESH).with_json_body(body)
    }

    /// Ask for a new password.
    ///
    /// Sends a message with a token for a new password, if the address has an account.
    ///
    /// `POST /auth/forgot-password`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn forgot_password(&self, body: &ForgotPasswordRequest) -> Call<Message> {
        Call::json(&self.client, &FORGOT_PASSWORD).with_json_body(body)
    }

    /// Set a new password by a token.
    ///
    /// `POST /auth/reset-password`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn reset_password(
        &self,
        body: &BTreeMap<String, runtime::Json>,
    ) -> Call<Message> {
        Call::json(&self.client, &RESET_PASSWORD).with_json_body(body)
    }

    /// Change the password of who is signed in.
    ///
    /// `POST /auth/change-password`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 401, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn change_password(
        &self,
        body: &BTreeMap<String, runtime::Json>,
    ) -> Call<Message> {
        Call::json(&self.client, &CHANGE_PASSWORD).with_json_body(body)
    }

    /// Ask for another message to verify an e-mail address.
    ///
    /// `POST /auth/resend-verification`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn resend_verification(
        &self,
        body: &BTreeMap<String, runtime::Json>,
    ) -> Call<Message> {
        Call::json(&self.client, &RESEND_VERIFICATION).with_json_body(body)
    }

    /// Verify an e-mail address.
    ///
    /// `POST /auth/verify-email/{token}`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn verify_email(&self, token: &str) -> Call<Message> {
        Call::json(&self.client, &VERIFY_EMAIL).with_path("token", token)
    }

    /// Get the account of who is signed in.
    ///
    /// `GET /auth/me`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn me(&self) -> Call<Account> {
        Call::json(&self.client, &ME)
    }
}

runtime::operations! {
    SIGNUP: "signup" = "POST" "/auth/signup" { idempotent: false },
    LOGIN: "login" = "POST" "/auth/login" { limits: &[2], idempotent: false },
    REFRESH: "refresh" = "POST" "/auth/refresh" { idempotent: false },
    FORGOT_PASSWORD: "forgot_password" = "POST" "/auth/forgot-password" {
        idempotent: false,
    },
    RESET_PASSWORD: "reset_password" = "POST" "/auth/reset-password" {
        idempotent: false,
    },
    CHANGE_PASSWORD: "change_password" = "POST" "/auth/change-password" {
        security: &[&[0], &[1]], limits: &[0], idempotent: false,
    },
    RESEND_VERIFICATION: "resend_verification" = "POST" "/auth/resend-verification" {
        idempotent: false,
    },
    VERIFY_EMAIL: "verify_email" = "POST" "/auth/verify-email/{token}" {
        idempotent: false,
    },
    ME: "me" = "GET" "/auth/me" { security: &[&[0], &[1]], limits: &[0] },
}

/// A user's account.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The user's e-mail address.
    pub email: String,
    /// The slugs of the workspaces that the user is a member of.
    pub workspaces: Vec<String>,
}

runtime::object! { Account {
    required email = "email", required workspaces = "workspaces",
} }

/// Who forgot a password.
#[derive(Debug, Clone, PartialEq)]
pub struct ForgotPasswordRequest {
    /// The user's e-mail address.
    pub email: String,
}

runtime::object! { ForgotPasswordRequest { required email = "email" } }

runtime::setters! { ForgotPasswordRequest::new(email: impl Into<String>) }

/// Who signs in.
#[derive(Debug, Clone, PartialEq)]
pub struct LoginRequest {
    /// The user's e-mail address.
    pub email: String,
    /// The user's password.
    pub password: runtime::Secret,
}

runtime::object! { LoginRequest {
    required email = "email", required password = "password",
} }

runtime::setters! { LoginRequest::new(
    email: impl Into<String>, password: impl Into<runtime::Secret>,
) }

/// What was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    /// In words.
    pub message: String,
}

runtime::object! { Message { required message = "message" } }

/// Whose access token is renewed.
#[derive(Debug, Clone, PartialEq)]
pub struct RefreshRequest {
    /// The refresh token that came with the access token.
    pub refresh_token: runtime::Secret,
}

runtime::object! { RefreshRequest { required refresh_token = "refresh_token" } }

runtime::setters! { RefreshRequest::new(refresh_token: impl Into<runtime::Secret>) }

/// A new account.
#[derive(Debug, Clone, PartialEq)]
pub struct SignupRequest {
    /// The user's e-mail address.
    pub email: String,
    /// The user's password.
    pub password: runtime::Secret,
}

runtime::object! { SignupRequest {
    required email = "email", required password = "password",
} }

runtime::setters! { SignupRequest::new(
    email: impl Into<String>, password: impl Into<runtime::Secret>,
) }

/// What a login gives.
#[derive(Debug, Clone, PartialEq)]
pub struct TokenPair {
    /// Goes with every request, as `Authorization: Bearer …`.
    pub access_token: runtime::Secret,
    /// Renews the access token.
    pub refresh_token: runtime::Secret,
    /// How the access token is sent.
    pub token_type: String,
    /// How long the access token is good, in seconds.
    pub expires_in: i64,
}

runtime::object! { TokenPair {
    required access_token = "access_token", required refresh_token = "refresh_token",
    required token_type = "token_type", required expires_in = "expires_in",
} }
