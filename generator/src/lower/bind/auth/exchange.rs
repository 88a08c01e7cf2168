//! One request for a token, against the operation that it is.

use crate::api::{self, Answer, Api, AuthKind, Exchange, Operation, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::quirks::{LoginExchangeQuirk, SentQuirk, SentValue};
use crate::source::node::escape;

use super::super::super::context::Context;
use super::super::super::index::Index;
use super::super::super::text::is_token;
use super::super::{address, duration, limits, pointer, walk};
use super::{body, proof};

/// The scheme whose tokens are asked for.
pub(super) struct Scheme<'a> {
    /// How its token travels.
    pub kind: &'a AuthKind,
    /// The request that logs in; what it says of its answer counts for the other too.
    pub login: &'a LoginExchangeQuirk,
    /// Place of the scheme in quirks.yaml.
    pub pointer: &'a str,
}

/// The request, bound; `None` after an error.
pub(super) fn bind(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    api: &Api,
    scheme: &Scheme<'_>,
    quirk: &LoginExchangeQuirk,
    key: &str,
) -> Option<Exchange> {
    let pointer = format!("{}/{key}", scheme.pointer);
    sources(context, scheme, quirk, key, &pointer);
    let operation = match (&quirk.operation, &quirk.undeclared) {
        (Some(address), None) => Some(declared(context, index, api, address, &pointer)?),
        (None, Some(_)) => None,
        _ => {
            let message = "a request for a token is either an `operation` or `undeclared`";
            let finding = Diagnostic::error("ambiguous-quirk", message);
            context.refuse(&pointer, finding.help("name the operation, or method and path"));
            return None;
        }
    };
    let (id, method, path) = match operation {
        Some(operation) => (operation.id.clone(), operation.method.clone(), operation.path.clone()),
        None => undeclared(context, api, quirk.undeclared.as_deref()?, &pointer)?,
    };
    let written = body::bind(context, api, operation, &quirk.send, &format!("{pointer}/send"))?;
    let lifetime = quirk.lifetime.as_ref().or(scheme.login.lifetime.as_ref());
    let charged = || limits::of_all(api);
    let limits = operation.map_or_else(charged, |operation| operation.limits.clone());
    let bound = Exchange {
        id,
        method,
        path,
        site: operation.and_then(|operation| operation.site),
        settings: operation.map_or_else(Vec::new, |operation| operation.settings.clone()),
        limits,
        proof: quirk.credential.map(|value| (proof(scheme, value), sent(value))),
        media_type: written.media_type,
        body: written.body,
        without_passcode: written.without_passcode,
        lifetime: lifetime.and_then(|text| duration::read(context, text, &format!("{pointer}/lifetime"))),
        ..answer(scheme, quirk)
    };
    answered(context, api, operation, quirk, &bound, &pointer);
    Some(bound)
}

/// What the request says of its answer; what it does not say is as for the login.
fn answer(scheme: &Scheme<'_>, quirk: &LoginExchangeQuirk) -> Exchange {
    let first = scheme.login;
    let expires = if quirk.expires_in.is_some() || quirk.expires_at.is_some() { quirk } else { first };
    let token = quirk.token.as_ref().or(first.token.as_ref());
    Exchange {
        token: token.map_or("/access_token", String::as_str).to_owned(),
        refresh_token: quirk.refresh_token.clone().or_else(|| first.refresh_token.clone()),
        expires_in: expires.expires_in.clone(),
        expires_at: expires
            .expires_at
            .as_ref()
            .map(|expiry| (expiry.pointer.clone(), limits::unit(Some(expiry.unit)))),
        ..Exchange::default()
    }
}

pub(super) fn sent(value: SentValue) -> api::SentValue {
    match value {
        SentValue::User => api::SentValue::User,
        SentValue::Password => api::SentValue::Password,
        SentValue::Token => api::SentValue::Token,
        SentValue::RefreshToken => api::SentValue::RefreshToken,
        SentValue::Passcode => api::SentValue::Passcode,
        SentValue::PasswordAndPasscode => api::SentValue::PasswordAndPasscode,
    }
}

/// The one operation that an address means.
fn declared<'a>(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    api: &'a Api,
    address: &str,
    pointer: &str,
) -> Option<&'a Operation> {
    let pointer = format!("{pointer}/operation");
    let ids = address::ids(context, index, address, &pointer);
    let operations = api.resources.iter().flat_map(|resource| &resource.operations);
    let found: Vec<&Operation> = operations.filter(|operation| ids.contains(&operation.id)).collect();
    match found.as_slice() {
        [only] if only.parameters.iter().all(|parameter| !parameter.required) => Some(only),
        [only] => {
            let message = format!("`{}` needs parameters, which a login does not have", only.id);
            let finding = Diagnostic::error("unfit-login", message);
            context.refuse(&pointer, finding.help("make them `settings`, or name another operation"));
            None
        }
        [] if ids.is_empty() => None,
        _ => {
            let message = format!("`{address}` does not mean one operation of the crate");
            let finding = Diagnostic::error("ambiguous-quirk", message);
            context.refuse(&pointer, finding.help("name one that is not skipped"));
            None
        }
    }
}

