//! The sentences of the README that depend on the vendor, in lines of the usual width.

mod errors;
mod limits;
mod webhooks;

pub(super) use errors::errors;
pub(super) use webhooks::webhooks;

use super::{Behaviour, CredentialKind, CredentialMethod, Operation, Resource, Servers, SettingMethod, docs};
use crate::api::PageWay;

/// What the runtime does where the vendor says nothing (`RetryRules::DEFAULT`).
const ATTEMPTS: u32 = 3;

/// Longest wait in seconds that a vendor may ask for where nothing else is said (`RetryRules::DEFAULT`).
const LONGEST_WAIT: u64 = 60;

/// Most operations that a sentence names one by one.
const MOST_NAMED: usize = 8;

/// The README's sentences about the vendor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// What each credential method takes, a sentence each.
    pub credentials: Vec<String>,
    /// The builder's method that takes passcodes, where there is one.
    pub passcodes: Option<String>,
    /// What the client is told once; `None` where it is told nothing.
    pub settings: Option<String>,
    /// Where credentials go.
    pub origin: String,
    /// How another server is chosen; empty where there is nothing to choose.
    pub servers: Vec<String>,
    /// Which operations come in pages; `None` where none does.
    pub paged: Option<String>,
    /// The declared limits, a phrase each.
    pub limits: Vec<String>,
    /// What is known of the vendor's errors, a paragraph each.
    pub errors: Vec<String>,
    /// What is known of webhooks, a paragraph each.
    pub webhooks: Vec<String>,
    /// How often and how long is waited.
    pub waits: String,
}

/// Writes the guide.
pub(super) fn guide(
    behaviour: &Behaviour,
    credentials: &[CredentialMethod],
    settings: &[SettingMethod],
    resources: &[Resource],
    servers: &Servers,
) -> Guide {
    Guide {
        credentials: credentials.iter().map(|method| credential(behaviour, method)).collect(),
        passcodes: credentials
            .iter()
            .find(|method| method.kind == CredentialKind::PasscodeLogin)
            .map(|method| method.name.clone()),
        settings: told_once(settings),
        origin: origin(behaviour),
        servers: choices(servers),
        paged: paged(resources),
        limits: limits::limits(behaviour, resources),
        errors: Vec::new(),
        webhooks: Vec::new(),
        waits: waits(behaviour),
    }
}

fn credential(behaviour: &Behaviour, method: &CredentialMethod) -> String {
    let takes = match (method.kind, method.issued) {
        (CredentialKind::Token, true) => {
            "an access token, or an `OAuth2` that gets tokens and renews them: for the client itself, for a user's \
             password, or by a refresh token"
        }
        (CredentialKind::Token, false) => "a token, or a `Token` that a source of your own renews",
        (CredentialKind::Basic, _) => "a user name and a password",
        (CredentialKind::Login, _) => {
            "a user's name and password. The client logs in before the first call, renews the token before it \
             expires, and once when the vendor refuses it (401); concurrent calls wait for one login"
        }
        (CredentialKind::PasscodeLogin, _) => {
            "the same of a user who has one-time passcodes, and where they come from: `Passcodes::from_fn(…)` asks your \
             function for a fresh one before each login, and tells it why. Each is sent once and to get a token, never \
             with a call; a login whose answer is lost is an error, and the next waits for another code. A source has \
             5 minutes for each. The feature `totp` has `Totp`, which makes codes of the device's secret: whoever reads that and the password needs no \
             device"
        }
        (CredentialKind::Key, _) => "a key",
        (CredentialKind::Header, _) => "the whole value of the `Authorization` header",
    };
    let more = if method.kind == CredentialKind::Login { login(behaviour, method) } else { String::new() };
    let text = format!("`Client::builder().{}(…)` takes {takes}.{more}", method.name);
    docs::markdown_words(&text).join("\n  ")
}

/// What else is known of a login: how long its session lasts, and what its scheme says of itself.
fn login(behaviour: &Behaviour, method: &CredentialMethod) -> String {
    let own = behaviour
        .logins
        .iter()
        .find(|login| Some(&login.constant) == method.login.as_ref())
        .map(|login| &login.value);
    let age = own.and_then(|login| login.flow.max_age);
    let age = age.map(|age| format!(" A session ends {} after its login at the latest.", limits::time(age)));
    let described = own.and_then(|login| login.scheme.description.as_ref());
    let described = described.map(|text| format!(" {}", docs::markdown(text).join(" ")));
    format!("{}{}", age.unwrap_or_default(), described.unwrap_or_default())
}

