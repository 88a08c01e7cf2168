//! The builder's methods that take credentials, one a security scheme.

use super::docs;
use super::names::{Namespace, Wish, value_name, with_word};
use super::{Behaviour, CredentialKind, CredentialMethod, Login, Named, SiteMethod};
use crate::api::{AuthKind, AuthScheme, OAuth2};

/// Most scopes that are listed one by one.
const MOST_SCOPES: usize = 20;

const LOGIN: &str = "Logs in with this name and password before the first call that needs it, and renews the token \
                     before it expires and once when it is refused, for all calls at once.";

const LOGIN_WITH_PASSCODES: &str = "Logs in as a user who has one-time passcodes: a fresh one is asked for before each \
                                    login, sent once, and never with a call. A login whose answer is lost is an \
                                    error, and the next one waits until another code can be had.";

const BASIC_WITHOUT_LOGIN: &str = "Sends user name and password, or a token in its place, as HTTP Basic with every \
                                   request that needs them.";

/// A method to be.
#[derive(Clone, Copy)]
struct Slot<'a> {
    index: usize,
    scheme: &'a AuthScheme,
    /// Constant of the login, where the method logs in.
    login: Option<&'a str>,
    /// Whether it logs in with passcodes.
    passcodes: bool,
}

/// One method for each security scheme, and for one with a login another that takes a token as it is. The usual names
/// stand where only one method wants them, else the document's.
pub(super) fn credential_methods(behaviour: &Behaviour, namespace: &mut Namespace) -> Vec<CredentialMethod> {
    let slots: Vec<Slot<'_>> =
        behaviour.auth.iter().enumerate().flat_map(|at| slots(behaviour, at)).collect();
    let names = namespace.allot(&slots.iter().map(|slot| wish(slot, &slots)).collect::<Vec<_>>());
    let planned = slots.iter().zip(names);
    planned
        .map(|(slot, name)| CredentialMethod {
            name,
            index: slot.index,
            kind: kind(slot),
            issued: issued(&slot.scheme.kind),
            login: slot.login.map(str::to_owned),
            docs: slot_docs(slot),
        })
        .collect()
}

fn slots<'a>(behaviour: &'a Behaviour, (index, named): (usize, &'a Named<AuthScheme>)) -> Vec<Slot<'a>> {
    let scheme = &named.value;
    let login = behaviour.logins.iter().find(|login| login.value.scheme.name == scheme.name);
    let plain = Slot { index, scheme, login: None, passcodes: false };
    let with = |login: &'a Named<Login>, passcodes| Slot {
        login: Some(login.constant.as_str()),
        passcodes,
        ..plain
    };
    let coded = login.filter(|login| login.value.flow.passcode.is_some());
    let logins = login.map(|login| with(login, false)).into_iter();
    logins.chain(coded.map(|login| with(login, true))).chain([plain]).collect()
}

fn wish(slot: &Slot<'_>, all: &[Slot<'_>]) -> Wish {
    let alone = all.iter().filter(|other| usual_name(other) == usual_name(slot)).count() == 1;
    // `OAuth` is one word.
    let own = value_name(&slot.scheme.name.replace("OAuth", "Oauth").replace("oAuth", "oauth"));
    let usual = usual_name(slot).filter(|_| alone).map(str::to_owned);
    let (key, own, long) = match (slot.login, &slot.scheme.login) {
        (None, Some(_)) => {
            let word = usual_name(slot).unwrap_or("credential");
            let own = with_word(&own, word);
            (format!("{} {word}", slot.scheme.name), own.clone(), with_word(&own, "value"))
        }
        (Some(_), _) if slot.passcodes => {
            let own = with_word(&own, "with_passcodes");
            (format!("{} with passcodes", slot.scheme.name), own.clone(), with_word(&own, "login"))
        }
        _ => (slot.scheme.name.clone(), own.clone(), with_word(&own, "credential")),
    };
    Wish::new(&key, usual.into_iter().chain([own, long]).collect())
}

fn kind(slot: &Slot<'_>) -> CredentialKind {
    if slot.login.is_some() {
        return if slot.passcodes { CredentialKind::PasscodeLogin } else { CredentialKind::Login };
    }
    let by_login = slot.scheme.login.is_some();
    match &slot.scheme.kind {
        AuthKind::Bearer { .. } | AuthKind::OAuth2(_) => CredentialKind::Token,
        AuthKind::Basic => CredentialKind::Basic,
        AuthKind::Header(_) if by_login => CredentialKind::Token,
        AuthKind::Header(_) | AuthKind::Query(_) | AuthKind::Cookie(_) => CredentialKind::Key,
        AuthKind::Authorization(_) => CredentialKind::Header,
    }
}

/// Whether tokens are issued where the document says.
fn issued(kind: &AuthKind) -> bool {
    matches!(kind, AuthKind::OAuth2(scheme) if scheme.has_endpoint())
}

fn usual_name(slot: &Slot<'_>) -> Option<&'static str> {
    Some(match kind(slot) {
        CredentialKind::Login => "login",
        CredentialKind::PasscodeLogin => "login_with_passcodes",
        CredentialKind::Token => "token",
        CredentialKind::Basic => "basic_auth",
        CredentialKind::Key => "api_key",
        CredentialKind::Header => return None,
    })
}

fn slot_docs(slot: &Slot<'_>) -> Vec<String> {
    match slot.login {
        Some(_) => login_docs(slot.scheme, slot.passcodes),
        None => credential_docs(slot.scheme),
    }
}

fn login_docs(scheme: &AuthScheme, passcodes: bool) -> Vec<String> {
    let text = if passcodes { LOGIN_WITH_PASSCODES } else { LOGIN };
    docs::joined(
        docs::markdown_words(text),
        docs::markdown(scheme.description.as_deref().unwrap_or_default()),
    )
}

fn credential_docs(scheme: &AuthScheme) -> Vec<String> {
    if scheme.login.is_some() {
        // The description is that of the account, and stands beside the login.
        let how = match &scheme.kind {
            AuthKind::Basic => BASIC_WITHOUT_LOGIN.to_owned(),
            kind => how(kind),
        };
        return docs::markdown_words(&format!("{how} Nothing logs in: it is sent as it is."));
    }
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

/// The runtime's names that the client's methods and those of its builder are written with.
pub(super) fn client_names(credentials: &[CredentialMethod], sites: &[SiteMethod]) -> Vec<&'static str> {
    let has = |kinds: &[CredentialKind]| credentials.iter().any(|method| kinds.contains(&method.kind));
    let (login, passcodes) = (CredentialKind::Login, CredentialKind::PasscodeLogin);
    let secrets = [login, passcodes, CredentialKind::Key, CredentialKind::Header, CredentialKind::Basic];
    let names = [
        ("Client", true),
        // `Client::builder()` gives one, whether or not it has methods of its own.
        ("ClientBuilder", true),
        ("Credential", !credentials.is_empty()),
        ("Login", has(&[login, passcodes])),
        ("Passcodes", has(&[passcodes])),
        ("Secret", has(&secrets)),
        ("Server", !sites.is_empty()),
        ("Token", has(&[CredentialKind::Token])),
    ];
    names.into_iter().filter(|(_, taken)| *taken).map(|(name, _)| name).collect()
}
