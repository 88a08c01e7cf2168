//! A link to the next page: finding it in a body, and whether it may be followed.

use std::fmt;

use http::Uri;
use percent_encoding::percent_decode_str;
use serde_core::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::super::credentials;
use super::super::error::ErrorKind;
use super::super::origin;
use super::super::prepared::Prepared;
use super::super::profile::NextUrlTrust;

/// Why a link is not followed.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) kind: ErrorKind,
    pub(super) problem: String,
}

impl Refusal {
    /// A refusal of kind `Pagination`.
    pub(super) fn new(problem: impl Into<String>) -> Self {
        Self {
            kind: ErrorKind::Pagination,
            problem: problem.into(),
        }
    }

    fn foreign() -> Self {
        let problem = "the next page is not at the operation's own URL".to_owned();
        Self {
            kind: ErrorKind::ForeignOrigin,
            problem,
        }
    }
}

/// The text that the JSON pointer `pointer` (RFC 6901) finds in `body`; `None` where it is absent, null
/// or empty. No tree is built.
pub(super) fn find(body: &[u8], pointer: &str) -> Result<Option<String>, Refusal> {
    let unescape = |step: &str| step.replace("~1", "/").replace("~0", "~");
    let steps: Vec<_> = pointer.split('/').skip(1).map(unescape).collect();
    let found =
        Find(&steps).deserialize(&mut serde_json::Deserializer::from_slice(body));
    match found {
        Ok(text) => Ok(text.filter(|text| !text.is_empty())),
        Err(error) => {
            Err(Refusal::new(format!("the next page at `{pointer}`: {error}")))
        }
    }
}

/// The request for the page that `text` names, if `trust` allows it. Whatever carries the credential in
/// the query is taken out: the client adds its own.
pub(super) fn follow(
    first: &Prepared,
    text: &str,
    trust: NextUrlTrust,
) -> Result<Prepared, Refusal> {
    let unusable = |_| Refusal::new("the call has no URL");
    let own = first.url().map_err(unusable)?;
    if trust == NextUrlTrust::SameOrigin && !is_own(&own, text) {
        return Err(Refusal::foreign());
    }
    let text = text.split('#').next().unwrap_or_default();
    let Some((_, query)) = text.split_once('?') else {
        return Err(Refusal::new("the link to the next page has no query"));
    };
    let (profile, hidden) = (first.client.inner.profile, &first.request.hidden);
    let query = credentials::strip_query(profile, hidden, query);
    let next = first.clone().with_query(&query).map_err(unusable)?;
    next.ok_or_else(|| Refusal::new("the link to the next page is no URL"))
}

/// Whether `text`, found in an answer from `own`, differs from it in the query at most.
fn is_own(own: &Uri, text: &str) -> bool {
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let dots = decoded(path).any(|segment| segment == b"." || segment == b"..");
    origin::resolve(own, text).is_some_and(|url| {
        !dots
            && origin::same_origin(own, &url)
            && decoded(own.path()).eq(decoded(url.path()))
    })
}

/// The segments of a path, however they are percent-encoded.
fn decoded(path: &str) -> impl Iterator<Item = Vec<u8>> {
    path.split('/').map(|segment| percent_decode_str(segment).collect())
}

/// Follows the steps of a pointer through a document and keeps the text at its end.
struct Find<'a>(&'a [String]);

impl Find<'_> {
    /// What a value means that is neither text nor a container.
    fn other<E: Error>(&self) -> Result<Option<String>, E> {
        if self.0.is_empty() { Err(E::custom("it is no text")) } else { Ok(None) }
    }
}

impl<'de> DeserializeSeed<'de> for Find<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        deserializer: D,
    ) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Find<'_> {
    type Value = Option<String>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        self.other()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        self.other()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        self.other()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        self.other()
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.0.is_empty().then(|| text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let Some((step, rest)) = self.0.split_first() else { return self.other() };
        let mut found = None;
        while let Some(key) = map.next_key::<String>()? {
            if key == *step {
                found = map.next_value_seed(Find(rest))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let Some((step, rest)) = self.0.split_first() else { return self.other() };
        let index: Option<usize> = step.parse().ok();
        for _ in 0..index.unwrap_or_default() {
            if seq.next_element::<IgnoredAny>()?.is_none() {
                return Ok(None);
            }
        }
        let found = match index {
            Some(_) => seq.next_element_seed(Find(rest))?.flatten(),
            None => None,
        };
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(found)
    }
}
