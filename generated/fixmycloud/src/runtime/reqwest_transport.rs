//! The transport and the clock that come with the crate: reqwest and tokio.
//!
//! The only module that names either of them.

use std::pin::Pin;
use std::sync::Mutex;
use std::task::{Context, Poll};
use std::time::{Duration, Instant, SystemTime};

use bytes::Bytes;

use super::body::RequestBody;
use super::clock::Clock;
use super::error::{Error, ErrorKind, Result};
use super::future::BoxFuture;
use super::transport::{
    BoxError, Chunks, Transport, TransportAnswer, TransportError, TransportFailure,
};

/// Sends requests with reqwest: pooled connections, HTTP/1.1, and HTTP/2 where reqwest was built for it.
#[derive(Debug, Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// A transport with reqwest's defaults, 5 s to connect, no redirects, and no request sent twice: what may be
    /// repeated is the client's to decide.
    ///
    /// # Errors
    /// Of kind [`ErrorKind::Build`] when the TLS backend cannot be started.
    pub fn new() -> Result<Self> {
        let builder = reqwest::Client::builder();
        #[cfg(not(target_arch = "wasm32"))]
        let builder = builder
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(Duration::from_secs(5));
        builder.build().map(Self).map_err(|error| {
            Error::new(ErrorKind::Build, "the transport cannot be made")
                .with(|inner| inner.source = Some(error.into()))
        })
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<RequestBody>,
    ) -> BoxFuture<'_, Result<TransportAnswer, TransportError>> {
        Box::pin(async move {
            let request = convert(request)?;
            let mut response = self.0.execute(request).await.map_err(failed)?;
            let headers = std::mem::take(response.headers_mut());
            let status = response.status();
            Ok(TransportAnswer { status, headers, body: Box::new(Incoming(response)) })
        })
    }
}

fn convert(
    request: http::Request<RequestBody>,
) -> Result<reqwest::Request, TransportError> {
    let request = request.map(|body| match body.bytes() {
        Some(bytes) if bytes.is_empty() => reqwest::Body::default(),
        Some(bytes) => reqwest::Body::from(bytes),
        None => reqwest::Body::wrap(Outgoing::new(body)),
    });
    request.try_into().map_err(|error: reqwest::Error| {
        TransportError::new(TransportFailure::Connect, error.without_url())
    })
}

/// reqwest's errors name the URL, which may hold a credential: it is left out.
fn failed(error: reqwest::Error) -> TransportError {
    let failure = if error.is_connect() {
        TransportFailure::Connect
    } else if error.is_timeout() {
        TransportFailure::Timeout
    } else {
        TransportFailure::Interrupted
    };
    TransportError::new(failure, error.without_url())
}

struct Incoming(reqwest::Response);

impl Chunks for Incoming {
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async move { self.0.chunk().await.map_err(failed).transpose() })
    }
}

type Chunk = Option<Result<Bytes, TransportError>>;
type Reading = BoxFuture<'static, (Box<dyn Chunks>, Chunk)>;

/// A body that is opened when the connection asks for its first byte.
struct Outgoing {
    body: RequestBody,
    /// A lock that is never contended: reqwest wants its bodies `Sync`.
    reading: Mutex<Option<Reading>>,
}

impl Outgoing {
    fn new(body: RequestBody) -> Self {
        Self { body, reading: Mutex::new(None) }
    }
}

fn read(mut chunks: Box<dyn Chunks>) -> Reading {
    Box::pin(async move {
        let chunk = chunks.next().await;
        (chunks, chunk)
    })
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        let reading =
            this.reading.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner);
        let mut current = match reading.take() {
            Some(current) => current,
            None => match this.body.open() {
                Ok(chunks) => read(chunks),
                Err(error) => return Poll::Ready(Some(Err(error))),
            },
        };
        match current.as_mut().poll(context) {
            Poll::Pending => {
                *reading = Some(current);
                Poll::Pending
            }
            Poll::Ready((chunks, chunk)) => {
                *reading = Some(read(chunks));
                Poll::Ready(chunk.map(|chunk| {
                    chunk.map(http_body::Frame::data).map_err(BoxError::from)
                }))
            }
        }
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body.length().map_or_else(Default::default, http_body::SizeHint::with_exact)
    }
}

/// The operating system's time, and waits by tokio.
#[derive(Debug, Clone)]
pub struct TokioClock {
    start: Instant,
}

impl TokioClock {
    /// A clock that starts now.
    #[must_use]
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Default for TokioClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for TokioClock {
    fn now(&self) -> Duration {
        self.start.elapsed()
    }

    fn wall(&self) -> SystemTime {
        SystemTime::now()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}
