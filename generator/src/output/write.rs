//! Bringing a folder up to date with a crate.

use std::fs;
use std::path::{Path, PathBuf};

use super::changes::{Changes, Placed, claim, compare};
use super::transaction::{Failure, Transaction};
use super::{Generated, MANIFEST, Manifest, Provenance, folder};
use crate::diagnostic::Diagnostic;

/// The files without which cargo cannot load a package.
const FOUNDATION: [&str; 2] = ["src/lib.rs", "Cargo.toml"];

/// How to write.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WriteOptions {
    /// Replace files that were changed by hand.
    pub force: bool,
    /// Only say what would be done.
    pub dry_run: bool,
}

/// What was done, or with `dry_run` what would be. Paths are those inside the crate, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WriteReport {
    /// Files that were created or replaced, the manifest included.
    pub written: Vec<String>,
    /// Files that were as they should be and were not touched, the manifest included.
    pub unchanged: Vec<String>,
    /// Files of the old crate that the new one lacks.
    pub deleted: Vec<String>,
}

/// Brings `folder` up to date with a crate; creates it where it does not exist.
///
/// Only files that differ are written, each beside its target and then renamed over it; then files that the old
/// manifest lists and the crate lacks are deleted, with the folders this leaves empty; the manifest comes last. When a
/// step fails, all are taken back.
///
/// Before its first change a run notes in the manifest what it is about to write, so that a run that is cut off
/// (power, signal) leaves a folder that the next run knows as its own, whatever it then has to write.
///
/// A crate below a workspace's `members = ["generated/*"]` stops every cargo command of that workspace while it lacks
/// a manifest or a target. In a new folder, therefore, `src/lib.rs` and then `Cargo.toml` come first and one by one: the
/// gap is a few system calls long, and whatever happens later cargo can load the package. In an old folder
/// both exist throughout, since a rename replaces them at once.
///
/// # Errors
/// Refusals (a folder or file that is not ours, a path that leaves the folder), or the step that failed. In either
/// case the folder is as it was, unless the diagnostic's help says otherwise.
pub fn write(
    generated: &Generated,
    folder: &Path,
    provenance: &Provenance,
    options: WriteOptions,
) -> Result<WriteReport, Vec<Diagnostic>> {
    let old = claim(folder, options.force).map_err(|refusal| vec![refusal])?;
    let manifest = Manifest::new(generated, folder, provenance);
    let changes = compare(generated, &manifest, folder, old.as_ref(), options.force)?;
    let same_manifest =
        fs::read_to_string(folder.join(MANIFEST)).is_ok_and(|text| text == manifest.to_text());
    if !options.dry_run {
        sweep(folder, &changes)?;
        if !same_manifest || !changes.write.is_empty() || !changes.delete.is_empty() {
            apply(generated, folder, &changes, &manifest, old.as_ref())?;
        }
    }
    Ok(report(changes, same_manifest))
}

fn sweep(folder: &Path, changes: &Changes) -> Result<(), Vec<Diagnostic>> {
    let manifest = folder.join(MANIFEST);
    let unchanged: Vec<_> = changes.unchanged.iter().map(|path| folder.join(path)).collect();
    let touched = changes.write.iter().chain(&changes.delete).map(|(_, place)| place.as_path());
    let ours = touched.chain(unchanged.iter().map(AsRef::as_ref)).chain([manifest.as_path()]);
    folder::sweep(ours).map_err(|(path, error)| {
        let message = format!("cannot remove the leftover `{}`: {error}", path.display());
        vec![Diagnostic::error("cannot-write", message)]
    })
}

fn apply(
    generated: &Generated,
    folder: &Path,
    changes: &Changes,
    manifest: &Manifest,
    old: Option<&Manifest>,
) -> Result<(), Vec<Diagnostic>> {
    let mut transaction = Transaction::default();
    match steps(&mut transaction, generated, folder, changes, manifest, old) {
        Ok(()) => {
            remove_empty_folders(folder, changes);
            Ok(())
        }
        Err(failure) => Err(vec![explain(&failure, &transaction.roll_back())]),
    }
}

