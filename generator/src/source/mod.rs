//! Bytes to typed input: the only stage that reads files.
//!
//! A document becomes one spanned [`Node`] tree; on that tree references are resolved to their targets' places,
//! repairs are made and reported, and what is left is handed to `openapiv3`. The tree stays beside the typed
//! document, so that later stages can look up the place and the raw text of any JSON pointer.

mod allof;
mod anchors;
mod atoms;
mod bridge;
mod chains;
mod component_names;
mod conform;
mod declared;
mod duplicates;
mod external;
mod file;
mod gaps;
mod hoist;
mod index;
mod inherit;
mod json;
mod model;
pub mod node;
mod object;
mod overlay;
mod quirks;
mod read;
mod references;
mod remove;
mod repair;
mod required_flags;
mod reserved;
mod scalar;
mod schema;
mod stand_in;
mod streams;
mod table;
mod tags;
mod taken;
mod trail;
mod type_words;
mod upgrade;
mod versions;
mod visit;
mod walk;
mod yaml;

pub use declared::Declared;
pub use file::SourceFile;
pub use node::{Node, Value};
pub use openapiv3 as openapi;
pub use read::{DOCUMENTS, QUIRKS};
pub use streams::{is_sequence, is_split};

use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::quirks::Quirks;

use index::Index;

/// Position of the vendor's own `quirks.yaml` in [`Source::files`].
const QUIRKS_FILE: usize = 1;

/// What a run is asked to read.
#[derive(Debug, Clone)]
pub enum Input {
    /// A vendor's folder: `openapi.yaml` (or `.yml`, `.json`) and, if there is one, `quirks.yaml`.
    Folder(PathBuf),
    /// A bare document.
    Document(PathBuf),
}

/// What a run is told of its document, beyond where it lies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The folder below which references may name files, instead of the document's own.
    pub root: Option<PathBuf>,
    /// Overlays that are laid over the document, in this order, after those that `quirks.yaml` names.
    pub overlays: Vec<PathBuf>,
}

/// Reads a document and its quirks. `None` when there is nothing to go on with; the errors are in `diagnostics`.
pub fn load(input: &Input, reading: &Reading, diagnostics: &mut Diagnostics) -> Option<Source> {
    let (document, quirks) = match input {
        Input::Folder(folder) => (read::document_in(folder, diagnostics)?, read::quirks_in(folder)),
        Input::Document(path) => (path.clone(), None),
    };
    let stem = match input {
        Input::Folder(folder) => name(&std::path::absolute(folder).unwrap_or(folder.clone())),
        Input::Document(path) => name(&path.with_extension("")),
    };
    let homes = Homes {
        folder: quirks.as_deref().and_then(Path::parent).map(Path::to_owned),
        document: external::Home::new(&document, reading.root.as_deref()),
        quirks: quirks.as_deref().and_then(|quirks| external::Home::new(quirks, None)),
    };
    let document = read::file(&document, Severity::Warning, diagnostics);
    let quirks = match quirks {
        Some(path) => Some(read::file(&path, Severity::Error, diagnostics)?),
        None => None,
    };
    assemble(document?, quirks, stem, &homes, &reading.overlays, diagnostics)
}

/// Reads a document, and quirks if given, from texts as if they were the files `name` and `quirks.yaml`.
pub fn load_text(
    name: &str,
    document: &str,
    quirks: Option<&str>,
    diagnostics: &mut Diagnostics,
) -> Option<Source> {
    let file = |path: &str, text: &str, diagnostics: &mut Diagnostics| {
        read::text(path, text.as_bytes(), Severity::Error, diagnostics)
    };
    let document = file(name, document, diagnostics)?;
    let quirks = match quirks {
        Some(text) => Some(file("quirks.yaml", text, diagnostics)?),
        None => None,
    };
    let stem = self::name(&Path::new(name).with_extension(""));
    assemble(document, quirks, stem, &Homes::default(), &[], diagnostics)
}

/// How many operations a document's file declares, whether or not it can be generated; `None` where it cannot be read
/// at all.
#[must_use]
pub fn operations_declared(document: &Path) -> Option<usize> {
    let mut unheard = Diagnostics::new();
    let file = read::file(document, Severity::Warning, &mut unheard)?;
    Some(declared::written(&parse(&file, 0, &mut unheard)?).len())
}

fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| "client".to_owned(), |name| name.to_string_lossy().into_owned())
}

fn assemble(
    document: SourceFile,
    quirks: Option<SourceFile>,
    stem: String,
    homes: &Homes,
    overlays: &[PathBuf],
    diagnostics: &mut Diagnostics,
) -> Option<Source> {
    let with_quirks = quirks.is_some();
    let mut files: Vec<SourceFile> = std::iter::once(document).chain(quirks).collect();
    let quirks = if with_quirks {
        quirks::parse(&mut files, QUIRKS_FILE, homes.folder.as_deref(), diagnostics).map(Some)
    } else {
        Some(None)
    };
    let mut tree = parse(&files[0], 0, diagnostics)?;
    duplicates::remove(&mut tree, Severity::Warning, &files, diagnostics);
    let named = named_overlays(quirks.as_ref()?.as_ref(), &files, homes.quirks.as_ref(), diagnostics)?;
    let mut room = overlay::room(&tree);
    for path in named.iter().chain(overlays) {
        lay(&mut tree, path, &mut room, &mut files, diagnostics)?;
    }
    external::bundle(&mut tree, homes.document.as_ref(), &mut files, diagnostics);
    let declared = declared::written(&tree);
    let (document, tree) = typed(tree, &files, diagnostics)?;
    let (quirks, quirks_tree) = quirks?.unzip();
    let index = Index::new(&tree);
    Some(Source {
        files,
        tree,
        index,
        document,
        declared,
        quirks: quirks.unwrap_or_default(),
        quirks_tree,
        stem,
    })
}

/// The folders that the files of a run are read from; none where there are only texts.
#[derive(Default)]
struct Homes {
    document: Option<external::Home>,
    quirks: Option<external::Home>,
    /// The folder of the quirks, as it was given.
    folder: Option<PathBuf>,
}

