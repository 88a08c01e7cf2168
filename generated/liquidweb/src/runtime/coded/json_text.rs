//! JSON inside of a text.

use std::ops::{Deref, DerefMut};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::decode::{Decode, DecodeError, Decoder};
use super::super::encode::{self, Encode, Encoder};
use super::super::json::Json;
use super::super::model;

/// A value that is written as a text of JSON, such as `"[1,2]"`: in a property of a body, or as a field of a form.
///
/// A value that comes as it is, and not as a text, is read too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct JsonText<T>(pub T);

impl<T> JsonText<T> {
    /// The value itself.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for JsonText<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for JsonText<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T> From<T> for JsonText<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Decode> Decode for JsonText<T> {
    /// A text without anything in it is read as null.
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let Some(text) = from.string()? else { return T::decode(from).map(Self) };
        let text = if text.trim().is_empty() { "null" } else { &*text };
        from.nested(text).map(Self)
    }
}

impl<T: Encode> Encode for JsonText<T> {
    fn encode(&self, to: &mut Encoder) {
        String::from_utf8_lossy(&encode::json(&self.0)).encode(to);
    }
}

impl<'de, T: Decode> Deserialize<'de> for JsonText<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        model::deserialize(from)
    }
}

impl<T: Encode> Serialize for JsonText<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        model::serialize(self, to)
    }
}

impl JsonText<Json> {
    /// The JSON value of a text.
    ///
    /// # Errors
    /// When the text is not JSON.
    pub fn parse(text: &str) -> Result<Self, DecodeError> {
        super::super::decode::json(text.as_bytes(), false).map(|(value, _)| Self(value))
    }
}
