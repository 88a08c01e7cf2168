//! References: `#/definitions/Pet` to `#/components/schemas/Pet`, and so on.

use std::collections::{HashMap, HashSet};

use super::super::super::index::Index;
use super::super::super::node::{Entry, Node, Value, escape, unescape};
use super::super::super::object::{Kind, Object};
use super::super::super::references::decoded;
use super::super::super::stand_in;
use super::super::super::taken::Taken;
use super::super::super::visit;
use super::shared::{Location, Shared};

/// Writes references without percent-encoding, so that they are the pointers that they mean; `%25` alone stays.
pub(super) fn decode(tree: &mut Node) {
    visit::objects(tree, Kind::One(Object::Document), &mut |node, _| {
        let Some(Value::String(text)) = node.child_mut("$ref").map(|reference| &mut reference.value) else {
            return;
        };
        if text.starts_with('#') && text.contains('%') {
            *text = decoded(text).replace('%', "%25");
        }
    });
}

/// Copies what references into the inside of paths, parameters and answers name to sections of its own, since those
/// change their shape.
pub(super) fn lift(tree: &mut Node) {
    let mut wanted: Vec<(String, Object)> = Vec::new();
    visit::objects(tree, Kind::One(Object::Document), &mut |node, object| {
        let Some(target) = node.get("$ref").and_then(Node::as_str) else { return };
        if is_inside(target) && section(object).is_some() {
            wanted.push((target.to_owned(), object));
        }
    });
    let mut budget = 10_000 + tree.size();
    let index = Index::new(tree);
    let mut taken = Taken::new(tree);
    let mut names: HashMap<(String, Object), String> = HashMap::new();
    for (target, object) in wanted {
        let Some(section) = section(object) else { continue };
        if names.contains_key(&(target.clone(), object)) {
            continue;
        }
        let Some(copy) = index.pointer(tree, &decoded(&target[1..])) else { continue };
        let Some(left) = budget.checked_sub(copy.size()) else { break };
        budget = left;
        let copy = copy.clone();
        let name = taken.free(section, base_name(&target));
        names.insert((target, object), format!("#/{section}/{}", escape(&name)));
        insert(tree, section, name, copy);
    }
    if names.is_empty() {
        return;
    }
    let pointers =
        names.iter().map(|((target, object), name)| ((decoded(&target[1..]), *object), name.clone()));
    stand_in::put(tree, &pointers.collect());
    visit::objects(tree, Kind::One(Object::Document), &mut |node, object| {
        let target = node.get("$ref").and_then(Node::as_str).unwrap_or_default().to_owned();
        if let Some(name) = names.get(&(target, object))
            && let Some(reference) = node.child_mut("$ref")
        {
            reference.value = Value::String(name.clone());
        }
    });
}

/// Whether a reference leads to a place whose way changes.
fn is_inside(target: &str) -> bool {
    let tokens = target.split('/').count();
    target.starts_with("#/paths/")
        || ((target.starts_with("#/parameters/") || target.starts_with("#/responses/")) && tokens > 3)
}

fn section(object: Object) -> Option<&'static str> {
    match object {
        Object::Schema => Some("definitions"),
        Object::Parameter => Some("parameters"),
        Object::Response => Some("responses"),
        _ => None,
    }
}

fn base_name(target: &str) -> String {
    let words: Vec<&str> = target
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .filter(|word| !matches!(*word, "" | "paths" | "parameters" | "responses" | "schema" | "properties"))
        .collect();
    if words.is_empty() { "Referenced".to_owned() } else { words.join("_") }
}

fn insert(tree: &mut Node, section: &str, name: String, copy: Node) {
    if tree.get(section).is_none() {
        tree.put(section, Node::object(tree.span.clone(), Vec::new()));
    }
    if let Some(entries) = tree.child_mut(section).and_then(Node::entries_mut) {
        entries.push(Entry::made(name, copy));
    }
}

/// Makes references lead to where things are now. One that leads nowhere stays as it was written.
pub(super) fn rewrite(tree: &mut Node, shared: &Shared) {
    let known = known(tree);
    let is_known =
        |section: &str, name: &str| known.contains(&(section.to_owned(), unescape(&decoded(name))));
    visit::objects(tree, Kind::One(Object::Document), &mut |node, _| {
        let Some(reference) = node.child_mut("$ref") else { return };
        let Some(target) = reference.as_str() else { return };
        let moved = moved(target, shared, &is_known);
        if let Some(moved) = moved {
            reference.value = Value::String(moved);
        }
    });
}

/// The names of all components, by section.
fn known(tree: &Node) -> HashSet<(String, String)> {
    let sections = tree.get("components").map_or(&[][..], Node::entries).iter();
    let names = sections.flat_map(|section| {
        section.value.entries().iter().map(|entry| (section.key.clone(), entry.key.clone()))
    });
    names.collect()
}

fn moved(target: &str, shared: &Shared, is_known: &dyn Fn(&str, &str) -> bool) -> Option<String> {
    let (section, rest) = target.strip_prefix("#/")?.split_once('/')?;
    let name = rest.split('/').next().unwrap_or_default();
    let section = match section {
        "definitions" => "schemas",
        "responses" => "responses",
        "securityDefinitions" => "securitySchemes",
        "parameters" if shared.location_of(name) == Location::Body => "requestBodies",
        "parameters" => "parameters",
        _ => return None,
    };
    is_known(section, name).then(|| format!("#/components/{section}/{rest}"))
}
