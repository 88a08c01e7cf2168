//! How a caller proves who it is: schemes, and which of them an operation needs.

use indexmap::IndexMap;

use crate::api::{AuthKind, AuthScheme, OAuth2, OAuth2Dialect};
use crate::diagnostic::{Diagnostic, near};
use crate::quirks::{AuthQuirk, ClientAuthenticationQuirk, KeyLocation, RequirementQuirk, TokenBodyQuirk};
use crate::source::node::escape;
use crate::source::openapi::{APIKeyLocation, OAuth2Flows, SecurityRequirement, SecurityScheme};

use super::components;
use super::context::Context;
use super::index::Entry;
use super::info::{is_absolute, is_base};
use super::text::{is_token, paragraph};

/// The document's schemes in order, replaced and followed by those of quirks.yaml.
pub(super) fn schemes(context: &mut Context<'_, '_>) -> Vec<AuthScheme> {
    let source = context.source;
    let quirks = &source.quirks.auth;
    let declared = source.document.components.iter().flat_map(|components| &components.security_schemes);
    let mut schemes: Vec<AuthScheme> = Vec::new();
    for (name, scheme) in declared {
        if let Some(quirk) = quirks.get(name) {
            schemes.push(asked(name, quirk));
            continue;
        }
        let pointer = format!("/components/securitySchemes/{}", escape(name));
        let section = "securitySchemes";
        let found = components::resolve(context, scheme, &pointer, section, |all| &all.security_schemes);
        if let Some((scheme, pointer)) = found {
            schemes.extend(spoken(context, name, scheme, &pointer));
        }
    }
    let added = quirks.iter().filter(|(name, _)| schemes.iter().all(|scheme| scheme.name != **name));
    let added: Vec<_> = added.map(|(name, quirk)| asked(name, quirk)).collect();
    schemes.extend(added);
    schemes
}

fn asked(name: &str, quirk: &AuthQuirk) -> AuthScheme {
    let bearer = || "Bearer".to_owned();
    let (kind, description) = match quirk {
        AuthQuirk::Bearer { keyword, description } => {
            (AuthKind::Bearer { keyword: keyword.clone() }, description)
        }
        AuthQuirk::Basic { description } | AuthQuirk::Login { basic: true, description, .. } => {
            (AuthKind::Basic, description)
        }
        AuthQuirk::ApiKey { location, name, description } => {
            let kind = match location {
                KeyLocation::Header => AuthKind::Header(name.clone()),
                KeyLocation::Query => AuthKind::Query(name.clone()),
                KeyLocation::Cookie => AuthKind::Cookie(name.clone()),
            };
            (kind, description)
        }
        AuthQuirk::Login { header: Some(name), description, .. } => {
            (AuthKind::Header(name.clone()), description)
        }
        AuthQuirk::Login { keyword, description, .. } => {
            (AuthKind::Bearer { keyword: keyword.clone().unwrap_or_else(bearer) }, description)
        }
        AuthQuirk::Oauth2 { description, .. } => (AuthKind::OAuth2(issued(quirk)), description),
    };
    AuthScheme { name: name.to_owned(), kind, login: None, description: paragraph(description.as_deref()) }
}

/// Where and how OAuth 2 issues tokens, as quirks.yaml says.
fn issued(quirk: &AuthQuirk) -> OAuth2 {
    let AuthQuirk::Oauth2 {
        token_url,
        refresh_url,
        password_url,
        client_authentication,
        body,
        fields,
        scopes,
        ..
    } = quirk
    else {
        return OAuth2::default();
    };
    let names = [
        ("grant_type", &fields.grant_type),
        ("client_id", &fields.client_id),
        ("client_secret", &fields.client_secret),
        ("scope", &fields.scope),
        ("username", &fields.username),
        ("password", &fields.password),
        ("refresh_token", &fields.refresh_token),
        ("access_token", &fields.access_token),
        ("expires_in", &fields.expires_in),
        ("new_refresh_token", &fields.new_refresh_token),
    ];
    let names = names.into_iter().filter_map(|(standard, own)| Some((standard, own.clone()?)));
    OAuth2 {
        client_credentials: Some(token_url.clone()),
        password: password_url.clone(),
        refresh: Some(refresh_url.as_ref().unwrap_or(token_url).clone()),
        authorization: None,
        scopes: scopes.iter().map(|(scope, text)| (scope.clone(), text.clone())).collect(),
        dialect: OAuth2Dialect {
            names: names.collect(),
            client_in_body: *client_authentication == ClientAuthenticationQuirk::Body,
            json: *body == TokenBodyQuirk::Json,
        },
    }
}

