//! Whose turn it is.

use std::ops::Bound;
use std::time::Duration;

use super::super::window::Window;
use super::{Line, Ticket};

/// How someone in the line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Standing {
    /// Let in: a slot of each rule is taken.
    Admitted,
    /// Not yet.
    Waiting(Outlook),
}

/// What someone in the line can expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Outlook {
    /// The turn comes no earlier.
    pub(in super::super) turn: Duration,
    /// The server allows nothing before.
    pub(in super::super) shut: Option<Duration>,
    /// Those who went ahead are then taken for lost.
    pub(in super::super) lost: Option<Duration>,
    /// Something becomes free then that may be enough.
    pub(in super::super) next: Option<Duration>,
    /// How many others wait.
    pub(in super::super) others: usize,
}

impl Line {
    /// Lets in everyone of these windows who may go, in the order of their tickets. Who stays keeps one slot of each
    /// rule before all later ones, so that nobody is passed by for ever.
    pub(super) fn admit(&mut self, windows: &[usize], now: Duration) {
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

    pub(super) fn let_in(&mut self, ticket: Ticket, now: Duration) {
        let Some(waiter) = self.quit(ticket) else { return };
        self.update(&waiter.windows, |window| window.take(ticket, now));
        self.admitted.insert(ticket);
        self.wakers.woken.extend(waiter.waker);
    }

    pub(super) fn outlook(
        &self,
        ticket: Ticket,
        windows: &[usize],
        now: Duration,
    ) -> Outlook {
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
