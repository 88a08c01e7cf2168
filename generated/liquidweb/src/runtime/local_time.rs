//! Dates and times without an offset, in the zone that the vendor's documentation names.
//!
//! The text is kept, and read on demand. It names an instant only together with the zone, and not even then in the hour
//! that a clock which is set back passes twice (the *fold*), or the one that it jumps over (the *gap*): what to do there
//! is the caller's choice, see [`Fold`]. Zones are those that `jiff` bundles, so that the system needs none.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::decode::{Decode, DecodeError, Decoder};
use super::encode::{Encode, Encoder};
use super::model;

/// A time zone; the crate's `zones` has a type for each that its types need.
pub trait Zone {
    /// Its name in the IANA database, such as `America/New_York`.
    const NAME: &'static str;
}

/// What a time in a fold or a gap stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fold {
    /// In a fold the first of the two instants; in a gap what the clock would have shown had it been set forward
    /// already, which lies before the jump.
    Earlier,
    /// In a fold the second of the two instants; in a gap what the clock would have shown had it not been set
    /// forward, which lies after the jump.
    Later,
    /// None: [`LocalTimeError::Ambiguous`] or [`LocalTimeError::Skipped`].
    Reject,
}

/// Why a local time names no instant, or an instant has no local time that would name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalTimeError {
    /// The text is no date and time.
    Unreadable,
    /// The clock shows this time twice.
    Ambiguous,
    /// The clock jumps over this time.
    Skipped,
    /// The zone is not in the database.
    UnknownZone,
    /// The instant is outside the years that a calendar has here.
    OutOfRange,
}

/// A date and time on the clocks of a zone, such as `2026-11-01 01:30:00`.
///
/// Decoding and `From` take any text. Equality is that of the text.
pub struct LocalDateTime<Z> {
    text: String,
    zone: PhantomData<fn() -> Z>,
}

impl<Z: Zone> LocalDateTime<Z> {
    /// The instant, where `fold` decides in a fold and a gap. A text that names its own offset needs no zone, and is
    /// taken by that.
    ///
    /// # Errors
    /// The text is no date and time, or `fold` rejects it.
    pub fn to_utc(&self, fold: Fold) -> Result<SystemTime, LocalTimeError> {
        let text = self.text.trim();
        if let Ok(instant) = text.parse::<Timestamp>() {
            return Ok(instant.into());
        }
        let local: civil::DateTime =
            text.parse().map_err(|_| LocalTimeError::Unreadable)?;
        let found = zone::<Z>()?.to_ambiguous_timestamp(local);
        let rejected = match found.offset() {
            AmbiguousOffset::Gap { .. } => LocalTimeError::Skipped,
            AmbiguousOffset::Fold { .. } => LocalTimeError::Ambiguous,
            AmbiguousOffset::Unambiguous { .. } => LocalTimeError::OutOfRange,
        };
        let instant = match fold {
            Fold::Earlier => found.earlier().map_err(|_| LocalTimeError::OutOfRange),
            Fold::Later => found.later().map_err(|_| LocalTimeError::OutOfRange),
            Fold::Reject => found.unambiguous().map_err(|_| rejected),
        };
        instant.map(SystemTime::from)
    }

    /// The local time of an instant, down to the second, as `2026-01-31 12:00:00`.
    ///
    /// # Errors
    /// An instant in a fold is refused as ambiguous, since its text would name two.
    pub fn from_utc(instant: SystemTime) -> Result<Self, LocalTimeError> {
        let instant =
            Timestamp::try_from(instant).map_err(|_| LocalTimeError::OutOfRange)?;
        let zone = zone::<Z>()?;
        let local = zone.to_datetime(instant);
        if zone.to_ambiguous_timestamp(local).is_ambiguous() {
            return Err(LocalTimeError::Ambiguous);
        }
        Ok(local.strftime("%Y-%m-%d %H:%M:%S").to_string().into())
    }
}

impl<Z> LocalDateTime<Z> {
    /// The text as it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

fn zone<Z: Zone>() -> Result<TimeZone, LocalTimeError> {
    TimeZone::get(Z::NAME).map_err(|_| LocalTimeError::UnknownZone)
}

impl<Z> From<String> for LocalDateTime<Z> {
    /// Keeps the text, whatever it is.
    fn from(text: String) -> Self {
        Self { text, zone: PhantomData }
    }
}

impl<Z> From<&str> for LocalDateTime<Z> {
    /// Keeps the text, whatever it is.
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl<Z> From<&Self> for LocalDateTime<Z> {
    fn from(time: &Self) -> Self {
        time.clone()
    }
}

// Derived, these would ask the same of the zone.
impl<Z> Clone for LocalDateTime<Z> {
    fn clone(&self) -> Self {
        self.text.clone().into()
    }
}

impl<Z> PartialEq for LocalDateTime<Z> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl<Z> Eq for LocalDateTime<Z> {}

impl<Z> Hash for LocalDateTime<Z> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

impl<Z> fmt::Debug for LocalDateTime<Z> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("LocalDateTime").field(&self.text).finish()
    }
}

impl<Z> fmt::Display for LocalDateTime<Z> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.text)
    }
}

impl<Z> Decode for LocalDateTime<Z> {
    fn decode(from: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        from.text().map(|text| text.into_owned().into())
    }
}

impl<Z> Encode for LocalDateTime<Z> {
    fn encode(&self, to: &mut Encoder) {
        self.text.encode(to);
    }
}

impl<Z> model::serde_core::Serialize for LocalDateTime<Z> {
    fn serialize<S: model::serde_core::Serializer>(
        &self,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text)
    }
}

impl<'de, Z> model::serde_core::Deserialize<'de> for LocalDateTime<Z> {
    fn deserialize<D: model::serde_core::Deserializer<'de>>(
        from: D,
    ) -> Result<Self, D::Error> {
        model::deserialize_text(from, |text| text.into())
    }
}

impl fmt::Display for LocalTimeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Unreadable => "not a date and time",
            Self::Ambiguous => "the clock shows this time twice",
            Self::Skipped => "the clock jumps over this time",
            Self::UnknownZone => "the zone is not in the database",
            Self::OutOfRange => "outside the years of the calendar",
        })
    }
}

impl std::error::Error for LocalTimeError {}

/// Writes a type for each zone: its documentation, its name, and its name in the IANA database.
#[doc(hidden)]
#[macro_export]
macro_rules! __zones {
    ($($(#[$attribute:meta])* $name:ident = $zone:literal,)*) => {$(
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name {}

        impl $crate::runtime::local_time::Zone for $name {
            const NAME: &'static str = $zone;
        }
    )*};
}

pub use crate::__zones as zones;
