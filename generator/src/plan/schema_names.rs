//! A type name for every schema, the same whatever order the document is in.

use super::names::{Namespace, type_name};
use crate::api::{Api, Schema, SchemaId, SchemaName};

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
        SchemaName::Component(name) if type_name(name) == *name => (0, way, String::new()),
        SchemaName::Component(_) => (1, way, String::new()),
        _ => (2, way, schema.place.pointer.clone()),
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
    let first = candidate_of(api, schema, depth);
    match &schema.name {
        SchemaName::Component(_) => {
            let telling = format!("{first}Schema");
            vec![first, telling]
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
