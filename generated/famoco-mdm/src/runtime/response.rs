//! What came back: a value and all that surrounds it.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use http::{HeaderMap, StatusCode, Uri};

use super::decode::Drift;
use super::profile::{LimitMeaning, Profile};

/// A successful answer before it is decoded.
#[derive(Clone)]
pub(crate) struct Answer {
    pub(crate) profile: &'static Profile,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The URL that answered, redirects followed, without the credential.
    pub(crate) url: Uri,
    pub(crate) attempts: u32,
}

/// A decoded answer. It stands for its value and tells the rest on demand.
pub struct Response<T> {
    value: T,
    answer: Answer,
    drift: Vec<Drift>,
}

/// One limit header of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct LimitReading<'a> {
    /// The header's name, in lower case.
    pub header: &'static str,
    /// What its number means.
    pub meaning: LimitMeaning,
    /// Name of the rule it describes, where that is known.
    pub rule: Option<&'static str>,
    /// The value as it was sent.
    pub value: &'a str,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, answer: Answer, drift: Vec<Drift>) -> Self {
        Self { value, answer, drift }
    }

    /// The status, always a success.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.answer.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.answer.headers
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

    /// What the answer tells about the vendor's limits.
    pub fn limits(&self) -> impl Iterator<Item = LimitReading<'_>> {
        let Answer { profile, headers, .. } = &self.answer;
        profile.limit_headers.iter().filter_map(|declared| {
            let value = headers.get(declared.name)?.to_str().ok()?;
            let rule = declared.rule.and_then(|rule| profile.limits.get(rule));
            Some(LimitReading {
                header: declared.name,
                meaning: declared.meaning,
                rule: rule.map(|rule| rule.name),
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

/// The first of the profile's request id headers that is present.
pub(crate) fn request_id<'a>(
    profile: &Profile,
    headers: &'a HeaderMap,
) -> Option<&'a str> {
    profile.request_id.iter().find_map(|name| headers.get(*name)?.to_str().ok())
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.answer.status)
            .field("value", &self.value)
            .field("drift", &self.drift)
            .finish_non_exhaustive()
    }
}
