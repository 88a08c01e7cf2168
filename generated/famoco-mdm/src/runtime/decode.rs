//! Reads a JSON body into a model: exact about places, forgiving about gaps.
//!
//! Servers leave out properties that their document promises, or send `null` for them. [`json`] gives such a
//! property the value that means "nothing" in its type (`""`, `0`, `false`, no elements, an enum's or
//! union's catch-all), as clients made from Smithy models do, and records a [`Drift`]. It stays an error when
//! strict, for an `exact` field (one that fills a path), and for a struct, which has no such value.
//!
//! Everything generic here is a thin shell over `Session`, so that a model costs little code. The grammar
//! of strings and numbers is `serde_json`'s; only the walk through brackets is done here, because it is what
//! lets a union read its value twice without a copy and a number keep its text.

mod absent;
mod access;
mod attempts;
mod error;
mod fields;
mod reader;
mod session;
mod value;

use serde_core::de::DeserializeOwned;

pub use error::DecodeError;
pub use fields::{EXACT, MARKER, OPEN, REQUIRED};
pub use session::{Drift, DriftKind};

pub(super) use absent::Absent;
pub(super) use attempts::Attempts;
pub(super) use session::{Mode, Session};
pub(super) use value::Value;

/// The name under which `Json` asks for a value with the text of its numbers.
pub(super) const JSON: &str = "\0json";
/// The name under which `Number` asks for the text of a number.
pub(super) const NUMBER: &str = "\0number";
/// The name under which a union asks for its value as often as it likes.
pub(super) const UNION: &str = "\0union";

/// Decodes a whole JSON body (UTF-8, a byte order mark is allowed) and tells where it differed from `T`.
///
/// An empty body is `None` of an `Option`, and an error of any other type. Unknown properties are ignored, of a property sent twice the last one counts, and at most the first
/// hundred deviations are listed.
///
/// # Errors
/// When the body is not JSON, goes on after its value, nests deeper than 128, does not fit `T`, or, with
/// `strict`, when it deviates at all. The error names the place.
pub fn json<T: DeserializeOwned>(
    body: &[u8],
    strict: bool,
) -> Result<(T, Vec<Drift>), DecodeError> {
    if body.iter().all(u8::is_ascii_whitespace) {
        return T::deserialize(Absent).map(|nothing| (nothing, Vec::new()));
    }
    let mode = if strict { Mode::Strict } else { Mode::Lenient };
    let mut session = Session::new(body, mode);
    let value = T::deserialize(Value::present(&mut session));
    session.finish(value)
}
