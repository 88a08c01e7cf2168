//! JSON pointers against types: whether an answer has such a place, and of what type.

use crate::api::{Api, Operation, SchemaKind, TypeRef};
use crate::source::node::{escape, unescape};

use super::super::graph;
use super::pointer;

/// The type at a JSON pointer into a value of a type. `Any` where the document does not say what is there; `None` where
/// it says that there is nothing.
pub(super) fn at(api: &Api, root: &TypeRef, pointer: &str) -> Option<TypeRef> {
    let mut ty = graph::unaliased(api, root)?.clone();
    for token in pointer.split('/').skip(1) {
        ty = graph::unaliased(api, &step(api, &ty, &unescape(token))?)?.clone();
    }
    Some(ty)
}

fn step(api: &Api, ty: &TypeRef, token: &str) -> Option<TypeRef> {
    match ty {
        TypeRef::Any => Some(TypeRef::Any),
        TypeRef::Map(value) => Some((**value).clone()),
        TypeRef::List(item) => token.parse::<usize>().ok().map(|_| (**item).clone()),
        TypeRef::Schema(id) => match &api.schemas[id.0].kind {
            SchemaKind::Object { fields, additional } => {
                let field = fields.iter().find(|field| field.name == token);
                field.map(|field| field.ty.clone()).or_else(|| additional.clone())
            }
            SchemaKind::Union(variants) => variants.iter().find_map(|variant| {
                let inner = graph::unaliased(api, &variant.ty).filter(|inner| *inner != ty)?;
                matches!(inner, TypeRef::Schema(id) if matches!(api.schemas[id.0].kind, SchemaKind::Object { .. }))
                    .then(|| step(api, inner, token))?
            }),
            _ => None,
        },
        _ => None,
    }
}

/// The names of the properties that an object at a JSON pointer into a value of a type declares.
pub(super) fn names(api: &Api, root: &TypeRef, pointer: &str) -> Vec<String> {
    let Some(TypeRef::Schema(id)) = at(api, root, pointer) else { return Vec::new() };
    match &api.schemas[id.0].kind {
        SchemaKind::Object { fields, .. } => fields.iter().map(|field| field.name.clone()).collect(),
        _ => Vec::new(),
    }
}

/// A JSON pointer into an operation's body as it is sent, seen from the body that the document describes; `None` where
/// it leads past the envelope around that.
pub(super) fn within_envelope<'p>(operation: &Operation, pointer: &'p str) -> Option<&'p str> {
    let mut rest = pointer;
    for name in &operation.envelope {
        rest = rest.strip_prefix('/')?.strip_prefix(escape(name).as_str())?;
    }
    pointer::is(rest).then_some(rest)
}

/// A JSON pointer into the body that the document describes, as one into what is sent.
pub(super) fn enveloped(operation: &Operation, pointer: &str) -> String {
    let names = operation.envelope.iter().map(|name| format!("/{}", escape(name)));
    names.chain([pointer.to_owned()]).collect()
}
