//! The ways in which a body can be sent, in words and names.

use crate::api::{Body, BodyKind};
use crate::plan::docs;
use crate::plan::names::{plain, value_name};

/// The word behind `_as_` in the name of a method that sends the body so: `form`, `multipart`, `text`, `bytes`, or the
/// media type's own where that is more telling. JSON of another schema is told by the media type's parameters.
pub(super) fn word(body: &Body) -> String {
    let (essence, parameters) = body.media_type.split_once(';').unwrap_or((&body.media_type, ""));
    let essence = essence.trim().to_lowercase();
    let telling = !parameters.trim().to_lowercase().starts_with("charset=");
    let word = match (&body.kind, essence.as_str()) {
        (BodyKind::Form(..), _) => "form",
        (BodyKind::Multipart(_), "multipart/form-data") => "multipart",
        (BodyKind::Text, "text/plain") => "text",
        (BodyKind::Bytes, "application/octet-stream") => "bytes",
        (_, essence) => match essence.split_once('/') {
            Some((kind, word)) if word.contains('*') => kind,
            Some((_, word)) => word,
            None => essence,
        },
    };
    let whole = match &body.kind {
        BodyKind::Json(_) if telling => format!("{word} {parameters}"),
        _ => word.to_owned(),
    };
    plain(&value_name(&whole)).to_owned()
}

/// How a sentence calls the body.
pub(super) fn phrase(body: &Body) -> String {
    match &body.kind {
        BodyKind::Json(_) if body.media_type == "application/json" => "JSON".to_owned(),
        BodyKind::Form(..) => "a form".to_owned(),
        _ if body.is_range() && body.required => {
            format!("the `content_type` that is given, one of {}", docs::code(&body.media_type))
        }
        _ => docs::code(&body.media_type),
    }
}
