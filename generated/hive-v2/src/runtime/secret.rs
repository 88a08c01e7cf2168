//! Text that must not be seen.

use std::fmt;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

use super::decode::{Decode, DecodeError, Decoder};
use super::encode::{Encode, Encoder};
use super::model;

/// A secret: a token, a password, a key. `Debug` shows `Secret(..)`; the memory is overwritten on drop
/// as well as safe code can (copies that a compiler or an allocator made stay out of reach).
#[derive(Clone)]
pub struct Secret(Vec<u8>);

impl Secret {
    /// The text itself; keep it out of logs.
    #[must_use]
    pub fn expose(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// A text that may repeat secrets, without them.
pub(super) fn redact(text: &str, secrets: &[Secret]) -> String {
    let told = secrets.iter().map(Secret::expose).filter(|secret| !secret.is_empty());
    told.fold(text.to_owned(), |text, secret| text.replace(secret, "…"))
}

/// Overwrites bytes that must not be seen.
pub(super) fn wipe(bytes: &mut [u8]) {
    bytes.fill(0);
    // Keeps the optimiser from removing the writes as dead.
    std::hint::black_box(bytes);
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into_bytes())
    }
}

impl From<&Self> for Secret {
    fn from(secret: &Self) -> Self {
        secret.clone()
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.as_bytes().to_vec())
    }
}

/// The comparison takes as long for texts that differ early as for those that differ late.
impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        let pairs = self.0.iter().zip(&other.0);
        let differing = pairs.fold(0, |seen, (own, theirs)| seen | (own ^ theirs));
        self.0.len() == other.0.len() && std::hint::black_box(differing) == 0
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(..)")
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

impl Decode for Secret {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.text().map(|text| Self::from(&*text))
    }
}

impl Encode for Secret {
    fn encode(&self, to: &mut Encoder) {
        self.expose().encode(to);
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        model::deserialize_text(from, |text| Self::from(text))
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.expose())
    }
}
