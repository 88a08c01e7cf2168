//! Links and URLs.

use crate::diagnostic::Diagnostic;
use crate::source::openapi::ExternalDocumentation;

use super::context::Context;

/// The link of `externalDocs` below a pointer, if it is one that a reader can open; else `None` with a note.
pub(super) fn documentation(
    context: &mut Context<'_, '_>,
    docs: Option<&ExternalDocumentation>,
    owner: &str,
) -> Option<String> {
    let url = docs?.url.trim();
    if is_absolute(url) && !url.contains(unfit) {
        return Some(url.to_owned());
    }
    let message = "the link of `externalDocs` is no absolute http(s) URL; it is left out";
    let help = "write it with `https://`, and other characters than URLs have percent-encoded";
    context
        .report(&format!("{owner}/externalDocs/url"), Diagnostic::note("invalid-link", message).help(help));
    None
}

/// Characters that no URL has unencoded (RFC 3986, section 2), and those that would end a link in Markdown.
fn unfit(character: char) -> bool {
    character.is_control() || character.is_whitespace() || "<>\"`[]\\^{|}".contains(character)
}

/// Whether a URL can be what operations' paths are appended to: a host that HTTP can reach, and nothing behind the path.
pub(super) fn is_base(url: &str) -> bool {
    is_absolute(url) && !url.contains(['?', '#', '@']) && !url.contains(unfit)
}

/// Whether a URL names a host that HTTP can reach.
pub(super) fn is_absolute(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        let rest = url.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme));
        rest.is_some() && url.len() > scheme.len() && !url.contains(char::is_whitespace)
    })
}
