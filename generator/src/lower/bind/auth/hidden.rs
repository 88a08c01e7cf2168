//! What a login sends and gets in secret: `Debug` must not show it, whether or not the document says `format: password`.

use crate::api::{Answer, Api, BodyKind, Exchange, Login, Operation, SchemaId, SchemaKind, TypeRef};
use crate::quirks::{LoginExchangeQuirk, SentQuirk, SentValue};
use crate::source::node::unescape;

use super::super::super::graph;
use super::super::walk;

/// Where secrets stand: the type that a pointer leads into, and the pointer.
type Places = Vec<(TypeRef, String)>;

/// Makes secrets of the passwords and tokens of a login: in the bodies that it sends and in the answers that issue tokens.
pub(super) fn bind(api: &mut Api, login: &Login, quirks: (&LoginExchangeQuirk, Option<&LoginExchangeQuirk>)) {
    let mut places = places(api, &login.login, quirks.0);
    if let (Some(exchange), Some(quirk)) = (&login.refresh, quirks.1) {
        places.extend(self::places(api, exchange, quirk));
    }
    for (root, pointer) in places {
        hide(api, &root, &pointer);
    }
}

fn places(api: &Api, exchange: &Exchange, quirk: &LoginExchangeQuirk) -> Places {
    let mut all = api.resources.iter().flat_map(|resource| &resource.operations);
    match all.find(|operation| quirk.operation.is_some() && operation.id == exchange.id) {
        Some(operation) => sent(operation, quirk).chain(received(operation, exchange)).collect(),
        None => Vec::new(),
    }
}

/// Passwords and tokens in every body that the operation takes.
fn sent(operation: &Operation, quirk: &LoginExchangeQuirk) -> impl Iterator<Item = (TypeRef, String)> {
    let secret = |sent: &SentQuirk| matches!(sent, SentQuirk::Value(value) if *value != SentValue::User);
    let pointers = quirk.send.iter().filter(move |(_, sent)| secret(sent)).map(|(pointer, _)| pointer);
    pointers.flat_map(move |pointer| {
        operation.bodies.iter().filter_map(move |body| match &body.kind {
            BodyKind::Json(ty) => {
                walk::within_envelope(operation, pointer).map(|inner| (ty.clone(), inner.to_owned()))
            }
            BodyKind::Form(ty, _) => Some((ty.clone(), pointer.clone())),
            _ => None,
        })
    })
}

/// The tokens in the answer.
fn received(operation: &Operation, exchange: &Exchange) -> impl Iterator<Item = (TypeRef, String)> {
    let root = match &operation.response {
        Answer::Json(ty) => Some(ty.clone()),
        _ => None,
    };
    let pointers = exchange.refresh_token.iter().chain([&exchange.token]);
    pointers.filter_map(move |pointer| Some((root.clone()?, pointer.clone())))
}

/// Gives the property at a pointer the type of a secret, where it is a text.
fn hide(api: &mut Api, root: &TypeRef, pointer: &str) {
    let Some((above, name)) = pointer.rsplit_once('/') else { return };
    let Some(object) = walk::at(api, root, above) else { return };
    for id in objects(api, &object) {
        let SchemaKind::Object { fields, .. } = &api.schemas[id.0].kind else { continue };
        let Some(at) = fields.iter().position(|field| field.name == unescape(name)) else { continue };
        if is_text(graph::unaliased(api, &fields[at].ty))
            && let SchemaKind::Object { fields, .. } = &mut api.schemas[id.0].kind
        {
            fields[at].ty = TypeRef::Password;
        }
    }
}

/// The object that a type is, or those that it is one of.
fn objects(api: &Api, ty: &TypeRef) -> Vec<SchemaId> {
    let TypeRef::Schema(id) = ty else { return Vec::new() };
    let named = |ty: &TypeRef| match graph::unaliased(api, ty) {
        Some(TypeRef::Schema(id)) => Some(*id),
        _ => None,
    };
    match &api.schemas[id.0].kind {
        SchemaKind::Union(variants) => variants.iter().filter_map(|variant| named(&variant.ty)).collect(),
        _ => vec![*id],
    }
}

fn is_text(ty: Option<&TypeRef>) -> bool {
    matches!(ty, Some(TypeRef::String | TypeRef::Uuid | TypeRef::Base64 | TypeRef::Base64Url))
}
