//! Bytes to typed input: the only stage that reads files.
//!
//! A document becomes one spanned [`Node`] tree; on that tree references are resolved to their targets' places,
//! repairs are made and reported, and what is left is handed to `openapiv3`. The tree stays beside the typed
//! document, so that later stages can look up the place and the raw text of any JSON pointer.

pub mod node;

pub use node::{Node, Value};
pub use openapiv3 as openapi;

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostics, Place};
use crate::quirks::Quirks;

/// What a run is asked to read.
#[derive(Debug, Clone)]
pub enum Input {
    /// A vendor's folder: `openapi.yaml` (or `.yml`, `.json`) and, if there is one, `quirks.yaml`.
    Folder(PathBuf),
    /// A bare document.
    Document(PathBuf),
}

/// A file that was read, kept whole for diagnostics.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The path as given.
    pub path: String,
    /// The text, without a byte order mark.
    pub text: String,
    /// SHA-256 of the bytes as they were on disk, in hexadecimal.
    pub sha256: String,
}

/// Everything a run has read.
#[derive(Debug)]
pub struct Source {
    /// Every file read, the document first; [`node::Span::file`] counts in this list.
    pub files: Vec<SourceFile>,
    /// The document as a tree, after repairs.
    pub tree: Node,
    /// The same document as `openapiv3` sees it.
    pub document: openapiv3::OpenAPI,
    /// What the vendor does differently; default where there is no `quirks.yaml`.
    pub quirks: Quirks,
    /// The quirks file as a tree, for places; `None` where there is none.
    pub quirks_tree: Option<Node>,
    /// Name of the folder or stem of the document's file: the crate's name where nothing else says it.
    pub stem: String,
}

impl Source {
    /// The node that a JSON pointer into the document leads to.
    #[must_use]
    pub fn node(&self, pointer: &str) -> Option<&Node> {
        self.tree.pointer(pointer)
    }

    /// Where a JSON pointer into the document lies. A pointer to nothing gives its nearest existing parent, so
    /// that a diagnostic always has a place.
    #[must_use]
    pub fn place(&self, pointer: &str) -> Place {
        place_in(&self.files, &self.tree, pointer)
    }

    /// Where a JSON pointer into `quirks.yaml` lies, like [`Source::place`].
    #[must_use]
    pub fn quirks_place(&self, pointer: &str) -> Option<Place> {
        self.quirks_tree.as_ref().map(|tree| place_in(&self.files, tree, pointer))
    }
}

fn place_in(files: &[SourceFile], tree: &Node, pointer: &str) -> Place {
    let mut node = tree;
    for token in pointer.split('/').skip(1) {
        let Some(child) = node.child(&node::unescape(token)) else { break };
        node = child;
    }
    let file = &files[node.span.file];
    let before = file.text.get(..node.span.range.start).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Place {
        file: file.path.clone(),
        pointer: pointer.to_owned(),
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        span: node.span.range.clone(),
    }
}
