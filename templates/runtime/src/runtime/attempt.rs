//! One attempt: every step between the limiter and what the answer means.

mod admission;
mod failure;
mod fault;
mod hearing;
mod reading;
mod sending;

use std::sync::Mutex;
use std::sync::atomic::Ordering;

use http::{StatusCode, Uri};

use super::classify;
use super::credentials::{self, Kept};
use super::error::{Error, ErrorKind};
use super::execute::Execution;
use super::future::until;
use super::limiter::{Permit, Settlement};
use super::received::{End, Received};
use super::redirect::{self, Step};
use super::response::Answer;
use super::retry::Cause;
use super::secret::Secret;

/// An attempt that did not succeed.
pub(super) struct Failure {
    pub(super) error: Error,
    pub(super) cause: Cause,
}

/// An attempt under way at one URL.
struct Attempt<'a> {
    execution: &'a Execution,
    number: u32,
    url: Uri,
    /// Whether it had its turn in the limiter before.
    admitted: bool,
    /// Positions of the renewed tokens that were sent, and which of them.
    sent: Vec<(usize, u64)>,
    /// What no error may show, should the server repeat it.
    secrets: Vec<Secret>,
}

/// Sends the request once, follows redirects, and tells what the answer means.
pub(super) async fn attempt(
    execution: &Execution,
    number: u32,
) -> Result<Answer, Failure> {
    let mut attempt = Attempt {
        execution,
        number,
        url: execution.url.clone(),
        admitted: number > 1,
        sent: Vec::new(),
        secrets: Vec::new(),
    };
    let mut renewed = false;
    let request = &execution.call.request;
    let profile = execution.call.client.inner.profile;
    for _ in 0..=redirect::MOST {
        let mut received = attempt.exchange().await?;
        if received.is_unauthenticated() && !renewed && attempt.renews() {
            renewed = true;
            received = attempt.exchange().await?;
        }
        let (status, headers) = (received.status, &received.headers);
        let replayable = execution.replayable();
        let step = if attempt.is_answer(status) {
            Step::Stay
        } else {
            redirect::step(status, headers, &request.method, &attempt.url, replayable)
        };
        match step {
            Step::Stay => return attempt.judge(received),
            Step::Follow(next) => {
                attempt.url = credentials::strip(profile, &request.hidden, &next);
            }
            Step::Refuse(message) => return Err(attempt.refused(message, received)),
        }
    }
    let message = format!("more than {} redirects", redirect::MOST);
    Err(attempt.fail(ErrorKind::Redirect, message, Cause::Final))
}

impl Attempt<'_> {
    async fn exchange(&mut self) -> Result<Received, Failure> {
        let client = &self.execution.call.client.inner;
        let (permit, credentials) = self.place().await?;
        let sent = credentials.iter().flat_map(|(_, sent)| sent.secrets());
        let own = &self.execution.call.request.secrets;
        self.secrets = sent.chain(own.iter().cloned()).collect();
        let request = match self.request(&credentials) {
            Ok(request) => request,
            Err(error) => {
                settle(permit, Settlement::NeverSent);
                let (error, cause) = (self.unsent(error), Cause::Final);
                return Err(Failure { error, cause });
            }
        };
        let over = self.over();
        let sending = client.transport.send(request);
        let sent = until(client.clock.as_ref(), Some(over), sending).await;
        let answer = match sent {
            Some(Ok(answer)) => answer,
            Some(Err(error)) => return Err(self.unanswered(error, permit)),
            None => {
                settle(permit, Settlement::TimedOut(over));
                return Err(self.late());
            }
        };
        Ok(self.take(answer, permit, over).await)
    }

    /// Why nothing was sent: the token could not be had.
    fn without_token(&self, error: Error) -> Failure {
        // What was tried already was tried again already.
        let untried = error.attempts() == 0;
        let passing = untried && error.is_retryable() && error.retry_after().is_none();
        let cause = if passing { Cause::Unwritten } else { Cause::Final };
        Failure { error: self.unsent(error), cause }
    }

    /// Whether the request can be sent again with another token, now that this one was refused.
    fn renews(&self) -> bool {
        let call = &self.execution.call;
        for (position, generation) in &self.sent {
            if let Some(Some(Kept::Renewed(renewal))) =
                call.client.inner.credentials.get(*position)
            {
                renewal.refuse(*generation);
            }
        }
        let again = !self.sent.is_empty() && self.execution.replayable();
        self.execution.replays.fetch_add(u32::from(again), Ordering::Relaxed);
        again
    }

    /// Whether the document declares the status as an answer, although it is no success.
    fn is_answer(&self, status: StatusCode) -> bool {
        self.execution.call.operation.answers.contains(&status.as_u16())
    }

    /// The kind of error that a status means to this operation.
    fn kind(&self, status: StatusCode) -> Option<ErrorKind> {
        classify::kind(status).filter(|_| !self.is_answer(status))
    }

    /// A failure's body is taken as far as it came; a success must be whole.
    fn judge(&self, received: Received) -> Result<Answer, Failure> {
        if let Some(fault) = &received.fault {
            let (kind, cause) = (fault.kind, self.cause(fault, &received));
            return Err(self.answered(kind, String::new(), cause, received));
        }
        let (kind, message, cause) = match &received.end {
            End::Whole => return Ok(self.answer(received)),
            End::Capped => (ErrorKind::TooLarge, self.cap(), Cause::Final),
            End::Broken(_) => (ErrorKind::Transport, String::new(), Cause::Interrupted),
            End::OutOfTime => (ErrorKind::Timeout, self.time_out(), Cause::Interrupted),
        };
        Err(self.answered(kind, message, cause, received))
    }

    fn answer(&self, received: Received) -> Answer {
        let client = &self.execution.call.client.inner;
        Answer {
            profile: client.profile,
            status: received.status,
            headers: received.headers,
            body: received.body.into(),
            parsed: received.parsed,
            url: self.url.clone(),
            attempts: self.number(),
            wall: client.clock.wall(),
            encoding: self.execution.call.encoding(),
            live: Mutex::new(received.live),
        }
    }
}

fn settle(permit: Option<Permit>, settlement: Settlement) {
    if let Some(permit) = permit {
        permit.settle(settlement);
    }
}
