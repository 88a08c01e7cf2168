//! What is used of one limit in one window.

use std::collections::BTreeMap;
use std::time::Duration;

/// So finely is it kept when the pieces of one answer become free: in this share of a window.
const GRAIN: u32 = 64;

/// More is not charged at once: a server may tell any length, and sums must not overflow.
const MOST: u64 = 1 << 53;

/// A limit, and when what was used of it becomes free again.
#[derive(Debug, Clone)]
pub(super) struct Log {
    /// What may be used in one window; at least one.
    limit: u64,
    window: Duration,
    /// What is not free: slots of requests under way and what is in `held`; of bytes only the latter.
    taken: u64,
    /// When what is held becomes free: time and amount.
    held: BTreeMap<Duration, u64>,
}

impl Log {
    pub(super) fn new(limit: u64, window: Duration) -> Self {
        Self { limit: limit.max(1), window, taken: 0, held: BTreeMap::new() }
    }

    /// The same use of another limit, in a shorter window.
    pub(super) fn narrowed(&self, limit: u64, window: Duration, now: Duration) -> Self {
        let mut log = Self { window, ..self.clone() };
        log.resize(limit, window, now);
        log
    }

    /// Another limit, and another window: what is used becomes free within it.
    pub(super) fn resize(&mut self, limit: u64, window: Duration, now: Duration) {
        (self.limit, self.window) = (limit.max(1), window);
        let last = now.saturating_add(window);
        let late = self.held.split_off(&last).into_values().fold(0, u64::saturating_add);
        if late > 0 {
            self.held.insert(last, late);
        }
    }

    pub(super) fn window(&self) -> Duration {
        self.window
    }

    /// Whether nothing is used.
    pub(super) fn is_unused(&self) -> bool {
        self.taken == 0 && self.held.is_empty()
    }

    /// Forgets what is free by `now`; must come before what asks for it.
    pub(super) fn expire(&mut self, now: Duration) {
        while let Some(slots) =
            self.held.first_entry().filter(|slots| *slots.key() <= now)
        {
            self.taken = self.taken.saturating_sub(slots.remove());
        }
    }

    pub(super) fn free(&self) -> u64 {
        self.limit.saturating_sub(self.taken)
    }

    /// Takes a slot for a request that goes.
    pub(super) fn take(&mut self) {
        self.taken = self.taken.saturating_add(1);
    }

    /// Holds a taken slot for one window from this time on, or gives it back `now`.
    pub(super) fn give_back(&mut self, over: Option<Duration>, now: Duration) {
        let free_at = over.map_or(now, |over| over.saturating_add(self.window));
        *self.held.entry(free_at).or_default() += 1;
    }

    /// Charges this amount for one window.
    pub(super) fn charge(&mut self, amount: u64, now: Duration) {
        self.hold(amount, now.saturating_add(self.window));
    }

    /// Charges a piece of something long: pieces that come close together are free together.
    pub(super) fn charge_piece(&mut self, amount: u64, now: Duration) {
        let grain = (self.window / GRAIN).as_nanos().max(1);
        let free_at = now.saturating_add(self.window).as_nanos();
        let free_at = free_at.div_ceil(grain).saturating_mul(grain);
        let seconds = u64::try_from(free_at / 1_000_000_000).unwrap_or(u64::MAX);
        let rest = u32::try_from(free_at % 1_000_000_000).unwrap_or_default();
        self.hold(amount, Duration::new(seconds, rest));
    }

    /// What was charged at this time is charged now, if it is not free already.
    pub(super) fn postpone(&mut self, amount: u64, charged: Duration, now: Duration) {
        let free_at = charged.saturating_add(self.window);
        let Some(held) = self.held.get_mut(&free_at) else { return };
        let moved = amount.min(*held);
        *held -= moved;
        if *held == 0 {
            self.held.remove(&free_at);
        }
        self.taken = self.taken.saturating_sub(moved);
        self.charge(moved, now);
    }

    /// Charges this amount until this time.
    pub(super) fn hold(&mut self, amount: u64, free_at: Duration) {
        let amount = amount.min(MOST);
        if amount > 0 {
            let held = self.held.entry(free_at).or_default();
            *held = held.saturating_add(amount);
            self.taken = self.taken.saturating_add(amount);
        }
    }

    /// The earliest time at which something is free behind `ahead` others: as if all that are under way, and all
    /// that are to come, were answered at once.
    pub(super) fn turn(&self, ahead: u64, now: Duration) -> Duration {
        let slot = self.slot(ahead % self.limit, now);
        let rounds = u32::try_from(ahead / self.limit).unwrap_or(u32::MAX);
        slot.saturating_add(self.window.saturating_mul(rounds))
    }

    /// When the slot after the first `before` becomes free; `before` is less than the limit.
    fn slot(&self, before: u64, now: Duration) -> Duration {
        let latest = now.saturating_add(self.window);
        let needed = self.taken.saturating_add(before);
        let mut available = self.limit;
        if available > needed {
            return now;
        }
        for (&free_at, &slots) in &self.held {
            available = available.saturating_add(slots);
            if available > needed {
                return free_at.min(latest);
            }
        }
        latest
    }

    /// When the first of what is held becomes free.
    pub(super) fn next(&self) -> Option<Duration> {
        self.held.first_key_value().map(|(free_at, _)| *free_at)
    }
}
