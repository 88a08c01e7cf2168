//! How a vendor says what went wrong, as data.

use std::time::Duration;

use super::super::error::ErrorKind;

/// Where an error body keeps what it says; all are JSON pointers (RFC 6901) into the body.
#[derive(Debug, Clone, Copy)]
pub struct ErrorShape {
    /// The message: the first of these that is a non-empty string, or a list with one in it, wins.
    pub message: &'static [&'static str],
    /// The vendor's code, a string or a number: the first present wins.
    pub code: &'static [&'static str],
    /// An object of field name to message, list of messages or nested object of the same; keys that
    /// `message` or `code` point at are left out.
    pub fields: Option<&'static str>,
    /// The name of the one field that the message is about: the first present wins.
    pub field: &'static [&'static str],
    /// What a list in the place of a field's name means.
    pub field_list: FieldList,
    /// Several errors in one body.
    pub entries: EntryShape,
    /// Tests of which one makes an error of a body that came with a success's status.
    pub faults: &'static [FaultRule],
    /// What parts a hierarchical code, such as `::`; empty where codes are not hierarchical.
    pub separator: &'static str,
    /// What single codes mean.
    pub codes: &'static [CodeRule],
}

impl ErrorShape {
    /// No shape declared: the places that many vendors use are tried.
    pub const PLAIN: Self = Self {
        message: &[
            "/message",
            "/detail",
            "/error/message",
            "/error_message",
            "/full_message",
            "/errorMessage",
            "/error_description",
            "/error/detail",
            "/error/description",
            "/error/msg",
            "/errors/0/message",
            "/errors",
            "/error",
            "/title",
            "/msg",
            "/Message",
            "/description",
            "/reason",
            "/fault/faultstring",
            "/non_field_errors",
            "/messages",
            "",
        ],
        code: &[
            "/code",
            "/error/code",
            "/error_code",
            "/errorCode",
            "/error_class",
            "/error/type",
            "/Code",
        ],
        fields: Some("/errors"),
        field: &["/field", "/param", "/error/field", "/error/param"],
        field_list: FieldList::Path,
        entries: EntryShape {
            at: &["/errors", "/detail", "/error/errors", "/error/details", ""],
            message: &["", "/message", "/msg", "/detail", "/title", "/description"],
            code: &["/code", "/type", "/errorCode"],
            field: &["/field", "/loc", "/param", "/pointer", "/source/pointer", "/path"],
            entries: None,
        },
        faults: &[],
        separator: "",
        codes: &[],
    };

    /// Problem details (RFC 9457 section 3.1, and the `errors` of its example).
    pub const PROBLEM: Self = Self {
        message: &["/detail", "/title"],
        code: &["/type"],
        fields: None,
        field: &[],
        entries: EntryShape {
            at: &["/errors"],
            message: &["/detail"],
            code: &[],
            field: &["/pointer"],
            entries: None,
        },
        ..Self::PLAIN
    };
}

/// Where a body keeps several errors, and each of them what it says.
#[derive(Debug, Clone, Copy)]
pub struct EntryShape {
    /// The list of them, or the only one: the first present wins; `""` is the whole body where that is a list.
    pub at: &'static [&'static str],
    /// The message within an entry, as [`ErrorShape::message`]; `""` is the entry itself where it is a string.
    pub message: &'static [&'static str],
    /// The code within an entry.
    pub code: &'static [&'static str],
    /// The name of the field within an entry.
    pub field: &'static [&'static str],
    /// Entries of the same form within an entry.
    pub entries: Option<&'static str>,
}

impl EntryShape {
    /// A body says one thing only.
    pub const NONE: Self =
        Self { at: &[], message: &[], code: &[], field: &[], entries: None };
}

/// What a list in the place of a field's name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldList {
    /// The way to one field: its parts are joined by dots.
    Path,
    /// Several fields.
    Names,
}

/// Makes an error of a body that came with a success's status.
#[derive(Debug, Clone, Copy)]
pub struct FaultRule {
    /// Where the body is looked at, a JSON pointer.
    pub at: &'static str,
    /// What has to be there.
    pub test: FaultTest,
    /// Whether it counts only for the operations that name it in
    /// [`Operation::faults`](super::Operation::faults).
    pub narrow: bool,
}

/// What a body has to have to be an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultTest {
    /// Anything but null, `false`, and an empty string, list or object.
    Present,
    /// This value.
    Equals(Scalar),
    /// A value other than this one and null.
    Unless(Scalar),
}

/// A JSON value without values in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// `true` or `false`.
    Bool(bool),
    /// A number with this text.
    Number(&'static str),
    /// A string.
    Text(&'static str),
}

/// What a code means. An entry's code says something about repeating the request only where the body has no code
/// of its own and all entries have codes that say the same, unless it says [`CodeRetry::Never`].
#[derive(Debug, Clone, Copy)]
pub struct CodeRule {
    /// The code; a number as its text. Where codes are hierarchical, those below it are meant too, unless
    /// they have a rule of their own.
    pub code: &'static str,
    /// The kind of error; `None` leaves it to the status.
    pub kind: Option<ErrorKind>,
    /// Whether it is repeated; `None` leaves it to the status, but a kind of
    /// [`Throttled`](ErrorKind::Throttled) is repeated as what was refused.
    pub retry: Option<CodeRetry>,
    /// How long is waited before it is repeated, where the answer's `Retry-After` does not say.
    pub wait: Option<CodeWait>,
}

impl CodeRule {
    /// A code that says nothing beyond its status.
    pub const PLAIN: Self = Self { code: "", kind: None, retry: None, wait: None };
}

/// Whether an error of some code is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRetry {
    /// Never: another attempt would fail alike.
    Never,
    /// Always: the vendor did not execute the request.
    Refused,
    /// Where the operation is idempotent.
    Unavailable,
}

/// How long is waited before an error of some code is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeWait {
    /// Until the time that the headers of the limits tell, as after a 429.
    Reset,
    /// So long.
    After(Duration),
}
