//! `definitions`, `parameters`, `responses` and `securityDefinitions` to components.

use super::super::super::node::{Node, Value};
use super::super::super::trail::Trail;
use super::super::super::walk::Walk;
use super::shared::{Location, Shared};
use super::{bodies, parameters, responses, security};

/// Moves what is shared to where 3.0 has it.
pub(super) fn gather(walk: &mut Walk<'_>, tree: &mut Node, shared: &Shared) {
    let span = tree.span.clone();
    let mut components = tree.take("components").unwrap_or_else(|| Node::object(span, Vec::new()));
    if let Some(definitions) = section(tree, "definitions") {
        components.put("schemas", definitions);
    }
    if let Some(mut definitions) = section(tree, "securityDefinitions") {
        definitions.entries_mut().into_iter().flatten().for_each(|entry| security::upgrade(&mut entry.value));
        components.put("securitySchemes", definitions);
    }
    if let Some(mut answers) = section(tree, "responses") {
        let at = Trail::ROOT.key("responses");
        for entry in answers.entries_mut().into_iter().flatten() {
            responses::upgrade(walk, &mut entry.value, None, shared, &at.key(&entry.key));
        }
        components.put("responses", answers);
    }
    if let Some(written) = section(tree, "parameters") {
        share(walk, &mut components, written, shared);
    }
    if !components.entries().is_empty() {
        tree.put("components", components);
    }
}

/// Shared parameters become parameters or request bodies; fields of forms are written out where they are used.
fn share(walk: &mut Walk<'_>, components: &mut Node, written: Node, shared: &Shared) {
    let (span, at) = (written.span, Trail::ROOT.key("parameters"));
    let Value::Object(entries) = written.value else { return };
    let (mut plain, mut request_bodies) = (Vec::new(), Vec::new());
    for mut entry in entries {
        match shared.location(&entry.value) {
            Location::Plain => {
                parameters::upgrade(walk, &mut entry.value, &at.key(&entry.key));
                plain.push(entry);
            }
            Location::Body => {
                if entry.value.get("$ref").is_none() {
                    entry.value = bodies::upgraded(&entry.value, None, shared);
                }
                request_bodies.push(entry);
            }
            Location::Form => {}
        }
    }
    for (key, entries) in [("parameters", plain), ("requestBodies", request_bodies)] {
        if !entries.is_empty() {
            components.put(key, Node::object(span.clone(), entries));
        }
    }
}

/// A section that is an object; anything else stays, for the walk to find.
fn section(tree: &mut Node, key: &str) -> Option<Node> {
    if matches!(tree.get(key)?.value, Value::Object(_)) { tree.take(key) } else { None }
}
