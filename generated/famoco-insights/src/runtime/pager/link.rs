//! A link to the next page: finding it in a body, and whether it may be followed.

use http::Uri;
use percent_encoding::percent_decode_str;

use super::super::credentials;
use super::super::decode::{Decoder, Kind, Mode};
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
    let refused =
        |why: &str| Refusal::new(format!("the next page at `{pointer}`: {why}"));
    let body = Decoder::new(body, Mode::Plain);
    let body = body.map_err(|error| refused(&error.to_string()))?;
    let mut steps = pointer.split('/').skip(1).map(unescape);
    let found = steps.try_fold(body.view(), |value, step| value.step(&step));
    match found.and_then(|value| Some((value.kind()?, value))) {
        None | Some((Kind::Null, _)) => Ok(None),
        Some((Kind::Text | Kind::Escaped, value)) => {
            let text = value.text().ok_or_else(|| refused("it is not UTF-8"))?;
            Ok(Some(text.into_owned()).filter(|text| !text.is_empty()))
        }
        Some(_) => Err(refused("it is no text")),
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
