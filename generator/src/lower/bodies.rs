//! Request bodies: every way in which one can be sent.

use crate::api::{Body, BodyKind, SchemaName, TypeRef};
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
use super::{forms, parts};

/// The operation cannot be expressed, and that has been reported.
#[derive(Debug)]
pub(super) struct LeftOut;

/// What a media type asks of whoever writes a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Json,
    Form,
    Multipart,
    Text,
    Xml,
    Bytes,
}

/// A media type of a body, with what it says.
struct Way<'a> {
    declared: &'a str,
    sent: String,
    payload: &'a MediaType,
    sort: Sort,
}

/// The ways in which the operation's body can be sent: JSON before forms, forms before text and bytes; ways that come
/// to the same are one.
pub(super) fn lower<'a>(context: &mut Context<'a, '_>, entry: &Entry<'a>) -> Result<Vec<Body>, LeftOut> {
    let Some(declared) = &entry.operation.request_body else { return Ok(Vec::new()) };
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
    if !body.required && has_no_fields(context, body) {
        return Ok(Vec::new());
    }
    let ways = ways(context, body);
    if ways.first().is_some_and(|way| way.sort == Sort::Xml) {
        let message = "the body is XML, which has no types here; it is sent as text that the caller writes";
        let help = "write the document with an XML library";
        context.report(&format!("{pointer}/content"), Diagnostic::note("xml-body", message).help(help));
    }
    tell_ranges(context, body, &pointer);
    let description = paragraph(body.description.as_deref());
    let each = |(at, way): (usize, &Way<'a>)| Body {
        media_type: way.sent.clone(),
        kind: kind(
            context,
            way,
            name(entry, at, way),
            &format!("{pointer}/content/{}", escape(way.declared)),
        ),
        required: body.required,
        description: description.clone(),
    };
    Ok(ways.iter().enumerate().map(each).collect())
}

/// Notes which media type stands for a range. Where the caller is asked for one, there is nothing to say.
fn tell_ranges<'a>(context: &mut Context<'a, '_>, body: &'a RequestBody, pointer: &str) {
    for (declared, payload) in body.content.iter().filter(|(declared, _)| declared.contains('*')) {
        let sort = sort(context, declared, payload);
        let sent = match sent_as(declared, sort) {
            sent if sent.contains('*') && body.required => continue,
            sent if sent.contains('*') => "application/octet-stream".to_owned(),
            sent => sent,
        };
        if matches!(sort, Sort::Text | Sort::Xml | Sort::Bytes) {
            let message = format!("`{declared}` is a range of media types; the body is sent as `{sent}`");
            let help = "set another with `extra_header(\"content-type\", …)` on the call, or declare the media types";
            let place = format!("{pointer}/content/{}", escape(declared));
            context.report_once(&place, Diagnostic::note("media-range", message).help(help));
        }
    }
}

/// The name of an inline schema: the first way's is that of the body.
fn name(entry: &Entry<'_>, at: usize, way: &Way<'_>) -> SchemaName {
    let word = match way.sort {
        _ if at == 0 => return SchemaName::Body(entry.id.clone()),
        Sort::Form => "form".to_owned(),
        Sort::Multipart => "parts".to_owned(),
        _ => media::essence(&way.sent).split('/').next_back().unwrap_or_default().to_owned(),
    };
    SchemaName::BodyAs(entry.id.clone(), word)
}

fn kind<'a>(context: &mut Context<'a, '_>, way: &Way<'a>, name: SchemaName, pointer: &str) -> BodyKind {
    let spot = way.payload.schema.as_ref().map(|schema| Spot::new(schema, format!("{pointer}/schema")));
    match (way.sort, spot) {
        (Sort::Json, Some(spot)) => BodyKind::Json(nullable_type(context, &spot, Home::Named(name), 0)),
        (Sort::Json, None) => BodyKind::Json(TypeRef::Any),
        (Sort::Form, Some(spot)) => forms::lower(context, way.payload, &spot, name, pointer),
        (Sort::Form, None) => BodyKind::Form(TypeRef::Any, Vec::new()),
        (Sort::Multipart, Some(spot)) if media::essence(&way.sent) == "multipart/form-data" => {
            BodyKind::Multipart(parts::lower(context, way.payload, &spot, name, pointer))
        }
        (Sort::Multipart, _) => BodyKind::Multipart(None),
        (Sort::Text | Sort::Xml, _) => BodyKind::Text,
        (Sort::Bytes, _) => BodyKind::Bytes,
    }
}

