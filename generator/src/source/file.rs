//! A file that was read, and the index that turns a byte offset into line and column at once.

use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::diagnostic::Place;

/// Distance in bytes between two character counts that are kept.
const STEP: usize = 256;

/// A file that was read, kept whole for diagnostics.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as given.
    pub path: String,
    /// The text, without a byte order mark.
    pub text: String,
    /// SHA-256 of the bytes as they were on disk, in hexadecimal.
    pub sha256: String,
    lines: Vec<usize>,
    characters: Vec<usize>,
}

impl SourceFile {
    /// A file of this text; `bytes` are what was on disk, for the hash.
    #[must_use]
    pub fn new(path: impl Into<String>, text: String, bytes: &[u8]) -> Self {
        let lines = newlines(&text).map(|at| at + 1).collect();
        let mut total = 0;
        let characters = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                total += count(chunk);
                total - count(chunk)
            })
            .collect();
        Self { path: path.into(), text, sha256: hexadecimal(&Sha256::digest(bytes)), lines, characters }
    }

    /// The place of a byte range of this file. Constant time but for one step through the line index.
    #[must_use]
    pub fn place(&self, pointer: impl Into<String>, span: Range<usize>) -> Place {
        let line = self.lines.partition_point(|start| *start <= span.start);
        let start = line.checked_sub(1).and_then(|before| self.lines.get(before)).map_or(0, |start| *start);
        Place {
            file: self.path.clone(),
            pointer: pointer.into(),
            line: line + 1,
            column: self.characters_before(span.start) - self.characters_before(start) + 1,
            span,
        }
    }

    fn characters_before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let Some(known) = self.characters.get(offset / STEP).or(self.characters.last()) else { return 0 };
        let from = (offset / STEP).min(self.characters.len() - 1) * STEP;
        known + count(&self.text.as_bytes()[from..offset])
    }
}

fn newlines(text: &str) -> impl Iterator<Item = usize> {
    text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at)
}

/// Characters that begin in these bytes: all bytes but UTF-8's continuations.
fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count()
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
