//! Which file a reference may name: one below the root folder, and nothing else.

use std::path::{Component, Path, PathBuf};

use crate::diagnostic::Diagnostic;

use super::super::walk::shown;

/// The folder from which files may be read, and the document's own.
#[derive(Debug, Clone)]
pub(in super::super) struct Home {
    /// The document's path, absolute, as it was given.
    document: PathBuf,
    /// The root, absolute, as it was given.
    root: PathBuf,
    /// The root with all symbolic links followed.
    real: PathBuf,
}

impl Home {
    /// The home of a document: its own folder, or `root` where the user names one. `None` where there is no such
    /// folder.
    pub(in super::super) fn new(document: &Path, root: Option<&Path>) -> Option<Self> {
        let document = normal(&std::path::absolute(document).ok()?)?;
        let root = match root {
            Some(root) => normal(&std::path::absolute(root).ok()?)?,
            None => document.parent()?.to_owned(),
        };
        let real = root.canonicalize().ok()?;
        Some(Self { document, root, real })
    }

    /// The document's own path.
    pub(super) fn document(&self) -> &Path {
        &self.document
    }

    /// A file's path as seen from the root.
    pub(super) fn inside<'a>(&self, path: &'a Path) -> &'a Path {
        path.strip_prefix(&self.root).unwrap_or(path)
    }

    /// The path that a reference in the file `base` names. The path of a URI, its percent-encoding undone.
    ///
    /// # Errors
    /// Why it must not be read.
    pub(super) fn path(&self, base: &Path, reference: &str) -> Result<PathBuf, Diagnostic> {
        let named = Path::new(reference);
        if named.is_absolute() || reference.starts_with(['/', '\\']) || is_local(reference) {
            return Err(refused(reference, "is an absolute path", "write the path as seen from this file"));
        }
        if reference.contains('\0') {
            return Err(refused(reference, "is no path", "correct the reference"));
        }
        let folder = base.parent().unwrap_or(Path::new(""));
        let path = normal(&folder.join(named)).filter(|path| path.starts_with(&self.root));
        path.ok_or_else(|| self.outside(base, reference))
    }

    /// The file at a path, with all symbolic links followed; `None` where nothing is there.
    ///
    /// # Errors
    /// Why it must not be read: a link leads out of the root, or it is no file.
    pub(super) fn real(&self, path: &Path, reference: &str) -> Result<Option<PathBuf>, Diagnostic> {
        let Ok(real) = path.canonicalize() else { return Ok(None) };
        if !real.starts_with(&self.real) {
            let why = "passes through a symbolic link that leaves the folder";
            return Err(refused(reference, why, "put the file itself there"));
        }
        match real.metadata() {
            // Reading a pipe or a device might never end.
            Ok(found) if !found.is_file() => Err(refused(reference, "is no file", "name a file")),
            _ => Ok(Some(real)),
        }
    }

    fn outside(&self, base: &Path, reference: &str) -> Diagnostic {
        let folder = base.parent().unwrap_or(Path::new("")).join(reference);
        // The nearest folder that holds both; the file system's own root is never proposed.
        let common = normal(&folder).and_then(|path| {
            let common = self.root.ancestors().find(|folder| path.starts_with(folder))?;
            common.parent().map(|_| common.display().to_string())
        });
        let or = common.map(|folder| format!(", or read from a folder above with `--root {folder}`"));
        let help = format!("copy the file into the document's folder{}", or.unwrap_or_default());
        refused(reference, "leads out of the folder that is read from", &help)
    }
}

/// Whether a reference is an absolute path on some system: with a drive's letter, or as a URI of a file.
pub(super) fn is_local(reference: &str) -> bool {
    let (scheme, rest) = reference.split_once(':').unwrap_or_default();
    let drive = scheme.len() == 1 && scheme.starts_with(|letter: char| letter.is_ascii_alphabetic());
    (drive && rest.starts_with(['/', '\\'])) || scheme.eq_ignore_ascii_case("file")
}

/// A refusal to read what a reference names.
pub(super) fn refused(reference: &str, why: &str, help: &str) -> Diagnostic {
    let message = format!("`{}` {why} and is not read", shown(reference));
    Diagnostic::warning("external-reference", message).help(help)
}

/// A path without `.` and `..`, by its text alone; `None` where `..` climbs beyond the beginning.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !matches!(normal.components().next_back(), Some(Component::Normal(_))) {
                    return None;
                }
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    Some(normal)
}