/// Id, method and path of an operation that the document does not declare.
fn undeclared(
    context: &mut Context<'_, '_>,
    api: &Api,
    place: &str,
    pointer: &str,
) -> Option<(String, String, String)> {
    let parts = place.split_once(' ').map(|(method, path)| (method.to_uppercase(), path.trim()));
    match parts {
        Some((method, path))
            if is_token(&method) && path.starts_with('/') && !path.contains(['{', ' ', '#']) =>
        {
            let mut all = api.resources.iter().flat_map(|resource| &resource.operations);
            if let Some(known) = all.find(|one| one.method == method && one.written_path == path) {
                let message = format!("the document declares `{place}`");
                let finding = Diagnostic::error("declared-operation", message);
                let help =
                    format!("write `operation: {}` instead, whose body and limits it then has", known.id);
                context.refuse(&format!("{pointer}/undeclared"), finding.help(help));
            }
            Some((format!("{method} {path}"), method, path.to_owned()))
        }
        _ => {
            let finding = Diagnostic::error("invalid-operation", format!("`{place}` is no method and path"));
            let help = "write both, such as `POST /auth/refresh`";
            context.refuse(&format!("{pointer}/undeclared"), finding.help(help));
            None
        }
    }
}

/// Holds what is sent to be there when it is sent.
fn sources(
    context: &mut Context<'_, '_>,
    scheme: &Scheme<'_>,
    quirk: &LoginExchangeQuirk,
    key: &str,
    pointer: &str,
) {
    let session = |value: SentValue| matches!(value, SentValue::Token | SentValue::RefreshToken);
    let finding = |message: &str, help: &str| Diagnostic::error("unfit-login", message.to_owned()).help(help);
    if let Some(at) = sent_at(quirk, session).filter(|_| key == "login") {
        let help = "send `user` and `password`";
        context.refuse(&format!("{pointer}{at}"), finding("a login has no token to send yet", help));
    }
    if let Some(at) = sent_at(quirk, SentValue::has_passcode).filter(|_| key == "refresh") {
        let help = "send the session's `token` or `refresh_token`: each passcode is for a login";
        context.refuse(&format!("{pointer}{at}"), finding("a refresh asks nobody for a passcode", help));
    }
    let again = sent_at(quirk, |value| value == SentValue::RefreshToken);
    if let Some(at) = again.filter(|_| key != "login" && scheme.login.refresh_token.is_none()) {
        let help = "say `refresh_token`, a JSON pointer, under `login`";
        let message = "where a login's answer holds a refresh token is not said";
        context.refuse(&format!("{pointer}{at}"), finding(message, help));
    }
    if quirk.expires_in.is_some() && quirk.expires_at.is_some() {
        let message = "when a token expires is said either by `expires_in` or by `expires_at`";
        let finding = Diagnostic::error("ambiguous-quirk", message).help("keep the one that the answer has");
        context.refuse(&format!("{pointer}/expires_at"), finding);
    }
    if quirk.credential == Some(SentValue::User) {
        let help = "write `password`, which sends both by HTTP Basic";
        context.refuse(&format!("{pointer}/credential"), finding("a user's name proves nothing", help));
    }
}

/// Where, below its own place, a request first sends such a value.
fn sent_at(quirk: &LoginExchangeQuirk, is_meant: impl Fn(SentValue) -> bool) -> Option<String> {
    let is_sent = |sent: &SentQuirk| matches!(sent, SentQuirk::Value(value) if is_meant(*value));
    let body = quirk.send.iter().find(|(_, sent)| is_sent(sent));
    let credential = || quirk.credential.filter(|value| is_meant(*value)).map(|_| "/credential".to_owned());
    body.map(|(place, _)| format!("/send/{}", escape(place))).or_else(credential)
}

/// Holds the pointers into the answer to lead somewhere, where the document says what the answer is.
fn answered(
    context: &mut Context<'_, '_>,
    api: &Api,
    operation: Option<&Operation>,
    quirk: &LoginExchangeQuirk,
    bound: &Exchange,
    pointer: &str,
) {
    let own = [
        ("token", quirk.token.as_ref().or(Some(&bound.token))),
        ("refresh_token", quirk.refresh_token.as_ref()),
        ("expires_in", quirk.expires_in.as_ref()),
        ("expires_at/pointer", quirk.expires_at.as_ref().map(|expiry| &expiry.pointer)),
    ];
    for (key, place) in own.into_iter().filter_map(|(key, place)| Some((key, place?))) {
        let is_taken_over = key == "token" && quirk.token.is_none();
        let at = if is_taken_over { pointer.to_owned() } else { format!("{pointer}/{key}") };
        // What is wrong with the login's own is told there, and once.
        let fine = if is_taken_over { pointer::is(place) } else { pointer::check(context, place, &at) };
        if !fine {
            continue;
        }
        if let Some(operation) = operation.filter(|operation| !has(api, operation, place)) {
            let message = format!("the answer of `{}` has no value at `{place}`", operation.id);
            let help = "correct the pointer, or the answer's schema in the document";
            context.refuse(&at, Diagnostic::error("unbound-quirk", message).help(help));
        }
    }
}

fn has(api: &Api, operation: &Operation, pointer: &str) -> bool {
    let Answer::Json(ty) = &operation.response else { return false };
    let found = walk::at(api, ty, pointer);
    found.is_some_and(|found| !matches!(found, TypeRef::List(_) | TypeRef::Map(_)))
}
