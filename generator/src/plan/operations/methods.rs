//! Names of methods: an operation's id without the words of its resource.

use super::ways;
use crate::api;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::plan::names::{Namespace, Wish, plain, value_name};
use crate::plan::schema_names::singular;

/// Methods that a handle cannot have: they would hide a trait's, or clippy would ask for the trait.
const RESERVED: &[&str] =
    &["new", "clone", "fmt", "default", "drop", "borrow", "as_ref", "deref", "hash", "index"];

/// The names that a resource's methods cannot have.
pub(super) fn namespace() -> Namespace {
    Namespace::with(RESERVED)
}

/// Chooses method names: the shortest that tells an operation from the others of its resource. Operations whose
/// short names meet all take the long one, so that no name depends on the document's order; a name that quirks give
/// stands. Given with the names that are taken then.
pub(super) fn method_names(resource: &str, operations: &[api::Operation]) -> (Vec<String>, Namespace) {
    let short: Vec<String> = operations.iter().map(|operation| short_name(resource, operation)).collect();
    let mut namespace = namespace();
    let unique = |name: &String| short.iter().filter(|other| *other == name).count() == 1;
    let wishes = operations.iter().zip(&short).map(|(operation, name)| {
        let long = value_name(&operation.id);
        let telling = format!("call_{}", plain(&long));
        let asked = operation.name.is_some();
        let wire = if asked { plain(name) } else { &operation.id };
        let short = (asked || unique(name)).then(|| name.clone());
        Wish::new(wire, short.into_iter().chain([long, telling]).collect())
    });
    let names = namespace.allot(&wishes.collect::<Vec<_>>());
    (names, namespace)
}

/// Reports names given by quirks that another operation of the resource has: it would take a longer one in silence.
pub(in crate::plan) fn tell_taken(
    resource: &str,
    operations: &[api::Operation],
    diagnostics: &mut Diagnostics,
) {
    let short: Vec<String> = operations.iter().map(|operation| short_name(resource, operation)).collect();
    for (at, operation) in operations.iter().enumerate() {
        let Some((name, place)) = &operation.name else { continue };
        let alike = |other: &usize| *other != at && short[*other] == short[at];
        let mut derived = (0..operations.len()).filter(|at| operations[*at].name.is_none()).filter(alike);
        let asked = (0..at).filter(|at| operations[*at].name.is_some()).find(alike);
        let (other, label) = match (asked, derived.next(), derived.next()) {
            (Some(other), ..) => (&operations[other], "the other operation is given it here"),
            // Two without a name of their own give way to each other anyway.
            (None, Some(other), None) => (&operations[other], "this operation has it"),
            _ => continue,
        };
        let there = other.name.as_ref().map_or_else(|| Some(other.place.clone()), |(_, place)| place.clone());
        let message = format!("`{name}` is the method of `{}` already", other.id);
        let help = "choose another name, or give that one another name too";
        // One that the document's extensions give has no place among the quirks and gives way.
        let finding = match place {
            Some(_) => Diagnostic::error("name-taken", message).at(place.clone()),
            None => Diagnostic::warning("name-taken", message).at(operation.place.clone()),
        };
        diagnostics.push(finding.related(label, there).help(help));
    }
}

/// The names of the methods that send a required body in another way than the first: the first one's name and what
/// the body is sent as.
pub(super) fn further_names(
    operations: &[api::Operation],
    methods: &[String],
    taken: &mut Namespace,
) -> Vec<Vec<String>> {
    let further = |operation: &api::Operation| {
        let required = operation.bodies.iter().filter(|body| body.required);
        required.skip(1).map(ways::word).collect::<Vec<_>>()
    };
    let words: Vec<Vec<String>> = operations.iter().map(further).collect();
    let each = operations.iter().zip(methods).zip(&words);
    let wishes = each.flat_map(|((operation, method), words)| {
        words.iter().map(move |word| {
            let name = format!("{}_as_{word}", plain(method));
            let telling = format!("{name}_body");
            Wish::new(&format!("{} {word}", operation.id), vec![name, telling])
        })
    });
    let mut names = taken.allot(&wishes.collect::<Vec<_>>()).into_iter();
    words.iter().map(|words| names.by_ref().take(words.len()).collect()).collect()
}

/// The operation's id without the words of its resource: `list_devices` of `devices` is `list`.
fn short_name(resource: &str, operation: &api::Operation) -> String {
    if let Some((name, _)) = &operation.name {
        return value_name(name);
    }
    let id = value_name(&operation.id);
    let words: Vec<&str> = plain(&id).split('_').collect();
    let resource_name = value_name(resource);
    let group: Vec<&str> = plain(&resource_name).split('_').collect();
    let starts = (0..words.len().saturating_sub(group.len() - 1)).find(|start| {
        let own = &words[*start..*start + group.len()];
        own.iter().zip(&group).all(|(word, of_group)| are_one(word, of_group))
    });
    let Some(start) = starts else { return id };
    let mut before = &words[..start];
    // What an article or pronoun spoke of is gone.
    while let [rest @ .., "a" | "an" | "the" | "one" | "some" | "this" | "my"] = before {
        before = rest;
    }
    let rest = [before, &words[start + group.len()..]].concat().join("_");
    if rest.is_empty() { id } else { value_name(&rest) }
}

/// Whether two words are the same but for their number; `skus` looks like a singular, and yet is that of `sku`.
fn are_one(word: &str, other: &str) -> bool {
    let plural = |one: &str, many: &str| many.strip_suffix('s') == Some(one);
    singular(word) == singular(other) || plural(word, other) || plural(other, word)
}
