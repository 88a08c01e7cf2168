//! What areas look at, and how they name why something applies.

use std::time::Duration;

use crate::api::{Api, Operation};
use crate::source::{Source, node};

use super::{Fact, Origin};

/// A document with its quirks, and what was made of them.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) source: &'a Source,
    pub(super) api: &'a Api,
}

impl View<'_> {
    /// The quirk at a JSON pointer into `quirks.yaml`.
    pub(super) fn quirk(&self, pointer: &str) -> Origin {
        Origin::Quirk { rule: rule(pointer), place: self.source.quirks_place(pointer) }
    }

    /// Whether `quirks.yaml` has a key in a section.
    pub(super) fn says(&self, section: &str, key: &str) -> bool {
        self.source.quirks_tree.as_ref().is_some_and(|tree| {
            tree.get(section).and_then(|section| section.get(key)).is_some_and(|value| !value.is_null())
        })
    }

    /// What the document says at a JSON pointer into it.
    pub(super) fn document(&self, rule: &str, pointer: &str) -> Origin {
        Origin::Document { rule: rule.to_owned(), place: self.source.place(pointer) }
    }

    /// The pointers of the quirks of an operation that begin so.
    pub(super) fn bound<'a>(
        operation: &'a Operation,
        begin: &'static str,
    ) -> impl Iterator<Item = &'a String> {
        operation.quirks.iter().filter(move |pointer| pointer.starts_with(begin))
    }
}

impl Fact {
    /// A fact of an area, with a word for tables.
    pub(super) fn new(
        area: &'static str,
        brief: impl Into<String>,
        says: impl Into<String>,
        origin: Origin,
    ) -> Self {
        Self { area, brief: brief.into(), says: says.into(), origin }
    }
}

/// A pointer as the keys that lead to its end: `pagination[0]`, `rate_limits.rules.minute`.
fn rule(pointer: &str) -> String {
    let mut keys = String::new();
    for token in pointer.split('/').skip(1).map(node::unescape) {
        if token.bytes().all(|byte| byte.is_ascii_digit()) {
            keys.push_str(&format!("[{token}]"));
        } else {
            keys.push_str(if keys.is_empty() { "" } else { "." });
            keys.push_str(&token);
        }
    }
    keys
}

/// A length of time as quirks write it: in the largest unit of which it is a whole number.
pub(super) fn duration(time: Duration) -> String {
    let all = time.as_millis();
    let units = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1000, "s"), (1, "ms")];
    let fitting = units.into_iter().find(|(unit, _)| all > 0 && all.is_multiple_of(*unit));
    let (unit, name) = fitting.unwrap_or((1, "ms"));
    format!("{}{name}", all / unit)
}

/// Words in a row, each in backquotes.
pub(super) fn quoted<T: std::fmt::Display>(words: impl IntoIterator<Item = T>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
