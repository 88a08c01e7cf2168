//! How items are taken out of a page.

use super::Scope;
use crate::api::{self, Answer, Api, SchemaKind, TypeRef};
use crate::plan::names::Namespace;
use crate::plan::types::{field_names, presence};
use crate::plan::{Pages, Presence, Step, Wrapper};

/// The way from an operation's page to its items, where the answer has it.
pub(super) fn pages(
    scope: &Scope<'_, '_>,
    operation: &api::Operation,
    pagination: &api::Pagination,
) -> Option<Pages> {
    let api::Pagination { items, item, .. } = pagination;
    let Answer::Json(page) = &operation.response else { return None };
    let steps = steps(scope.api, page, items)?;
    Some(Pages { item: scope.types.rust(item), steps })
}

/// The fields from a page to its items, under the names that their structs give them.
fn steps(api: &Api, page: &TypeRef, path: &[String]) -> Option<Vec<Step>> {
    let mut ty = page;
    let mut steps = Vec::new();
    for property in path {
        let (fields, sent) = fields_of(api, ty)?;
        let names = field_names(fields, &mut Namespace::default());
        let (field, name) = fields.iter().zip(names).find(|(field, _)| field.name == *property)?;
        steps.push(Step { field: name, wrapper: wrapper(presence(field, sent)) });
        ty = &field.ty;
    }
    Some(steps)
}

fn wrapper(presence: Presence) -> Wrapper {
    match presence {
        Presence::Exact | Presence::Required => Wrapper::None,
        Presence::Nullable | Presence::Optional => Wrapper::Option,
        Presence::Patch => Wrapper::Field,
    }
}

/// The fields of an object behind any number of other names, and whether it is sent.
fn fields_of<'a>(api: &'a Api, ty: &TypeRef) -> Option<(&'a [api::Field], bool)> {
    let mut id = schema_id(ty)?;
    for _ in 0..api.schemas.len() {
        let schema = api.schemas.get(id.0)?;
        match &schema.kind {
            SchemaKind::Object { fields, .. } => return Some((fields, schema.sent)),
            SchemaKind::Alias(inner) => id = schema_id(inner)?,
            _ => return None,
        }
    }
    None
}

fn schema_id(ty: &TypeRef) -> Option<api::SchemaId> {
    match ty {
        TypeRef::Schema(id) => Some(*id),
        _ => None,
    }
}
