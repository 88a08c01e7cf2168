//! Properties that may be left out, be null, or have a value, each meaning something else.

use std::collections::HashSet;

use crate::api::{Api, Field, Schema, SchemaId, SchemaKind, SchemaName};
use crate::diagnostic::Diagnostic;

use super::super::context::Context;
use super::super::graph;
use super::{nearest, pattern};

/// What stands for every body of a merge patch (RFC 7396).
const MERGE_PATCHES: &str = "*";

/// Lets the optional properties that a pattern means be null, and tells null from absence also where they only come.
pub(super) fn bind(context: &mut Context<'_, '_>, api: &mut Api) {
    let patterns = &context.source.quirks.three_state;
    for (at, address) in patterns.iter().enumerate() {
        let place = format!("/three_state/{at}");
        let bodies = (address == MERGE_PATCHES).then(|| merge_patches(api));
        let mut bound = false;
        for (id, schema) in api.schemas.iter_mut().enumerate() {
            let patched = bodies.as_ref().map(|ids| ids.contains(&id));
            let means: Vec<bool> = match &schema.kind {
                SchemaKind::Object { fields, .. } => {
                    let means = |name: &str| patched.unwrap_or_else(|| pattern::means(address, schema, name));
                    let may = |field: &&Field| is_open(schema, field, bodies.is_some());
                    let means = |field| Some(field).filter(may).is_some_and(|field| means(&field.name));
                    fields.iter().map(means).collect()
                }
                _ => continue,
            };
            if means.contains(&true) {
                schema.quirks.push(place.clone());
            }
            let SchemaKind::Object { fields, .. } = &mut schema.kind else { continue };
            for (field, _) in fields.iter_mut().zip(means).filter(|(_, means)| *means) {
                field.nullable = true;
                field.three_state = true;
                bound = true;
            }
        }
        if !bound {
            refuse(context, api, address, &place);
        }
    }
}

/// Whether a property may be left out: of a merge patch where it is sent, else in any direction that it travels.
fn is_open(schema: &Schema, field: &Field, is_patch: bool) -> bool {
    let sent = schema.sent && !field.read_only;
    !field.required && (sent || (schema.received && !is_patch))
}

fn refuse(context: &mut Context<'_, '_>, api: &Api, address: &str, place: &str) {
    if address == MERGE_PATCHES {
        let message = "no operation sends `application/merge-patch+json`";
        let finding = Diagnostic::error("unbound-quirk", message);
        return context.refuse(place, finding.help("name properties, such as `\"ThingUpdate.*\"`"));
    }
    let known: Vec<String> = api
        .schemas
        .iter()
        .flat_map(|schema| match (&schema.name, &schema.kind) {
            (SchemaName::Component(name) | SchemaName::Body(name), SchemaKind::Object { fields, .. }) => {
                let optional = fields.iter().filter(|field| is_open(schema, field, false));
                optional.map(|field| format!("{name}.{}", field.name)).collect()
            }
            _ => Vec::new(),
        })
        .collect();
    context.refuse(place, nearest::unbound("optional property", address, &known));
}

/// The schemas that bodies of merge patches are made of.
fn merge_patches(api: &Api) -> HashSet<usize> {
    let operations = api.resources.iter().flat_map(|resource| &resource.operations);
    let bodies = operations.flat_map(|operation| &operation.bodies);
    let patches = bodies.filter(|body| body.media_type.contains("merge-patch"));
    let mut open: Vec<SchemaId> = patches.filter_map(|body| body.ty().and_then(graph::named)).collect();
    let mut found = HashSet::new();
    while let Some(SchemaId(id)) = open.pop() {
        if found.insert(id) {
            open.extend(graph::types(&api.schemas[id]).into_iter().filter_map(graph::named));
        }
    }
    found
}
