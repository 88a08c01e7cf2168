//! Dates and times as servers write them: the text is kept, and read on demand.
//!
//! Decoding and `From` take any text, so that one odd date does not cost an answer; the accessors of an odd one give
//! `None`, and `parse` refuses it. Only dates have an order: two texts with a time of day may mean the same instant
//! and sort apart.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::calendar::{self, Clock, Instant};
use super::model::{from_text, text};

/// A date and time, such as `2026-01-31T12:00:00.25+01:00` (RFC 3339 section 5.6).
///
/// Equality is that of the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct DateTime(String);

/// A date, such as `2026-01-31` (RFC 3339 `full-date`).
///
/// Equality and order are those of the text, which for dates of RFC 3339 is the calendar's.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

/// A time of day, such as `12:00:00.25+01:00` (RFC 3339 `full-time`, or `partial-time` without a zone).
///
/// Equality is that of the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Time(String);

/// A text that is not a date, a time, or a date and time, of RFC 3339.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError(&'static str);

impl DateTime {
    /// The time zone, in minutes east of UTC; `None` when the text names none (or is odd).
    #[must_use]
    pub fn offset(&self) -> Option<i32> {
        self.instant()?.offset
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, negative before; `None` when the text names no zone (or is
    /// odd). A leap second counts as the second before it.
    #[must_use]
    pub fn unix_seconds(&self) -> Option<i64> {
        let instant = self.instant()?;
        Some(instant.unix_seconds(instant.offset?))
    }

    /// As [`unix_seconds`](Self::unix_seconds), taking a text without zone to be `offset` minutes east of UTC.
    #[must_use]
    pub fn unix_seconds_or(&self, offset: i32) -> Option<i64> {
        let instant = self.instant()?;
        Some(instant.unix_seconds(instant.offset.unwrap_or(offset)))
    }

    /// Nanoseconds above the whole second, 0 to 999 999 999; further digits are dropped.
    #[must_use]
    pub fn nanoseconds(&self) -> Option<u32> {
        Some(self.instant()?.nanoseconds)
    }

    /// The same instant as the system's time; `None` when the text names no zone (or is odd), or the system cannot
    /// tell that time.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let seconds = self.unix_seconds()?;
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let second = match seconds {
            0.. => UNIX_EPOCH.checked_add(whole),
            _ => UNIX_EPOCH.checked_sub(whole),
        };
        second?.checked_add(Duration::from_nanos(self.nanoseconds()?.into()))
    }

    fn instant(&self) -> Option<Instant> {
        calendar::instant(&self.0)
    }
}

impl Date {
    /// The year 0 to 9999, month 1 to 12 and day 1 to 31; `None` when the text is no such day.
    #[must_use]
    pub fn year_month_day(&self) -> Option<(u16, u8, u8)> {
        calendar::date(&self.0)
    }

    /// The day with these numbers, if there is one in years 0 to 9999 of the Gregorian calendar.
    #[must_use]
    pub fn from_year_month_day(year: u16, month: u8, day: u8) -> Option<Self> {
        format!("{year:04}-{month:02}-{day:02}").parse().ok()
    }
}

impl Time {
    /// The hour 0 to 23, minute 0 to 59 and second 0 to 60; `None` when the text is no time of day.
    #[must_use]
    pub fn hour_minute_second(&self) -> Option<(u8, u8, u8)> {
        let Clock { hour, minute, second, .. } = calendar::clock(&self.0)?;
        Some((hour, minute, second))
    }

    /// Nanoseconds above the whole second, 0 to 999 999 999; further digits are dropped.
    #[must_use]
    pub fn nanoseconds(&self) -> Option<u32> {
        Some(calendar::clock(&self.0)?.nanoseconds)
    }

    /// The time zone, in minutes east of UTC; `None` when the text names none (or is odd).
    #[must_use]
    pub fn offset(&self) -> Option<i32> {
        calendar::clock(&self.0)?.offset
    }
}

impl From<SystemTime> for DateTime {
    /// The instant in UTC, with as many digits of its second as it needs. Times outside the years 0 to
    /// 9999 are set to the nearest that RFC 3339 can write.
    fn from(time: SystemTime) -> Self {
        Self(match time.duration_since(UNIX_EPOCH) {
            Ok(after) => {
                calendar::write(i128::from(after.as_secs()), after.subsec_nanos())
            }
            Err(error) => {
                let before = error.duration();
                let (seconds, nanoseconds) =
                    (-i128::from(before.as_secs()), before.subsec_nanos());
                match nanoseconds {
                    0 => calendar::write(seconds, 0),
                    _ => calendar::write(seconds - 1, 1_000_000_000 - nanoseconds),
                }
            }
        })
    }
}

impl FromStr for DateTime {
    type Err = DateError;

    /// Takes a date and time of RFC 3339, also without a zone.
    fn from_str(text: &str) -> Result<Self, DateError> {
        match calendar::instant(text) {
            Some(_) => Ok(Self(text.to_owned())),
            None => Err(DateError("not a date and time of RFC 3339")),
        }
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Takes a `full-date` of RFC 3339.
    fn from_str(text: &str) -> Result<Self, DateError> {
        match calendar::date(text) {
            Some(_) => Ok(Self(text.to_owned())),
            None => Err(DateError("not a date of RFC 3339")),
        }
    }
}

impl FromStr for Time {
    type Err = DateError;

    /// Takes a `full-time` of RFC 3339, also without a zone.
    fn from_str(text: &str) -> Result<Self, DateError> {
        match calendar::clock(text) {
            Some(_) => Ok(Self(text.to_owned())),
            None => Err(DateError("not a time of RFC 3339")),
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

impl std::error::Error for DateError {}

text! { DateTime Date Time }
from_text! { DateTime Date Time }
