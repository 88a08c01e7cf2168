//! What carries a request to the vendor and brings the answer back.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::body::RequestBody;
use super::future::{BoxFuture, MaybeSend};

/// Any error that may cross threads.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// Sends one request over the network. It follows no redirect, adds no credential, and repeats nothing
/// the peer may have processed: all that is the client's own work.
///
/// The future may be dropped at any time; the transport then gives the exchange up.
pub trait Transport: fmt::Debug + Send + Sync {
    /// Sends `request` and answers when the response's headers have arrived.
    fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>>;
}

/// A transport that is shared.
impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
        self.as_ref().send(request)
    }
}

/// A response whose body has not been read yet.
pub struct TransportAnswer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, decoded from any transfer and content coding the transport asked for.
    pub body: Box<dyn Chunks>,
}

impl fmt::Debug for TransportAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TransportAnswer")
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// A body that arrives or leaves piece by piece.
pub trait Chunks: MaybeSend {
    /// The next piece; `None` after the last.
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>>;
}

/// Bytes that are there already: one piece.
impl Chunks for Option<Bytes> {
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(std::future::ready(self.take().map(Ok)))
    }
}

/// How an exchange failed, which decides whether it may be tried again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransportFailure {
    /// No connection: name resolution, TCP or TLS. Nothing was written.
    Connect,
    /// The peer told that it did not process the request (HTTP/2 `REFUSED_STREAM`, an unprocessed
    /// `GOAWAY`: RFC 9113 section 8.7).
    Refused,
    /// The transport's own time ran out after it may have written.
    Timeout,
    /// The connection broke after it may have written.
    Interrupted,
}

/// An exchange that brought no answer.
#[derive(Debug)]
pub struct TransportError {
    failure: TransportFailure,
    source: BoxError,
}

impl TransportError {
    /// An error of this kind, caused by `source`, whose text must not hold credentials.
    pub fn new(failure: TransportFailure, source: impl Into<BoxError>) -> Self {
        Self { failure, source: source.into() }
    }

    /// How the exchange failed.
    #[must_use]
    pub fn failure(&self) -> TransportFailure {
        self.failure
    }

    /// Whether the vendor may have seen the request.
    #[must_use]
    pub fn may_have_been_sent(&self) -> bool {
        matches!(self.failure, TransportFailure::Timeout | TransportFailure::Interrupted)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.failure {
            TransportFailure::Connect => "no connection could be made",
            TransportFailure::Refused => "the server did not process the request",
            TransportFailure::Timeout => "the transport ran out of time",
            TransportFailure::Interrupted => "the connection broke",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(self.source.as_ref())
    }
}
