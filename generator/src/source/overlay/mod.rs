//! Overlays (OpenAPI Overlay 1.0 and 1.1): changes that a user lays over a document as it was published, before its
//! references are followed. Everything wrong in one is an error, as in `quirks.yaml`; an action that matches nothing is
//! a warning.

mod filter;
mod merge;
mod select;

use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};

use super::file::SourceFile;
use super::index::Index;
use super::node::{Node, Value};
use super::remove;
use super::trail::Trail;
use super::walk::shown;

/// How large everything may be that the overlays of a run write into a document of this size, see [`Node::size`].
pub(super) fn room(tree: &Node) -> usize {
    COPIES + GROWTH * tree.size()
}

/// What may be written into any document.
const COPIES: usize = 500_000;
/// How many times the document may be written besides.
const GROWTH: usize = 4;

/// Applies the overlay in the file at `index` to the document's tree, as far as there is room; `None` after an error.
pub(super) fn apply(
    tree: &mut Node,
    overlay: &Node,
    room: &mut usize,
    files: &[SourceFile],
    index: usize,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let file = files.get(index)?;
    let before = diagnostics.count(Severity::Error);
    let mut overlaying = Overlaying { file, diagnostics, room, newer: false };
    overlaying.head(overlay);
    overlaying.extends(overlay, files.first()?);
    for (at, action) in overlay.get("actions").map_or(&[][..], Node::items).iter().enumerate() {
        overlaying.action(tree, action, at);
    }
    (diagnostics.count(Severity::Error) == before).then_some(())
}

struct Overlaying<'a> {
    file: &'a SourceFile,
    diagnostics: &'a mut Diagnostics,
    /// How much may still be written.
    room: &'a mut usize,
    /// Whether the overlay is one of version 1.1.
    newer: bool,
}

