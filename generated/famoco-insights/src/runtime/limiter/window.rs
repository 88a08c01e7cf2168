//! One rule's window: its slots, or its bytes.

use std::time::Duration;

use super::super::profile::LimitUnit;
use super::feedback::Reading;
use super::gate::Gate;
use super::line::Ticket;
use super::log::Log;
use super::rule::Rule;

/// What is used of one rule, and whether the server has shut it.
#[derive(Debug)]
pub(super) struct Window {
    rule: Rule,
    declared: Log,
    /// A lower limit that the server tells, which is kept beside the declared one.
    told: Option<Told>,
    /// Requests that were not answered yet.
    under_way: u64,
    /// Answers that are on the way, and whose bytes are not known.
    coming: u64,
    /// Answers that are charged piece by piece.
    flowing: u64,
    answers: Answers,
    pub(super) gate: Gate,
}

/// A limit lower than the declared one, in a window that may be shorter.
#[derive(Debug)]
struct Told {
    limit: u64,
    /// The longest time until a reset that was told with it: no less than what is left of its window, and all of it
    /// once a window was seen to begin.
    reset: Option<Duration>,
    log: Log,
}

/// How large answers were of late: in this window and in the one before it.
#[derive(Debug, Default)]
struct Answers {
    began: Duration,
    now: Option<u64>,
    before: Option<u64>,
}

