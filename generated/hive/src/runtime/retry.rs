//! Whether a failed attempt is repeated, and when.
//!
//! The costs and the size of the budget, and full jitter, are those of the AWS SDKs' standard mode: they
//! keep many clients from multiplying the load on a server that already fails.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use super::profile::{CodeRetry, RetryRules};

const CAPACITY: u32 = 500;
const COST: u32 = 14;
const COST_THROTTLED: u32 = 5;
const REFUND: u32 = 1;
const TOO_MANY_REQUESTS: u16 = 429;
/// First backoff when the vendor says "too many requests" and not for how long.
const THROTTLED_BACKOFF: Duration = Duration::from_secs(1);
/// Share of a server's wait that is added at most, so that not all clients come back at once.
const SPREAD: f64 = 0.1;

/// Why an attempt failed, as far as repeating it is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// Nothing was written.
    Unwritten,
    /// The peer told that it did not process the request.
    Refused,
    /// No whole answer came, and the vendor may have acted.
    Interrupted,
    /// This status, and the wait that came with it.
    Status { status: u16, wait: Option<Duration> },
    /// An error of a code that says whether it is repeated.
    Told { retry: CodeRetry, throttled: bool, wait: Option<Duration> },
    /// Nothing that another attempt could change.
    Final,
}

impl Cause {
    /// Whether the vendor says that no wait heals it.
    pub(super) fn is_hopeless(self) -> bool {
        matches!(self, Self::Told { retry: CodeRetry::Never, .. })
    }

    /// How long the vendor asks to wait.
    pub(super) fn asked(self) -> Option<Duration> {
        match self {
            Self::Status { wait, .. } | Self::Told { wait, .. } => wait,
            _ => None,
        }
    }

    /// Whether the vendor says that there are too many requests.
    pub(super) fn is_throttled(self) -> bool {
        match self {
            Self::Status { status, .. } => status == TOO_MANY_REQUESTS,
            Self::Told { throttled, .. } => throttled,
            _ => false,
        }
    }
}

/// What is to be done after a failed attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    /// Wait, then try again; `cost` was taken from the budget.
    Repeat { wait: Duration, cost: u32 },
    /// Tell the caller.
    Stop,
    /// Tell the caller to come back after this wait, which is longer than may be waited here.
    ComeBack(Duration),
}

/// What one call allows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Policy<'a> {
    pub(super) rules: &'a RetryRules,
    /// Attempts in all; 0 counts as 1.
    pub(super) attempts: u32,
    pub(super) max_server_wait: Duration,
    /// Sending twice has the effect of sending once.
    pub(super) safe: bool,
    /// The body can be sent again from its first byte.
    pub(super) replayable: bool,
}

impl Policy<'_> {
    /// Whether such a failure may be followed by the same request at all.
    pub(super) fn may_repeat(&self, cause: Cause) -> bool {
        match cause {
            Cause::Unwritten => true,
            Cause::Refused => self.replayable,
            Cause::Interrupted => self.replayable && self.safe,
            Cause::Status { status, .. } => self.replayable && self.repeats(status),
            Cause::Told { retry, .. } => self.replayable && self.may(retry),
            Cause::Final => false,
        }
    }

    fn may(&self, retry: CodeRetry) -> bool {
        match retry {
            CodeRetry::Never => false,
            CodeRetry::Refused => true,
            CodeRetry::Unavailable => self.safe,
        }
    }

    fn repeats(&self, status: u16) -> bool {
        let safely = self.safe && self.rules.statuses.contains(&status);
        safely || self.rules.refused.contains(&status)
    }

    /// What follows attempt number `attempt`, when `remaining` is left until the deadline and `random` is
    /// a number from 0 up to, not including, 1.
    pub(super) fn decide(
        &self,
        cause: Cause,
        attempt: u32,
        remaining: Option<Duration>,
        budget: &Budget,
        random: f64,
    ) -> Decision {
        if !self.may_repeat(cause) {
            return Decision::Stop;
        }
        let wait = self.wait(cause, attempt, random);
        let late = remaining.is_some_and(|remaining| wait >= remaining);
        if let Some(asked) = cause.asked() {
            if late || asked > self.max_server_wait {
                return Decision::ComeBack(asked);
            }
        }
        let cost = cost(cause);
        if late || attempt >= self.attempts || !budget.take(cost) {
            return Decision::Stop;
        }
        Decision::Repeat { wait, cost }
    }

    fn wait(&self, cause: Cause, attempt: u32, random: f64) -> Duration {
        let base = self.rules.backoff;
        match cause.asked() {
            _ if cause == Cause::Refused => Duration::ZERO,
            Some(asked) => asked.saturating_add(share(asked, SPREAD * random)),
            None if cause.is_throttled() => {
                self.backoff(base.max(THROTTLED_BACKOFF), attempt, random)
            }
            None => self.backoff(base, attempt, random),
        }
    }

    /// Full jitter: anything from nothing to the exponential backoff.
    fn backoff(&self, base: Duration, attempt: u32, random: f64) -> Duration {
        let doubled = 2_u32.saturating_pow(attempt.saturating_sub(1));
        share(base.saturating_mul(doubled).min(self.rules.backoff_cap), random)
    }
}

fn cost(cause: Cause) -> u32 {
    match cause {
        Cause::Refused => 0,
        _ if cause.is_throttled() || cause.asked().is_some() => COST_THROTTLED,
        _ => COST,
    }
}

/// `part` of `whole`; nothing where `part` is no share, for a caller may bring the random numbers.
pub(super) fn share(whole: Duration, part: f64) -> Duration {
    let part = if (0.0..1.0).contains(&part) { part } else { 0.0 };
    whole.mul_f64(part)
}

/// Tokens that the retries of all calls of a client share.
#[derive(Debug)]
pub(crate) struct Budget(Mutex<u32>);

impl Default for Budget {
    fn default() -> Self {
        Self(Mutex::new(CAPACITY))
    }
}

impl Budget {
    /// Takes `cost`, or nothing and `false` when less is left.
    fn take(&self, cost: u32) -> bool {
        self.change(|left| left.checked_sub(cost))
    }

    /// Gives back what the last retry of a call that then succeeded had cost; a call that needed none
    /// gives one.
    pub(super) fn refund(&self, cost: Option<u32>) {
        let back = cost.unwrap_or(REFUND);
        self.change(|left| Some(left.saturating_add(back).min(CAPACITY)));
    }

    fn change(&self, change: impl FnOnce(u32) -> Option<u32>) -> bool {
        let mut left = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let changed = change(*left);
        *left = changed.unwrap_or(*left);
        changed.is_some()
    }
}
