//! How a caller proves who it is: schemes, and which of them an operation needs.

use crate::api::{AuthKind, AuthScheme};
use crate::diagnostic::Diagnostic;
use crate::quirks::{AuthQuirk, KeyLocation};
use crate::source::node::escape;
use crate::source::openapi::{APIKeyLocation, SecurityRequirement, SecurityScheme};

use super::components;
use super::context::Context;
use super::index::Entry;
use super::text::paragraph;

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
    let (kind, description) = match quirk {
        AuthQuirk::Bearer { keyword, description } => {
            (AuthKind::Bearer { keyword: keyword.clone() }, description)
        }
        AuthQuirk::Basic { description } => (AuthKind::Basic, description),
        AuthQuirk::ApiKey { location, name, description } => {
            let kind = match location {
                KeyLocation::Header => AuthKind::Header(name.clone()),
                KeyLocation::Query => AuthKind::Query(name.clone()),
                KeyLocation::Cookie => AuthKind::Cookie(name.clone()),
            };
            (kind, description)
        }
    };
    AuthScheme { name: name.to_owned(), kind, description: paragraph(description.as_deref()) }
}

fn spoken(
    context: &mut Context<'_, '_>,
    name: &str,
    scheme: &SecurityScheme,
    pointer: &str,
) -> Option<AuthScheme> {
    let bearer = || AuthKind::Bearer { keyword: "Bearer".to_owned() };
    let (kind, description) = match scheme {
        SecurityScheme::APIKey { location, name, description, .. } => {
            let kind = match location {
                APIKeyLocation::Header => AuthKind::Header(name.clone()),
                APIKeyLocation::Query => AuthKind::Query(name.clone()),
                APIKeyLocation::Cookie => AuthKind::Cookie(name.clone()),
            };
            (kind, description)
        }
        SecurityScheme::HTTP { scheme, description, .. } => match scheme.to_lowercase().as_str() {
            "bearer" => (bearer(), description),
            "basic" => (AuthKind::Basic, description),
            other => {
                let message =
                    format!("HTTP authentication scheme `{other}` of `{name}` is not known; it is left out");
                let help = format!("say how the credential travels under `auth.{name}` in quirks.yaml");
                context
                    .report(pointer, Diagnostic::warning("unsupported-security-scheme", message).help(help));
                return None;
            }
        },
        SecurityScheme::OAuth2 { description, .. } | SecurityScheme::OpenIDConnect { description, .. } => {
            let message = format!("`{name}` is sent as a bearer token; the caller gets the token");
            context.report(
                pointer,
                Diagnostic::note("token-by-caller", message)
                    .help("give the builder a token, which it sends as it is"),
            );
            (bearer(), description)
        }
    };
    Some(AuthScheme { name: name.to_owned(), kind, description: paragraph(description.as_deref()) })
}

/// The alternatives of sets of schemes that an operation accepts, as positions in `auth`; empty where it needs none.
pub(super) fn requirements(
    context: &mut Context<'_, '_>,
    entry: &Entry<'_>,
    auth: &[AuthScheme],
) -> Vec<Vec<usize>> {
    let source = context.source;
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
    // The first alternative that can be met is taken: were it the empty one, a credential would never be sent.
    all.sort_by_key(Vec::is_empty);
    // Nothing is needed where a set is empty and nothing else is left.
    if all.iter().all(Vec::is_empty) { Vec::new() } else { all }
}

fn unknown(context: &mut Context<'_, '_>, set: &SecurityRequirement, auth: &[AuthScheme], pointer: &str) {
    let declared = |name: &str| {
        let components = context.source.document.components.as_ref();
        components.is_some_and(|components| components.security_schemes.contains_key(name))
    };
    let mut missing = set.keys().filter(|name| auth.iter().all(|scheme| scheme.name != **name));
    let Some(name) = missing.find(|name| !declared(name)) else { return };
    let message = format!("security scheme `{name}` is not declared; this alternative is left out");
    let help = "declare it in `components.securitySchemes`, or under `auth` in quirks.yaml";
    context.report(pointer, Diagnostic::warning("unknown-security-scheme", message).help(help));
}
