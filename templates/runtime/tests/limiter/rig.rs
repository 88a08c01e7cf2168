//! A limiter, its clock, and short words for what tests do with them.

use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use runtime::runtime::limiter::{
    Limiter, Obstacle, Patience, Permit, Precedence, Rule, Settlement, Throttled,
};

use crate::support::clock::{TestClock, poll_once};

pub(crate) const INSTANT: Duration = Duration::from_nanos(1);

/// The last instant before `time` has passed.
pub(crate) fn just_before(time: Duration) -> Duration {
    time.saturating_sub(INSTANT)
}

pub(crate) type Acquire<'a> =
    Pin<Box<dyn Future<Output = Result<Permit, Throttled>> + 'a>>;

pub(crate) fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// Waits for blocks however long they last, and until `deadline`.
pub(crate) fn patience(deadline: Option<Duration>) -> Patience {
    Patience {
        deadline,
        block: Duration::MAX,
        queue: usize::MAX,
        precedence: Precedence::Ordinary,
    }
}

/// The refusal of a request whose turn comes after its deadline.
pub(crate) fn late(wait: Duration) -> Throttled {
    Throttled { wait, obstacle: Obstacle::Deadline }
}

/// A limiter with rules of (limit, seconds).
pub(crate) fn limiter(rules: &[(u64, u64)]) -> (Limiter, Arc<TestClock>) {
    let clock = TestClock::new();
    let rule = |&(limit, window)| Rule::new("rule", limit, s(window));
    (Limiter::new(rules.iter().map(rule).collect(), clock.clone()), clock)
}

/// A future in the line, polled once; none when it went at once.
pub(crate) fn wait<'a>(
    limiter: &'a Limiter,
    rules: &'a [usize],
    deadline: Option<Duration>,
) -> Acquire<'a> {
    let mut future: Acquire<'a> = Box::pin(limiter.acquire(rules, patience(deadline)));
    assert!(poll_once(&mut future).is_pending(), "it should have to wait");
    future
}

pub(crate) fn take(limiter: &Limiter, rules: &[usize]) -> Permit {
    granted(&mut (Box::pin(limiter.acquire(rules, patience(None))) as Acquire))
}

pub(crate) fn answer(limiter: &Limiter, rules: &[usize]) {
    take(limiter, rules).settle(Settlement::Answered);
}

pub(crate) fn granted(future: &mut Acquire<'_>) -> Permit {
    match poll_once(future) {
        Poll::Ready(Ok(permit)) => permit,
        other => panic!("it should go, not {other:?}"),
    }
}

pub(crate) fn refused(future: &mut Acquire<'_>) -> Duration {
    match poll_once(future) {
        Poll::Ready(Err(throttled)) => throttled.wait,
        other => panic!("it should be refused, not {other:?}"),
    }
}

pub(crate) fn try_acquire(
    limiter: &Limiter,
    rules: &[usize],
    deadline: Duration,
) -> Poll<Option<Duration>> {
    let mut future: Acquire = Box::pin(limiter.acquire(rules, patience(Some(deadline))));
    poll_once(&mut future).map(|result| result.err().map(|throttled| throttled.wait))
}

/// Asserts that the future goes when exactly `after` has passed.
pub(crate) fn goes_after(
    clock: &TestClock,
    after: Duration,
    future: &mut Acquire<'_>,
) -> Permit {
    clock.advance(just_before(after));
    assert!(poll_once(future).is_pending(), "it goes too early");
    clock.advance(INSTANT);
    granted(future)
}
