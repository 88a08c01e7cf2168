//! What has to change in a folder for it to hold a crate, or why it must not.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Generated, MANIFEST, Manifest, folder};
use crate::diagnostic::Diagnostic;

/// What has to change in a folder.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Files to write: path inside the crate, place on disk.
    pub write: Vec<(String, PathBuf)>,
    /// Files that are as they should be.
    pub unchanged: Vec<String>,
    /// Files that the old crate had and the new one lacks.
    pub delete: Vec<(String, PathBuf)>,
    /// Hashes of our files as they were found.
    pub found: BTreeMap<String, String>,
}

/// Compares a crate with a folder, without touching it.
///
/// A file may be replaced or deleted if it is as the manifest says, or as the manifest says that a run which was cut
/// off meant it to be, or already as it should be, or if `force` is given. Everything else is somebody's work.
pub(super) fn compare(
    generated: &Generated,
    folder: &Path,
    old: Option<&Manifest>,
    force: bool,
) -> Result<Changes, Vec<Diagnostic>> {
    let mut changes = Changes::default();
    let mut refusals = nested(generated);
    let wanted = super::manifest::digests(generated);
    for (path, expected) in &wanted {
        match look(folder, path) {
            Err(refusal) => refusals.push(refusal),
            Ok((place, None)) => changes.write.push((path.clone(), place)),
            Ok((place, Some(digest))) => {
                if digest == *expected {
                    changes.unchanged.push(path.clone());
                } else if force || old.is_some_and(|old| old.knows(path, &digest)) {
                    changes.write.push((path.clone(), place));
                } else {
                    refusals.push(foreign(folder, path, old));
                }
                changes.found.insert(path.clone(), digest);
            }
        }
    }
    let listed = old.iter().flat_map(|old| old.files.keys().chain(old.pending.keys()));
    for path in listed.filter(|path| !wanted.contains_key(*path)).collect::<BTreeSet<_>>() {
        match look(folder, path) {
            Err(refusal) => refusals.push(refusal),
            Ok((_, None)) => {}
            Ok((place, Some(digest))) => {
                if !force && !old.is_some_and(|old| old.knows(path, &digest)) {
                    refusals.push(foreign(folder, path, old));
                }
                changes.delete.push((path.clone(), place));
                changes.found.insert(path.clone(), digest);
            }
        }
    }
    if refusals.is_empty() { Ok(changes) } else { Err(refusals) }
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

/// Where a file lies and the hash of what is there.
fn look(folder: &Path, path: &str) -> Result<(PathBuf, Option<String>), Diagnostic> {
    let place = folder::locate(folder, path).map_err(|reason| unsafe_path(path, &reason))?;
    let digest = folder::digest_of(&place).map_err(|reason| unsafe_path(path, &reason))?;
    Ok((place, digest))
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
