//! Request bodies.

use crate::api::{Body, SchemaName, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;
use crate::source::openapi::{AdditionalProperties, MediaType, RequestBody};

use super::components;
use super::context::Context;
use super::index::Entry;
use super::media::{self, Media};
use super::schemas::{Home, nullable_type};
use super::shape::{Kind, Spot};
use super::text::paragraph;

/// The operation cannot be expressed, and that has been reported.
#[derive(Debug)]
pub(super) struct LeftOut;

/// The body that an operation sends: JSON if it may, else bytes.
pub(super) fn lower<'a>(context: &mut Context<'a, '_>, entry: &Entry<'a>) -> Result<Option<Body>, LeftOut> {
    let Some(declared) = &entry.operation.request_body else { return Ok(None) };
    let pointer = format!("{}/requestBody", entry.pointer);
    let found = components::resolve(context, declared, &pointer, "requestBodies", |all| &all.request_bodies);
    let Some((body, pointer)) = found else {
        let message = "reference leads to no request body; the operation is left out";
        context.report(
            &pointer,
            Diagnostic::warning("unknown-reference", message)
                .help("correct the reference, or add what it names"),
        );
        return Err(LeftOut);
    };
    if body.content.is_empty() || (!body.required && has_no_fields(context, body)) {
        return Ok(None);
    }
    let Some((media_type, payload, ty)) = choose(context, body) else {
        return Err(unsupported(context, body, &pointer));
    };
    let content_pointer = format!("{pointer}/content/{}", escape(media_type));
    let ty = match (ty, &payload.schema) {
        (Media::Json, Some(schema)) => {
            let spot = Spot::new(schema, format!("{content_pointer}/schema"));
            nullable_type(context, &spot, Home::Named(SchemaName::Body(entry.id.clone())), 0)
        }
        (Media::Json, None) => TypeRef::Any,
        _ => TypeRef::Binary,
    };
    let description = paragraph(body.description.as_deref());
    let media_type = sent_as(media_type, &ty);
    Ok(Some(Body { media_type, ty, required: body.required, description }))
}

/// Whether an optional body is a form or document without any field, which says no more than no body.
fn has_no_fields<'a>(context: &Context<'a, '_>, body: &'a RequestBody) -> bool {
    body.content.iter().all(|(name, payload)| {
        let shape =
            payload.schema.as_ref().and_then(|schema| components::shape(context, &Spot::new(schema, "")));
        let bare = shape.is_none_or(|(shape, _)| {
            let kind = matches!(shape.kind, None | Some(Kind::Object));
            let closed = matches!(shape.additional, None | Some(AdditionalProperties::Any(false)));
            kind && closed && shape.properties.is_none() && !shape.is_composed()
        });
        media::of(name) == Media::Structured && bare
    })
}

/// The media type to write for one that may be a pattern.
fn sent_as(media_type: &str, ty: &TypeRef) -> String {
    match (media_type.contains('*'), ty) {
        (false, _) => media_type.to_owned(),
        (true, TypeRef::Binary) => "application/octet-stream".to_owned(),
        (true, _) => "application/json".to_owned(),
    }
}

fn choose<'a>(context: &Context<'a, '_>, body: &'a RequestBody) -> Option<(&'a str, &'a MediaType, Media)> {
    let find = |wanted: Media| {
        let mut payload = body.content.iter();
        payload.find(|(name, payload)| read_as(context, name, payload) == wanted)
    };
    [Media::Json, Media::Bytes]
        .into_iter()
        .find_map(|wanted| find(wanted).map(|(name, payload)| (name.as_str(), payload, wanted)))
}

/// What a media type is, where a wildcard is JSON unless its schema is a plain string.
pub(super) fn read_as<'a>(context: &Context<'a, '_>, name: &str, payload: &'a MediaType) -> Media {
    let media = media::of(name);
    if media != Media::Wildcard {
        return media;
    }
    let shape = payload.schema.as_ref().and_then(|schema| components::shape(context, &Spot::new(schema, "")));
    let text = shape.is_none_or(|(shape, _)| shape.kind == Some(Kind::String) || shape.is_empty());
    if text { Media::Bytes } else { Media::Json }
}

fn unsupported(context: &mut Context<'_, '_>, body: &RequestBody, pointer: &str) -> LeftOut {
    let names: Vec<_> = body.content.keys().map(|name| format!("`{name}`")).collect();
    let names = names.join(", ");
    let message = format!("request body of {names} cannot be written; the operation is left out");
    let help = "only JSON and plain bytes can be sent";
    let finding = Diagnostic::warning("unsupported-request-body", message).help(help);
    context.report(&format!("{pointer}/content"), finding);
    LeftOut
}
