//! What a token endpoint answers (RFC 6749 sections 5.1 and 5.2).

use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode, Uri};

use super::super::error::{Error, ErrorKind};
use super::super::json::Json;
use super::super::profile::OAuth2Dialect;
use super::super::received::{self, End};
use super::super::secret::{self, Secret};
use super::super::token::AccessToken;
use super::super::transport::{TransportAnswer, TransportError, TransportFailure};
use super::super::vendor_error::VendorError;
use super::super::wait;

/// Most bytes of an answer that are read.
const MAX_BODY: u64 = 1024 * 1024;

/// Who was asked.
pub(super) struct Issuer<'a> {
    pub(super) url: &'a Uri,
    pub(super) dialect: &'static OAuth2Dialect,
    /// What no error may show.
    pub(super) secrets: &'a [Secret],
    pub(super) wall: SystemTime,
}

/// What was issued.
pub(super) struct Issued {
    pub(super) access_token: AccessToken,
    pub(super) refresh_token: Option<Secret>,
}

impl Issuer<'_> {
    /// Reads what came back.
    ///
    /// # Errors
    /// With status, `error` and `error_description` where the endpoint refused; of kind `Connect`,
    /// `Transport` or `Server` where it may be asked again.
    pub(super) async fn read(
        &self,
        sent: Result<TransportAnswer, TransportError>,
    ) -> Result<Issued, Error> {
        let mut answer = sent.map_err(|error| self.unreached(error))?;
        let mut body = Vec::new();
        let end = received::read(answer.body.as_mut(), &mut body, MAX_BODY).await;
        if let End::Broken(error) = end {
            return Err(self.unreached(error));
        }
        let json = serde_json::from_slice::<Json>(&body).ok();
        let at = |place: &str| {
            let text = json.as_ref()?.pointer(place)?.as_str();
            text.filter(|text| !text.is_empty())
        };
        let success = answer.status.is_success();
        if let (true, Some(token)) = (success, at(self.dialect.access_token)) {
            return self.issued(token, json.as_ref());
        }
        let told =
            |place: &str| at(place).map(|text| secret::redact(text, self.secrets));
        let (code, message) = (told("/error"), told("/error_description"));
        // A success may hold a token that was not found: its body is kept from everybody.
        let body = secret::redact(&String::from_utf8_lossy(&body), self.secrets);
        let kept = !success || (code.is_some() && !body.contains("token\""));
        let error = self.refused(answer.status, &answer.headers, code, message);
        Err(error.with(|inner| {
            inner.headers = answer.headers;
            inner.body = if kept { body.into() } else { inner.body.clone() };
        }))
    }

    fn issued(&self, token: &str, json: Option<&Json>) -> Result<Issued, Error> {
        let field = |name: &str| json.and_then(|json| json.get(name));
        let kind = field("token_type").and_then(Json::as_str).unwrap_or("bearer");
        // Apigee calls it `BearerToken`.
        if !["bearer", "bearertoken"].iter().any(|own| kind.eq_ignore_ascii_case(own)) {
            let message =
                "the token endpoint issues tokens of a type that is not bearer";
            return Err(self.error(ErrorKind::Authentication, message));
        }
        let token = AccessToken::new(token);
        let at = |place: &str| json.and_then(|json| json.pointer(place));
        let lifetime = at(self.dialect.expires_in).and_then(seconds);
        let access_token = match lifetime {
            Some(lifetime) => token.expires_in(lifetime),
            None => token,
        };
        let refresh_token = at(self.dialect.new_refresh_token).and_then(Json::as_str);
        Ok(Issued {
            access_token,
            refresh_token: refresh_token
                .filter(|token| !token.is_empty())
                .map(Secret::from),
        })
    }

    fn refused(
        &self,
        status: StatusCode,
        headers: &HeaderMap,
        code: Option<String>,
        message: Option<String>,
    ) -> Error {
        let (kind, text) = match status.as_u16() {
            200..=299 if code.is_none() => {
                (ErrorKind::Authentication, "the token endpoint's answer holds no token")
            }
            300..=399 => (
                ErrorKind::Redirect,
                "the token endpoint redirects, which is not followed",
            ),
            429 => (ErrorKind::Throttled, "the token endpoint is asked too often"),
            500..=599 => (ErrorKind::Server, "the token endpoint failed"),
            _ => (ErrorKind::Authentication, "the token endpoint refused"),
        };
        let text = match &code {
            Some(code) => format!("{text}: {code}"),
            None => text.to_owned(),
        };
        let wait = wait::asked(headers, self.wall);
        self.error(kind, &text).with(|inner| {
            inner.status = Some(status);
            inner.retry_after = wait;
            inner.retryable = matches!(kind, ErrorKind::Throttled | ErrorKind::Server);
            inner.vendor = (code.is_some() || message.is_some()).then(|| VendorError {
                code,
                message,
                ..VendorError::default()
            });
        })
    }

    fn unreached(&self, error: TransportError) -> Error {
        let kind = match error.failure() {
            TransportFailure::Connect => ErrorKind::Connect,
            TransportFailure::Timeout => ErrorKind::Timeout,
            TransportFailure::Refused | TransportFailure::Interrupted => {
                ErrorKind::Transport
            }
        };
        self.error(kind, "the token endpoint was not reached").with(|inner| {
            inner.retryable = true;
            inner.source = Some(error.into());
        })
    }

    fn error(&self, kind: ErrorKind, message: &str) -> Error {
        Error::new(kind, message).with(|inner| inner.url = self.url.to_string())
    }
}

/// A lifetime in seconds, which some servers write as text; below zero is zero.
fn seconds(value: &Json) -> Option<Duration> {
    let seconds: f64 = match value {
        Json::String(text) => text.trim().parse().ok()?,
        Json::Number(number) => number.as_str().parse().ok()?,
        _ => return None,
    };
    let seconds = if seconds < 0.0 { 0.0 } else { seconds };
    Duration::try_from_secs_f64(seconds).ok()
}
