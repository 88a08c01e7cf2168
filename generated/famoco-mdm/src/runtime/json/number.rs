//! A number that keeps its text.

use std::fmt;
use std::str::FromStr;

use serde_core::de::{self, Deserialize, Deserializer, Visitor};
use serde_core::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use super::super::decode;

/// A JSON number as it was written: `1.10` stays `1.10`, and no size is too large.
///
/// Equality is that of the text. Through `serde_json` it is read (by [`decode::json`]) and written exactly;
/// other formats are handed an integer or float, and only a number that neither holds reaches them in
/// `serde_json`'s notation for raw text.
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
        let raw: &RawValue = serde_json::from_str(text).map_err(|_| NumberError)?;
        let starts =
            text.starts_with(|first: char| first == '-' || first.is_ascii_digit());
        (starts && raw.get() == text).then(|| Self(text.into())).ok_or(NumberError)
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
        from.deserialize_newtype_struct(decode::NUMBER, NumberVisitor)
    }
}

struct NumberVisitor;

impl<'de> Visitor<'de> for NumberVisitor {
    type Value = Number;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a number")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(
        self,
        from: D,
    ) -> Result<Number, D::Error> {
        from.deserialize_any(self)
    }

    /// Our own reader hands over the text.
    fn visit_bytes<E: de::Error>(self, text: &[u8]) -> Result<Number, E> {
        let text = std::str::from_utf8(text).map_err(E::custom)?;
        text.parse().map_err(E::custom)
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
