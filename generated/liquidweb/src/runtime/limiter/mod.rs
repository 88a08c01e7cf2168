//! Keeps a client within the limits that its vendor declares.
//!
//! Each rule keeps a log of slots, at most as many as the rule allows requests in its window. A request
//! takes one slot of every rule it is charged to, all of them or none, when it is sent; it gives them
//! back one window after its *response*. Whenever the server counted the request, and whether it counts
//! in fixed windows, in sliding ones or in a token bucket, its window is then over. Counting from when
//! the request was sent would let jitter push requests into the same window of the server's.
//!
//! Bytes are charged when an answer has come, and room is kept for those that are on the way.
//!
//! What the server says may only tighten this: a lower limit, slots that others have used, a time during
//! which nothing may be sent. Memory is bounded by the limits: a slot is a number. Rules that count operations or
//! resources by themselves have a window for each of them that is called.

mod feedback;
mod line;
mod owner;
mod place;
mod rule;
mod window;

use std::sync::{Arc, Mutex, PoisonError};
use std::task::Waker;
use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::clock::Clock;
use super::profile::LimitHeader;
use line::Line;
use owner::{Keys, Owners};
use place::Place;

pub use rule::{Charged, Rule};

pub(super) use feedback::{of_operation, refused_by};
pub(super) use owner::{Identity, Principal};

/// How long a request may wait for its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// When the wait must be over, a time of the limiter's clock; `None` waits without end.
    pub deadline: Option<Duration>,
    /// Longest time that is waited for the end of a block.
    pub block: Duration,
    /// So many may wait at most: who would be one more does not wait.
    pub queue: usize,
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
    /// [`Patience::queue`] others wait already.
    Queue,
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
    rules: Arc<[Rule]>,
    keys: Keys,
}

#[derive(Debug)]
struct Shared {
    line: Mutex<Line>,
    owners: Mutex<Owners>,
    clock: Arc<dyn Clock>,
}

impl Limiter {
    /// A limiter over `rules`, which the other methods name by position. A position beyond the last rule
    /// is ignored. Requests under no rule share one that limits nothing, but can be blocked.
    #[must_use]
    pub fn new(rules: Vec<Rule>, clock: Arc<dyn Clock>) -> Self {
        Self::of(rules, Identity::default(), clock)
    }

    /// A limiter of a client that others may join.
    pub(super) fn of(
        rules: Vec<Rule>,
        identity: Identity,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let shared = Arc::new(Shared {
            line: Mutex::default(),
            owners: Mutex::default(),
            clock,
        });
        Self::joined(shared, rules, identity)
    }

    /// The limiter of another client, which has windows of its own but for those that count the same for both. A
    /// window that is there already keeps its rule.
    pub(super) fn join(&self, rules: Vec<Rule>, identity: Identity) -> Self {
        Self::joined(Arc::clone(&self.shared), rules, identity)
    }

    fn joined(shared: Arc<Shared>, rules: Vec<Rule>, identity: Identity) -> Self {
        let mut owners = shared.owners.lock().unwrap_or_else(PoisonError::into_inner);
        let keys = owners.keys(&rules, identity);
        drop(owners);
        Self {
            shared,
            rules: rules.into(),
            keys,
        }
    }

    /// Waits until every rule that it is `charged` to admits one more request, and takes a slot of each.
    /// A rule that counts bytes has room as long as a byte is left, should each answer that is under way be as large
    /// as the largest of late.
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
        charged: impl Into<Charged<'_>>,
        patience: Patience,
    ) -> Result<Permit, Throttled> {
        Place::join(self, charged.into(), patience).await
    }

    /// Learns from the headers of an answer to a request `charged` to some rules: a limit lower than the
    /// declared one takes its place, and where less remains than thought, the difference is
    /// held until the reset (at most one window, or one window where no reset is told). When nothing
    /// remains until a reset more than one window away, that is a [`block`](Self::block). Nothing is
    /// ever loosened beyond what was declared.
    ///
    /// A header that does not name its rule speaks of the only one of the rules, and of none when there
    /// are several. `wall` is the local calendar's time, used when the answer has no `Date`. Call it
    /// before the permit is settled. What is said of bytes comes back, for when the answer has come whole.
    pub fn observe<'a>(
        &self,
        charged: impl Into<Charged<'a>>,
        limit_headers: &[LimitHeader],
        headers: &HeaderMap,
        wall: SystemTime,
    ) -> Told {
        let charged = charged.into();
        self.change(|line, now| {
            let windows = line.declared(self, charged);
            let all: Box<[usize]> = windows.iter().map(|(_, window)| *window).collect();
            let of_bytes = line.counting_bytes(&all);
            let mut told = Told::default();
            for (rule, window) in windows {
                let rules = charged.rules;
                let reading = feedback::read(rule, rules, limit_headers, headers, wall);
                if of_bytes.contains(&window) {
                    told.0.push((window, reading));
                } else {
                    line.tighten(window, reading, now);
                }
            }
            line.reconsider(&all);
            told
        })
    }

    /// Sends nothing that is `charged` to any of these rules (or, where there are none, nothing that is under no
    /// rule) for `wait`, a day at most, because the server refused such a request. Then one request goes
    /// ahead, and the others follow once it is answered; one that has no end after two minutes is taken
    /// for lost, and the next goes ahead. An earlier block that lasts longer stays. Call it before the refused
    /// request's permit is settled: settled as answered, it would let the others follow.
    pub fn block<'a>(&self, charged: impl Into<Charged<'a>>, wait: Duration) {
        let charged = charged.into();
        self.change(|line, now| {
            let windows = line.charged(self, charged);
            line.shut(&windows, wait, now);
            line.reconsider(&windows);
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
        if settlement == Settlement::Answered {
            return drop(self.answered(Told::default()));
        }
        self.release(Some(settlement));
    }

    /// Tells that the response arrived just now, and what it told of bytes. They are charged when the debt is
    /// dropped, which should be when the body has come.
    pub fn answered(mut self, told: Told) -> Debt {
        let windows = self.limiter.change(|line, _| line.counting_bytes(&self.rules));
        self.release(Some(Settlement::Answered));
        Debt {
            limiter: self.limiter.clone(),
            windows,
            bytes: 0,
            told,
        }
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

/// What an answer's headers tell of bytes.
#[derive(Debug, Default)]
pub struct Told(Vec<(usize, feedback::Reading)>);

/// The bytes of an answer that is still coming. Dropped, it charges those that came.
#[derive(Debug)]
#[must_use = "bytes are charged when the debt is dropped"]
pub struct Debt {
    limiter: Limiter,
    windows: Box<[usize]>,
    bytes: u64,
    told: Told,
}

impl Debt {
    /// Adds bytes that came.
    pub fn add(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_add(u64::try_from(bytes).unwrap_or(u64::MAX));
    }
}

impl Drop for Debt {
    fn drop(&mut self) {
        if self.windows.is_empty() {
            return;
        }
        self.limiter.change(|line, now| {
            line.charge(&self.windows, self.bytes, now);
            for (window, reading) in &self.told.0 {
                line.tighten(*window, *reading, now);
            }
            line.reconsider(&self.windows);
        });
    }
}
