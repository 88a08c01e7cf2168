//! How tokens are had: logins against the operations they use, and where OAuth 2 issues.

mod body;
mod exchange;
mod hidden;
mod needed;
mod passcodes;

use crate::api::{Api, AuthKind, Login};
use crate::diagnostic::Diagnostic;
use crate::quirks::{AuthQuirk, LoginExchangeQuirk, OAuth2FieldsQuirk, SentValue};
use crate::source::node::escape;

use super::super::context::Context;
use super::super::index::Index;
use super::super::security::is_endpoint;
use super::super::text::is_token;
use super::{duration, pointer};
use exchange::Scheme;

/// Binds each login to its operations, and holds the endpoints of OAuth 2 to be such; a scheme that nothing needs is an
/// error.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    needed::check(context, index);
    for (name, quirk) in &context.source.quirks.auth {
        let pointer = format!("/auth/{}", escape(name));
        let Some(at) = api.auth.iter().position(|scheme| scheme.name == *name) else { continue };
        match quirk {
            AuthQuirk::Login { login, refresh, max_age, passcode, .. } => {
                travels(context, quirk, &pointer);
                let kind = api.auth[at].kind.clone();
                let scheme = Scheme { kind: &kind, login, pointer: &pointer };
                let mut bound = session(context, index, api, &scheme, refresh.as_deref(), max_age.as_deref());
                let step = passcodes::step(context, login, passcode.as_ref(), &pointer);
                if let Some(bound) = &mut bound {
                    bound.passcode = step;
                    hidden::bind(api, bound, (login, refresh.as_deref()));
                }
                api.auth[at].login = bound;
                release(context, index, api, at, std::iter::once(login).chain(refresh.as_deref()));
            }
            AuthQuirk::Oauth2 { token_url, refresh_url, password_url, fields, .. } => {
                let urls = [
                    ("token_url", Some(token_url)),
                    ("refresh_url", refresh_url.as_ref()),
                    ("password_url", password_url.as_ref()),
                ];
                for (key, url) in urls {
                    endpoint(context, url, &format!("{pointer}/{key}"));
                }
                places(context, fields, &format!("{pointer}/fields"));
            }
            _ => {}
        }
    }
}

fn session(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    api: &Api,
    scheme: &Scheme<'_>,
    refresh: Option<&LoginExchangeQuirk>,
    max_age: Option<&str>,
) -> Option<Login> {
    let login = exchange::bind(context, index, api, scheme, scheme.login, "login");
    let refreshed = refresh.map(|quirk| exchange::bind(context, index, api, scheme, quirk, "refresh"));
    let max_age =
        max_age.and_then(|age| duration::read(context, age, &format!("{}/max_age", scheme.pointer)));
    let refresh = match refreshed {
        Some(bound) => Some(bound?),
        None => None,
    };
    Some(Login { login: login?, refresh, max_age, passcode: None })
}

/// The token travels in one way.
fn travels(context: &mut Context<'_, '_>, quirk: &AuthQuirk, pointer: &str) {
    let AuthQuirk::Login { keyword, header, basic, .. } = quirk else { return };
    let ways = usize::from(keyword.is_some()) + usize::from(header.is_some()) + usize::from(*basic);
    if ways > 1 {
        let message = "a token travels by one of `keyword`, `header` and `basic`";
        context.refuse(pointer, Diagnostic::error("ambiguous-quirk", message).help("keep one of them"));
    }
    if let Some(name) = header.as_ref().filter(|name| !is_token(name)) {
        let finding = Diagnostic::error("invalid-header", format!("{name:?} is no header's name"));
        context.refuse(&format!("{pointer}/header"), finding.help("use letters, digits and hyphens"));
    }
}

/// Operations that issue the tokens of a scheme cannot need one first, whatever the document says for all.
fn release<'q>(
    context: &Context<'_, '_>,
    index: &Index<'_>,
    api: &mut Api,
    at: usize,
    exchanges: impl Iterator<Item = &'q LoginExchangeQuirk>,
) {
    let pointer = format!("/auth/{}", escape(&api.auth[at].name));
    let asked = &context.source.quirks.operation_security;
    let named: Vec<String> = exchanges
        .filter_map(|quirk| quirk.operation.as_ref())
        .flat_map(|address| index.addressed(address))
        .collect();
    for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        let own = index.entries.iter().find(|entry| entry.id == operation.id);
        let is_asked = own.is_some_and(|entry| asked.keys().any(|address| entry.answers_to(address)));
        if named.contains(&operation.id) && !is_asked {
            operation.security.retain(|alternative| !alternative.contains(&at));
            operation.quirks.push(pointer.clone());
        }
    }
}

fn endpoint(context: &mut Context<'_, '_>, url: Option<&String>, pointer: &str) {
    if let Some(url) = url.filter(|url| !is_endpoint(url)) {
        let message = format!("no tokens can be asked for at `{url}`");
        let help = "write an absolute URL without user, query and fragment, or a path";
        context.refuse(pointer, Diagnostic::error("invalid-server", message).help(help));
    }
}

fn places(context: &mut Context<'_, '_>, fields: &OAuth2FieldsQuirk, pointer: &str) {
    let places = [
        ("access_token", &fields.access_token),
        ("expires_in", &fields.expires_in),
        ("new_refresh_token", &fields.new_refresh_token),
    ];
    for (key, place) in places {
        if let Some(place) = place {
            pointer::check(context, place, &format!("{pointer}/{key}"));
        }
    }
}

/// What a request proves itself with.
fn proof(scheme: &Scheme<'_>, value: SentValue) -> AuthKind {
    match value {
        SentValue::Token | SentValue::RefreshToken => scheme.kind.clone(),
        _ => AuthKind::Basic,
    }
}
