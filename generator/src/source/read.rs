//! Files to text: the only place that touches the disk.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Place};

use super::file::SourceFile;

/// Largest file that is read: 256 MiB, twelve times the largest document we know.
const LIMIT: u64 = 256 << 20;

/// Names that a vendor's document may have, the first present wins.
pub const DOCUMENTS: &[&str] = &["openapi.yaml", "openapi.yml", "openapi.json"];
/// Names that a vendor's quirks may have, the first present wins.
pub const QUIRKS: &[&str] = &["quirks.yaml", "quirks.yml"];

/// The document of a vendor's folder; `None` after an error.
pub(super) fn document_in(folder: &Path, diagnostics: &mut Diagnostics) -> Option<PathBuf> {
    let found = present(folder, DOCUMENTS);
    if found.is_none() {
        let message = format!("`{}` holds no OpenAPI document", folder.display());
        let help = format!("put {} there, or name a document", DOCUMENTS.join(", "));
        diagnostics.push(Diagnostic::error("no-document", message).help(help));
    }
    found
}

/// The quirks file of a vendor's folder.
pub(super) fn quirks_in(folder: &Path) -> Option<PathBuf> {
    present(folder, QUIRKS)
}

/// Reads a file as UTF-8; `None` after an error.
pub(super) fn file(path: &Path, diagnostics: &mut Diagnostics) -> Option<SourceFile> {
    named(path, &path.display().to_string(), diagnostics)
}

/// Reads a file as UTF-8 that findings call `name`; `None` after an error.
pub(super) fn named(path: &Path, name: &str, diagnostics: &mut Diagnostics) -> Option<SourceFile> {
    match bytes(path) {
        Ok(bytes) => text(name, &bytes, diagnostics),
        Err(finding) => {
            diagnostics.push(finding);
            None
        }
    }
}

fn present(folder: &Path, names: &[&str]) -> Option<PathBuf> {
    names.iter().map(|name| folder.join(name)).find(|path| path.exists())
}

fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostic> {
    let shown = path.display();
    let unreadable = |why: String, help: &str| {
        Diagnostic::error("unreadable-file", format!("cannot read `{shown}`: {why}")).help(help)
    };
    let failed = |error: std::io::Error| unreadable(error.to_string(), "check the path and its permissions");
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    if metadata.is_dir() {
        return Err(unreadable("it is a folder".to_owned(), "name a file"));
    }
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file that is too large, whatever its metadata says.
    file.take(LIMIT + 1).read_to_end(&mut bytes).map_err(failed)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= LIMIT) {
        return Ok(bytes);
    }
    Err(unreadable(format!("it is larger than {} MiB", LIMIT >> 20), "split the document"))
}

/// Bytes to text: a byte order mark goes, what is not UTF-8 is an error.
pub(super) fn text(path: &str, bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<SourceFile> {
    let content = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(content) {
        Ok(text) => Some(SourceFile::new(path, text.to_owned(), bytes)),
        Err(error) => {
            let valid = &content[..error.valid_up_to()];
            let utf16 = content.starts_with(b"\xFF\xFE") || content.starts_with(b"\xFE\xFF");
            let message = if utf16 { "the file is UTF-16, not UTF-8" } else { "the file is not UTF-8 here" };
            let finding = Diagnostic::error("not-utf8", message).at(place_after(path, valid));
            diagnostics.push(finding.help("save the file as UTF-8"));
            None
        }
    }
}

/// The place right after valid UTF-8 bytes.
fn place_after(path: &str, valid: &[u8]) -> Place {
    let text = String::from_utf8_lossy(valid).into_owned();
    let end = text.len();
    SourceFile::new(path, text, &[]).place("", end..end)
}
