//! How the vendor says what went wrong.

use std::time::Duration;

use super::TypeRef;

/// Where an error body keeps what it says, which successes are errors, and what codes mean; places are JSON pointers.
/// `None` leaves it to the runtime's own guesses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErrorShape {
    /// The message, first non-empty of.
    pub message: Option<Vec<String>>,
    /// The code, first present of.
    pub code: Option<Vec<String>>,
    /// The object of field errors.
    pub fields: Option<String>,
    /// The name of the one field, first present of.
    pub field: Option<Vec<String>>,
    /// Whether a list in the place of a field's name is several fields, and not the way to one.
    pub field_names: bool,
    /// Several errors in one body.
    pub entries: Option<EntryShape>,
    /// Whether `fields` or `entries` is declared, so that the other one is not guessed.
    pub lists: bool,
    /// Tests of which one makes an error of a success's body.
    pub faults: Vec<FaultRule>,
    /// What parts hierarchical codes.
    pub separator: Option<String>,
    /// What codes mean.
    pub codes: Vec<CodeRule>,
}

/// Where a body keeps several errors, and each of them what it says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryShape {
    /// The list, first present of.
    pub at: Vec<String>,
    /// The message within an entry.
    pub message: Vec<String>,
    /// The code within an entry.
    pub code: Vec<String>,
    /// The name of the field within an entry.
    pub field: Vec<String>,
    /// Entries within an entry.
    pub entries: Option<String>,
}

/// Makes an error of a success's body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultRule {
    /// Where the body is looked at.
    pub at: String,
    /// What has to be there.
    pub test: FaultTest,
    /// Whether it counts only for the operations that name it.
    pub narrow: bool,
}

/// What a body has to have to be an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultTest {
    /// Anything that says something.
    Present,
    /// This value.
    Equals(Scalar),
    /// Any other value than this one and null.
    Unless(Scalar),
}

/// A JSON value without values in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scalar {
    /// `true` or `false`.
    Bool(bool),
    /// A number by its text.
    Number(String),
    /// A string.
    Text(String),
}

/// What errors of a code have besides code and message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorDetails {
    /// The code.
    pub code: String,
    /// The type of all that a body or an entry has.
    pub ty: TypeRef,
}

/// What a code means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRule {
    /// The code.
    pub code: String,
    /// The kind of error.
    pub kind: Option<CodeKind>,
    /// Whether it is repeated.
    pub retry: Option<CodeRetry>,
    /// How long is waited before.
    pub wait: Option<CodeWait>,
}

/// A kind of error that a code may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// The credential is not accepted.
    Authentication,
    /// The credential does not allow it.
    Permission,
    /// There is no such thing.
    NotFound,
    /// The state of the thing forbids it.
    Conflict,
    /// The arguments are refused.
    Validation,
    /// Too many requests.
    Throttled,
    /// The vendor failed.
    Server,
}

/// Whether an error of some code is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRetry {
    /// Never.
    Never,
    /// Always, since it was not executed.
    Refused,
    /// Where the operation is idempotent.
    Unavailable,
}

/// How long is waited before an error of some code is repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeWait {
    /// Until the limits' headers say.
    Reset,
    /// So long.
    After(Duration),
}
