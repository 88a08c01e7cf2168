//! One rule's window: its slots, or its bytes.

use std::collections::BTreeMap;
use std::time::Duration;

use super::super::profile::LimitUnit;
use super::feedback::Reading;
use super::rule::Rule;

/// No block lasts longer: after a day one request asks the server anew.
const LONGEST_BLOCK: Duration = Duration::from_secs(24 * 60 * 60);
/// A request that went ahead and has no end after this is taken for lost: its future may never be polled
/// again. Twice the time that an attempt has.
const LOST: Duration = Duration::from_secs(120);

/// What is used of one rule, and whether the server has shut it.
#[derive(Debug)]
pub(super) struct Window {
    rule: Rule,
    /// The rule's limit, or a lower one that the server told; nothing is kept back of it yet.
    told: u64,
    /// What is not free: slots of requests under way and what is in `held`; of bytes only the latter.
    taken: u64,
    /// When what is held becomes free: time and amount.
    held: BTreeMap<Duration, u64>,
    /// Requests whose bytes are not known yet.
    under_way: u64,
    answers: Answers,
    gate: Gate,
}

/// How large answers were of late: in this window and in the one before it.
#[derive(Debug, Default)]
struct Answers {
    began: Duration,
    now: Option<u64>,
    before: Option<u64>,
}

impl Answers {
    fn note(&mut self, bytes: u64, now: Duration, window: Duration) {
        if now >= self.began.saturating_add(window) {
            (self.before, self.now, self.began) = (self.now.take(), None, now);
        }
        self.now = self.now.max(Some(bytes));
    }

    /// Bytes of the largest; `None` before the first.
    fn largest(&self) -> Option<u64> {
        self.now.max(self.before)
    }
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
        let told = rule.limit.max(1);
        Self {
            rule,
            told,
            taken: 0,
            held: BTreeMap::new(),
            under_way: 0,
            answers: Answers::default(),
            gate: Gate::Open,
        }
    }

    /// A window that limits nothing; it can only be shut.
    pub(super) fn open() -> Self {
        Self::new(Rule::new("", u64::MAX, Duration::ZERO))
    }

    pub(super) fn counts_bytes(&self) -> bool {
        self.rule.unit == LimitUnit::Bytes
    }

    /// What may be used in one window; at least one.
    fn limit(&self) -> u64 {
        self.told.saturating_sub(self.rule.margin.of(self.told)).max(1)
    }

    /// Forgets what is free by `now`; must come before what asks for it.
    pub(super) fn expire(&mut self, now: Duration) {
        while let Some(slots) =
            self.held.first_entry().filter(|slots| *slots.key() <= now)
        {
            self.taken = self.taken.saturating_sub(slots.remove());
        }
    }

    /// Whether a request may go while `ahead` others keep their place before it.
    pub(super) fn admits(&self, ahead: u64, now: Duration) -> bool {
        let open = match self.gate {
            Gate::Open => true,
            Gate::Shut(until) | Gate::Probing(_, until) => until <= now,
        };
        let fits = if self.counts_bytes() {
            self.has_room(self.under_way.saturating_add(ahead))
        } else {
            self.free() > ahead
        };
        open && fits
    }

    /// Whether there is a byte left even if each of these answers is as large as the largest of late. A server
    /// that charges an answer once it is made refuses the next request only then. Before the first answer one
    /// request goes alone.
    fn has_room(&self, answers: u64) -> bool {
        let most = match (answers, self.answers.largest()) {
            (0, _) => 0,
            (_, None) => u64::MAX,
            (answers, Some(largest)) => answers.saturating_mul(largest),
        };
        self.free() > most
    }

    /// Takes a slot for the request with this ticket.
    pub(super) fn take(&mut self, ticket: u64, now: Duration) {
        if self.counts_bytes() {
            self.under_way += 1;
        } else {
            self.taken = self.taken.saturating_add(1);
        }
        if self.gate != Gate::Open {
            self.gate = Gate::Probing(ticket, now.saturating_add(LOST));
        }
    }

    /// The earliest time at which a request can go that has `ahead` others before it: as if all that are
    /// under way, and all that are to come, were answered at once, and of bytes with none.
    pub(super) fn turn(&self, ahead: u64, now: Duration) -> Duration {
        let limit = self.limit();
        let ahead = if self.counts_bytes() { 0 } else { ahead };
        let slot = self.slot(ahead % limit, now);
        let rounds = u32::try_from(ahead / limit).unwrap_or(u32::MAX);
        let turn = slot.saturating_add(self.rule.window.saturating_mul(rounds));
        match self.gate {
            Gate::Shut(until) => turn.max(until),
            Gate::Open | Gate::Probing(..) => turn,
        }
    }

    /// When the slot after the first `before` becomes free; `before` is less than the limit.
    fn slot(&self, before: u64, now: Duration) -> Duration {
        let latest = now.saturating_add(self.rule.window);
        let needed = self.taken.saturating_add(before);
        let mut available = self.limit();
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

    /// When some bytes become free again; slots are foreseen by [`turn`](Self::turn).
    pub(super) fn next(&self) -> Option<Duration> {
        let first = self.held.first_key_value().filter(|_| self.counts_bytes());
        first.map(|(free_at, _)| *free_at)
    }

    /// Notes that a request is over: its slot is free at `free_at`. Of bytes it is taken for the largest answer of
    /// late, unless it was never sent.
    pub(super) fn give_back(&mut self, free_at: Duration, sent: bool) {
        if self.counts_bytes() {
            let bytes = self.answers.largest().filter(|_| sent).unwrap_or_default();
            self.under_way = self.under_way.saturating_sub(1);
            self.hold(bytes, free_at);
        } else {
            *self.held.entry(free_at).or_default() += 1;
        }
    }

    /// Charges an answer of so many bytes, which has come just now.
    pub(super) fn charge(&mut self, bytes: u64, now: Duration) {
        self.under_way = self.under_way.saturating_sub(1);
        self.answers.note(bytes, now, self.rule.window);
        self.hold(bytes, self.after(now));
    }

    fn hold(&mut self, amount: u64, free_at: Duration) {
        if amount > 0 {
            let held = self.held.entry(free_at).or_default();
            *held = held.saturating_add(amount);
            self.taken = self.taken.saturating_add(amount);
        }
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
            self.told = limit.min(self.rule.limit.max(1));
        }
        let Some(remaining) = reading.remaining(self.told) else { return };
        let wait = reading.reset.unwrap_or(self.rule.window);
        let left = remaining.saturating_sub(self.rule.margin.of(self.told));
        // Of bytes the server may have counted answers that have not come yet.
        let largest = self.answers.largest().unwrap_or_default();
        let coming = self.under_way.saturating_mul(largest);
        let used_by_others = self.free().saturating_sub(left).saturating_sub(coming);
        self.hold(used_by_others, now.saturating_add(wait.min(self.rule.window)));
        if remaining == 0 && wait > self.rule.window {
            self.shut(wait, now);
        }
    }

    fn free(&self) -> u64 {
        self.limit().saturating_sub(self.taken)
    }
}