/// A scheme as the document declares it; `None` with a warning where it is malformed.
fn spoken(
    context: &mut Context<'_, '_>,
    name: &str,
    scheme: &SecurityScheme,
    pointer: &str,
) -> Option<AuthScheme> {
    let bearer = || AuthKind::Bearer { keyword: "Bearer".to_owned() };
    let (kind, description) = match scheme {
        SecurityScheme::APIKey { location, name, description, .. } => {
            (api_key(context, location, name, pointer)?, description)
        }
        SecurityScheme::HTTP { scheme, description, .. } => match scheme.to_lowercase().as_str() {
            "bearer" => (bearer(), description),
            "basic" => (AuthKind::Basic, description),
            _ => {
                by_caller(context, name, scheme, pointer);
                (AuthKind::Authorization(scheme.clone()), description)
            }
        },
        SecurityScheme::OAuth2 { flows, description, .. } => {
            (oauth2(context, name, flows, pointer), description)
        }
        SecurityScheme::OpenIDConnect { description, .. } => {
            token_by_caller(context, name, pointer);
            (bearer(), description)
        }
    };
    let description = paragraph(description.as_deref());
    Some(AuthScheme { name: name.to_owned(), kind, login: None, description })
}

/// A key whose header or cookie has a name that HTTP knows as one; else `None` with a warning.
fn api_key(
    context: &mut Context<'_, '_>,
    location: &APIKeyLocation,
    name: &str,
    pointer: &str,
) -> Option<AuthKind> {
    let name = name.trim().to_owned();
    let fits = match location {
        APIKeyLocation::Header | APIKeyLocation::Cookie => is_token(&name),
        APIKeyLocation::Query => !name.is_empty(),
    };
    if !fits {
        let message =
            format!("{name:?} can be no name of a header, cookie or parameter; the scheme is left out");
        let finding = Diagnostic::warning("invalid-security-scheme", message);
        context.report(&format!("{pointer}/name"), finding.help("use letters, digits and hyphens"));
        return None;
    }
    Some(match location {
        APIKeyLocation::Header => AuthKind::Header(name),
        APIKeyLocation::Query => AuthKind::Query(name),
        APIKeyLocation::Cookie => AuthKind::Cookie(name),
    })
}

fn by_caller(context: &mut Context<'_, '_>, name: &str, scheme: &str, pointer: &str) {
    let message =
        format!("the caller makes the whole `Authorization` header of `{name}` (HTTP scheme `{scheme}`)");
    let help = format!("say how the credential travels under `auth.{name}` in quirks.yaml if it is simpler");
    context.report(pointer, Diagnostic::note("credential-by-caller", message).help(help));
}

fn token_by_caller(context: &mut Context<'_, '_>, name: &str, pointer: &str) {
    let message = format!("the caller brings the token of `{name}`, or a source of tokens");
    let help = "give the builder a token, or a `TokenSource` that renews it";
    context.report(pointer, Diagnostic::note("token-by-caller", message).help(help));
}

/// The endpoints and scopes of all flows. A refresh token can be used where one could be got.
fn oauth2(context: &mut Context<'_, '_>, name: &str, flows: &OAuth2Flows, pointer: &str) -> AuthKind {
    let mut scheme = OAuth2::default();
    let mut add = |scopes: &IndexMap<String, String>| {
        for (scope, text) in scopes {
            if scheme.scopes.iter().all(|(known, _)| known != scope) {
                scheme.scopes.push((scope.clone(), text.clone()));
            }
        }
    };
    let url = |url: &str| Some(url.trim().to_owned()).filter(|url| is_endpoint(url));
    let refresh = |own: &Option<String>, token: &str| own.as_deref().and_then(url).or_else(|| url(token));
    if let Some(flow) = &flows.implicit {
        add(&flow.scopes);
    }
    if let Some(flow) = &flows.client_credentials {
        add(&flow.scopes);
    }
    if let Some(flow) = &flows.password {
        add(&flow.scopes);
    }
    if let Some(flow) = &flows.authorization_code {
        add(&flow.scopes);
    }
    let implicit = flows.implicit.as_ref().map(|flow| flow.authorization_url.clone());
    if let Some(flow) = &flows.client_credentials {
        scheme.client_credentials = url(&flow.token_url);
    }
    if let Some(flow) = &flows.password {
        scheme.password = url(&flow.token_url);
        scheme.refresh = refresh(&flow.refresh_url, &flow.token_url);
    }
    scheme.authorization = implicit;
    if let Some(flow) = &flows.authorization_code {
        scheme.refresh = refresh(&flow.refresh_url, &flow.token_url);
        scheme.authorization = Some(flow.authorization_url.clone());
    }
    scheme.authorization = scheme.authorization.filter(|url| is_absolute(url));
    if scheme.client_credentials.is_none() && scheme.password.is_none() {
        token_by_caller(context, name, pointer);
    }
    AuthKind::OAuth2(scheme)
}

