//! What rustfmt would change in a crate.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::output::MANIFEST;

/// Beside a crate's folder: the manifest, with the hash of every file, of a crate that was found formatted.
const STAMP: &str = "formatted";

/// The crate's files that rustfmt would change, by their paths in it. A crate that an earlier run found formatted and
/// that has not changed is not looked at again.
pub(super) fn unformatted(folder: &Path) -> Vec<String> {
    let stamp = folder.with_extension(STAMP);
    let Ok(manifest) = fs::read(folder.join(MANIFEST)) else { return vec![MANIFEST.to_owned()] };
    if fs::read(&stamp).is_ok_and(|old| old == manifest) {
        return Vec::new();
    }
    let files = ask(folder);
    if files.is_empty() {
        // Without the stamp it is only looked at again.
        fs::write(&stamp, manifest).ok();
    }
    files
}

fn ask(folder: &Path) -> Vec<String> {
    let roots: Vec<PathBuf> = ["src/lib.rs", "examples/quickstart.rs"]
        .into_iter()
        .map(PathBuf::from)
        .filter(|path| folder.join(path).exists())
        .collect();
    let output = Command::new("rustfmt")
        .args(["--edition", "2024", "--check", "--files-with-diff"])
        .args(roots)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output();
    match output {
        Err(error) => vec![format!("rustfmt cannot be run: {error}")],
        Ok(output) if output.status.success() => Vec::new(),
        Ok(output) => {
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            let files = text.lines().map(|line| {
                Path::new(line)
                    .strip_prefix(folder)
                    .map_or_else(|_| line.to_owned(), |path| path.to_string_lossy().into_owned())
            });
            let files: Vec<String> = files.collect();
            if files.is_empty() { first_line(&output.stderr) } else { files }
        }
    }
}

fn first_line(err: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(err);
    vec![text.lines().next().unwrap_or("rustfmt did not say why").to_owned()]
}
