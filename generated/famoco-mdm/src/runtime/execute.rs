//! One call, from its deadline to its answer: the layers, outermost first.

use std::sync::atomic::AtomicU32;
use std::time::Duration;

use http::Uri;

use super::attempt::{self, Failure};
use super::credentials;
use super::decode::DecodeError;
use super::error::{Error, ErrorKind, Result};
use super::prepared::Prepared;
use super::profile::Operation;
use super::response::{self, Answer};
use super::retry::{Cause, Decision, Policy};

/// A request that carries one may be sent again (draft-ietf-httpapi-idempotency-key-header).
const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// A call under way.
pub(super) struct Execution {
    pub(super) call: Prepared,
    pub(super) url: Uri,
    /// Positions in [`Profile::auth`](super::profile::Profile::auth) of the credentials it gets.
    pub(super) schemes: &'static [usize],
    /// When it must be over, on the client's clock.
    pub(super) deadline: Option<Duration>,
    /// How often an attempt was sent again with a new token.
    pub(super) replays: AtomicU32,
}

/// Sends `call` until it succeeds or may not be tried again.
///
/// # Errors
/// The last attempt's, or what kept the first from being sent.
pub(super) async fn execute(call: Prepared) -> Result<Answer> {
    let id = call.operation.id;
    let begun = Execution::begin(call);
    begun.map_err(|error| error.with(|inner| inner.operation = id))?.run().await
}

impl Execution {
    fn begin(mut call: Prepared) -> Result<Self> {
        if let Some(encoding) = call.encoding() {
            call.request.rewrite(encoding);
        }
        let client = &call.client.inner;
        let url = call.url()?;
        let schemes =
            credentials::choose(client.profile, call.operation, &client.credentials)?;
        let timeout = call.options.timeout.or(client.timeout);
        let deadline = timeout.map(|timeout| client.clock.now().saturating_add(timeout));
        Ok(Self { call, url, schemes, deadline, replays: AtomicU32::new(0) })
    }

    async fn run(&self) -> Result<Answer> {
        let client = &self.call.client.inner;
        let (mut number, mut spent, mut previous) = (1, None, None);
        loop {
            let failure = match attempt::attempt(self, number).await {
                Ok(answer) => {
                    client.budget.refund(spent);
                    return Ok(answer);
                }
                Err(failure) => failure,
            };
            let decision = self.decide(failure.cause, number);
            let Failure { error, cause } = failure;
            let error = self.judged(error, cause, decision);
            let Decision::Repeat { wait, cost } = decision else {
                return Err(after(error, previous));
            };
            #[cfg(feature = "tracing")]
            tracing::debug!(%error, attempt = number, ?wait, "trying again");
            client.clock.sleep(wait).await;
            (number, spent, previous) = (number + 1, Some(cost), Some(error));
        }
    }

    fn decide(&self, cause: Cause, number: u32) -> Decision {
        let client = &self.call.client.inner;
        let random = (client.random)();
        self.policy().decide(cause, number, self.remaining(), &client.budget, random)
    }

    fn policy(&self) -> Policy<'_> {
        let (client, options) = (&self.call.client.inner, &self.call.options);
        let keyed = self.call.request.headers.contains_key(IDEMPOTENCY_KEY);
        let safe = self.call.operation.idempotent || keyed;
        let attempts = options.attempts.unwrap_or(client.attempts);
        Policy {
            rules: &client.profile.retry,
            attempts: if options.once_by.is_some() { 1 } else { attempts },
            max_server_wait: self.max_server_wait(),
            safe: options.idempotent.unwrap_or(safe),
            replayable: self.replayable(),
        }
    }

    /// Whether the request can be sent again, and may.
    pub(super) fn replayable(&self) -> bool {
        self.call.options.once_by.is_none() && self.call.request.body.replayable()
    }

    /// The longest wait for the vendor's sake.
    pub(super) fn max_server_wait(&self) -> Duration {
        let client = &self.call.client.inner;
        self.call.options.max_server_wait.unwrap_or(client.max_server_wait)
    }

    /// Time left until the deadline.
    fn remaining(&self) -> Option<Duration> {
        let now = self.call.client.inner.clock.now();
        self.deadline.map(|deadline| deadline.saturating_sub(now))
    }

    /// The error with what the retry rules say about it.
    fn judged(&self, error: Error, cause: Cause, decision: Decision) -> Error {
        let retryable = self.policy().may_repeat(cause);
        error.with(|inner| {
            // One of the operation that issues tokens stays its own.
            if inner.operation.is_empty() {
                inner.operation = self.call.operation.id;
            }
            inner.retryable |= retryable;
            if let Decision::ComeBack(wait) = decision {
                inner.kind = ErrorKind::Throttled;
                inner.retry_after = Some(wait);
            }
        })
    }
}

/// When the client's own limiter ends a call, what the attempt before met is its cause.
fn after(error: Error, previous: Option<Error>) -> Error {
    let local = error.kind() == ErrorKind::Throttled && error.status().is_none();
    error.with(|inner| {
        if local {
            inner.source = previous.map(Into::into);
        }
    })
}

/// The error for an answer that does not fit its type; it keeps the answer.
pub(super) fn undecodable(
    operation: &'static Operation,
    answer: Answer,
    error: &DecodeError,
) -> Error {
    Error::new(ErrorKind::Decode, error.to_string()).with(|inner| {
        inner.operation = operation.id;
        inner.url = answer.url.to_string();
        inner.status = Some(answer.status);
        let request_id = response::request_id(answer.profile, &answer.headers);
        inner.request_id = request_id.map(str::to_owned);
        inner.headers = answer.headers;
        inner.body = answer.body;
        inner.encoding = answer.encoding;
        inner.attempts = answer.attempts;
    })
}
