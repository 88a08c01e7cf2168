//! What an answer means: success, or which kind of error, and what the vendor says about it.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::decode::{DecodeError, Kind, Mode, View};
use super::encoding::Text;
use super::error::ErrorKind;
use super::profile::{CodeRetry, CodeRule, CodeWait, ErrorShape};
use super::profile::{FaultRule, FaultTest, Operation, Scalar};
use super::vendor_error::{ErrorEntry, VendorError, is_a};

/// What is wrong with an answer.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) kind: ErrorKind,
    pub(super) vendor: Option<VendorError>,
    /// Whether it is repeated, where its code says so.
    pub(super) retry: Option<CodeRetry>,
    /// How long is waited, where its code says so.
    pub(super) wait: Option<CodeWait>,
    /// Whether its code says that the credential is not accepted.
    pub(super) unauthenticated: bool,
}

impl Fault {
    /// The error that a status means, or its body, which may have codes of its own. The first code with a rule
    /// tells the kind; what sends the request again must hold for all of it.
    pub(super) fn read(
        shape: &ErrorShape,
        kind: ErrorKind,
        vendor: Option<VendorError>,
    ) -> Self {
        let codes = vendor.as_ref().map(codes).unwrap_or_default();
        let rules = codes.iter().filter_map(|code| rule(shape, (*code)?));
        let rules: Vec<&CodeRule> = rules.collect();
        let first = rules.first();
        let never = rules.iter().any(|rule| rule.retry == Some(CodeRetry::Never));
        let said = vendor.as_ref();
        let repeated = said.and_then(|vendor| agreed(shape, vendor, retry));
        let meant = said.and_then(|vendor| agreed(shape, vendor, |rule| rule.kind));
        Self {
            kind: first.and_then(|rule| rule.kind).unwrap_or(kind),
            retry: if never { Some(CodeRetry::Never) } else { repeated },
            wait: first.and_then(|rule| rule.wait),
            unauthenticated: meant == Some(ErrorKind::Authentication),
            vendor,
        }
    }
}

/// What the codes say of the whole request. A code of the body itself decides alone, even by having no rule: some of
/// the entries may tell what failed of a request that was carried out for the rest. Without one, all entries
/// must have codes that say the same.
fn agreed<T: PartialEq>(
    shape: &ErrorShape,
    vendor: &VendorError,
    what: fn(&CodeRule) -> Option<T>,
) -> Option<T> {
    let says = |code: Option<&str>| rule(shape, code?).and_then(what);
    if vendor.own_code {
        return says(vendor.code.as_deref());
    }
    let mut codes = Vec::new();
    below(&vendor.entries, &mut codes);
    let first = says(*codes.first()?)?;
    let all = codes.into_iter().all(|code| says(code).as_ref() == Some(&first));
    (all && !vendor.cut).then_some(first)
}

/// What a rule says about repeating: what is throttled was refused.
fn retry(rule: &CodeRule) -> Option<CodeRetry> {
    let throttled = rule.kind == Some(ErrorKind::Throttled);
    rule.retry.or(throttled.then_some(CodeRetry::Refused))
}

/// The code of a body and those of its entries, in their order; an entry without one has a place all the same.
fn codes(vendor: &VendorError) -> Vec<Option<&str>> {
    let mut found = vec![vendor.code.as_deref()];
    below(&vendor.entries, &mut found);
    found
}

fn below<'a>(entries: &'a [ErrorEntry], found: &mut Vec<Option<&'a str>>) {
    for entry in entries {
        found.push(entry.code.as_deref());
        below(&entry.entries, found);
    }
}

/// The rule for a code: its own, or that of the nearest code above it.
fn rule(shape: &ErrorShape, code: &str) -> Option<&'static CodeRule> {
    let meant = shape.codes.iter().filter(|rule| is_a(code, rule.code, shape.separator));
    meant.max_by_key(|rule| rule.code.len())
}

/// Whether a body that came with a success's status is an error.
pub(super) fn is_fault<'a>(
    shape: &ErrorShape,
    operation: &Operation,
    headers: &HeaderMap,
    text: impl FnOnce() -> Result<Text<'a>, DecodeError>,
) -> bool {
    let rules = shape
        .faults
        .iter()
        .enumerate()
        .filter(|(at, rule)| !rule.narrow || operation.faults.contains(at));
    let mut rules = rules.map(|(_, rule)| rule).peekable();
    if rules.peek().is_none() {
        return false;
    }
    let Ok(text) = text() else { return false };
    if let Text::Json(body) = text {
        if !may_be_json(headers, body) {
            return false;
        }
    }
    let Ok(body) = text.decoder(Mode::Plain) else { return false };
    rules.any(|rule| passes(body.view(), rule))
}

/// Whether it is worth reading: JSON, or text, as which servers often send it, that is an object or list.
fn may_be_json(headers: &HeaderMap, body: &[u8]) -> bool {
    let media = media_type(headers).to_ascii_lowercase();
    let may = media.is_empty() || media.starts_with("text/") || is_json(headers);
    let text = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    may && text.trim_ascii_start().first().is_some_and(|first| b"{[".contains(first))
}

fn passes(body: View<'_>, rule: &FaultRule) -> bool {
    let Some(value) = body.pointer(rule.at) else { return false };
    match rule.test {
        FaultTest::Present => !says_nothing(value),
        FaultTest::Equals(scalar) => equals(value, scalar),
        FaultTest::Unless(scalar) => {
            value.kind() != Some(Kind::Null) && !equals(value, scalar)
        }
    }
}

fn says_nothing(value: View<'_>) -> bool {
    match value.kind() {
        // Of words that only some readers of YAML take for false, such as `no`, it is not known.
        None | Some(Kind::Null | Kind::False) => true,
        Some(Kind::Text | Kind::Escaped) => {
            value.text().is_some_and(|text| text.is_empty())
        }
        Some(Kind::Array | Kind::Object) => value.is_bare(),
        Some(Kind::True | Kind::Number) => false,
    }
}

fn equals(value: View<'_>, scalar: Scalar) -> bool {
    let is = |text: &str| value.text().is_some_and(|own| own == text);
    match scalar {
        Scalar::Bool(wanted) => value.flag() == Some(wanted),
        Scalar::Number(text) => value.kind() == Some(Kind::Number) && is(text),
        Scalar::Text(text) => value.is_text() && is(text),
    }
}

/// The kind of error that `status` means; `None` for a success.
pub(super) fn kind(status: StatusCode) -> Option<ErrorKind> {
    Some(match status.as_u16() {
        200..=299 => return None,
        304 => ErrorKind::NotModified,
        401 => ErrorKind::Authentication,
        403 => ErrorKind::Permission,
        404 | 410 => ErrorKind::NotFound,
        409 | 412 => ErrorKind::Conflict,
        400 | 422 => ErrorKind::Validation,
        429 => ErrorKind::Throttled,
        500..=599 => ErrorKind::Server,
        _ => ErrorKind::Status,
    })
}

/// Whether the answer says that it is JSON (RFC 8259, or a `+json` suffix of RFC 6839).
pub(super) fn is_json(headers: &HeaderMap) -> bool {
    is_json_type(media_type(headers))
}

/// Whether a media type, whatever its parameters, is JSON, and not a stream of it.
pub(super) fn is_json_type(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default();
    let essence = essence.trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

/// The media type that an answer says it has, without its parameters; empty where it says none.
pub(super) fn media_type(headers: &HeaderMap) -> &str {
    let value = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    value.and_then(|value| value.split(';').next()).unwrap_or_default().trim()
}
