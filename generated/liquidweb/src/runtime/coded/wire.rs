//! A number or a text, as it came.

use super::super::decode::{Decode, DecodeError, Decoder};
use super::super::encode::{Encode, Encoder};
use super::super::json::{Json, Number};

/// A number or a text, as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Wire {
    Number(Number),
    Text(String),
}

impl Wire {
    /// The number's digits, or the text.
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Number(number) => number.as_str(),
            Self::Text(text) => text,
        }
    }
}

impl From<i64> for Wire {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl Decode for Wire {
    /// One that should be there and is not is zero.
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(match from.scalar("a number or a string")? {
            Some(Json::Number(number)) => Self::Number(number),
            Some(Json::String(text)) => Self::Text(text),
            Some(other) => Self::Text(other.to_string()),
            None => 0.into(),
        })
    }
}

impl Encode for Wire {
    fn encode(&self, to: &mut Encoder) {
        match self {
            Self::Number(number) => number.encode(to),
            Self::Text(text) => text.encode(to),
        }
    }
}

/// Writes, for a struct that holds a [`Wire`], `as_str`, `Display`, `From` of itself borrowed, and the impls of `Decode`,
/// `Encode` and serde's traits.
macro_rules! wire {
    ($($name:ident)*) => {$(
        impl $name {
            /// The number's digits, or the text, as it was sent.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl From<&Self> for $name {
            fn from(value: &Self) -> Self {
                value.clone()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.pad(self.as_str())
            }
        }

        impl $crate::runtime::decode::Decode for $name {
            fn decode(
                from: &mut $crate::runtime::decode::Decoder<'_>,
            ) -> Result<Self, $crate::runtime::decode::DecodeError> {
                $crate::runtime::decode::Decode::decode(from).map(Self)
            }
        }

        impl $crate::runtime::encode::Encode for $name {
            fn encode(&self, to: &mut $crate::runtime::encode::Encoder) {
                self.0.encode(to);
            }
        }

        $crate::__serde! { $name }
    )*};
}

pub(super) use wire;
