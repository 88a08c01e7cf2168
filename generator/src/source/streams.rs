//! Media types whose content is one value after the other.

/// Whether a media type, without parameters, is a row of JSON values: one a line, or each behind a record separator
/// (RFC 7464).
#[must_use]
pub fn is_sequence(essence: &str) -> bool {
    const LINES: [&str; 7] = [
        "application/x-ndjson",
        "application/ndjson",
        "application/jsonl",
        "application/x-jsonl",
        "application/jsonlines",
        "application/x-json-stream",
        "application/json-seq",
    ];
    LINES.contains(&essence) || essence.ends_with("+json-seq")
}

/// Whether a client can tell the items of this media type apart, of which the document says that it has some:
/// server-sent events, or JSON under any name but that of a single value (RFC 8259), one behind the other.
#[must_use]
pub fn is_split(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_lowercase();
    essence == "text/event-stream" || (essence.contains("json") && essence != "application/json")
}
