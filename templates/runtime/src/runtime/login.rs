//! Tokens that the vendor issues for a user's name and password, by operations of its own.

mod answer;
mod body;
mod burnt;
mod flow;
mod passcode;
mod session;

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, StatusCode};

use super::credentials::Credential;
use super::error::{Error, ErrorKind, Result};
use super::future::BoxFuture;
use super::prepared::Prepared;
use super::profile::{AuthKind, Operation};
use super::secret::{self, Secret};
use super::token::{AccessToken, Token, TokenContext, TokenSource};
use super::transport::BoxError;
use super::vendor_error::VendorError;
use passcode::Passcode;
use session::Session;

pub use flow::{Exchange, Issue, LoginFlow, Part, Value};
pub use passcode::{PasscodeReason, PasscodeRequest, PasscodeSource, Passcodes};

/// Logins of which at most the last is sent: those before it had no connection, or no room in the limits.
const LOGINS: u32 = 2;

/// Logs a user in, and keeps the session: tokens are refreshed where the vendor can, and had by another login
/// where it cannot, when it refuses, or when the session is over. `Debug` shows no secret.
///
/// What is asked goes through the client like any call: to its own origin, under its limits, with its errors. It
/// is not sent again unless it was surely not executed. Its errors keep no body of a success, which may hold a token.
pub struct Login {
    flow: &'static LoginFlow,
    user: Secret,
    password: Secret,
    passcodes: Option<Passcodes>,
    state: Mutex<State>,
}

struct State {
    session: Option<Session>,
    /// Why the next passcode will be asked for.
    reason: PasscodeReason,
}

