//! Numbers that are sometimes texts.

use super::super::json::Number;
use super::wire::{Wire, wire};

/// A number that the vendor writes now as a number, now as a text, such as `5` or `"5"`.
///
/// What was read is written as it came, and what is made here as what it was made of. Equality tells the two forms
/// apart, and is that of the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NumberOrString(Wire);

wire! { NumberOrString }

impl NumberOrString {
    /// The value, if it is written as an integer and `i64` holds it.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_str().trim().parse().ok()
    }

    /// The value, if it is written as an integer and `u64` holds it.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_str().trim().parse().ok()
    }

    /// The nearest `f64`, if it is a finite number.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.as_str().trim().parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// The number with all its digits, if it is one in JSON's grammar.
    #[must_use]
    pub fn to_number(&self) -> Option<Number> {
        self.as_str().trim().parse().ok()
    }

    /// Whether it is a text on the wire.
    #[must_use]
    pub fn is_text(&self) -> bool {
        matches!(self.0, Wire::Text(_))
    }
}

impl From<i64> for NumberOrString {
    /// Written as a number.
    fn from(value: i64) -> Self {
        Self(value.into())
    }
}

impl From<Number> for NumberOrString {
    /// Written as a number.
    fn from(value: Number) -> Self {
        Self(Wire::Number(value))
    }
}

impl From<&str> for NumberOrString {
    /// Written as a text.
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for NumberOrString {
    /// Written as a text.
    fn from(text: String) -> Self {
        Self(Wire::Text(text))
    }
}
