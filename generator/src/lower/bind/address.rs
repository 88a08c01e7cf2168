//! Addresses of operations.

use crate::api::{Api, Operation};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;

use super::super::context::Context;
use super::super::index::{Entry, Index};
use super::nearest;

/// Reports addresses under `skip` and `resources` that mean no operation; the others are checked where they are bound.
pub(super) fn check(context: &mut Context<'_, '_>, index: &Index<'_>, api: &Api) {
    let quirks = &context.source.quirks;
    for address in quirks.skip.keys() {
        keyed(context, index, address, &format!("/skip/{}", escape(address)));
    }
    for (name, resource) in &quirks.resources {
        let pointer = format!("/resources/{}", escape(name));
        let known = list(context, index, &resource.operations, &format!("{pointer}/operations"));
        let named = |operation: &Operation| operation.quirks.contains(&pointer);
        if api.resources.iter().flat_map(|resource| &resource.operations).any(named) {
            continue;
        }
        if resource.operations.is_empty() {
            let others: Vec<String> = api.resources.iter().map(|resource| resource.name.clone()).collect();
            context.refuse_key(&pointer, nearest::unbound("resource", name, &others));
        } else if !known.is_empty() {
            let message =
                format!("all operations of `{name}` are left out, or belong to an earlier resource");
            let finding = Diagnostic::error("unbound-quirk", message);
            context.refuse_key(&pointer, finding.help("take them from that one, or this resource out"));
        }
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

/// Ids of the operations that a rule is for, where it names some; that it names none is an error, and so is an address
/// all of whose operations are left out.
pub(super) fn narrowed(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    api: &Api,
    addresses: Option<&[String]>,
    pointer: &str,
) -> Option<Vec<String>> {
    let addresses = addresses?;
    if addresses.is_empty() {
        let finding = Diagnostic::error("unbound-quirk", "an empty list means no operation");
        context.refuse(pointer, finding.help("name operations, or take the key out, which means all"));
    }
    Some(left(context, index, api, addresses, pointer))
}

/// Ids of the operations that a list of addresses means. That one means only operations that are left out is an error.
pub(super) fn left(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    api: &Api,
    addresses: &[String],
    pointer: &str,
) -> Vec<String> {
    let mut all = Vec::new();
    for (at, address) in addresses.iter().enumerate() {
        let place = format!("{pointer}/{at}");
        let found = ids(context, index, address, &place);
        let mut operations = api.resources.iter().flat_map(|resource| &resource.operations);
        if !found.is_empty() && !operations.any(|operation| found.contains(&operation.id)) {
            let message = format!("every operation that `{address}` means is left out");
            let finding = Diagnostic::error("unbound-quirk", message);
            context.refuse(&place, finding.help("take it out here, or from `skip`"));
        }
        all.extend(found);
    }
    all
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

/// The same for an address that is a key.
pub(super) fn keyed(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    address: &str,
    pointer: &str,
) -> Vec<String> {
    let found = index.addressed(address);
    if found.is_empty() {
        context.refuse_key(pointer, nearest::unbound("operation", address, &index.addresses()));
    }
    found
}

/// Reports `operations` of which `except` leaves none. Addresses that mean nothing are told where they are bound.
pub(super) fn check_rest(
    context: &mut Context<'_, '_>,
    index: &Index<'_>,
    operations: Option<&[String]>,
    except: &[String],
    pointer: &str,
) {
    let means = |all: &[String], entry: &&Entry<'_>| all.iter().any(|address| entry.answers_to(address));
    let named = |entry: &&Entry<'_>| operations.is_none_or(|all| means(all, entry));
    let mut asked = index.entries.iter().filter(named).peekable();
    if asked.peek().is_none() || asked.any(|entry| !means(except, &entry)) {
        return;
    }
    let finding = Diagnostic::error("unbound-quirk", "no operation is left for this");
    context.refuse(pointer, finding.help("correct `operations` and `except`, or take it out"));
}
