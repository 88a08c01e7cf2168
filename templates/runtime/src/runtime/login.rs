//! Tokens that the vendor issues for a user's name and password, by operations of its own.

mod answer;
mod body;
mod session;

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::credentials::Credential;
use super::error::{Error, ErrorKind, Result};
use super::future::BoxFuture;
use super::prepared::Prepared;
use super::profile::{AuthKind, Operation, TimeUnit};
use super::secret::{self, Secret};
use super::token::{AccessToken, Token, TokenContext, TokenSource};
use super::transport::BoxError;
use super::vendor_error::VendorError;
use session::Session;

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

/// What is sent. More sources may come: whatever is sent is had before anything is written.
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

/// Logs a user in, and keeps the session: tokens are refreshed where the vendor can, and had by another login
/// where it cannot, when it refuses, or when the session is over. `Debug` shows no secret.
///
/// What is asked goes through the client like any call: to its own origin, under its limits, with its errors. It
/// is not sent again unless it was surely not executed. Its errors keep no body of a success, which may hold a token.
pub struct Login {
    flow: &'static LoginFlow,
    user: Secret,
    password: Secret,
    session: Mutex<Option<Session>>,
}

impl Login {
    /// The user who logs in.
    pub fn new(
        flow: &'static LoginFlow,
        user: impl Into<Secret>,
        password: impl Into<Secret>,
    ) -> Self {
        Self {
            flow,
            user: user.into(),
            password: password.into(),
            session: Mutex::new(None),
        }
    }

    async fn ask(&self, context: &TokenContext) -> Result<AccessToken> {
        let now = context.clock.now();
        let session = self.take(now);
        if let (Some(refresh), Some(session)) = (&self.flow.refresh, session) {
            match self.exchange(context, refresh, Some(&session)).await {
                Err(error) if is_refusal(&error) => {}
                outcome => return Ok(self.keep(context, now, &outcome?, Some(session))),
            }
        }
        let issued = self.exchange(context, &self.flow.login, None).await?;
        Ok(self.keep(context, now, &issued, None))
    }

    /// The session, if it can be refreshed. It stays in place, in case that fails for a while.
    fn take(&self, now: Duration) -> Option<Session> {
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        session.clone().filter(|session| session.is_refreshable(now, self.flow.max_age))
    }

    /// Remembers what was issued, and cuts it to what is left of the session.
    fn keep(
        &self,
        context: &TokenContext,
        asked: Duration,
        issued: &answer::Issued,
        before: Option<Session>,
    ) -> AccessToken {
        let session = Session::after(before, issued, asked);
        let left = session.left(context.clock.now(), self.flow.max_age);
        let mut token = AccessToken::new(&issued.token);
        if let Some(lifetime) = issued.lifetime.into_iter().chain(left).min() {
            token = token.expires_in(lifetime);
        }
        if self.flow.basic {
            token = token.of_user(&self.user);
        }
        *self.session.lock().unwrap_or_else(PoisonError::into_inner) = Some(session);
        token
    }

    /// Asks for a token.
    ///
    /// # Errors
    /// Those of any call, and of kind `Authentication` when the answer holds no token.
    async fn exchange(
        &self,
        context: &TokenContext,
        exchange: &'static Exchange,
        session: Option<&Session>,
    ) -> Result<answer::Issued> {
        let value = |value: Value| self.value(value, session);
        let mut prepared = Prepared::new(&context.client, &exchange.operation);
        prepared.options.idempotent = Some(false);
        let request = &mut prepared.request;
        if !exchange.body.is_empty() {
            request.set_header(CONTENT_TYPE.as_str(), exchange.media_type);
            request.body = body::write(exchange.body, &value).into();
        }
        request.proof =
            exchange.proof.map(|(kind, sent)| (kind, self.proof(kind, value(sent))));
        let proof = request.proof.iter().flat_map(|(_, proof)| proof.secrets());
        let proof = proof.flat_map(body::forms);
        request.secrets = body::secrets(exchange.body, &value);
        request.secrets.extend(proof);
        let secrets = request.secrets.clone();
        let answer = prepared.execute().await;
        let answer =
            answer.map_err(|error| without(error, &secrets, &exchange.operation))?;
        answer::read(&exchange.answer, exchange.operation.id, answer)
    }

    /// What stands for a value.
    fn value(&self, value: Value, session: Option<&Session>) -> Secret {
        let none = || Secret::from("");
        match value {
            Value::User => self.user.clone(),
            Value::Password => self.password.clone(),
            Value::Token => session.map_or_else(none, |session| session.token.clone()),
            Value::RefreshToken => {
                let token = session.and_then(|session| session.refresh_token.clone());
                token.unwrap_or_else(none)
            }
        }
    }

    fn proof(&self, kind: AuthKind, secret: Secret) -> Credential {
        match kind {
            AuthKind::Basic => Credential::basic(&self.user, secret),
            _ => Credential::key(secret),
        }
    }
}

/// Whether the vendor does not want the refresh token any more, as opposed to being out of order or too busy.
fn is_refusal(error: &Error) -> bool {
    let passing = matches!(error.kind(), ErrorKind::Throttled | ErrorKind::Server);
    let status = error.status().map(|status| status.as_u16());
    !passing
        && status.is_some_and(|status| {
            matches!(status, 200..=499) && !matches!(status, 408 | 425)
        })
}

/// The error without what a server repeats of what it was sent, and without the body of an answer that may have
/// issued something.
fn without(error: Error, secrets: &[Secret], operation: &Operation) -> Error {
    let issues = |status: StatusCode| {
        status.is_success() || operation.answers.contains(&status.as_u16())
    };
    if error.status().is_some_and(issues) {
        return error.with(|inner| {
            inner.body = Bytes::new();
            inner.vendor = inner.vendor.take().map(brief);
        });
    }
    error.with(|inner| {
        let body = String::from_utf8_lossy(&inner.body);
        let told = secret::redact(&body, secrets);
        if told != body {
            inner.body = told.into();
        }
    })
}

/// Code and message: all that an answer with secrets of its own may show.
fn brief(said: VendorError) -> VendorError {
    VendorError {
        code: said.code,
        message: said.message,
        separator: said.separator,
        ..VendorError::default()
    }
}

impl TokenSource for Login {
    fn token<'a>(
        &'a self,
        context: &'a TokenContext,
    ) -> BoxFuture<'a, Result<AccessToken, BoxError>> {
        Box::pin(async { Ok(self.ask(context).await?) })
    }

    fn is_charged(&self, limits: &[usize]) -> bool {
        let exchanges = std::iter::once(&self.flow.login).chain(&self.flow.refresh);
        let mut charged = exchanges.flat_map(|exchange| exchange.operation.limits);
        charged.any(|own| limits.contains(own))
    }

    fn principal(&self) -> Option<Secret> {
        Some(self.user.clone())
    }
}

impl From<Login> for Token {
    fn from(source: Login) -> Self {
        Self::renewed_by(source)
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Login")
            .field("operation", &self.flow.login.operation.id)
            .finish_non_exhaustive()
    }
}
