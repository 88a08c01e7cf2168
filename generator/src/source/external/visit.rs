//! The walk to every reference, and what is done about it.

use crate::diagnostic::Diagnostic;

use super::super::node::{Node, Value};
use super::super::references::decoded;
use super::super::trail::Trail;
use super::super::walk::shown;
use super::Bundle;
use super::resolve::{Target, referred};
use super::role::Role;

/// Whether a tree has anything for us to do; most have not.
pub(super) fn concerns(node: &Node, role: Role) -> bool {
    if role == Role::Opaque {
        return false;
    }
    if is_schema(role) && node.get("$dynamicRef").is_some() {
        return true;
    }
    if let Some(text) = node.get("$ref").and_then(Node::as_str)
        && (role != Role::Value || node.entries().len() == 1)
        && !settled(text, role)
    {
        return true;
    }
    let mapped = |node: &Node| node.as_str().is_some_and(|text| !text.starts_with('#') && is_reference(text));
    if role == Role::Discriminator
        && node.get("mapping").is_some_and(|map| map.entries().iter().any(|entry| mapped(&entry.value)))
    {
        return true;
    }
    node.items().iter().any(|item| concerns(item, role.of_item()))
        || node.entries().iter().any(|entry| concerns(&entry.value, role.of_key(&entry.key)))
}

fn is_schema(role: Role) -> bool {
    matches!(role, Role::Schema | Role::Schemas)
}

/// Whether a reference of the document itself is one that later stages follow. Data that look like a reference into the
/// document rather are what they are.
fn settled(text: &str, role: Role) -> bool {
    text.starts_with("#/") && role.section(false).is_some()
}

/// Whether a value of a discriminator's mapping is a reference, not the name of a schema.
fn is_reference(text: &str) -> bool {
    text.contains(['#', '/']) || [".json", ".yaml", ".yml"].iter().any(|end| text.ends_with(end))
}

impl Bundle<'_> {
    /// Follows the references in a node. False means that it must be left out; that has been reported.
    pub(super) fn visit(&mut self, node: &mut Node, role: Role, at: &Trail<'_>) -> bool {
        self.depth += 1;
        let kept = self.at(node, role, at);
        self.depth -= 1;
        kept
    }

    fn at(&mut self, node: &mut Node, role: Role, at: &Trail<'_>) -> bool {
        if is_schema(role) {
            self.dynamic(node);
        }
        match (referred(node), role) {
            (_, Role::Opaque) => true,
            (Some(_), Role::Value) if node.entries().len() == 1 => self.value(node, at),
            (None, _) | (_, Role::Value) => {
                self.inside(node, role, at);
                true
            }
            (Some(text), _) => match role.section(self.swagger) {
                Some(section) => self.link(node, section, role, at),
                None if role == Role::PathItem && self.leads_on(node, &text) => true,
                None => self.splice(node, role, at),
            },
        }
    }

    /// Whether a path of the document is a reference to a path that is one itself: such rows, which may be rings, are
    /// judged later.
    fn leads_on(&self, node: &Node, text: &str) -> bool {
        let own = self.library.base(node.span.file) == 0 && node.entries().len() == 1;
        let pointer = text.strip_prefix('#').filter(|pointer| own && pointer.starts_with("/paths/"));
        let target = pointer.map(|pointer| Target { file: 0, pointer: decoded(pointer) });
        target.is_some_and(|target| self.library.is_path_reference(&target))
    }

    /// Follows the references below a node.
    pub(super) fn inside(&mut self, node: &mut Node, role: Role, at: &Trail<'_>) {
        if role == Role::Discriminator {
            self.mapping(node);
        }
        match &mut node.value {
            Value::Array(items) => {
                let mut index = 0;
                items.retain_mut(|item| {
                    index += 1;
                    self.visit(item, role.of_item(), &at.index(index - 1))
                });
            }
            Value::Object(entries) => entries.retain_mut(|entry| {
                let own = entry.key == "$ref" && entry.value.as_str().is_some();
                own || self.visit(&mut entry.value, role.of_key(&entry.key), &at.key(&entry.key))
            }),
            _ => {}
        }
    }

    /// Makes a reference lead to a component.
    fn link(&mut self, node: &mut Node, section: &'static str, role: Role, at: &Trail<'_>) -> bool {
        let Some(reference) = node.child_mut("$ref") else { return true };
        let (text, span) = (reference.as_str().unwrap_or_default().to_owned(), reference.span.clone());
        let base = self.library.base(span.file);
        let schema = is_schema(role);
        if base != 0 || !text.starts_with("#/") {
            let role = if schema { Role::Schema } else { role };
            match self.meant(base, &text) {
                Ok(target) => reference.value = Value::String(self.component(section, role, target)),
                Err(mut finding) => {
                    finding.message +=
                        if schema { "; any value is accepted here" } else { "; it is left out" };
                    self.report(finding, &span, at);
                    node.remove("$ref");
                    if !schema {
                        return false;
                    }
                }
            }
        }
        self.inside(node, role, at);
        true
    }

    /// The place that a reference means. One into its own file that leads nowhere there may have been written with the
    /// whole document in mind.
    pub(super) fn meant(&mut self, base: usize, text: &str) -> Result<Target, Diagnostic> {
        let found = self.library.resolve(base, text);
        if found.is_ok() || base == 0 || !text.starts_with("#/") {
            return found;
        }
        let Ok(target) = self.library.resolve(0, text) else { return found };
        if self.borrowed.insert((base, text.to_owned())) {
            let message =
                format!("nothing is at `{}` in this file; the document's own is meant", shown(text));
            let place = self.library.files.get(base).map(|file| file.place("", 0..0));
            let finding = Diagnostic::warning("unknown-reference", message).at(place);
            self.library.findings.push(finding.help("name the document's file before `#`"));
        }
        Ok(target)
    }

    /// An example that is nothing but a reference, if that leads anywhere; else it is what it is.
    fn value(&mut self, node: &mut Node, at: &Trail<'_>) -> bool {
        let Some(text) = referred(node) else { return true };
        let base = self.library.base(node.span.file);
        if self.library.resolve(base, &text).is_ok() {
            return self.splice(node, Role::Value, at);
        }
        true
    }

    /// References in a discriminator's mapping. A name in another file names that file's schema.
    fn mapping(&mut self, node: &mut Node) {
        let Some(Value::Object(entries)) = node.child_mut("mapping").map(|map| &mut map.value) else {
            return;
        };
        let Some(section) = Role::Schema.section(self.swagger) else { return };
        for entry in entries {
            let base = self.library.base(entry.value.span.file);
            let Value::String(text) = &mut entry.value.value else { continue };
            let reference =
                if is_reference(text) { text.clone() } else { format!("#{section}/{}", super::escape(text)) };
            if base == 0 && (reference.starts_with("#/")) {
                continue;
            }
            if let Ok(target) = self.library.resolve(base, &reference) {
                *text = self.component(section, Role::Schema, target);
            }
        }
    }

    /// `$dynamicRef` with one target means what `$ref` means (JSON Schema 2020-12, section 8.2.3.2).
    fn dynamic(&mut self, node: &mut Node) {
        let Some(reference) = node.get("$dynamicRef") else { return };
        let base = self.library.base(reference.span.file);
        let single = reference.as_str().is_some_and(|text| self.library.is_single(base, text));
        if single
            && node.get("$ref").is_none()
            && let Some(entry) = node
                .entries_mut()
                .and_then(|entries| entries.iter_mut().find(|entry| entry.key == "$dynamicRef"))
        {
            "$ref".clone_into(&mut entry.key);
        }
    }
}
