//! A number that keeps its text.

use std::fmt;
use std::str::FromStr;

use serde_core::de::{self, Deserialize, Deserializer, Visitor};
use serde_core::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use super::super::decode::{self, Decode, DecodeError, Decoder};

/// A JSON number as it was written: `1.10` stays `1.10`, and no size is too large.
///
/// Equality is that of the text. [`decode::json`] reads it, and [`encode::json`](super::super::encode::json) and
/// `serde_json` write it exactly; other formats are handed an integer or float, and only a number that neither holds
/// reaches them in `serde_json`'s notation for raw text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

/// A text that is not a JSON number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NumberError;

impl Number {
    /// The text as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value, if it is written as an integer and `i64` holds it.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The value, if it is written as an integer and `u64` holds it.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    /// The nearest `f64`, if the value is within its range.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.0.parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// Whether it is written without fraction and exponent.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        !self.0.contains(['.', 'e', 'E'])
    }

    /// The double that JSON writes with exactly this text.
    fn exact_f64(&self) -> Option<f64> {
        let value = self.as_f64()?;
        (serde_json::to_string(&value).ok()? == *self.0).then_some(value)
    }
}

impl FromStr for Number {
    type Err = NumberError;

    /// Takes any text that JSON's grammar (RFC 8259 section 6) allows for a number.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let whole = decode::number(text.as_bytes()) == Some(text.len());
        whole.then(|| Self(text.into())).ok_or(NumberError)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.to_string().into())
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self(value.to_string().into())
    }
}

impl TryFrom<f64> for Number {
    type Error = NumberError;

    /// Takes any finite value: JSON has no infinity and no NaN.
    fn try_from(value: f64) -> Result<Self, NumberError> {
        serde_json::to_string(&value).map_err(|_| NumberError)?.parse()
    }
}

impl fmt::Display for Number {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a JSON number")
    }
}

impl std::error::Error for NumberError {}

impl Decode for Number {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.number("a number").map(|text| Self(text.into()))
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let canonical = &*self.0 != "-0" && self.is_integer();
        match (self.as_i64(), self.as_u64(), self.exact_f64()) {
            (Some(value), _, _) if canonical => to.serialize_i64(value),
            (_, Some(value), _) => to.serialize_u64(value),
            (_, _, Some(value)) => to.serialize_f64(value),
            _ => RawValue::from_string(self.0.to_string())
                .map_err(S::Error::custom)?
                .serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(NumberVisitor)
    }
}

struct NumberVisitor;

impl Visitor<'_> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a number")
    }

    fn visit_i64<E>(self, value: i64) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Number, E> {
        Ok(value.into())
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Number, E> {
        value.try_into().map_err(E::custom)
    }
}
