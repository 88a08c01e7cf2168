//! References that are meant as seen from the schema that they stand in: `$recursiveRef: "#"` of JSON Schema 2019-09, and
//! `#/$defs/Name` in a component that was written as a document of its own.

use std::collections::HashSet;

use crate::diagnostic::Severity;

use super::super::node::{Entry, Node, escape};
use super::super::object::{Kind, Object};
use super::super::trail::Trail;
use super::super::visit;
use super::super::walk::{Walk, shown};

const SCHEMAS: &str = "/components/schemas";

/// Places in one schema that are looked for.
const TARGETS: usize = 1000;

/// Makes such references lead from the document's root.
pub(super) fn to_components(walk: &mut Walk<'_>, tree: &mut Node) {
    let roots: Vec<String> = tree.entries().iter().map(|entry| escape(&entry.key)).collect();
    let Some(schemas) = tree.pointer_mut(SCHEMAS).and_then(Node::entries_mut) else { return };
    for entry in schemas {
        let targets = relative(&mut entry.value, &roots);
        if !targets.is_empty() || entry.value.get("$recursiveAnchor").is_some() {
            rewrite(walk, entry, &targets);
        }
    }
}

/// References of a schema that lead to places in it and to none in the document.
fn relative(schema: &mut Node, roots: &[String]) -> HashSet<String> {
    let mut found = HashSet::new();
    visit::objects(schema, Kind::Ref(Object::Schema), &mut |node, _| {
        let Some(target) = node.get("$ref").and_then(Node::as_str) else { return };
        let first = target.strip_prefix("#/").map(|rest| rest.split('/').next().unwrap_or_default());
        let other = first.is_some_and(|first| !roots.iter().any(|root| root == first));
        if other && found.len() < TARGETS {
            found.insert(target.to_owned());
        }
    });
    found.retain(|target| schema.pointer(&target[1..]).is_some());
    found
}

fn rewrite(walk: &mut Walk<'_>, entry: &mut Entry, targets: &HashSet<String>) {
    let whole = format!("#{SCHEMAS}/{}", escape(&entry.key));
    let anchored = entry.value.get("$recursiveAnchor").and_then(Node::as_bool) == Some(true);
    let components = Trail::from(SCHEMAS);
    let at = components.key(&entry.key);
    visit::objects(&mut entry.value, Kind::Ref(Object::Schema), &mut |node, _| {
        let recursive = node.get("$recursiveRef").and_then(Node::as_str) == Some("#");
        if anchored && recursive && node.get("$ref").is_none() {
            if let Some(written) = node.take("$recursiveRef") {
                node.put("$ref", Node::text(written.span, &*whole));
            }
            return;
        }
        let Some(target) = node
            .get("$ref")
            .filter(|target| target.as_str().is_some_and(|text| targets.contains(text)))
            .cloned()
        else {
            return;
        };
        let text = target.as_str().unwrap_or_default();
        let message = format!("nothing is at `{}` in the document; the schema's own is meant", shown(text));
        walk.gather(Severity::Warning, "unknown-reference", message, &target.span, &at);
        node.put("$ref", Node::text(target.span.clone(), format!("{whole}{}", &text[1..])));
    });
}
