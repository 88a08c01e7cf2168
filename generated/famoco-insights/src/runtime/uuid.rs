//! UUIDs as servers write them: the text is kept, and read on demand.

use std::fmt;
use std::str::FromStr;

use super::model::{from_text, text};

/// A UUID, such as `f81d4fae-7dec-11d0-a765-00a0c91e6bf6` (RFC 9562 section 4).
///
/// Decoding and `From<&str>` take any text; the accessors of one that is no UUID give `None`, and `parse` refuses
/// it. Equality and order are those of the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uuid(String);

/// A text that is not a UUID.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UuidError;

impl Uuid {
    /// The 128 bits as a number, the first digit being the highest; `None` when the text is no UUID.
    #[must_use]
    pub fn as_u128(&self) -> Option<u128> {
        value(&self.0)
    }

    /// The sixteen bytes in their order; `None` when the text is no UUID.
    #[must_use]
    pub fn as_bytes(&self) -> Option<[u8; 16]> {
        self.as_u128().map(u128::to_be_bytes)
    }
}

/// Reads digits with hyphens between (8-4-4-4-12) or without any.
fn value(text: &str) -> Option<u128> {
    let grouped = text.len() == 36;
    let hyphen = |at: usize| grouped && matches!(at, 8 | 13 | 18 | 23);
    if !grouped && text.len() != 32 {
        return None;
    }
    text.bytes().enumerate().try_fold(0, |value: u128, (at, byte)| match byte {
        b'-' if hyphen(at) => Some(value),
        _ if hyphen(at) => None,
        _ => Some(value << 4 | u128::from(char::from(byte).to_digit(16)?)),
    })
}

impl From<u128> for Uuid {
    /// The UUID of these 128 bits, in small letters with hyphens.
    fn from(value: u128) -> Self {
        let digits = format!("{value:032x}");
        let group = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
        let groups =
            [group(0, 8), group(8, 12), group(12, 16), group(16, 20), group(20, 32)];
        Self(groups.join("-"))
    }
}

impl From<[u8; 16]> for Uuid {
    /// The UUID of these bytes, in small letters with hyphens.
    fn from(bytes: [u8; 16]) -> Self {
        u128::from_be_bytes(bytes).into()
    }
}

impl FromStr for Uuid {
    type Err = UuidError;

    /// Takes 32 hexadecimal digits, with hyphens where RFC 9562 has them or without any.
    fn from_str(text: &str) -> Result<Self, UuidError> {
        value(text).map(|_| Self(text.to_owned())).ok_or(UuidError)
    }
}

impl fmt::Display for UuidError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a UUID")
    }
}

impl std::error::Error for UuidError {}

text! { Uuid }
from_text! { Uuid }
