//! Addresses of operations.

use crate::source::node::escape;

use super::super::context::Context;
use super::super::index::Index;
use super::nearest;

/// Reports addresses under `skip` and `resources` that mean no operation; the others are checked where they are bound.
pub(super) fn check(context: &mut Context<'_, '_>, index: &Index<'_>) {
    let quirks = &context.source.quirks;
    for address in quirks.skip.keys() {
        ids(context, index, address, &format!("/skip/{}", escape(address)));
    }
    for (name, resource) in &quirks.resources {
        list(context, index, &resource.operations, &format!("/resources/{}/operations", escape(name)));
    }
}

/// Ids of the operations that a list of addresses means.
pub(super) fn list(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    addresses: &[String],
    pointer: &str,
) -> Vec<String> {
    let each = |(at, address): (usize, &String)| ids(context, index, address, &format!("{pointer}/{at}"));
    addresses.iter().enumerate().flat_map(each).collect()
}

/// Ids of the operations that an address means; an error if it means none.
pub(super) fn ids(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    address: &str,
    pointer: &str,
) -> Vec<String> {
    let found = index.addressed(address);
    if found.is_empty() {
        context.refuse(pointer, nearest::unbound("operation", address, &index.addresses()));
    }
    found
}
