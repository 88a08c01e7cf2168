//! Those who wait, in the order in which they asked.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem;
use std::ops::Bound;
use std::task::Waker;
use std::time::Duration;

use super::feedback::Reading;
use super::owner::Owner;
use super::rule::{Charged, Rule};
use super::window::Window;
use super::{Limiter, Precedence, Settlement};

/// So many windows are kept whoever they belong to.
const FEW: usize = 64;

/// The limiter's state: every rule's slots, and who waits for them.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Windows by their position, which those who use them know.
    counters: Vec<Counter>,
    /// Positions of windows that were dropped.
    spare: Vec<usize>,
    cells: HashMap<Cell, usize>,
    waiting: BTreeMap<Ticket, Waiter>,
    /// Those let in who have not noticed yet.
    admitted: BTreeSet<Ticket>,
    /// For when the lock is released.
    wakers: Wakers,
    next_number: u64,
    /// How many members there are of each owner.
    members: HashMap<Owner, usize>,
    /// With more windows than these, those that nobody needs are dropped.
    many: usize,
}

/// A place in the line: what goes first is before what comes later.
pub(super) type Ticket = (Precedence, u64);

/// Wakers that leave the line. Waking one or dropping one may run anything, such as code that takes the
/// lock; so neither is done under it.
#[derive(Debug, Default)]
pub(super) struct Wakers {
    /// Those that must be told of a change.
    pub(super) woken: Vec<Waker>,
    replaced: Vec<Waker>,
}

