//! The files that references name: each read once, within bounds.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

use super::super::file::SourceFile;
use super::super::index::Index;
use super::super::node::{Node, Span, Value};
use super::super::walk::shown;
use super::super::{duplicates, parse, read};
use super::confine::{Home, is_local, refused};
use super::resolve::Identifier;

/// Files that a document may consist of; the largest known consists of 2872.
const FILES: usize = 10_000;
/// Bytes that they may hold together: 256 MiB, as one file may.
const BYTES: u64 = 256 << 20;

/// The files of a document.
pub(super) struct Library<'a> {
    pub(super) files: &'a mut Vec<SourceFile>,
    pub(super) findings: &'a mut Diagnostics,
    home: Option<&'a Home>,
    /// By path as named, so that links and spellings are looked up once.
    named: HashMap<PathBuf, Result<usize, Diagnostic>>,
    /// By path with links followed, so that one file is read once.
    real: HashMap<PathBuf, usize>,
    opened: HashMap<usize, Opened>,
    pub(super) identifiers: HashMap<usize, Rc<[Identifier]>>,
    bytes: u64,
    nodes: usize,
}

struct Opened {
    tree: Rc<Node>,
    index: Rc<Index>,
    path: PathBuf,
}

impl Opened {
    fn new(tree: Node, path: PathBuf) -> Self {
        Self { index: Rc::new(Index::new(&tree)), tree: Rc::new(tree), path }
    }
}

impl<'a> Library<'a> {
    /// A library that holds the document's own file, the first of `files`.
    pub(super) fn new(
        document: Node,
        home: Option<&'a Home>,
        files: &'a mut Vec<SourceFile>,
        findings: &'a mut Diagnostics,
    ) -> Self {
        let path = home.map(|home| home.document().to_owned()).unwrap_or_default();
        let bytes = files.iter().map(|file| file.text.len() as u64).sum();
        let real = path.canonicalize().ok().map(|path| (path, 0));
        Self {
            files,
            findings,
            home,
            named: HashMap::new(),
            real: real.into_iter().collect(),
            opened: HashMap::from([(0, Opened::new(document, path))]),
            identifiers: HashMap::new(),
            bytes,
            nodes: 0,
        }
    }

    /// The tree of a file and its index; the document's for what is no file of a reference, as overlays are written against it.
    pub(super) fn tree(&self, file: usize) -> Option<(Rc<Node>, Rc<Index>)> {
        let opened = self.opened.get(&file).or_else(|| self.opened.get(&0))?;
        Some((Rc::clone(&opened.tree), Rc::clone(&opened.index)))
    }

    /// The file that references written in `file` are seen from.
    pub(super) fn base(&self, file: usize) -> usize {
        if self.opened.contains_key(&file) { file } else { 0 }
    }

    /// How many nodes were read since this was last asked.
    pub(super) fn take_read(&mut self) -> usize {
        std::mem::take(&mut self.nodes)
    }

    /// A file's path as seen from the root folder, for names.
    pub(super) fn inside(&self, file: usize) -> PathBuf {
        let path = self.opened.get(&file).map(|opened| opened.path.clone()).unwrap_or_default();
        self.home.map_or(path.clone(), |home| home.inside(&path).to_owned())
    }

