//! What an error body says, read.

use serde_core::de::DeserializeOwned;

use super::json::Json;
use super::secret::{self, Secret};

/// What the vendor's error body says, as its [`ErrorShape`](super::profile::ErrorShape) declares. A credential
/// that was sent and that it repeats is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct VendorError {
    /// The vendor's code; a number is kept as its text. Where only the entries have codes: the first one's.
    pub code: Option<String>,
    /// The vendor's message. Where only the entries have messages: the first one's.
    pub message: Option<String>,
    /// What the vendor says about single fields, in the order of the body; entries that name a field are
    /// among them.
    pub fields: Vec<FieldError>,
    pub(super) entries: Vec<ErrorEntry>,
    pub(super) extras: Vec<(String, Json)>,
    /// Members of the body, whole, of which something is told elsewhere here.
    pub(super) told: Vec<(String, Json)>,
    pub(super) separator: &'static str,
    /// Whether the code is one of the whole body, and not an entry's.
    pub(super) own_code: bool,
    /// Whether there are more entries than are listed.
    pub(super) cut: bool,
}

impl VendorError {
    /// The errors that the body lists, in its order; empty where it says one thing only.
    #[must_use]
    pub fn entries(&self) -> &[ErrorEntry] {
        &self.entries
    }

    /// The members of the body that are told nowhere else here, in its order: what is left of an object
    /// when code, message, fields and entries are taken out of it.
    #[must_use]
    pub fn extras(&self) -> &[(String, Json)] {
        &self.extras
    }

    /// One of [`extras`](Self::extras), by name, or by JSON pointer where it begins with `/`.
    #[must_use]
    pub fn extra(&self, name: &str) -> Option<&Json> {
        extra(&self.extras, name)
    }

    /// Whether the code is this one, or lies below it where the vendor's codes are hierarchical: `A::B` is
    /// an `A` where `::` parts them.
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        self.code.as_deref().is_some_and(|own| is_a(own, code, self.separator))
    }

    /// All that the body says, as a type that is declared for its code or for one above it; `None` for other codes, and
    /// where it does not fit. Errors in it are told by [`entries`](Self::entries) alone.
    #[must_use]
    pub fn details<T: ErrorDetails>(&self) -> Option<T> {
        let code = self.code.as_deref().filter(|_| self.own_code)?;
        details(code, self.separator, &self.told, &self.extras)
    }

    /// The same without these secrets: servers repeat what they were sent.
    pub(super) fn without(mut self, secrets: &[Secret]) -> Self {
        if secrets.is_empty() {
            return self;
        }
        clean(&mut self.code, secrets);
        clean(&mut self.message, secrets);
        for said in &mut self.fields {
            said.field = secret::redact(&said.field, secrets);
            said.message = secret::redact(&said.message, secrets);
        }
        self.entries.iter_mut().for_each(|entry| entry.clean(secrets));
        clean_members(&mut self.extras, secrets);
        clean_members(&mut self.told, secrets);
        self
    }
}

/// One of several errors in a body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorEntry {
    /// Its code; a number is kept as its text.
    pub code: Option<String>,
    /// Its message; an entry that is neither text nor object is kept as its JSON text.
    pub message: Option<String>,
    /// The field that it is about; several names are joined by commas.
    pub field: Option<String>,
    /// The errors in it, to a depth of eight.
    pub entries: Vec<ErrorEntry>,
    pub(super) extras: Vec<(String, Json)>,
    pub(super) told: Vec<(String, Json)>,
    pub(super) separator: &'static str,
}

impl ErrorEntry {
    /// As [`VendorError::extras`].
    #[must_use]
    pub fn extras(&self) -> &[(String, Json)] {
        &self.extras
    }

    /// As [`VendorError::extra`].
    #[must_use]
    pub fn extra(&self, name: &str) -> Option<&Json> {
        extra(&self.extras, name)
    }

