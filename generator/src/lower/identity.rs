//! Properties that fill path parameters. A wrong one would address a wrong thing, so they are never corrected.

use std::collections::BTreeSet;

use crate::api::{Api, Location, Operation, Parameter, SchemaId, SchemaKind, TypeRef};

use super::direction::received_types;
use super::graph;
use super::text::last_word;

/// A path whose last segment is a parameter, and what an answer on it calls that parameter.
struct Item {
    path: String,
    collection: String,
    names: Vec<String>,
}

/// Marks every property of an answer that fills a parameter of the answer's own path, or of the path of one thing
/// below the listed collection: `id` and `device_id` of what `/devices/{device_id}` and `/devices` give.
pub(super) fn mark(api: &mut Api) {
    let items: Vec<Item> = operations(api).filter_map(item).collect();
    let mut found: BTreeSet<(SchemaId, String)> = BTreeSet::new();
    for operation in operations(api) {
        let names = names(operation, &items);
        for id in answered(api, operation) {
            found.extend(names.iter().map(|name| (id, name.clone())));
        }
    }
    for (id, name) in found {
        let SchemaKind::Object { fields, .. } = &mut api.schemas[id.0].kind else { continue };
        for field in fields.iter_mut().filter(|field| field.name == name) {
            field.identity = matches!(field.ty, TypeRef::String | TypeRef::Integer(_));
        }
    }
}

fn operations(api: &Api) -> impl Iterator<Item = &Operation> {
    api.resources.iter().flat_map(|resource| &resource.operations)
}

fn in_path(operation: &Operation) -> impl DoubleEndedIterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.location == Location::Path)
}

fn item(operation: &Operation) -> Option<Item> {
    let path = operation.path.trim_end_matches('/');
    let (collection, last) = path.rsplit_once('/')?;
    let name = last.strip_prefix('{')?.strip_suffix('}')?;
    let names = vec![name.to_owned(), last_word(name)];
    Some(Item { path: path.to_owned(), collection: collection.to_owned(), names })
}

/// What an answer of the operation may call a path parameter.
fn names(operation: &Operation, items: &[Item]) -> BTreeSet<String> {
    let path = operation.path.trim_end_matches('/');
    let own = in_path(operation).map(|parameter| parameter.name.clone());
    let near = items.iter().filter(|item| item.path == path || item.collection == path);
    own.chain(near.flat_map(|item| item.names.iter().cloned())).collect()
}

/// The objects that an operation gives, and the objects in lists directly below them.
fn answered(api: &Api, operation: &Operation) -> Vec<SchemaId> {
    let roots = received_types(operation).filter_map(|ty| graph::unaliased(api, ty));
    let each = |root: &TypeRef| match graph::held(root).map(|id| &api.schemas[id.0].kind) {
        Some(SchemaKind::ByStatus(variants)) => {
            variants.iter().filter_map(|variant| variant.answer.ty()).cloned().collect()
        }
        _ => vec![root.clone()],
    };
    roots.flat_map(each).flat_map(|root| objects(api, &root)).collect()
}

/// The object that a type is, and the objects in lists directly below it.
fn objects(api: &Api, root: &TypeRef) -> Vec<SchemaId> {
    let Some(root) = graph::unaliased(api, root) else { return Vec::new() };
    let item = |ty| match graph::unaliased(api, ty) {
        Some(TypeRef::List(item)) => graph::unaliased(api, item).and_then(graph::held),
        _ => None,
    };
    let Some(id) = graph::held(root) else { return item(root).into_iter().collect() };
    let SchemaKind::Object { fields, .. } = &api.schemas[id.0].kind else { return Vec::new() };
    let below = fields.iter().filter_map(|field| item(&field.ty));
    std::iter::once(id).chain(below).collect()
}
