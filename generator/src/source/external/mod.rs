//! References to other files, on the tree as it was published: what they name becomes part of the one tree, before
//! that is upgraded and walked. Where the version has components of the kind, what is named becomes one, once; anywhere
//! else it is copied to the place. Every node keeps the file it was written in.

mod confine;
mod library;
mod names;
mod resolve;
mod role;
mod splice;
mod visit;

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::file::SourceFile;
use super::node::{Entry, Node, Span, Value, escape};
use super::trail::Trail;
use super::walk::shown;
use library::Library;
use resolve::Target;
use role::Role;

pub(super) use confine::Home;

/// Brings everything that references name in other files into the tree. Findings cost the references' own places.
pub(super) fn bundle(
    tree: &mut Node,
    home: Option<&Home>,
    files: &mut Vec<SourceFile>,
    diagnostics: &mut Diagnostics,
) {
    if !visit::concerns(tree, Role::Document) {
        return;
    }
    let budget = COPIES + GROWTH * tree.size();
    let library = Library::new(tree.clone(), home, files, diagnostics);
    let mut bundle = Bundle {
        library,
        swagger: tree.get("swagger").is_some() && tree.get("openapi").is_none(),
        known: HashMap::new(),
        components: Vec::new(),
        waiting: VecDeque::new(),
        placed: HashMap::new(),
        open: Vec::new(),
        borrowed: HashSet::new(),
        depth: 0,
        budget,
    };
    bundle.sections(tree);
    bundle.visit(tree, Role::Document, &Trail::ROOT);
    bundle.wait_over();
    bundle.finish(tree);
}

/// The path of a file that `base` names, which lies below the folder of `base`; shown as `base` is.
///
/// # Errors
/// Why it must not be read, or that it is not there.
pub(super) fn beside(home: Option<&Home>, base: &str, name: &str) -> Result<PathBuf, Diagnostic> {
    let missing = || {
        let message = format!("there is no file `{}`", shown(name));
        Diagnostic::error("unreadable-file", message).help("correct the path, or add the file")
    };
    let home = home.ok_or_else(missing)?;
    let path = home.path(home.document(), name)?;
    home.real(&path, name)?.ok_or_else(missing)?;
    Ok(Path::new(base).with_file_name(home.inside(&path)))
}

/// Nodes that may be copied in any case.
const COPIES: usize = 100_000;
/// How many times as many nodes as were read may be copied.
const GROWTH: usize = 4;

/// Begins the text of a reference to a component that has no name yet; no pointer begins so.
const MARK: &str = "\0component ";

