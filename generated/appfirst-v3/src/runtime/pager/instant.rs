//! A time as a window's parameter writes it.

use super::super::calendar;
use super::super::json::{Json, Number};
use super::super::profile::WindowUnit;

const SECOND: i128 = 1_000_000_000;

/// A time, and how finely it can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Instant {
    /// Nanoseconds since 1970-01-01T00:00:00Z.
    nanoseconds: i128,
    /// Nanoseconds between two times that can be written.
    step: i128,
    unit: Unit,
}

/// How it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Epoch,
    Text,
}

impl Instant {
    /// Reads a time; `None` when it is none in this unit.
    pub(super) fn read(text: &str, unit: WindowUnit) -> Option<Self> {
        let (step, unit) = match unit {
            WindowUnit::EpochSeconds => (SECOND, Unit::Epoch),
            WindowUnit::EpochMilliseconds => (SECOND / 1000, Unit::Epoch),
            WindowUnit::Rfc3339 => (step_of(text), Unit::Text),
        };
        let nanoseconds = match unit {
            Unit::Epoch => decimal(text.trim(), step)?,
            Unit::Text => {
                let time = calendar::instant(text)?;
                let seconds = time.unix_seconds(time.offset.unwrap_or_default());
                i128::from(seconds) * SECOND + i128::from(time.nanoseconds)
            }
        };
        Some(Self { nanoseconds, step, unit })
    }

    /// Whether it is after or before the other one.
    pub(super) fn is_beyond(self, other: Self, forwards: bool) -> bool {
        let (own, other) = (self.nanoseconds, other.nanoseconds);
        if forwards { own > other } else { own < other }
    }

    /// Nanoseconds between both.
    pub(super) fn apart(self, other: Self) -> i128 {
        (self.nanoseconds - other.nanoseconds).abs()
    }

    /// The same time, written as finely as the other at least.
    pub(super) fn as_fine_as(self, other: Self) -> Self {
        let step = self.step.min(other.step);
        Self { step, ..self }
    }

    /// The nearest time after or before this one that can be written.
    pub(super) fn beyond(self, forwards: bool) -> Self {
        let before = if forwards { self.nanoseconds } else { self.nanoseconds - 1 };
        let ticks = before.div_euclid(self.step) + i128::from(forwards);
        Self { nanoseconds: ticks * self.step, ..self }
    }

    /// This time if it can be written, else the nearest after or before it that can.
    pub(super) fn rounded(self, forwards: bool) -> Self {
        if self.unit == Unit::Text || self.nanoseconds.rem_euclid(self.step) == 0 {
            return self;
        }
        self.beyond(forwards)
    }

    /// The time that is so many nanoseconds after or before, or less, but not the same.
    pub(super) fn moved(self, nanoseconds: i128, forwards: bool) -> Self {
        let by = nanoseconds.max(self.step);
        let by = if forwards { by } else { by.saturating_neg() };
        let moved = Self { nanoseconds: self.nanoseconds.saturating_add(by), ..self };
        let moved = moved.rounded(!forwards);
        if moved.is_beyond(self, forwards) { moved } else { self.beyond(forwards) }
    }

    /// The time as the parameter's value; a number in quotes where that is asked for.
    pub(super) fn written(self, quoted: bool) -> Json {
        let ticks = self.nanoseconds.div_euclid(self.step);
        let number = ticks.to_string().parse::<Number>().ok().map(Json::Number);
        match (self.unit, number) {
            (Unit::Epoch, Some(number)) if !quoted => number,
            (Unit::Epoch, _) => Json::String(ticks.to_string()),
            (Unit::Text, _) => {
                let (seconds, rest) = (
                    self.nanoseconds.div_euclid(SECOND),
                    self.nanoseconds.rem_euclid(SECOND),
                );
                let rest = u32::try_from(rest).unwrap_or_default();
                Json::String(calendar::write(seconds, rest))
            }
        }
    }
}

/// Nanoseconds between two times of as many digits as this one has.
fn step_of(text: &str) -> i128 {
    let fraction = text.split('.').nth(1).unwrap_or_default();
    let digits = fraction.bytes().take_while(u8::is_ascii_digit).take(9).count();
    (digits..9).fold(1, |step, _| step * 10)
}

/// A decimal number of units, in nanoseconds; what is finer is cut off.
fn decimal(text: &str, unit: i128) -> Option<i128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let whole: i64 = whole.parse().ok()?;
    let digits = fraction.bytes().all(|digit| digit.is_ascii_digit());
    let nine: String = fraction.chars().chain("000000000".chars()).take(9).collect();
    let part = nine.parse::<i128>().ok().filter(|_| digits)? * unit / SECOND;
    let part = if text.starts_with('-') { -part } else { part };
    Some(i128::from(whole) * unit + part)
}
