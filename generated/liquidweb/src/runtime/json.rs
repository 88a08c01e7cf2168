//! Any JSON value, kept as it came: keys in order, numbers with their text.

mod convert;
mod number;
mod serde;

pub use number::{Number, NumberError};

/// Any JSON value.
///
/// Nothing is lost on the way through: keys keep their order (and stay double where they were sent twice),
/// numbers keep their text. Two values are equal when they would be written alike, so `1.0` differs
/// from `1`, and `{"a":1,"b":2}` from `{"b":2,"a":1}`. `Display` writes it as JSON.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as text.
    Number(Number),
    /// A string, without its quotes and escapes.
    String(String),
    /// The elements of an array.
    Array(Vec<Json>),
    /// The properties of an object, in their order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The property of this name; of a name sent twice the last. `None` for a value that is no object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        let (_, value) = self.as_object()?.iter().rfind(|(name, _)| name == key)?;
        Some(value)
    }

    /// The value at a JSON pointer (RFC 6901), such as `/error/code` or `/items/0`; `""` is the whole.
    #[must_use]
    pub fn pointer(&self, pointer: &str) -> Option<&Self> {
        if pointer.is_empty() {
            return Some(self);
        }
        let steps = pointer.strip_prefix('/')?.split('/');
        steps.map(|step| step.replace("~1", "/").replace("~0", "~")).try_fold(
            self,
            |value, step| match value {
                Self::Array(elements) => elements.get(index(&step)?),
                _ => value.get(&step),
            },
        )
    }

    /// Whether this is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The boolean, if this is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The string, if this is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number, if this is one that `i64` holds exactly.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The number, if this is one that `u64` holds exactly.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// The nearest `f64`, if this is a number within its range.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number()?.as_f64()
    }

    /// The elements, if this is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The properties in their order, if this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&[(String, Self)]> {
        match self {
            Self::Object(properties) => Some(properties),
            _ => None,
        }
    }
}

/// An array index as RFC 6901 writes it: digits without a leading zero.
fn index(step: &str) -> Option<usize> {
    let plain = step == "0" || !step.starts_with(['0', '+']);
    step.parse().ok().filter(|_| plain)
}
