//! Lists inside of a text.

use std::ops::{Deref, DerefMut};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::decode::{Decode, DecodeError, Decoder};
use super::super::encode::{self, Encode, Encoder};
use super::super::json::Json;
use super::super::model;

/// A list that is written as one text with commas between its elements, such as `"1,2"`.
///
/// White space around an element is dropped, and a list that comes as one is read too. An element that has a comma of
/// its own cannot be told from two.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CommaList<T>(pub Vec<T>);

impl<T> Default for CommaList<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for CommaList<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T> DerefMut for CommaList<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.0
    }
}

impl<T> From<Vec<T>> for CommaList<T> {
    fn from(elements: Vec<T>) -> Self {
        Self(elements)
    }
}

impl<T> FromIterator<T> for CommaList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        Self(elements.into_iter().collect())
    }
}

impl<T> IntoIterator for CommaList<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T: Decode> Decode for CommaList<T> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        if from.is_array() {
            return Decode::decode(from).map(Self);
        }
        let text = match from.scalar("a list with commas")? {
            Some(Json::String(text)) => text,
            Some(other) => other.to_string(),
            None => String::new(),
        };
        let pieces = text.split(',').map(str::trim).filter(|piece| !piece.is_empty());
        pieces.map(|piece| element(from, piece)).collect::<Result<_, _>>().map(Self)
    }
}

/// An element that is a text, or that is written as JSON.
fn element<T: Decode>(from: &mut Decoder<'_>, piece: &str) -> Result<T, DecodeError> {
    let text = Json::String(piece.to_owned()).to_string();
    from.nested(&text).or_else(|_| from.nested(piece))
}

impl<T: Encode> Encode for CommaList<T> {
    fn encode(&self, to: &mut Encoder) {
        let written = |element: &T| match encode::to_json(element) {
            Ok(Json::String(text)) => text,
            Ok(other) => other.to_string(),
            Err(_) => String::new(),
        };
        self.0.iter().map(written).collect::<Vec<_>>().join(",").encode(to);
    }
}

impl<'de, T: Decode> Deserialize<'de> for CommaList<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        model::deserialize(from)
    }
}

impl<T: Encode> Serialize for CommaList<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        model::serialize(self, to)
    }
}
