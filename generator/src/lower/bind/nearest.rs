//! Names that mean nothing in the document.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, near};

/// Names that are told where none is near.
const MOST: usize = 5;

/// The finding for a name that is not among those there are, with the nearest of them, else the first.
pub(super) fn unbound(what: &str, name: &str, known: &[String]) -> Diagnostic {
    let finding = Diagnostic::error("unbound-quirk", format!("there is no {what} `{name}`"));
    finding.help(meant(name, known))
}

/// The nearest of the names that there are, else the first of them.
pub(super) fn meant(name: &str, known: &[String]) -> String {
    near::question(name, known.iter().map(String::as_str)).unwrap_or_else(|| all(known))
}

/// The first of the names that there are.
fn all(known: &[String]) -> String {
    let mut seen = HashSet::new();
    let known: Vec<&String> = known.iter().filter(|name| seen.insert(*name)).collect();
    let first: Vec<String> = known.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    match (first.as_slice(), known.len().saturating_sub(MOST)) {
        ([], _) => "there is none at all: take it out".to_owned(),
        ([only], 0) => format!("there is only {only}"),
        (first, 0) => format!("there are {}", first.join(", ")),
        (first, further) => format!("there are {} and {further} more", first.join(", ")),
    }
}
