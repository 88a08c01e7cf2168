//! The words that stand before a field in [`object!`](super::super::object!), each a module of three items:
//! `MARK` tells the decoder what was promised, `take` makes the field of what was read, `write` writes it.

/// A property that every answer has; one that it lacks is corrected and recorded as drift.
pub mod required {
    use serde_core::de::Error;
    use serde_core::ser::{Serialize, SerializeMap};

    /// What the decoder is told.
    pub const MARK: &str = super::super::super::decode::REQUIRED;

    /// The value that was read.
    ///
    /// # Errors
    /// When there was none and the decoder did not correct that.
    pub fn take<T, E: Error>(read: Option<T>, name: &'static str) -> Result<T, E> {
        read.ok_or_else(|| E::missing_field(name))
    }

    /// Writes the property.
    ///
    /// # Errors
    /// Those of the format.
    pub fn write<M: SerializeMap, T: Serialize>(
        to: &mut M,
        name: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        to.serialize_entry(name, value)
    }
}

/// A property that every answer has and that is never corrected, because it names what a caller acts on.
pub mod exact {
    pub use super::required::{take, write};

    /// What the decoder is told.
    pub const MARK: &str = super::super::super::decode::EXACT;
}

/// A property that every answer has and that may be null: an `Option`, written as null.
pub mod nullable {
    pub use super::required::{MARK, take, write};
}

/// A property that may be left out: an `Option`, of which `None` is not written.
pub mod optional {
    use serde_core::ser::{Serialize, SerializeMap};

    /// What the decoder is told.
    pub const MARK: &str = super::super::super::decode::OPEN;

    /// The value that was read; none where there was none.
    ///
    /// # Errors
    /// Never: the result is that of the other presences.
    pub fn take<T: Default, E>(read: Option<T>, _name: &'static str) -> Result<T, E> {
        Ok(read.unwrap_or_default())
    }

    /// Writes the property unless it is `None`.
    ///
    /// # Errors
    /// Those of the format.
    pub fn write<M: SerializeMap, T: Serialize>(
        to: &mut M,
        name: &'static str,
        value: &Option<T>,
    ) -> Result<(), M::Error> {
        value.as_ref().map_or(Ok(()), |value| to.serialize_entry(name, value))
    }
}

/// A property that may be left out or null: a `Field`, of which `Absent` is not written.
pub mod patch {
    use serde_core::ser::{Serialize, SerializeMap};

    use super::super::super::field::Field;
    pub use super::optional::{MARK, take};

    /// Writes the property unless it is absent.
    ///
    /// # Errors
    /// Those of the format.
    pub fn write<M: SerializeMap, T: Serialize>(
        to: &mut M,
        name: &'static str,
        value: &Field<T>,
    ) -> Result<(), M::Error> {
        if value.is_absent() { Ok(()) } else { to.serialize_entry(name, value) }
    }
}
