//! What a request for a token sends.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::encode;
use super::super::secret::Secret;
use super::{Part, Value};

/// All but what a form leaves as it is.
const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The body that `parts` make.
pub(super) fn write(parts: &[Part], value: &impl Fn(Value) -> Secret) -> String {
    let text = parts.iter().map(|part| match part {
        Part::Text(text) => (*text).to_owned(),
        Part::Json(sent) => json(&value(*sent)),
        Part::Form(sent) => form(&value(*sent)),
    });
    text.collect()
}

/// What no error may show: each value as it is and as it is written. A user's name is no secret.
pub(super) fn secrets(parts: &[Part], value: &impl Fn(Value) -> Secret) -> Vec<Secret> {
    let mut secrets = Vec::new();
    for part in parts {
        let (Part::Json(sent) | Part::Form(sent)) = part else { continue };
        if *sent == Value::User {
            continue;
        }
        secrets.extend(forms(value(*sent)));
    }
    secrets
}

/// A secret as JSON and forms write it, and as it is.
pub(super) fn forms(secret: Secret) -> [Secret; 3] {
    let quoted = json(&secret);
    let inner = quoted.get(1..quoted.len().saturating_sub(1)).unwrap_or_default();
    [inner.into(), form(&secret).into(), secret]
}

fn json(secret: &Secret) -> String {
    String::from_utf8(encode::json(secret.expose())).unwrap_or_default()
}

fn form(secret: &Secret) -> String {
    utf8_percent_encode(secret.expose(), RESERVED).to_string()
}
