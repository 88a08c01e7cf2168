//! YAML 1.2's core schema: which plain scalars are not strings (YAML 1.2.2, section 10.3.2).

use super::json::is_number;
use super::node::Value;

/// What a plain scalar means. A number's text is put into JSON's grammar where it is not in it already, so that
/// `1.10` stays `1.10` and `.5` becomes `0.5`. What JSON cannot say (`.inf`, `.nan`) stays a string.
pub(super) fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => number(text).map_or_else(|| Value::String(text.to_owned()), Value::Number),
    }
}

/// The number that a plain scalar is, in JSON's grammar.
pub(super) fn number(text: &str) -> Option<String> {
    if is_number(text) {
        return Some(text.to_owned());
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let exponent_at = unsigned.find(['e', 'E']).unwrap_or(unsigned.len());
    let (mantissa, exponent) = unsigned.split_at(exponent_at);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if mantissa.contains('.') { "." } else { "" };
    let fraction = if point.is_empty() || !fraction.is_empty() { fraction } else { "0" };
    let normal = format!("{sign}{whole}{point}{fraction}{exponent}");
    is_number(&normal).then_some(normal)
}

fn radix(digits: &str, radix: u32) -> Option<String> {
    let clean = digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
    u128::from_str_radix(digits, radix).ok().filter(|_| clean).map(|value| value.to_string())
}
