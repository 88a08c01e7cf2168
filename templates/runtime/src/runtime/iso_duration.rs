//! Durations as servers write them: the text is kept, and read on demand.

use std::fmt;
use std::str::FromStr;

use super::model::{from_text, text};

/// A duration, such as `P3DT12H30M5S` (ISO 8601, RFC 3339 appendix A).
///
/// Decoding and `From<&str>` take any text; the accessors of one that is no duration give `None`, and `parse`
/// refuses it. Equality is that of the text, and there is no order: a month is no number of days.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Duration(String);

/// The numbers of a duration, as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct DurationParts {
    /// Whether a minus sign stands before it.
    pub negative: bool,
    /// Years.
    pub years: u64,
    /// Months.
    pub months: u64,
    /// Weeks.
    pub weeks: u64,
    /// Days.
    pub days: u64,
    /// Hours.
    pub hours: u64,
    /// Minutes.
    pub minutes: u64,
    /// Whole seconds.
    pub seconds: u64,
    /// Nanoseconds above the whole second, 0 to 999 999 999; further digits are dropped.
    pub nanoseconds: u32,
}

/// A text that is not a duration of ISO 8601.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DurationError;

/// The letters in the order in which they may stand, those of the time after `T`.
const LETTERS: [&str; 2] = ["YMWD", "HMS"];

impl Duration {
    /// The numbers it is written with; `None` when the text is no duration, or a fraction stands before another
    /// letter than `S`.
    #[must_use]
    pub fn parts(&self) -> Option<DurationParts> {
        parts(&self.0)
    }

    /// The same time as the standard library's, a day being 24 hours; `None` when it has years or months, is below
    /// zero or out of range, or the text is odd.
    #[must_use]
    pub fn to_std(&self) -> Option<std::time::Duration> {
        let parts = self.parts()?;
        let days = parts.weeks.checked_mul(7)?.checked_add(parts.days)?;
        let hours = days.checked_mul(24)?.checked_add(parts.hours)?;
        let minutes = hours.checked_mul(60)?.checked_add(parts.minutes)?;
        let seconds = minutes.checked_mul(60)?.checked_add(parts.seconds)?;
        let whole = std::time::Duration::new(seconds, parts.nanoseconds);
        let exact = parts.years == 0 && parts.months == 0;
        (exact && (!parts.negative || whole.is_zero())).then_some(whole)
    }
}

fn parts(text: &str) -> Option<DurationParts> {
    let bare = text.strip_prefix(['-', '+']).unwrap_or(text).strip_prefix('P')?;
    let mut parts =
        DurationParts { negative: text.starts_with('-'), ..DurationParts::default() };
    let (date, time) = match bare.split_once('T') {
        Some((date, time)) if !time.is_empty() => (date, time),
        Some(_) => return None,
        None if bare.is_empty() => return None,
        None => (bare, ""),
    };
    fill(&mut parts, date, LETTERS[0])?;
    fill(&mut parts, time, LETTERS[1])?;
    Some(parts)
}

/// Reads numbers with letters behind them, each letter at most once and in order.
fn fill(parts: &mut DurationParts, text: &str, letters: &str) -> Option<()> {
    let (mut rest, mut open) = (text, letters);
    while !rest.is_empty() {
        let end = rest.find(|part: char| part.is_ascii_alphabetic())?;
        let (number, letter) = (rest.get(..end)?, rest.get(end..=end)?);
        let at = open.find(letter)?;
        set(parts, letters == LETTERS[1], letter, number)?;
        (rest, open) = (rest.get(end + 1..)?, open.get(at + 1..)?);
    }
    Some(())
}

fn set(parts: &mut DurationParts, time: bool, letter: &str, number: &str) -> Option<()> {
    if let (true, "S", Some((whole, fraction))) =
        (time, letter, number.split_once(['.', ',']))
    {
        let nine: String = fraction.chars().chain("000000000".chars()).take(9).collect();
        let clean =
            !fraction.is_empty() && fraction.bytes().all(|digit| digit.is_ascii_digit());
        let nine = clean.then_some(nine)?;
        parts.nanoseconds = u32::try_from(digits(&nine)?).ok()?;
        parts.seconds = digits(whole)?;
        return Some(());
    }
    let field = match (time, letter) {
        (false, "Y") => &mut parts.years,
        (false, "M") => &mut parts.months,
        (false, "W") => &mut parts.weeks,
        (false, _) => &mut parts.days,
        (true, "H") => &mut parts.hours,
        (true, "M") => &mut parts.minutes,
        (true, _) => &mut parts.seconds,
    };
    *field = digits(number)?;
    Some(())
}

/// A number of digits alone.
fn digits(text: &str) -> Option<u64> {
    let clean = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    text.parse().ok().filter(|_| clean)
}

impl From<std::time::Duration> for Duration {
    /// The duration in seconds, with as many digits behind the point as it needs: `PT90.5S`.
    fn from(time: std::time::Duration) -> Self {
        let fraction = format!(".{:09}", time.subsec_nanos());
        let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
        Self(format!("PT{}{fraction}S", time.as_secs()))
    }
}

impl FromStr for Duration {
    type Err = DurationError;

    /// Takes `P`, then numbers with `Y`, `M`, `W`, `D`, then `T` and numbers with `H`, `M`, `S`; the seconds may have
    /// a fraction. A sign may stand before it.
    fn from_str(text: &str) -> Result<Self, DurationError> {
        parts(text).map(|_| Self(text.to_owned())).ok_or(DurationError)
    }
}

impl fmt::Display for DurationError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a duration of ISO 8601")
    }
}

impl std::error::Error for DurationError {}

text! { Duration }
from_text! { Duration }
