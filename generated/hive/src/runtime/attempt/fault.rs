//! What makes an answer an error: its status, or its body.

use std::time::Duration;

use http::StatusCode;

use super::super::classify::{self, Fault};
use super::super::error::ErrorKind;
use super::super::error_body;
use super::super::limiter::{Charged, of_operation, refused_by};
use super::super::profile::CodeWait;
use super::super::received::{End, Received};
use super::super::retry::Cause;
use super::super::wait;
use super::Attempt;

impl Received {
    /// Whether the vendor does not accept the credential.
    pub(super) fn is_unauthenticated(&self) -> bool {
        let told = self.fault.as_ref().is_some_and(|fault| fault.unauthenticated);
        self.status == StatusCode::UNAUTHORIZED || told
    }
}

impl Attempt<'_> {
    /// The answer with what makes it an error. A body that is handed on as it arrives is not looked into, and
    /// neither is one of which a part is missing.
    pub(super) fn examined(&self, mut received: Received) -> Received {
        let call = &self.execution.call;
        let shape = &call.client.inner.profile.errors;
        let (headers, body) = (&received.headers, &received.body);
        let parsed = &received.parsed;
        let text = || parsed.text(call.encoding(), headers, body);
        let whole = matches!(received.end, End::Whole) && received.live.is_none();
        let kind = self.kind(received.status).or_else(|| {
            let success = received.status.is_success() && whole;
            let fault =
                success && classify::is_fault(shape, call.operation, headers, text);
            fault.then_some(ErrorKind::Reported)
        });
        received.fault = kind.map(|kind| {
            let vendor = error_body::read(shape, headers, body, call.encoding(), parsed);
            Fault::read(shape, kind, vendor)
        });
        received
    }

    /// Why it failed, as far as repeating it is concerned; the limiter is told of a wait that only the body
    /// makes one.
    pub(super) fn cause(&self, fault: &Fault, received: &Received) -> Cause {
        let status = received.status.as_u16();
        let throttled = fault.kind == ErrorKind::Throttled;
        let told = (fault.retry.is_some() || throttled)
            .then(|| self.told_wait(fault, received))
            .flatten();
        if let Some(wait) = told.filter(|_| throttled && received.wait.is_none()) {
            self.block(wait);
        }
        let wait = received.wait.or(told);
        match fault.retry {
            Some(retry) => Cause::Told { retry, throttled, wait },
            None => Cause::Status { status, wait },
        }
    }

    /// The wait that the code means, where the answer itself did not ask for one.
    fn told_wait(&self, fault: &Fault, received: &Received) -> Option<Duration> {
        let client = &self.execution.call.client.inner;
        let reset = || {
            let operation = self.execution.call.operation.id;
            let declared = of_operation(client.profile.limit_headers, operation);
            wait::server_wait(&received.headers, &declared, client.clock.wall())
        };
        match fault.wait {
            Some(CodeWait::After(wait)) => Some(wait),
            Some(CodeWait::Reset) => reset(),
            None if fault.kind == ErrorKind::Throttled => reset(),
            None => None,
        }
    }

    fn block(&self, wait: Duration) {
        let call = &self.execution.call;
        let client = &call.client.inner;
        if let Some(limiter) = &client.limiter {
            let kept = limiter.kept(call.operation.limits);
            let rules: Vec<_> = refused_by(&kept, client.profile.limits, wait).collect();
            limiter.block(Charged::from(call.operation).under(&rules), wait);
        }
    }
}
