//! What came back: a value and all that surrounds it.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode, Uri};

use super::byte_stream::Live;
use super::decode::{DecodeError, Drift};
use super::encoding::{Encoding, Parsed, Text};
use super::profile::{LimitMeaning, Profile};
use super::wait;

/// A successful answer before it is decoded.
pub(crate) struct Answer {
    pub(crate) profile: &'static Profile,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The URL that answered, redirects followed, without the credential.
    pub(crate) url: Uri,
    pub(crate) attempts: u32,
    /// The local calendar's time when it came.
    pub(crate) wall: SystemTime,
    /// The encoding that was asked for, where it is not JSON.
    pub(crate) encoding: Option<&'static Encoding>,
    /// What the body is read as.
    pub(crate) parsed: Parsed,
    /// The body of a call that asks for it as it arrives; then `body` is empty. The lock is never
    /// contended: it lets a [`Response`] be shared.
    pub(crate) live: Mutex<Option<Live>>,
}

impl Answer {
    /// The body as it is read.
    ///
    /// # Errors
    /// When it is not of the encoding that was asked for.
    pub(crate) fn text(&self) -> Result<Text<'_>, DecodeError> {
        self.parsed.text(self.encoding, &self.headers, &self.body)
    }
}

/// A decoded answer. It stands for its value and tells the rest on demand. `O` is the operation's own
/// type, where it declares response headers: they are methods then.
pub struct Response<T, O = ()> {
    value: T,
    pub(super) answer: Answer,
    drift: Vec<Drift>,
    operation: PhantomData<fn() -> O>,
}

/// One limit header of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct LimitReading<'a> {
    /// The header's name, in lower case.
    pub header: &'static str,
    /// What its value means.
    pub meaning: LimitMeaning,
    /// Name of the limit it describes, where that is known; [`ClientBuilder::limit`] takes such a name.
    ///
    /// [`ClientBuilder::limit`]: super::ClientBuilder::limit
    pub rule: Option<&'static str>,
    /// The number it tells, of requests or, where its rule counts these, of bytes; where it means one and can be
    /// read.
    pub requests: Option<u64>,
    /// The time it tells, counted from the answer, where it means one and can be read.
    pub wait: Option<Duration>,
    /// The value as it was sent.
    pub value: &'a str,
}

impl<T, O> Response<T, O> {
    pub(crate) fn new(value: T, answer: Answer, drift: Vec<Drift>) -> Self {
        Self { value, answer, drift, operation: PhantomData }
    }

    /// The status: a success, or one that the document declares as an answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
    }

    /// The header `name` as text; `None` when it is absent or not ASCII.
    #[must_use]
    pub fn header_text(&self, name: &str) -> Option<&str> {
        self.answer.headers.get(name)?.to_str().ok()
    }

    /// The header `name` as a value; `None` when it is absent or does not parse.
    #[must_use]
    pub fn header<V: FromStr>(&self, name: &str) -> Option<V> {
        self.header_text(name)?.trim().parse().ok()
    }

    /// The body as it came: what the value leaves out, such as undeclared properties, included. Empty when
    /// the value is a stream.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.answer.body
    }

    /// The id by which the vendor knows the request, if the answer told it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        request_id(self.answer.profile, &self.answer.headers)
    }

    /// Where the answer did not keep what the document promises, and was corrected.
    #[must_use]
    pub fn drift(&self) -> &[Drift] {
        &self.drift
    }

    /// What the answer tells about the vendor's limits, header by header in the order of the vendor's
    /// description; empty where it declares no such header. The client keeps within the limits on its own:
    /// this is for those who want to show them, or to plan ahead.
    pub fn limits(&self) -> impl Iterator<Item = LimitReading<'_>> {
        let Answer { profile, headers, wall, .. } = &self.answer;
        let origin = wait::server_time(headers, *wall);
        profile.limit_headers.iter().filter_map(move |declared| {
            let value = headers.get(declared.name)?.to_str().ok()?;
            let rule = declared.rule.and_then(|rule| profile.limits.get(rule));
            Some(LimitReading {
                header: declared.name,
                meaning: declared.meaning,
                rule: rule.map(|rule| rule.name),
                requests: declared.meaning.requests(value),
                wait: wait::until_reset(declared, value, origin)
                    .or_else(|| wait::retry_after(declared, value, origin)),
                value,
            })
        })
    }

    /// How many times the request was sent until it succeeded.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.answer.attempts
    }

    /// The value alone.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl LimitMeaning {
    fn requests(self, value: &str) -> Option<u64> {
        match self {
            Self::Limit | Self::Remaining | Self::Used => wait::number(value),
            Self::Reset(_) | Self::RetryAfter(_) => None,
        }
    }
}

/// The first of the profile's request id headers that is present.
pub(crate) fn request_id<'a>(
    profile: &Profile,
    headers: &'a HeaderMap,
) -> Option<&'a str> {
    profile.request_id.iter().find_map(|name| headers.get(*name)?.to_str().ok())
}

impl<T, O> Deref for Response<T, O> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug, O> fmt::Debug for Response<T, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.answer.status)
            .field("value", &self.value)
            .field("drift", &self.drift)
            .finish_non_exhaustive()
    }
}
