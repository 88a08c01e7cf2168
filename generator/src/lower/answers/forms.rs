//! Other forms of an answer that a caller may ask for: a table as CSV, a document as PDF, a chat as events.

use crate::api::{AnswerForm, SchemaName};
use crate::diagnostic::Diagnostic;
use crate::source::openapi::{ReferenceOr, Schema};

use super::super::components;
use super::super::context::Context;
use super::super::index::Entry;
use super::super::media::{self, Media};
use super::super::schemas::Home;
use super::super::shape::{Kind, Spot};
use super::declared::Success;
use super::media_types::{Carried, Payload, payloads};

/// Most other forms of one operation.
const MOST: usize = 8;

/// A success and which of its payloads is read.
pub(super) type Offer<'a, 'b> = (&'b Success<'a>, &'b Payload<'a>);

/// The forms beside what is read of each success; `by_status` says whether that depends on the status. A media type that
/// only writes the same data otherwise (the same schema as YAML or XML, say) is none.
pub(super) fn lower<'a>(
    context: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    read: &[Offer<'a, '_>],
    by_status: bool,
) -> Vec<AnswerForm> {
    let mut found: Vec<Payload<'a>> = Vec::new();
    for (success, first) in read {
        for payload in payloads(context, success.response, &success.pointer) {
            if is_known(first, &payload) || found.iter().any(|other| is_known(other, &payload)) {
                continue;
            }
            if is_encoding(context, success, &payload) {
                tell_encoding(context, success, &payload, first);
            } else if by_status && is_typed(&payload) {
                tell_unread(context, &payload, "an answer of another status could not be read as it");
            } else if found.len() == MOST {
                tell_unread(context, &payload, &format!("there are {MOST} others already"));
            } else {
                found.push(payload);
            }
        }
    }
    let mut forms = Vec::new();
    for payload in &found {
        let home = Home::Named(SchemaName::Answer(entry.id.clone()));
        let answer = super::answer(context, payload, home);
        forms.push(AnswerForm { media_type: payload.name.to_owned(), answer });
    }
    forms
}

/// Notes that no method asks for a form.
fn tell_unread(context: &mut Context<'_, '_>, payload: &Payload<'_>, why: &str) {
    let message = format!("no method asks for `{}`: {why}", payload.name);
    let help = "declare it as an operation of its own, or take out what stands beside it";
    context.report_once(&payload.pointer, Diagnostic::note("unread-form", message).help(help));
}

/// Notes, once for each media type, that an encoding of what is read otherwise is not offered. A range is none where it
/// says nothing of its own.
fn tell_encoding<'a>(
    context: &mut Context<'a, '_>,
    success: &Success<'a>,
    payload: &Payload<'a>,
    first: &Payload<'a>,
) {
    let (name, read) = (media::essence(payload.name), media::essence(first.name));
    if name.contains('*') {
        let own = schema(success, payload);
        if own.is_some() && own != schema(success, first) {
            tell_unread(context, payload, "it is no media type, and a range of too many");
        }
        return;
    }
    let message = format!("answers of `{read}` may be had as `{name}` too, for which no method is made");
    let finding = Diagnostic::note("other-encoding", message);
    let help = "nothing is lost, since it is the same data; YAML is chosen by `encodings` in quirks.yaml";
    context.report_first(&name, &payload.pointer, finding.help(help));
}

/// Whether a payload is read as more than text or bytes.
fn is_typed(payload: &Payload<'_>) -> bool {
    matches!(payload.carried, Carried::Json(_) | Carried::Events(_) | Carried::Sequence(_))
}

fn is_known(one: &Payload<'_>, other: &Payload<'_>) -> bool {
    let named = media::essence(one.name) == media::essence(other.name);
    (named || is_typed(one)) && one.carried.same(&other.carried)
}

/// Whether a payload of text or bytes has a schema with parts, so that it is other data's encoding, or a name that
/// cannot be asked for: a range is one, unless it is of a kind such as `image/*`.
fn is_encoding<'a>(context: &Context<'a, '_>, success: &Success<'a>, payload: &Payload<'a>) -> bool {
    let range = payload.name.contains('*') && !media::essence(payload.name).ends_with("/*");
    if range || matches!(media::of(payload.name), Media::Structured | Media::Wildcard) {
        return true;
    }
    if !matches!(payload.carried, Carried::Text | Carried::Bytes) {
        return false;
    }
    let shape =
        schema(success, payload).and_then(|schema| components::effective(context, &Spot::new(schema, "")));
    shape.is_some_and(|(shape, _)| !shape.is_empty() && shape.kind != Some(Kind::String))
}

/// The schema of one of a success' payloads.
fn schema<'a>(success: &Success<'a>, payload: &Payload<'_>) -> Option<&'a ReferenceOr<Schema>> {
    let content = success.response.content.iter().find(|(name, _)| name.trim() == payload.name);
    content.and_then(|(_, content)| content.schema.as_ref())
}
