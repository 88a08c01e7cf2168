//! Which URL tokens are asked for.

use http::Uri;

use super::super::error::{Error, ErrorKind};
use super::super::origin;
use super::super::token::TokenContext;
use super::{Grant, OAuth2};

/// The token endpoint: the caller's, or the document's. A relative one is of the client's own server.
///
/// Where the caller gave a base URL of its own, the document's endpoint is that of another server: one on
/// the vendor's API host moves along, any other is refused, so that a test double never makes a secret go to
/// the vendor.
///
/// # Errors
/// Of kind `Build` when there is none, or none that a secret may be sent to.
pub(super) fn of(source: &OAuth2, context: &TokenContext) -> Result<Uri, Error> {
    let endpoints = context.endpoints;
    let declared = match source.grant {
        Grant::ClientCredentials => endpoints.client_credentials,
        Grant::Password { .. } => endpoints.password,
        Grant::Refresh(_) => endpoints.refresh,
    };
    let url = match (&source.token_url, declared) {
        (Some(url), _) => absolute(context, url)?,
        (None, Some(url)) => moved(context, absolute(context, url)?)?,
        (None, None) => {
            return Err(wrong(
                "the document names no token endpoint for this grant; give `token_url`",
            ));
        }
    };
    if url.scheme_str() == Some("https") || origin::is_loopback(&url) {
        return Ok(url);
    }
    Err(wrong("the token endpoint is not https"))
}

fn absolute(context: &TokenContext, url: &str) -> Result<Uri, Error> {
    let base = context.base_url.to_string();
    let folder = format!("{}/", base.trim_end_matches('/')).parse::<Uri>().ok();
    let resolved = folder.and_then(|folder| origin::resolve(&folder, url.trim()));
    resolved
        .ok_or_else(|| wrong("the token endpoint is no http(s) URL, or holds a user"))
}

fn moved(context: &TokenContext, url: Uri) -> Result<Uri, Error> {
    if context.documented || origin::same_origin(&url, &context.base_url) {
        return Ok(url);
    }
    let vendor = context.vendor_url.as_ref();
    if vendor.is_some_and(|vendor| origin::same_origin(vendor, &url)) {
        let path = url.path_and_query().map_or("/", |path| path.as_str());
        return absolute(context, path);
    }
    Err(wrong(
        "the document's token endpoint is not on the base URL given; give `token_url`",
    ))
}

fn wrong(message: &str) -> Error {
    Error::new(ErrorKind::Build, message)
}
