//! Other forms of an answer that a caller may ask for: a table as CSV, a document as PDF, a chat as events.

use crate::api::{AnswerForm, SchemaName};
use crate::diagnostic::Diagnostic;

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

/// The forms beside `first`. A media type that only writes the same data otherwise (the same schema as YAML or XML,
/// say) is none.
pub(super) fn lower<'a>(
    context: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    success: &Success<'a>,
    first: &Payload<'a>,
) -> Vec<AnswerForm> {
    let mut seen = vec![first.clone()];
    for payload in payloads(context, success.response, &success.pointer) {
        let known = seen.iter().any(|other| is_known(other, &payload));
        if known {
            continue;
        }
        if is_encoding(context, success, &payload) {
            tell_encoding(context, &payload, first);
        } else if seen.len() <= MOST {
            seen.push(payload);
        }
    }
    let mut forms = Vec::new();
    for payload in seen.iter().skip(1) {
        let home = Home::Named(SchemaName::Answer(entry.id.clone()));
        let answer = super::answer(context, payload, home);
        forms.push(AnswerForm { media_type: payload.name.to_owned(), answer });
    }
    forms
}

/// Notes, once for each media type, that an encoding of what is read otherwise is not offered.
fn tell_encoding(context: &mut Context<'_, '_>, payload: &Payload<'_>, first: &Payload<'_>) {
    let (name, read) = (media::essence(payload.name), media::essence(first.name));
    if name.contains('*') {
        return;
    }
    let message = format!("answers of `{read}` may be had as `{name}` too, for which no method is made");
    let finding = Diagnostic::note("other-encoding", message);
    let help = "nothing is lost, since it is the same data; YAML is chosen by `encodings` in quirks.yaml";
    context.report_first(&name, &payload.pointer, finding.help(help));
}

fn is_known(one: &Payload<'_>, other: &Payload<'_>) -> bool {
    let typed = matches!(one.carried, Carried::Json(_) | Carried::Events(_) | Carried::Sequence(_));
    let named = media::essence(one.name) == media::essence(other.name);
    (named || typed) && one.carried.same(&other.carried)
}

/// Whether a payload of text or bytes has a schema with parts, so that it is other data's encoding, or a name that
/// cannot be asked for.
fn is_encoding<'a>(context: &Context<'a, '_>, success: &Success<'a>, payload: &Payload<'a>) -> bool {
    if payload.name.contains('*') || media::of(payload.name) == Media::Structured {
        return true;
    }
    if !matches!(payload.carried, Carried::Text | Carried::Bytes) {
        return false;
    }
    let schema = success.response.content.iter().find(|(name, _)| name.trim() == payload.name);
    let schema = schema.and_then(|(_, payload)| payload.schema.as_ref());
    let shape = schema.and_then(|schema| components::effective(context, &Spot::new(schema, "")));
    shape.is_some_and(|(shape, _)| !shape.is_empty() && shape.kind != Some(Kind::String))
}
