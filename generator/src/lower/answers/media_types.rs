//! Which of a response's media types a client reads, and as what.

use crate::diagnostic::Diagnostic;
use crate::source::node::escape;
use crate::source::openapi::{MediaType, ReferenceOr, Response, Schema};

use super::super::bodies::read_as;
use super::super::components;
use super::super::context::Context;
use super::super::media::{self, Media};
use super::super::shape::{Kind, Spot};
use super::declared::{Found, Success};

/// A response's payload of one media type.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Payload<'a> {
    /// The media type as written.
    pub name: &'a str,
    /// Where it stands.
    pub pointer: String,
    /// What it is to a client.
    pub carried: Carried<'a>,
}

/// What a payload is to a client.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Carried<'a> {
    /// JSON of this schema.
    Json(Option<&'a ReferenceOr<Schema>>),
    /// Server-sent events.
    Events(Option<&'a ReferenceOr<Schema>>),
    /// JSON values, one after the other.
    Sequence(Option<&'a ReferenceOr<Schema>>),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
}

impl Carried<'_> {
    /// Whether two payloads become one type.
    pub(super) fn same(&self, other: &Self) -> bool {
        self == other
    }

    /// Whether it is read value by value.
    pub(super) fn is_stream(&self) -> bool {
        matches!(self, Self::Events(_) | Self::Sequence(_))
    }

    /// JSON before streams before text before bytes.
    fn rank(&self) -> u8 {
        match self {
            Self::Json(_) => 0,
            Self::Events(_) => 1,
            Self::Sequence(_) => 2,
            Self::Text => 3,
            Self::Bytes => 4,
        }
    }
}

/// The payload that a client asks for; `None` where there is none: 204 and 205 have no body whatever is declared
/// (RFC 9110 section 15.3.5).
pub(super) fn preferred<'a>(context: &mut Context<'a, '_>, success: &Success<'a>) -> Option<Payload<'a>> {
    let all = payloads(context, success.response, &success.pointer);
    if matches!(success.statuses, (204 | 205, last) if last < 206) {
        if !all.is_empty() {
            let message = format!("{} has no body, so that its content is not read", success.statuses.0);
            let help = "declare the content with 200 if the vendor sends it";
            context.report(&success.pointer, Diagnostic::note("content-of-no-content", message).help(help));
        }
        return None;
    }
    let parameters = |payload: &Payload<'a>| !media::parameters(payload.name).is_empty();
    let best = all.into_iter().min_by_key(|payload| (payload.carried.rank(), parameters(payload)))?;
    tell_unsplit(context, success, &best);
    if best.carried == Carried::Text && media::of(best.name) == Media::Structured {
        let message = format!("an answer of `{}` is read as text", media::essence(best.name));
        let help = "parse the text, or describe the answer as JSON if the vendor can send it";
        context.report(&best.pointer, Diagnostic::note("text-answer", message).help(help));
    }
    Some(best)
}

/// Notes that items of a media type, described by a component, cannot be told apart.
fn tell_unsplit(context: &mut Context<'_, '_>, success: &Success<'_>, payload: &Payload<'_>) {
    let mut all = success.response.content.iter();
    let marked = all.any(|(name, written)| name.trim() == payload.name && is_marked(written));
    if marked && !payload.carried.is_stream() {
        let essence = media::essence(payload.name);
        let message =
            format!("items of `{essence}` are not told apart, so that `itemSchema` is not followed");
        let help = "the answer is given as bytes; JSON lines, JSON sequences and server-sent events come item by item";
        context.report_once(&payload.pointer, Diagnostic::note("unsplit-items", message).help(help));
    }
}

/// Whether the schema is that of one item.
fn is_marked(payload: &MediaType) -> bool {
    payload.extensions.contains_key("x-vendorsmith-stream")
}

/// Every payload of a response that a client can read, in the document's order.
pub(super) fn payloads<'a>(
    context: &Context<'a, '_>,
    response: &'a Response,
    pointer: &str,
) -> Vec<Payload<'a>> {
    let each = response.content.iter().map(|(name, payload)| Payload {
        name: name.trim(),
        pointer: format!("{pointer}/content/{}", escape(name)),
        carried: carried(context, name, payload),
    });
    each.collect()
}

/// The schema of an error's JSON body.
pub(super) fn json_schema<'a>(context: &Context<'a, '_>, found: &Found<'a>) -> Option<Spot<'a>> {
    let all = payloads(context, found.0, &found.1);
    all.into_iter().find_map(|payload| match payload.carried {
        Carried::Json(Some(schema)) => Some(Spot::new(schema, format!("{}/schema", payload.pointer))),
        _ => None,
    })
}

fn carried<'a>(context: &Context<'a, '_>, name: &str, payload: &'a MediaType) -> Carried<'a> {
    let schema = payload.schema.as_ref();
    let essence = media::essence(name);
    if essence == "text/event-stream" {
        return Carried::Events(schema);
    }
    if media::is_sequence(&essence) || (is_marked(payload) && media::is_split(&essence)) {
        return Carried::Sequence(schema);
    }
    if is_marked(payload) {
        return Carried::Bytes;
    }
    match read_as(context, name, payload) {
        Media::Json => json(context, schema),
        Media::Text => Carried::Text,
        Media::Structured if !essence.starts_with("multipart/") => Carried::Text,
        Media::Wildcard | Media::Structured | Media::Bytes => Carried::Bytes,
    }
}

/// JSON; but a binary string is a file.
fn json<'a>(context: &Context<'a, '_>, schema: Option<&'a ReferenceOr<Schema>>) -> Carried<'a> {
    let shape = schema.and_then(|schema| components::effective(context, &Spot::new(schema, "")));
    match shape {
        Some((shape, _)) if shape.kind == Some(Kind::String) && shape.format.as_deref() == Some("binary") => {
            Carried::Bytes
        }
        _ => Carried::Json(schema),
    }
}
