//! Types that hold themselves: marked where a value would be infinitely large, broken where only names go round.

use crate::api::{Api, SchemaId, SchemaKind, TypeRef};
use crate::diagnostic::Diagnostic;

use super::context::Context;
use super::graph;

/// Marks the fields and variants that lie on a cycle of values without a list or map between.
pub(super) fn mark(api: &mut Api) {
    let held = |schema| graph::types(schema).into_iter().filter_map(graph::held);
    let mut edges: Vec<Vec<usize>> =
        api.schemas.iter().map(|schema| held(schema).map(|id| id.0).collect()).collect();
    for (schema, targets) in api.schemas.iter().zip(&mut edges) {
        if let SchemaKind::Object { additional: Some(additional), .. } = &schema.kind {
            // Undeclared properties lie in a map, so that they need no box.
            let id = graph::held(additional).map(|id| id.0);
            if let Some(at) = targets.iter().rposition(|target| Some(*target) == id) {
                targets.remove(at);
            }
        }
    }
    let component = graph::components(&edges);
    for at in 0..api.schemas.len() {
        let cyclic = |ty: &TypeRef| graph::held(ty).is_some_and(|id| component[id.0] == component[at]);
        match &mut api.schemas[at].kind {
            SchemaKind::Object { fields, .. } => {
                for field in fields {
                    field.recursive = cyclic(&field.ty);
                }
            }
            SchemaKind::Union(variants) => {
                for variant in variants {
                    variant.recursive = cyclic(&variant.ty);
                }
            }
            _ => {}
        }
    }
}

/// Replaces names that stand for nothing but each other by `Any`, with a warning: no type can be written for them.
pub(super) fn break_aliases(context: &mut Context<'_, '_>, api: &mut Api) {
    let target = |at: usize| match &api.schemas[at].kind {
        SchemaKind::Alias(ty) => graph::named(ty).map(|id| id.0),
        _ => None,
    };
    let edges: Vec<Vec<usize>> = (0..api.schemas.len()).map(|at| target(at).into_iter().collect()).collect();
    let component = graph::components(&edges);
    let cyclic: Vec<usize> =
        (0..edges.len()).filter(|at| edges[*at].iter().any(|to| component[*to] == component[*at])).collect();
    for at in cyclic {
        let schema = &mut api.schemas[at];
        if let SchemaKind::Alias(ty) = &mut schema.kind {
            replace(ty);
        }
        let message = "schema consists of nothing but itself; its inner part is read as any value";
        let place = schema.place.pointer.clone();
        context.report(&place, Diagnostic::warning("recursive-alias", message).help("correct the reference"));
    }
}

/// Removes variants that lead back to their own union through nothing but names and unions: whoever decoded one would
/// decode the same value again for ever.
pub(super) fn break_unions(context: &mut Context<'_, '_>, api: &mut Api) {
    let targets = |schema: &crate::api::Schema| match &schema.kind {
        SchemaKind::Alias(_) | SchemaKind::Union(_) => {
            graph::types(schema).into_iter().filter_map(graph::held).map(|id| id.0).collect()
        }
        _ => Vec::new(),
    };
    let edges: Vec<Vec<usize>> = api.schemas.iter().map(targets).collect();
    let component = graph::components(&edges);
    for (at, schema) in api.schemas.iter_mut().enumerate() {
        let SchemaKind::Union(variants) = &mut schema.kind else { continue };
        let before = variants.len();
        let returns = |ty: &TypeRef| graph::held(ty).is_some_and(|id| component[id.0] == component[at]);
        variants.retain(|variant| !returns(&variant.ty));
        if variants.len() < before {
            let message = "an alternative of this union is the union itself; it is left out";
            let place = schema.place.pointer.clone();
            context.report(
                &place,
                Diagnostic::warning("recursive-union", message).help("take the alternative out"),
            );
        }
        if variants.is_empty() {
            schema.kind = SchemaKind::Alias(TypeRef::Any);
        }
    }
}

/// Puts `Any` where a type names a schema.
fn replace(ty: &mut TypeRef) {
    match ty {
        TypeRef::Schema(SchemaId(_)) => *ty = TypeRef::Any,
        other => {
            if let Some(inner) = other.inner_mut() {
                replace(inner);
            }
        }
    }
}
