//! From a reference's text to the place that it means.

use std::collections::HashSet;
use std::rc::Rc;

use crate::diagnostic::Diagnostic;

use super::super::chains::HOPS;
use super::super::node::{Node, escape, unescape};
use super::super::references::{decoded, too_far};
use super::super::walk::shown;
use super::library::Library;

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Target {
    pub(super) file: usize,
    /// JSON pointer in that file, in its normal form.
    pub(super) pointer: String,
}

impl Library<'_> {
    /// The place that a reference written in `base` means: references are followed on the way to it and at its end, so
    /// that what is meant has one name.
    ///
    /// # Errors
    /// Why there is no such place.
    pub(super) fn resolve(&mut self, base: usize, reference: &str) -> Result<Target, Diagnostic> {
        let mut target = self.parse(base, reference)?;
        let mut seen = HashSet::new();
        while seen.len() < HOPS {
            match self.step(&target, reference)? {
                Step::There(found) => return Ok(found),
                Step::Onward { base, reference: next, rest } => {
                    let mut onward = self.parse(base, &next)?;
                    onward.pointer += &rest;
                    if !seen.insert(std::mem::replace(&mut target, onward)) {
                        return Err(looped(reference));
                    }
                }
            }
        }
        Err(too_far(reference))
    }

    /// The node at a place.
    pub(super) fn node(&self, target: &Target) -> Option<Node> {
        let (tree, index) = self.tree(target.file)?;
        index.pointer(&tree, &target.pointer).cloned()
    }

    /// Whether a reference to a path stands at a place.
    pub(super) fn is_path_reference(&self, target: &Target) -> bool {
        let Some((tree, index)) = self.tree(target.file) else { return false };
        let found = index.pointer(&tree, &target.pointer).and_then(referred);
        found.is_some_and(|reference| reference.starts_with("#/paths/"))
    }

    fn parse(&mut self, base: usize, reference: &str) -> Result<Target, Diagnostic> {
        if let Some(target) = self.identified(base, reference) {
            return Ok(target);
        }
        let (path, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let file = if path.is_empty() { base } else { self.file(base, &decoded(path))? };
        let pointer = decoded(fragment);
        if pointer.is_empty() || pointer.starts_with('/') {
            return Ok(Target { file, pointer });
        }
        Err(missing(reference))
    }

    fn step(&self, target: &Target, reference: &str) -> Result<Step, Diagnostic> {
        let (tree, index) = self.tree(target.file).ok_or_else(|| missing(reference))?;
        let tokens: Vec<&str> = target.pointer.split('/').skip(1).collect();
        let (node, passed) = index.nearest(&tree, &target.pointer);
        if passed < tokens.len() {
            let rest: String = tokens[passed..].iter().map(|token| format!("/{token}")).collect();
            let reference = referred(node).ok_or_else(|| missing(reference))?;
            return Ok(Step::Onward { base: target.file, reference, rest });
        }
        let walked = tokens.iter().map(|token| format!("/{}", escape(&unescape(token)))).collect();
        match referred(node).filter(|_| node.entries().len() == 1) {
            Some(reference) => Ok(Step::Onward { base: target.file, reference, rest: String::new() }),
            None if node.is_null() => Err(missing(reference)),
            None => Ok(Step::There(Target { file: target.file, pointer: walked })),
        }
    }

    /// The schema that names itself so: `$anchor` (`#name`) in the file, or `$id` in the file or in the document.
    fn identified(&mut self, base: usize, reference: &str) -> Option<Target> {
        let (key, name) = match reference.strip_prefix('#') {
            Some(name) if name.is_empty() || name.starts_with('/') => return None,
            Some(name) => ("$anchor", name),
            None => ("$id", reference.split_once('#').map_or(reference, |(id, _)| id)),
        };
        let rest = reference.split_once('#').map_or("", |(_, rest)| rest);
        let rest = if key == "$id" { rest } else { "" };
        [base, 0].into_iter().find_map(|file| {
            let pointer = self.named(file).iter().find(|(is, text, _)| *is == key && text == name)?.2.clone();
            (rest.is_empty() || rest.starts_with('/')).then(|| Target { file, pointer: pointer + rest })
        })
    }

    /// Whether `#name` is the name of exactly one schema of a file.
    pub(super) fn is_single(&mut self, file: usize, reference: &str) -> bool {
        let Some(name) = reference.strip_prefix('#') else { return false };
        let all = self.named(file);
        all.iter().filter(|(key, text, _)| *key == "$anchor" && text == name).count() == 1
    }

    fn named(&mut self, file: usize) -> Rc<[Identifier]> {
        if let Some(known) = self.identifiers.get(&file) {
            return Rc::clone(known);
        }
        let mut found = Vec::new();
        if let Some((tree, _)) = self.tree(file) {
            identifiers(&tree, &mut String::new(), &mut found);
        }
        let found: Rc<[Identifier]> = found.into();
        self.identifiers.insert(file, Rc::clone(&found));
        found
    }
}

/// A name that a schema gives itself: `$anchor` or `$id`, the name, and the pointer to the schema.
pub(super) type Identifier = (&'static str, String, String);

fn looped(reference: &str) -> Diagnostic {
    let message = format!("`{}` leads back to itself", shown(reference));
    Diagnostic::warning("reference-loop", message).help("refer to what is meant itself")
}

/// One step towards a place.
enum Step {
    There(Target),
    /// On to another reference, and from what it means along the rest of the pointer.
    Onward {
        base: usize,
        reference: String,
        rest: String,
    },
}

/// `$anchor`, `$dynamicAnchor` and `$id` of a tree: which, its text, and the pointer to the schema.
fn identifiers(node: &Node, at: &mut String, found: &mut Vec<Identifier>) {
    let length = at.len();
    for (index, item) in node.items().iter().enumerate() {
        *at += &format!("/{index}");
        identifiers(item, at, found);
        at.truncate(length);
    }
    for entry in node.entries() {
        match (entry.key.as_str(), entry.value.as_str()) {
            ("$anchor" | "$dynamicAnchor", Some(text)) => {
                found.push(("$anchor", text.to_owned(), at.clone()));
            }
            // A document's own name, since OpenAPI 3.2.
            ("$self", Some(text)) if at.is_empty() => {
                found.push(("$id", text.trim_end_matches('#').to_owned(), String::new()));
            }
            ("$id", Some(text)) => match text.strip_prefix('#') {
                Some(name) => found.push(("$anchor", name.to_owned(), at.clone())),
                None => found.push(("$id", text.trim_end_matches('#').to_owned(), at.clone())),
            },
            _ => {}
        }
        *at += &format!("/{}", escape(&entry.key));
        identifiers(&entry.value, at, found);
        at.truncate(length);
    }
}

/// The reference that an object is or holds.
pub(super) fn referred(node: &Node) -> Option<String> {
    node.get("$ref").and_then(Node::as_str).map(str::to_owned)
}

fn missing(reference: &str) -> Diagnostic {
    let message = format!("nothing is at `{}`", shown(reference));
    Diagnostic::warning("unknown-reference", message).help("correct the reference, or add what it names")
}
