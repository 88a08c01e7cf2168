//! Which schema holds which: the edges that direction, splitting and recursion walk along.

use crate::api::{Api, Schema, SchemaId, SchemaKind, TypeRef};

/// The schema that a type holds by value, that is without a list or map between.
pub(super) fn held(ty: &TypeRef) -> Option<SchemaId> {
    match ty {
        TypeRef::Schema(id) => Some(*id),
        TypeRef::Nullable(inner) | TypeRef::JsonText(inner) => held(inner),
        _ => None,
    }
}

/// The schema that a type names, at whatever depth of lists and maps.
pub(super) fn named(ty: &TypeRef) -> Option<SchemaId> {
    ty.schema()
}

/// The types that a schema is made of.
pub(super) fn types(schema: &Schema) -> Vec<&TypeRef> {
    match &schema.kind {
        SchemaKind::Object { fields, additional } => {
            fields.iter().map(|field| &field.ty).chain(additional).collect()
        }
        SchemaKind::Union(variants) => variants.iter().map(|variant| &variant.ty).collect(),
        SchemaKind::ByStatus(variants) => variants.iter().filter_map(|variant| variant.answer.ty()).collect(),
        SchemaKind::Alias(ty) => vec![ty],
        SchemaKind::Enum(..) => Vec::new(),
    }
}

/// The types that a schema is made of, to be changed.
pub(super) fn types_mut(schema: &mut Schema) -> Vec<&mut TypeRef> {
    match &mut schema.kind {
        SchemaKind::Object { fields, additional } => {
            fields.iter_mut().map(|field| &mut field.ty).chain(additional).collect()
        }
        SchemaKind::Union(variants) => variants.iter_mut().map(|variant| &mut variant.ty).collect(),
        SchemaKind::ByStatus(variants) => {
            variants.iter_mut().filter_map(|variant| variant.answer.ty_mut()).collect()
        }
        SchemaKind::Alias(ty) => vec![ty],
        SchemaKind::Enum(..) => Vec::new(),
    }
}

/// The place in a type where a schema is named.
pub(super) fn named_mut(ty: &mut TypeRef) -> Option<&mut SchemaId> {
    match ty {
        TypeRef::Schema(id) => Some(id),
        other => other.inner_mut().and_then(named_mut),
    }
}

/// A type without the names that only stand for another one; `None` where the names go round in a circle.
pub(super) fn unaliased<'a>(api: &'a Api, ty: &'a TypeRef) -> Option<&'a TypeRef> {
    let mut ty = ty;
    for _ in 0..=api.schemas.len() {
        match ty {
            TypeRef::Nullable(inner) => ty = inner,
            TypeRef::Schema(id) => match &api.schemas.get(id.0)?.kind {
                SchemaKind::Alias(target) => ty = target,
                _ => return Some(ty),
            },
            _ => return Some(ty),
        }
    }
    None
}

/// The strongly connected component of each node: two nodes have the same number exactly if each reaches the other.
/// `edges[n]` lists where `n` leads. Works without recursion, so that long chains do not exhaust the stack.
pub(super) fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut reversed = vec![Vec::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        for to in targets {
            reversed[*to].push(from);
        }
    }
    let mut seen = vec![false; edges.len()];
    let mut order = Vec::with_capacity(edges.len());
    for start in 0..edges.len() {
        finish(start, edges, &mut seen, &mut order);
    }
    let mut component = vec![usize::MAX; edges.len()];
    for start in order.into_iter().rev() {
        let mut stack = vec![start];
        while let Some(node) = stack.pop() {
            if component[node] == usize::MAX {
                component[node] = start;
                stack.extend(&reversed[node]);
            }
        }
    }
    component
}

/// Appends what is reachable from `start` and was not seen before, each node after all it leads to.
fn finish(start: usize, edges: &[Vec<usize>], seen: &mut [bool], order: &mut Vec<usize>) {
    if std::mem::replace(&mut seen[start], true) {
        return;
    }
    let mut stack = vec![(start, 0)];
    while let Some((node, next)) = stack.last_mut() {
        let Some(&target) = edges[*node].get(*next) else {
            order.push(*node);
            stack.pop();
            continue;
        };
        *next += 1;
        if !std::mem::replace(&mut seen[target], true) {
            stack.push((target, 0));
        }
    }
}
