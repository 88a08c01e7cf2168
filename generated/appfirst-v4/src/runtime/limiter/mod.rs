//! Keeps a client within the limits that its vendor declares.
//!
//! Each rule keeps a log of slots, at most as many as the rule allows requests in its window. A request
//! takes one slot of every rule it is charged to, all of them or none, when it is sent; it gives them
//! back one window after its *response*. Whenever the server counted the request, and whether it counts
//! in fixed windows, in sliding ones or in a token bucket, its window is then over. Counting from when
//! the request was sent would let jitter push requests into the same window of the server's.
//!
//! Bytes are charged when an answer begins and tells its length, else when it has come, and room is kept for those that are
//! on the way. What a caller takes piece by piece is charged piece by piece.
//!
//! What brings a token goes before all others, for others wait for it; then goes what was sent before, and then what is
//! new, each in the order of asking.
//!
//! What the server says may only tighten this: a lower limit, slots that others have used, a time during
//! which nothing may be sent. Memory is bounded by the limits: a slot is a number. Rules that count operations or
//! resources by themselves have a window for each of them that is called. Windows of clients that are gone are dropped when
//! nothing is used of them.

mod block;
mod feedback;
mod gate;
mod hearing;
mod line;
mod log;
mod owner;
mod permit;
mod place;
mod rule;
mod window;

use std::hash::RandomState;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::clock::Clock;
use super::error::{Error, ErrorKind};
use super::profile::LimitHeader;
use line::Line;
use owner::Member;
use place::Place;

pub use block::Block;
pub use permit::{Debt, Permit, Told};
pub use rule::{Charged, Rule};

pub(super) use feedback::{of_operation, refused_by};
pub(super) use hearing::{Heard, hear};
pub(super) use owner::{Identity, Principal};
pub(super) use rule::of_all;

/// How long a request may wait for its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// When the wait must be over, a time of the limiter's clock; `None` waits without end.
    pub deadline: Option<Duration>,
    /// Longest time that is waited for the end of a block.
    pub block: Duration,
    /// So many may wait at most: who would be one more does not wait, unless it goes before what is new.
    pub queue: usize,
    /// Who goes first.
    pub precedence: Precedence,
}

/// Who goes before whom, where both could go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precedence {
    /// What brings a token, which others may wait for.
    Token,
    /// What had its turn before, and has to be sent again or could not be sent.
    Again,
    /// What is new.
    Ordinary,
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
    /// [`Patience::queue`] others wait already, when it comes.
    Queue,
}

impl From<Throttled> for Error {
    /// The client refuses on its own: nothing is sent.
    fn from(throttled: Throttled) -> Self {
        let message = match throttled.obstacle {
            Obstacle::Block => {
                "not sent, because an earlier answer asked for a longer wait than allowed"
            }
            Obstacle::Queue => "not sent, because too many calls wait already",
            Obstacle::Deadline => {
                "not sent, because the limits leave no room before the deadline"
            }
        };
        Self::new(ErrorKind::Throttled, message).with(|inner| {
            inner.retry_after = Some(throttled.wait);
            inner.retryable = true;
        })
    }
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
    rules: Arc<[Rule]>,
    member: Arc<Member>,
}

#[derive(Debug)]
struct Shared {
    line: Mutex<Line>,
    hasher: RandomState,
    clock: Arc<dyn Clock>,
}

impl Shared {
    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Limiter {
    /// A limiter over `rules`, which the other methods name by position. A position beyond the last rule
    /// is ignored. Requests under no rule share one that limits nothing, but can be blocked.
    #[must_use]
    pub fn new(rules: Vec<Rule>, clock: Arc<dyn Clock>) -> Self {
        Self::of(rules, &Identity::default(), clock)
    }

    /// A limiter of a client that others may join.
    pub(super) fn of(
        rules: Vec<Rule>,
        identity: &Identity,
        clock: Arc<dyn Clock>,
    ) -> Self {
        let shared = Arc::new(Shared {
            line: Mutex::default(),
            hasher: RandomState::new(),
            clock,
        });
        Self::joined(shared, rules, identity)
    }

    /// The limiter of another client, which has windows of its own but for those that count the same for both. A
    /// window keeps the rule of whoever needed it first.
    pub(super) fn join(&self, rules: Vec<Rule>, identity: &Identity) -> Self {
        Self::joined(Arc::clone(&self.member.shared), rules, identity)
    }

    fn joined(shared: Arc<Shared>, rules: Vec<Rule>, identity: &Identity) -> Self {
        let member = Arc::new(Member::new(shared, &rules, identity));
        let rules = rules.into();
        Self { rules, member }
    }

    /// Waits until every rule that it is `charged` to admits one more request, and takes a slot of each.
    /// A rule that counts bytes has room as long as a byte is left, should each answer that is under way be as large
    /// as the largest of late.
    ///
    /// Requests of one [`Precedence`] that share a rule are admitted in the order in which they asked: one that waits for
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
    /// declared one is kept too, in a window as long as the longest reset that is told with it, and where less remains than thought, the difference is
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
            let windows = line.declared(self, charged, now);
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
            let windows = line.charged(self, charged, now);
            line.shut(&windows, wait, now);
            line.reconsider(&windows);
        });
    }

    /// [Blocks](Self::block) in the same way, as long as it is not known why the server refused: those who wait do so
    /// until the block is lifted or stands, and are told of no wait before.
    pub fn hold<'a>(&self, charged: impl Into<Charged<'a>>, wait: Duration) -> Block {
        let charged = charged.into();
        let (windows, number) = self.change(|line, now| {
            let windows = line.charged(self, charged, now);
            let number = line.hold(&windows, wait, now);
            line.reconsider(&windows);
            (windows, number)
        });
        Block::new(self, windows, number)
    }

    /// How many windows it keeps, those of clients that share it included.
    #[must_use]
    pub fn windows(&self) -> usize {
        self.change(|line, _| line.windows())
    }

    /// Those of these rules that are not turned off.
    pub(super) fn kept(&self, rules: &[usize]) -> Vec<usize> {
        let is_off = |rule: &usize| self.rules.get(*rule).is_some_and(|rule| rule.off);
        rules.iter().copied().filter(|rule| !is_off(rule)).collect()
    }

    fn clock(&self) -> &dyn Clock {
        self.member.shared.clock.as_ref()
    }

    /// Changes the line, and wakes those concerned once the lock is released.
    fn change<T>(&self, change: impl FnOnce(&mut Line, Duration) -> T) -> T {
        let (result, wakers) = {
            let shared = &self.member.shared;
            let mut line = shared.line();
            let result = change(&mut line, shared.clock.now());
            (result, line.take_wakers())
        };
        wakers.woken.into_iter().for_each(Waker::wake);
        result
    }
}
