//! One attempt: every step between the limiter and what the answer means.

mod failure;
mod fault;

use std::sync::Mutex;
use std::sync::atomic::Ordering;
use std::time::Duration;

use http::header::COOKIE;
use http::{HeaderMap, Request, StatusCode, Uri};

use super::body::RequestBody;
use super::byte_stream::Live;
use super::classify;
use super::client::Outgoing;
use super::credentials::{self, Credential, Kept};
use super::error::{Error, ErrorKind};
use super::execute::Execution;
use super::future::until;
use super::limiter::{
    Charged, Debt, Patience, Permit, Settlement, Told, of_operation, refused_by,
};
use super::origin;
use super::profile::AuthKind;
use super::received::{self, End, Received};
use super::redirect::{self, Step};
use super::response::Answer;
use super::retry::Cause;
use super::secret::Secret;
use super::transport::{Chunks, TransportAnswer};
use super::wait;

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
        let permit = self.place().await?;
        let request = match self.credentials().await {
            Ok(credentials) => {
                let sent = credentials.iter().flat_map(|(_, sent)| sent.secrets());
                let own = &self.execution.call.request.secrets;
                self.secrets = sent.chain(own.iter().cloned()).collect();
                self.request(&credentials).map_err(|error| Failure {
                    error: self.unsent(error),
                    cause: Cause::Final,
                })
            }
            Err(error) => Err(self.without_token(error)),
        };
        let request = match request {
            Ok(request) => request,
            Err(failure) => {
                settle(permit, Settlement::NeverSent);
                return Err(failure);
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
        let (wait, debt) = self.observe(&answer, permit);
        let received = self.receive(answer, wait, debt, over).await;
        Ok(self.examined(received))
    }

    /// The credentials to send; tokens are renewed where they have to be, as long as the call may take.
    async fn credentials(&mut self) -> Result<Vec<(AuthKind, Credential)>, Error> {
        let client = &self.execution.call.client.inner;
        let (mut credentials, mut sent) = (Vec::new(), Vec::new());
        for position in self.execution.schemes {
            let Some(scheme) = client.profile.auth.get(*position) else { continue };
            let credential = match client.credentials.get(*position) {
                Some(Some(Kept::Fixed(credential))) => credential.clone(),
                Some(Some(Kept::Renewed(renewal))) => {
                    let asking = Box::pin(renewal.token());
                    let deadline = self.execution.deadline;
                    let held = until(client.clock.as_ref(), deadline, asking).await;
                    let Some(held) = held else {
                        return Err(Error::new(ErrorKind::Timeout, self.time_out()));
                    };
                    let held = held.map_err(|cause| Error::shared(&cause))?;
                    sent.push((*position, held.generation));
                    held.credential()
                }
                _ => continue,
            };
            credentials.push((scheme.kind, credential));
        }
        credentials.extend(self.execution.call.request.proof.clone());
        self.sent = sent;
        Ok(credentials)
    }

    /// Why nothing was sent: the token could not be had.
    fn without_token(&self, error: Error) -> Failure {
        // What was tried already was tried again already.
        let untried = error.attempts() == 0;
        let passing = untried && error.is_retryable() && error.retry_after().is_none();
        let cause = if passing { Cause::Unwritten } else { Cause::Final };
        Failure {
            error: self.unsent(error),
            cause,
        }
    }

    /// Names of the schemes that the request takes.
    fn schemes(&self) -> String {
        let schemes = self.execution.call.client.inner.profile.auth;
        let own = self.execution.schemes.iter().filter_map(|at| schemes.get(*at));
        own.map(|scheme| scheme.name).collect::<Vec<_>>().join("`, `")
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

    /// A place in the limiter. Who lacks a token that is charged to the same limits gives the place back
    /// while it is asked for: otherwise those who wait for the token could hold every place that it needs.
    async fn place(&mut self) -> Result<Option<Permit>, Failure> {
        let permit = self.acquire().await?;
        if permit.is_none() || !self.waits_behind_itself() {
            return Ok(permit);
        }
        settle(permit, Settlement::NeverSent);
        if let Err(error) = self.credentials().await {
            return Err(self.without_token(error));
        }
        self.acquire().await
    }

    /// Whether a token has to be asked for under the limits that the request itself is charged to.
    fn waits_behind_itself(&self) -> bool {
        let call = &self.execution.call;
        let kept =
            |position: &usize| call.client.inner.credentials.get(*position)?.as_ref();
        self.execution.schemes.iter().filter_map(kept).any(|kept| match kept {
            Kept::Renewed(renewal) => renewal.waits_for(call.operation.limits),
            Kept::Fixed(_) => false,
        })
    }

    /// Waits for the limiter, as long as the call may.
    async fn acquire(&self) -> Result<Option<Permit>, Failure> {
        let client = &self.execution.call.client.inner;
        let charged = Charged::from(self.execution.call.operation);
        let latest = self.execution.call.options.once_by;
        let deadline = self.execution.deadline.into_iter().chain(latest).min();
        let permit = match &client.limiter {
            None => None,
            Some(limiter) => {
                let block = self.execution.max_server_wait();
                let queue = client.limit_queue;
                let patience = Patience { deadline, block, queue };
                let permit = limiter.acquire(charged, patience).await;
                Some(permit.map_err(|throttled| self.held_back(throttled))?)
            }
        };
        if deadline.is_some_and(|deadline| client.clock.now() >= deadline) {
            settle(permit, Settlement::NeverSent);
            let error = self.unsent(Error::new(ErrorKind::Timeout, self.time_out()));
            return Err(Failure { error, cause: Cause::Final });
        }
        Ok(permit)
    }

    fn request(
        &self,
        credentials: &[(AuthKind, Credential)],
    ) -> Result<Request<RequestBody>, Error> {
        let call = &self.execution.call;
        let client = &call.client.inner;
        let mut request = Request::new(call.request.body.clone());
        *request.method_mut() = call.request.method.clone();
        let mut headers = self.headers()?;
        for hook in &client.on_request {
            hook(&mut Outgoing {
                operation: call.operation,
                method: request.method(),
                url: &self.url,
                attempt: self.number(),
                headers: &mut headers,
            });
        }
        let mut url = self.url.clone();
        if !origin::same_origin(&url, &call.base().origin) {
            let message = "the credential stays with the client's own origin";
            return Err(Error::new(ErrorKind::Redirect, message));
        }
        for (kind, credential) in credentials {
            let written = credentials::apply(*kind, credential, &mut headers, &mut url);
            written.ok_or_else(|| credentials::unfit(&self.schemes()))?;
        }
        let mut hidden = call.request.hidden.iter();
        if !hidden.all(|pair| credentials::add_pair(&mut url, pair).is_some()) {
            return Err(Error::new(ErrorKind::Request, "the URL is too long"));
        }
        (*request.headers_mut(), *request.uri_mut()) = (headers, url);
        Ok(request)
    }

    /// The client's headers and the call's, whose cookies are joined.
    fn headers(&self) -> Result<HeaderMap, Error> {
        let call = &self.execution.call;
        let mut headers = call.client.inner.headers.clone();
        for (name, value) in &call.request.headers {
            if *name != COOKIE {
                headers.insert(name, value.clone());
            } else if credentials::join_cookie(&mut headers, value.as_bytes()).is_none()
            {
                let message = "the cookies cannot be sent";
                return Err(Error::new(ErrorKind::Request, message));
            }
        }
        Ok(headers)
    }

    /// When this exchange must be over.
    fn over(&self) -> Duration {
        let client = &self.execution.call.client.inner;
        let timeout = self.execution.call.options.attempt_timeout;
        let timeout = timeout.unwrap_or(client.attempt_timeout);
        let over = client.clock.now().saturating_add(timeout);
        self.execution.deadline.map_or(over, |deadline| deadline.min(over))
    }

    /// Tells the limiter what the answer says; gives the wait that it asks for. The limits'
    /// headers come with every answer, so that only a refusal makes them a wait.
    fn observe(
        &self,
        answer: &TransportAnswer,
        permit: Option<Permit>,
    ) -> (Option<Duration>, Option<Debt>) {
        let call = &self.execution.call;
        let (operation, client) = (call.operation, &call.client.inner);
        let (charged, profile) = (Charged::from(operation), client.profile);
        let declared = of_operation(profile.limit_headers, operation.id);
        let wall = client.clock.wall();
        let status = answer.status;
        let refused = status == StatusCode::TOO_MANY_REQUESTS
            || profile.retry.refused.contains(&status.as_u16());
        let wait = if refused {
            wait::server_wait(&answer.headers, &declared, wall)
        } else {
            wait::asked(&answer.headers, wall)
        };
        let mut told = Told::default();
        if let Some(limiter) = &client.limiter {
            told = limiter.observe(charged, &declared, &answer.headers, wall);
            let unavailable = status == StatusCode::SERVICE_UNAVAILABLE;
            match wait {
                Some(wait) if unavailable => limiter.block(charged, wait),
                Some(wait) if refused => {
                    let rules = refused_by(operation.limits, profile.limits, wait);
                    let rules: Vec<_> = rules.collect();
                    limiter.block(charged.under(&rules), wait);
                }
                _ => {}
            }
        }
        (wait, permit.map(|permit| permit.answered(told)))
    }

    async fn receive(
        &self,
        answer: TransportAnswer,
        wait: Option<Duration>,
        mut debt: Option<Debt>,
        over: Duration,
    ) -> Received {
        let client = &self.execution.call.client.inner;
        let TransportAnswer {
            status,
            headers,
            body: mut chunks,
        } = answer;
        if self.execution.call.options.streamed && self.kind(status).is_none() {
            let live = Some(self.live(chunks, debt));
            return Received {
                status,
                headers,
                body: Vec::new(),
                live,
                end: End::Whole,
                wait,
                fault: None,
            };
        }
        let mut body = Vec::new();
        let reading = received::read(chunks.as_mut(), &mut body, client.max_body);
        let end = until(client.clock.as_ref(), Some(over), Box::pin(reading)).await;
        let end = end.unwrap_or(End::OutOfTime);
        if let Some(debt) = &mut debt {
            debt.add(body.len());
        }
        drop(debt);
        Received {
            status,
            headers,
            body,
            live: None,
            end,
            wait,
            fault: None,
        }
    }

    fn live(&self, chunks: Box<dyn Chunks>, debt: Option<Debt>) -> Live {
        let call = &self.execution.call;
        let client = &call.client.inner;
        Live {
            chunks,
            debt,
            operation: call.operation,
            client: call.client.clone(),
            patience: call.options.attempt_timeout.unwrap_or(client.attempt_timeout),
            deadline: self.execution.deadline,
        }
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
            url: self.url.clone(),
            attempts: self.number(),
            wall: client.clock.wall(),
            live: Mutex::new(received.live),
        }
    }
}

fn settle(permit: Option<Permit>, settlement: Settlement) {
    if let Some(permit) = permit {
        permit.settle(settlement);
    }
}
