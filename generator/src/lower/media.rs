//! What a media type is to a client.

pub(super) use crate::source::{is_sequence, is_split};

/// What a client can do with a media type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Media {
    /// JSON, also as a suffix (`application/problem+json`).
    Json,
    /// Text that is read whole.
    Text,
    /// Bytes.
    Bytes,
    /// A format that has parts or fields and needs an encoder of its own: forms, XML.
    Structured,
    /// `*/*` and its like: the schema decides.
    Wildcard,
}

/// What a media type is, its parameters aside.
pub(super) fn of(media_type: &str) -> Media {
    let bare = essence(media_type);
    let (kind, format) = bare.split_once('/').unwrap_or((&bare, ""));
    match (kind, format) {
        ("*", _) | ("application", "*") => Media::Wildcard,
        (_, "json") => Media::Json,
        (_, format) if format.ends_with("+json") => Media::Json,
        ("multipart", _) | (_, "x-www-form-urlencoded" | "xml") => Media::Structured,
        (_, format) if format.ends_with("+xml") => Media::Structured,
        ("text", "csv" | "event-stream") => Media::Bytes,
        ("text", _) => Media::Text,
        _ => Media::Bytes,
    }
}

/// The parameters of a media type that may change what is written: all but the character set.
pub(super) fn parameters(media_type: &str) -> Vec<&str> {
    let all = media_type.split(';').skip(1).map(str::trim).filter(|parameter| !parameter.is_empty());
    all.filter(|parameter| !parameter.to_lowercase().starts_with("charset=")).collect()
}

/// A media type without parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_lowercase()
}
