//! Those who wait, in the order in which they asked.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::task::Waker;
use std::time::Duration;

use super::feedback::Reading;
use super::window::Window;
use super::{Rule, Settlement};

/// The limiter's state: every rule's slots, and who waits for them.
#[derive(Debug)]
pub(super) struct Line {
    /// One for each rule, then the one for what is under no rule.
    windows: Vec<Window>,
    waiting: BTreeMap<u64, Waiter>,
    /// Those let in who have not noticed yet.
    admitted: BTreeSet<u64>,
    /// For when the lock is released.
    wakers: Wakers,
    next_ticket: u64,
}

/// Wakers that leave the line. Waking one or dropping one may run anything, such as code that takes the
/// lock; so neither is done under it.
#[derive(Debug, Default)]
pub(super) struct Wakers {
    /// Those that must be told of a change.
    pub(super) woken: Vec<Waker>,
    replaced: Vec<Waker>,
}

#[derive(Debug)]
struct Waiter {
    rules: Box<[usize]>,
    waker: Option<Waker>,
}

/// How someone in the line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Let in: a slot of each rule is taken.
    Admitted,
    /// Not yet.
    Waiting(Outlook),
}

/// What someone in the line can expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outlook {
    /// The turn comes no earlier.
    pub(super) turn: Duration,
    /// The server allows nothing before.
    pub(super) shut: Option<Duration>,
    /// Those who went ahead are then taken for lost.
    pub(super) lost: Option<Duration>,
}

impl Line {
    pub(super) fn new(rules: Vec<Rule>) -> Self {
        Self {
            windows: rules
                .into_iter()
                .map(Window::new)
                .chain([Window::open()])
                .collect(),
            waiting: BTreeMap::new(),
            admitted: BTreeSet::new(),
            wakers: Wakers::default(),
            next_ticket: 0,
        }
    }

    /// The rules that exist, each once.
    pub(super) fn declared(&self, rules: &[usize]) -> Box<[usize]> {
        let declared = rules.iter().copied().filter(|&rule| rule < self.undeclared());
        declared.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The windows that a request under `rules` takes its slots from.
    pub(super) fn charged(&self, rules: &[usize]) -> Box<[usize]> {
        let declared = self.declared(rules);
        if declared.is_empty() { [self.undeclared()].into() } else { declared }
    }

    /// Position of the window for what is under no rule.
    fn undeclared(&self) -> usize {
        self.windows.len() - 1
    }

    /// Joins the end of the line.
    pub(super) fn join(&mut self, rules: Box<[usize]>) -> u64 {
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        self.waiting.insert(ticket, Waiter { rules, waker: None });
        ticket
    }

    /// Lets in everyone who may go at `now`, and tells how the holder of `ticket` stands; `waker` is
    /// woken when that changes.
    pub(super) fn look(
        &mut self,
        ticket: u64,
        waker: &Waker,
        now: Duration,
    ) -> Standing {
        self.admit(now);
        if self.admitted.remove(&ticket) {
            return Standing::Admitted;
        }
        if let Some(waiter) = self.waiting.get_mut(&ticket) {
            self.wakers.replaced.extend(waiter.waker.take());
            waiter.waker = Some(waker.clone());
        }
        Standing::Waiting(self.outlook(ticket, now))
    }

    /// Leaves the line, before or after having been let in.
    pub(super) fn leave(&mut self, ticket: u64, rules: &[usize], now: Duration) {
        if let Some(waiter) = self.waiting.remove(&ticket) {
            self.wakers.replaced.extend(waiter.waker);
            self.reconsider(rules);
        } else if self.admitted.remove(&ticket) {
            self.release(ticket, rules, Some(Settlement::NeverSent), now);
        }
    }

    /// Gives back the slots of a request; unsettled it counts as answered, but ends no block.
    pub(super) fn release(
        &mut self,
        ticket: u64,
        rules: &[usize],
        settlement: Option<Settlement>,
        now: Duration,
    ) {
        for &rule in rules {
            let window = &mut self.windows[rule];
            let free_at = match settlement {
                Some(Settlement::NeverSent) => now,
                Some(Settlement::TimedOut(at)) => window.after(at),
                Some(Settlement::Answered) | None => window.after(now),
            };
            window.give_back(free_at);
            window.probed(ticket, settlement == Some(Settlement::Answered), now);
        }
        if settlement == Some(Settlement::NeverSent) {
            self.reconsider(rules);
        }
        self.admit(now);
    }

    /// Believes what an answer says of `rule`.
    pub(super) fn tighten(&mut self, rule: usize, reading: Reading, now: Duration) {
        self.windows[rule].tighten(reading, now);
    }

    /// Lets nothing pass `rules` for `wait`.
    pub(super) fn shut(&mut self, rules: &[usize], wait: Duration, now: Duration) {
        for &rule in rules {
            self.windows[rule].shut(wait, now);
        }
    }

    /// Has everyone who waits for one of `rules` look again at when the turn comes.
    pub(super) fn reconsider(&mut self, rules: &[usize]) {
        for waiter in self.waiting.values_mut() {
            if rules.iter().any(|rule| waiter.rules.contains(rule)) {
                self.wakers.woken.extend(waiter.waker.take());
            }
        }
    }

    /// The wakers that have left; for when the lock is released.
    pub(super) fn take_wakers(&mut self) -> Wakers {
        mem::take(&mut self.wakers)
    }

    /// Lets in everyone who may go, first come, first served. Who stays keeps one slot of each rule
    /// before all later ones, so that nobody is passed by for ever.
    fn admit(&mut self, now: Duration) {
        let Self {
            windows,
            waiting,
            admitted,
            wakers,
            ..
        } = self;
        for window in windows.iter_mut() {
            window.expire(now);
        }
        let mut ahead = vec![0; windows.len()];
        waiting.retain(|&ticket, waiter| {
            let rules = &waiter.rules;
            let goes = rules.iter().all(|&rule| windows[rule].admits(ahead[rule], now));
            if goes {
                rules.iter().for_each(|&rule| windows[rule].take(ticket, now));
                admitted.insert(ticket);
                wakers.woken.extend(waiter.waker.take());
            } else {
                rules.iter().for_each(|&rule| ahead[rule] += 1);
            }
            !goes
        });
    }

    fn outlook(&self, ticket: u64, now: Duration) -> Outlook {
        let rules = self.waiting.get(&ticket).map_or(&[][..], |waiter| &waiter.rules);
        let windows = || rules.iter().map(|&rule| &self.windows[rule]);
        Outlook {
            turn: self.turn(ticket, rules, now),
            shut: windows().filter_map(Window::shut_until).max(),
            lost: windows().filter_map(Window::lost_at).max(),
        }
    }

    /// The earliest time at which the holder of `ticket` can be let in.
    fn turn(&self, ticket: u64, rules: &[usize], now: Duration) -> Duration {
        let turn = |&rule: &usize| {
            let before = self.waiting.range(..ticket);
            let ahead =
                before.filter(|(_, waiter)| waiter.rules.contains(&rule)).count();
            self.windows[rule].turn(u32::try_from(ahead).unwrap_or(u32::MAX), now)
        };
        rules.iter().map(turn).max().unwrap_or(now)
    }
}
