//! Files to text: the only place that touches the disk.

use std::fs::File;
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

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

/// Reads a file as UTF-8; what is not has this severity. `None` after an error.
pub(super) fn file(path: &Path, severity: Severity, diagnostics: &mut Diagnostics) -> Option<SourceFile> {
    named(path, &path.display().to_string(), severity, diagnostics)
}

/// Reads a file as UTF-8 that findings call `name`; what is not has this severity. `None` after an error.
pub(super) fn named(
    path: &Path,
    name: &str,
    severity: Severity,
    diagnostics: &mut Diagnostics,
) -> Option<SourceFile> {
    match bytes(path) {
        Ok(bytes) => text(name, &bytes, severity, diagnostics),
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

/// Bytes to text: a byte order mark goes, and `U+FFFD` stands for what is not UTF-8, which has this severity. `None` after
/// an error; UTF-16 is one.
pub(super) fn text(
    path: &str,
    bytes: &[u8],
    severity: Severity,
    diagnostics: &mut Diagnostics,
) -> Option<SourceFile> {
    let content = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if is_utf16(content) {
        let start = SourceFile::new(path, String::new(), &[]).place("", 0..0);
        let finding = Diagnostic::error("not-utf8", "the file is UTF-16, not UTF-8").at(start);
        diagnostics.push(finding.help(HELP));
        return None;
    }
    let (text, replaced) = lossy(content);
    let file = SourceFile::new(path, text, bytes);
    for (at, span) in replaced.iter().take(TOLD).enumerate() {
        let more = if at + 1 == TOLD { replaced.len() - TOLD } else { 0 };
        let more = if more == 0 { String::new() } else { format!(" (and at {more} further places)") };
        let message = format!("the file is not UTF-8 here{more}");
        let message = message + if severity == Severity::Error { "" } else { "; it is read as `U+FFFD`" };
        let finding = Diagnostic::new(severity, "not-utf8", message).at(file.place("", span.clone()));
        diagnostics.push(finding.help(HELP));
    }
    (replaced.is_empty() || severity != Severity::Error).then_some(file)
}

const HELP: &str = "save the file as UTF-8";

/// Places that are told of one file.
const TOLD: usize = 20;

/// Whether bytes are UTF-16: with a byte order mark, or since one half of the first letter is a zero, as none of a
/// document's is in UTF-8.
fn is_utf16(content: &[u8]) -> bool {
    let marked = content.starts_with(b"\xFF\xFE") || content.starts_with(b"\xFE\xFF");
    marked
        || matches!(content, [0, second, ..] if *second != 0)
        || matches!(content, [first, 0, ..] if *first != 0)
}

/// Text with `U+FFFD` for what is not UTF-8, and where that stands.
fn lossy(content: &[u8]) -> (String, Vec<Range<usize>>) {
    let mut text = String::with_capacity(content.len());
    let mut replaced = Vec::new();
    for chunk in content.utf8_chunks() {
        text += chunk.valid();
        if !chunk.invalid().is_empty() {
            let start = text.len();
            text.push(char::REPLACEMENT_CHARACTER);
            replaced.push(start..text.len());
        }
    }
    (text, replaced)
}
