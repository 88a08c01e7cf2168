//! What the vendor sends by itself: whether it is the vendor's, and what it says.

mod read;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::clock::Clock;
use super::decode::DecodeError;
use super::profile::TimeUnit;
use super::secret::Secret;

/// How a vendor signs what it sends.
#[derive(Debug, Clone, Copy)]
pub struct Signing {
    /// The header with the signature, in lower case.
    pub header: &'static str,
    /// What stands before a signature in the header, such as `sha256=`.
    pub prefix: &'static str,
    /// What parts the header's value where it holds more than one signature; parts without the prefix are
    /// passed over.
    pub separator: Option<&'static str>,
    /// How the signature is written.
    pub encoding: Encoding,
    /// Whether one of the signatures is that of the text.
    pub matches: Matches,
    /// How the secret is written.
    pub key: KeyForm,
    /// The text that is signed, piece by piece.
    pub signed: &'static [Piece],
    /// Where the time of sending stands.
    pub timestamp: Option<Timestamp>,
    /// The header with the delivery's id, in lower case.
    pub id: Option<&'static str>,
}

/// Whether one of the signatures is that of a text, given in pieces, by a key. It takes as long for a signature
/// that differs early as for one that differs late.
pub type Matches = fn(key: &[u8], text: &[&[u8]], signatures: &[Vec<u8>]) -> bool;

/// How a signature is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Two hexadecimal digits a byte, in either case.
    Hex,
    /// Base64 (RFC 4648), in either alphabet.
    Base64,
}

/// How a secret is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyForm {
    /// Its text is the key.
    Text,
    /// Base64 of the key, behind this text if it is there.
    Base64(&'static str),
}

/// A piece of the text that is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// The body as it came.
    Body,
    /// The time of sending as it came.
    Timestamp,
    /// The delivery's id as it came.
    Id,
    /// This text.
    Text(&'static str),
}

/// Where the time of sending stands, and how old it may be.
#[derive(Debug, Clone, Copy)]
pub struct Timestamp {
    /// The header, in lower case.
    pub header: &'static str,
    /// What stands before it in a part of the header that [`Signing::separator`] parts; empty where the header
    /// holds nothing else.
    pub prefix: &'static str,
    /// How it is spelt: seconds or milliseconds since 1970, or an HTTP date.
    pub unit: TimeUnit,
    /// How far it may lie from now, in both directions.
    pub tolerance: Duration,
}

/// A type of what a vendor sends.
pub trait Receive: Sized {
    /// How it is signed.
    const SIGNING: &'static Signing;

    /// Reads a delivery whose signature was checked.
    ///
    /// # Errors
    /// When the body does not fit.
    fn receive(headers: &HeaderMap, body: &[u8]) -> Result<Self, DecodeError>;
}

/// Checks that a delivery is the vendor's, and reads it.
///
/// The body must be given as it came, byte by byte: a body that a framework parsed and wrote anew has another
/// signature. `Debug` does not show the secrets.
pub struct Webhook<E> {
    secrets: Vec<Secret>,
    clock: Option<Arc<dyn Clock>>,
    tolerance: Option<Duration>,
    event: PhantomData<fn() -> E>,
}

impl<E: Receive> Webhook<E> {
    /// Checks by this secret. An empty one accepts nothing.
    pub fn new(secret: impl Into<Secret>) -> Self {
        Self {
            secrets: vec![secret.into()],
            clock: None,
            tolerance: None,
            event: PhantomData,
        }
    }

    /// Accepts deliveries signed by this secret too, while one replaces the other.
    #[must_use]
    pub fn also(mut self, secret: impl Into<Secret>) -> Self {
        self.secrets.push(secret.into());
        self
    }

    /// Takes the time from this clock instead of the system's, which tests and systems without one need.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    /// How far the time of sending may lie from now, where the vendor tells it.
    #[must_use]
    pub fn tolerance(mut self, tolerance: Duration) -> Self {
        self.tolerance = Some(tolerance);
        self
    }

    /// Checks a delivery and reads it.
    ///
    /// # Errors
    /// When it is not the vendor's, too old, or does not fit the type.
    pub fn verify(&self, headers: &HeaderMap, body: &[u8]) -> Result<E, VerifyError> {
        self.check(headers, body)?;
        E::receive(headers, body).map_err(VerifyError::Payload)
    }

    /// Checks a delivery without reading it.
    ///
    /// # Errors
    /// When it is not the vendor's, or too old.
    pub fn check(
        &self,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Result<Delivery, VerifyError> {
        let now = match &self.clock {
            Some(clock) => clock.wall(),
            None => SystemTime::now(),
        };
        read::check(E::SIGNING, &self.secrets, self.tolerance, now, (headers, body))
    }
}

/// What is known of a delivery besides its body.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// Its id, where the vendor gives one: a delivery that comes twice has the same.
    pub id: Option<String>,
    /// When it was sent, where the vendor tells it.
    pub sent: Option<SystemTime>,
}

/// Why a delivery is not accepted.
#[derive(Debug)]
#[non_exhaustive]
pub enum VerifyError {
    /// The secret is empty, or is not written as the vendor writes its secrets.
    Secret,
    /// A header is absent.
    Missing(&'static str),
    /// A header cannot be read, or comes twice.
    Malformed(&'static str),
    /// No signature fits: the body is not what the vendor signed, or the secret is another one.
    Mismatch,
    /// It was sent too long ago, or in the future: it may be a repetition.
    Stale,
    /// It is the vendor's, and does not fit the type.
    Payload(DecodeError),
}

impl fmt::Display for VerifyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Secret => formatter.write_str("the secret cannot be used"),
            Self::Missing(header) => write!(formatter, "the header {header} is missing"),
            Self::Malformed(header) => {
                write!(formatter, "the header {header} cannot be read")
            }
            Self::Mismatch => formatter.write_str("the signature does not fit"),
            Self::Stale => {
                formatter.write_str("the delivery is too old, or of the future")
            }
            Self::Payload(error) => write!(formatter, "the body does not fit: {error}"),
        }
    }
}

impl std::error::Error for VerifyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Payload(error) => Some(error),
            _ => None,
        }
    }
}

impl<E> Clone for Webhook<E> {
    fn clone(&self) -> Self {
        Self {
            secrets: self.secrets.clone(),
            clock: self.clock.clone(),
            tolerance: self.tolerance,
            event: PhantomData,
        }
    }
}

impl<E> fmt::Debug for Webhook<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Webhook")
            .field("secrets", &self.secrets)
            .field("tolerance", &self.tolerance)
            .finish_non_exhaustive()
    }
}
