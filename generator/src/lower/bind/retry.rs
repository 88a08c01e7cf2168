//! What is retried.

use crate::api::{Api, Retry};
use crate::diagnostic::Diagnostic;
use crate::quirks::RetryQuirk;

use super::super::context::Context;
use super::super::index::Index;
use super::{address, duration};

/// Takes over the rules and which operations may be sent twice.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    let quirk = &context.source.quirks.retry;
    if quirk.attempts == Some(0) {
        let finding = Diagnostic::error("invalid-retry", "nothing would be sent in no attempt");
        context.refuse("/retry/attempts", finding.help("write 1 where nothing is retried"));
    }
    statuses(context, quirk.statuses.as_deref(), "/retry/statuses");
    statuses(context, quirk.refused.as_deref(), "/retry/refused");
    contradictions(context, index, quirk);
    let mut time = |text: &Option<String>, key: &str| {
        text.as_ref().and_then(|text| duration::read(context, text, &format!("/retry/{key}")))
    };
    api.retry = Retry {
        attempts: quirk.attempts,
        statuses: quirk.statuses.clone(),
        refused: quirk.refused.clone(),
        backoff: time(&quirk.backoff, "backoff"),
        backoff_cap: time(&quirk.backoff_cap, "backoff_cap"),
        max_server_wait: time(&quirk.max_server_wait, "max_server_wait"),
    };
    let twice = address::left(context, index, api, &quirk.idempotent, "/retry/idempotent");
    let once = address::left(context, index, api, &quirk.not_idempotent, "/retry/not_idempotent");
    for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        if twice.contains(&operation.id) {
            operation.idempotent = true;
            operation.quirks.push("/retry/idempotent".to_owned());
        }
        if once.contains(&operation.id) {
            operation.idempotent = false;
            operation.quirks.push("/retry/not_idempotent".to_owned());
        }
    }
}

/// Reports what is no status of a failure (RFC 9110, section 15).
fn statuses(context: &mut Context<'_, '_>, statuses: Option<&[u16]>, place: &str) {
    for (at, status) in statuses.unwrap_or_default().iter().enumerate() {
        let message = match status {
            200..=299 => format!("{status} is a success, which nothing repeats"),
            100..=599 => continue,
            _ => format!("{status} is no HTTP status"),
        };
        let finding = Diagnostic::error("invalid-retry", message);
        context
            .refuse(&format!("{place}/{at}"), finding.help("write a status from 100 to 599 that is no 2xx"));
    }
}

/// Reports operations that may and must not be sent twice. A tag beside the operation itself is a rule and its exception.
fn contradictions(context: &mut Context<'_, '_>, index: &Index<'_>, quirk: &RetryQuirk) {
    let is_tag = |address: &str| address.starts_with("tag:");
    for (at, once) in quirk.not_idempotent.iter().enumerate() {
        let twice = quirk.idempotent.iter().filter(|twice| is_tag(twice) == is_tag(once));
        let both = |twice: &&String| {
            index.entries.iter().any(|entry| entry.answers_to(twice) && entry.answers_to(once))
        };
        let Some(twice) = twice.into_iter().find(both) else { continue };
        let message = format!("`{once}` must not be sent twice, and may as `{twice}`");
        let help = "take it out of `idempotent` or of `not_idempotent`";
        let finding = Diagnostic::error("invalid-retry", message).help(help);
        context.refuse(&format!("/retry/not_idempotent/{at}"), finding);
    }
}
