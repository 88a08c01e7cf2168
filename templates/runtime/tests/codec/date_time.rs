//! Dates: kept as sent, read on demand.

use std::time::{Duration, UNIX_EPOCH};

use crate::runtime::date_time::{Date, DateTime};
use crate::runtime::decode;

/// Reads a text that was sent and expects seconds since 1970, nanoseconds and zone; `None` when it is odd.
fn check(text: &str, expected: Option<(Option<i64>, u32, Option<i32>)>) {
    let sent = format!("\"{text}\"");
    let (time, _) = decode::json::<DateTime>(sent.as_bytes(), true).unwrap();
    assert_eq!(time.as_str(), text);
    assert_eq!(serde_json::to_string(&time).unwrap(), sent);
    let found =
        time.nanoseconds().map(|nanos| (time.unix_seconds(), nanos, time.offset()));
    assert_eq!(found, expected, "{text}");
    assert_eq!(text.parse::<DateTime>().is_ok(), expected.is_some(), "{text}");
}

#[test]
fn date_times_follow_rfc_3339() {
    check("1970-01-01T00:00:00Z", Some((Some(0), 0, Some(0))));
    check("1969-12-31T23:59:59.5z", Some((Some(-1), 500_000_000, Some(0))));
    check("2026-01-31T12:00:00+01:30", Some((Some(1_769_855_400), 0, Some(90))));
    check("2026-01-31 12:00:00-00:30", Some((Some(1_769_862_600), 0, Some(-30))));
    check(
        "2000-02-29t00:00:00.1234567899Z",
        Some((Some(951_782_400), 123_456_789, Some(0))),
    );
    check("2016-12-31T23:59:60Z", Some((Some(1_483_228_799), 0, Some(0))));
    check("0000-01-01T00:00:00Z", Some((Some(-62_167_219_200), 0, Some(0))));
    check("2026-01-31T12:00:00", Some((None, 0, None)));
    for odd in [
        "",
        "yesterday",
        "2026-01-31",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-01-31T24:00:00Z",
        "2026-01-31T00:60:00Z",
        "2026-01-31T00:00:61Z",
        "2026-01-31T00:00:00.Z",
        "2026-01-31T00:00:00+24:00",
        "2026-01-31T00:00:00+0100",
        "2026-01-31T00:00:00Z ",
        "2026-1-31T00:00:00Z",
        "26-01-31T00:00:00Z",
        "+026-01-31T00:00:00Z",
        "2026-01-31X00:00:00Z",
        "2026-01-31T0000:00Z",
        "2026-01-3éT00:00:00Z",
        "٢٠٢٦-01-31T00:00:00Z",
        "1769860800",
    ] {
        check(odd, None);
    }
}

#[test]
fn a_zone_may_be_supplied() {
    let time: DateTime = "2026-01-31T12:00:00".parse().unwrap();
    assert_eq!(time.unix_seconds_or(60), Some(1_769_857_200));
    let time: DateTime = "2026-01-31T12:00:00Z".parse().unwrap();
    assert_eq!(time.unix_seconds_or(60), Some(1_769_860_800));
}

#[test]
fn system_times_go_both_ways() {
    for (seconds, nanos, text) in [
        (0, 0, "1970-01-01T00:00:00Z"),
        (951_782_400, 250_000_000, "2000-02-29T00:00:00.25Z"),
        (1_769_860_800, 1, "2026-01-31T12:00:00.000000001Z"),
        (253_402_300_799, 0, "9999-12-31T23:59:59Z"),
    ] {
        let time = UNIX_EPOCH + Duration::new(seconds, nanos);
        assert_eq!(DateTime::from(time).as_str(), text);
        assert_eq!(DateTime::from(time).to_system_time(), Some(time));
    }
    let before = UNIX_EPOCH - Duration::new(86_400, 250_000_000);
    assert_eq!(DateTime::from(before).as_str(), "1969-12-30T23:59:59.75Z");
    assert_eq!(DateTime::from(before).to_system_time(), Some(before));
    let late = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
    assert_eq!(DateTime::from(late).as_str(), "9999-12-31T23:59:59Z");
}

#[test]
fn every_day_of_a_calendar_cycle_survives() {
    for day in 0..146_097_u64 {
        let time = UNIX_EPOCH + Duration::from_secs(day * 86_400);
        assert_eq!(DateTime::from(time).to_system_time(), Some(time));
    }
}

#[test]
fn dates_follow_rfc_3339() {
    let date = Date::from_year_month_day(2024, 2, 29).unwrap();
    assert_eq!(date.to_string(), "2024-02-29");
    assert_eq!(date.year_month_day(), Some((2024, 2, 29)));
    assert_eq!(Date::from_year_month_day(2023, 2, 29), None);
    assert_eq!(Date::from_year_month_day(10_000, 1, 1), None);
    for odd in ["", "31.01.2026", "2026-1-31", "2026-01-31T", "2026-01"] {
        let sent = format!("\"{odd}\"");
        let (date, _) = decode::json::<Date>(sent.as_bytes(), true).unwrap();
        assert_eq!((date.as_str(), date.year_month_day()), (odd, None));
        assert!(odd.parse::<Date>().is_err());
    }
}
