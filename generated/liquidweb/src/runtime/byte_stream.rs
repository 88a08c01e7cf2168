//! A body as it arrives, piece by piece.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, StatusCode};

use super::client::Client;
use super::error::{Error, ErrorKind, Result};
use super::future::{BoxFuture, until};
use super::limiter::Debt;
use super::profile::Operation;
use super::response::{self, Answer};
use super::transport::{Chunks, TransportError, TransportFailure};

/// A body that is yet to come, and how long it is waited for.
pub(crate) struct Live {
    pub(crate) chunks: Box<dyn Chunks>,
    /// What its bytes are charged to.
    pub(crate) debt: Option<Debt>,
    pub(crate) operation: &'static Operation,
    pub(crate) client: Client,
    /// The longest wait for one piece.
    pub(crate) patience: Duration,
    /// When the whole body must have come, on the client's clock.
    pub(crate) deadline: Option<Duration>,
}

/// The body of a successful answer as it arrives. It ends with the body or with the first error; dropping
/// it gives the rest up and closes the connection where that is needed.
///
/// An error is of kind [`Timeout`](ErrorKind::Timeout) when no piece came in the attempt's time or the
/// call's deadline passed, and [`Transport`](ErrorKind::Transport) when the connection broke. Nothing is
/// asked for again.
#[must_use = "the body comes as it is asked for"]
pub struct ByteStream {
    state: State,
    origin: Origin,
    /// Who asked, and for what.
    pub(crate) call: Option<(Client, &'static Operation)>,
}

/// A piece, its absence, or `None` when time ran out.
type Outcome = Option<Option<Result<Bytes, TransportError>>>;

enum State {
    Waiting(Live),
    Reading(BoxFuture<'static, (Live, Outcome)>),
    Over,
}

/// What an error tells of the answer.
struct Origin {
    url: String,
    status: StatusCode,
    headers: HeaderMap,
    request_id: Option<String>,
    attempts: u32,
}

impl ByteStream {
    /// The body of `answer`, which is taken out of it.
    pub(crate) fn of(answer: &Answer) -> Self {
        let live = answer.live.lock().unwrap_or_else(PoisonError::into_inner).take();
        let request_id = response::request_id(answer.profile, &answer.headers);
        let origin = Origin {
            url: answer.url.to_string(),
            status: answer.status,
            headers: answer.headers.clone(),
            request_id: request_id.map(str::to_owned),
            attempts: answer.attempts,
        };
        let call = live.as_ref().map(|live| (live.client.clone(), live.operation));
        let state = live.map_or(State::Over, State::Waiting);
        Self { state, origin, call }
    }

    /// The next piece, never empty; `None` after the last. Dropping the future loses nothing.
    ///
    /// # Errors
    /// Of kind [`Timeout`](ErrorKind::Timeout) or [`Transport`](ErrorKind::Transport), once.
    pub async fn next(&mut self) -> Option<Result<Bytes>> {
        poll_fn(|context| self.poll_piece(context)).await
    }

    /// The rest of the body in memory.
    ///
    /// # Errors
    /// Those of [`next`](Self::next), and of kind [`TooLarge`](ErrorKind::TooLarge) when it is longer than
    /// the client accepts.
    pub async fn collect(mut self) -> Result<Bytes> {
        let cap = self.cap();
        let mut whole = Vec::new();
        while let Some(piece) = self.next().await {
            whole.extend_from_slice(&piece?);
            if whole.len() > cap {
                let message = format!("the body has more than {cap} bytes");
                return Err(self.error(ErrorKind::TooLarge, message));
            }
        }
        Ok(whole.into())
    }

    /// Most bytes that may be kept in memory at once.
    pub(crate) fn cap(&self) -> usize {
        let call = self.call.as_ref();
        let cap = call.map_or(0, |(client, _)| client.inner.max_body);
        usize::try_from(cap).unwrap_or(usize::MAX)
    }

    fn operation(&self) -> &'static str {
        self.call.as_ref().map_or("", |(_, operation)| operation.id)
    }

    /// An error that tells of the answer, but not of its body.
    pub(crate) fn error(&self, kind: ErrorKind, message: String) -> Error {
        Error::new(kind, message).with(|inner| {
            inner.operation = self.operation();
            inner.url.clone_from(&self.origin.url);
            inner.status = Some(self.origin.status);
            inner.headers = self.origin.headers.clone();
            inner.request_id.clone_from(&self.origin.request_id);
            inner.attempts = self.origin.attempts;
        })
    }

    pub(crate) fn poll_piece(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes>>> {
        loop {
            let mut reading = match std::mem::replace(&mut self.state, State::Over) {
                State::Over => return Poll::Ready(None),
                State::Waiting(live) => read(live),
                State::Reading(reading) => reading,
            };
            let Poll::Ready((live, outcome)) = reading.as_mut().poll(context) else {
                self.state = State::Reading(reading);
                return Poll::Pending;
            };
            let piece = match outcome {
                Some(None) => return Poll::Ready(None),
                Some(Some(Ok(piece))) => piece,
                Some(Some(Err(error))) => {
                    return Poll::Ready(Some(Err(self.broken(error))));
                }
                None => return Poll::Ready(Some(Err(self.late()))),
            };
            self.state = State::Waiting(live);
            if !piece.is_empty() {
                return Poll::Ready(Some(Ok(piece)));
            }
        }
    }

    fn broken(&self, error: TransportError) -> Error {
        let kind = match error.failure() {
            TransportFailure::Timeout => ErrorKind::Timeout,
            _ => ErrorKind::Transport,
        };
        self.error(kind, String::new()).with(|inner| inner.source = Some(error.into()))
    }

    fn late(&self) -> Error {
        let message = "the body did not go on before the time was over";
        self.error(ErrorKind::Timeout, message.to_owned())
    }
}

fn read(mut live: Live) -> BoxFuture<'static, (Live, Outcome)> {
    Box::pin(async move {
        let clock = Arc::clone(&live.client.inner.clock);
        let over = clock.now().saturating_add(live.patience);
        let over = live.deadline.map_or(over, |deadline| deadline.min(over));
        let outcome = until(clock.as_ref(), Some(over), live.chunks.next()).await;
        if let (Some(debt), Some(Some(Ok(piece)))) = (&mut live.debt, &outcome) {
            debt.add(piece.len());
        }
        (live, outcome)
    })
}

impl Stream for ByteStream {
    type Item = Result<Bytes>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.poll_piece(context)
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ByteStream")
            .field("operation", &self.operation())
            .field("status", &self.origin.status)
            .field("over", &matches!(self.state, State::Over))
            .finish_non_exhaustive()
    }
}
