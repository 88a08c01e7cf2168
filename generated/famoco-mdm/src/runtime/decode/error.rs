//! Why a body could not be decoded, and where.

use std::fmt;

/// Longest message kept, in bytes: messages may quote what the server sent.
const LONGEST: usize = 300;

/// A body that does not fit its type: the place as a JSON pointer, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Failure>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Failure {
    pointer: Option<String>,
    message: String,
}

impl DecodeError {
    /// The place in the body, as a JSON pointer (RFC 6901); empty for the whole body.
    #[must_use]
    pub fn pointer(&self) -> &str {
        self.0.pointer.as_deref().unwrap_or_default()
    }

    /// What is wrong there, without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    pub(super) fn new(mut message: String) -> Self {
        if message.len() > LONGEST {
            let end = (0..=LONGEST).rev().find(|at| message.is_char_boundary(*at));
            message.truncate(end.unwrap_or_default());
            message.push('…');
        }
        Self(Box::new(Failure { pointer: None, message }))
    }

    /// Notes the place unless an inner one is known.
    pub(super) fn at(mut self, pointer: impl FnOnce() -> String) -> Self {
        self.0.pointer.get_or_insert_with(pointer);
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.pointer() {
            "" => out.write_str(self.message()),
            place => write!(out, "{place}: {}", self.message()),
        }
    }
}

impl std::error::Error for DecodeError {}

impl serde_core::de::Error for DecodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}
