//! How listings find their next page.

use std::collections::HashSet;

use crate::api::{Answer, Api, Operation, Pagination, SchemaId, SchemaKind, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::quirks::{PaginationQuirk, TrustQuirk};
use crate::source::node::{escape, unescape};

use super::super::context::Context;
use super::super::index::Index;
use super::{address, walk};

/// Binds each rule to its operations, or to every operation whose answer has its pointers; the first rule wins.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    for (at, quirk) in context.source.quirks.pagination.iter().enumerate() {
        let pointer = format!("/pagination/{at}");
        let bound = match &quirk.operations {
            Some(addresses) => {
                let place = format!("{pointer}/operations");
                let ids = address::list(context, index, addresses, &place);
                asked(context, api, quirk, &ids, &pointer)
            }
            None => fitting(context, api, quirk, &pointer),
        };
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
    exact(api);
}

/// Marks the properties that lead to the items of a page. Were a wrong list corrected to an empty one, what is no page
/// would silently end the listing.
fn exact(api: &mut Api) {
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
    let (Some(Pagination::NextUrl { items, .. }), Answer::Json(root)) =
        (&operation.pagination, &operation.response)
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

/// The rule for each of these operations; an error for one whose answer does not have the pointers.
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
        match rule(api, operation, quirk) {
            Ok(rule) => bound.push((operation.id.clone(), rule)),
            Err(Missing { key, what }) => {
                let message = format!("the answer of `{}` has no {what}", operation.id);
                let help = "correct the pointer, or the answer's schema in the document";
                let finding = Diagnostic::error("unbound-quirk", message).help(help);
                context.refuse(&format!("{pointer}/{key}"), finding);
            }
        }
    }
    bound
}

/// The rule for each operation whose answer has the pointers; an error if there is none.
fn fitting(
    context: &mut Context<'_, '_>,
    api: &Api,
    quirk: &PaginationQuirk,
    pointer: &str,
) -> Vec<(String, Pagination)> {
    let certain = |operation: &&Operation| match &operation.response {
        Answer::Json(ty) => walk::at(api, ty, &quirk.next_url.pointer) != Some(TypeRef::Any),
        _ => false,
    };
    let each = |operation: &Operation| Some((operation.id.clone(), rule(api, operation, quirk).ok()?));
    let bound: Vec<_> = operations(api).filter(certain).filter_map(each).collect();
    if bound.is_empty() {
        let message = format!(
            "no operation's answer has a list at `{}` and a URL at `{}`",
            quirk.items, quirk.next_url.pointer
        );
        context.refuse(
            pointer,
            Diagnostic::error("unbound-quirk", message)
                .help("correct the pointers, or the answers' schemas in the document"),
        );
    }
    bound
}

fn operations(api: &Api) -> impl Iterator<Item = &Operation> {
    api.resources.iter().flat_map(|resource| &resource.operations)
}

/// What an answer lacks: the quirk's key, and in words.
struct Missing {
    key: &'static str,
    what: String,
}

fn rule(api: &Api, operation: &Operation, quirk: &PaginationQuirk) -> Result<Pagination, Missing> {
    let at = |pointer: &str| match &operation.response {
        Answer::Json(ty) if walk::is_pointer(pointer) => walk::at(api, ty, pointer),
        _ => None,
    };
    let next = &quirk.next_url.pointer;
    if !matches!(at(next), Some(TypeRef::String | TypeRef::Any)) {
        return Err(Missing { key: "next_url/pointer", what: format!("URL at `{next}`") });
    }
    let item = match at(&quirk.items) {
        Some(TypeRef::List(item)) => *item,
        _ => return Err(Missing { key: "items", what: format!("list at `{}`", quirk.items) }),
    };
    Ok(Pagination::NextUrl {
        next: next.clone(),
        items: quirk.items.split('/').skip(1).map(unescape).collect(),
        item,
        query_only: quirk.next_url.trust == TrustQuirk::QueryOnly,
    })
}
