//! Which passcodes are spent: a code is before it is sent, and with it its step of time.

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
    last: Option<u64>,
    codes: VecDeque<Secret>,
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

    /// Spends a code in a step; `false`, and nothing, when it was spent before.
    pub(super) fn spend(&mut self, code: &Secret, step: u64) -> bool {
        if self.codes.contains(code) {
            return false;
        }
        self.codes.push_back(code.clone());
        if self.codes.len() > REMEMBERED {
            self.codes.pop_front();
        }
        self.last = self.last.max(Some(step));
        true
    }
}

/// How long to wait until a step comes that is not `last`. Where the calendar was set back, that is a whole one.
pub(super) fn wait(clock: &dyn Clock, last: u64, period: Duration) -> Duration {
    let wall = clock.wall();
    if step(wall, period) == last { left(wall, period) } else { period }
}
