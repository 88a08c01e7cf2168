//! References to the inside of something (`#/paths/…/schema`): what they name is copied to a component of its own,
//! since `openapiv3` and all that follows know components only.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::file::SourceFile;
use super::node::{Entry, Node, Value, escape, unescape};
use super::object::{Kind, Object};
use super::references::{Link, Verdict, collect};
use super::trail::Trail;
use super::walk::{Walk, shown};

/// The copies made so far.
pub(super) struct Hoist {
    names: HashMap<(String, Object), String>,
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
        Self { names: HashMap::new(), budget: 10_000 + 4 * tree.size() }
    }

    /// The component that stands for a pointer, made if need be.
    pub(super) fn component(
        &mut self,
        tree: &Node,
        pointer: &str,
        object: Object,
        files: &[SourceFile],
        diagnostics: &mut Diagnostics,
        made: &mut Vec<Made>,
    ) -> Verdict {
        let section = object.section().unwrap_or_default();
        let key = (pointer.to_owned(), object);
        if let Some(name) = self.names.get(&key) {
            return Verdict::Canonical(format!("#/components/{section}/{name}"));
        }
        let Some(target) = tree.pointer(pointer) else { return missing(pointer) };
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
        let name = self.free_name(tree, pointer, section);
        self.names.insert(key, name.clone());
        let verdict = Verdict::Canonical(format!("#/components/{section}/{name}"));
        made.push(Made { object, name, node });
        verdict
    }

    /// Puts copies among the components; gives the references in them that must change.
    pub(super) fn insert(tree: &mut Node, made: Vec<Made>) -> Vec<Link> {
        let mut places = Vec::new();
        for Made { object, name, node } in made {
            let section = object.section().unwrap_or_default();
            let Some(components) = object_at(tree, "components") else { continue };
            let Some(entries) = object_at(components, section).and_then(Node::entries_mut) else { continue };
            places.push((format!("/components/{section}/{}", escape(&name)), Kind::Ref(object)));
            entries.push(Entry::made(name, node));
        }
        collect(tree, &places)
    }

    fn free_name(&self, tree: &Node, pointer: &str, section: &str) -> String {
        let base = name(pointer);
        let taken = |name: &str| {
            tree.get("components")
                .and_then(|node| node.get(section))
                .is_some_and(|node| node.get(name).is_some())
                || self.names.values().any(|known| known == name)
        };
        let numbered = (2_usize..).map(|number| format!("{base}_{number}"));
        std::iter::once(base.clone()).chain(numbered).find(|name| !taken(name)).unwrap_or(base)
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