/// The overlays that the quirks name, which lie in the folder of the quirks; `None` after an error.
fn named_overlays(
    quirks: Option<&(Quirks, Node)>,
    files: &[SourceFile],
    home: Option<&external::Home>,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<PathBuf>> {
    let Some((quirks, tree)) = quirks else { return Some(Vec::new()) };
    let mut paths = Vec::new();
    for (at, name) in quirks.overlays.iter().enumerate() {
        match external::beside(home, files.get(QUIRKS_FILE).map_or("", |file| &file.path), name) {
            Ok(path) => paths.push(path),
            Err(mut finding) => {
                finding.severity = Severity::Error;
                diagnostics.push(finding.at(place_in(files, tree, &format!("/overlays/{at}"))));
            }
        }
    }
    (paths.len() == quirks.overlays.len()).then_some(paths)
}

/// Reads an overlay and applies it; `None` after an error.
fn lay(
    tree: &mut Node,
    path: &Path,
    room: &mut usize,
    files: &mut Vec<SourceFile>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let before = diagnostics.count(Severity::Error);
    let index = files.len();
    files.push(read::file(path, Severity::Error, diagnostics)?);
    let mut overlay = parse(&files[index], index, diagnostics)?;
    duplicates::remove(&mut overlay, Severity::Error, files, diagnostics);
    overlay::apply(tree, &overlay, room, files, index, diagnostics)?;
    (diagnostics.count(Severity::Error) == before).then_some(())
}

/// Text to tree. What is named or looks like JSON and is not may still be YAML, which most of JSON's slips are.
fn parse(file: &SourceFile, index: usize, diagnostics: &mut Diagnostics) -> Option<Node> {
    let extension = Path::new(&file.path).extension();
    let named = |name: &str| extension.is_some_and(|extension| extension.eq_ignore_ascii_case(name));
    let json = named("json");
    let bracket = file.text.trim_start().starts_with(['{', '[']);
    if !json && !bracket {
        return yaml::parse(file, index, diagnostics);
    }
    let mut findings = Diagnostics::new();
    let tree = json::parse(file, index, &mut findings);
    if tree.is_some() || !bracket {
        diagnostics.append(findings);
        return tree;
    }
    let mut others = Diagnostics::new();
    let Some(tree) = yaml::parse(file, index, &mut others) else {
        diagnostics.append(if named("yaml") || named("yml") { others } else { findings });
        return None;
    };
    diagnostics.append(others);
    if let Some(first) = findings.iter().find(|finding| json && finding.severity == Severity::Error) {
        let message = format!("{}; the file is read as YAML", first.message);
        diagnostics
            .push(Diagnostic::warning("not-json", message).at(first.place.clone()).help("correct the JSON"));
    }
    Some(tree)
}

/// Tree to typed document: all repairs on the way.
fn typed(
    mut tree: Node,
    files: &[SourceFile],
    diagnostics: &mut Diagnostics,
) -> Option<(openapiv3::OpenAPI, Node)> {
    let version = versions::of(&tree, &files[0], diagnostics)?;
    reserved::remove(&mut tree, object::Kind::One(object::Object::Document), files, diagnostics);
    upgrade::document(&mut tree, version, files, diagnostics);
    let mut walk = walk::Walk::new(files, diagnostics);
    walk.version = version;
    let kept = walk.node(&mut tree, object::Kind::One(object::Object::Document), &trail::Trail::ROOT);
    if version != versions::Version::V2_0 {
        component_names::tell(&mut walk, &tree);
    }
    walk.finish();
    if !kept {
        return None;
    }
    references::settle(&mut tree, files, diagnostics);
    allof::cut(&mut tree, files, diagnostics);
    gaps::close(&mut tree);
    let document = model::read(&mut tree, files, diagnostics)?;
    Some((document, tree))
}

/// Everything a run has read.
#[derive(Debug)]
pub struct Source {
    /// Every file read, the document first; [`node::Span::file`] counts in this list.
    pub files: Vec<SourceFile>,
    /// The document as a tree, after repairs.
    pub tree: Node,
    index: Index,
    /// The same document as `openapiv3` sees it.
    pub document: openapiv3::OpenAPI,
    /// The operations that the document declares, before anything is left out.
    pub declared: Vec<Declared>,
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
        self.index.pointer(&self.tree, pointer)
    }

    /// Where a JSON pointer into the document lies. A pointer to nothing gives its nearest existing parent, so
    /// that a diagnostic always has a place.
    #[must_use]
    pub fn place(&self, pointer: &str) -> Place {
        place_of(&self.files, self.index.nearest(&self.tree, pointer).0, pointer)
    }

    /// Where a JSON pointer into `quirks.yaml` lies, like [`Source::place`]; in the file of another folder where the
    /// quirk is inherited.
    #[must_use]
    pub fn quirks_place(&self, pointer: &str) -> Option<Place> {
        self.quirks_tree.as_ref().map(|tree| place_in(&self.files, tree, pointer))
    }

    /// Where the key at the end of a JSON pointer into `quirks.yaml` is written; where it is none, as
    /// [`Source::quirks_place`].
    #[must_use]
    pub fn quirks_key_place(&self, pointer: &str) -> Option<Place> {
        let (above, last) = pointer.rsplit_once('/')?;
        let key = node::unescape(last);
        let (parent, _) = Index::default().nearest(self.quirks_tree.as_ref()?, above);
        let entry = parent.entries().iter().find(|entry| entry.key == key);
        let place = entry.and_then(|entry| {
            let file = self.files.get(entry.key_span.file)?;
            Some(file.place(pointer, entry.key_span.range.clone()))
        });
        place.or_else(|| self.quirks_place(pointer))
    }

    /// Whether a quirk is inherited from another folder's `quirks.yaml`.
    #[must_use]
    pub fn is_inherited(&self, pointer: &str) -> bool {
        let found = self.quirks_tree.as_ref().map(|tree| Index::default().nearest(tree, pointer).0);
        found.is_some_and(|node| node.span.file != QUIRKS_FILE)
    }
}

fn place_in(files: &[SourceFile], tree: &Node, pointer: &str) -> Place {
    place_of(files, Index::default().nearest(tree, pointer).0, pointer)
}

/// The place of a node, under a pointer that leads to it or to nothing in it.
fn place_of(files: &[SourceFile], node: &Node, pointer: &str) -> Place {
    match files.get(node.span.file) {
        Some(file) => file.place(pointer, node.span.range.clone()),
        None => Place { file: String::new(), pointer: pointer.to_owned(), line: 1, column: 1, span: 0..0 },
    }
}
