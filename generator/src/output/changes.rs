//! What has to change in a folder for it to hold a crate, or why it must not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Generated, MANIFEST, Manifest, folder};
use crate::diagnostic::Diagnostic;

/// A path inside the crate and its place on disk.
pub(super) type Placed = (String, PathBuf);

/// What has to change in a folder.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Files to write.
    pub write: Vec<Placed>,
    /// Files that are as they should be.
    pub unchanged: Vec<String>,
    /// Files that the old crate had and the new one lacks.
    pub delete: Vec<Placed>,
    /// Hashes of our files as they were found.
    pub found: BTreeMap<String, String>,
}

/// Compares a crate, whose manifest has its hashes, with a folder, without touching it.
///
/// A file may be replaced or deleted if it is as the manifest says, or as the manifest says that a run which was cut
/// off meant it to be, or already as it should be, or if `force` is given. Everything else is somebody's work.
pub(super) fn compare(
    generated: &Generated,
    manifest: &Manifest,
    folder: &Path,
    old: Option<&Manifest>,
    force: bool,
) -> Result<Changes, Vec<Diagnostic>> {
    let mut comparison =
        Comparison { folder, old, force, changes: Changes::default(), refusals: nested(generated) };
    let wanted = &manifest.files;
    for (path, expected) in wanted {
        comparison.want(path, expected);
    }
    let listed = old.iter().flat_map(|old| old.files.keys().chain(old.pending.keys()));
    for path in listed.filter(|path| !wanted.contains_key(*path)).collect::<BTreeSet<_>>() {
        comparison.discard(path);
    }
    let Comparison { changes, refusals, .. } = comparison;
    if refusals.is_empty() { Ok(changes) } else { Err(refusals) }
}

/// A comparison while it is made.
struct Comparison<'a> {
    folder: &'a Path,
    old: Option<&'a Manifest>,
    force: bool,
    changes: Changes,
    refusals: Vec<Diagnostic>,
}

impl Comparison<'_> {
    /// Settles what is done about a file that the crate has.
    fn want(&mut self, path: &str, expected: &str) {
        match self.look(path) {
            None => {}
            Some((_, Some(found))) if found == expected => self.changes.unchanged.push(path.to_owned()),
            Some((place, found)) => {
                if let Some(found) = found {
                    self.claim(path, &found);
                }
                self.changes.write.push((path.to_owned(), place));
            }
        }
    }

    /// Settles what is done about a file that only the old crate had.
    fn discard(&mut self, path: &str) {
        if let Some((place, Some(found))) = self.look(path) {
            self.claim(path, &found);
            self.changes.delete.push((path.to_owned(), place));
        }
    }

    /// Where a file lies and the hash of what is there; `None` where it must not be touched.
    fn look(&mut self, path: &str) -> Option<(PathBuf, Option<String>)> {
        let place = folder::locate(self.folder, path);
        match place.and_then(|place| folder::digest_of(&place).map(|found| (place, found))) {
            Ok((place, found)) => {
                self.changes.found.extend(found.clone().map(|found| (path.to_owned(), found)));
                Some((place, found))
            }
            Err(reason) => {
                self.refusals.push(unsafe_path(path, &reason));
                None
            }
        }
    }

    /// Refuses a file that is somebody's work.
    fn claim(&mut self, path: &str, found: &str) {
        if !self.force && !self.old.is_some_and(|old| old.knows(path, found)) {
            self.refusals.push(foreign(self.folder, path, self.old));
        }
    }
}

/// Reads the old manifest of a folder and refuses one that is not ours. With `force`, a manifest that cannot be read
/// counts as one that lists nothing.
pub(super) fn claim(folder: &Path, force: bool) -> Result<Option<Manifest>, Diagnostic> {
    let shown = folder.display();
    if folder.exists() && !folder.is_dir() {
        return Err(Diagnostic::error("not-a-folder", format!("`{shown}` is a file, not a folder"))
            .help("give another folder with `-o`"));
    }
    match Manifest::read(folder) {
        Err(_) if force => return Ok(Some(Manifest::default())),
        Ok(None) => {}
        manifest => return manifest,
    }
    if !folder.exists() || folder::is_vacant(folder).unwrap_or(false) {
        return Ok(None);
    }
    let message =
        format!("`{shown}` is not empty and has no `{MANIFEST}`: it was not written by vendorsmith");
    Err(Diagnostic::error("foreign-folder", message)
        .help("give a new or empty folder with `-o`, or remove this one"))
}

/// Files that would have to be folders as well.
fn nested(generated: &Generated) -> Vec<Diagnostic> {
    let files = &generated.files;
    let is_parent = |path: &str| {
        let parent = format!("{path}/");
        files.range(parent.clone()..).next().is_some_and(|(other, _)| other.starts_with(&parent))
    };
    let clashes = files.keys().filter(|path| is_parent(path));
    clashes.map(|path| unsafe_path(path, "is both a file and a folder of the crate")).collect()
}

fn unsafe_path(path: &str, reason: &str) -> Diagnostic {
    Diagnostic::error("unsafe-path", format!("cannot write `{path}`: it {reason}"))
}

fn foreign(folder: &Path, path: &str, old: Option<&Manifest>) -> Diagnostic {
    let shown = folder.join(path);
    let listed = old.is_some_and(|old| old.files.contains_key(path));
    let reason = if listed { "was changed by hand" } else { "was not written by vendorsmith" };
    Diagnostic::error("edited-file", format!("`{}` {reason}", shown.display()))
        .help("move the change to the document or to `quirks.yaml`, or give `--force` to lose it")
}