fn told_once(settings: &[SettingMethod]) -> Option<String> {
    let lines = settings.iter().map(|setting| {
        let text = docs::markdown_words(&setting.summary).join("\n  ");
        format!("\n- {text}")
    });
    let introduction = "What the client is told once goes with every call that it belongs to; `.extra_header(…)` on a \
                        call sets a header anew.";
    (!settings.is_empty()).then(|| format!("{}\n{}", paragraph(introduction), lines.collect::<String>()))
}

fn origin(behaviour: &Behaviour) -> String {
    let to = match &behaviour.base_url {
        Some(url) => format!("{} (or the base URL given to the builder)", docs::code(url)),
        None => "the base URL given to the builder".to_owned(),
    };
    let sites: Vec<String> = behaviour
        .sites
        .iter()
        .filter(|site| !site.value.is_path())
        .map(|site| docs::code(&site.value.url))
        .collect();
    let also = match sites.as_slice() {
        [] => String::new(),
        [first @ .., last] if sites.len() <= MOST_NAMED => {
            let and = if first.is_empty() { "" } else { " and " };
            let hosts = format!("{}{and}{last}", first.join(", "));
            format!(
                " Operations that the document sends to {hosts} take theirs there, unless you give a base URL of \
                 your own: then all go to yours."
            )
        }
        _ => format!(
            " Operations that the document sends to one of {} other servers take theirs there, unless you give a \
             base URL of your own: then all go to yours.",
            sites.len()
        ),
    };
    let elsewhere = if also.is_empty() { " and nowhere else" } else { "" };
    paragraph(&format!(
        "Credentials are sent to {to}{elsewhere}: a redirect or a next page on another origin is an error.{also} \
         `Debug`, errors and logs never show them."
    ))
}

/// A line for each server that may be chosen.
fn choices(servers: &Servers) -> Vec<String> {
    let all = servers.items.iter().map(|server| {
        let how = match server.setters.first() {
            None => format!("servers::{}", server.name),
            Some(setter) => format!("servers::{}::default().{}(…)", server.name, setter.name),
        };
        format!("`{how}`: {}", docs::code(&server.url))
    });
    all.collect()
}

fn paged(resources: &[Resource]) -> Option<String> {
    let calls = resources.iter().flat_map(|resource| {
        let paged = resource.operations.iter().filter(|operation| operation.is_paged());
        paged.map(|operation| format!("`{}().{}`", resource.accessor, operation.method))
    });
    let calls: Vec<String> = calls.collect();
    let subject = match calls.as_slice() {
        [] => return None,
        [only] => format!("{only} comes"),
        [first @ .., last] if calls.len() <= MOST_NAMED => format!("{} and {last} come", first.join(", ")),
        [first, second, ..] => format!("{} operations, such as {first} and {second}, come", calls.len()),
    };
    let numbered = |operation: &Operation| {
        let way = operation.descriptor.pagination.as_ref().map(|pagination| &pagination.way);
        matches!(way, Some(PageWay::Offset(_) | PageWay::Page(_)))
    };
    let ahead = resources.iter().flat_map(|resource| &resource.operations).any(numbered);
    let ahead = if ahead {
        " Where pages have numbers, `.prefetch(n)` asks for up to `n` of them before their turn; they still come in order."
    } else {
        ""
    };
    Some(paragraph(&format!(
        "{subject} in pages. Awaiting the call gives one page, `.pages()` walks pages, `.items()` walks items; after \
         an error the walk can go on where it stopped, and `.continuation()` is a text from which `.resume(…)` goes on \
         in another process.{ahead}"
    )))
}

fn waits(behaviour: &Behaviour) -> String {
    let attempts = behaviour.retry.attempts.unwrap_or(ATTEMPTS);
    let wait = behaviour.retry.max_server_wait.map_or(LONGEST_WAIT, |wait| wait.as_secs());
    let tried = match attempts {
        0 | 1 => "A failed call is not tried again.".to_owned(),
        _ => format!("Up to {attempts} attempts are made where sending twice is safe."),
    };
    paragraph(&format!(
        "{tried} A wait of more than {wait} s that the vendor asks for is an error at once, with `retry_after()`."
    ))
}

fn paragraph(text: &str) -> String {
    docs::markdown_words(text).join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::runtime_files::FILES;

    #[test]
    fn what_the_runtime_does_unasked_is_told_as_it_is() {
        let profile = FILES.iter().find(|(path, _)| *path == "profile.rs").map_or("", |(_, text)| text);
        assert!(profile.contains(&format!("attempts: {ATTEMPTS},")));
        assert!(profile.contains(&format!("max_server_wait: Duration::from_secs({LONGEST_WAIT}),")));
        let passcodes =
            FILES.iter().find(|(path, _)| path.ends_with("passcode.rs")).map_or("", |(_, text)| text);
        assert!(passcodes.contains("const PATIENCE: Duration = Duration::from_secs(5 * 60);"));
    }
}
