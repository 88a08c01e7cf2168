//! The table of modules in ARCHITECTURE.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::code::root;

/// What a module may name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rights {
    /// Other modules of the generator.
    pub(super) modules: BTreeSet<String>,
    /// Crates of others.
    pub(super) crates: BTreeSet<String>,
    /// `files` (`std::fs`) and `processes` (`std::process`).
    pub(super) powers: BTreeSet<String>,
}

/// The table's rows, by module.
pub(super) fn read() -> BTreeMap<String, Rights> {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let head = "| module | what it does | may import | may use | may touch |";
    let rows = text.lines().skip_while(|line| *line != head).skip(2).take_while(|line| line.starts_with('|'));
    let rows: BTreeMap<String, Rights> = rows.map(row).collect();
    assert!(!rows.is_empty(), "ARCHITECTURE.md has no table that begins with\n{head}");
    rows
}

fn row(line: &str) -> (String, Rights) {
    let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
    assert_eq!(cells.len(), 5, "{line}");
    let rights = Rights { modules: names(cells[2]), crates: names(cells[3]), powers: names(cells[4]) };
    (names(cells[0]).pop_first().unwrap(), rights)
}

/// What stands between backquotes.
fn names(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
