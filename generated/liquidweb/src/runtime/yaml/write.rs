//! Writes JSON so that YAML's readers take it for the same.

use std::str;

/// A JSON text that YAML 1.1 and 1.2 read as JSON does, which JSON's own writers leave to chance: letters that YAML does
/// not allow or takes for the end of a line are escaped, and exponents get the point and sign without which YAML 1.1
/// takes a number for a text. It stays JSON.
#[must_use]
pub fn write(json: &[u8]) -> Vec<u8> {
    let Ok(text) = std::str::from_utf8(json) else { return json.to_vec() };
    let mut written = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string(rest, &mut written),
            '-' | '0'..='9' => number(rest, &mut written),
            other => {
                written.push(other);
                other.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    written.into_bytes()
}

/// Writes the string with which a text begins; gives how long it was.
fn string(text: &str, written: &mut String) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        if is_foreign(letter) {
            written.push_str(&format!("\\u{:04x}", u32::from(letter)));
        } else {
            written.push(letter);
        }
        if letter == '"' && at > 0 && !escaped {
            return at + 1;
        }
        escaped = letter == '\\' && !escaped;
    }
    text.len()
}

/// Whether YAML has the letter only escaped (1.2.2, section 5.1), or takes it for the end of a line (1.1).
fn is_foreign(letter: char) -> bool {
    matches!(
        letter,
        '\u{7f}'
            ..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
    )
}

/// Writes the number with which a text begins; gives how long it was.
fn number(text: &str, written: &mut String) -> usize {
    let digit = |letter: char| letter.is_ascii_digit() || "+-.eE".contains(letter);
    let length = text.find(|letter| !digit(letter)).unwrap_or(text.len());
    let (number, _) = text.split_at(length);
    let Some((before, exponent)) = number.split_once(['e', 'E']) else {
        written.push_str(number);
        return length;
    };
    written.push_str(before);
    written.push_str(if before.contains('.') { "e" } else { ".0e" });
    written.push_str(if exponent.starts_with(['+', '-']) { "" } else { "+" });
    written.push_str(exponent);
    length
}
