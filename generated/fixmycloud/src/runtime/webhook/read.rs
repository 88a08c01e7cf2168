//! The headers of a delivery, and whether its signature fits.

use std::time::{Duration, SystemTime};

use http::HeaderMap;

use super::super::base64;
use super::super::profile::TimeUnit;
use super::super::secret::Secret;
use super::{Delivery, Encoding, KeyForm, Piece, Signing, Timestamp, VerifyError};

/// Most signatures of one delivery that are tried.
const MOST: usize = 32;

/// Checks signature and time.
pub(super) fn check(
    signing: &Signing,
    secrets: &[Secret],
    tolerance: Option<Duration>,
    now: SystemTime,
    (headers, body): (&HeaderMap, &[u8]),
) -> Result<Delivery, VerifyError> {
    let keys = secrets.iter().map(|secret| key(signing.key, secret));
    let keys = keys.collect::<Option<Vec<_>>>().ok_or(VerifyError::Secret)?;
    let signatures = signatures(signing, headers)?;
    let id = signing.id.map(|name| single(headers, name)).transpose()?;
    let timestamp = signing.timestamp.map(|stamp| timestamp(signing, stamp, headers));
    let timestamp = timestamp.transpose()?;
    let pieces = signing.signed.iter().map(|piece| match piece {
        Piece::Body => body,
        Piece::Timestamp => timestamp.unwrap_or_default().as_bytes(),
        Piece::Id => id.unwrap_or_default().as_bytes(),
        Piece::Text(text) => text.as_bytes(),
    });
    let pieces: Vec<&[u8]> = pieces.collect();
    // Every key is tried, so that the time taken does not tell which one fits.
    let fitting = keys.iter().filter(|key| (signing.matches)(key, &pieces, &signatures));
    if fitting.count() == 0 {
        return Err(VerifyError::Mismatch);
    }
    let sent = signing.timestamp.zip(timestamp);
    let sent =
        sent.map(|(stamp, text)| fresh(stamp, text, tolerance, now)).transpose()?;
    Ok(Delivery { id: id.map(str::to_owned), sent })
}

/// The bytes of a secret; `None` where there are none.
fn key(form: KeyForm, secret: &Secret) -> Option<Vec<u8>> {
    let text = secret.expose();
    let key = match form {
        KeyForm::Text => text.as_bytes().to_vec(),
        KeyForm::Base64(prefix) => {
            base64::decode(text.strip_prefix(prefix).unwrap_or(text))?
        }
    };
    (!key.is_empty()).then_some(key)
}

/// The signatures that can be read; those that cannot are as if they were absent.
fn signatures(
    signing: &Signing,
    headers: &HeaderMap,
) -> Result<Vec<Vec<u8>>, VerifyError> {
    let value = single(headers, signing.header)?;
    let bare =
        parts(signing, value).filter_map(|part| part.strip_prefix(signing.prefix));
    let bytes = bare.take(MOST).filter_map(|text| match signing.encoding {
        Encoding::Hex => hex(text),
        Encoding::Base64 => base64::decode(text),
    });
    let bytes: Vec<Vec<u8>> = bytes.filter(|bytes| !bytes.is_empty()).collect();
    if bytes.is_empty() {
        return Err(VerifyError::Malformed(signing.header));
    }
    Ok(bytes)
}

/// The parts of a header's value: one, where nothing parts them.
fn parts<'a>(signing: &Signing, value: &'a str) -> impl Iterator<Item = &'a str> {
    let separator = signing.separator;
    let parted = separator.into_iter().flat_map(move |separator| value.split(separator));
    let whole = separator.is_none().then_some(value);
    parted.chain(whole).map(str::trim)
}

/// The text of a header that comes once.
fn single<'a>(
    headers: &'a HeaderMap,
    name: &'static str,
) -> Result<&'a str, VerifyError> {
    let mut lines = headers.get_all(name).iter();
    let line = lines.next().ok_or(VerifyError::Missing(name))?;
    let text = line.to_str().map(str::trim).ok();
    let once = text.filter(|text| !text.is_empty() && lines.next().is_none());
    once.ok_or(VerifyError::Malformed(name))
}

fn timestamp<'a>(
    signing: &Signing,
    stamp: Timestamp,
    headers: &'a HeaderMap,
) -> Result<&'a str, VerifyError> {
    let value = single(headers, stamp.header)?;
    if stamp.prefix.is_empty() {
        return Ok(value);
    }
    let mut found =
        parts(signing, value).filter_map(|part| part.strip_prefix(stamp.prefix));
    let first = found.next().filter(|_| found.next().is_none());
    first.ok_or(VerifyError::Malformed(stamp.header))
}

/// The time that the text spells, if it is near enough.
fn fresh(
    stamp: Timestamp,
    text: &str,
    tolerance: Option<Duration>,
    now: SystemTime,
) -> Result<SystemTime, VerifyError> {
    let sent = time(stamp.unit, text).ok_or(VerifyError::Malformed(stamp.header))?;
    let apart = now.duration_since(sent).unwrap_or_else(|error| error.duration());
    if apart > tolerance.unwrap_or(stamp.tolerance) {
        return Err(VerifyError::Stale);
    }
    Ok(sent)
}

fn time(unit: TimeUnit, text: &str) -> Option<SystemTime> {
    let whole = text.split('.').next().unwrap_or_default();
    let number = || whole.parse::<u64>().ok();
    let since = match unit {
        TimeUnit::HttpDate => return httpdate::parse_http_date(text).ok(),
        TimeUnit::EpochMilliseconds => Duration::from_millis(number()?),
        _ => Duration::from_secs(number()?),
    };
    SystemTime::UNIX_EPOCH.checked_add(since)
}

fn hex(text: &str) -> Option<Vec<u8>> {
    let digit = |digit: &u8| char::from(*digit).to_digit(16);
    let pairs = text.as_bytes().chunks(2).map(|pair| {
        let [high, low] = pair else { return None };
        u8::try_from(digit(high)? << 4 | digit(low)?).ok()
    });
    pairs.collect()
}
