//! What went wrong, in one opaque type.

use std::error::Error as StdError;
use std::fmt::{self, Write as _};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde_core::de::DeserializeOwned;

use super::encoding::{Encoding, Parsed};
use super::json::Json;
use super::transport::BoxError;
use super::vendor_error::VendorError;

/// Most characters of a message and of a code that `Display` shows.
const MOST_SHOWN: usize = 500;
const MOST_OF_CODE: usize = 100;

/// The result of everything that talks to the vendor.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of failure it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client was configured wrongly; nothing was sent.
    Build,
    /// An argument cannot be written into the request; nothing was sent.
    Request,
    /// No credential was given, no token could be had, or the vendor does not accept it (401).
    Authentication,
    /// The credential does not allow this (403).
    Permission,
    /// There is no such thing (404 or 410).
    NotFound,
    /// The state of the thing forbids it (409 or 412).
    Conflict,
    /// The vendor refuses the arguments (400 or 422).
    Validation,
    /// Too many requests. With a [`status`](Error::status) the vendor says so (429, or a wait longer than
    /// allowed); without one the client's own limiter does, and nothing was sent. [`Error::retry_after`]
    /// tells how long to wait.
    Throttled,
    /// The vendor failed (5xx).
    Server,
    /// What the caller has is still what the vendor has (304, the answer to a conditional request).
    NotModified,
    /// Any other status that is not a success.
    Status,
    /// The status is a success, and the body says that it is an error, of no kind that is known.
    Reported,
    /// No connection could be made; nothing was sent.
    Connect,
    /// The attempt or the whole operation took too long.
    Timeout,
    /// The connection broke; the vendor may have acted on the request.
    Transport,
    /// The answer is a redirect that is not followed.
    Redirect,
    /// A link to the next page leads away from the operation's own URL; it was not followed, so that the
    /// credential stays with the vendor.
    ForeignOrigin,
    /// The pages of a list do not come to an end, or the link to the next one cannot be read.
    Pagination,
    /// The answer is larger than the client accepts.
    TooLarge,
    /// The answer is a success that does not fit the declared type.
    Decode,
}

impl ErrorKind {
    fn text(self) -> &'static str {
        match self {
            Self::Build => "the client is configured wrongly",
            Self::Request => "the request cannot be written",
            Self::Authentication => "not authenticated",
            Self::Permission => "not permitted",
            Self::NotFound => "not found",
            Self::Conflict => "conflict",
            Self::Validation => "arguments refused",
            Self::Throttled => "too many requests",
            Self::Server => "the server failed",
            Self::NotModified => "not modified",
            Self::Status => "unexpected status",
            Self::Reported => "an error in a success's body",
            Self::Connect => "no connection",
            Self::Timeout => "out of time",
            Self::Transport => "the connection broke",
            Self::Redirect => "redirect not followed",
            Self::ForeignOrigin => "link to another place not followed",
            Self::Pagination => "the pages do not go on as they should",
            Self::TooLarge => "answer too large",
            Self::Decode => "the answer does not fit its type",
        }
    }
}

/// A failed call: what was tried, what came back, what may be done.
///
/// `Display` names the operation, the status, the vendor's code and message and the wait it asks for. Neither it nor `Debug` shows
/// headers, bodies or credentials; [`Error::headers`] and [`Error::body`] give all that came back.
pub struct Error(Box<Inner>);

pub(super) struct Inner {
    pub(super) kind: ErrorKind,
    pub(super) message: String,
    pub(super) operation: &'static str,
    pub(super) url: String,
    pub(super) status: Option<StatusCode>,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// The encoding that was asked for, where it is not JSON.
    pub(super) encoding: Option<&'static Encoding>,
    pub(super) request_id: Option<String>,
    pub(super) vendor: Option<VendorError>,
    pub(super) retry_after: Option<Duration>,
    pub(super) retryable: bool,
    pub(super) attempts: u32,
    pub(super) source: Option<BoxError>,
}

