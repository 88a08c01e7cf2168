//! What tells that a walk would not end.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

/// An empty page that names a next one is followed this often in a row.
const EMPTY_PAGES: u32 = 3;

/// What is remembered of the pages received.
#[derive(Default)]
pub(super) struct Guard {
    hashes: RandomState,
    /// Hashes of their places: a server may make its links long.
    visited: HashSet<u64>,
    /// Hash of the last page's items.
    items: Option<u64>,
    /// How often in a row they have come again.
    repeats: u32,
    /// Empty pages in a row.
    empty: u32,
}

impl Guard {
    /// Remembers a place.
    pub(super) fn visit(&mut self, place: Option<String>) {
        self.visited.extend(place.map(|place| self.hashes.hash_one(place)));
    }

    /// Whether this place was visited.
    pub(super) fn has_seen(&self, place: Option<String>) -> bool {
        place.is_some_and(|place| self.visited.contains(&self.hashes.hash_one(place)))
    }

    /// How often in a row the same items have come again, these included.
    pub(super) fn repeats(&mut self, items: Option<&[u8]>) -> u32 {
        let items = items.map(|items| self.hashes.hash_one(items));
        let before = std::mem::replace(&mut self.items, items);
        let again = items.is_some() && items == before;
        self.repeats = if again { self.repeats.saturating_add(1) } else { 0 };
        self.repeats
    }

    /// Counts empty pages.
    pub(super) fn count(&mut self, items: Option<u64>) {
        self.empty = if items == Some(0) { self.empty.saturating_add(1) } else { 0 };
    }

    /// Why no further page is asked for.
    pub(super) fn problem(&self) -> Option<String> {
        let empty = self.empty;
        (empty > EMPTY_PAGES)
            .then(|| format!("{empty} empty pages in a row name a next one"))
    }
}