/// Whether tokens can be asked for there: an absolute URL, or a path on the API's own server.
pub(super) fn is_endpoint(url: &str) -> bool {
    let rooted = if url.starts_with('/') { url.to_owned() } else { format!("/{url}") };
    let relative = !url.is_empty() && !url.starts_with("//") && !url.contains(':');
    is_base(url) || (relative && is_base(&format!("https://x{rooted}")))
}

/// The alternatives of sets of schemes that an operation accepts, as positions in `auth`; empty where it needs none.
pub(super) fn requirements(
    context: &mut Context<'_, '_>,
    entry: &Entry<'_>,
    auth: &[AuthScheme],
) -> Vec<Vec<usize>> {
    let source = context.source;
    let asked = &source.quirks.operation_security;
    if let Some((_, quirk)) = asked.iter().find(|(address, _)| entry.answers_to(address)) {
        return wanted(quirk, auth);
    }
    let own = entry.operation.security.as_ref().map(|own| (own, format!("{}/security", entry.pointer)));
    let global = || source.document.security.as_ref().map(|all| (all, "/security".to_owned()));
    match own.or_else(global) {
        Some((needed, pointer)) => positions(context, needed, auth, &pointer),
        None => {
            let names = source.quirks.security.iter().flatten();
            let at = |name: &String| auth.iter().position(|scheme| scheme.name == *name);
            let all: Vec<usize> = names.filter_map(at).collect();
            if all.is_empty() { Vec::new() } else { vec![all] }
        }
    }
}

/// What quirks.yaml asks of one operation; a name that means no scheme is refused elsewhere.
fn wanted(quirk: &[RequirementQuirk], auth: &[AuthScheme]) -> Vec<Vec<usize>> {
    let at = |name: &String| auth.iter().position(|scheme| scheme.name == *name);
    let mut together = Vec::new();
    let mut all: Vec<Vec<usize>> = Vec::new();
    for part in quirk {
        match part {
            RequirementQuirk::Scheme(name) => together.extend(at(name)),
            RequirementQuirk::Alternative(names) => all.push(names.iter().filter_map(at).collect()),
        }
    }
    if !together.is_empty() {
        all.insert(0, together);
    }
    settled(all)
}

fn positions(
    context: &mut Context<'_, '_>,
    needed: &[SecurityRequirement],
    auth: &[AuthScheme],
    pointer: &str,
) -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    for (at, set) in needed.iter().enumerate() {
        let found: Option<Vec<usize>> =
            set.keys().map(|name| auth.iter().position(|scheme| scheme.name == *name)).collect();
        if let Some(found) = found {
            all.push(found);
        } else {
            unknown(context, set, auth, &format!("{pointer}/{at}"));
        }
    }
    settled(all)
}

fn settled(mut all: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
    // The first alternative that can be met is taken: were it the empty one, a credential would never be sent.
    all.sort_by_key(Vec::is_empty);
    // Nothing is needed where a set is empty and nothing else is left.
    if all.iter().all(Vec::is_empty) { Vec::new() } else { all }
}

/// The scopes and roles that an operation's requirements name, each once.
pub(super) fn scopes(context: &Context<'_, '_>, entry: &Entry<'_>) -> Vec<String> {
    let global = context.source.document.security.as_ref();
    let sets = entry.operation.security.as_ref().or(global).into_iter().flatten();
    let mut scopes: Vec<String> = Vec::new();
    for scope in sets.flat_map(IndexMap::values).flatten() {
        if !scopes.contains(scope) {
            scopes.push(scope.clone());
        }
    }
    scopes
}

fn unknown(context: &mut Context<'_, '_>, set: &SecurityRequirement, auth: &[AuthScheme], pointer: &str) {
    let declared = |name: &str| {
        let components = context.source.document.components.as_ref();
        components.is_some_and(|components| components.security_schemes.contains_key(name))
    };
    let mut missing = set.keys().filter(|name| auth.iter().all(|scheme| scheme.name != **name));
    let Some(name) = missing.find(|name| !declared(name)) else { return };
    let message = format!("security scheme `{name}` is not declared; this alternative is left out");
    let declare = "declare it in `components.securitySchemes`, or under `auth` in quirks.yaml";
    let help = match near::question(name, auth.iter().map(|scheme| scheme.name.as_str())) {
        Some(question) => format!("{question} Or {declare}"),
        None => declare.to_owned(),
    };
    context.report(pointer, Diagnostic::warning("unknown-security-scheme", message).help(help));
}
