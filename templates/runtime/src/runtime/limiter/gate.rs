//! Whether the server has refused what a window lets through.

use std::time::Duration;

use super::line::Ticket;

/// No block lasts longer: after a day one request asks the server anew.
const LONGEST_BLOCK: Duration = Duration::from_secs(24 * 60 * 60);
/// A request that went ahead and has no end after this is taken for lost: its future may never be polled
/// again. Twice the time that an attempt has.
const LOST: Duration = Duration::from_secs(120);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gate {
    Open,
    /// The server refused: nothing goes before this time, and then one request alone.
    Shut(Duration),
    /// The request with this ticket is that one, until this time.
    Probing(Ticket, Duration),
}

impl Gate {
    /// Whether a request may pass.
    pub(super) fn is_open(self, now: Duration) -> bool {
        match self {
            Self::Open => true,
            Self::Shut(until) | Self::Probing(_, until) => until <= now,
        }
    }

    /// Notes that the request with this ticket has passed: after a block it goes ahead of all others.
    pub(super) fn pass(&mut self, ticket: Ticket, now: Duration) {
        if *self != Self::Open {
            *self = Self::Probing(ticket, now.saturating_add(LOST));
        }
    }

    /// Notes how the request with this ticket ended, in case it went ahead alone.
    pub(super) fn probed(&mut self, ticket: Ticket, answered: bool, now: Duration) {
        if matches!(self, Self::Probing(ahead, _) if *ahead == ticket) {
            *self = if answered { Self::Open } else { Self::Shut(now) };
        }
    }

    /// When the server's block ends, if there is one.
    pub(super) fn shut_until(self) -> Option<Duration> {
        if let Self::Shut(until) = self { Some(until) } else { None }
    }

    /// When the request that went ahead is taken for lost, if there is one.
    pub(super) fn lost_at(self) -> Option<Duration> {
        if let Self::Probing(_, until) = self { Some(until) } else { None }
    }

    /// Lets nothing pass for `wait`.
    pub(super) fn shut(&mut self, wait: Duration, now: Duration) {
        let until = now.saturating_add(wait.min(LONGEST_BLOCK));
        *self = match *self {
            Self::Shut(earlier) => Self::Shut(earlier.max(until)),
            Self::Open | Self::Probing(..) => Self::Shut(until),
        };
    }
}
