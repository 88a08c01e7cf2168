//! JSON values as YAML on one line.

use serde_json::Value;

/// Words that YAML 1.1 or 1.2 reads as something other than a string.
const TAKEN: &[&str] = &["true", "false", "null", "yes", "no", "on", "off", "y", "n", "~"];

/// The value of a key as YAML, which may hold signs that mean something within brackets.
pub(super) fn entry(value: &Value) -> String {
    match value {
        Value::String(text)
            if is_plain(&text.replace([',', '[', ']'], "")) && !text.starts_with(['[', ',']) =>
        {
            text.clone()
        }
        value => flow(value),
    }
}

/// A value as YAML in flow style: lists and mappings in brackets, strings bare where nothing in them means anything.
pub(super) fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Array(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Object(entries) => {
            let entries: Vec<_> =
                entries.iter().map(|(key, value)| format!("{}: {}", scalar(key), flow(value))).collect();
            format!("{{ {} }}", entries.join(", "))
        }
        other => other.to_string(),
    }
}

fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { Value::from(text).to_string() }
}

fn is_plain(text: &str) -> bool {
    let time = text.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let begins = text.starts_with(|first: char| first.is_ascii_alphabetic() || "/^(".contains(first))
        || (time != text && ["ms", "s", "m", "h", "d"].contains(&time));
    let safe = |character: char| character.is_ascii_alphanumeric() || " /_-.:=+@()'<>$^".contains(character);
    begins
        && text.chars().all(safe)
        && !text.contains(": ")
        && !text.ends_with([':', ' '])
        && !TAKEN.contains(&text.to_ascii_lowercase().as_str())
}
