//! Times as numbers since 1970.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::wire::{Wire, wire};

/// A time in seconds since 1970-01-01T00:00:00Z, decimals allowed, such as `1713000060`.
///
/// A number and a text of digits are read, and what was read is written as it came; what is made here is a number.
/// Equality is that of the text. Some vendors write 0 where they do not know the time.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EpochSeconds(Wire);

/// A time in milliseconds since 1970-01-01T00:00:00Z, such as `1713000060000`; else as [`EpochSeconds`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EpochMilliseconds(Wire);

wire! { EpochSeconds EpochMilliseconds }

impl EpochSeconds {
    /// Whole seconds since 1970, negative before; `None` when the text is no such number.
    #[must_use]
    pub fn seconds(&self) -> Option<i64> {
        Some(parts(self.as_str(), 9)?.0)
    }

    /// Nanoseconds above the whole second, 0 to 999 999 999; further digits are dropped.
    #[must_use]
    pub fn nanoseconds(&self) -> Option<u32> {
        Some(parts(self.as_str(), 9)?.1)
    }

    /// The same instant as the system's time; `None` when the text is no such number, or the system cannot tell that
    /// time.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let (seconds, nanoseconds) = parts(self.as_str(), 9)?;
        instant(seconds, Duration::from_nanos(nanoseconds.into()))
    }
}

impl EpochMilliseconds {
    /// Whole milliseconds since 1970, negative before; `None` when the text is no such number.
    #[must_use]
    pub fn milliseconds(&self) -> Option<i64> {
        Some(parts(self.as_str(), 6)?.0)
    }

    /// The same instant as the system's time; `None` when the text is no such number, or the system cannot tell that
    /// time.
    #[must_use]
    pub fn to_system_time(&self) -> Option<SystemTime> {
        let (all, nanoseconds) = parts(self.as_str(), 6)?;
        let milliseconds = u64::try_from(all.rem_euclid(1000)).ok()?;
        let above = Duration::from_nanos(nanoseconds.into());
        instant(all.div_euclid(1000), Duration::from_millis(milliseconds) + above)
    }
}

impl From<i64> for EpochSeconds {
    /// So many seconds.
    fn from(seconds: i64) -> Self {
        Self(seconds.into())
    }
}

impl From<i64> for EpochMilliseconds {
    /// So many milliseconds.
    fn from(milliseconds: i64) -> Self {
        Self(milliseconds.into())
    }
}

impl From<SystemTime> for EpochSeconds {
    /// The second in which the instant lies.
    fn from(time: SystemTime) -> Self {
        Self(since_epoch(time, 1_000_000_000).into())
    }
}

impl From<SystemTime> for EpochMilliseconds {
    /// The millisecond in which the instant lies.
    fn from(time: SystemTime) -> Self {
        Self(since_epoch(time, 1_000_000).into())
    }
}

/// The whole part of a decimal number, rounded down, and the first `digits` digits of what is above it.
fn parts(text: &str, digits: usize) -> Option<(i64, u32)> {
    let (sign, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let plain =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !plain(whole) || !plain(fraction) {
        return None;
    }
    let kept = fraction.get(..digits.min(fraction.len()))?;
    let above: u32 = format!("{kept:0<digits$}").parse().ok()?;
    let whole = sign * whole.parse::<i64>().ok()?;
    if sign == 1 || above == 0 {
        return Some((whole, above));
    }
    let one = 10_u32.pow(u32::try_from(digits).ok()?);
    Some((whole.checked_sub(1)?, one - above))
}

fn instant(seconds: i64, above: Duration) -> Option<SystemTime> {
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let second = match seconds {
        0.. => UNIX_EPOCH.checked_add(whole),
        _ => UNIX_EPOCH.checked_sub(whole),
    };
    second?.checked_add(above)
}

/// Whole units of so many nanoseconds since 1970, rounded down; the nearest that `i64` holds.
fn since_epoch(time: SystemTime, unit: i128) -> i64 {
    let nanoseconds =
        |length: Duration| i128::try_from(length.as_nanos()).unwrap_or(i128::MAX);
    let all = match time.duration_since(UNIX_EPOCH) {
        Ok(after) => nanoseconds(after),
        Err(error) => -nanoseconds(error.duration()),
    };
    let whole = all.div_euclid(unit);
    i64::try_from(whole).unwrap_or(if whole < 0 { i64::MIN } else { i64::MAX })
}