/// The work on one document.
struct Bundle<'a> {
    library: Library<'a>,
    swagger: bool,
    /// The components that come from other files, by section and place.
    known: HashMap<(&'static str, Target), usize>,
    components: Vec<Component>,
    /// Those whose content was not looked into yet.
    waiting: VecDeque<usize>,
    /// Components that a file brings in as a whole section, and references to them.
    placed: HashMap<(&'static str, Target), String>,
    /// What is being copied, the innermost last.
    open: Vec<Target>,
    /// References into a file that were found in the document instead.
    borrowed: HashSet<(usize, String)>,
    /// Levels of the tree above the node in work.
    depth: usize,
    budget: usize,
}

/// A component that comes from another file.
struct Component {
    section: &'static str,
    role: Role,
    target: Target,
    /// The name that the document itself gives it.
    name: Option<String>,
    node: Option<Node>,
}

impl Bundle<'_> {
    /// The reference to the component that stands for a place in a file.
    fn component(&mut self, section: &'static str, role: Role, target: Target) -> String {
        if target.file == 0 {
            return format!("#{}", target.pointer.replace('%', "%25"));
        }
        let key = (section, target);
        if let Some(reference) = self.placed.get(&key) {
            return reference.clone();
        }
        let at = self.known.get(&key).copied().unwrap_or_else(|| self.add(key, role, None));
        format!("{MARK}{at}")
    }

    fn add(&mut self, key: (&'static str, Target), role: Role, name: Option<String>) -> usize {
        let at = self.components.len();
        self.components.push(Component { section: key.0, role, target: key.1.clone(), name, node: None });
        self.known.insert(key, at);
        self.waiting.push_back(at);
        at
    }

    /// Looks into all components, and those that they name in turn.
    fn wait_over(&mut self) {
        while let Some(at) = self.waiting.pop_front() {
            let (target, role) = (self.components[at].target.clone(), self.components[at].role);
            let Some(mut node) = self.library.node(&target) else { continue };
            if self.spend(&node) {
                self.depth = 3;
                self.visit(&mut node, role, &Trail::from(&target.pointer));
            } else {
                let finding = exhausted();
                self.report(finding, &node.span, &Trail::from(&target.pointer));
                node.value = Value::Object(Vec::new());
            }
            self.components[at].node = Some(node);
        }
    }

    /// Puts the components into the tree and names them.
    fn finish(mut self, tree: &mut Node) {
        let texts = self.named(tree);
        let components = std::mem::take(&mut self.components);
        for (component, reference) in components.into_iter().zip(&texts) {
            let name = super::node::unescape(reference.rsplit('/').next().unwrap_or_default());
            let (Some(node), Some(entries)) = (component.node, made(tree, component.section)) else {
                continue;
            };
            match entries.iter_mut().find(|entry| entry.key == name) {
                Some(entry) => entry.value = node,
                None => entries.push(Entry::made(name, node)),
            }
        }
        name(tree, &texts);
    }

    /// The reference to each component.
    fn named(&self, tree: &Node) -> Vec<String> {
        let mut references = vec![String::new(); self.components.len()];
        let mut sections: Vec<&'static str> =
            self.components.iter().map(|component| component.section).collect();
        sections.sort_unstable();
        sections.dedup();
        for section in sections {
            let here =
                self.components.iter().enumerate().filter(|(_, component)| component.section == section);
            let (named, nameless): (Vec<_>, Vec<_>) =
                here.partition(|(_, component)| component.name.is_some());
            let nameable: Vec<names::Nameless> = nameless
                .iter()
                .map(|(_, component)| names::Nameless {
                    path: self.library.inside(component.target.file),
                    pointer: component.target.pointer.clone(),
                })
                .collect();
            let there = tree.pointer(section).map_or(&[][..], Node::entries);
            let taken: Vec<&str> = there.iter().map(|entry| entry.key.as_str()).collect();
            let given = names::names(&nameable, &taken);
            let given = nameless.iter().map(|(at, _)| *at).zip(given);
            let kept = named.iter().filter_map(|(at, component)| Some((*at, component.name.clone()?)));
            for (at, name) in given.chain(kept) {
                references[at] = format!("#{section}/{}", escape(&name).replace('%', "%25"));
            }
        }
        references
    }

    /// Whether a copy of this node is still within bounds; if so, it counts.
    fn spend(&mut self, node: &Node) -> bool {
        let left = (self.budget + GROWTH * self.library.take_read()).checked_sub(node.size());
        self.budget = left.unwrap_or_default();
        left.is_some()
    }

    fn report(&mut self, finding: Diagnostic, span: &Span, at: &Trail<'_>) {
        let place =
            self.library.files.get(span.file).map(|file| file.place(at.pointer(), span.range.clone()));
        self.library.findings.push(finding.at(place));
    }
}

fn exhausted() -> Diagnostic {
    let message = "references to what is no component name far more than the files hold";
    let help = "write out what is meant, or refer to components, which are not copied";
    Diagnostic::warning("too-many-copies", message).help(help)
}

/// The keys of the object at a pointer, made where it is missing.
fn made<'a>(tree: &'a mut Node, pointer: &str) -> Option<&'a mut Vec<Entry>> {
    let mut node = tree;
    for key in pointer.split('/').skip(1) {
        node = super::hoist::object_at(node, key)?;
    }
    node.entries_mut()
}

/// Replaces what stands for components without a name.
fn name(node: &mut Node, texts: &[String]) {
    match &mut node.value {
        Value::String(text) => {
            if let Some(reference) =
                text.strip_prefix(MARK).and_then(|at| texts.get(at.parse::<usize>().ok()?))
            {
                text.clone_from(reference);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| name(item, texts)),
        Value::Object(entries) => entries.iter_mut().for_each(|entry| name(&mut entry.value, texts)),
        _ => {}
    }
}
