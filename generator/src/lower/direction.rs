//! Who sends which schema: reachability from bodies and parameters, and from answers.

use crate::api::{Answer, Api, Body, Operation, SchemaId, SchemaKind, TypeRef};

use super::graph;

/// Marks what a caller sends and what the vendor sends, then removes the properties that a schema of one direction
/// only never carries: `readOnly` ones of what is sent, `writeOnly` ones of what is received.
pub(super) fn mark(api: &mut Api, errors: &[TypeRef]) {
    let operations = || api.resources.iter().flat_map(|resource| &resource.operations);
    let sent = reached(api, operations().flat_map(sent_types));
    let received = reached(api, operations().flat_map(received_types).chain(errors));
    for (at, schema) in api.schemas.iter_mut().enumerate() {
        schema.sent = sent[at];
        schema.received = received[at];
        drop_foreign(schema);
    }
}

/// Removes the properties that never travel in the schema's only direction.
pub(super) fn drop_foreign(schema: &mut crate::api::Schema) {
    let SchemaKind::Object { fields, .. } = &mut schema.kind else { return };
    match (schema.sent, schema.received) {
        (true, false) => fields.retain(|field| !field.read_only),
        (false, true) => fields.retain(|field| !field.write_only),
        _ => {}
    }
}

/// The types that an operation sends.
pub(super) fn sent_types(operation: &Operation) -> impl Iterator<Item = &TypeRef> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
    parameters.chain(operation.bodies.iter().filter_map(Body::ty))
}

/// The types that an operation's successes carry.
pub(super) fn received_types(operation: &Operation) -> impl Iterator<Item = &TypeRef> {
    let forms = operation.other_forms.iter().map(|form| &form.answer);
    std::iter::once(&operation.response).chain(forms).filter_map(Answer::ty)
}

/// For each schema whether one of the types leads to it.
pub(super) fn reached<'a>(api: &Api, roots: impl Iterator<Item = &'a TypeRef>) -> Vec<bool> {
    let mut found = vec![false; api.schemas.len()];
    let mut stack: Vec<SchemaId> = roots.filter_map(graph::named).collect();
    while let Some(id) = stack.pop() {
        if !std::mem::replace(&mut found[id.0], true) {
            stack.extend(graph::types(&api.schemas[id.0]).into_iter().filter_map(graph::named));
        }
    }
    found
}
