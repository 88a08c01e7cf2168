//! Reads an answer's JSON into a type.

use std::fmt;

use serde_core::de::DeserializeOwned;

/// A place where an answer did not keep what the document promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drift {
    /// JSON pointer to the place.
    pub path: String,
}

/// An answer that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(String);

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for DecodeError {}

impl serde_core::de::Error for DecodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Reads `body`.
///
/// # Errors
/// When the body is not JSON or does not fit `T`.
pub fn json<T: DeserializeOwned>(
    body: &[u8],
    _strict: bool,
) -> Result<(T, Vec<Drift>), DecodeError> {
    match serde_json::from_slice(body) {
        Ok(value) => Ok((value, Vec::new())),
        Err(error) => Err(serde_core::de::Error::custom(error)),
    }
}
