//! Leave to send one request, and what its answer costs.

use std::time::Duration;

use super::feedback::Reading;
use super::line::Ticket;
use super::window::Window;
use super::{Limiter, Settlement};

/// Leave to send one request. Dropped without being settled it counts as answered at that moment,
/// though not as an answer that ends a block.
#[derive(Debug)]
#[must_use = "a permit that is dropped counts as a request"]
pub struct Permit {
    limiter: Limiter,
    ticket: Ticket,
    windows: Box<[usize]>,
    settled: bool,
}

impl Permit {
    pub(super) fn new(limiter: &Limiter, ticket: Ticket, windows: Box<[usize]>) -> Self {
        Self { limiter: limiter.clone(), ticket, windows, settled: false }
    }

    /// Tells what became of the request: its slots are free one window after the response, one window
    /// after it was given up, or at once when it was never sent.
    ///
    /// An answer to the request that went ahead after a block ends that block; where it brought no
    /// answer the next in line goes ahead.
    pub fn settle(mut self, settlement: Settlement) {
        if settlement == Settlement::Answered {
            return drop(self.answered(Told::default()));
        }
        self.release(Some(settlement));
    }

    /// Tells that the response arrived just now, and what it told of bytes. They are charged when the debt is
    /// dropped, which should be when the body has come, if nothing is told before.
    pub fn answered(mut self, told: Told) -> Debt {
        let windows = self.limiter.change(|line, _| line.counting_bytes(&self.windows));
        self.release(Some(Settlement::Answered));
        Debt {
            limiter: self.limiter.clone(),
            windows,
            bytes: 0,
            told,
            state: State::Coming,
        }
    }

    fn release(&mut self, settlement: Option<Settlement>) {
        self.settled = true;
        self.limiter.change(|line, now| {
            line.release(self.ticket, &self.windows, settlement, now);
        });
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if !self.settled {
            self.release(None);
        }
    }
}

/// What an answer's headers tell of bytes.
#[derive(Debug, Default)]
pub struct Told(pub(super) Vec<(usize, Reading)>);

/// The bytes of an answer that is still coming. Dropped, it charges those that came.
#[derive(Debug)]
#[must_use = "bytes are charged when the debt is dropped"]
pub struct Debt {
    limiter: Limiter,
    windows: Box<[usize]>,
    bytes: u64,
    told: Told,
    state: State,
}

impl Debt {
    /// Tells how many bytes the answer says that it has, and whether a caller takes them piece by piece.
    pub(in super::super) fn begin(&mut self, length: Option<u64>, streamed: bool) {
        match length {
            Some(length) => self.foresee(length),
            None if streamed => self.flow(),
            None => {}
        }
    }

    /// Charges so many bytes now, because the answer says that it has as many.
    pub fn foresee(&mut self, bytes: u64) {
        if self.state == State::Coming {
            self.state = State::Expected(bytes, self.limiter.clock().now());
            self.change(|window, now| window.foresee(bytes, now));
        }
    }

    /// Charges bytes from now on as they are [added](Self::add): nobody knows when the last comes.
    pub fn flow(&mut self) {
        if self.state == State::Coming {
            self.state = State::Flowing;
            self.change(|window, _| window.flow());
        }
    }

    /// Adds bytes that came.
    pub fn add(&mut self, bytes: usize) {
        let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
        self.bytes = self.bytes.saturating_add(bytes);
        if self.state == State::Flowing {
            let sum = self.bytes;
            self.change(|window, now| window.charge_piece(bytes, sum, now));
        }
    }

    fn change(&mut self, change: impl Fn(&mut Window, Duration)) {
        if self.windows.is_empty() {
            return;
        }
        let told = std::mem::take(&mut self.told.0);
        self.limiter.change(|line, now| {
            line.charge(&self.windows, &told, now, |window| change(window, now));
        });
    }
}

impl Drop for Debt {
    fn drop(&mut self) {
        let (bytes, state) = (self.bytes, self.state);
        self.change(|window, now| match state {
            State::Coming => window.arrive(bytes, now),
            State::Expected(told, began) => window.prolong((told, began), bytes, now),
            State::Flowing => window.ebb(bytes, now),
        });
    }
}

/// How bytes are charged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// When they have come; till then there is room for as many as the largest answer of late has.
    Coming,
    /// So many, when the answer began.
    Expected(u64, Duration),
    /// Piece by piece.
    Flowing,
}
