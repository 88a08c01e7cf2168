//! Answers that come value by value: server-sent events and sequences of JSON.

use crate::api::{Events, Sequence, TypeRef};
use crate::source::openapi::{ReferenceOr, Schema};

use super::super::components;
use super::super::context::Context;
use super::super::media;
use super::super::schemas::{Home, nullable_type};
use super::super::shape::{Kind, Shape, Spot};
use super::media_types::Payload;

/// The fields of an event that a schema may describe (WHATWG HTML section 9.2.6, and comments).
const EVENT_FIELDS: [&str; 5] = ["data", "event", "id", "retry", "comment"];

/// What an event carries. OpenAPI 3.2 describes the whole event, most documents its data alone.
pub(super) fn events<'a>(
    context: &mut Context<'a, '_>,
    schema: Option<&'a ReferenceOr<Schema>>,
    pointer: &str,
    home: Home,
) -> Events {
    let Some(schema) = schema else { return Events { data: TypeRef::String, whole: false } };
    let spot = item(context, Spot::new(schema, format!("{pointer}/schema")));
    let text = components::effective(context, &spot).is_none_or(|(shape, _)| {
        (shape.kind == Some(Kind::String) && !shape.is_composed()) || shape.is_empty()
    });
    if text {
        return Events { data: TypeRef::String, whole: false };
    }
    let whole = is_whole(context, &spot, 0);
    Events { data: nullable_type(context, &spot, home, 0), whole }
}

/// What a sequence is made of.
pub(super) fn sequence<'a>(
    context: &mut Context<'a, '_>,
    schema: Option<&'a ReferenceOr<Schema>>,
    payload: &Payload<'a>,
    home: Home,
) -> Sequence {
    let media_type = media::essence(payload.name);
    let separated = media_type.ends_with("json-seq");
    let item = match schema {
        None => TypeRef::Any,
        Some(schema) => {
            let spot = item(context, Spot::new(schema, format!("{}/schema", payload.pointer)));
            nullable_type(context, &spot, home, 0)
        }
    };
    Sequence { media_type, item, separated }
}

/// A schema that says list means its items: there is no way to write what one of many is before OpenAPI 3.2.
fn item<'a>(context: &Context<'a, '_>, spot: Spot<'a>) -> Spot<'a> {
    match components::effective(context, &spot) {
        Some((Shape { items: Some(items), .. }, pointer)) => Spot::boxed(items, format!("{pointer}/items")),
        _ => spot,
    }
}

/// Whether a schema describes an event with its fields: an object that has `data` and no other property than an
/// event's, or alternatives of such objects.
fn is_whole<'a>(context: &Context<'a, '_>, spot: &Spot<'a>, depth: usize) -> bool {
    let Some((shape, pointer)) = components::effective(context, spot) else { return false };
    let alternatives = shape.alternatives(&pointer);
    if !alternatives.is_empty() {
        return depth < 8 && alternatives.iter().all(|other| is_whole(context, other, depth + 1));
    }
    let fields = shape.fields(&pointer);
    fields.iter().any(|field| field.0 == "data") && fields.iter().all(|field| EVENT_FIELDS.contains(&field.0))
}
