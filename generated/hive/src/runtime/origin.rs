//! Which URLs belong to the vendor, and what a relative one means.

use http::Uri;
use http::uri::Scheme;
use percent_encoding::percent_decode;

/// Whether both URLs name the same scheme, host and port (RFC 6454 section 5); a port that is left out
/// is the scheme's own.
#[must_use]
pub fn same_origin(one: &Uri, other: &Uri) -> bool {
    origin(one).is_some_and(|origin_of_one| Some(origin_of_one) == origin(other))
}

fn origin(uri: &Uri) -> Option<(&Scheme, String, u16)> {
    let scheme = uri.scheme()?;
    let default = if *scheme == Scheme::HTTPS { 443 } else { 80 };
    let host = uri.host()?.to_ascii_lowercase();
    Some((scheme, host, uri.port_u16().unwrap_or(default)))
}

/// Whether a URL's host is this machine itself (RFC 6761 section 6.3, RFC 8252 section 7.3).
#[must_use]
pub fn is_loopback(url: &Uri) -> bool {
    let host = url.host().unwrap_or_default().trim_matches(['[', ']']);
    let address = host.parse::<std::net::IpAddr>();
    host.eq_ignore_ascii_case("localhost")
        || address.is_ok_and(|address| address.is_loopback())
}

/// The absolute URL that `reference` means when it stands in an answer from `base` (RFC 3986
/// section 5.2), its fragment left out. `None` when it is no http(s) URL or holds a user name.
#[must_use]
pub fn resolve(base: &Uri, reference: &str) -> Option<Uri> {
    let reference = reference.split('#').next().unwrap_or_default();
    let uri: Uri = absolute(base, reference)?.parse().ok()?;
    let known = matches!(uri.scheme_str(), Some("http" | "https"));
    let plain = !uri.authority()?.as_str().contains('@');
    (known && plain).then_some(uri)
}

/// So often text may be percent-encoded that is read as a path.
const LAYERS: u32 = 8;

/// Whether a segment of this path could lead to another one, for a server or proxy that decodes it however often, takes
/// `\\` for a slash, or leaves out what stands behind a `;`.
pub(crate) fn climbs(path: &str) -> bool {
    let is_dots = |part: &[u8]| {
        let name = part.split(|byte| *byte == b';').next().unwrap_or_default();
        matches!(name, b"." | b"..")
    };
    path.split('/').any(|segment| match bare(segment) {
        Some(bytes) => bytes.split(|byte| matches!(byte, b'/' | b'\\')).any(is_dots),
        None => true,
    })
}

/// A segment without percent-encoding of any layer; `None` where there are too many.
pub(super) fn bare(segment: &str) -> Option<Vec<u8>> {
    let mut bytes = segment.as_bytes().to_vec();
    for _ in 0..=LAYERS {
        let decoded: Vec<u8> = percent_decode(&bytes).collect();
        if decoded == bytes {
            return Some(bytes);
        }
        bytes = decoded;
    }
    None
}

fn absolute(base: &Uri, reference: &str) -> Option<String> {
    let scheme = base.scheme_str()?;
    let authority = base.authority()?.as_str();
    if has_scheme(reference) {
        return Some(reference.to_owned());
    }
    if let Some(rest) = reference.strip_prefix("//") {
        return Some(format!("{scheme}://{rest}"));
    }
    let (path, query) = match reference.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (reference, None),
    };
    let query = match (path, query) {
        ("", None) => base.query(),
        (_, query) => query,
    };
    let path = merge(base.path(), path);
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("{scheme}://{authority}{path}{query}"))
}

/// Whether it starts with `scheme:` (RFC 3986 section 3.1).
fn has_scheme(reference: &str) -> bool {
    let Some((scheme, _)) = reference.split_once(':') else { return false };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
}

fn merge(base: &str, path: &str) -> String {
    if path.is_empty() {
        return base.to_owned();
    }
    if path.starts_with('/') {
        return remove_dots(path);
    }
    let folder = base.rfind('/').map_or("/", |slash| &base[..=slash]);
    remove_dots(&format!("{folder}{path}"))
}

/// RFC 3986 section 5.2.4.
fn remove_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment {
            "." => {}
            ".." => drop(kept.pop()),
            name => kept.push(name),
        }
        if last && matches!(segment, "." | "..") {
            kept.push("");
        }
    }
    format!("/{}", kept.join("/"))
}
