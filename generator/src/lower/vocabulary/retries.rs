//! `x-speakeasy-retries`: of the document, and of single operations.

use std::time::Duration;

use serde_json::Value;

use crate::api::{Api, Retry};
use crate::diagnostic::Diagnostic;

use super::super::context::Context;
use super::super::index::Index;
use super::unbound;

const KEY: &str = "x-speakeasy-retries";

/// Statuses that IANA's registry has in the class of servers' errors.
const SERVER_ERRORS: [u16; 11] = [500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511];

/// Statuses that IANA's registry has in the class of clients' errors, as far as another try may heal them.
const CLIENT_ERRORS: [u16; 4] = [408, 409, 425, 429];

/// Takes over what `retry` in quirks.yaml leaves open.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    let source = context.source;
    if let Some(value) = source.document.extensions.get(KEY) {
        match read(value) {
            Ok(said) => fill(&mut api.retry, said),
            Err(why) => {
                let message = format!("`{KEY}` is not used: {why}");
                let finding = Diagnostic::warning("unbound-extension", message);
                context.report(&format!("/{KEY}"), finding.help("say the same under `retry` in quirks.yaml"));
            }
        }
    }
    for entry in &index.entries {
        let Some(value) = entry.operation.extensions.get(KEY) else { continue };
        let whole = source.document.extensions.get(KEY);
        let same = whole.is_some_and(|whole| whole == value);
        if !same {
            unbound(context, entry, KEY, "what is retried is said for all operations at once");
        }
    }
}

fn fill(retry: &mut Retry, said: Retry) {
    retry.attempts = retry.attempts.or(said.attempts);
    retry.backoff = retry.backoff.or(said.backoff);
    retry.backoff_cap = retry.backoff_cap.or(said.backoff_cap);
    if retry.statuses.is_none() {
        retry.statuses = said.statuses;
    }
}

fn read(value: &Value) -> Result<Retry, String> {
    match value.get("strategy").and_then(Value::as_str) {
        Some("none") => return Ok(Retry { attempts: Some(1), ..Retry::default() }),
        Some("backoff") => {}
        other => return Err(format!("the strategy `{}` is not known", other.unwrap_or_default())),
    }
    let backoff = value.get("backoff");
    let time = |key: &str| {
        let milliseconds = backoff.and_then(|backoff| backoff.get(key)).and_then(Value::as_u64);
        milliseconds.map(Duration::from_millis)
    };
    let codes = value.get("statusCodes").and_then(Value::as_array);
    let statuses =
        codes.map(|codes| codes.iter().map(statuses).collect::<Result<Vec<_>, _>>()).transpose()?;
    let mut statuses = statuses.map(|statuses| statuses.concat());
    if let Some(statuses) = &mut statuses {
        statuses.sort_unstable();
        statuses.dedup();
    }
    let (backoff, backoff_cap) = (time("initialInterval"), time("maxInterval"));
    Ok(Retry { statuses, backoff, backoff_cap, ..Retry::default() })
}

/// A status, or those of a class such as `5XX`.
fn statuses(code: &Value) -> Result<Vec<u16>, String> {
    let text = code.as_str().map_or_else(|| code.to_string(), str::to_uppercase);
    match text.as_str() {
        "5XX" => Ok(SERVER_ERRORS.to_vec()),
        "4XX" => Ok(CLIENT_ERRORS.to_vec()),
        _ => match text.parse() {
            Ok(status @ 100..=599) => Ok(vec![status]),
            _ => Err(format!("`{text}` is no status")),
        },
    }
}
