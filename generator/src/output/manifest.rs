//! The manifest: which files of a folder are ours, and what they were made from.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Generated, Provenance, folder};
use crate::diagnostic::Diagnostic;

/// Name of the manifest inside a generated crate.
pub const MANIFEST: &str = ".vendorsmith.json";

/// The content of `.vendorsmith.json`. Paths use `/`; those of inputs are relative to the crate's folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the tool that wrote the crate.
    pub vendorsmith: String,
    /// The vendor's folder or the document.
    pub input: String,
    /// What the run was told beyond its input.
    pub options: RecordedOptions,
    /// Every file that was read, to the SHA-256 of its bytes.
    pub sources: BTreeMap<String, String>,
    /// Every file of the crate, to the SHA-256 of its bytes.
    pub files: BTreeMap<String, String>,
    /// Files that a run was about to write when it was cut off; a finished run leaves none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pending: BTreeMap<String, String>,
}

/// What a run was told beyond its input.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedOptions {
    /// The package name that replaces the document's and the quirks'.
    pub name: Option<String>,
    /// The folder below which references may name files, where it is not the document's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub root: Option<String>,
    /// The overlays that are laid over the document, beside those of the quirks; `sources` has their hashes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overlays: Vec<String>,
}

impl Manifest {
    /// The manifest of a crate that is to lie in `folder`.
    #[must_use]
    pub fn new(generated: &Generated, folder: &Path, provenance: &Provenance) -> Self {
        let base = real(folder);
        let sources = &provenance.sources;
        Self {
            vendorsmith: env!("CARGO_PKG_VERSION").to_owned(),
            input: relative(&base, &provenance.input),
            options: RecordedOptions {
                name: provenance.name.clone(),
                root: provenance.root.as_deref().map(|root| relative(&base, root)),
                overlays: provenance.overlays.iter().map(|path| relative(&base, path)).collect(),
            },
            sources: sources.iter().map(|(path, hash)| (relative(&base, path), hash.clone())).collect(),
            files: digests(generated),
            pending: BTreeMap::new(),
        }
    }

    /// Reads a folder's manifest; `None` where the folder or the manifest does not exist.
    ///
    /// # Errors
    /// A manifest that cannot be read, is not JSON of this shape, or lists a path outside the folder.
    pub fn read(folder: &Path) -> Result<Option<Self>, Diagnostic> {
        let text = match fs::read_to_string(folder.join(MANIFEST)) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(broken(folder, &error.to_string())),
        };
        let manifest: Self =
            serde_json::from_str(&text).map_err(|error| broken(folder, &error.to_string()))?;
        let mut paths = manifest.files.keys().chain(manifest.pending.keys());
        match paths.find_map(|path| folder::lexical(path).err().map(|reason| (path, reason))) {
            Some((path, reason)) => Err(broken(folder, &format!("it lists `{path}`, which {reason}"))),
            None => Ok(Some(manifest)),
        }
    }

    /// The manifest as it is written: indented JSON, every map sorted, a newline at the end.
    #[must_use]
    pub fn to_text(&self) -> String {
        // A struct of strings and string maps always serialises.
        serde_json::to_string_pretty(self).map(|text| text + "\n").unwrap_or_default()
    }

    /// Whether the manifest knows this content of a file as one that a run wrote or was about to write.
    pub(super) fn knows(&self, path: &str, digest: &str) -> bool {
        [&self.files, &self.pending].iter().any(|map| map.get(path).is_some_and(|known| known == digest))
    }
}

/// Every file's hash.
fn digests(generated: &Generated) -> BTreeMap<String, String> {
    generated.files.iter().map(|(path, content)| (path.clone(), folder::digest(content.as_bytes()))).collect()
}

fn broken(folder: &Path, reason: &str) -> Diagnostic {
    let path = folder.join(MANIFEST);
    Diagnostic::error("broken-manifest", format!("cannot use the manifest `{}`: {reason}", path.display()))
        .help("restore it from version control, or remove the folder and generate it anew")
}

/// `path` as seen from the folder `base`, with `/`; unchanged where no such path exists (another drive).
fn relative(base: &Path, path: &Path) -> String {
    let path = real(path);
    let shared = base.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return slashed(&path);
    }
    let ups = base.components().skip(shared).map(|_| Component::ParentDir);
    slashed(&ups.chain(path.components().skip(shared)).collect::<PathBuf>())
}

fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

/// The absolute path with symbolic links followed as far as the path exists, so that two spellings of one place agree.
fn real(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing = absolute.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    let Some((part, mut real)) = existing else { return absolute };
    for component in absolute.strip_prefix(part).unwrap_or(Path::new("")).components() {
        match component {
            Component::ParentDir => {
                real.pop();
            }
            component => real.push(component),
        }
    }
    real
}
