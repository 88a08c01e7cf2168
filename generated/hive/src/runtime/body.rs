//! What a request carries.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::Stream;

use super::future::BoxFuture;
use super::transport::{BoxError, Chunks, TransportError, TransportFailure};

/// The body of a request; cheap to clone.
#[derive(Clone, Default)]
pub struct RequestBody(Kind);

#[derive(Clone, Default)]
enum Kind {
    #[default]
    Empty,
    Bytes(Bytes),
    Source(Arc<dyn BodySource>),
}

/// A body that is produced while it is sent.
pub trait BodySource: Send + Sync {
    /// Number of bytes, where it is known beforehand.
    fn length(&self) -> Option<u64>;

    /// Whether `open` gives the same bytes each time; a body that cannot is never sent twice.
    fn replayable(&self) -> bool;

    /// Starts from the first byte.
    ///
    /// # Errors
    /// When the bytes cannot be had, or not again.
    fn open(&self) -> Result<Box<dyn Chunks>, BoxError>;
}

impl RequestBody {
    /// A body produced by `source`.
    pub fn source(source: impl BodySource + 'static) -> Self {
        Self(Kind::Source(Arc::new(source)))
    }

    /// A body that is read from a stream while it is sent: once, so that a call with it is never repeated. `length` is
    /// the number of bytes where it is known; without it the body goes out in chunks. A stream that is shorter or
    /// longer breaks the call off.
    pub fn stream<S, E>(length: Option<u64>, stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError> + 'static,
    {
        let chunks: Box<dyn Chunks + Send> = Box::new(Streamed(Box::pin(stream)));
        Self::source(Once { length, chunks: Mutex::new(Some(chunks)) })
    }

    /// Whether there is nothing to send, so that no `Content-Length` is needed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Kind::Empty)
    }

    /// Number of bytes, where it is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Kind::Empty => Some(0),
            Kind::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Kind::Source(source) => source.length(),
        }
    }

    /// Whether the same bytes can be sent again.
    #[must_use]
    pub fn replayable(&self) -> bool {
        match &self.0 {
            Kind::Empty | Kind::Bytes(_) => true,
            Kind::Source(source) => source.replayable(),
        }
    }

    /// The whole body, where it lies in memory.
    #[must_use]
    pub fn bytes(&self) -> Option<Bytes> {
        match &self.0 {
            Kind::Empty => Some(Bytes::new()),
            Kind::Bytes(bytes) => Some(bytes.clone()),
            Kind::Source(_) => None,
        }
    }

    /// The body piece by piece, from the first byte.
    ///
    /// # Errors
    /// When its source cannot be opened, or not again.
    pub fn open(&self) -> Result<Box<dyn Chunks>, BoxError> {
        match &self.0 {
            Kind::Empty => Ok(Box::new(None)),
            Kind::Bytes(bytes) => Ok(Box::new(Some(bytes.clone()))),
            Kind::Source(source) => match source.length() {
                Some(left) => Ok(Box::new(Counted { chunks: source.open()?, left })),
                None => source.open(),
            },
        }
    }
}

/// Chunks of a length that was told beforehand. The peer takes no byte more, and what follows a part that is
/// longer would be lost, so that any other length is an error.
struct Counted {
    chunks: Box<dyn Chunks>,
    left: u64,
}

impl Counted {
    async fn piece(&mut self) -> Option<Result<Bytes, TransportError>> {
        let differs = || {
            let why = "the body is not as long as was said";
            Some(Err(TransportError::new(TransportFailure::Interrupted, why)))
        };
        let piece = match self.chunks.next().await {
            Some(Ok(piece)) => piece,
            None if self.left > 0 => {
                self.left = 0;
                return differs();
            }
            end => return end,
        };
        let Some(left) = self.left.checked_sub(piece.len() as u64) else {
            return differs();
        };
        self.left = left;
        if left > 0 {
            return Some(Ok(piece));
        }
        // Nobody asks for more after the last byte: whether it was that has to be known now.
        loop {
            match self.chunks.next().await {
                None => return Some(Ok(piece)),
                Some(Ok(more)) if more.is_empty() => {}
                Some(Ok(_)) => return differs(),
                broken => return broken,
            }
        }
    }
}

impl Chunks for Counted {
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(self.piece())
    }
}

/// Chunks that can be had once.
struct Once {
    length: Option<u64>,
    chunks: Mutex<Option<Box<dyn Chunks + Send>>>,
}

impl BodySource for Once {
    fn length(&self) -> Option<u64> {
        self.length
    }

    fn replayable(&self) -> bool {
        false
    }

    fn open(&self) -> Result<Box<dyn Chunks>, BoxError> {
        let mut chunks = self.chunks.lock().unwrap_or_else(PoisonError::into_inner);
        match chunks.take() {
            Some(chunks) => Ok(chunks),
            None => Err("the body was read already and cannot be read again".into()),
        }
    }
}

/// A stream as chunks.
struct Streamed<S>(Pin<Box<S>>);

impl<S, E> Chunks for Streamed<S>
where
    S: Stream<Item = Result<Bytes, E>> + Send,
    E: Into<BoxError>,
{
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async move {
            let chunk = poll_fn(|context| self.0.as_mut().poll_next(context)).await?;
            let failed =
                |error| TransportError::new(TransportFailure::Interrupted, error);
            Some(chunk.map_err(failed))
        })
    }
}

impl<B: Into<Bytes>> From<B> for RequestBody {
    fn from(bytes: B) -> Self {
        Self(Kind::Bytes(bytes.into()))
    }
}

impl fmt::Debug for RequestBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("RequestBody").field("length", &self.length()).finish()
    }
}
