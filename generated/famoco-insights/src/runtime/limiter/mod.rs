//! Keeps a client within the limits that its vendor declares.
//!
//! Each rule keeps a log of slots, at most as many as the rule allows requests in its window. A request
//! takes one slot of every rule it is charged to, all of them or none, when it is sent; it gives them
//! back one window after its *response*. Whenever the server counted the request, and whether it counts
//! in fixed windows, in sliding ones or in a token bucket, its window is then over. Counting from when
//! the request was sent would let jitter push requests into the same window of the server's.
//!
//! What the server says may only tighten this: a lower limit, slots that others have used, a time during
//! which nothing may be sent. Memory is bounded by the limits: a slot is a number.

mod feedback;
mod line;
mod place;
mod window;

use std::sync::{Arc, Mutex, PoisonError};
use std::task::Waker;
use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::clock::Clock;
use super::profile::LimitHeader;
use line::Line;
use place::Place;

pub(super) use feedback::refused_by;

/// At most `limit` requests in `window`.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Name by which a caller may change the rule.
    pub name: String,
    /// Requests allowed in one window; zero counts as one.
    pub limit: u32,
    /// Length of the window.
    pub window: Duration,
}

/// How long a request may wait for its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// When the wait must be over, a time of the limiter's clock; `None` waits without end.
    pub deadline: Option<Duration>,
    /// Longest time that is waited for the end of a block.
    pub block: Duration,
}

/// The wait for a slot would last longer than it may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Throttled {
    /// The least time until a slot can be had.
    pub wait: Duration,
    /// What stands in the way.
    pub obstacle: Obstacle,
}

/// What keeps a request from its slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The server asked to be left alone for longer than [`Patience::block`].
    Block,
    /// The turn comes after [`Patience::deadline`].
    Deadline,
}

/// What became of a permitted request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settlement {
    /// The response arrived just now.
    Answered,
    /// Nothing arrived; the request was given up at this time of the limiter's clock.
    TimedOut(Duration),
    /// Nothing was written to the server.
    NeverSent,
}

/// Admits requests as far as its rules allow. Clones share one state.
#[derive(Debug, Clone)]
pub struct Limiter {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    line: Mutex<Line>,
    clock: Arc<dyn Clock>,
}

impl Limiter {
    /// A limiter over `rules`, which the other methods name by position. A position beyond the last rule
    /// is ignored. Requests under no rule share one that limits nothing, but can be blocked.
    #[must_use]
    pub fn new(rules: Vec<Rule>, clock: Arc<dyn Clock>) -> Self {
        Self {
            shared: Arc::new(Shared {
                line: Mutex::new(Line::new(rules)),
                clock,
            }),
        }
    }

    /// Waits until every one of `rules` admits one more request, and takes a slot of each.
    ///
    /// Requests that share a rule are admitted in the order in which they asked: one that waits for
    /// another rule keeps a slot of the shared one in reserve, no more. Dropping the future gives up its
    /// place.
    ///
    /// # Errors
    /// [`Throttled`] as soon as it is known that the wait must last longer than `patience`; one that
    /// ends with the deadline, or lasts just as long as it may, is still waited for.
    pub async fn acquire(
        &self,
        rules: &[usize],
        patience: Patience,
    ) -> Result<Permit, Throttled> {
        Place::join(self, rules, patience).await
    }

    /// Learns from the headers of an answer to a request charged to `rules`: a limit lower than the
    /// declared one takes its place, and where fewer requests remain than thought, the difference is
    /// held until the reset (at most one window, or one window where no reset is told). When nothing
    /// remains until a reset more than one window away, that is a [`block`](Self::block). Nothing is
    /// ever loosened beyond what was declared.
    ///
    /// A header that does not name its rule speaks of the only one of `rules`, and of none when there
    /// are several. `wall` is the local calendar's time, used when the answer has no `Date`. Call it
    /// before the permit is settled.
    pub fn observe(
        &self,
        rules: &[usize],
        limit_headers: &[LimitHeader],
        headers: &HeaderMap,
        wall: SystemTime,
    ) {
        self.change(|line, now| {
            let rules = line.declared(rules);
            for &rule in &rules {
                let reading = feedback::read(rule, &rules, limit_headers, headers, wall);
                line.tighten(rule, reading, now);
            }
            line.reconsider(&rules);
        });
    }

    /// Sends nothing under any of `rules` (or, where there are none, nothing that is under no rule) for
    /// `wait`, a day at most, because the server refused a request charged to them. Then one request goes
    /// ahead, and the others follow once it is answered; one that has no end after two minutes is taken
    /// for lost, and the next goes ahead. An earlier block that lasts longer stays. Call it before the refused request's permit is settled: settled as
    /// answered, it would let the others follow.
    pub fn block(&self, rules: &[usize], wait: Duration) {
        self.change(|line, now| {
            let rules = line.charged(rules);
            line.shut(&rules, wait, now);
            line.reconsider(&rules);
        });
    }

    fn clock(&self) -> &dyn Clock {
        self.shared.clock.as_ref()
    }

    /// Changes the line, and wakes those concerned once the lock is released.
    fn change<T>(&self, change: impl FnOnce(&mut Line, Duration) -> T) -> T {
        let (result, wakers) = {
            let mut line =
                self.shared.line.lock().unwrap_or_else(PoisonError::into_inner);
            let result = change(&mut line, self.shared.clock.now());
            (result, line.take_wakers())
        };
        wakers.woken.into_iter().for_each(Waker::wake);
        result
    }
}

/// Leave to send one request. Dropped without being settled it counts as answered at that moment,
/// though not as an answer that ends a block.
#[derive(Debug)]
#[must_use = "a permit that is dropped counts as a request"]
pub struct Permit {
    limiter: Limiter,
    ticket: u64,
    rules: Box<[usize]>,
    settled: bool,
}

impl Permit {
    fn new(limiter: &Limiter, ticket: u64, rules: Box<[usize]>) -> Self {
        Self {
            limiter: limiter.clone(),
            ticket,
            rules,
            settled: false,
        }
    }

    /// Tells what became of the request: its slots are free one window after the response, one window
    /// after it was given up, or at once when it was never sent.
    ///
    /// An answer to the request that went ahead after a block ends that block; where it brought no
    /// answer the next in line goes ahead.
    pub fn settle(mut self, settlement: Settlement) {
        self.release(Some(settlement));
    }

    fn release(&mut self, settlement: Option<Settlement>) {
        self.settled = true;
        self.limiter
            .change(|line, now| line.release(self.ticket, &self.rules, settlement, now));
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if !self.settled {
            self.release(None);
        }
    }
}