/// What a request for a token sends besides name and password.
#[derive(Clone, Copy, Default)]
struct Sent<'a> {
    session: Option<&'a Session>,
    passcode: Option<&'a Passcode>,
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
            passcodes: None,
            state: Mutex::new(State {
                session: None,
                reason: PasscodeReason::FirstLogin,
            }),
        }
    }

    /// The user, whose logins take one-time passcodes. Each login asks for a fresh one and sends it once: a login
    /// whose answer does not come is an error. None is asked for while the token is good.
    #[must_use]
    pub fn with_passcodes(mut self, passcodes: impl Into<Passcodes>) -> Self {
        self.passcodes = Some(passcodes.into());
        self
    }

    async fn ask(&self, context: &TokenContext) -> Result<AccessToken> {
        let asked = context.clock.now();
        let session = self.take(asked);
        if let (Some(refresh), Some(session)) = (&self.flow.refresh, session) {
            let sent = Sent { session: Some(&session), ..Sent::default() };
            match self.exchange(context, refresh, sent).await {
                Err(error) if is_refusal(&error) => self.state().session = None,
                outcome => {
                    return Ok(self.keep(context, asked, &outcome?, Some(session)));
                }
            }
        }
        let outcome = self.log_in(context).await;
        self.state().reason = match &outcome {
            Ok(_) => PasscodeReason::SessionOver,
            Err(_) => PasscodeReason::LoginFailed,
        };
        let (asked, issued) = outcome?;
        Ok(self.keep(context, asked, &issued, None))
    }

    /// What a login issues, and when it was asked for. Only what was surely not sent is followed by another login,
    /// whose passcode is its own.
    async fn log_in(
        &self,
        context: &TokenContext,
    ) -> Result<(Duration, answer::Issued)> {
        let mut left = LOGINS;
        loop {
            left -= 1;
            let passcode = self.passcode(context).await?;
            // Should nobody wait for its end, it failed as far as the next is concerned.
            self.state().reason = PasscodeReason::LoginFailed;
            let sent = Sent { passcode: passcode.as_ref(), ..Sent::default() };
            let asked = context.clock.now();
            let error = match self.exchange(context, &self.flow.login, sent).await {
                Ok(issued) => return Ok((asked, issued)),
                Err(error) => error,
            };
            let wait = error.retry_after().unwrap_or_default();
            let patient = wait <= context.client.inner.max_server_wait;
            if passcode.is_none() || left == 0 || !is_unsent(&error) || !patient {
                return Err(error);
            }
            context.clock.sleep(wait).await;
        }
    }

    /// A fresh passcode, where the user has such.
    async fn passcode(&self, context: &TokenContext) -> Result<Option<Passcode>> {
        let (Some(passcodes), Some(period)) = (&self.passcodes, self.flow.passcode)
        else {
            return Ok(None);
        };
        let reason = self.state().reason;
        let request = PasscodeRequest::new(&self.user, reason, period, &context.clock);
        passcodes.take(request).await.map(Some)
    }

    /// The session, if it can be refreshed. It stays in place, in case that fails for a while.
    fn take(&self, now: Duration) -> Option<Session> {
        let session = self.state().session.clone();
        session.filter(|session| session.is_refreshable(now, self.flow.max_age))
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
        let mut token = AccessToken::new(&issued.token).asked_at(asked);
        if let Some(lifetime) = issued.lifetime.into_iter().chain(left).min() {
            token = token.expires_in(lifetime);
        }
        if self.flow.basic {
            token = token.of_user(&self.user);
        }
        self.state().session = Some(session);
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
        sent: Sent<'_>,
    ) -> Result<answer::Issued> {
        let prepared = self.prepared(context, exchange, sent);
        let secrets = prepared.request.secrets.clone();
        let answer = prepared.execute().await;
        let issued = answer.and_then(|answer| {
            answer::read(&exchange.answer, exchange.operation.id, answer)
        });
        issued.map_err(|error| without(error, &secrets, &exchange.operation))
    }

    fn prepared(
        &self,
        context: &TokenContext,
        exchange: &'static Exchange,
        sent: Sent<'_>,
    ) -> Prepared {
        let value = |value: Value| self.value(value, sent);
        let mut prepared = Prepared::new(&context.client, &exchange.operation);
        prepared.options.idempotent = Some(false);
        prepared.options.once_by = sent.passcode.map(|passcode| passcode.until);
        let request = &mut prepared.request;
        let differs = sent.passcode.is_none() && !exchange.without_passcode.is_empty();
        let body = if differs { exchange.without_passcode } else { exchange.body };
        if !body.is_empty() {
            request.set_header(CONTENT_TYPE.as_str(), exchange.media_type);
            request.body = body::write(body, &value).into();
        }
        request.proof =
            exchange.proof.map(|(kind, sent)| (kind, self.proof(kind, value(sent))));
        let proof = request.proof.iter().flat_map(|(_, proof)| proof.secrets());
        let code = sent.passcode.map(|passcode| passcode.code.clone());
        let apart = code.into_iter().flat_map(|code| [code, self.password.clone()]);
        let own = proof.chain(apart).flat_map(body::forms);
        request.secrets = body::secrets(body, &value);
        request.secrets.extend(own);
        prepared
    }

    /// What stands for a value.
    fn value(&self, value: Value, sent: Sent<'_>) -> Secret {
        let code = || sent.passcode.map(|passcode| passcode.code.clone());
        let own = match value {
            Value::User => Some(self.user.clone()),
            Value::Password => Some(self.password.clone()),
            Value::Token => sent.session.map(|session| session.token.clone()),
            Value::RefreshToken => {
                sent.session.and_then(|session| session.refresh_token.clone())
            }
            Value::Passcode => code(),
            Value::PasswordAndPasscode => Some(match code() {
                Some(code) => {
                    format!("{}{}", self.password.expose(), code.expose()).into()
                }
                None => self.password.clone(),
            }),
        };
        own.unwrap_or_else(|| Secret::from(""))
    }

    fn proof(&self, kind: AuthKind, secret: Secret) -> Credential {
        match kind {
            AuthKind::Basic => Credential::basic(&self.user, secret),
            _ => Credential::key(secret),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether nothing of a request was written: there was no connection, or the client's limits left no room for it.
fn is_unsent(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Connect => true,
        ErrorKind::Throttled | ErrorKind::Timeout => error.attempts() == 0,
        _ => false,
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
    let brings_tokens = |status: StatusCode| {
        status.is_success() || operation.answers.contains(&status.as_u16())
    };
    let issued = error.status().is_some_and(brings_tokens);
    error.with(|inner| {
        redact_headers(&mut inner.headers, secrets);
        for text in inner.request_id.iter_mut().chain([&mut inner.message]) {
            *text = secret::redact(text, secrets);
        }
        if issued {
            inner.body = Bytes::new();
            inner.vendor = inner.vendor.take().map(brief);
            return;
        }
        let body = String::from_utf8_lossy(&inner.body);
        let told = secret::redact(&body, secrets);
        if told != body {
            inner.body = told.into();
        }
    })
}

/// Leaves secrets out of headers that repeat them.
fn redact_headers(headers: &mut HeaderMap, secrets: &[Secret]) {
    for value in headers.values_mut() {
        let text = String::from_utf8_lossy(value.as_bytes());
        let told = secret::redact(&text, secrets);
        if told != text {
            // What is no value any more could not be shown without the secret.
            *value = HeaderValue::from_bytes(told.as_bytes())
                .unwrap_or(HeaderValue::from_static(""));
        }
    }
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

    fn principal(&self) -> Option<Secret> {
        Some(self.user.clone())
    }

    /// A login takes a code; a refresh does not.
    fn asks(&self, context: &TokenContext) -> bool {
        let refreshes = || {
            let now = context.clock.now();
            self.flow.refresh.is_some() && self.take(now).is_some()
        };
        self.passcodes.is_some() && !refreshes()
    }

    fn patience(&self) -> Duration {
        if self.passcodes.is_none() {
            return Duration::ZERO;
        }
        let period = self.flow.passcode.unwrap_or_default();
        Passcodes::patience(period).saturating_mul(LOGINS)
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
