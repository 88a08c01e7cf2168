//! Amounts of money.

use std::fmt;
use std::str::FromStr;

use super::wire::{Wire, wire};

/// An amount of money as a decimal text, such as `"12.50"`: no digit is lost to a float.
///
/// A text and a number are read, and what was read is written as it came; what is made here is a text. Equality is
/// that of the text, so that `12.5` differs from `12.50`. The currency is not part of it: a sign of one before the digits
/// is kept, and means nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Money(Wire);

/// A text that is not an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoneyError;

/// Signs that stand before an amount.
const CURRENCIES: [char; 4] = ['$', '€', '£', '¥'];

wire! { Money }

impl Money {
    /// The amount in units that are `digits` decimal places small (cents: 2), as an exact number. `None` where the
    /// text is odd, has further digits that are not zero, or is too large.
    #[must_use]
    pub fn minor_units(&self, digits: usize) -> Option<i64> {
        let text = self.as_str();
        let (sign, unsigned) = match text.strip_prefix('-') {
            Some(rest) => ("-", rest),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let unsigned = unsigned.strip_prefix(CURRENCIES).unwrap_or(unsigned);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() + fraction.len() == 0 || !plain(whole) || !plain(fraction) {
            return None;
        }
        let (kept, rest) = fraction.split_at(digits.min(fraction.len()));
        if rest.bytes().any(|digit| digit != b'0') {
            return None;
        }
        format!("{sign}{whole}{kept:0<digits$}").parse().ok()
    }

    /// An amount of so many units that are `digits` decimal places small: 1250 and 2 give `12.50`.
    #[must_use]
    pub fn from_minor_units(units: i64, digits: usize) -> Self {
        let sign = if units < 0 { "-" } else { "" };
        let all = format!("{:0>1$}", units.unsigned_abs(), digits + 1);
        let (whole, fraction) = all.split_at(all.len() - digits);
        let point = if digits == 0 { "" } else { "." };
        Self(Wire::Text(format!("{sign}{whole}{point}{fraction}")))
    }
}

impl From<&str> for Money {
    /// Keeps the text, whatever it is; `parse` checks it.
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<String> for Money {
    /// Keeps the text, whatever it is; `parse` checks it.
    fn from(text: String) -> Self {
        Self(Wire::Text(text))
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    /// Takes decimal digits with at most one sign and one point.
    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let plain =
            |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if plain(whole) && plain(fraction) { Ok(text.into()) } else { Err(MoneyError) }
    }
}

impl fmt::Display for MoneyError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("not a decimal amount")
    }
}

impl std::error::Error for MoneyError {}
