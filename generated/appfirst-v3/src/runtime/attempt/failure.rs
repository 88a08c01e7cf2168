//! What an attempt that did not succeed is told as.

use std::sync::atomic::Ordering;

use super::super::error::{Error, ErrorKind};
use super::super::limiter::{Permit, Settlement, Throttled};
use super::super::received::{End, Received};
use super::super::response;
use super::super::retry::Cause;
use super::super::transport::{TransportError, TransportFailure};
use super::{Attempt, Failure, settle};

impl Attempt<'_> {
    pub(super) fn refused(&self, message: String, received: Received) -> Failure {
        self.answered(ErrorKind::Redirect, message, Cause::Final, received)
    }

    /// The failure that an answer means; it keeps the answer.
    pub(super) fn answered(
        &self,
        kind: ErrorKind,
        message: String,
        cause: Cause,
        received: Received,
    ) -> Failure {
        let profile = self.execution.call.client.inner.profile;
        let Received { status, headers, body, end, wait, fault, .. } = received;
        let failure = self.fail(kind, message, cause);
        let error = failure.error.with(|inner| {
            inner.status = Some(status);
            let vendor = fault.and_then(|fault| fault.vendor);
            inner.vendor = vendor.map(|vendor| vendor.without(&self.secrets));
            inner.request_id =
                response::request_id(profile, &headers).map(str::to_owned);
            let asked = cause.asked().or(wait);
            inner.retry_after = asked.filter(|_| !cause.is_hopeless());
            inner.headers = headers;
            inner.body = body.into();
            inner.encoding = self.execution.call.encoding();
            if let End::Broken(error) = end {
                inner.source = Some(error.into());
            }
        });
        Failure { error, cause }
    }

    pub(super) fn unanswered(
        &self,
        error: TransportError,
        permit: Option<Permit>,
    ) -> Failure {
        let now = self.execution.call.client.inner.clock.now();
        let given_up = Settlement::TimedOut(now);
        let (kind, cause, settlement) = match error.failure() {
            TransportFailure::Connect => {
                (ErrorKind::Connect, Cause::Unwritten, Settlement::NeverSent)
            }
            TransportFailure::Refused => {
                (ErrorKind::Transport, Cause::Refused, given_up)
            }
            TransportFailure::Timeout => {
                (ErrorKind::Timeout, Cause::Interrupted, given_up)
            }
            TransportFailure::Interrupted => {
                (ErrorKind::Transport, Cause::Interrupted, given_up)
            }
        };
        settle(permit, settlement);
        let failure = self.fail(kind, "", cause);
        let error = failure.error.with(|inner| inner.source = Some(error.into()));
        Failure { error, cause }
    }

    /// The client refuses on its own: nothing is sent.
    pub(super) fn held_back(&self, throttled: Throttled) -> Failure {
        Failure { error: self.unsent(throttled.into()), cause: Cause::Final }
    }

    pub(super) fn late(&self) -> Failure {
        self.fail(ErrorKind::Timeout, self.time_out(), Cause::Interrupted)
    }

    pub(super) fn time_out(&self) -> String {
        let now = self.execution.call.client.inner.clock.now();
        let over = self.execution.deadline.is_some_and(|deadline| now >= deadline);
        let whose = if over { "the call's deadline" } else { "the attempt's time" };
        format!("{whose} passed")
    }

    pub(super) fn cap(&self) -> String {
        let cap = self.execution.call.client.inner.max_body;
        format!("the body has more than {cap} bytes")
    }

    pub(super) fn fail(
        &self,
        kind: ErrorKind,
        message: impl Into<String>,
        cause: Cause,
    ) -> Failure {
        Failure { error: self.located(Error::new(kind, message), self.number()), cause }
    }

    /// How many times the call was sent, this time included.
    pub(super) fn number(&self) -> u32 {
        self.number + self.execution.replays.load(Ordering::Relaxed)
    }

    /// An error before this attempt was sent; one of a token's issuer keeps its own place, and its own attempts.
    pub(super) fn unsent(&self, error: Error) -> Error {
        if error.url().is_empty() {
            return self.located(error, self.number() - 1);
        }
        error
    }

    pub(super) fn located(&self, error: Error, attempts: u32) -> Error {
        error.with(|inner| {
            inner.url = self.url.to_string();
            inner.attempts = attempts;
        })
    }
}
