//! Changes to a folder that are undone when one of them fails.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::folder::temporary;

/// A step that failed: what was done to which path, and why it failed.
#[derive(Debug)]
pub(super) struct Failure {
    /// What was tried, as a verb.
    pub verb: &'static str,
    /// On which path.
    pub path: PathBuf,
    /// Why it failed.
    pub error: io::Error,
}

/// What to do to take a step back.
#[derive(Debug)]
enum Undo {
    RemoveFolder(PathBuf),
    RemoveFile(PathBuf),
    Restore(PathBuf, Vec<u8>),
}

/// The steps taken so far. Dropping it keeps them; [`Transaction::roll_back`] takes them back.
#[derive(Debug, Default)]
pub(super) struct Transaction {
    undo: Vec<Undo>,
    staged: Vec<(PathBuf, PathBuf)>,
}

impl Transaction {
    /// Writes a file at once.
    pub(super) fn write(&mut self, target: &Path, content: &str) -> Result<(), Failure> {
        self.stage(target, content)?;
        self.commit()
    }

    /// Writes a file beside its target, where a full disk or a missing permission costs nothing.
    pub(super) fn stage(&mut self, target: &Path, content: &str) -> Result<(), Failure> {
        if let Some(parent) = target.parent() {
            self.create_folder(parent)?;
        }
        let staged = temporary(target);
        self.staged.push((staged.clone(), target.to_owned()));
        let written = OpenOptions::new().write(true).create_new(true).open(&staged);
        written.and_then(|mut file| file.write_all(content.as_bytes())).map_err(failure("write", target))
    }

    /// Puts every staged file in its place, in the order of staging.
    pub(super) fn commit(&mut self) -> Result<(), Failure> {
        for (staged, target) in self.staged.clone() {
            let before = read(&target).map_err(failure("replace", &target))?;
            fs::rename(&staged, &target).map_err(failure("replace", &target))?;
            self.staged.remove(0);
            self.undo.push(match before {
                Some(before) => Undo::Restore(target, before),
                None => Undo::RemoveFile(target),
            });
        }
        Ok(())
    }

    /// Deletes a file.
    pub(super) fn delete(&mut self, target: &Path) -> Result<(), Failure> {
        let before = fs::read(target).map_err(failure("delete", target))?;
        fs::remove_file(target).map_err(failure("delete", target))?;
        self.undo.push(Undo::Restore(target.to_owned(), before));
        Ok(())
    }

    /// Creates a folder and those it lies in.
    pub(super) fn create_folder(&mut self, folder: &Path) -> Result<(), Failure> {
        let missing: Vec<&Path> = folder.ancestors().take_while(|part| !is_there(part)).collect();
        for part in missing.into_iter().rev() {
            fs::create_dir(part).map_err(failure("create", part))?;
            self.undo.push(Undo::RemoveFolder(part.to_owned()));
        }
        Ok(())
    }

    /// Takes every step back, the last first. Gives the paths that could not be restored.
    pub(super) fn roll_back(self) -> Vec<PathBuf> {
        for (staged, _) in &self.staged {
            // One that was never created is as gone as it should be.
            let _ = fs::remove_file(staged);
        }
        self.undo.into_iter().rev().filter_map(|step| take_back(step).err()).collect()
    }
}

fn take_back(step: Undo) -> Result<(), PathBuf> {
    match step {
        Undo::RemoveFolder(path) => fs::remove_dir(&path).map_err(|_| path),
        Undo::RemoveFile(path) => fs::remove_file(&path).map_err(|_| path),
        Undo::Restore(path, before) => restore(&path, &before).map_err(|_| path),
    }
}

fn restore(path: &Path, before: &[u8]) -> io::Result<()> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    let staged = temporary(path);
    fs::write(&staged, before)?;
    fs::rename(&staged, path)
}

/// The empty path is the current folder, which is there.
fn is_there(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.is_dir()
}

fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        content => content.map(Some),
    }
}

fn failure(verb: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Failure {
    move |error| Failure { verb, path: path.to_owned(), error }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_is_undone_with_all_before_it() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("kept"), "old").unwrap();
        fs::write(at("gone"), "old").unwrap();
        fs::create_dir(at("in-the-way")).unwrap();

        let mut transaction = Transaction::default();
        transaction.write(&at("new/deep/file"), "new").unwrap();
        transaction.delete(&at("gone")).unwrap();
        transaction.stage(&at("kept"), "new").unwrap();
        transaction.stage(&at("in-the-way"), "new").unwrap();
        let failure = transaction.commit().unwrap_err();

        assert_eq!((failure.verb, failure.path), ("replace", at("in-the-way")));
        assert_eq!(transaction.roll_back(), Vec::<PathBuf>::new());
        let mut names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["gone", "in-the-way", "kept"]);
        assert_eq!(fs::read_to_string(at("kept")).unwrap(), "old");
        assert_eq!(fs::read_to_string(at("gone")).unwrap(), "old");
    }
}
