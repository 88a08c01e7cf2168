//! Local times: what the clocks of New York show twice, jump over, and show once.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::runtime::decode;
use crate::runtime::local_time::{Fold, LocalDateTime, LocalTimeError, zones};

zones! {
    /// New York.
    NewYork = "America/New_York",
    /// No such place.
    Nowhere = "America/Nowhere",
}

type Time = LocalDateTime<NewYork>;

/// The instant of a time of RFC 3339.
fn utc(text: &str) -> SystemTime {
    let seconds = text.parse::<jiff::Timestamp>().unwrap().as_second();
    UNIX_EPOCH + Duration::from_secs(seconds.try_into().unwrap())
}

fn each(text: &str) -> [Result<SystemTime, LocalTimeError>; 3] {
    let time = Time::from(text);
    [Fold::Earlier, Fold::Later, Fold::Reject].map(|fold| time.to_utc(fold))
}

#[test]
fn a_time_that_comes_once_needs_no_choice() {
    for (text, expected) in [
        ("2026-01-31 12:00:00", "2026-01-31T17:00:00Z"),
        ("2026-07-31T12:00:00", "2026-07-31T16:00:00Z"),
        ("2026-07-31 12:00", "2026-07-31T16:00:00Z"),
        ("2026-11-01 00:59:59", "2026-11-01T04:59:59Z"),
        ("2026-11-01 02:00:00", "2026-11-01T07:00:00Z"),
        ("2026-03-08 01:59:59", "2026-03-08T06:59:59Z"),
        ("2026-03-08 03:00:00", "2026-03-08T07:00:00Z"),
    ] {
        assert_eq!(each(text), [Ok(utc(expected)); 3], "{text}");
    }
}

#[test]
fn the_hour_that_comes_twice_is_the_callers_choice() {
    let expected = [
        Ok(utc("2026-11-01T05:30:00Z")),
        Ok(utc("2026-11-01T06:30:00Z")),
        Err(LocalTimeError::Ambiguous),
    ];
    assert_eq!(each("2026-11-01 01:30:00"), expected);
}

#[test]
fn the_hour_that_is_left_out_is_the_callers_choice() {
    let expected = [
        Ok(utc("2026-03-08T06:30:00Z")),
        Ok(utc("2026-03-08T07:30:00Z")),
        Err(LocalTimeError::Skipped),
    ];
    assert_eq!(each("2026-03-08 02:30:00"), expected);
}

#[test]
fn a_text_with_an_offset_is_taken_by_it() {
    assert_eq!(each("2026-11-01T01:30:00-05:00"), [Ok(utc("2026-11-01T06:30:00Z")); 3]);
    assert_eq!(each("2026-11-01T01:30:00Z"), [Ok(utc("2026-11-01T01:30:00Z")); 3]);
}

#[test]
fn odd_texts_and_unknown_zones_are_told() {
    for odd in ["", "yesterday", "2026-02-30 12:00:00", "1713000060"] {
        assert_eq!(each(odd), [Err(LocalTimeError::Unreadable); 3], "{odd}");
    }
    let nowhere = LocalDateTime::<Nowhere>::from("2026-01-31 12:00:00");
    assert_eq!(nowhere.to_utc(Fold::Reject), Err(LocalTimeError::UnknownZone));
}

#[test]
fn an_instant_is_written_only_where_its_text_names_no_other() {
    let time = |text| Time::from_utc(utc(text)).map(|time| time.to_string());
    assert_eq!(time("2026-01-31T17:00:00Z"), Ok("2026-01-31 12:00:00".to_owned()));
    assert_eq!(time("2026-11-01T04:59:59Z"), Ok("2026-11-01 00:59:59".to_owned()));
    assert_eq!(time("2026-11-01T05:30:00Z"), Err(LocalTimeError::Ambiguous));
    assert_eq!(time("2026-11-01T06:30:00Z"), Err(LocalTimeError::Ambiguous));
    assert_eq!(time("2026-11-01T07:00:00Z"), Ok("2026-11-01 02:00:00".to_owned()));
    assert_eq!(time("2026-03-08T07:00:00Z"), Ok("2026-03-08 03:00:00".to_owned()));
}

#[test]
fn the_text_is_kept() {
    let sent = "\"half past two\"";
    let (time, _) = decode::json::<Time>(sent.as_bytes(), true).unwrap();
    assert_eq!(
        (time.as_str(), format!("{time:?}")),
        ("half past two", "LocalDateTime(\"half past two\")".into())
    );
    assert_eq!(serde_json::to_string(&time).unwrap(), sent);
    assert_eq!(serde_json::from_str::<Time>(sent).unwrap(), time);
}
