//! Which file holds a type: the resource's, if only that resource uses it, else the shared one.

use std::collections::BTreeSet;

use crate::api::{Api, SchemaId, TypeRef};

/// For each schema the only resource that uses it, or `None` where several do.
#[must_use]
pub(super) fn homes(api: &Api) -> Vec<Option<usize>> {
    let mut users: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); api.schemas.len()];
    for (resource, entry) in api.resources.iter().enumerate() {
        let mut reached = vec![false; api.schemas.len()];
        for operation in &entry.operations {
            for ty in operation.types() {
                reach(api, ty, &mut reached);
            }
        }
        for (schema, _) in reached.iter().enumerate().filter(|(_, reached)| **reached) {
            users[schema].insert(resource);
        }
    }
    let gated = api.package.resource_features;
    let only = |users: &BTreeSet<usize>| if users.len() == 1 { users.first().copied() } else { None };
    users.iter().map(|users| only(users).filter(|_| gated || api.resources.len() > 1)).collect()
}

fn reach(api: &Api, ty: &TypeRef, reached: &mut [bool]) {
    let mut open: Vec<SchemaId> = ty.schema().into_iter().collect();
    while let Some(SchemaId(id)) = open.pop() {
        if reached.get(id).is_some_and(|seen| !seen) {
            reached[id] = true;
            open.extend(api.schemas[id].types().into_iter().filter_map(TypeRef::schema));
        }
    }
}
