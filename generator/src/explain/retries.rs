//! What is sent again, and how long is waited.

use crate::api::Operation;

use super::view::{View, duration, quoted};
use super::{Area, Fact, Origin};

const NAME: &str = "retries";

pub(super) const AREA: Area = Area { name: NAME, quirks: &["/retry"], vendor, operation };

fn vendor(view: &View<'_>) -> Vec<Fact> {
    let retry = &view.api.retry;
    let said = [
        ("attempts", retry.attempts.map(|all| format!("{all} attempts in all"))),
        (
            "statuses",
            retry.statuses.as_ref().map(|all| {
                format!("answers {} are followed by another attempt where that is safe", quoted(all))
            }),
        ),
        (
            "refused",
            retry
                .refused
                .as_ref()
                .map(|all| format!("answers {} mean that nothing was executed", quoted(all))),
        ),
        ("backoff", retry.backoff.map(|time| format!("the first backoff is up to {}", duration(time)))),
        ("backoff_cap", retry.backoff_cap.map(|time| format!("a backoff is at most {}", duration(time)))),
        (
            "max_server_wait",
            retry
                .max_server_wait
                .map(|time| format!("the vendor may ask for waits up to {}", duration(time))),
        ),
    ];
    let facts = said
        .into_iter()
        .filter_map(|(key, says)| Some(Fact::new(NAME, "", says?, view.quirk(&format!("/retry/{key}")))));
    let mut facts: Vec<Fact> = facts.collect();
    if facts.is_empty() {
        facts.push(Fact::new(NAME, "", "attempts, statuses and backoff are the runtime's", Origin::Runtime));
    }
    facts
}

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let (brief, says) = if operation.idempotent {
        ("safe", "is sent again after a failure that may have been executed")
    } else {
        ("once", "is sent again only where it was refused or never arrived")
    };
    let quirk = View::bound(operation, "/retry").last();
    let says = match quirk {
        Some(_) => says.to_owned(),
        None => format!("{says}, as {} is", operation.method),
    };
    vec![Fact::new(NAME, brief, says, quirk.map_or(Origin::Runtime, |pointer| view.quirk(pointer)))]
}
