//! What the vendor answers to a request for a token.

use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::super::decode::{Mode, View};
use super::super::error::{Error, ErrorKind, Result};
use super::super::profile::TimeUnit;
use super::super::response::{self, Answer};
use super::super::secret::Secret;
use super::super::wait;
use super::Issue;

/// What was issued.
pub(super) struct Issued {
    pub(super) token: Secret,
    pub(super) refresh_token: Option<Secret>,
    /// How long the token is good, counted from the answer.
    pub(super) lifetime: Option<Duration>,
}

/// Reads what the answer of `operation` issues.
///
/// # Errors
/// Of kind `Authentication`, with the answer's status and headers, when it holds no token. Its body is kept from
/// everybody: it may hold one that was not found.
pub(super) fn read(
    issue: &Issue,
    operation: &'static str,
    answer: Answer,
) -> Result<Issued> {
    let issued = issued(issue, &answer);
    issued.ok_or_else(|| empty(issue, operation, answer))
}

fn issued(issue: &Issue, answer: &Answer) -> Option<Issued> {
    let text = answer.text().ok()?;
    let decoder = text.decoder(Mode::Plain).ok()?;
    let body = decoder.view();
    let secret = |pointer: &str| {
        let value = body.pointer(pointer).filter(|value| value.is_text())?;
        let text = value.text().filter(|text| !text.is_empty())?;
        Some(Secret::from(&*text))
    };
    let lifetime = lifetime(issue, body, &answer.headers, answer.wall);
    Some(Issued {
        token: secret(issue.token)?,
        refresh_token: issue.refresh_token.and_then(secret),
        lifetime: lifetime.or(issue.lifetime),
    })
}

/// How long the token is good, as far as the answer tells. A time by the calendar counts from the answer's `Date`.
fn lifetime(
    issue: &Issue,
    body: View<'_>,
    headers: &HeaderMap,
    wall: SystemTime,
) -> Option<Duration> {
    let origin = wait::server_time(headers, wall);
    let told = |pointer: &str, unit: TimeUnit| {
        let text = body.pointer(pointer)?.text()?;
        wait::duration(text.trim(), unit, origin)
    };
    let counted = issue.expires_in.and_then(|at| told(at, TimeUnit::DeltaSeconds));
    counted.or_else(|| issue.expires_at.and_then(|(at, unit)| told(at, unit)))
}

fn empty(issue: &Issue, operation: &'static str, answer: Answer) -> Error {
    let message = format!("the answer holds no token at `{}`", issue.token);
    Error::new(ErrorKind::Authentication, message).with(|inner| {
        inner.operation = operation;
        inner.url = answer.url.to_string();
        inner.status = Some(answer.status);
        let request_id = response::request_id(answer.profile, &answer.headers);
        inner.request_id = request_id.map(str::to_owned);
        inner.headers = answer.headers;
        inner.attempts = answer.attempts;
    })
}
