//! Comparing a crate with a folder.

use std::fmt::{self, Display};
use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::Serialize;

use super::{Generated, MANIFEST, Manifest, Provenance, folder};

/// How many differing files are shown line by line.
const SHOWN_FILES: usize = 5;
/// How many lines of each side of a difference are shown.
const SHOWN_LINES: usize = 3;
/// How much of a file on disk is compared; ours are far smaller.
const LONGEST: u64 = 64 << 20;

/// How a folder differs from a crate. Paths are those inside the crate, sorted. Its `Display` is for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckReport {
    /// Files that are not on disk.
    pub missing: Vec<String>,
    /// Files that the manifest on disk lists and the crate lacks.
    pub extra: Vec<String>,
    /// Files that differ, the manifest included.
    pub different: Vec<Difference>,
}

/// The first place where a file differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Path inside the crate.
    pub path: String,
    /// The first differing line, counted from 1.
    pub line: usize,
    /// What is on disk from there, at most three lines; none where the file ends before.
    pub found: Vec<String>,
    /// What a run would write from there, at most three lines.
    pub expected: Vec<String>,
}

impl CheckReport {
    /// Whether the folder holds exactly the crate.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.missing.is_empty() && self.extra.is_empty() && self.different.is_empty()
    }
}

/// Compares a crate with a folder. What cannot be read counts as different, what is not listed in the folder's manifest
/// (build output, say) is none of our business.
#[must_use]
pub fn check(generated: &Generated, folder: &Path, provenance: &Provenance) -> CheckReport {
    let manifest = Manifest::new(generated, folder, provenance).to_text();
    let mut report = CheckReport::default();
    for (path, content) in generated.files.iter().chain([(&MANIFEST.to_owned(), &manifest)]) {
        let place = folder.join(path);
        if place.symlink_metadata().is_err() {
            report.missing.push(path.clone());
        } else if let Some(difference) = difference(path, &on_disk(&place), content) {
            report.different.push(difference);
        }
    }
    if let Ok(Some(old)) = Manifest::read(folder) {
        let listed = old.files.into_keys().chain(old.pending.into_keys());
        let is_extra = |path: &String| !generated.files.contains_key(path) && folder.join(path).exists();
        report.extra = listed.filter(is_extra).collect();
    }
    for list in [&mut report.missing, &mut report.extra] {
        list.sort();
        list.dedup();
    }
    report.different.sort_by(|a, b| a.path.cmp(&b.path));
    report
}

/// A file's text; what is not text or not a file is shown as such instead.
fn on_disk(place: &Path) -> String {
    match folder::digest_of(place) {
        Err(reason) => return format!("({reason})"),
        Ok(None) => return "(a broken symbolic link)".to_owned(),
        Ok(Some(_)) => {}
    }
    let mut text = String::new();
    match File::open(place).and_then(|file| file.take(LONGEST).read_to_string(&mut text)) {
        Ok(_) => text,
        Err(error) => format!("({error})"),
    }
}

fn difference(path: &str, found: &str, expected: &str) -> Option<Difference> {
    if found == expected {
        return None;
    }
    let (found, expected) = (split(found), split(expected));
    let same = found.iter().zip(&expected).take_while(|(found, expected)| found == expected).count();
    let from = |lines: &[&str]| lines[same..].iter().take(SHOWN_LINES).map(|line| show(line)).collect();
    Some(Difference { path: path.to_owned(), line: same + 1, found: from(&found), expected: from(&expected) })
}

/// Lines with their ends, so that a missing newline and a carriage return are differences too.
fn split(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// A line without its newline; other control characters as escapes, a missing newline said.
fn show(line: &str) -> String {
    match line.strip_suffix('\n') {
        Some(line) => crate::diagnostic::visible(line),
        None => crate::diagnostic::visible(line) + " (no newline at the end)",
    }
}

impl Display for CheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for path in &self.missing {
            writeln!(f, "missing: {path}")?;
        }
        for path in &self.extra {
            writeln!(f, "no longer generated: {path}")?;
        }
        for difference in self.different.iter().take(SHOWN_FILES) {
            difference.fmt(f)?;
        }
        match self.different.len().saturating_sub(SHOWN_FILES) {
            0 => Ok(()),
            1 => writeln!(f, "and 1 more file differs"),
            more => writeln!(f, "and {more} more files differ"),
        }
    }
}

impl Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "different: {}:{}", self.path, self.line)?;
        self.found.iter().try_for_each(|line| writeln!(f, "  - {line}"))?;
        self.expected.iter().try_for_each(|line| writeln!(f, "  + {line}"))
    }
}