    /// The file that a reference in the file `base` names, read if it was not yet.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub(super) fn file(&mut self, base: usize, reference: &str) -> Result<usize, Diagnostic> {
        if is_remote(reference) {
            let help = "nothing is fetched: save what it names beside the document, and refer to that file";
            return Err(refused(reference, "lies on another host", help));
        }
        let Some(home) = self.home else {
            return Err(refused(reference, "lies in another file", "read the document from a file"));
        };
        let from = self.opened.get(&base).map(|opened| opened.path.clone()).unwrap_or_default();
        let path = home.path(&from, reference)?;
        if let Some(known) = self.named.get(&path) {
            return known.clone();
        }
        let found = self.open(home, &path, reference);
        self.named.insert(path, found.clone());
        found
    }

    fn open(&mut self, home: &Home, path: &Path, reference: &str) -> Result<usize, Diagnostic> {
        let Some(real) = home.real(path, reference)? else {
            let message = format!("there is no file `{}`", shown(reference));
            let help = "correct the reference, or add the file";
            return Err(Diagnostic::warning("unknown-reference", message).help(help));
        };
        if let Some(known) = self.real.get(&real) {
            return Ok(*known);
        }
        let size = real.metadata().map_or(0, |found| found.len());
        if self.opened.len() > FILES {
            let why = format!("is one file too many (at most {FILES} are read)");
            return Err(refused(reference, &why, "bundle the document, or leave files out"));
        }
        if self.bytes + size > BYTES {
            let (size, most) = (size.div_ceil(1 << 20), BYTES >> 20);
            let why =
                format!("is too large with {size} MiB (at most {most} MiB are read from all files together)");
            return Err(refused(reference, &why, "make it smaller, or leave files out"));
        }
        self.bytes += size;
        let index = self.read(home, path).ok_or_else(|| {
            let message = format!("`{}` cannot be read", shown(reference));
            Diagnostic::warning("unknown-reference", message).help("correct the file")
        })?;
        self.real.insert(real, index);
        Ok(index)
    }

    /// Reads a file. What fails the run in the document itself is a warning here: it costs what refers to the file.
    fn read(&mut self, home: &Home, path: &Path) -> Option<usize> {
        let mut findings = Diagnostics::new();
        let shown = self.shown(home, path);
        let tree = read::named(path, &shown, Severity::Warning, &mut findings).and_then(|file| {
            self.files.push(file);
            let index = self.files.len() - 1;
            let mut tree = self.parsed(index, &mut findings)?;
            duplicates::remove(&mut tree, Severity::Warning, self.files, &mut findings);
            Some((index, tree))
        });
        self.findings.extend(findings.iter().cloned().map(|mut finding| {
            finding.severity = finding.severity.min(Severity::Warning);
            finding
        }));
        let (index, tree) = tree?;
        self.nodes += tree.size();
        self.opened.insert(index, Opened::new(tree, path.to_owned()));
        Some(index)
    }

    /// A file's tree; one that is neither JSON nor YAML by its name is a text, as descriptions are.
    fn parsed(&self, index: usize, findings: &mut Diagnostics) -> Option<Node> {
        let file = self.files.get(index)?;
        let extension = Path::new(&file.path).extension().map(|text| text.to_string_lossy().to_lowercase());
        if extension.is_some_and(|text| !matches!(text.as_str(), "json" | "yaml" | "yml")) {
            let span = Span { file: index, range: 0..file.text.len() };
            return Some(Node::new(span, Value::String(file.text.clone())));
        }
        parse(file, index, findings)
    }

    /// A file's path as it is shown: beside the document's, in the way in which the user wrote that.
    fn shown(&self, home: &Home, path: &Path) -> String {
        let written = self.files.first().map(|file| Path::new(&file.path).to_owned()).unwrap_or_default();
        let folder = home.document().parent().unwrap_or(Path::new(""));
        let shared = folder.ancestors().enumerate();
        let mut seen = shared.filter_map(|(ups, folder)| Some((ups, path.strip_prefix(folder).ok()?)));
        let (ups, below) = seen.next().unwrap_or((0, path));
        let ups: PathBuf = (0..ups).map(|_| "..").collect();
        written.with_file_name("").join(ups).join(below).display().to_string()
    }
}

/// Whether a reference begins with a URI's scheme (RFC 3986, section 3.1) or a host. A scheme of one letter is a drive, and
/// a file's is no host's.
fn is_remote(reference: &str) -> bool {
    let scheme = reference.split_once(':').map_or("", |(scheme, _)| scheme);
    let letters =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    reference.starts_with("//")
        || (scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && letters(scheme)
            && !is_local(reference))
}
