//! Models in serde: to store and log what was received, in any format that describes itself.

use std::fmt;

use serde_core::de::{Deserialize, Deserializer, Error as _, Visitor};
use serde_core::ser::{Error as _, Serialize, Serializer};

use super::super::decode::{self, Decode};
use super::super::encode::{self, Encode};
use super::super::json::Json;

/// Reads a model by way of JSON; what its document promises must be there.
///
/// # Errors
/// When the value does not fit.
pub fn deserialize<'de, D: Deserializer<'de>, T: Decode>(
    from: D,
) -> Result<T, D::Error> {
    let json = Json::deserialize(from)?;
    decode::plain(&json.to_string()).map_err(D::Error::custom)
}

/// Writes a model by way of JSON.
///
/// # Errors
/// Those of the format.
pub fn serialize<S: Serializer, T: Encode>(value: &T, to: S) -> Result<S::Ok, S::Error> {
    encode::to_json(value).map_err(S::Error::custom)?.serialize(to)
}

/// Reads a string into a type that takes any.
///
/// # Errors
/// When the value is no string.
pub fn deserialize_text<'de, D: Deserializer<'de>, T>(
    from: D,
    make: fn(&str) -> T,
) -> Result<T, D::Error> {
    from.deserialize_str(TextVisitor(make))
}

struct TextVisitor<T>(fn(&str) -> T);

impl<T> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<T, E> {
        Ok((self.0)(text))
    }
}

/// Writes serde's two impls for a type that has ours.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($name:ident) => {
        impl<'de> $crate::runtime::model::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::model::serde_core::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::model::deserialize(from)
            }
        }

        impl $crate::runtime::model::serde_core::Serialize for $name {
            fn serialize<S: $crate::runtime::model::serde_core::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::model::serialize(self, to)
            }
        }
    };
}
