//! Those who wait, in the order in which they asked.

mod turns;
mod windows;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::mem;
use std::task::Waker;
use std::time::Duration;

use super::feedback::Reading;
use super::owner::Owner;
use super::window::Window;
use super::{Precedence, Settlement};
use windows::{Cell, Counter};

pub(super) use turns::{Outlook, Standing};

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

#[derive(Debug)]
struct Waiter {
    windows: Box<[usize]>,
    waker: Option<Waker>,
}

impl Line {
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
        let mut sooner = over.is_none();
        self.update(windows, |window| {
            // The bytes of an answer come later.
            if answered && window.counts_bytes() {
                window.begin();
            } else {
                window.give_back(over, now);
                // Nobody foresaw when those of a lost one become free.
                sooner |= window.counts_bytes();
            }
            sooner |= window.gate.probed(ticket, answered, now);
        });
        if sooner {
            self.reconsider(windows);
        }
        self.admit(windows, now);
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
}
