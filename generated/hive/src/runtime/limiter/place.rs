//! One place in the line, as a future.

use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::super::future::BoxFuture;
use super::line::{Outlook, Standing, Ticket};
use super::rule::Charged;
use super::{Limiter, Obstacle, Patience, Permit, Precedence, Throttled};

/// Completes when the turn comes, or when it is known to come too late; dropped, it leaves the line.
///
/// Each place sleeps until the earliest time its turn can come and lets in whoever may go then. Whatever
/// could bring that time forward wakes it. So no place depends on another one's being polled.
pub(super) struct Place<'a> {
    limiter: &'a Limiter,
    ticket: Ticket,
    windows: Box<[usize]>,
    patience: Patience,
    timer: Option<BoxFuture<'static, ()>>,
}

impl<'a> Place<'a> {
    /// Joins the line, behind all of the same precedence.
    pub(super) fn join(
        limiter: &'a Limiter,
        charged: Charged<'_>,
        patience: Patience,
    ) -> Self {
        let (ticket, windows) = limiter.change(|line, now| {
            let windows = line.charged(limiter, charged, now);
            (line.join(windows.clone(), patience.precedence), windows)
        });
        Self { limiter, ticket, windows, patience, timer: None }
    }

    /// Has the task woken at `alarm`, or never.
    fn sleep(
        &mut self,
        alarm: Option<Duration>,
        now: Duration,
        context: &mut Context<'_>,
    ) {
        self.timer =
            alarm.map(|alarm| self.limiter.clock().sleep(alarm.saturating_sub(now)));
        let due = self
            .timer
            .as_mut()
            .is_some_and(|timer| timer.as_mut().poll(context).is_ready());
        if due {
            context.waker().wake_by_ref();
        }
    }
}

impl Future for Place<'_> {
    type Output = Result<Permit, Throttled>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let ticket = self.ticket;
        let (standing, now) = self.limiter.change(|line, now| {
            (line.look(ticket, &self.windows, context.waker(), now), now)
        });
        let Standing::Waiting(outlook) = standing else {
            let windows = mem::take(&mut self.windows);
            return Poll::Ready(Ok(Permit::new(self.limiter, ticket, windows)));
        };
        if let Some(obstacle) = self.patience.obstacle(outlook, now) {
            let wait = outlook.turn.saturating_sub(now);
            return Poll::Ready(Err(Throttled { wait, obstacle }));
        }
        // Who waits already is not sent away because others go first.
        self.patience.queue = usize::MAX;
        let turn = Some(outlook.turn).filter(|&turn| turn > now);
        let alarm = turn.or(outlook.lost).into_iter().chain(outlook.next);
        let alarm = alarm.chain(self.patience.deadline).min();
        self.sleep(alarm, now, context);
        Poll::Pending
    }
}

impl Patience {
    /// What is not waited for any longer.
    fn obstacle(self, outlook: Outlook, now: Duration) -> Option<Obstacle> {
        let newcomer = self.precedence == Precedence::Ordinary;
        if newcomer && outlook.others >= self.queue {
            return Some(Obstacle::Queue);
        }
        if outlook.shut.is_some_and(|shut| shut.saturating_sub(now) > self.block) {
            return Some(Obstacle::Block);
        }
        let late = |deadline| deadline < outlook.turn || deadline <= now;
        self.deadline.is_some_and(late).then_some(Obstacle::Deadline)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.limiter.change(|line, now| line.leave(self.ticket, &self.windows, now));
    }
}
