//! A block that may be lifted.

use super::Limiter;

/// A block whose cause is not known yet. Dropped, it stands for as long as it was asked for.
#[derive(Debug)]
#[must_use = "a block that is dropped stands"]
pub struct Block {
    limiter: Limiter,
    windows: Box<[usize]>,
    number: u64,
    stands: bool,
}

impl Block {
    pub(super) fn new(limiter: &Limiter, windows: Box<[usize]>, number: u64) -> Self {
        Self { limiter: limiter.clone(), windows, number, stands: true }
    }

    /// Lets those go on whom it stopped: what was refused is not healed by waiting.
    pub fn lift(mut self) {
        self.stands = false;
    }
}

impl Drop for Block {
    fn drop(&mut self) {
        let (number, stands) = (self.number, self.stands);
        self.limiter.change(|line, now| {
            line.charge(&self.windows, &[], now, |window| {
                window.gate.decide(number, stands);
            });
        });
    }
}