impl Overlaying<'_> {
    fn head(&mut self, overlay: &Node) {
        if !matches!(overlay.value, Value::Object(_)) {
            return self.error(overlay, "", "an overlay is an object", "begin it with `overlay: 1.0.0`");
        }
        let version = overlay.get("overlay");
        let text = version.and_then(Node::as_str).unwrap_or_default();
        let text = if text.is_empty() { version.and_then(Node::as_number).unwrap_or_default() } else { text };
        self.newer = text == "1.1" || text.starts_with("1.1.");
        if !self.newer && text != "1.0" && !text.starts_with("1.0.") {
            let message = format!("`{}` is no version of Overlay that is known here", shown(text));
            self.error(
                version.unwrap_or(overlay),
                "/overlay",
                &message,
                "write `overlay: 1.0.0` or `overlay: 1.1.0`",
            );
        }
        for key in ["title", "version"] {
            if overlay.get("info").and_then(|info| info.get(key)).is_none() {
                let message = format!("the overlay lacks `info.{key}`");
                self.warn(overlay.get("info").unwrap_or(overlay), "/info", &message, "add it");
            }
        }
        let keys = ["overlay", "info", "extends", "actions"];
        self.unknown(overlay, "", &keys);
        match overlay.get("actions") {
            Some(Node { value: Value::Array(items), .. }) if !items.is_empty() => {}
            other => {
                let help = "write a list of actions, each with a `target`";
                self.error(other.unwrap_or(overlay), "/actions", "the overlay has no actions", help);
            }
        }
    }

    /// `extends` names the document that the overlay was written for.
    fn extends(&mut self, overlay: &Node, document: &SourceFile) {
        let Some(extends) = overlay.get("extends") else { return };
        let Some(text) = extends.as_str() else {
            return self.error(extends, "/extends", "expected a URI", "name the document's file");
        };
        let name = |path: &str| {
            let path = path.split(['?', '#']).next().unwrap_or_default().to_owned();
            Path::new(&super::references::decoded(&path)).file_name().map(std::ffi::OsStr::to_owned)
        };
        if name(text) != name(&document.path) {
            let message =
                format!("the overlay was written for `{}`, and is laid over another document", shown(text));
            self.warn(
                extends,
                "/extends",
                &message,
                "correct `extends`, or use the overlay that belongs here",
            );
        }
    }

    fn action(&mut self, tree: &mut Node, action: &Node, at: usize) {
        let pointer = format!("/actions/{at}");
        self.unknown(action, &pointer, &["target", "description", "update", "remove", "copy"]);
        let Some(target) = action.get("target") else {
            return self.error(
                action,
                &pointer,
                "the action has no `target`",
                "add a JSONPath such as `$.info`",
            );
        };
        let Some(selected) = self.select(tree, target, &format!("{pointer}/target")) else { return };
        if selected.is_empty() {
            let message =
                format!("the action matches nothing: `{}`", shown(target.as_str().unwrap_or_default()));
            self.warn(
                target,
                &format!("{pointer}/target"),
                &message,
                "correct the path, or remove the action",
            );
            return;
        }
        match action.get("remove") {
            Some(remove) if remove.as_bool().is_none() => {
                self.error(remove, &format!("{pointer}/remove"), "expected a boolean", "write `true`");
            }
            Some(remove) if remove.as_bool() == Some(true) => {
                if selected.iter().any(String::is_empty) {
                    let message = "the document itself cannot be removed";
                    return self.error(target, &pointer, message, "select its parts");
                }
                remove::all(tree, &Index::new(tree), &selected);
            }
            _ => self.change(tree, &selected, action, &pointer),
        }
    }

    fn change(&mut self, tree: &mut Node, selected: &[String], action: &Node, at: &str) {
        match (action.get("update"), action.get("copy")) {
            (Some(update), None) => {
                let at = format!("{at}/update");
                if self.fits(update, selected, update, &at) {
                    self.lay_each(tree, selected, update, update, &at);
                }
            }
            (None, Some(copy)) => self.copy(tree, selected, copy, &format!("{at}/copy")),
            (Some(_), Some(copy)) => {
                let help = "keep one of them; write two actions for both";
                self.error(copy, at, "the action has both `update` and `copy`", help);
            }
            (None, None) => {
                self.warn(action, at, "the action does nothing", "add `update` or `remove: true`");
            }
        }
    }

    fn copy(&mut self, tree: &mut Node, selected: &[String], copy: &Node, at: &str) {
        if !self.newer {
            return self.error(
                copy,
                at,
                "`copy` is no key of an action in Overlay 1.0",
                "write `overlay: 1.1.0`",
            );
        }
        let Some(found) = self.select(tree, copy, at) else { return };
        let [source] = found.as_slice() else {
            let message = format!("`copy` must select one node, and selects {}", found.len());
            return self.error(copy, at, &message, "correct the path");
        };
        let Some(value) = tree.pointer(source) else { return };
        if self.fits(value, selected, copy, at) {
            self.lay_each(tree, selected, &value.clone(), copy, at);
        }
    }

    /// Whether there is room for a value at each of these places; if so, it is taken.
    fn fits(&mut self, value: &Node, selected: &[String], written: &Node, at: &str) -> bool {
        let left = value.size().checked_mul(selected.len()).and_then(|size| self.room.checked_sub(size));
        match left {
            Some(left) => *self.room = left,
            None => {
                let message = "the overlays write far more than the document holds";
                self.error(written, at, message, "select fewer places, or lay less over each");
            }
        }
        left.is_some()
    }

    fn lay_each(&mut self, tree: &mut Node, selected: &[String], value: &Node, written: &Node, at: &str) {
        let index = Index::new(tree);
        for pointer in selected {
            let Some(target) = index.pointer_mut(tree, pointer) else { continue };
            let primitive = !matches!(target.value, Value::Array(_) | Value::Object(_));
            if primitive && !self.newer {
                let message =
                    format!("`{}` is {}, which Overlay 1.0 cannot update", shown(pointer), target.kind());
                let help = "select the object that holds it, or write `overlay: 1.1.0`";
                return self.error(written, at, &message, help);
            }
            if let Err(wrong) = merge::lay(target, value) {
                let merge::Incompatible { below, theirs, ours } = wrong;
                let message = format!(
                    "{ours} cannot be merged with {theirs} at `{}`",
                    shown(&(pointer.clone() + &below))
                );
                let place = value.pointer(&below).filter(|node| node.span.file == written.span.file);
                let help = "remove what is there with an action of its own first";
                return self.error(place.unwrap_or(written), at, &message, help);
            }
        }
    }

    /// The pointers that a path selects; `None` after an error.
    fn select(&mut self, tree: &Node, path: &Node, at: &str) -> Option<Vec<String>> {
        let Some(text) = path.as_str() else {
            self.error(path, at, "expected a JSONPath in a string", "write a path such as `$.info`");
            return None;
        };
        let query = match select::parse(text) {
            Ok(query) => query,
            Err(why) => {
                let message = format!("this is no JSONPath (RFC 9535): {}", shown(&why));
                self.error(path, at, &message, "write a path such as `$.paths['/pets'].get`");
                return None;
            }
        };
        let found = select::pointers(tree, &query);
        if found.is_err() {
            let message = "the path looks at far more nodes than the document has";
            self.error(path, at, message, "name keys instead of `..` and `*`");
        }
        found.ok()
    }

    fn unknown(&mut self, node: &Node, at: &str, keys: &[&str]) {
        for entry in node.entries().iter().filter(|entry| !entry.key.starts_with("x-")) {
            if !keys.contains(&entry.key.as_str()) {
                let message = format!("`{}` is no key of an overlay here", shown(&entry.key));
                let place = self
                    .file
                    .place(format!("{at}/{}", super::node::escape(&entry.key)), entry.key_span.range.clone());
                let help = format!("the keys are {}", keys.join(", "));
                self.diagnostics.push(Diagnostic::error("invalid-overlay", message).at(place).help(help));
            }
        }
    }

    fn error(&mut self, node: &Node, at: &str, message: &str, help: &str) {
        let place = self.place(node, at);
        self.diagnostics.push(Diagnostic::error("invalid-overlay", message).at(place).help(help));
    }

    fn warn(&mut self, node: &Node, at: &str, message: &str, help: &str) {
        let place = self.place(node, at);
        self.diagnostics.push(Diagnostic::warning("overlay", message).at(place).help(help));
    }

    fn place(&self, node: &Node, at: &str) -> Place {
        // A whole overlay is too much to point at.
        let range = node.span.range.clone();
        let range = if at.is_empty() { range.start..range.start } else { range };
        self.file.place(Trail::from(at).pointer(), range)
    }
}