/// What has a window of its own: a rule's position or nothing, its owner, and the endpoint or resource.
type Cell = (Option<usize>, Owner, &'static str);

/// A window, and who waits for it.
#[derive(Debug)]
struct Counter {
    window: Window,
    waiting: BTreeSet<Ticket>,
}

#[derive(Debug)]
struct Waiter {
    windows: Box<[usize]>,
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
    /// How many others wait.
    pub(super) others: usize,
}

impl Counter {
    fn is_idle(&mut self, now: Duration) -> bool {
        self.waiting.is_empty() && self.window.is_idle(now)
    }

    fn before(&self, ticket: Ticket) -> u64 {
        u64::try_from(self.waiting.range(..ticket).count()).unwrap_or(u64::MAX)
    }
}

impl Line {
    /// Notes a client that counts for these owners.
    pub(super) fn enter(&mut self, owners: impl Iterator<Item = Owner>) {
        owners.for_each(|owner| *self.members.entry(owner).or_default() += 1);
    }

    /// Notes that a client is gone that counted for these owners. Their windows go once nothing is used of them and
    /// there is need for others.
    pub(super) fn depart(&mut self, owners: impl Iterator<Item = Owner>) {
        for owner in owners {
            let Some(members) = self.members.get_mut(&owner) else { continue };
            *members -= 1;
            if *members == 0 {
                self.members.remove(&owner);
            }
        }
    }

    /// How many windows there are.
    pub(super) fn windows(&self) -> usize {
        self.cells.len()
    }

    /// The windows that a request takes its slots from, each with its rule: none of rules that do not exist or are
    /// off.
    pub(super) fn declared(
        &mut self,
        limiter: &Limiter,
        charged: Charged<'_>,
        now: Duration,
    ) -> Vec<(usize, usize)> {
        let rules: BTreeSet<usize> = charged.rules.iter().copied().collect();
        let rules = rules.into_iter().filter_map(|at| {
            let rule = limiter.rules.get(at).filter(|rule| !rule.off)?;
            let owner = limiter.member.keys.rules.get(at).copied().unwrap_or_default();
            let cell = (Some(at), owner, charged.part(rule.scope));
            Some((at, self.window(cell, Some(rule), now)))
        });
        rules.collect()
    }

    /// The windows that a request takes its slots from.
    pub(super) fn charged(
        &mut self,
        limiter: &Limiter,
        charged: Charged<'_>,
        now: Duration,
    ) -> Box<[usize]> {
        let declared = self.declared(limiter, charged, now);
        if !declared.is_empty() {
            return declared.into_iter().map(|(_, window)| window).collect();
        }
        let cell = (None, limiter.member.keys.undeclared, "");
        [self.window(cell, None, now)].into()
    }

    /// The position of a window, which is made if it is not there.
    fn window(&mut self, cell: Cell, rule: Option<&Rule>, now: Duration) -> usize {
        if let Some(known) = self.cells.get(&cell) {
            return *known;
        }
        self.sweep(now);
        let window = rule.map_or_else(Window::open, |rule| Window::new(rule.clone()));
        let waiting = BTreeSet::new();
        let counter = Counter { window, waiting };
        let spare = self.spare.pop();
        let at = spare.unwrap_or(self.counters.len());
        match self.counters.get_mut(at) {
            Some(place) => *place = counter,
            None => self.counters.push(counter),
        }
        self.cells.insert(cell, at);
        at
    }

    /// Drops windows of which nothing is used and whose owners are gone, each time that there are twice as many as were
    /// left before.
    fn sweep(&mut self, now: Duration) {
        if self.cells.len() < self.many.max(FEW) {
            return;
        }
        let Self {
            members,
            counters,
            spare,
            cells,
            ..
        } = self;
        cells.retain(|(_, owner, _), at| {
            let idle = counters.get_mut(*at).is_none_or(|own| own.is_idle(now));
            let kept = members.contains_key(owner) || !idle;
            spare.extend((!kept).then_some(*at));
            kept
        });
        self.many = self.cells.len().saturating_mul(2);
    }

    /// Joins the line behind all of the same precedence.
    pub(super) fn join(
        &mut self,
        windows: Box<[usize]>,
        precedence: Precedence,
    ) -> Ticket {
        let ticket = (precedence, self.next_number);
        self.next_number += 1;
        for at in &windows {
            if let Some(counter) = self.counters.get_mut(*at) {
                counter.waiting.insert(ticket);
            }
        }
        self.waiting.insert(ticket, Waiter { windows, waker: None });
        ticket
    }

    /// Lets in everyone of these windows who may go at `now`, and tells how the holder of `ticket` stands; `waker` is
    /// woken when that changes.
    pub(super) fn look(
        &mut self,
        ticket: Ticket,
        windows: &[usize],
        waker: &Waker,
        now: Duration,
    ) -> Standing {
        self.admit(windows, now);
        if self.admitted.remove(&ticket) {
            return Standing::Admitted;
        }
        if let Some(waiter) = self.waiting.get_mut(&ticket) {
            self.wakers.replaced.extend(waiter.waker.take());
            waiter.waker = Some(waker.clone());
        }
        Standing::Waiting(self.outlook(ticket, windows, now))
    }

    /// Leaves the line, before or after having been let in.
    pub(super) fn leave(&mut self, ticket: Ticket, windows: &[usize], now: Duration) {
        if let Some(waiter) = self.quit(ticket) {
            self.wakers.replaced.extend(waiter.waker);
            self.reconsider(windows);
        } else if self.admitted.remove(&ticket) {
            self.release(ticket, windows, Some(Settlement::NeverSent), now);
        }
    }

    fn quit(&mut self, ticket: Ticket) -> Option<Waiter> {
        let waiter = self.waiting.remove(&ticket)?;
        for at in &waiter.windows {
            if let Some(counter) = self.counters.get_mut(*at) {
                counter.waiting.remove(&ticket);
            }
        }
        Some(waiter)
    }

    /// Gives back the slots of a request; unsettled it counts as answered, but ends no block.
    pub(super) fn release(
        &mut self,
        ticket: Ticket,
        windows: &[usize],
        settlement: Option<Settlement>,
        now: Duration,
    ) {
        let over = match settlement {
            Some(Settlement::NeverSent) => None,
            Some(Settlement::TimedOut(at)) => Some(at),
            Some(Settlement::Answered) | None => Some(now),
        };
        let answered = settlement == Some(Settlement::Answered);
        self.update(windows, |window| {
            // The bytes of an answer come later.
            if answered && window.counts_bytes() {
                window.begin();
            } else {
                window.give_back(over, now);
            }
            window.gate.probed(ticket, answered, now);
        });
        if settlement == Some(Settlement::NeverSent) {
            self.reconsider(windows);
        }
        self.admit(windows, now);
    }

    /// Those of the windows that count bytes.
    pub(super) fn counting_bytes(&self, windows: &[usize]) -> Box<[usize]> {
        let counts = |at: &usize| {
            self.counters.get(*at).is_some_and(|counter| counter.window.counts_bytes())
        };
        windows.iter().copied().filter(counts).collect()
    }

    /// Changes windows.
    pub(super) fn update(
        &mut self,
        windows: &[usize],
        mut change: impl FnMut(&mut Window),
    ) {
        for at in windows {
            if let Some(counter) = self.counters.get_mut(*at) {
                change(&mut counter.window);
            }
        }
    }

    /// Changes windows, and wakes those for whom there is room again.
    pub(super) fn charge(
        &mut self,
        windows: &[usize],
        told: &[(usize, Reading)],
        now: Duration,
        change: impl FnMut(&mut Window),
    ) {
        self.update(windows, change);
        for (at, reading) in told {
            self.tighten(*at, *reading, now);
        }
        self.reconsider(windows);
        self.admit(windows, now);
    }

    /// Believes what an answer says of a window.
    pub(super) fn tighten(&mut self, at: usize, reading: Reading, now: Duration) {
        self.update(&[at], |window| window.tighten(reading, now));
    }

    /// Lets nothing pass these windows for `wait`.
    pub(super) fn shut(&mut self, windows: &[usize], wait: Duration, now: Duration) {
        self.update(windows, |window| window.gate.shut(wait, now));
    }

    /// Lets nothing pass these windows for `wait`, unless the block with the number that comes back is lifted.
    pub(super) fn hold(
        &mut self,
        windows: &[usize],
        wait: Duration,
        now: Duration,
    ) -> u64 {
        let number = self.next_number;
        self.next_number += 1;
        self.update(windows, |window| window.gate.hold(number, wait, now));
        number
    }

    /// Has everyone who waits for one of the windows look again at when the turn comes.
    pub(super) fn reconsider(&mut self, windows: &[usize]) {
        let counters = windows.iter().filter_map(|at| self.counters.get(*at));
        for ticket in counters.flat_map(|counter| &counter.waiting) {
            if let Some(waiter) = self.waiting.get_mut(ticket) {
                self.wakers.woken.extend(waiter.waker.take());
            }
        }
    }

    /// The wakers that have left; for when the lock is released.
    pub(super) fn take_wakers(&mut self) -> Wakers {
        mem::take(&mut self.wakers)
    }

    /// Lets in everyone of these windows who may go, in the order of their tickets. Who stays keeps one slot of each
    /// rule before all later ones, so that nobody is passed by for ever.
    fn admit(&mut self, windows: &[usize], now: Duration) {
        self.update(windows, |window| window.expire(now));
        let mut ahead = vec![0_u64; windows.len()];
        let mut last = None;
        while let Some(ticket) = self.next(windows, &ahead, last, now) {
            last = Some(ticket);
            if self.may_go(ticket, windows, &ahead, now) {
                self.let_in(ticket, now);
                continue;
            }
            for (at, ahead) in windows.iter().zip(&mut ahead) {
                let counter = self.counters.get(*at);
                let waits = counter.is_some_and(|own| own.waiting.contains(&ticket));
                *ahead += u64::from(waits);
            }
        }
    }

    /// Who is behind `last` in one of these windows; nobody, once none of them lets anybody in any more.
    fn next(
        &self,
        windows: &[usize],
        ahead: &[u64],
        last: Option<Ticket>,
        now: Duration,
    ) -> Option<Ticket> {
        let from = last.map_or(Bound::Unbounded, Bound::Excluded);
        let open = windows.iter().zip(ahead).filter_map(|(at, ahead)| {
            let counter = self.counters.get(*at)?;
            counter.window.admits(*ahead, now).then_some(counter)
        });
        let next =
            open.filter_map(|own| own.waiting.range((from, Bound::Unbounded)).next());
        next.min().copied()
    }

    /// Whether all windows of this ticket have a slot for it; `ahead` tells how many are before it in those that are
    /// looked at.
    fn may_go(
        &mut self,
        ticket: Ticket,
        windows: &[usize],
        ahead: &[u64],
        now: Duration,
    ) -> bool {
        let Some(waiter) = self.waiting.get(&ticket) else { return false };
        waiter.windows.iter().all(|own| {
            let Some(counter) = self.counters.get_mut(*own) else { return false };
            let known = windows.iter().zip(ahead).find(|(at, _)| *at == own);
            let before = match known {
                Some((_, ahead)) => *ahead,
                None => {
                    counter.window.expire(now);
                    counter.before(ticket)
                }
            };
            counter.window.admits(before, now)
        })
    }

    fn let_in(&mut self, ticket: Ticket, now: Duration) {
        let Some(waiter) = self.quit(ticket) else { return };
        self.update(&waiter.windows, |window| window.take(ticket, now));
        self.admitted.insert(ticket);
        self.wakers.woken.extend(waiter.waker);
    }

    fn outlook(&self, ticket: Ticket, windows: &[usize], now: Duration) -> Outlook {
        let counters = || windows.iter().filter_map(|at| self.counters.get(*at));
        let windows = || counters().map(|counter| &counter.window);
        let turn = counters().map(|own| own.window.turn(own.before(ticket), now));
        Outlook {
            turn: turn.max().unwrap_or(now),
            shut: windows().filter_map(|window| window.gate.shut_until(now)).max(),
            lost: windows().filter_map(|window| window.gate.lost_at(now)).max(),
            next: windows().filter_map(Window::next).min().filter(|next| *next > now),
            others: self.waiting.len().saturating_sub(1),
        }
    }
}
