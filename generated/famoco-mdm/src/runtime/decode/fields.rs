//! The field list of an object, through which a model tells the decoder what it was promised.
//!
//! serde hands `deserialize_struct` a list of names and no more. The models of this crate send
//! [`MARKER`] first and then pairs of a mark and a name. The marker starts with NUL, so that no list written
//! by a derive can be mistaken for one of ours.

use std::collections::BTreeSet;

/// First entry of a list of pairs.
pub const MARKER: &str = "\0object";
/// Mark of a property that must be there and is corrected when it is not.
pub const REQUIRED: &str = "required";
/// Mark of a property that must be there and is never corrected.
pub const EXACT: &str = "exact";
/// Mark of a property that may be left out.
pub const OPEN: &str = "open";

/// The declared properties of one object, and which of them the body has shown so far.
pub(super) struct Fields {
    pairs: &'static [&'static str],
    count: usize,
    seen: Seen,
    next: usize,
}

/// Which positions were seen. Objects are many and their properties few: those need no allocation.
#[derive(Debug, Default)]
struct Seen {
    first: u128,
    further: BTreeSet<usize>,
}

impl Seen {
    fn insert(&mut self, at: usize) {
        match bit(at) {
            Some(bit) => self.first |= bit,
            None => drop(self.further.insert(at)),
        }
    }

    fn contains(&self, at: usize) -> bool {
        bit(at).map_or_else(|| self.further.contains(&at), |bit| self.first & bit != 0)
    }
}

fn bit(at: usize) -> Option<u128> {
    1_u128.checked_shl(u32::try_from(at).ok()?)
}

impl Fields {
    /// Reads a field list; one without the marker promises nothing.
    pub(super) fn new(list: &'static [&'static str]) -> Self {
        let pairs = match list {
            [first, pairs @ ..] if *first == MARKER => pairs,
            _ => &[],
        };
        Self {
            pairs,
            count: pairs.len() / 2,
            seen: Seen::default(),
            next: 0,
        }
    }

    /// Notes that `key` is in the body and tells whether it is exact. Bodies mostly keep the order of their
    /// document, so the search starts after the last find.
    pub(super) fn see(&mut self, key: &str) -> bool {
        let mut places = (self.next..self.count).chain(0..self.next);
        let Some(at) = places.find(|at| self.name(*at) == key) else { return false };
        self.next = at + 1;
        self.seen.insert(at);
        self.mark(at) == EXACT
    }

    /// The next promised property that the body did not show, and whether it is exact.
    pub(super) fn missing(&mut self) -> Option<(&'static str, bool)> {
        let at = (0..self.count)
            .find(|at| !self.seen.contains(*at) && self.mark(*at) != OPEN)?;
        let name = self.name(at);
        Some((name, self.see(name)))
    }

    fn mark(&self, at: usize) -> &'static str {
        self.pairs.get(at * 2).copied().unwrap_or(OPEN)
    }

    fn name(&self, at: usize) -> &'static str {
        self.pairs.get(at * 2 + 1).copied().unwrap_or_default()
    }
}
