//! What is copied to its place, since components of its kind do not exist there.

use crate::diagnostic::Diagnostic;

use super::super::json::DEPTH;
use super::super::node::{Node, Value, escape};
use super::super::trail::Trail;
use super::super::walk::shown;
use super::resolve::{Target, referred};
use super::role::{Role, section};
use super::{Bundle, exhausted};

/// Copies inside of copies.
const NESTING: usize = 50;

/// The places of components, by version.
const COMPONENTS: &[&str] = &[
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
];
const DEFINITIONS: &[&str] = &["definitions", "parameters", "responses", "securityDefinitions"];

impl Bundle<'_> {
    /// Looks at the document's own components: a section that is a reference is copied, and a component that is one
    /// gives its name to what it leads to.
    pub(super) fn sections(&mut self, tree: &mut Node) {
        if self.swagger {
            for key in DEFINITIONS {
                let role = Role::Document.of_key(key);
                self.section(tree.child_mut(key), role, &format!("/{key}"));
            }
            return;
        }
        let Some(components) = tree.child_mut("components") else { return };
        self.copy_whole(components, &Trail::from("/components"));
        for key in COMPONENTS {
            self.section(components.child_mut(key), section(key), &format!("/components/{key}"));
        }
    }

    fn section(&mut self, node: Option<&mut Node>, role: Role, pointer: &str) {
        let (Some(node), Some(place)) = (node, role.of_key("").section(self.swagger)) else { return };
        let from = self.copy_whole(node, &Trail::from(pointer));
        for entry in node.entries() {
            let reference = format!("#{place}/{}", escape(&entry.key).replace('%', "%25"));
            let alone = referred(&entry.value).filter(|_| entry.value.entries().len() == 1);
            let base = self.library.base(entry.value.span.file);
            match (alone, &from) {
                (Some(text), _) if base != 0 || !text.starts_with('#') => {
                    // What is wrong with it is told when it is visited.
                    let Ok(target) = self.library.resolve(base, &text) else { continue };
                    let key = (place, target);
                    if key.1.file != 0 && !self.known.contains_key(&key) && !self.placed.contains_key(&key) {
                        self.add(key, role.of_key(""), Some(entry.key.clone()));
                    }
                }
                (None, Some(from)) => {
                    let pointer = format!("{}/{}", from.pointer, escape(&entry.key));
                    self.placed.insert((place, Target { file: from.file, pointer }), reference);
                }
                _ => {}
            }
        }
    }

    /// Puts what a node refers to in the node's place, as it is; where that lies.
    fn copy_whole(&mut self, node: &mut Node, at: &Trail<'_>) -> Option<Target> {
        let text = referred(node)?;
        let base = self.library.base(node.get("$ref")?.span.file);
        let target = self.library.resolve(base, &text).ok()?;
        let mut copy = self.library.node(&target)?;
        if !self.spend(&copy) {
            let span = node.span.clone();
            self.report(exhausted(), &span, at);
            return None;
        }
        merge(&mut copy, node);
        *node = copy;
        Some(target)
    }

    /// Replaces a reference by a copy of what it names. False where there is none; that has been reported.
    pub(super) fn splice(&mut self, node: &mut Node, role: Role, at: &Trail<'_>) -> bool {
        let Some(reference) = node.get("$ref") else { return true };
        let (text, span) = (reference.as_str().unwrap_or_default().to_owned(), reference.span.clone());
        let base = self.library.base(span.file);
        let found = self.meant(base, &text).and_then(|target| self.copy(&target, &text, role));
        node.remove("$ref");
        match found {
            Ok(Some(mut copy)) => {
                // Keys beside the reference were written for this place.
                self.inside(node, role, at);
                merge(&mut copy, node);
                *node = copy;
                return true;
            }
            Ok(None) => {}
            Err(mut finding) => {
                finding.message += "; it is left out";
                self.report(finding, &span, at);
            }
        }
        !node.entries().is_empty() && self.visit(node, role, at)
    }

    /// A copy of what a reference names; `None` where that is left out itself, which has been reported.
    fn copy(&mut self, target: &Target, text: &str, role: Role) -> Result<Option<Node>, Diagnostic> {
        if self.open.len() == NESTING {
            let message = format!("`{}` is named through more than {NESTING} others", shown(text));
            return Err(Diagnostic::warning("reference-chain", message).help("refer to what is meant itself"));
        }
        if self.open.contains(target) {
            let message = format!("`{}` leads back to itself", shown(text));
            return Err(Diagnostic::warning("reference-loop", message).help("refer to what is meant itself"));
        }
        let mut copy = self.library.node(target).ok_or_else(exhausted)?;
        if !self.spend(&copy) {
            return Err(exhausted());
        }
        if self.depth + levels(&copy) > DEPTH {
            let message = format!("with `{}` the document nests deeper than {DEPTH} levels", shown(text));
            return Err(Diagnostic::warning("too-deep", message).help("refer to components"));
        }
        self.open.push(target.clone());
        let kept = self.visit(&mut copy, role, &Trail::from(&target.pointer));
        self.open.pop();
        Ok(kept.then_some(copy))
    }
}

/// Adds the keys of `more` to `node`, where they win.
fn merge(node: &mut Node, more: &Node) {
    let Value::Object(entries) = &mut node.value else { return };
    for entry in more.entries().iter().filter(|entry| entry.key != "$ref") {
        entries.retain(|other| other.key != entry.key);
        entries.push(entry.clone());
    }
}

/// Levels of a tree, its root among them.
fn levels(node: &Node) -> usize {
    let items = node.items().iter().map(levels);
    let values = node.entries().iter().map(|entry| levels(&entry.value));
    1 + items.chain(values).max().unwrap_or(0)
}
