//! Successes of several types: an enum that the status decides.

use crate::api::{Answer, SchemaKind, SchemaName, StatusVariant, TypeRef};
use crate::source::openapi::SchemaData;

use super::super::context::Context;
use super::super::index::Entry;
use super::super::schemas::{Home, claim};
use super::super::text::paragraph;
use super::declared::Success;
use super::media_types::Payload;

/// The enum with a variant for each success.
pub(super) fn lower<'a>(
    context: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    successes: &[Success<'a>],
    carried: &[Option<Payload<'a>>],
) -> Answer {
    let home = Home::Named(SchemaName::Answer(entry.id.clone()));
    let place = format!("{}/responses", entry.pointer);
    let id = claim(context, home, &SchemaData::default(), &place);
    let mut variants = Vec::new();
    for (success, payload) in successes.iter().zip(carried) {
        let hint = hint(success.statuses);
        let home = Home::Named(SchemaName::Variant(id, hint.clone()));
        let answer = match payload {
            None => Answer::Empty,
            Some(payload) => super::answer(context, payload, home),
        };
        let description = paragraph(Some(&success.response.description));
        variants.push(StatusVariant { hint, statuses: success.statuses, answer, description });
    }
    // A range is tried after every single status, in whatever order the document has them.
    variants.sort_by_key(|variant| (variant.statuses.0 != variant.statuses.1, variant.statuses.0));
    context.schemas[id.0].kind = SchemaKind::ByStatus(variants);
    Answer::ByStatus(TypeRef::Schema(id))
}

/// The reason phrase of a status (RFC 9110 section 15.3, RFC 4918, RFC 5842, RFC 3229).
fn hint((first, last): (u16, u16)) -> String {
    let phrase = match first {
        _ if first != last => "Success",
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "NonAuthoritative",
        204 => "NoContent",
        205 => "ResetContent",
        206 => "PartialContent",
        207 => "MultiStatus",
        208 => "AlreadyReported",
        226 => "ImUsed",
        other => return format!("Status{other}"),
    };
    phrase.to_owned()
}
