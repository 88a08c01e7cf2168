//! A type name for every schema, the same whatever order the document is in.

use super::names::{Namespace, telling_type_name, type_name};
use crate::api::{Api, Schema, SchemaId, SchemaKind, SchemaName};

/// Names every schema; the answer counts as [`Api::schemas`] does.
#[must_use]
pub(super) fn name_all(api: &Api) -> Vec<String> {
    let mut order: Vec<usize> = (0..api.schemas.len()).collect();
    order.sort_by_cached_key(|index| rank(api, &api.schemas[*index]));
    let mut namespace = Namespace::default();
    let mut names = vec![String::new(); api.schemas.len()];
    for index in order {
        names[index] = namespace.take(&candidates(api, SchemaId(index), 0));
    }
    names
}

/// Components come first and those that already are Rust names before all; the rest by place.
fn rank(api: &Api, schema: &Schema) -> (u8, String, String) {
    let way = way(api, schema, 0);
    match &schema.name {
        SchemaName::Component(name) => (u8::from(type_name(name) != *name), way, shared_values(schema)),
        _ => (2, way, schema.place.pointer.clone()),
    }
}

/// The values of an enumeration that is written in place and bears a name of its own, in whatever order; nothing for a
/// true component, which comes first.
fn shared_values(schema: &Schema) -> String {
    match &schema.kind {
        SchemaKind::Enum(_, values) if schema.place.pointer.matches('/').count() > 3 => {
            let mut values: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
            values.sort_unstable();
            format!("{values:?}")
        }
        _ => String::new(),
    }
}

/// The words of the document that lead to a schema, whatever order they stand in.
fn way(api: &Api, schema: &Schema, depth: usize) -> String {
    let parent = |id: &SchemaId| match api.schemas.get(id.0) {
        Some(parent) if depth < DEPTH => way(api, parent, depth + 1),
        _ => String::new(),
    };
    match &schema.name {
        SchemaName::Component(name) => name.clone(),
        SchemaName::Property(owner, word) | SchemaName::Variant(owner, word) => {
            format!("{}/{word}", parent(owner))
        }
        SchemaName::Body(operation) => format!("{operation}/body"),
        SchemaName::BodyAs(operation, word) => format!("{operation}/body/{word}"),
        SchemaName::Parts(component) => format!("{component}/parts"),
        SchemaName::Answer(operation) => format!("{operation}/answer"),
        SchemaName::Parameter(operation, name) => format!("{operation}/parameter/{name}"),
        SchemaName::Sent(component, operation) => format!("{component}/{operation}"),
    }
}

fn candidates(api: &Api, id: SchemaId, depth: usize) -> Vec<String> {
    let schema = &api.schemas[id.0];
    let first = bounded(candidate_of(api, schema, depth));
    match &schema.name {
        SchemaName::Component(name) => {
            let telling = format!("{first}Schema");
            vec![first, telling, telling_type_name(name)]
        }
        SchemaName::Parts(_) => {
            let parts = format!("{first}Parts");
            vec![first, parts]
        }
        SchemaName::Sent(component, operation) => {
            let body = format!("{}Body", type_name(operation));
            let request = format!("{}Request", type_name(component));
            vec![first, body, request]
        }
        _ => {
            let telling = format!("{first}Value");
            vec![first, telling]
        }
    }
}

/// Longest name of a schema in letters.
const LONGEST: usize = 100;

/// A name that is not too long: of one that is, words are left out in the middle, since its begin tells where it is
/// and its end what.
fn bounded(name: String) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= LONGEST {
        return name;
    }
    let starts = |letter: &char| letter.is_uppercase();
    let (first, last) = (&letters[..LONGEST / 2], &letters[letters.len() - LONGEST / 2..]);
    let end = first.iter().rposition(starts).filter(|at| *at > 0).unwrap_or(first.len());
    let start = last.iter().position(starts).unwrap_or(0);
    first[..end].iter().chain(&last[start..]).collect()
}

/// How deep inline schemas are followed to a name: a cycle of places would be a fault of the model.
const DEPTH: usize = 32;

fn candidate_of(api: &Api, schema: &Schema, depth: usize) -> String {
    let parent = |id: &SchemaId| match api.schemas.get(id.0) {
        Some(parent) if depth < DEPTH => candidate_of(api, parent, depth + 1),
        _ => String::new(),
    };
    match &schema.name {
        SchemaName::Component(name) | SchemaName::Parts(name) => type_name(name),
        SchemaName::Property(owner, property) => {
            let own = type_name(property);
            format!("{}{}", parent(owner), if is_list_item(schema) { singular(&own) } else { own })
        }
        SchemaName::Variant(owner, hint) => format!("{}{}", parent(owner), type_name(hint)),
        SchemaName::Body(operation) => format!("{}Body", type_name(operation)),
        SchemaName::BodyAs(operation, word) => format!("{}{}", type_name(operation), type_name(word)),
        SchemaName::Answer(operation) => format!("{}Response", type_name(operation)),
        SchemaName::Parameter(operation, name) => format!("{}{}", type_name(operation), type_name(name)),
        SchemaName::Sent(_, operation) => type_name(operation),
    }
}

/// Whether the schema stands under `items`, so that its name says one of many.
fn is_list_item(schema: &Schema) -> bool {
    schema.place.pointer.ends_with("/items")
}

/// One of many: `Entries` to `Entry`, `Boxes` to `Box`, `Devices` to `Device`.
pub(super) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.ends_with("ies") && word.len() > 4 {
        return format!("{}y", &word[..word.len() - 3]);
    }
    if ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| lower.ends_with(end)) {
        return word[..word.len() - 2].to_owned();
    }
    let keeps = ["ss", "us", "is", "ics", "news"].iter().any(|end| lower.ends_with(end));
    if lower.ends_with('s') && word.len() > 2 && !keeps {
        word[..word.len() - 1].to_owned()
    } else {
        word.to_owned()
    }
}
