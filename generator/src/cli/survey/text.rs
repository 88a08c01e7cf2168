//! Strings that a schema allows.

use crate::source::node::Node;

/// A string of the schema's format and length; `None` where only its pattern knows what it is.
pub(super) fn string(schema: &Node, number: usize) -> Option<String> {
    if schema.get("pattern").is_some() {
        // Whoever wrote the pattern may have shown a string that matches.
        return schema.get("example").or(schema.get("default")).and_then(Node::as_str).map(str::to_owned);
    }
    let text = match schema.get("format").and_then(Node::as_str) {
        Some("date-time") => format!("2024-02-29T{:02}:59:60.5Z", number % 24),
        Some("date") => format!("2024-02-{:02}", 1 + number % 29),
        Some("time") => format!("{:02}:30:00Z", number % 24),
        Some("duration") => format!("P{number}DT1H"),
        Some("uuid") => format!("00000000-0000-4000-8000-{number:012}"),
        Some("email" | "idn-email") => format!("a{number}@example.com"),
        Some("uri" | "url" | "iri") => format!("https://example.com/{number}"),
        Some("uri-reference") => format!("/{number}"),
        Some("hostname") => format!("h{number}.example.com"),
        Some("ipv4") => format!("192.0.2.{}", number % 256),
        Some("ipv6") => format!("2001:db8::{:x}", number % 65_536),
        Some("byte") => "aGVsbG8=".to_owned(),
        Some("decimal") => format!("{number}.50"),
        _ => return lengthened(schema, &format!("w{number} \"\u{e9}\"")),
    };
    Some(text)
}

/// The word, made as long as it must and as short as it may be.
fn lengthened(schema: &Node, word: &str) -> Option<String> {
    let bound =
        |key: &str| schema.get(key).and_then(Node::as_number).and_then(|text| text.parse::<usize>().ok());
    let (least, most) = (bound("minLength").unwrap_or(0), bound("maxLength").unwrap_or(usize::MAX));
    (least <= most.min(10_000)).then(|| {
        let length = word.chars().count().clamp(least, most);
        word.chars().chain(std::iter::repeat('x')).take(length).collect()
    })
}
