//! `required: true` on a property, as parameters have it: what is meant is that its object requires it.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;

use super::atoms;
use super::node::{Entry, Node, Span, Value};
use super::trail::Trail;
use super::walk::{Walk, shown};

/// Moves flags from the properties of a schema to the schema's own list.
pub(super) fn settle(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let properties = at.key("properties");
    let mut named: Vec<Node> = Vec::new();
    let Some(Value::Object(entries)) = node.child_mut("properties").map(|map| &mut map.value) else { return };
    for Entry { key, value, .. } in entries {
        let Some((truth, span)) = flag(value) else { continue };
        value.remove("required");
        let message = format!(
            "`required` of a schema is a list of its properties; `{}` is {} in the schema around it",
            shown(key),
            if truth { "required" } else { "optional" },
        );
        let finding = Diagnostic::warning("wrong-kind", message);
        let place = properties.key(key);
        walk.report(
            finding.help("name the property in the list of its object"),
            &span,
            &place.key("required"),
        );
        if truth {
            named.push(Node::new(span, Value::String(key.clone())));
        }
    }
    if !named.is_empty() {
        require(walk, node, named, at);
    }
}

/// What the key says, where it is a boolean or reads like one.
fn flag(property: &Node) -> Option<(bool, Span)> {
    let written = property.get("required")?;
    let truth = match &written.value {
        Value::Bool(truth) => *truth,
        Value::String(text) if text == "true" => true,
        Value::String(text) if text == "false" => false,
        _ => return None,
    };
    Some((truth, written.span.clone()))
}

/// Adds names to a schema's list, which a single name stands for too.
fn require(walk: &mut Walk<'_>, node: &mut Node, named: Vec<Node>, at: &Trail<'_>) {
    let Some(entries) = node.entries_mut() else { return };
    let Some(entry) = entries.iter_mut().find(|entry| entry.key == "required") else {
        let span = named[0].span.clone();
        return entries.push(Entry::made("required", Node::new(span, Value::Array(named))));
    };
    atoms::listed(walk, &mut entry.value, &at.key("required"));
    // Of a flag of this schema itself its own parent has taken care.
    if let Value::Array(list) = &mut entry.value.value {
        let known: HashSet<String> = list.iter().filter_map(Node::as_str).map(str::to_owned).collect();
        list.extend(named.into_iter().filter(|name| !name.as_str().is_some_and(|name| known.contains(name))));
    }
}
