//! How long a server asks a client to wait.
//!
//! A time that a server gives by its calendar is counted from the answer's own `Date`, so that a client
//! whose calendar is wrong waits no longer and no shorter. Whatever cannot be read is as if it were absent.

mod rate_limit;

use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::profile::{LimitHeader, LimitMeaning, TimeUnit};

/// No wait is longer than this: ten years.
const LONGEST: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);

/// Reads from the headers of an answer that refused its request, because there were too many, how long
/// to wait before the next; the first that speaks wins:
///
/// 1. `retry-after-ms`, milliseconds;
/// 2. `Retry-After` (RFC 9110 section 10.2.3): seconds, decimals allowed, or an HTTP-date;
/// 3. `RateLimit` (draft-ietf-httpapi-ratelimit-headers-10), the longest among the quotas that have
///    nothing left;
/// 4. those of `limit_headers` that mean [`LimitMeaning::RetryAfter`], the longest;
/// 5. those that mean [`LimitMeaning::Reset`], the longest among the limits that have nothing left, or,
///    where no header tells that, among all.
///
/// `now` is the local calendar's time, used where the answer has no readable `Date`. A time in the past
/// is a wait of zero. Waits are rounded up to a millisecond and capped at ten years. `None` when no
/// header can be read; a field on several lines cannot, except `RateLimit`.
#[must_use]
pub fn server_wait(
    headers: &HeaderMap,
    limit_headers: &[LimitHeader],
    now: SystemTime,
) -> Option<Duration> {
    let origin = server_time(headers, now);
    asked(headers, now)
        .or_else(|| rate_limit::wait(headers).map(|wait| wait.min(LONGEST)))
        .or_else(|| longest(headers, limit_headers, origin, retry_after))
        .or_else(|| {
            longest(headers, &exhausted(headers, limit_headers), origin, until_reset)
        })
        .or_else(|| longest(headers, limit_headers, origin, until_reset))
}

/// The wait that any answer may ask for: steps 1 and 2 of [`server_wait`]. The others describe the limits
/// and come with successes too.
pub(super) fn asked(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let origin = server_time(headers, now);
    let standard = |name, unit| duration(single(headers, name)?, unit, origin);
    standard("retry-after-ms", TimeUnit::DeltaMilliseconds)
        .or_else(|| standard("retry-after", TimeUnit::DeltaSeconds))
        .or_else(|| standard("retry-after", TimeUnit::HttpDate))
}

/// When the server says that it answered, else `now`.
pub(super) fn server_time(headers: &HeaderMap, now: SystemTime) -> SystemTime {
    single(headers, "date")
        .and_then(|date| httpdate::parse_http_date(date).ok())
        .unwrap_or(now)
}

/// The text of a field that is sent once; `None` when it is absent, repeated or not visible ASCII.
pub(super) fn single<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut lines = headers.get_all(name).iter();
    let line = lines.next()?.to_str().ok()?;
    lines.next().is_none().then(|| line.trim())
}

/// The number that a field tells, of requests or bytes.
pub(super) fn count(headers: &HeaderMap, name: &str) -> Option<u64> {
    number(single(headers, name)?)
}

/// A number of requests or bytes; below zero is zero, too many to count is the most.
pub(super) fn number(text: &str) -> Option<u64> {
    rounded_up(text, 0)
}

/// How long from `origin` until the time that `text` spells in `unit`.
pub(super) fn duration(
    text: &str,
    unit: TimeUnit,
    origin: SystemTime,
) -> Option<Duration> {
    let wait = match unit {
        TimeUnit::DeltaSeconds => Duration::from_millis(rounded_up(text, 3)?),
        TimeUnit::DeltaMilliseconds => Duration::from_millis(rounded_up(text, 0)?),
        TimeUnit::EpochSeconds => since(origin, rounded_up(text, 3)?),
        TimeUnit::EpochMilliseconds => since(origin, rounded_up(text, 0)?),
        TimeUnit::HttpDate => {
            let date = httpdate::parse_http_date(text).ok()?;
            date.duration_since(origin).unwrap_or_default()
        }
        TimeUnit::Auto => return duration(text, guess(text), origin),
    };
    Some(wait.min(LONGEST))
}

/// The unit that fits a text which may be in any.
fn guess(text: &str) -> TimeUnit {
    match rounded_up(text, 3) {
        None => TimeUnit::HttpDate,
        Some(thousandths) if thousandths > 1_000_000_000_000_000 => {
            TimeUnit::EpochMilliseconds
        }
        Some(thousandths) if thousandths > 1_000_000_000_000 => TimeUnit::EpochSeconds,
        Some(_) => TimeUnit::DeltaSeconds,
    }
}

fn since(origin: SystemTime, epoch_milliseconds: u64) -> Duration {
    let origin = origin.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Duration::from_millis(epoch_milliseconds).saturating_sub(origin)
}

/// The longest of the waits that `read` finds in the headers.
fn longest(
    headers: &HeaderMap,
    limit_headers: &[LimitHeader],
    origin: SystemTime,
    read: fn(&LimitHeader, &str, SystemTime) -> Option<Duration>,
) -> Option<Duration> {
    let read =
        |header: &LimitHeader| read(header, single(headers, header.name)?, origin);
    limit_headers.iter().filter_map(read).max()
}

/// The wait that the text of this header asks for.
pub(super) fn retry_after(
    header: &LimitHeader,
    text: &str,
    origin: SystemTime,
) -> Option<Duration> {
    let LimitMeaning::RetryAfter(unit) = header.meaning else { return None };
    duration(text, unit, origin)
}

/// How long until a window starts anew, by the text of this header. What is guessed to be a wait is no longer than the
/// window.
pub(super) fn until_reset(
    header: &LimitHeader,
    text: &str,
    origin: SystemTime,
) -> Option<Duration> {
    let LimitMeaning::Reset(unit) = header.meaning else { return None };
    let wait = duration(text, unit, origin)?;
    let guessed = unit == TimeUnit::Auto && guess(text) == TimeUnit::DeltaSeconds;
    let window = header.window.filter(|_| guessed);
    Some(window.map_or(wait, |window| wait.min(window)))
}

/// The headers of those limits that have nothing left.
fn exhausted(headers: &HeaderMap, limit_headers: &[LimitHeader]) -> Vec<LimitHeader> {
    let nothing_left = |header: &LimitHeader| {
        header.meaning == LimitMeaning::Remaining
            && count(headers, header.name) == Some(0)
    };
    let spent: Vec<_> =
        limit_headers.iter().filter(|h| nothing_left(h)).map(|h| h.rule).collect();
    limit_headers.iter().copied().filter(|header| spent.contains(&header.rule)).collect()
}

/// A decimal number with its point moved `places` to the right and rounded up to a whole one; below
/// zero is zero, beyond `u64` is its greatest. Digits are read as text: a float would turn 1.1 seconds
/// into 1101 milliseconds.
fn rounded_up(text: &str, places: usize) -> Option<u64> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_number =
        |digits: &str| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return None;
    }
    if negative {
        return Some(0);
    }
    let (kept, cut) = fraction.split_at(places.min(fraction.len()));
    let number = format!("{whole}{kept:0<places$}").parse().unwrap_or(u64::MAX);
    Some(number.saturating_add(u64::from(cut.bytes().any(|digit| digit != b'0'))))
}
