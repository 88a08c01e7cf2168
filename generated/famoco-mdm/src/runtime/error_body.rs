//! What an error body says: read by the vendor's shape, then as problem details, then by guess.

mod entries;
mod fields;
mod rest;

use std::borrow::Cow;

use http::HeaderMap;

use super::classify;
use super::encoding::{Encoding, Parsed};
use super::json::Json;
use super::profile::ErrorShape;
use super::vendor_error::VendorError;

/// Longest error body that is looked into, in bytes; a longer one is only kept.
const LONGEST: usize = 256 * 1024;
/// Most messages about fields, and most entries, that are listed.
const MOST: usize = 100;
/// Longest plain text that is taken for a message, in bytes.
const LONGEST_TEXT: usize = 2_000;

/// What an error body says, read as `shape` declares and, for `application/problem+json`, as RFC 9457
/// does; where neither finds anything, at the places of [`ErrorShape::PLAIN`]. A short `text/plain` is a message.
/// `None` when it is anything else (a proxy's HTML page, say), longer than 256 KiB, or says none of it; never
/// a failure.
pub(super) fn read(
    shape: &ErrorShape,
    headers: &HeaderMap,
    body: &[u8],
    encoding: Option<&Encoding>,
    parsed: &Parsed,
) -> Option<VendorError> {
    if body.len() > LONGEST {
        return None;
    }
    let (text, repaired) = (String::from_utf8_lossy(body), Parsed::default());
    let parsed = if matches!(text, Cow::Owned(_)) { &repaired } else { parsed };
    let read = parsed.text(encoding, headers, text.as_bytes());
    let Ok((body, _)) =
        read.as_ref().map_err(Clone::clone).and_then(|read| read.decode::<Json>(true))
    else {
        return plain_text(headers, &text);
    };
    // To another encoding any text is a value.
    if read.is_ok_and(|read| read.is_other()) && body.as_str().is_some() {
        return plain_text(headers, &text);
    }
    let mut reading = Reading::new(shape, &body);
    reading.complete(shape);
    if classify::media_type(headers).eq_ignore_ascii_case("application/problem+json") {
        reading.complete(&ErrorShape::PROBLEM);
    }
    if reading.is_empty() {
        reading.complete(&ErrorShape::PLAIN);
    }
    reading.finish()
}

fn plain_text(headers: &HeaderMap, text: &str) -> Option<VendorError> {
    let text = text.trim();
    let plain = classify::media_type(headers).eq_ignore_ascii_case("text/plain");
    let fits = plain && !text.is_empty() && text.len() <= LONGEST_TEXT;
    fits.then(|| VendorError {
        message: Some(text.to_owned()),
        ..VendorError::default()
    })
}

/// A body under way.
struct Reading<'a> {
    body: &'a Json,
    found: VendorError,
    /// Pointers to what was taken.
    taken: Vec<String>,
    /// Where the code was, and where the entries were.
    code_at: Option<&'static str>,
    entries_at: Option<&'static str>,
}

impl<'a> Reading<'a> {
    fn new(shape: &ErrorShape, body: &'a Json) -> Self {
        let found = VendorError { separator: shape.separator, ..VendorError::default() };
        Self { body, found, taken: Vec::new(), code_at: None, entries_at: None }
    }

    fn is_empty(&self) -> bool {
        let VendorError { code, message, fields, entries, .. } = &self.found;
        code.is_none() && message.is_none() && fields.is_empty() && entries.is_empty()
    }

    /// Takes what was not found yet from the places of `shape`.
    fn complete(&mut self, shape: &ErrorShape) {
        let listed = !self.found.fields.is_empty() || !self.found.entries.is_empty();
        if self.found.code.is_none() {
            self.take_code(shape);
        }
        if self.found.message.is_none() {
            self.found.message = self.take_message(shape);
        }
        if !listed {
            self.take_field(shape);
            fields::take(self, shape);
            entries::take(self, shape);
        }
    }

    fn take_code(&mut self, shape: &ErrorShape) {
        let Some((place, code)) = first(self.body, shape.code, code) else { return };
        self.taken.push(place.to_owned());
        self.code_at = Some(place);
        self.found.code = Some(code);
    }

    fn take_message(&mut self, shape: &ErrorShape) -> Option<String> {
        let (place, (step, text)) = first(self.body, shape.message, message)?;
        self.taken.push(format!("{place}{step}"));
        Some(text)
    }

    fn take_field(&mut self, shape: &ErrorShape) {
        let names = |value: &Json| fields::names(value, shape.field_list);
        let Some((place, names)) = first(self.body, shape.field, names) else { return };
        self.taken.push(place.to_owned());
        let message = self.found.message.clone().unwrap_or_default();
        for name in names.into_iter().take(MOST) {
            self.found.fields.push(fields::said(name, message.clone()));
        }
    }

    /// Whether the code that was found is the body's, although a pointer may lead into the entries.
    fn has_own_code(&self) -> bool {
        let within = |code: &str, entries: &str| {
            code.strip_prefix(entries).is_some_and(|rest| rest.starts_with('/'))
        };
        self.code_at.is_some_and(|code| {
            !self.entries_at.is_some_and(|entries| within(code, entries))
        })
    }

    /// What was found; what the entries say stands in for what the body itself does not.
    fn finish(mut self) -> Option<VendorError> {
        if self.is_empty() {
            return None;
        }
        let own_code = self.has_own_code();
        let found = &mut self.found;
        found.own_code = own_code;
        if found.code.is_none() {
            found.code = entries::first(&found.entries, |entry| entry.code.as_ref());
        }
        if found.message.is_none() {
            found.message =
                entries::first(&found.entries, |entry| entry.message.as_ref());
        }
        found.extras = rest::members(self.body, &self.taken);
        found.told = rest::told(self.body, &self.taken, self.entries_at);
        Some(self.found)
    }
}

/// The first of these places of which something can be read.
fn first<T>(
    value: &Json,
    places: &[&'static str],
    read: impl Fn(&Json) -> Option<T>,
) -> Option<(&'static str, T)> {
    places.iter().find_map(|place| Some((*place, read(value.pointer(place)?)?)))
}

fn text(value: &Json) -> Option<String> {
    value.as_str().filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// A text, or the first in a list; with the pointer from the value to it.
fn message(value: &Json) -> Option<(String, String)> {
    let Some(elements) = value.as_array() else {
        return Some((String::new(), text(value)?));
    };
    let mut said = elements.iter().enumerate();
    said.find_map(|(at, element)| Some((format!("/{at}"), text(element)?)))
}

/// A code is a text or a number; `about:blank` is the one of RFC 9457 that means none.
fn code(value: &Json) -> Option<String> {
    match value {
        Json::Number(number) => Some(number.to_string()),
        other => text(other).filter(|text| text != "about:blank"),
    }
}
