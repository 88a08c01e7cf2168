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

    #[cold]
    pub(in super::super) fn new(message: impl Into<String>) -> Self {
        let mut message = message.into();
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

    /// Puts a step before the place.
    pub(super) fn inside(mut self, name: &str) -> Self {
        let mut place = String::new();
        push_step(&mut place, name);
        place.push_str(self.pointer());
        self.0.pointer = Some(place);
        self
    }
}

/// Adds a step to a JSON pointer.
pub(super) fn push_step(pointer: &mut String, name: &str) {
    pointer.push('/');
    for letter in name.chars() {
        match letter {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            plain => pointer.push(plain),
        }
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
