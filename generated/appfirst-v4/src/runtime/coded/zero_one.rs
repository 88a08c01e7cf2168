//! Flags as 0 and 1.

use super::super::decode::{Decode, DecodeError, Decoder};
use super::super::encode::{Encode, Encoder};
use super::super::json::Json;

/// A flag that is written as 0 or 1. `"0"`, `"1"`, `false` and `true` are read too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct ZeroOne(pub bool);

impl ZeroOne {
    /// Whether it is 1.
    #[must_use]
    pub const fn get(self) -> bool {
        self.0
    }
}

impl From<bool> for ZeroOne {
    fn from(flag: bool) -> Self {
        Self(flag)
    }
}

impl From<ZeroOne> for bool {
    fn from(flag: ZeroOne) -> Self {
        flag.0
    }
}

impl PartialEq<bool> for ZeroOne {
    fn eq(&self, flag: &bool) -> bool {
        self.0 == *flag
    }
}

impl Decode for ZeroOne {
    /// One that should be there and is not is 0.
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        if let Some(flag) = from.flag() {
            return Ok(Self(flag));
        }
        let Some(value) = from.scalar("0 or 1")? else { return Ok(Self(false)) };
        let text = match &value {
            Json::String(text) => text.as_str(),
            Json::Number(number) => number.as_str(),
            _ => "",
        };
        match text {
            "0" => Ok(Self(false)),
            "1" => Ok(Self(true)),
            _ => {
                Err(DecodeError::new(format!("invalid value: {value}, expected 0 or 1")))
            }
        }
    }
}

impl Encode for ZeroOne {
    fn encode(&self, to: &mut Encoder) {
        u8::from(self.0).encode(to);
    }
}

crate::__serde! { ZeroOne }
