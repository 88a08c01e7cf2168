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
                base64::decode(&self.0)
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
                base64::decode(text).map(|_| Self(text.to_owned())).ok_or(Base64Error)
            }
        }
    )*};
}

encoded! {
    Base64 by base64::encode;
    Base64Url by url_safe;
}

text! { Base64 Base64Url }
