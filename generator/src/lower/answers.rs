//! What a success carries, and the types of declared errors.

use crate::api::{Answer, SchemaName, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;
use crate::source::openapi::{MediaType, Response, StatusCode};

use super::bodies::read_as;
use super::components;
use super::context::Context;
use super::index::Entry;
use super::media::{self, Media};
use super::schemas::{Home, nullable_type, type_of};
use super::shape::{Spot, Target};

/// Success statuses in the order in which they are preferred; after them any other 2xx, `2XX`, and `default` where the
/// document names no success or redirection at all.
const PREFERRED: [u16; 4] = [200, 201, 202, 204];

/// A response with its pointer.
type Found<'a> = (&'a Response, String);

/// What the operation's success carries.
pub(super) fn lower<'a>(context: &mut Context<'a, '_>, entry: &Entry<'a>) -> Answer {
    errors(context, entry);
    if entry.method == "HEAD" {
        return Answer::Empty;
    }
    let successes = successes(context, entry);
    for wanted in [Media::Json, Media::Text, Media::Bytes] {
        let payload = successes.iter().find_map(|found| payload(context, found, wanted));
        if let Some((name, payload, pointer)) = payload {
            several(context, &successes, entry);
            empty_beside(context, &successes);
            return answer(context, entry, wanted, name, payload, &pointer);
        }
    }
    Answer::Empty
}

/// Declared error answers: their JSON schemas with their pointers.
pub(super) fn error_schemas<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> Vec<Spot<'a>> {
    let failed =
        |status: &StatusCode| matches!(status, StatusCode::Code(400..=599) | StatusCode::Range(4 | 5));
    let mut found = responses(context, entry, failed);
    if !successes(context, entry).iter().any(|(_, pointer)| pointer.ends_with("/default")) {
        found.extend(default(context, entry));
    }
    let schema = |found: &Found<'a>| {
        let (_, payload, pointer) = payload(context, found, Media::Json)?;
        Some(Spot::new(payload.schema.as_ref()?, format!("{pointer}/schema")))
    };
    found.iter().filter_map(schema).collect()
}

/// Keeps the components that declared error answers carry, so that a caller can read an error as one.
fn errors<'a>(context: &mut Context<'a, '_>, entry: &Entry<'a>) {
    for spot in error_schemas(context, entry) {
        if matches!(spot.target, Target::Reference(_)) {
            let home = Home::Named(SchemaName::Answer(entry.id.clone()));
            let ty = type_of(context, &spot, home, 0);
            if !context.errors.contains(&ty) {
                context.errors.push(ty);
            }
        }
    }
}

fn successes<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    for wanted in PREFERRED {
        found.extend(responses(context, entry, |status| *status == StatusCode::Code(wanted)));
    }
    found.extend(responses(
        context,
        entry,
        |status| matches!(status, StatusCode::Code(code @ 200..=299) if !PREFERRED.contains(code)),
    ));
    found.extend(responses(context, entry, |status| *status == StatusCode::Range(2)));
    let named = entry.operation.responses.responses.keys();
    let other =
        |status: &StatusCode| matches!(status, StatusCode::Code(100..=399) | StatusCode::Range(1..=3));
    if !named.clone().any(other) {
        found.extend(default(context, entry));
    }
    found
}

fn responses<'a>(
    context: &Context<'a, '_>,
    entry: &Entry<'a>,
    wanted: impl Fn(&StatusCode) -> bool,
) -> Vec<Found<'a>> {
    let all = entry.operation.responses.responses.iter().filter(|(status, _)| wanted(status));
    let each = |(status, response): (&StatusCode, &'a _)| {
        let pointer = format!("{}/responses/{status}", entry.pointer);
        components::resolve(context, response, &pointer, "responses", |all| &all.responses)
    };
    all.filter_map(each).collect()
}

fn default<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> Option<Found<'a>> {
    let response = entry.operation.responses.default.as_ref()?;
    let pointer = format!("{}/responses/default", entry.pointer);
    components::resolve(context, response, &pointer, "responses", |all| &all.responses)
}

fn payload<'a>(
    context: &Context<'a, '_>,
    found: &Found<'a>,
    wanted: Media,
) -> Option<(&'a str, &'a MediaType, String)> {
    let wanted = |name: &str, payload: &'a MediaType| match read_as(context, name, payload) {
        Media::Structured => wanted == Media::Text,
        media => media == wanted,
    };
    let (name, payload) = found.0.content.iter().find(|(name, payload)| wanted(name, payload))?;
    Some((name, payload, format!("{}/content/{}", found.1, escape(name))))
}

fn answer<'a>(
    context: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    media: Media,
    name: &str,
    payload: &'a MediaType,
    pointer: &str,
) -> Answer {
    if media::essence(name) == "text/event-stream" {
        let message = "an event stream is read as bytes once it has ended";
        context.report(
            pointer,
            Diagnostic::note("event-stream", message)
                .help("take the bytes as they are, or skip the operation in quirks.yaml"),
        );
    }
    match (media, &payload.schema) {
        (Media::Json, Some(schema)) => {
            let spot = Spot::new(schema, format!("{pointer}/schema"));
            let home = Home::Named(SchemaName::Answer(entry.id.clone()));
            Answer::Json(nullable_type(context, &spot, home, 0))
        }
        (Media::Json, None) => Answer::Json(TypeRef::Any),
        (Media::Text, _) => Answer::Text(media::essence(name)),
        _ => Answer::Bytes(media::essence(name)),
    }
}

/// Warns of a 204, which has no body (RFC 9110, section 15.3.5), beside a success that carries something.
fn empty_beside(context: &mut Context<'_, '_>, successes: &[Found<'_>]) {
    if let Some((_, pointer)) = successes.iter().find(|(_, pointer)| pointer.ends_with("/responses/204")) {
        let message =
            "204 is declared beside a success with a body; an answer without one is an error to the client";
        let help = "take 204 out if the vendor never sends it, else expect a decoding error for it";
        context.report(pointer, Diagnostic::warning("empty-answer", message).help(help));
    }
}

/// Notes that several successes carry different JSON.
fn several<'a>(context: &mut Context<'a, '_>, successes: &[Found<'a>], entry: &Entry<'a>) {
    let schemas = successes.iter().filter_map(|found| payload(context, found, Media::Json));
    let mut schemas = schemas.map(|(_, payload, _)| &payload.schema);
    let first = schemas.next();
    if first.is_some_and(|first| schemas.any(|other| other != first)) {
        let message = "several success answers carry different JSON; the first one is generated";
        let place = format!("{}/responses", entry.pointer);
        context.report(
            &place,
            Diagnostic::note("several-answers", message).help("describe them as one schema with `oneOf`"),
        );
    }
}
