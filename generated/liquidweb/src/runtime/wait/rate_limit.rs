//! The field `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10 section 4): `"minute";r=0;t=30, "day";r=9`.

use std::time::Duration;

use http::HeaderMap;

const FIELD: &str = "ratelimit";
/// Digits of the greatest integer in a structured field (RFC 9651 section 3.3.1).
const DIGITS: usize = 15;
/// What may stand in a number, a token, a boolean, a date or a byte sequence.
const PLAIN: &str = "!#$%&'*+-.^_`|~:/=?@";

/// What is left of one of the server's quotas.
#[derive(Debug, Default)]
struct Quota {
    left: Option<u64>,
    reset: Option<u64>,
}

/// The longest time until a quota starts anew of which nothing is left. `None` when there is none, or when
/// the field is malformed anywhere: it must be ignored then.
pub(super) fn wait(headers: &HeaderMap) -> Option<Duration> {
    let lines: Result<Vec<_>, _> =
        headers.get_all(FIELD).iter().map(http::HeaderValue::to_str).collect();
    let quotas = list(&lines.ok()?.join(","))?;
    let spent = quotas.iter().filter(|quota| quota.left == Some(0));
    spent.filter_map(|quota| quota.reset).max().map(Duration::from_secs)
}

/// A list (RFC 9651 section 3.1) of quotas.
fn list(text: &str) -> Option<Vec<Quota>> {
    let mut quotas = Vec::new();
    let mut rest = text;
    loop {
        let (quota, behind) = quota(rest.trim_start())?;
        quotas.push(quota);
        let behind = behind.trim_start();
        if behind.is_empty() {
            return Some(quotas);
        }
        rest = behind.strip_prefix(',')?;
    }
}

/// A name and its parameters (RFC 9651 section 3.1.2), and what follows them.
fn quota(text: &str) -> Option<(Quota, &str)> {
    let mut rest = string(text)?;
    let mut quota = Quota::default();
    while let Some(parameter) = rest.strip_prefix(';') {
        let parameter = parameter.trim_start_matches(' ');
        let is_key = |c: char| c.is_ascii_lowercase() || "0123456789_-.*".contains(c);
        let (key, behind) = split(parameter, is_key)?;
        let (value, behind) = match behind.strip_prefix('=') {
            Some(value) if value.starts_with('"') => ("", string(value)?),
            Some(value) => {
                split(value, |c| c.is_ascii_alphanumeric() || PLAIN.contains(c))?
            }
            None => ("", behind),
        };
        match key {
            "r" => quota.left = Some(number(value)?),
            "t" => quota.reset = Some(number(value)?),
            _ => {}
        }
        rest = behind;
    }
    quota.left.is_some().then_some((quota, rest))
}

/// What follows a string (RFC 9651 section 3.3.3).
fn string(text: &str) -> Option<&str> {
    let mut rest = text.strip_prefix('"')?.chars();
    loop {
        match rest.next()? {
            '"' => return Some(rest.as_str()),
            '\\' if !matches!(rest.next()?, '"' | '\\') => return None,
            _ => {}
        }
    }
}

/// The characters at the start that are all such, one at least, and what follows them.
fn split(text: &str, such: impl Fn(char) -> bool) -> Option<(&str, &str)> {
    let end = text.find(|c| !such(c)).unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

fn number(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits && text.len() <= DIGITS { text.parse().ok() } else { None }
}