/// The declared ways in the order in which they are offered, each once.
fn ways<'a>(context: &Context<'a, '_>, body: &'a RequestBody) -> Vec<Way<'a>> {
    let mut ways: Vec<Way<'a>> = Vec::new();
    for (declared, payload) in &body.content {
        let sort = sort(context, declared, payload);
        let way = Way { declared, sent: sent_as(declared, sort), payload, sort };
        match ways.iter_mut().find(|known| alike(known, &way)) {
            // Of several names for the same JSON the plain one is sent.
            Some(known) if is_plain(&way) && !is_plain(known) => *known = way,
            Some(_) => {}
            None => ways.push(way),
        }
    }
    ways.sort_by_key(|way| match way.sort {
        Sort::Json if is_plain(way) => 0,
        Sort::Json => 1,
        Sort::Form | Sort::Multipart => 2,
        Sort::Text => 3,
        Sort::Xml => 4,
        Sort::Bytes => 5,
    });
    ways
}

fn is_plain(way: &Way<'_>) -> bool {
    media::essence(&way.sent) == "application/json" && media::parameters(&way.sent).is_empty()
}

/// Whether a way says nothing that the other does not say. Kinds of patches are told apart by the media type, and a
/// parameter of the media type may stand for another schema.
fn alike(one: &Way<'_>, other: &Way<'_>) -> bool {
    let (first, second) = (media::essence(&one.sent), media::essence(&other.sent));
    let patch = first.contains("patch") || second.contains("patch");
    let schemas = one.payload.schema == other.payload.schema;
    let typed = matches!(one.sort, Sort::Json | Sort::Form | Sort::Multipart);
    let named = first == second && (schemas || !typed);
    one.sort == other.sort && (named || (one.sort == Sort::Json && schemas && !patch))
}

fn sort<'a>(context: &Context<'a, '_>, name: &str, payload: &'a MediaType) -> Sort {
    let essence = media::essence(name);
    let (kind, format) = essence.split_once('/').unwrap_or((&essence, ""));
    match (kind, format) {
        ("multipart", _) => Sort::Multipart,
        (_, "x-www-form-urlencoded") => Sort::Form,
        (_, format) if format == "xml" || format.ends_with("+xml") => Sort::Xml,
        _ => match read_as(context, name, payload) {
            Media::Json if is_file(context, payload) => Sort::Bytes,
            Media::Json => Sort::Json,
            _ if kind == "text" => Sort::Text,
            _ => Sort::Bytes,
        },
    }
}

/// Whether the schema says that the body is not JSON at all.
fn is_file<'a>(context: &Context<'a, '_>, payload: &'a MediaType) -> bool {
    let shape = payload.schema.as_ref().and_then(|schema| components::shape(context, &Spot::new(schema, "")));
    shape.is_some_and(|(shape, _)| {
        shape.kind == Some(Kind::String) && shape.format.as_deref() == Some("binary")
    })
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
        matches!(sort(context, name, payload), Sort::Form | Sort::Multipart | Sort::Xml) && bare
    })
}

/// The media type to write for one that may be a range: one within it, or the range itself where nothing says which.
fn sent_as(media_type: &str, sort: Sort) -> String {
    match (media_type.contains('*'), sort) {
        (false, _) => media_type.to_owned(),
        (true, Sort::Json) => "application/json".to_owned(),
        (true, Sort::Text) => "text/plain".to_owned(),
        (true, Sort::Multipart) => "multipart/form-data".to_owned(),
        (true, Sort::Xml) => "application/xml".to_owned(),
        (true, _) if media::of(media_type) == Media::Wildcard => "application/octet-stream".to_owned(),
        (true, _) => media::essence(media_type),
    }
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
