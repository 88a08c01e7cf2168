//! Text to disk: the only writer.
//!
//! A crate is complete in memory before the first byte is written. [`write()`] brings a folder up to date with it and
//! [`check()`] compares the two. Both know the folder as ours by its manifest, `.vendorsmith.json`, which lists every
//! file with its hash: a folder without one and a file that differs from its entry belong to somebody else.

mod changes;
mod check;
mod folder;
mod manifest;
mod transaction;
mod write;

pub use check::{CheckReport, Difference, check};
pub use manifest::{MANIFEST, Manifest, RecordedOptions};
pub use write::{WriteOptions, WriteReport, write};

use std::collections::BTreeMap;
use std::path::PathBuf;

/// A crate in memory: path inside the crate (with `/`) to content. The manifest `.vendorsmith.json` is not among
/// them; it is made when the crate is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Generated {
    /// Every file of the crate.
    pub files: BTreeMap<String, String>,
}

/// What a crate was made from: enough to make it again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Provenance {
    /// The vendor's folder or the document, as the run was asked to read it.
    pub input: PathBuf,
    /// Every file that was read, with the SHA-256 of its bytes in hexadecimal.
    pub sources: Vec<(PathBuf, String)>,
    /// The package name that the caller asked for, if any.
    pub name: Option<String>,
    /// The folder below which the caller let references name files, if other than the document's own.
    pub root: Option<PathBuf>,
    /// The overlays that the caller gave, in order.
    pub overlays: Vec<PathBuf>,
}
