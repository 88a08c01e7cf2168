//! One rule's slots.

use std::collections::BTreeMap;
use std::time::Duration;

use super::Rule;
use super::feedback::Reading;

/// No block lasts longer: after a day one request asks the server anew.
const LONGEST_BLOCK: Duration = Duration::from_secs(24 * 60 * 60);
/// A request that went ahead and has no end after this is taken for lost: its future may never be polled
/// again. Twice the time that an attempt has.
const LOST: Duration = Duration::from_secs(120);

/// The slots of one rule, and whether the server has shut it.
#[derive(Debug)]
pub(super) struct Window {
    rule: Rule,
    /// The rule's limit, or a lower one that the server told.
    limit: u32,
    /// Slots that are not free: those of requests under way, and those in `held`.
    taken: u32,
    /// When the held slots become free: time and number.
    held: BTreeMap<Duration, u32>,
    gate: Gate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gate {
    Open,
    /// The server refused: nothing goes before this time, and then one request alone.
    Shut(Duration),
    /// The request with this ticket is that one, until this time.
    Probing(u64, Duration),
}

impl Window {
    pub(super) fn new(rule: Rule) -> Self {
        let limit = rule.limit.max(1);
        Self {
            rule,
            limit,
            taken: 0,
            held: BTreeMap::new(),
            gate: Gate::Open,
        }
    }

    /// A window that limits nothing; it can only be shut.
    pub(super) fn open() -> Self {
        Self::new(Rule {
            name: String::new(),
            limit: u32::MAX,
            window: Duration::ZERO,
        })
    }

    /// Forgets the slots that are free by `now`; must come before what asks for free slots.
    pub(super) fn expire(&mut self, now: Duration) {
        while let Some(slots) =
            self.held.first_entry().filter(|slots| *slots.key() <= now)
        {
            self.taken = self.taken.saturating_sub(slots.remove());
        }
    }

    /// Whether a request may go while `ahead` others keep their place before it.
    pub(super) fn admits(&self, ahead: u32, now: Duration) -> bool {
        let open = match self.gate {
            Gate::Open => true,
            Gate::Shut(until) | Gate::Probing(_, until) => until <= now,
        };
        open && self.free() > ahead
    }

    /// Takes a slot for the request with this ticket.
    pub(super) fn take(&mut self, ticket: u64, now: Duration) {
        self.taken += 1;
        if self.gate != Gate::Open {
            self.gate = Gate::Probing(ticket, now.saturating_add(LOST));
        }
    }

    /// The earliest time at which a request can go that has `ahead` others before it: as if all that are
    /// under way, and all that are to come, were answered at once.
    pub(super) fn turn(&self, ahead: u32, now: Duration) -> Duration {
        let slot = self.slot(ahead % self.limit, now);
        let turn =
            slot.saturating_add(self.rule.window.saturating_mul(ahead / self.limit));
        match self.gate {
            Gate::Shut(until) => turn.max(until),
            Gate::Open | Gate::Probing(..) => turn,
        }
    }

    /// When the slot after the first `before` becomes free; `before` is less than the limit.
    fn slot(&self, before: u32, now: Duration) -> Duration {
        let latest = now.saturating_add(self.rule.window);
        let mut available =
            i64::from(self.limit) - i64::from(self.taken) - i64::from(before);
        if available > 0 {
            return now;
        }
        for (&free_at, &slots) in &self.held {
            available += i64::from(slots);
            if available > 0 {
                return free_at.min(latest);
            }
        }
        latest
    }

    /// Gives the request's slot back at `free_at`.
    pub(super) fn give_back(&mut self, free_at: Duration) {
        *self.held.entry(free_at).or_default() += 1;
    }

    /// One window after `time`.
    pub(super) fn after(&self, time: Duration) -> Duration {
        time.saturating_add(self.rule.window)
    }

    /// Notes how the request with this ticket ended, in case it went ahead alone.
    pub(super) fn probed(&mut self, ticket: u64, answered: bool, now: Duration) {
        if matches!(self.gate, Gate::Probing(ahead, _) if ahead == ticket) {
            self.gate = if answered { Gate::Open } else { Gate::Shut(now) };
        }
    }

    /// When the server's block ends, if there is one.
    pub(super) fn shut_until(&self) -> Option<Duration> {
        if let Gate::Shut(until) = self.gate { Some(until) } else { None }
    }

    /// When the request that went ahead is taken for lost, if there is one.
    pub(super) fn lost_at(&self) -> Option<Duration> {
        if let Gate::Probing(_, until) = self.gate { Some(until) } else { None }
    }

    /// Lets nothing pass for `wait`.
    pub(super) fn shut(&mut self, wait: Duration, now: Duration) {
        let until = now.saturating_add(wait.min(LONGEST_BLOCK));
        self.gate = match self.gate {
            Gate::Shut(earlier) => Gate::Shut(earlier.max(until)),
            Gate::Open | Gate::Probing(..) => Gate::Shut(until),
        };
    }

    /// Believes a server that is stricter than the declaration.
    pub(super) fn tighten(&mut self, reading: Reading, now: Duration) {
        self.expire(now);
        if let Some(limit) = reading.limit {
            self.limit = limit.min(self.rule.limit.max(1));
        }
        let Some(remaining) = reading.remaining(self.limit) else { return };
        let wait = reading.reset.unwrap_or(self.rule.window);
        let used_by_others = self.free().saturating_sub(remaining);
        if used_by_others > 0 {
            let until = now.saturating_add(wait.min(self.rule.window));
            *self.held.entry(until).or_default() += used_by_others;
            self.taken += used_by_others;
        }
        if remaining == 0 && wait > self.rule.window {
            self.shut(wait, now);
        }
    }

    fn free(&self) -> u32 {
        self.limit.saturating_sub(self.taken)
    }
}
