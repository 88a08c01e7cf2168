//! References to the inside of something (`#/paths/…/schema`): what they name is copied to a component of its own,
//! since `openapiv3` and all that follows know components only.

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::file::SourceFile;
use super::node::{Entry, Node, Value, escape, unescape};
use super::object::{Kind, Object};
use super::references::Verdict;
use super::stand_in::{self, Copies};
use super::taken::Taken;
use super::trail::Trail;
use super::walk::{Walk, shown};

/// The copies made so far.
pub(super) struct Hoist {
    /// References to the copies, by what they are of.
    names: Copies,
    taken: Taken,
    budget: usize,
}

/// A copy that still has to be put among the components.
pub(super) struct Made {
    object: Object,
    name: String,
    node: Node,
}

impl Hoist {
    /// Copies may hold four times as many nodes as the document, and some for the smallest documents.
    pub(super) fn new(tree: &Node) -> Self {
        let taken = tree.get("components").map(Taken::new).unwrap_or_default();
        Self { names: Copies::new(), taken, budget: 10_000 + 4 * tree.size() }
    }

    /// The component that stands for a pointer, made if need be of what is found there.
    pub(super) fn component(
        &mut self,
        found: Option<&Node>,
        pointer: &str,
        object: Object,
        files: &[SourceFile],
        diagnostics: &mut Diagnostics,
        made: &mut Vec<Made>,
    ) -> Verdict {
        let section = object.section().unwrap_or_default();
        let key = (pointer.to_owned(), object);
        if let Some(reference) = self.names.get(&key) {
            return Verdict::Canonical(reference.clone());
        }
        let Some(target) = found else { return missing(pointer) };
        let Some(left) = self.budget.checked_sub(target.size()) else {
            let message = format!("`{}` and others name more than four times the document", shown(pointer));
            return Verdict::bad(
                Diagnostic::warning("unknown-reference", message).help("refer to components"),
            );
        };
        self.budget = left;
        let mut node = target.clone();
        let mut walk = Walk::new(files, diagnostics);
        let kept = walk.node(&mut node, Kind::Ref(object), &Trail::from(pointer));
        walk.finish();
        if !kept {
            return missing(pointer);
        }
        let name = self.taken.free(section, name(pointer));
        let reference = format!("#/components/{section}/{name}");
        self.names.insert(key, reference.clone());
        made.push(Made { object, name, node });
        Verdict::Canonical(reference)
    }

    /// Leaves references where copies were taken from.
    pub(super) fn finish(self, tree: &mut Node) {
        stand_in::put(tree, &self.names);
    }

    /// Puts copies among the components; gives their places.
    pub(super) fn insert(tree: &mut Node, made: Vec<Made>) -> Vec<(String, Kind)> {
        let mut places = Vec::new();
        for Made { object, name, node } in made {
            let section = object.section().unwrap_or_default();
            let Some(components) = object_at(tree, "components") else { continue };
            let Some(entries) = object_at(components, section).and_then(Node::entries_mut) else { continue };
            places.push((format!("/components/{section}/{}", escape(&name)), Kind::Ref(object)));
            entries.push(Entry::made(name, node));
        }
        places
    }
}

fn missing(pointer: &str) -> Verdict {
    let message = format!("nothing usable is at `#{}`", shown(pointer));
    Verdict::bad(Diagnostic::warning("unknown-reference", message).help("correct the reference"))
}

/// The object at a key, made where it is missing.
pub(super) fn object_at<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    if node.get(key).is_none() {
        let made = Node::new(node.span.clone(), Value::Object(Vec::new()));
        node.entries_mut()?.push(Entry::made(key, made));
    }
    node.child_mut(key)
}

/// A component's name for a place: the words of its pointer that tell it from others.
pub(super) fn name(pointer: &str) -> String {
    let plain = |token: &str| {
        let text = unescape(token);
        let clean =
            text.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        clean.collect::<Vec<_>>().join("_")
    };
    let words = pointer.split('/').filter(|token| !STRUCTURE.contains(token)).map(plain);
    let name = words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_");
    if name.is_empty() { "Referenced".to_owned() } else { name }
}

/// Tokens of a pointer that say nothing about what is meant.
const STRUCTURE: &[&str] = &[
    "components",
    "schemas",
    "definitions",
    "parameters",
    "responses",
    "requestBodies",
    "headers",
    "properties",
    "paths",
    "content",
    "schema",
    "application~1json",
    "allOf",
    "oneOf",
    "anyOf",
];