    /// As [`VendorError::is`].
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        self.code.as_deref().is_some_and(|own| is_a(own, code, self.separator))
    }

    /// As [`VendorError::details`].
    #[must_use]
    pub fn details<T: ErrorDetails>(&self) -> Option<T> {
        details(self.code.as_deref()?, self.separator, &self.told, &self.extras)
    }

    fn clean(&mut self, secrets: &[Secret]) {
        for text in [&mut self.code, &mut self.message, &mut self.field] {
            clean(text, secrets);
        }
        self.entries.iter_mut().for_each(|entry| entry.clean(secrets));
        clean_members(&mut self.extras, secrets);
        clean_members(&mut self.told, secrets);
    }
}

/// What errors of certain codes have besides code and message, as a type.
pub trait ErrorDetails: DeserializeOwned {
    /// The codes; what lies below one has it too.
    const CODES: &'static [&'static str];
}

/// Says of which codes types are [`ErrorDetails`]: a row for each type.
///
/// ```ignore
/// crate::runtime::error_details! {
///     crate::types::OutOfBounds: "Input::OutOfBounds";
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __error_details {
    ($($details:path: $($code:literal),+;)+) => {
        $(
            impl $crate::runtime::ErrorDetails for $details {
                const CODES: &'static [&'static str] = &[$($code),+];
            }
        )+
    };
}

fn details<T: ErrorDetails>(
    code: &str,
    separator: &str,
    told: &[(String, Json)],
    extras: &[(String, Json)],
) -> Option<T> {
    if !T::CODES.iter().any(|known| is_a(code, known, separator)) {
        return None;
    }
    let is_new = |(name, _): &&(String, Json)| !told.iter().any(|(own, _)| own == name);
    let members = told.iter().chain(extras.iter().filter(is_new)).cloned();
    Json::Object(members.collect()).to_deserialize().ok()
}

/// What the vendor says about one field of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldError {
    /// Path of the field, its parts joined by dots; as a JSON pointer where the vendor gives one.
    pub field: String,
    /// The message; an entry that is no string is kept as its JSON text.
    pub message: String,
}

/// Whether `own` is `code` or below it.
pub(super) fn is_a(own: &str, code: &str, separator: &str) -> bool {
    own.strip_prefix(code).is_some_and(|rest| {
        rest.is_empty() || (!separator.is_empty() && rest.starts_with(separator))
    })
}

fn extra<'a>(extras: &'a [(String, Json)], name: &str) -> Option<&'a Json> {
    let named = |name: &str| extras.iter().rfind(|(own, _)| own == name);
    if let Some((_, value)) = named(name) {
        return Some(value);
    }
    let (first, rest) = match name.strip_prefix('/')?.split_once('/') {
        Some((first, _)) => (first, &name[first.len() + 1..]),
        None => (&name[1..], ""),
    };
    let (_, value) = named(&first.replace("~1", "/").replace("~0", "~"))?;
    value.pointer(rest)
}

fn clean(text: &mut Option<String>, secrets: &[Secret]) {
    if let Some(text) = text {
        *text = secret::redact(text, secrets);
    }
}

fn clean_members(members: &mut [(String, Json)], secrets: &[Secret]) {
    for (name, value) in members {
        *name = secret::redact(name, secrets);
        clean_json(value, secrets);
    }
}

/// The depth is bounded by the JSON reader's.
fn clean_json(value: &mut Json, secrets: &[Secret]) {
    match value {
        Json::String(text) => *text = secret::redact(text, secrets),
        Json::Array(elements) => {
            for element in elements {
                clean_json(element, secrets);
            }
        }
        Json::Object(members) => clean_members(members, secrets),
        Json::Number(number) => {
            let shown = secret::redact(number.as_str(), secrets);
            if shown != number.as_str() {
                *value = Json::String(shown);
            }
        }
        Json::Null | Json::Bool(_) => {}
    }
}
