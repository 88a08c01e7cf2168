//! The builder's methods that take credentials, one a security scheme.

use super::docs;
use super::names::{Namespace, Wish, value_name, with_word};
use super::{CredentialKind, CredentialMethod};
use crate::api::{AuthKind, AuthScheme, OAuth2};

/// Most scopes that are listed one by one.
const MOST_SCOPES: usize = 20;

/// One method for each security scheme. The usual names stand where only one scheme wants them, else the document's.
pub(super) fn credential_methods(schemes: &[AuthScheme], namespace: &mut Namespace) -> Vec<CredentialMethod> {
    let names = namespace.allot(&schemes.iter().map(|scheme| wish(scheme, schemes)).collect::<Vec<_>>());
    let planned = schemes.iter().zip(names).enumerate();
    planned
        .map(|(index, (scheme, name))| CredentialMethod {
            name,
            index,
            kind: credential_kind(&scheme.kind),
            issued: issued(&scheme.kind),
            docs: credential_docs(scheme),
        })
        .collect()
}

fn wish(scheme: &AuthScheme, all: &[AuthScheme]) -> Wish {
    let alone = all.iter().filter(|other| usual_name(&other.kind) == usual_name(&scheme.kind)).count() == 1;
    // `OAuth` is one word.
    let own = value_name(&scheme.name.replace("OAuth", "Oauth").replace("oAuth", "oauth"));
    let long = with_word(&own, "credential");
    let usual = usual_name(&scheme.kind).filter(|_| alone).map(str::to_owned);
    Wish::new(&scheme.name, usual.into_iter().chain([own, long]).collect())
}

fn credential_kind(kind: &AuthKind) -> CredentialKind {
    match kind {
        AuthKind::Bearer { .. } | AuthKind::OAuth2(_) => CredentialKind::Token,
        AuthKind::Basic => CredentialKind::Basic,
        AuthKind::Header(_) | AuthKind::Query(_) | AuthKind::Cookie(_) => CredentialKind::Key,
        AuthKind::Authorization(_) => CredentialKind::Header,
    }
}

/// Whether tokens are issued where the document says.
fn issued(kind: &AuthKind) -> bool {
    matches!(kind, AuthKind::OAuth2(scheme) if scheme.has_endpoint())
}

fn usual_name(kind: &AuthKind) -> Option<&'static str> {
    Some(match kind {
        AuthKind::Bearer { .. } | AuthKind::OAuth2(_) => "token",
        AuthKind::Basic => "basic_auth",
        AuthKind::Header(_) | AuthKind::Query(_) | AuthKind::Cookie(_) => "api_key",
        AuthKind::Authorization(_) => return None,
    })
}

fn credential_docs(scheme: &AuthScheme) -> Vec<String> {
    let lines = docs::joined(
        docs::markdown_words(&how(&scheme.kind)),
        docs::markdown(scheme.description.as_deref().unwrap_or_default()),
    );
    match &scheme.kind {
        AuthKind::OAuth2(flows) => oauth2_docs(lines, flows),
        _ => lines,
    }
}

fn how(kind: &AuthKind) -> String {
    match kind {
        AuthKind::Bearer { keyword } => format!(
            "Sends {} with every request that needs it. A `Token` may renew itself.",
            docs::code(&format!("Authorization: {keyword} <token>"))
        ),
        AuthKind::OAuth2(scheme) if scheme.has_endpoint() => {
            "Sends `Authorization: Bearer <token>` with every request that needs it. Takes an access token, or an \
             `OAuth2` that gets and renews them."
                .to_owned()
        }
        AuthKind::OAuth2(_) => "Sends `Authorization: Bearer <token>` with every request that needs it. A `Token` \
                                may renew itself."
            .to_owned(),
        AuthKind::Basic => {
            "Sends user name and password as HTTP Basic with every request that needs them.".to_owned()
        }
        AuthKind::Header(name) => {
            format!("Sends the key in the header {} with every request that needs it.", docs::code(name))
        }
        AuthKind::Query(name) => format!(
            "Sends the key in the query parameter {} with every request that needs it.",
            docs::code(name)
        ),
        AuthKind::Cookie(name) => {
            format!("Sends the key in the cookie {} with every request that needs it.", docs::code(name))
        }
        AuthKind::Authorization(scheme) => format!(
            "Sends `Authorization` as it is given, scheme word included, with every request that needs it. The \
             document's scheme is {}.",
            docs::code(scheme)
        ),
    }
}

fn oauth2_docs(lines: Vec<String>, flows: &OAuth2) -> Vec<String> {
    let consent = flows.authorization.iter().map(|url| format!("Users consent at {}.", docs::code(url)));
    let mut scopes: Vec<String> = flows
        .scopes
        .iter()
        .take(MOST_SCOPES)
        .map(|(scope, text)| match docs::one_line(text).as_str() {
            "" => format!("- {}", docs::code(scope)),
            text => format!("- {}: {}", docs::code(scope), docs::markdown(text).join(" ")),
        })
        .collect();
    let left = flows.scopes.len().saturating_sub(MOST_SCOPES);
    scopes.extend((left > 0).then(|| format!("- and {left} more")));
    let lines = consent.fold(lines, |lines, text| docs::joined(lines, docs::markdown_words(&text)));
    if scopes.is_empty() {
        return lines;
    }
    let listed = scopes.iter().flat_map(|line| docs::markdown(line)).collect();
    docs::joined(docs::joined(lines, vec!["Scopes:".to_owned()]), listed)
}
