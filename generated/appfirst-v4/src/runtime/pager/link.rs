//! A link to the next page: whether it may be followed.

use http::Uri;
use percent_encoding::percent_decode_str;

use super::super::credentials;
use super::super::error::ErrorKind;
use super::super::origin;
use super::super::prepared::Prepared;
use super::super::profile::NextUrlTrust;
use super::settings;

/// Why a link is not followed.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) kind: ErrorKind,
    pub(super) problem: String,
}

impl Refusal {
    /// A refusal of kind `Pagination`.
    pub(super) fn new(problem: impl Into<String>) -> Self {
        Self { kind: ErrorKind::Pagination, problem: problem.into() }
    }

    fn foreign() -> Self {
        let problem = "the next page is not at the operation's own URL".to_owned();
        Self { kind: ErrorKind::ForeignOrigin, problem }
    }
}

/// The request for the page that `text` names, if `trust` allows it. Whatever carries the credential or
/// a setting in the query is taken out: the client adds its own.
pub(super) fn follow(
    first: &Prepared,
    text: &str,
    trust: NextUrlTrust,
) -> Result<Prepared, Refusal> {
    let unusable = |_| Refusal::new("the call has no URL");
    let own = first.url().map_err(unusable)?;
    match trust {
        NextUrlTrust::SameOrigin if !is_own(&own, text) => {
            return Err(Refusal::foreign());
        }
        NextUrlTrust::BaseUrl => return below_base(first, &own, text),
        NextUrlTrust::SameOrigin | NextUrlTrust::QueryOnly => {}
    }
    let text = text.split('#').next().unwrap_or_default();
    let Some((_, query)) = text.split_once('?') else {
        return Err(Refusal::new("the link to the next page has no query"));
    };
    let next = first.clone().with_query(&own_query(first, query)).map_err(unusable)?;
    next.ok_or_else(|| Refusal::new("the link to the next page is no URL"))
}

/// The request for a URL anywhere below the base URL.
fn below_base(first: &Prepared, own: &Uri, text: &str) -> Result<Prepared, Refusal> {
    let path = path_of(text);
    let leads_away = origin::climbs(path) || hides_slashes(path);
    let url = origin::resolve(own, text).filter(|_| !leads_away || is_own(own, text));
    let base: Vec<_> = decoded(first.base().origin.path()).collect();
    let is_below = |url: &Uri| {
        let path: Vec<_> = decoded(url.path()).collect();
        let base = base.strip_suffix(&[Vec::new()]).unwrap_or(&base);
        path.len() > base.len() && path.starts_with(base)
    };
    let url = url.filter(is_below).ok_or_else(Refusal::foreign)?;
    let query = own_query(first, url.query().unwrap_or_default());
    let mark = if query.is_empty() { "" } else { "?" };
    let place = url.to_string();
    let place = place.split('?').next().unwrap_or_default();
    let url = format!("{place}{mark}{query}").parse().ok();
    let next = url.and_then(|url| first.clone().with_url(url));
    next.ok_or_else(Refusal::foreign)
}

/// A query that a server named, with what the client sends of its own instead of what is in it.
fn own_query(first: &Prepared, query: &str) -> String {
    let (profile, request) = (first.client.inner.profile, &first.request);
    let query = credentials::strip_query(profile, &request.hidden, query);
    settings::restore(profile, first.operation, request, &query)
}

/// Whether `text`, found in an answer from `own`, differs from it in the query at most.
fn is_own(own: &Uri, text: &str) -> bool {
    origin::resolve(own, text).is_some_and(|url| {
        !origin::climbs(path_of(text))
            && origin::same_origin(own, &url)
            && decoded(own.path()).eq(decoded(url.path()))
    })
}

/// What stands before query and fragment.
fn path_of(text: &str) -> &str {
    text.split(['?', '#']).next().unwrap_or_default()
}

/// The segments of a path, however they are percent-encoded.
fn decoded(path: &str) -> impl Iterator<Item = Vec<u8>> {
    path.split('/').map(|segment| percent_decode_str(segment).collect())
}

/// Whether a segment of this path hides further ones, from a server or proxy that decodes it however often.
fn hides_slashes(path: &str) -> bool {
    path.split('/').any(|segment| {
        origin::bare(segment)
            .is_none_or(|bytes| bytes.iter().any(|byte| matches!(byte, b'/' | b'\\')))
    })
}
