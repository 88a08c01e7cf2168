//! Whether the server has refused what a window lets through.

use std::time::Duration;

use super::line::Ticket;

/// No block lasts longer: after a day one request asks the server anew.
const LONGEST_BLOCK: Duration = Duration::from_secs(24 * 60 * 60);
/// A request that went ahead and has no end after this is taken for lost: its future may never be polled
/// again. Twice the time that an attempt has.
const LOST: Duration = Duration::from_secs(120);

/// What the server's refusals let through.
#[derive(Debug, Default)]
pub(super) struct Gate {
    state: State,
    /// Blocks of which it is not known yet whether they stand.
    doubts: Vec<Doubt>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    #[default]
    Open,
    /// The server refused: nothing goes before this time, and then one request alone.
    Shut(Duration),
    /// The request with this ticket is that one, until this time.
    Probing(Ticket, Duration),
}

/// A block that may be lifted.
#[derive(Debug)]
struct Doubt {
    number: u64,
    until: Duration,
    /// From then on nobody trusts that it will be.
    lost: Duration,
}

impl Gate {
    /// Whether a request may pass.
    pub(super) fn is_open(&self, now: Duration) -> bool {
        let passes = match self.state {
            State::Open => true,
            State::Shut(until) | State::Probing(_, until) => until <= now,
        };
        passes && self.doubts.iter().all(|doubt| doubt.until <= now)
    }

    /// Notes that the request with this ticket has passed: after a block it goes ahead of all others.
    pub(super) fn pass(&mut self, ticket: Ticket, now: Duration) {
        if self.state != State::Open || !self.doubts.is_empty() {
            self.state = State::Probing(ticket, now.saturating_add(LOST));
            self.doubts.clear();
        }
    }

    /// Notes how the request with this ticket ended, and tells whether it went ahead alone.
    pub(super) fn probed(
        &mut self,
        ticket: Ticket,
        answered: bool,
        now: Duration,
    ) -> bool {
        let ahead = matches!(self.state, State::Probing(ahead, _) if ahead == ticket);
        if ahead {
            self.state = if answered { State::Open } else { State::Shut(now) };
        }
        ahead
    }

    /// When the server's block ends, if there is one that stands.
    pub(super) fn shut_until(&self, now: Duration) -> Option<Duration> {
        let shut = if let State::Shut(until) = self.state { Some(until) } else { None };
        let lost = self.doubts.iter().filter(|doubt| doubt.lost <= now);
        shut.max(lost.map(|doubt| doubt.until).max())
    }

    /// When what is waited for is taken for lost, if there is something: the end of the request that went ahead, or the
    /// news that a block does not stand. No later than that block ends.
    pub(super) fn lost_at(&self, now: Duration) -> Option<Duration> {
        let probe =
            if let State::Probing(_, until) = self.state { Some(until) } else { None };
        let probe = probe.filter(|until| *until > now);
        let doubts =
            self.doubts.iter().filter(|doubt| doubt.until.min(doubt.lost) > now);
        probe.max(doubts.map(|doubt| doubt.until.min(doubt.lost)).max())
    }

    /// Lets nothing pass for `wait`.
    pub(super) fn shut(&mut self, wait: Duration, now: Duration) {
        self.shut_to(end(wait, now));
    }

    fn shut_to(&mut self, until: Duration) {
        self.state = match self.state {
            State::Shut(earlier) => State::Shut(earlier.max(until)),
            State::Open | State::Probing(..) => State::Shut(until),
        };
    }

    /// Lets nothing pass for `wait`, unless it is [told](Self::decide) before that the block with this number does not
    /// stand.
    pub(super) fn hold(&mut self, number: u64, wait: Duration, now: Duration) {
        self.doubts.push(Doubt {
            number,
            until: end(wait, now),
            lost: now.saturating_add(LOST),
        });
    }

    /// Makes a block stand or lifts it, unless it is over and a request has passed since.
    pub(super) fn decide(&mut self, number: u64, stands: bool) {
        let at = self.doubts.iter().position(|doubt| doubt.number == number);
        if let Some(doubt) = at.map(|at| self.doubts.swap_remove(at)) {
            if stands {
                self.shut_to(doubt.until);
            }
        }
    }
}

fn end(wait: Duration, now: Duration) -> Duration {
    now.saturating_add(wait.min(LONGEST_BLOCK))
}
