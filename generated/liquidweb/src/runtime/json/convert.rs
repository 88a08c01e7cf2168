//! `Json` from and to other values.

use std::fmt;
use std::str::FromStr;

use serde_core::de::DeserializeOwned;
use serde_core::ser::Serialize;

use super::super::decode::{self, Decode, DecodeError};
use super::super::encode;
use super::{Json, Number};

impl Json {
    /// The JSON that a value is written as.
    ///
    /// # Errors
    /// When the value's own `Serialize` fails, it has a map with keys that are no strings, or it nests
    /// deeper than 128.
    pub fn from_serialize<T: Serialize + ?Sized>(
        value: &T,
    ) -> Result<Self, serde_json::Error> {
        written(&serde_json::to_vec(value)?)
    }

    /// Reads this value as a `T`, a type of this crate; every deviation is an error, as in a strict client.
    ///
    /// # Errors
    /// When it does not fit `T`. The error names the place in this value.
    pub fn decode<T: Decode>(&self) -> Result<T, DecodeError> {
        decode::json(&encode::json(self), true).map(|(value, _)| value)
    }

    /// Reads this value as a type of your own, by its `Deserialize`.
    ///
    /// # Errors
    /// When it does not fit `T`.
    pub fn to_deserialize<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_slice(&encode::json(self))
    }
}

fn written(text: &[u8]) -> Result<Json, serde_json::Error> {
    let read = decode::json(text, false);
    read.map(|(json, _)| json).map_err(serde_core::ser::Error::custom)
}

impl FromStr for Json {
    type Err = DecodeError;

    /// Reads a JSON text.
    fn from_str(text: &str) -> Result<Self, DecodeError> {
        decode::json(text.as_bytes(), false).map(|(json, _)| json)
    }
}

impl fmt::Display for Json {
    /// Writes JSON without white space; `{:#}` writes it on several lines.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let write = if out.alternate() {
            serde_json::to_string_pretty
        } else {
            serde_json::to_string
        };
        out.write_str(&write(self).map_err(|_| fmt::Error)?)
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Json {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl From<Number> for Json {
    fn from(number: Number) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<Vec<Json>> for Json {
    fn from(elements: Vec<Json>) -> Self {
        Self::Array(elements)
    }
}
