//! Which passcodes are spent: a code is before it is sent, and with it its step of time.

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::time::{Duration, SystemTime};

use super::super::clock::Clock;
use super::super::secret::Secret;

/// Codes that are remembered. A device shows one for a step of time, so that the last few are all that can come again.
const REMEMBERED: usize = 8;

/// The step in which a moment lies, counted from 1970 (RFC 6238 section 4.2).
pub(super) fn step(at: SystemTime, period: Duration) -> u64 {
    let since = at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let step = since.as_nanos() / period.as_nanos().max(1);
    u64::try_from(step).unwrap_or(u64::MAX)
}

/// Time until the next step begins.
pub(super) fn left(at: SystemTime, period: Duration) -> Duration {
    let since = at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let period = period.as_nanos().max(1);
    let left = period - since.as_nanos() % period;
    Duration::from_nanos(u64::try_from(left).unwrap_or(u64::MAX))
}

/// What was spent so far. `Default` is nothing.
#[derive(Default)]
pub(super) struct Burnt {
    /// The last step that was taken, for a code that is asked for or was spent.
    last: Option<u64>,
    /// The last step in which a code was spent.
    spent: Option<u64>,
    codes: VecDeque<Secret>,
}

/// Why a code is not spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unspent {
    /// It was spent before.
    Code,
    /// Another was spent in this step of time, or in this later one.
    Step(u64),
}

impl Burnt {
    /// Takes a step for a code that is to be asked for, and gives the one before.
    ///
    /// # Errors
    /// The last step that was taken, when it is not over.
    pub(super) fn reserve(&mut self, step: u64) -> Result<Option<u64>, u64> {
        match self.last {
            Some(last) if step <= last => Err(last),
            before => {
                self.last = Some(step);
                Ok(before)
            }
        }
    }

    /// Gives a step back for which there came no code, unless a later one was taken since.
    pub(super) fn release(&mut self, step: u64, before: Option<u64>) {
        if self.last == Some(step) {
            self.last = before;
        }
    }

    /// Lets steps be taken anew after the calendar was set back, if this one is the last still.
    pub(super) fn rewind(&mut self, step: u64) {
        if self.last == Some(step) {
            (self.last, self.spent) = (None, None);
        }
    }

    /// Spends a code in a step. White space makes it no other code.
    ///
    /// # Errors
    /// Why it is not spent.
    pub(super) fn spend(&mut self, code: &Secret, step: u64) -> Result<(), Unspent> {
        let code: Secret = without_space(code);
        if self.codes.contains(&code) {
            return Err(Unspent::Code);
        }
        if let Some(spent) = self.spent.filter(|spent| step <= *spent) {
            return Err(Unspent::Step(spent));
        }
        self.codes.push_back(code);
        if self.codes.len() > REMEMBERED {
            self.codes.pop_front();
        }
        self.spent = Some(step);
        self.last = self.last.max(Some(step));
        Ok(())
    }
}

fn without_space(code: &Secret) -> Secret {
    let code = code.expose();
    let mut kept = String::with_capacity(code.len());
    kept.extend(code.split_whitespace());
    kept.into()
}

/// How long to wait until a step comes that is not `last`. Where the calendar was set back, that is a whole one.
pub(super) fn wait(clock: &dyn Clock, last: u64, period: Duration) -> Duration {
    let wall = clock.wall();
    match step(wall, period).cmp(&last) {
        Ordering::Greater => Duration::ZERO,
        Ordering::Equal => left(wall, period),
        Ordering::Less => period,
    }
}
