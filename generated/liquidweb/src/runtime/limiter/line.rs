//! Those who wait, in the order in which they asked.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::task::Waker;
use std::time::Duration;

use super::feedback::Reading;
use super::rule::{Charged, Rule};
use super::window::Window;
use super::{Limiter, Settlement};

/// The limiter's state: every rule's slots, and who waits for them.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Windows in the order in which they were first needed.
    windows: Vec<Window>,
    cells: BTreeMap<Cell, usize>,
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

/// What has a window of its own: a rule's position or nothing, its owner's number, and the endpoint or resource.
type Cell = (Option<usize>, usize, &'static str);

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
    /// Something becomes free then that may be enough.
    pub(super) next: Option<Duration>,
    /// How many wait before.
    pub(super) ahead: usize,
}

impl Line {
    /// The windows that a request takes its slots from, each with its rule: none of rules that do not exist or are
    /// off.
    pub(super) fn declared(
        &mut self,
        limiter: &Limiter,
        charged: Charged<'_>,
    ) -> Vec<(usize, usize)> {
        let rules: BTreeSet<usize> = charged.rules.iter().copied().collect();
        let rules = rules.into_iter().filter_map(|at| {
            let rule = limiter.rules.get(at).filter(|rule| !rule.off)?;
            let owner = limiter.keys.rules.get(at).copied().unwrap_or_default();
            Some((at, self.window((Some(at), owner, charged.part(rule.scope)), rule)))
        });
        rules.collect()
    }

    /// The windows that a request takes its slots from.
    pub(super) fn charged(
        &mut self,
        limiter: &Limiter,
        charged: Charged<'_>,
    ) -> Box<[usize]> {
        let declared = self.declared(limiter, charged);
        if !declared.is_empty() {
            return declared.into_iter().map(|(_, window)| window).collect();
        }
        let cell = (None, limiter.keys.undeclared, "");
        let known = self.cells.get(&cell).copied();
        [known.unwrap_or_else(|| self.add(cell, Window::open()))].into()
    }

    fn window(&mut self, cell: Cell, rule: &Rule) -> usize {
        let known = self.cells.get(&cell).copied();
        known.unwrap_or_else(|| self.add(cell, Window::new(rule.clone())))
    }

    fn add(&mut self, cell: Cell, window: Window) -> usize {
        let at = self.windows.len();
        self.windows.push(window);
        self.cells.insert(cell, at);
        at
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
            let answered = settlement == Some(Settlement::Answered);
            // The bytes of an answer are known when it has come whole.
            if !answered || !window.counts_bytes() {
                window.give_back(free_at, settlement != Some(Settlement::NeverSent));
            }
            window.probed(ticket, settlement == Some(Settlement::Answered), now);
        }
        if settlement == Some(Settlement::NeverSent) {
            self.reconsider(rules);
        }
        self.admit(now);
    }

    /// Those of the windows that count bytes.
    pub(super) fn counting_bytes(&self, windows: &[usize]) -> Box<[usize]> {
        windows.iter().copied().filter(|at| self.windows[*at].counts_bytes()).collect()
    }

    /// Charges an answer that has come whole, and wakes those for whom there is room again.
    pub(super) fn charge(&mut self, windows: &[usize], bytes: u64, now: Duration) {
        for &window in windows {
            self.windows[window].charge(bytes, now);
        }
        self.reconsider(windows);
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
        let mut ahead = vec![0_u64; windows.len()];
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
            next: windows().filter_map(Window::next).min().filter(|next| *next > now),
            ahead: self.waiting.range(..ticket).count(),
        }
    }

    /// The earliest time at which the holder of `ticket` can be let in.
    fn turn(&self, ticket: u64, rules: &[usize], now: Duration) -> Duration {
        let turn = |&rule: &usize| {
            let before = self.waiting.range(..ticket);
            let ahead =
                before.filter(|(_, waiter)| waiter.rules.contains(&rule)).count();
            self.windows[rule].turn(u64::try_from(ahead).unwrap_or(u64::MAX), now)
        };
        rules.iter().map(turn).max().unwrap_or(now)
    }
}