fn steps(
    transaction: &mut Transaction,
    generated: &Generated,
    folder: &Path,
    changes: &Changes,
    manifest: &Manifest,
    old: Option<&Manifest>,
) -> Result<(), Failure> {
    let target = folder.join(MANIFEST);
    if !changes.write.is_empty() || !changes.delete.is_empty() {
        transaction.write(&target, &journal(changes, manifest, old).to_text())?;
    }
    let (first, rest) = order(changes);
    for (path, place) in first {
        transaction.write(place, &generated.files[path])?;
    }
    for (path, place) in rest {
        transaction.stage(place, &generated.files[path])?;
    }
    transaction.commit()?;
    for (_, place) in &changes.delete {
        transaction.delete(place)?;
    }
    transaction.write(&target, &manifest.to_text())
}

/// The files to write one by one, so that cargo can load the package at once, and those to write after them together.
fn order(changes: &Changes) -> (Vec<&Placed>, Vec<&Placed>) {
    let rank = |path: &str| FOUNDATION.iter().position(|name| *name == path);
    let is_first = |path: &str| rank(path).is_some() && !changes.found.contains_key(path);
    let (mut first, rest): (Vec<_>, Vec<_>) = changes.write.iter().partition(|(path, _)| is_first(path));
    first.sort_by_key(|(path, _)| rank(path));
    (first, rest)
}

/// The manifest while the folder changes: our files as they were found, and those that are about to be written.
fn journal(changes: &Changes, manifest: &Manifest, old: Option<&Manifest>) -> Manifest {
    let pending =
        changes.write.iter().map(|(path, _)| (path.clone(), manifest.files[path].clone())).collect();
    Manifest { files: changes.found.clone(), pending, ..old.unwrap_or(manifest).clone() }
}

/// Removes the folders that deletions left empty; `remove_dir` refuses any other.
fn remove_empty_folders(folder: &Path, changes: &Changes) {
    for (_, place) in &changes.delete {
        let parents = place.ancestors().skip(1).take_while(|parent| *parent != folder);
        let _ = parents.map(fs::remove_dir).take_while(Result::is_ok).count();
    }
}

fn explain(failure: &Failure, stuck: &[PathBuf]) -> Diagnostic {
    let Failure { verb, path, error } = failure;
    let message = format!("cannot {verb} `{}`: {error}", path.display());
    let help = if stuck.is_empty() {
        "every file is as it was before the run".to_owned()
    } else {
        let stuck: Vec<_> = stuck.iter().map(|path| format!("`{}`", path.display())).collect();
        format!("these could not be put back: {}; run again once the cause is gone", stuck.join(", "))
    };
    Diagnostic::error("cannot-write", message).help(help)
}

fn report(changes: Changes, same_manifest: bool) -> WriteReport {
    let paths = |files: Vec<(String, _)>| files.into_iter().map(|(path, _)| path).collect::<Vec<_>>();
    let mut report = WriteReport {
        written: paths(changes.write),
        unchanged: changes.unchanged,
        deleted: paths(changes.delete),
    };
    let list = if same_manifest { &mut report.unchanged } else { &mut report.written };
    list.push(MANIFEST.to_owned());
    list.sort();
    report
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cargo_needs_comes_first_where_it_is_missing() {
        let write =
            ["Cargo.toml", "README.md", "src/lib.rs"].map(|path| (path.to_owned(), PathBuf::from(path)));
        let mut changes = Changes { write: write.into(), ..Changes::default() };
        let names = |files: Vec<&Placed>| files.iter().map(|file| file.0.clone()).collect::<Vec<_>>();
        let (first, rest) = order(&changes);
        assert_eq!(
            (names(first), names(rest)),
            (vec!["src/lib.rs".into(), "Cargo.toml".into()], vec!["README.md".into()])
        );

        changes.found.insert("src/lib.rs".to_owned(), String::new());
        assert_eq!(names(order(&changes).0), ["Cargo.toml"]);
    }
}