#[cfg(test)]
#[path = "../../../tests/corpus/mod.rs"]
mod corpus;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use super::super::parse;
    use super::*;

    /// The published sets of documents, overlays and outputs, as the trees are right after the overlay.
    #[test]
    fn the_published_sets_come_out_as_published() {
        let Some(root) = corpus::corpus() else { return };
        let mut sets = 0;
        for set in fs::read_dir(root.join("dev/_overlay-compliant-sets")).unwrap() {
            let folder = set.unwrap().path();
            let mut diagnostics = Diagnostics::new();
            let files = ["openapi.yaml", "overlay.yaml", "output.yaml"].map(|name| file(&folder.join(name)));
            let [mut tree, overlay, output] =
                [0, 1, 2].map(|at| parse(&files[at], at, &mut diagnostics).unwrap());
            let mut left = room(&tree);
            let done = apply(&mut tree, &overlay, &mut left, &files, 1, &mut diagnostics);
            assert!(done.is_some(), "{diagnostics:#?}");
            assert_eq!(json(&tree), json(&output), "{}", folder.display());
            sets += 1;
        }
        assert_eq!(sets, 8);
    }

    fn file(path: &Path) -> SourceFile {
        let text = fs::read_to_string(path).unwrap();
        SourceFile::new(path.file_name().unwrap().to_string_lossy(), text.clone(), text.as_bytes())
    }

    /// A tree as text, whatever the order of keys.
    fn json(node: &Node) -> String {
        match &node.value {
            Value::Null => "null".to_owned(),
            Value::Bool(truth) => truth.to_string(),
            Value::Number(text) => text.clone(),
            Value::String(text) => format!("{text:?}"),
            Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
            Value::Object(entries) => {
                let sorted: BTreeMap<_, _> =
                    entries.iter().map(|entry| (&entry.key, json(&entry.value))).collect();
                format!("{sorted:?}")
            }
        }
    }
}
