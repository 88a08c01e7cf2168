//! Reads a JSON body into a model: exact about places, forgiving about gaps.
//!
//! Servers leave out properties that their document promises, or send `null` for them. [`json`] gives such a
//! property the value that means "nothing" in its type (`""`, `0`, `false`, no elements, an enum's or
//! union's catch-all), as clients made from Smithy models do, and records a [`Drift`]. It stays an error when
//! strict, for an `exact` field (one that fills a path), and for a struct, which has no such value.
//!
//! A body is looked through once, which tells where each of its values stands. From there a [`Decoder`] reads any
//! value in any order and as often as it likes. [`Decode`] is our own trait because nothing in it is generic: a large
//! document has thousands of models, and a call that names neither a format nor an error type is what the
//! compiler checks fastest.

mod decoder;
mod document;
mod drift;
mod error;
mod index;
mod object;
mod plain;
mod tape;
mod union;
mod values;
mod walk;

pub use decoder::Decoder;
pub use document::Document;
pub use drift::{Drift, DriftKind};
pub use error::DecodeError;
pub use union::Choice;

pub(super) use drift::Mode;
pub(super) use index::number;
use tape::Tape;
pub(super) use tape::{Kind, View};

/// A type that is read from JSON.
pub trait Decode: Sized {
    /// Reads the value at which `from` stands, or the type's empty value where nothing stands.
    ///
    /// # Errors
    /// When the value does not fit, or is not there and may not be made up.
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError>;
}

/// Decodes a whole JSON body (UTF-8, a byte order mark is allowed) and tells where it differed from `T`.
///
/// An empty body is `None` of an `Option`, and an error of any other type. Unknown properties are ignored, of a
/// property sent twice the last one counts, and at most the first hundred deviations are listed.
///
/// # Errors
/// When the body is not JSON, goes on after its value, nests deeper than 128, does not fit `T`, or, with
/// `strict`, when it deviates at all. The error names the place.
pub fn json<T: Decode>(
    body: &[u8],
    strict: bool,
) -> Result<(T, Vec<Drift>), DecodeError> {
    let mode = if strict { Mode::Strict } else { Mode::Lenient };
    let mut decoder = Decoder::new(body, mode)?;
    let value = T::decode(&mut decoder)?;
    Ok((value, decoder.into_drift()))
}

/// Decodes what another encoding's reader has made of a whole body; else as [`json`].
///
/// # Errors
/// When it is longer than 4 GiB, does not fit `T`, or, with `strict`, when it deviates at all. The error names the place.
pub fn document<T: Decode>(
    document: &Document,
    strict: bool,
) -> Result<(T, Vec<Drift>), DecodeError> {
    let mode = if strict { Mode::Strict } else { Mode::Lenient };
    let mut decoder = Decoder::over(document, mode)?;
    let value = T::decode(&mut decoder)?;
    Ok((value, decoder.into_drift()))
}

/// Reads a text that another format's reader was given, as that would: gaps are errors, and what a union's variant does not
/// take is kept by its catch-all.
pub(super) fn plain<T: Decode>(text: &str) -> Result<T, DecodeError> {
    T::decode(&mut Decoder::new(text.as_bytes(), Mode::Plain)?)
}
