//! What scalars without quotes mean.

use std::borrow::Cow;

use super::index::number as json_number;
use super::tape::Kind;

/// What YAML 1.1 and 1.2 (section 10.3.2) both take it for. Where they differ, as on `no`, `010`, `1e3` and
/// `2026-01-02`, it is a text, and so is a number that JSON would not write so.
pub(super) fn kind(text: &str) -> Kind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Kind::Null,
        "true" | "True" | "TRUE" => Kind::True,
        "false" | "False" | "FALSE" => Kind::False,
        _ if is_json_number(text) && !is_disputed(text) => Kind::Number,
        _ => Kind::Text,
    }
}

/// The truth that it is where one is asked for: the words of YAML 1.1, which has 1.2's.
pub(super) fn flag(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" | "yes" | "Yes" | "YES" | "on" | "On" | "ON" | "y"
        | "Y" => Some(true),
        "false" | "False" | "FALSE" | "no" | "No" | "NO" | "off" | "Off" | "OFF"
        | "n" | "N" => Some(false),
        _ => None,
    }
}

/// The number, as JSON writes it, that it is where one is asked for: a decimal one, with a sign, leading zeros and an
/// exponent as it pleases.
pub(super) fn number(text: &str) -> Option<Cow<'_, str>> {
    if is_json_number(text) {
        return Some(Cow::Borrowed(text));
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let end = unsigned.find(['e', 'E']).unwrap_or(unsigned.len());
    let (digits, exponent) = unsigned.split_at(end);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut figures = whole.bytes().chain(fraction.bytes()).peekable();
    if figures.peek().is_none() || !figures.all(|figure| figure.is_ascii_digit()) {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    let written = format!("{sign}{whole}{point}{fraction}{exponent}");
    is_json_number(&written).then_some(Cow::Owned(written))
}

fn is_json_number(text: &str) -> bool {
    json_number(text.as_bytes()) == Some(text.len())
}

/// Whether YAML 1.1 takes a number of JSON for a text: an exponent needs a point before it and a sign.
fn is_disputed(number: &str) -> bool {
    let Some((before, exponent)) = number.split_once(['e', 'E']) else { return false };
    !before.contains('.') || !exponent.starts_with(['+', '-'])
}
