//! Base64 (RFC 4648 sections 4 and 5).

const ALPHABET: &[u8; 64] =
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// `bytes` as Base64 text, with padding.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let number =
            group.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte))
                << (8 * (3 - group.len()));
        for position in 0..4 {
            let index = number >> (18 - 6 * position) & 63;
            let digit =
                if position > group.len() { b'=' } else { ALPHABET[index as usize] };
            text.push(char::from(digit));
        }
    }
    text
}

/// The bytes that `text` stands for, in either alphabet; `None` where it is no Base64. Padding may be left out, and
/// white space may stand anywhere.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let text: Vec<u8> =
        text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let end = text.iter().rposition(|byte| *byte != b'=').map_or(0, |last| last + 1);
    let (digits, padding) = text.split_at(end);
    let whole = digits.len() + padding.len();
    if digits.len() % 4 == 1
        || (!padding.is_empty() && whole % 4 != 0)
        || padding.len() > 2
    {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for group in digits.chunks(4) {
        let number = group
            .iter()
            .try_fold(0_u32, |number, digit| Some(number << 6 | value(*digit)?))?;
        let [_, first, second, third] =
            (number << (6 * (4 - group.len()))).to_be_bytes();
        bytes.extend([first, second, third].into_iter().take(group.len() - 1));
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    Some(u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}