impl Error {
    pub(super) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            operation: "",
            url: String::new(),
            status: None,
            headers: HeaderMap::new(),
            body: Bytes::new(),
            encoding: None,
            request_id: None,
            vendor: None,
            retry_after: None,
            retryable: false,
            attempts: 0,
            source: None,
        }))
    }

    pub(super) fn with(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        change(&mut self.0);
        self
    }

    /// What several calls failed of. One of our own kind is told as it is, any other as a missing token.
    pub(super) fn shared(cause: &Arc<BoxError>) -> Self {
        let Some(own) = cause.downcast_ref::<Self>() else {
            let error = Self::new(ErrorKind::Authentication, "no token could be had");
            let source: BoxError = Box::new(Shared(Arc::clone(cause)));
            return error.with(|inner| inner.source = Some(source));
        };
        let source = own.0.source.is_some().then(|| Shared(Arc::clone(cause)));
        Self(Box::new(Inner {
            kind: own.0.kind,
            message: own.0.message.clone(),
            operation: own.0.operation,
            url: own.0.url.clone(),
            status: own.0.status,
            headers: own.0.headers.clone(),
            body: own.0.body.clone(),
            encoding: own.0.encoding,
            request_id: own.0.request_id.clone(),
            vendor: own.0.vendor.clone(),
            retry_after: own.0.retry_after,
            retryable: own.0.retryable,
            attempts: own.0.attempts,
            source: source.map(Into::into),
        }))
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The operation's id in the vendor's document; empty when no operation was involved.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// The URL that was asked for, without the credential a query may carry; empty when none was.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.0.url
    }

    /// The status of the last answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The headers of the last answer; empty if there was none.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    /// The body of the last answer, as it came; empty if there was none. A body larger than the client
    /// accepts is cut there.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.0.body
    }

    /// The id by which the vendor knows the request, if the answer told it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// What the error body says, read as the vendor's description declares; where that finds nothing, at
    /// the places that many vendors use.
    #[must_use]
    pub fn vendor(&self) -> Option<&VendorError> {
        self.0.vendor.as_ref()
    }

    /// How long to wait before trying again, where the vendor or the client's limiter told it; `None` where the code of
    /// the error says that no wait heals it.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// Whether the same call may succeed later and does no harm when repeated.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.retryable
    }

    /// How many times the request was tried; 0 when nothing was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The error body as a type that the document declares; `None` when it does not fit. Unlike an
    /// answer's value it is read strictly: a body without a promised property is of another type.
    #[must_use]
    pub fn details<T: DeserializeOwned>(&self) -> Option<T> {
        let parsed = Parsed::default();
        let text = parsed.text(self.0.encoding, self.headers(), self.body()).ok()?;
        let (json, _) = text.decode::<Json>(true).ok()?;
        json.to_deserialize().ok()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.operation.is_empty() {
            write!(formatter, "{}: ", self.0.operation)?;
        }
        formatter.write_str(self.0.kind.text())?;
        self.brackets(formatter)?;
        if !self.0.message.is_empty() {
            write!(formatter, ": {}", Line(&self.0.message, MOST_SHOWN))?;
        }
        self.said(formatter)?;
        match self.0.retry_after {
            Some(wait) => write!(formatter, "; retry after {wait:?}"),
            None => Ok(()),
        }
    }
}

impl Error {
    /// Status and code.
    fn brackets(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.vendor().and_then(|vendor| vendor.code.as_deref());
        let code = code.map(|code| Line(code, MOST_OF_CODE));
        match (self.0.status, code) {
            (Some(status), Some(code)) => {
                write!(formatter, " ({}, {code})", status.as_u16())
            }
            (Some(status), None) => write!(formatter, " ({})", status.as_u16()),
            (None, Some(code)) => write!(formatter, " ({code})"),
            (None, None) => Ok(()),
        }
    }

    /// The vendor's message, or else what it says about the first field.
    fn said(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(vendor) = self.vendor() else { return Ok(()) };
        if let Some(message) = &vendor.message {
            return write!(formatter, ": {}", Line(message, MOST_SHOWN));
        }
        let Some(said) = vendor.fields.first() else { return Ok(()) };
        let (field, message) =
            (Line(&said.field, MOST_OF_CODE), Line(&said.message, MOST_SHOWN));
        write!(formatter, ": {field}: {message}")
    }
}

/// Text that may be a server's, as part of a log's line: cut, and without control characters.
struct Line<'a>(&'a str, usize);

impl fmt::Display for Line<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0.chars();
        for char in rest.by_ref().take(self.1) {
            formatter.write_char(if char.is_control() { ' ' } else { char })?;
        }
        formatter.write_str(if rest.next().is_some() { "…" } else { "" })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("operation", &self.0.operation)
            .field("message", &self.0.message)
            .field("status", &self.0.status)
            .field("request_id", &self.0.request_id)
            .field("vendor", &self.0.vendor)
            .field("retry_after", &self.0.retry_after)
            .field("attempts", &self.0.attempts)
            .field("source", &self.0.source)
            .finish_non_exhaustive()
    }
}

/// The cause that several errors share: a foreign error, or what lies behind one of our own.
struct Shared(Arc<BoxError>);

impl Shared {
    fn cause(&self) -> &(dyn StdError + 'static) {
        let own = self.0.downcast_ref::<Error>();
        own.and_then(StdError::source).unwrap_or(self.0.as_ref().as_ref())
    }
}

impl fmt::Display for Shared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.cause(), formatter)
    }
}

impl fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.cause(), formatter)
    }
}

impl StdError for Shared {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.cause().source()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_ref().map(|source| source.as_ref() as _)
    }
}
