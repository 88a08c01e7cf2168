//! Pages that are windows of time.
//!
//! Each window begins at the very time at which the one before ended, since a page may have been cut off between items of
//! one time, or of times that differ by less than their texts show; what came before is told by its JSON and left out.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::super::json::Json;
use super::super::prepared::Prepared;
use super::super::profile::{Pagination, TimeWindow};
use super::instant::Instant;
use super::link::Refusal;
use super::page::Page;
use super::parameter;

/// So many windows in a row are asked for that hold nothing new, each as long as the longest page so far; each further one
/// is twice as long as the one before.
const SAME: u32 = 8;

/// What is remembered of the windows so far.
#[derive(Default)]
pub(super) struct Course {
    hashes: RandomState,
    /// How often each item of the last page that had any came in it, by the hash of its JSON.
    before: HashMap<u64, u32>,
    /// Positions in the last page of items that came before.
    repeated: Vec<usize>,
    /// Items of the last page.
    items: usize,
    /// Items of the longest page.
    longest: usize,
    /// The longest time in which a page's items lay, in nanoseconds.
    span: i128,
    /// Windows in a row that held nothing new.
    empty: u32,
}

impl Course {
    /// Positions of items that came before, in the last page if it had so many items.
    pub(super) fn repeated(&self, items: usize) -> &[usize] {
        if self.items == items { &self.repeated } else { &[] }
    }

    /// The time that the next page is asked for by. `None` where the window's other end is reached, or where it is not
    /// known and nothing new came.
    ///
    /// # Errors
    /// When an item has no time that can be read, or the window does not move.
    pub(super) fn next(
        &mut self,
        rule: &Pagination,
        first: &Prepared,
        asked: Option<&Json>,
        page: &Page<'_>,
    ) -> Result<Option<Json>, Refusal> {
        let time = |value: &Json| read(&parameter::text_of(value), rule);
        let asked = asked.map(time).transpose()?;
        let bound = rule.window.bound.map(|bound| parameter::read(first, bound));
        let bound = bound.transpose()?.flatten().as_ref().map(time).transpose()?;
        let outermost = outermost(rule, page)?;
        let (items, new) = self.note(rule, page);
        let full = items > 0 && items >= self.longest;
        self.longest = self.longest.max(items);
        let known = asked.zip(outermost).map(|(asked, time)| asked.apart(time));
        self.span = self.span.max(known.unwrap_or_default());
        self.empty = if new > 0 || full { 0 } else { self.empty.saturating_add(1) };
        let next = match outermost {
            Some(time) if new > 0 => overlapping(&rule.window, time, asked),
            Some(time) if full => past(&rule.window, time),
            _ => match self.over_gap(rule, asked.or(outermost), bound) {
                Some(next) => next,
                None => return Ok(None),
            },
        };
        let forwards = rule.window.forwards;
        if asked.is_some_and(|asked| !next.is_beyond(asked, forwards)) {
            return Err(Refusal::new("the window of time does not move"));
        }
        let over = bound.is_some_and(|bound| next.is_beyond(bound, forwards));
        Ok((!over).then(|| next.written(rule.quoted)))
    }

    /// Counts the items of a page and those of them that did not come before.
    fn note(&mut self, rule: &Pagination, page: &Page<'_>) -> (usize, usize) {
        let hashes = page.each_item(rule.items).map(|item| self.hashes.hash_one(item));
        let hashes: Vec<u64> = hashes.collect();
        self.repeated.clear();
        for (at, hash) in hashes.iter().enumerate() {
            if let Some(left) = self.before.get_mut(hash).filter(|left| **left > 0) {
                *left -= 1;
                self.repeated.push(at);
            }
        }
        self.items = hashes.len();
        let new = hashes.len() - self.repeated.len();
        if !hashes.is_empty() {
            self.before.clear();
            for hash in &hashes {
                *self.before.entry(*hash).or_default() += 1;
            }
        }
        (hashes.len(), new)
    }

    /// The next window behind one that held nothing new, as long as the other end is known and not reached.
    fn over_gap(
        &self,
        rule: &Pagination,
        from: Option<Instant>,
        bound: Option<Instant>,
    ) -> Option<Instant> {
        let (from, bound) = (from?, bound?);
        let forwards = rule.window.forwards;
        let far = from.apart(bound);
        let span = if self.span > 0 { self.span } else { far / i128::from(SAME) };
        let doubled = self.empty.saturating_sub(SAME).min(64);
        let next = from.moved(span.saturating_mul(1_i128 << doubled), forwards);
        bound
            .is_beyond(from, forwards)
            .then(|| if next.is_beyond(bound, forwards) { bound } else { next })
    }
}

/// The time of the item that is the furthest; it is as fine as the finest of the page.
fn outermost(rule: &Pagination, page: &Page<'_>) -> Result<Option<Instant>, Refusal> {
    let forwards = rule.window.forwards;
    let mut outermost: Option<Instant> = None;
    for text in page.each(rule.items, rule.next) {
        let time = read(&text, rule)?;
        let known = outermost.unwrap_or(time);
        let further = if time.is_beyond(known, forwards) { time } else { known };
        outermost = Some(further.as_fine_as(known).as_fine_as(time));
    }
    if outermost.is_none() && page.count(rule.items) != Some(0) {
        let message = format!("no item has a time at `{}`", rule.next);
        return Err(Refusal::new(message));
    }
    Ok(outermost)
}

/// The window that has what is at this time once more; where that is the one that was asked for, the one behind.
fn overlapping(window: &TimeWindow, time: Instant, asked: Option<Instant>) -> Instant {
    let next = if window.inclusive {
        time.rounded(!window.forwards)
    } else {
        time.beyond(!window.forwards)
    };
    let moves = asked.is_none_or(|asked| next.is_beyond(asked, window.forwards));
    if moves { next } else { past(window, time) }
}

/// The window that lacks what is at this time.
fn past(window: &TimeWindow, time: Instant) -> Instant {
    if window.inclusive {
        time.beyond(window.forwards)
    } else {
        time.rounded(window.forwards)
    }
}

fn read(text: &str, rule: &Pagination) -> Result<Instant, Refusal> {
    let time = Instant::read(text, rule.window.unit);
    time.ok_or_else(|| Refusal::new(format!("what is at `{}` is no time", rule.next)))
}
