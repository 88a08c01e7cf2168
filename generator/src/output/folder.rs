//! Looking into a folder that may hold anything: path rules, hashes, leftovers.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::MANIFEST;

/// End of a temporary file's name; it starts with a dot.
const TEMPORARY: &str = ".vendorsmith-tmp";

/// Where a file of the crate lies.
///
/// # Errors
/// Why the path cannot be trusted: it is not a plain relative path, or a symbolic link leads it out of the folder.
pub(super) fn locate(folder: &Path, path: &str) -> Result<PathBuf, String> {
    lexical(path)?;
    let mut at = folder.to_owned();
    for part in path.split('/') {
        at.push(part);
        match at.symlink_metadata() {
            Ok(found) if found.is_symlink() => stays_inside(folder, &at)?,
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(format!("fails: {error}")),
            _ => {}
        }
    }
    Ok(at)
}

/// Whether a path is relative, made of plain names with `/` between, and none of those that the writer itself uses.
pub(super) fn lexical(path: &str) -> Result<(), &'static str> {
    if path == MANIFEST {
        return Err("is the manifest's own name");
    }
    if path.starts_with('/') || path.contains([':', '\\']) {
        return Err("is not a relative path with `/` between its parts");
    }
    if path.contains(char::is_control) {
        return Err("has a control character");
    }
    if path.ends_with(TEMPORARY) {
        return Err("is named like a temporary file");
    }
    match path.split('/').find(|part| matches!(*part, "" | "." | "..")) {
        Some("..") => Err("leaves the folder through `..`"),
        Some(_) => Err("has an empty part"),
        None => Ok(()),
    }
}

fn stays_inside(folder: &Path, link: &Path) -> Result<(), String> {
    let target =
        link.canonicalize().map_err(|error| format!("passes through a broken symbolic link: {error}"))?;
    let folder = folder.canonicalize().map_err(|error| format!("fails: {error}"))?;
    if target.starts_with(folder) {
        Ok(())
    } else {
        Err("passes through a symbolic link that leaves the folder".to_owned())
    }
}

/// SHA-256 of a file in hexadecimal; `None` where there is none.
///
/// # Errors
/// Why it cannot be read. Only regular files are opened: reading a pipe would wait for ever.
pub(super) fn digest_of(path: &Path) -> Result<Option<String>, String> {
    let metadata = match path.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("fails: {error}")),
    };
    if !metadata.is_file() {
        return Err("is something other than a file on disk".to_owned());
    }
    File::open(path).and_then(hash).map(Some).map_err(|error| format!("fails: {error}"))
}

fn hash(mut file: File) -> io::Result<String> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(hexadecimal(&hasher.finalize())),
            length => hasher.update(&buffer[..length]),
        }
    }
}

/// SHA-256 of some bytes in hexadecimal.
pub(super) fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The name under which a file is written before it takes its place.
pub(super) fn temporary(target: &Path) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}{TEMPORARY}"))
}

/// Whether a folder holds nothing, or only what a run that was cut off at its very start left behind.
///
/// # Errors
/// The folder cannot be listed.
pub(super) fn is_vacant(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        if !is_temporary(&entry?.path()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes temporary files that an earlier run left beside any of these files.
///
/// # Errors
/// The path that could not be listed or removed, and why.
pub(super) fn sweep<'a>(files: impl Iterator<Item = &'a Path>) -> Result<(), (PathBuf, io::Error)> {
    let folders: BTreeSet<&Path> = files.filter_map(Path::parent).collect();
    for folder in folders {
        // A folder that does not exist yet holds no leftovers.
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()).filter(|path| is_temporary(path)) {
            fs::remove_file(&path).map_err(|error| (path, error))?;
        }
    }
    Ok(())
}

fn is_temporary(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') && name.ends_with(TEMPORARY)
}
