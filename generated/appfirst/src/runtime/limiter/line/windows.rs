//! Which windows there are, and which of them a request is charged to.

use std::collections::BTreeSet;
use std::time::Duration;

use super::super::Limiter;
use super::super::owner::Owner;
use super::super::rule::{Charged, Rule};
use super::super::window::Window;
use super::{Line, Ticket};

/// So many windows are kept whoever they belong to.
const FEW: usize = 64;

/// What has a window of its own: a rule's position or nothing, its owner, and the endpoint or resource.
pub(super) type Cell = (Option<usize>, Owner, &'static str);

/// A window, and who waits for it.
#[derive(Debug)]
pub(super) struct Counter {
    pub(super) window: Window,
    pub(super) waiting: BTreeSet<Ticket>,
}

impl Counter {
    fn is_idle(&mut self, now: Duration) -> bool {
        self.waiting.is_empty() && self.window.is_idle(now)
    }

    /// How many wait before this one.
    pub(super) fn before(&self, ticket: Ticket) -> u64 {
        u64::try_from(self.waiting.range(..ticket).count()).unwrap_or(u64::MAX)
    }
}

impl Line {
    /// Notes a client that counts for these owners.
    pub(in super::super) fn enter(&mut self, owners: impl Iterator<Item = Owner>) {
        owners.for_each(|owner| *self.members.entry(owner).or_default() += 1);
    }

    /// Notes that a client is gone that counted for these owners. Their windows go once nothing is used of them and
    /// there is need for others.
    pub(in super::super) fn depart(&mut self, owners: impl Iterator<Item = Owner>) {
        for owner in owners {
            let Some(members) = self.members.get_mut(&owner) else { continue };
            *members -= 1;
            if *members == 0 {
                self.members.remove(&owner);
            }
        }
    }

    /// How many windows there are.
    pub(in super::super) fn windows(&self) -> usize {
        self.cells.len()
    }

    /// The windows that a request takes its slots from, each with its rule: none of rules that do not exist or are
    /// off.
    pub(in super::super) fn declared(
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
    pub(in super::super) fn charged(
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
        let Self { members, counters, spare, cells, .. } = self;
        cells.retain(|(_, owner, _), at| {
            let idle = counters.get_mut(*at).is_none_or(|own| own.is_idle(now));
            let kept = members.contains_key(owner) || !idle;
            spare.extend((!kept).then_some(*at));
            kept
        });
        self.many = self.cells.len().saturating_mul(2);
    }

    /// Those of the windows that count bytes.
    pub(in super::super) fn counting_bytes(&self, windows: &[usize]) -> Box<[usize]> {
        let counts = |at: &usize| {
            self.counters.get(*at).is_some_and(|counter| counter.window.counts_bytes())
        };
        windows.iter().copied().filter(counts).collect()
    }
}
