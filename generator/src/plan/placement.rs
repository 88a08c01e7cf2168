//! Which file holds a type: the resource's, if only that resource uses it, else the shared one.

use std::collections::BTreeSet;

use crate::api::{Api, Operation, SchemaId, TypeRef};

/// For each schema the only resource that uses it, or `None` where several do.
///
/// What no operation reaches (the shapes of error answers) is shared, and so is all that it names: a type that is
/// always compiled must not name one that a feature gates.
#[must_use]
pub(super) fn homes(api: &Api) -> Vec<Option<usize>> {
    let mut users: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); api.schemas.len()];
    for (resource, entry) in api.resources.iter().enumerate() {
        let types = entry.operations.iter().flat_map(Operation::types);
        mark(api, types.filter_map(TypeRef::schema), resource, &mut users);
    }
    let details = api.error_details.iter().filter_map(|details| details.ty.schema());
    mark(api, details, api.resources.len(), &mut users);
    let sent = api.webhooks.iter().flat_map(crate::api::Webhooks::types);
    mark(api, sent.filter_map(TypeRef::schema), api.resources.len(), &mut users);
    let unreached = (0..api.schemas.len()).filter(|id| users[*id].is_empty()).map(SchemaId);
    mark(api, unreached.collect::<Vec<_>>().into_iter(), api.resources.len(), &mut users);
    let alone = api.resources.len() < 2 && !api.package.resource_features;
    users.iter().map(|users| only(users).filter(|user| !alone && *user < api.resources.len())).collect()
}

fn only(users: &BTreeSet<usize>) -> Option<usize> {
    if users.len() == 1 { users.first().copied() } else { None }
}

/// Notes the user at every schema that these lead to.
fn mark(api: &Api, roots: impl Iterator<Item = SchemaId>, user: usize, users: &mut [BTreeSet<usize>]) {
    let mut open: Vec<SchemaId> = roots.collect();
    while let Some(SchemaId(id)) = open.pop() {
        if users.get_mut(id).is_some_and(|users| users.insert(user)) {
            open.extend(api.schemas[id].types().into_iter().filter_map(TypeRef::schema));
        }
    }
}