impl Answers {
    /// An empty answer tells nothing of how large others are.
    fn note(&mut self, bytes: u64, now: Duration, window: Duration) {
        if bytes == 0 {
            return;
        }
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

impl Window {
    pub(super) fn new(rule: Rule) -> Self {
        let declared = Log::new(kept(&rule, rule.limit.max(1)), rule.window);
        Self {
            rule,
            declared,
            told: None,
            under_way: 0,
            coming: 0,
            flowing: 0,
            answers: Answers::default(),
            gate: Gate::default(),
        }
    }

    /// A window that limits nothing; it can only be shut.
    pub(super) fn open() -> Self {
        Self::new(Rule::new("", u64::MAX, Duration::ZERO))
    }

    pub(super) fn counts_bytes(&self) -> bool {
        self.rule.unit == LimitUnit::Bytes
    }

    /// Whether a new window would be the same, but for a limit that the server told.
    pub(super) fn is_idle(&mut self, now: Duration) -> bool {
        self.expire(now);
        let quiet = self.under_way + self.coming + self.flowing == 0;
        quiet && self.gate.is_open(now) && self.logs().all(|log| log.is_unused())
    }

    fn logs(&mut self) -> impl Iterator<Item = &mut Log> {
        let told = self.told.as_mut().map(|told| &mut told.log);
        std::iter::once(&mut self.declared).chain(told)
    }

    fn kept_to(&self) -> impl Iterator<Item = &Log> {
        let told = self.told.as_ref().map(|told| &told.log);
        std::iter::once(&self.declared).chain(told)
    }

    fn free(&self) -> u64 {
        self.kept_to().map(Log::free).min().unwrap_or_default()
    }

    /// Forgets what is free by `now`; must come before what asks for it.
    pub(super) fn expire(&mut self, now: Duration) {
        self.logs().for_each(|log| log.expire(now));
    }

    /// Whether a request may go while `ahead` others keep their place before it.
    pub(super) fn admits(&self, ahead: u64, now: Duration) -> bool {
        let fits =
            if self.counts_bytes() { self.has_room(ahead) } else { self.free() > ahead };
        self.gate.is_open(now) && fits
    }

    /// Whether there is a byte left even if each answer that is asked for, `ahead` others included, is as large as the
    /// largest of late. A server that charges an answer once it is made refuses the next request only then. As long as
    /// no size is known, one request after the other is sent, each once the answer before has come or told its length. A
    /// body that a caller takes piece by piece keeps no room: it might wait for what the caller does next.
    fn has_room(&self, ahead: u64) -> bool {
        let to_come = self.under_way.saturating_add(self.coming).saturating_add(ahead);
        let most = match self.answers.largest() {
            Some(largest) => to_come.saturating_mul(largest),
            None if to_come > 0 => u64::MAX,
            None => 0,
        };
        self.free() > most
    }

    /// Takes a slot for the request with this ticket.
    pub(super) fn take(&mut self, ticket: Ticket, now: Duration) {
        if self.counts_bytes() {
            self.under_way += 1;
        } else {
            self.logs().for_each(Log::take);
        }
        self.gate.pass(ticket, now);
    }

    /// The earliest time at which a request can go that has `ahead` others before it: as if all that are
    /// under way, and all that are to come, were answered at once, and of bytes with none.
    pub(super) fn turn(&self, ahead: u64, now: Duration) -> Duration {
        let ahead = if self.counts_bytes() { 0 } else { ahead };
        let turn = self.kept_to().map(|log| log.turn(ahead, now)).max().unwrap_or(now);
        self.gate.shut_until(now).map_or(turn, |until| turn.max(until))
    }

    /// When some bytes become free again; slots are foreseen by [`turn`](Self::turn).
    pub(super) fn next(&self) -> Option<Duration> {
        let bytes = self.counts_bytes();
        self.kept_to().filter(|_| bytes).filter_map(Log::next).min()
    }

    /// Notes that a request is over: at this time, or as if it had never been. Of bytes it is taken for the largest
    /// answer of late, unless it was never sent.
    pub(super) fn give_back(&mut self, over: Option<Duration>, now: Duration) {
        if !self.counts_bytes() {
            return self.logs().for_each(|log| log.give_back(over, now));
        }
        self.under_way = self.under_way.saturating_sub(1);
        if let (Some(bytes), Some(over)) = (self.answers.largest(), over) {
            self.logs().for_each(|log| log.charge(bytes, over));
        }
    }

    /// Notes that the answer to a request begins, whose bytes come later.
    pub(super) fn begin(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
        self.coming += 1;
    }

    /// Charges an answer that is to come by the length that it tells.
    pub(super) fn foresee(&mut self, bytes: u64, now: Duration) {
        self.coming = self.coming.saturating_sub(1);
        self.charge(bytes, now);
    }

    /// Notes that an answer is charged as it is read.
    pub(super) fn flow(&mut self) {
        self.coming = self.coming.saturating_sub(1);
        self.flowing += 1;
    }

    /// Charges a piece of an answer that is charged as it is read, and of which `sum` bytes have come. So many may come of
    /// others too; but where no size is known, a first piece tells less than one that is whole.
    pub(super) fn charge_piece(&mut self, bytes: u64, sum: u64, now: Duration) {
        if self.answers.largest().is_some() {
            self.answers.note(sum, now, self.rule.window);
        }
        self.logs().for_each(|log| log.charge_piece(bytes, now));
    }

    /// Notes that an answer of so many bytes, charged as it was read, is over.
    pub(super) fn ebb(&mut self, bytes: u64, now: Duration) {
        self.flowing = self.flowing.saturating_sub(1);
        self.answers.note(bytes, now, self.rule.window);
    }

    /// Charges an answer of so many bytes, which has come just now.
    pub(super) fn arrive(&mut self, bytes: u64, now: Duration) {
        self.coming = self.coming.saturating_sub(1);
        self.charge(bytes, now);
    }

    /// Charges an answer that was charged when it began for longer, and by what it was longer than it told.
    pub(super) fn prolong(
        &mut self,
        (told, began): (u64, Duration),
        bytes: u64,
        now: Duration,
    ) {
        self.logs().for_each(|log| log.postpone(told, began, now));
        self.charge(bytes.saturating_sub(told), now);
    }

    fn charge(&mut self, bytes: u64, now: Duration) {
        self.answers.note(bytes, now, self.rule.window);
        self.logs().for_each(|log| log.charge(bytes, now));
    }

    /// Believes a server that is stricter than the declaration.
    pub(super) fn tighten(&mut self, reading: Reading, now: Duration) {
        self.expire(now);
        if let Some(limit) = reading.limit {
            self.limit_to(limit, reading.reset, now);
        }
        let limit = self.told.as_ref().map_or(self.rule.limit.max(1), |told| told.limit);
        let Some(remaining) = reading.remaining(limit) else { return };
        let left = remaining.saturating_sub(self.rule.margin.of(limit));
        // Of bytes the server may have counted answers that have not come yet.
        let largest = self.answers.largest().unwrap_or_default();
        let coming = self.under_way + self.coming + self.flowing;
        let coming = coming.saturating_mul(largest);
        let log = self.told.as_mut().map_or(&mut self.declared, |told| &mut told.log);
        let wait = reading.reset.unwrap_or(log.window());
        let used_by_others = log.free().saturating_sub(left).saturating_sub(coming);
        log.hold(used_by_others, now.saturating_add(wait.min(log.window())));
        if remaining == 0 && wait > self.rule.window {
            self.gate.shut(wait, now);
        }
    }

    /// Keeps to a lower limit as well, in a window as long as the longest reset that was told with it: what the server
    /// counts is over then.
    fn limit_to(&mut self, limit: u64, reset: Option<Duration>, now: Duration) {
        if limit >= self.rule.limit.max(1) {
            self.told = None;
            return;
        }
        let reset = reset.filter(|reset| !reset.is_zero());
        let reset = reset.max(self.told.as_ref().and_then(|told| told.reset));
        let window = reset.map_or(self.rule.window, |reset| reset.min(self.rule.window));
        let kept = kept(&self.rule, limit);
        let log = match self.told.take() {
            Some(mut told) => {
                told.log.resize(kept, window, now);
                told.log
            }
            None => self.declared.narrowed(kept, window, now),
        };
        self.told = Some(Told { limit, reset, log });
    }
}

/// What may be used of this limit of a rule.
fn kept(rule: &Rule, limit: u64) -> u64 {
    limit.saturating_sub(rule.margin.of(limit)).max(1)
}
