//! The folder that crates are written into and compiled in, as the members of one workspace with one `target`.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::find::Found;
use crate::cli::shown;
use crate::diagnostic::Diagnostic;

/// The work folder.
#[derive(Debug, Clone)]
pub(super) struct Work {
    root: PathBuf,
    lock: Option<String>,
}

impl Work {
    /// Takes a folder for work, which is made where it is not there, and a lock file for its workspace.
    ///
    /// # Errors
    /// The folder cannot be made, or the lock file cannot be read.
    pub(super) fn at(root: &Path, lock: Option<&Path>) -> Result<Self, Diagnostic> {
        let text = |lock: &Path| fs::read_to_string(lock).map_err(|error| unreadable(lock, &error));
        let lock = lock.map(text).transpose()?;
        let made = fs::create_dir_all(root).and_then(|()| root.canonicalize());
        made.map(|root| Self { root, lock }).map_err(|error| unwritable(root, &error))
    }

    /// The folder itself, absolute.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Where the crate of a document is written.
    pub(super) fn crate_folder(&self, found: &Found) -> PathBuf {
        self.root.join("crates").join(&found.package)
    }

    /// Where the program is written that sends texts through the types of a document's crate.
    pub(super) fn probe_folder(&self, found: &Found) -> PathBuf {
        self.root.join("probes").join(&found.package)
    }

    /// Where cargo puts what it builds.
    pub(super) fn target(&self) -> PathBuf {
        self.root.join("target")
    }

    /// Writes the workspace's manifest for these members (paths below the work folder).
    ///
    /// # Errors
    /// They cannot be written.
    pub(super) fn write_workspace(&self, members: &[String]) -> Result<(), Diagnostic> {
        let members: String = members.iter().map(|member| format!("    {member:?},\n")).collect();
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n");
        self.put("Cargo.toml", &manifest)?;
        self.lock.iter().try_for_each(|lock| self.put("Cargo.lock", lock))
    }

    /// Writes a file, unless it already holds this text: cargo goes by the time of the last change.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(super) fn put(&self, path: &str, text: &str) -> Result<(), Diagnostic> {
        let path = self.root.join(path);
        if fs::read_to_string(&path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| unwritable(&path, &error))
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("cannot-write", format!("cannot write `{}`: {error}", shown(path)))
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unreadable-file", format!("cannot read `{}`: {error}", shown(path)))
}
