//! Which files are documents: those with `openapi` or `swagger` at their root.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::shown;
use crate::diagnostic::Diagnostic;

/// A document to survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Its path below the surveyed folder, with `/` between names.
    pub name: String,
    /// Its path.
    pub path: PathBuf,
    /// Name of a package for it, of its own among the documents found.
    pub package: String,
}

/// The documents below `folder`, by name, and how many other JSON and YAML files lie there; with `list` the documents
/// that it names, in its order.
///
/// Folders that begin with `_` or `.` are passed over, and so are files that are only parts of documents: they have no
/// version at their root.
///
/// # Errors
/// The folder or the list cannot be read, or there is no document.
pub(super) fn documents(folder: &Path, list: Option<&Path>) -> Result<(Vec<Found>, usize), Diagnostic> {
    let (found, others) = match list {
        Some(list) => (named(folder, list)?, 0),
        None if folder.is_file() => (vec![(file_name(folder), folder.to_owned())], 0),
        None => below(folder)?,
    };
    let found = with_packages(found);
    if found.is_empty() {
        let message = format!("there is no document below `{}`", shown(folder));
        let help = "a document is a .json, .yaml or .yml file with `openapi` or `swagger` at its root";
        return Err(Diagnostic::error("no-document", message).help(help));
    }
    Ok((found, others))
}

/// Letters of a package's name before its number: a package has 64 at most.
const LONGEST: usize = 58;

/// A document's name and path.
pub(super) type Spot = (String, PathBuf);

/// Gives each document a package's name made of its own: letters, digits and hyphens, numbered where two are alike.
pub(super) fn with_packages(found: Vec<Spot>) -> Vec<Found> {
    let mut taken = HashSet::new();
    let named = found.into_iter().map(|(name, path)| {
        let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
        let words =
            stem.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let words: String = words.collect::<Vec<_>>().join("-").to_lowercase();
        // A package's name begins with a letter; a longer one would be cut when the crate is made, number and all.
        let base: String = format!("of-{words}").chars().take(LONGEST).collect();
        let base = base.trim_end_matches('-').to_owned();
        let numbered = |number: usize| if number < 2 { base.clone() } else { format!("{base}-{number}") };
        let mut number = 1;
        while !taken.insert(numbered(number)) {
            number += 1;
        }
        Found { name, path, package: numbered(number) }
    });
    named.collect()
}

fn named(folder: &Path, list: &Path) -> Result<Vec<Spot>, Diagnostic> {
    let text = fs::read_to_string(list).map_err(|error| unreadable(list, &error))?;
    let names = text.lines().map(str::trim).filter(|name| !name.is_empty() && !name.starts_with('#'));
    Ok(names.map(|name| (name.to_owned(), folder.join(name))).collect())
}

fn below(folder: &Path) -> Result<(Vec<Spot>, usize), Diagnostic> {
    let (mut found, mut others) = (Vec::new(), 0);
    let mut open = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = open.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| unreadable(&folder, &error))?;
        for entry in entries {
            let entry = entry.map_err(|error| unreadable(&folder, &error))?;
            let own = entry.file_name().to_string_lossy().into_owned();
            let (name, path) = (format!("{prefix}{own}"), entry.path());
            // A link to a folder may lead into a circle: only true folders are entered.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                if !own.starts_with(['_', '.']) {
                    open.push((path, format!("{name}/")));
                }
            } else if version(&path).is_some() {
                found.push((name, path));
            } else if is_readable(&path) {
                others += 1;
            }
        }
    }
    found.sort();
    Ok((found, others))
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    Diagnostic::error("unreadable-file", format!("cannot read `{}`: {error}", shown(path)))
}

/// The version that a document states at its root: `3.0.3`. `None` where the file is no document.
///
/// The text is only sniffed at, so that a document is found however wrong the rest of it is.
pub(super) fn version(path: &Path) -> Option<String> {
    if !is_readable(path) {
        return None;
    }
    let bytes = fs::read(path).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') { at_root(text) } else { text.lines().find_map(of_line) }
}

/// Whether this is a file of JSON or YAML, by its name.
fn is_readable(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).map(str::to_lowercase);
    extension.is_some_and(|extension| ["json", "yaml", "yml"].contains(&extension.as_str())) && path.is_file()
}

/// The value of a line `openapi: 3.0.3` without indentation.
fn of_line(line: &str) -> Option<String> {
    let (key, value) = line.split_once(':')?;
    let unquoted = |text: &str| text.trim().trim_matches(['"', '\'']).to_owned();
    let is_key = !key.starts_with([' ', '\t']) && is_version_key(&unquoted(key));
    let value = value.split(" #").next().unwrap_or_default();
    is_key.then(|| unquoted(value))
}

fn is_version_key(key: &str) -> bool {
    key == "openapi" || key == "swagger"
}

/// The same of JSON: the text behind the first such key that stands in no further bracket.
fn at_root(text: &str) -> Option<String> {
    let (mut depth, mut rest) = (0, text);
    while let Some(at) = rest.find(['{', '[', '}', ']', '"']) {
        let mark = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        match mark {
            b'{' | b'[' => depth += 1,
            b'"' => {
                let end = end_of_string(rest)?;
                let (key, behind) = (&rest[..end], rest[end + 1..].trim_start());
                rest = &rest[end + 1..];
                if depth == 1 && is_version_key(key) && behind.starts_with(':') {
                    let value = behind[1..].split([',', '}', '\n']).next().unwrap_or_default();
                    return Some(value.trim().trim_matches('"').to_owned());
                }
            }
            _ => depth -= 1,
        }
    }
    None
}

/// Where a string's closing quote stands.
fn end_of_string(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })
}
