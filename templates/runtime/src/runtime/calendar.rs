//! RFC 3339's grammar and the Gregorian calendar.

/// Seconds since 1970 of `0000-01-01T00:00:00Z` and of `9999-12-31T23:59:59Z`.
const WRITABLE: (i128, i128) = (-62_167_219_200, 253_402_300_799);
const DAY: i64 = 86_400;

/// A date and time as written, before its zone is taken into account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Instant {
    local_seconds: i64,
    pub(super) nanoseconds: u32,
    pub(super) offset: Option<i32>,
}

impl Instant {
    /// Seconds since 1970 when the zone is so many minutes east of UTC.
    pub(super) fn unix_seconds(self, offset: i32) -> i64 {
        self.local_seconds - i64::from(offset) * 60
    }
}

/// A time of day as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: u8,
    pub(super) second: u8,
    pub(super) nanoseconds: u32,
    pub(super) offset: Option<i32>,
}

/// Reads `date-time` of RFC 3339 section 5.6; the zone may be left out.
pub(super) fn instant(text: &str) -> Option<Instant> {
    let (year, month, day) = date(text.get(..10)?)?;
    let Clock { hour, minute, second, nanoseconds, offset } =
        clock(text.get(10..)?.strip_prefix(['T', 't', ' '])?)?;
    let time =
        i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second.min(59));
    let local_seconds = days(year.into(), month.into(), day.into()) * DAY + time;
    Some(Instant { local_seconds, nanoseconds, offset })
}

/// Reads `full-time` of RFC 3339 section 5.6; the zone may be left out.
pub(super) fn clock(text: &str) -> Option<Clock> {
    let [hour, minute, second] = numbers(text.get(..8)?, ':')?;
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (nanoseconds, zone) = fraction(text.get(8..)?)?;
    let offset = if zone.is_empty() { None } else { Some(offset(zone)?) };
    Some(Clock { hour, minute, second, nanoseconds, offset })
}

/// Reads `full-date` of RFC 3339 section 5.6: year, month, day.
pub(super) fn date(text: &str) -> Option<(u16, u8, u8)> {
    let (year, rest) = text.split_once('-')?;
    let [month, day] = numbers(rest, '-')?;
    let year = (year.len() == 4).then(|| digits(year))??;
    let valid = (1..=12).contains(&month) && (1..=length(year, month)).contains(&day);
    Some((u16::try_from(year).ok()?, month, day)).filter(|_| valid)
}

/// Writes an instant in UTC; one that has no four-digit year is set to the nearest that has.
pub(super) fn write(seconds: i128, nanoseconds: u32) -> String {
    let within = seconds.clamp(WRITABLE.0, WRITABLE.1);
    let nanoseconds = if within == seconds { nanoseconds } else { 0 };
    let seconds = i64::try_from(within).unwrap_or_default();
    let (year, month, day) = civil(seconds.div_euclid(DAY));
    let time = seconds.rem_euclid(DAY);
    let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
    let fraction = format!(".{nanoseconds:09}");
    let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

/// Numbers of two digits each, between separators.
fn numbers<const N: usize>(text: &str, separator: char) -> Option<[u8; N]> {
    let mut parts = text.split(separator);
    let mut found = [0; N];
    for number in &mut found {
        let part = parts.next().filter(|part| part.len() == 2)?;
        *number = u8::try_from(digits(part)?).ok()?;
    }
    parts.next().is_none().then_some(found)
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|digit| digit.is_ascii_digit()).then(|| text.parse().ok())?
}

/// The nanoseconds of a fraction, if there is one, and the text after it.
fn fraction(text: &str) -> Option<(u32, &str)> {
    let Some(rest) = text.strip_prefix('.') else { return Some((0, text)) };
    let zone = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let shown = rest.get(..rest.len() - zone.len()).filter(|shown| !shown.is_empty())?;
    let nine: String = shown.chars().chain("000000000".chars()).take(9).collect();
    Some((digits(&nine)?, zone))
}

/// `Z` or `+01:00`, in minutes.
fn offset(text: &str) -> Option<i32> {
    if text == "Z" || text == "z" {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let [hours, minutes] = numbers(text.strip_prefix(['+', '-'])?, ':')?;
    let valid = hours < 24 && minutes < 60;
    valid.then(|| sign * (i32::from(hours) * 60 + i32::from(minutes)))
}

fn length(year: u32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 1970-01-01 (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a day since 1970-01-01, by the same source.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524
        - day_of_era / 146_096)
        / 365;
    let day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}
