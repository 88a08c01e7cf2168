//! What an answer's headers say of one rule.

use std::borrow::Cow;
use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::super::profile::{LimitHeader, LimitMeaning, LimitRule};
use super::super::wait::{count, server_time, single, until_reset};

/// The state of a limit as the server tells it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reading {
    /// What is allowed in the window; never zero.
    pub(super) limit: Option<u64>,
    /// Time until the window starts anew.
    pub(super) reset: Option<Duration>,
    left: Option<u64>,
    used: Option<u64>,
}

impl Reading {
    /// What is left in the window, of `limit` unless the server tells its own.
    pub(super) fn remaining(&self, limit: u64) -> Option<u64> {
        let unused =
            self.used.map(|used| self.limit.unwrap_or(limit).saturating_sub(used));
        self.left.or(unused)
    }
}

/// The headers among those that the vendor declares that answers of this operation are read for.
pub(in super::super) fn of_operation(
    limit_headers: &'static [LimitHeader],
    operation: &str,
) -> Cow<'static, [LimitHeader]> {
    let speaks = |header: &&LimitHeader| {
        header.operations.is_empty() || header.operations.contains(&operation)
    };
    if limit_headers.iter().all(|header| speaks(&header)) {
        return Cow::Borrowed(limit_headers);
    }
    limit_headers.iter().filter(speaks).copied().collect()
}

/// Reads those of the headers that speak of `rule`, one of the `rules` the request was charged to.
pub(super) fn read(
    rule: usize,
    rules: &[usize],
    limit_headers: &[LimitHeader],
    headers: &HeaderMap,
    wall: SystemTime,
) -> Reading {
    let origin = server_time(headers, wall);
    let mut reading = Reading::default();
    for header in limit_headers.iter().filter(|header| speaks_of(header, rule, rules)) {
        let number = count(headers, header.name);
        match header.meaning {
            // A header that is not there says nothing: another may say the same.
            LimitMeaning::Limit => {
                let limit = number.filter(|&limit| limit > 0);
                reading.limit = limit.or(reading.limit);
            }
            LimitMeaning::Remaining => reading.left = number.or(reading.left),
            LimitMeaning::Used => reading.used = number.or(reading.used),
            LimitMeaning::Reset(_) => {
                let text = single(headers, header.name);
                let reset = text.and_then(|text| until_reset(header, text, origin));
                reading.reset = reset.or(reading.reset);
            }
            LimitMeaning::RetryAfter(_) => {}
        }
    }
    reading
}

/// A header that names no rule is believed of the only one: were there several, its numbers could be those of any.
fn speaks_of(header: &LimitHeader, rule: usize, rules: &[usize]) -> bool {
    let only = || rules.iter().all(|other| *other == rule);
    header.rule.map_or_else(only, |named| named == rule)
}

/// Which of `rules`, those that a refused request was charged to, to block for the `wait` that it was told;
/// `limits` are what the vendor declares.
///
/// A refusal does not tell which rule it enforces. While the wait fits into a narrow rule's window, only
/// the narrow ones are blocked, so that one refused export does not stop the whole client. If it was a
/// wide rule after all, the next operation is refused too and blocks it: the price is one request. A wait
/// longer than every narrow window can only be a wide rule's; then all are blocked.
pub(in super::super) fn refused_by(
    rules: &[usize],
    limits: &[LimitRule],
    wait: Duration,
) -> impl Iterator<Item = usize> {
    let narrow =
        |&rule: &usize| limits.get(rule).filter(|limit| limit.narrow).map(|l| l.window);
    let fits = rules.iter().filter_map(narrow).max().is_some_and(|most| wait <= most);
    rules.iter().copied().filter(move |rule| !fits || narrow(rule).is_some())
}
