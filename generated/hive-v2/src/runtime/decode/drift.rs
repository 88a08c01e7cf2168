//! Where a body did not keep what its document promises.

/// A place where an answer did not keep what its document promises, and what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// The place in the body, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// How it differed.
    pub kind: DriftKind,
}

/// How an answer differed from its document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DriftKind {
    /// A required property was not there; it was given its type's empty value.
    Missing,
    /// `null` stood where a value was promised; it was given its type's empty value. Where a text was promised, a word of
    /// YAML's for null, such as `~`, is that text.
    Null,
    /// A union's variant was recognised but did not decode; the union kept the value as it came.
    Variant,
}

/// What is done about deviations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Mode {
    /// They are corrected and recorded.
    Lenient,
    /// They are errors.
    Strict,
    /// As any serde format does it: gaps are errors, a union falls back to its catch-all.
    Plain,
    /// There is no body, so that nothing can be corrected.
    Empty,
}
