//! One schema or two: a schema that is both sent and received is split where `readOnly` or `writeOnly` changes what a
//! sender must give. The received one keeps the name, the sent one is named after the operation that sends it.

use std::collections::BTreeMap;

use crate::api::{Api, Body, Operation, Parameter, Schema, SchemaId, SchemaKind, SchemaName};

use super::direction::{drop_foreign, reached, sent_types};
use super::graph;

/// Splits what must be split and points everything that is sent at the sent halves.
pub(super) fn split(api: &mut Api) {
    let marked = to_split(api);
    if !marked.contains(&true) {
        return;
    }
    let senders = senders(api);
    let mut halves = BTreeMap::new();
    for at in (0..marked.len()).filter(|at| marked[*at]) {
        halves.insert(SchemaId(at), SchemaId(marked.len() + halves.len()));
    }
    for id in halves.keys() {
        let half = sent_half(&api.schemas[id.0], &halves, senders.get(id));
        api.schemas.push(half);
    }
    point(api, &halves, marked.len());
    for id in halves.keys() {
        let schema = &mut api.schemas[id.0];
        schema.sent = false;
        drop_foreign(schema);
    }
}

/// Schemas whose own required properties differ by direction, and those that hold such a schema.
fn to_split(api: &Api) -> Vec<bool> {
    let both = |schema: &Schema| schema.sent && schema.received;
    let mut marked: Vec<bool> = api.schemas.iter().map(|schema| both(schema) && differs(schema)).collect();
    let mut holders = vec![Vec::new(); api.schemas.len()];
    for (at, schema) in api.schemas.iter().enumerate() {
        for id in graph::types(schema).into_iter().filter_map(graph::named) {
            holders[id.0].push(at);
        }
    }
    let mut stack: Vec<usize> = (0..marked.len()).filter(|at| marked[*at]).collect();
    while let Some(at) = stack.pop() {
        for holder in &holders[at] {
            if both(&api.schemas[*holder]) && !std::mem::replace(&mut marked[*holder], true) {
                stack.push(*holder);
            }
        }
    }
    marked
}

fn differs(schema: &Schema) -> bool {
    let SchemaKind::Object { fields, .. } = &schema.kind else { return false };
    fields.iter().any(|field| field.required && (field.read_only || field.write_only))
}

/// Of the operations that send each schema the first by name, so that the document's order does not show.
fn senders(api: &Api) -> BTreeMap<SchemaId, String> {
    let mut operations: Vec<&Operation> =
        api.resources.iter().flat_map(|resource| &resource.operations).collect();
    operations.sort_by(|first, second| first.id.cmp(&second.id));
    let mut senders = BTreeMap::new();
    for operation in operations {
        let reached = reached(api, sent_types(operation));
        for at in (0..reached.len()).filter(|at| reached[*at]) {
            senders.entry(SchemaId(at)).or_insert_with(|| operation.id.clone());
        }
    }
    senders
}

fn sent_half(schema: &Schema, halves: &BTreeMap<SchemaId, SchemaId>, sender: Option<&String>) -> Schema {
    let moved = |id: &SchemaId| halves.get(id).copied().unwrap_or(*id);
    let mut half = schema.clone();
    half.received = false;
    half.name = match &schema.name {
        SchemaName::Component(name) => SchemaName::Sent(name.clone(), sender.cloned().unwrap_or_default()),
        SchemaName::Property(id, name) => SchemaName::Property(moved(id), name.clone()),
        SchemaName::Variant(id, hint) => SchemaName::Variant(moved(id), hint.clone()),
        other => other.clone(),
    };
    drop_foreign(&mut half);
    half
}

/// Points bodies, parameters, the sent halves, what is only sent, and the places of all these at the sent halves.
fn point(api: &mut Api, halves: &BTreeMap<SchemaId, SchemaId>, first_half: usize) {
    let redirect = |ty: &mut crate::api::TypeRef| {
        if let Some(id) = graph::named_mut(ty)
            && let Some(half) = halves.get(id)
        {
            *id = *half;
        }
    };
    for Operation { parameters, bodies, .. } in
        api.resources.iter_mut().flat_map(|resource| &mut resource.operations)
    {
        parameters.iter_mut().map(|Parameter { ty, .. }| ty).for_each(redirect);
        bodies.iter_mut().filter_map(Body::ty_mut).for_each(redirect);
    }
    api.placed.iter_mut().filter(|(place, _)| is_sent(place)).for_each(|(_, ty)| redirect(ty));
    for (at, schema) in api.schemas.iter_mut().enumerate() {
        if at >= first_half || (schema.sent && !schema.received) {
            graph::types_mut(schema).into_iter().for_each(redirect);
        }
    }
}

/// Whether what stands at a JSON pointer is a body's or a parameter's schema, or lies in one.
fn is_sent(place: &str) -> bool {
    let steps: Vec<&str> = place.split('/').take(5).collect();
    matches!(
        steps.as_slice(),
        ["", "components", "requestBodies" | "parameters", ..]
            | ["", "paths", _, "parameters", ..]
            | ["", "paths", _, _, "requestBody" | "parameters", ..]
    )
}
