//! Bytes inside JSON, in Base64: the text is kept, and read on demand.

use std::fmt;
use std::str::FromStr;

use super::base64;
use super::model::text;

/// Bytes in Base64 with padding (RFC 4648 section 4).
///
/// `From` encodes bytes; `parse` takes a text that is encoded already. Decoding an answer takes any text.
/// Equality is that of the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Base64(String);

/// Bytes in the URL-safe alphabet of Base64 without padding (RFC 4648 section 5).
///
/// `From` encodes bytes; `parse` takes a text that is encoded already. Decoding an answer takes any text.
/// Equality is that of the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Base64Url(String);

/// A text that is not Base64.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base64Error;

/// Reads either alphabet; padding may be left out, and white space stands between lines.
fn decode(text: &str) -> Option<Vec<u8>> {
    let text: Vec<u8> =
        text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let end = text.iter().rposition(|byte| *byte != b'=').map_or(0, |last| last + 1);
    let (digits, padding) = text.split_at(end);
    let whole = digits.len() + padding.len();
    if digits.len() % 4 == 1
        || (!padding.is_empty() && whole % 4 != 0)
        || padding.len() > 2
    {
        return None;
    }
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for group in digits.chunks(4) {
        let number = group
            .iter()
            .try_fold(0_u32, |number, digit| Some(number << 6 | value(*digit)?))?;
        let [_, first, second, third] =
            (number << (6 * (4 - group.len()))).to_be_bytes();
        bytes.extend([first, second, third].into_iter().take(group.len() - 1));
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u32> {
    Some(u32::from(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    }))
}

fn url_safe(bytes: &[u8]) -> String {
    let text = base64::encode(bytes);
    text.trim_end_matches('=').replace('+', "-").replace('/', "_")
}

impl fmt::Display for Base64Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not Base64")
    }
}

impl std::error::Error for Base64Error {}

macro_rules! encoded {
    ($($name:ident by $encode:path;)*) => {$(
        impl $name {
            /// Encodes bytes.
            #[must_use]
            pub fn encode(bytes: &[u8]) -> Self {
                Self($encode(bytes))
            }

            /// The bytes; `None` when the text is not Base64. Both alphabets are read, with and without padding, and
            /// white space is passed over.
            #[must_use]
            pub fn decode(&self) -> Option<Vec<u8>> {
                decode(&self.0)
            }
        }

        impl From<&[u8]> for $name {
            fn from(bytes: &[u8]) -> Self {
                Self::encode(bytes)
            }
        }

        impl<const N: usize> From<&[u8; N]> for $name {
            fn from(bytes: &[u8; N]) -> Self {
                Self::encode(bytes)
            }
        }

        impl From<Vec<u8>> for $name {
            fn from(bytes: Vec<u8>) -> Self {
                Self::encode(&bytes)
            }
        }

        impl FromStr for $name {
            type Err = Base64Error;

            /// Takes a text that is encoded already.
            fn from_str(text: &str) -> Result<Self, Base64Error> {
                decode(text).map(|_| Self(text.to_owned())).ok_or(Base64Error)
            }
        }
    )*};
}

encoded! {
    Base64 by base64::encode;
    Base64Url by url_safe;
}

text! { Base64 Base64Url }
