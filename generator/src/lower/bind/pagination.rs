//! How listings find their next page.

mod mistaken;
mod named;
mod place;
mod rule;
mod unpaged;
mod yaml;

use std::collections::HashSet;

use crate::api::{Answer, Api, Operation, Pagination, SchemaId, SchemaKind, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::quirks::PaginationQuirk;
use crate::source::node::escape;

use super::super::context::Context;
use super::super::index::Index;
use super::{address, walk};

use place::Missing;
pub(in super::super) use unpaged::tell;

/// Binds each rule to its operations, or to every operation whose answer has its pointers; the first rule wins.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    for (at, quirk) in context.source.quirks.pagination.iter().enumerate() {
        let pointer = format!("/pagination/{at}");
        if let Err(finding) = rule::check(quirk) {
            context.refuse(&pointer, finding);
            continue;
        }
        if !named::check(context, quirk, &pointer) {
            continue;
        }
        let place = format!("{pointer}/operations");
        let bound = match address::narrowed(context, index, api, quirk.operations.as_deref(), &place) {
            Some(ids) => asked(context, api, quirk, &ids, &pointer),
            None => fitting(context, api, quirk, &pointer),
        };
        shadowed(context, api, &bound, &pointer);
        mistaken::tell(context, api, quirk, &bound, &pointer);
        for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
            let found = bound.iter().find(|(id, _)| *id == operation.id);
            if let (None, Some((_, rule))) = (&operation.pagination, found) {
                operation.pagination = Some(rule.clone());
                operation.quirks.push(pointer.clone());
            }
            if let (Some(_), Answer::Json(TypeRef::Nullable(page))) =
                (&operation.pagination, &operation.response)
            {
                // A page that is not there has no items to walk: it stays an error.
                operation.response = Answer::Json((**page).clone());
            }
        }
    }
}

/// Reports a rule all of whose operations earlier rules took.
fn shadowed(context: &mut Context<'_, '_>, api: &Api, bound: &[(String, Pagination)], pointer: &str) {
    let ids: HashSet<&String> = bound.iter().map(|(id, _)| id).collect();
    let free = |operation: &Operation| operation.pagination.is_none() && ids.contains(&operation.id);
    if bound.is_empty() || operations(api).any(free) {
        return;
    }
    let finding = Diagnostic::error("unbound-quirk", "earlier rules have all operations of this one");
    let help = "write it before them, or take it out: the first rule that fits wins";
    context.refuse(pointer, finding.help(help));
}

/// Marks the properties that lead to the items of a page. Were a wrong list corrected to an empty one, what is no page
/// would silently end the listing.
pub(in super::super) fn exact(api: &mut Api) {
    let found: Vec<(SchemaId, String)> =
        operations(api).flat_map(|operation| on_the_way(api, operation)).collect();
    for (id, name) in found {
        let SchemaKind::Object { fields, .. } = &mut api.schemas[id.0].kind else { continue };
        for field in fields.iter_mut().filter(|field| field.name == name) {
            field.identity = true;
        }
    }
}

/// The objects from an answer's root to the list of its items, each with the property that leads on.
fn on_the_way(api: &Api, operation: &Operation) -> Vec<(SchemaId, String)> {
    let (Some(Pagination { items, .. }), Answer::Json(root)) = (&operation.pagination, &operation.response)
    else {
        return Vec::new();
    };
    let mut pointer = String::new();
    let mut found = Vec::new();
    for name in items {
        if let Some(TypeRef::Schema(id)) = walk::at(api, root, &pointer) {
            found.push((id, name.clone()));
        }
        pointer = format!("{pointer}/{}", escape(name));
    }
    found
}

/// The rule for each of these operations; an error for one that lacks what the rule names.
fn asked(
    context: &mut Context<'_, '_>,
    api: &Api,
    quirk: &PaginationQuirk,
    ids: &[String],
    pointer: &str,
) -> Vec<(String, Pagination)> {
    let ids: HashSet<&String> = ids.iter().collect();
    let mut bound = Vec::new();
    for operation in operations(api).filter(|operation| ids.contains(&operation.id)) {
        match rule::of(api, operation, quirk) {
            Ok((rule, _)) => bound.push((operation.id.clone(), rule)),
            Err(Missing { key, what, near, .. }) => {
                let message = format!("`{}` has no {what}", operation.id);
                let help = near.unwrap_or_else(|| "correct it, or the schema in the document".to_owned());
                let finding = Diagnostic::error("unbound-quirk", message).help(help);
                context.refuse(&format!("{pointer}/{key}"), finding);
            }
        }
    }
    bound
}

/// The rule for each operation that has all it names; an error if there is none.
fn fitting(
    context: &mut Context<'_, '_>,
    api: &Api,
    quirk: &PaginationQuirk,
    pointer: &str,
) -> Vec<(String, Pagination)> {
    let each = |operation: &Operation| {
        let (rule, certain) = rule::of(api, operation, quirk).ok()?;
        certain.then(|| (operation.id.clone(), rule))
    };
    let bound: Vec<_> = operations(api).filter_map(each).collect();
    if bound.is_empty() {
        let message = "no operation has all that this rule names";
        let finding = Diagnostic::error("unbound-quirk", message);
        let (place, help) = nearest(api, quirk, pointer);
        context.refuse(&place, finding.help(help));
    }
    bound
}

/// What the operation lacks that has most of what the rule names, and the key that names it.
fn nearest(api: &Api, quirk: &PaginationQuirk, pointer: &str) -> (String, String) {
    let missing = operations(api).rev().filter_map(|operation| {
        let missing = rule::of(api, operation, quirk).err()?;
        Some((named::met(api, operation, quirk), missing.typo, operation, missing))
    });
    match missing.max_by_key(|(met, typo, ..)| (*met, *typo)) {
        Some((_, _, operation, Missing { key, what, near, .. })) => {
            let near = near.map(|near| format!(" ({near})")).unwrap_or_default();
            (format!("{pointer}/{key}"), format!("`{}` has no {what}{near}", operation.id))
        }
        None => (pointer.to_owned(), "name its operations under `operations`".to_owned()),
    }
}

/// The rule that a quirk comes to for an operation.
///
/// # Errors
/// What the operation lacks, in words.
pub(in super::super) fn page_rule(
    api: &Api,
    operation: &Operation,
    quirk: &PaginationQuirk,
) -> Result<Pagination, String> {
    let rule = rule::of(api, operation, quirk);
    rule.map(|(rule, _)| rule).map_err(|missing| {
        let near = missing.near.map(|near| format!(" ({near})")).unwrap_or_default();
        format!("`{}` has no {}{near}", operation.id, missing.what)
    })
}

pub(super) fn operations(api: &Api) -> impl DoubleEndedIterator<Item = &Operation> {
    api.resources.iter().flat_map(|resource| &resource.operations)
}
