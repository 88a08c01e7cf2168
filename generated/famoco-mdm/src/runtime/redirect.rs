//! Which redirects are followed.

use http::header::LOCATION;
use http::{HeaderMap, Method, StatusCode, Uri};

use super::origin;

/// How many redirects one attempt follows.
pub(super) const MOST: u32 = 5;

/// What an answer asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// It is no redirect.
    Stay,
    /// The same request to this URL.
    Follow(Uri),
    /// Another place that is not gone to, and why.
    Refuse(String),
}

/// What the answer from `url` asks for (RFC 9110 section 15.4). 307 and 308 repeat the request; 301,
/// 302 and 303 may turn it into a `GET`, so that they are followed for `GET` and `HEAD` alone. Only the
/// origin that was asked is gone to: anywhere else the credential would leave it.
///
/// There the request's headers go along, settings and credential included. Of the query what the server names counts: it
/// answers for what it sends its clients to, so that a setting in the query is sent there as far as the server repeats it;
/// only a credential in the query is always the client's own.
pub(super) fn step(
    status: StatusCode,
    headers: &HeaderMap,
    method: &Method,
    url: &Uri,
    replayable: bool,
) -> Step {
    let followed = match status.as_u16() {
        301..=303 => matches!(*method, Method::GET | Method::HEAD),
        307 | 308 => true,
        _ => return Step::Stay,
    };
    let location = headers.get(LOCATION).and_then(|location| location.to_str().ok());
    let Some(next) = location.and_then(|location| origin::resolve(url, location)) else {
        return refuse("the redirect names no http URL");
    };
    if !origin::same_origin(url, &next) {
        return Step::Refuse(format!("the redirect leaves for {}", place(&next)));
    }
    if !followed {
        return Step::Refuse(format!("a redirected {method} would become a GET"));
    }
    if !replayable {
        return refuse("the body cannot be sent again to follow the redirect");
    }
    Step::Follow(next)
}

fn refuse(message: &str) -> Step {
    Step::Refuse(message.to_owned())
}

/// Scheme and authority; a path or query might hold what was not meant for logs.
fn place(url: &Uri) -> String {
    let authority = url.authority().map(ToString::to_string).unwrap_or_default();
    format!("{}://{authority}", url.scheme_str().unwrap_or_default())
}
