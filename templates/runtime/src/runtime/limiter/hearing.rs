//! What status and headers of an answer ask of those who send.

use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode};

use super::super::profile::{LimitHeader, Profile};
use super::super::wait;
use super::feedback::refused_by;

/// What status and headers of an answer ask.
#[derive(Debug)]
pub(in super::super) struct Heard {
    /// The wait before the next request.
    pub(in super::super) wait: Option<Duration>,
    /// The rules that are blocked, and for how long.
    pub(in super::super) block: Option<(Vec<usize>, Duration)>,
}

/// Reads the status and the headers of an answer to a request that was charged to these rules; `declared` are the headers
/// of limits that may be told, `wall` is the local calendar's time. Those of limits come with every answer, so that
/// only a refusal makes them a wait. A server that cannot serve anybody (503) shuts all rules.
pub(in super::super) fn hear(
    profile: &Profile,
    rules: &[usize],
    declared: &[LimitHeader],
    (status, headers): (StatusCode, &HeaderMap),
    wall: SystemTime,
) -> Heard {
    let refused = status == StatusCode::TOO_MANY_REQUESTS
        || profile.retry.refused.contains(&status.as_u16());
    let wait = if refused {
        wait::server_wait(headers, declared, wall)
    } else {
        wait::asked(headers, wall)
    };
    let blocked = |wait| {
        if status == StatusCode::SERVICE_UNAVAILABLE {
            return Some(rules.to_vec());
        }
        let rules = refused_by(rules, profile.limits, wait);
        refused.then(|| rules.collect())
    };
    let block = wait.and_then(|wait| Some((blocked(wait)?, wait)));
    Heard { wait, block }
}
