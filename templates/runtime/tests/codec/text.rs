//! Texts of one grammar: kept as sent, read on demand.

use std::fmt::Debug;
use std::str::FromStr;

use serde_core::Serialize;

use crate::runtime::date_time::{Date, Time};
use crate::runtime::decode;
use crate::runtime::encoded_bytes::{Base64, Base64Url};
use crate::runtime::iso_duration::Duration;
use crate::runtime::uuid::Uuid;

/// A text passes through unharmed, whether or not it is of the grammar, which `parse` tells.
fn kept<T>(text: &str, grammatical: bool) -> T
where
    T: decode::Decode + Serialize + FromStr + PartialEq + Debug,
{
    let sent = serde_json::to_string(text).unwrap();
    let (value, _) = decode::json::<T>(sent.as_bytes(), true).unwrap();
    assert_eq!(serde_json::to_string(&value).unwrap(), sent);
    assert_eq!(text.parse::<T>().ok().as_ref(), grammatical.then_some(&value), "{text}");
    value
}

#[test]
fn uuids_are_digits_with_and_without_hyphens() {
    let number = 0x0012_3456_7890_abcd_ef01_2345_6789_abcd;
    for text in [
        "00123456-7890-abcd-ef01-23456789abcd",
        "00123456-7890-ABCD-EF01-23456789ABCD",
        "001234567890abcdef0123456789abcd",
    ] {
        let uuid = kept::<Uuid>(text, true);
        assert_eq!(uuid.as_u128(), Some(number));
        assert_eq!(uuid.as_bytes(), Some(number.to_be_bytes()));
    }
    assert_eq!(Uuid::from(number).as_str(), "00123456-7890-abcd-ef01-23456789abcd");
    assert_eq!(Uuid::from(number.to_be_bytes()), Uuid::from(number));
    for odd in [
        "",
        "00123456-7890-abcd-ef01-23456789abc",
        "0012345-67890-abcd-ef01-23456789abcd",
        "00123456-7890-abcd-ef01-23456789abcg",
        "00123456+7890-abcd-ef01-23456789abcd",
        "+0123456-7890-abcd-ef01-23456789abcd",
        "0012345678901234567890123456789é",
    ] {
        assert_eq!(kept::<Uuid>(odd, false).as_u128(), None, "{odd}");
    }
}

#[test]
fn callers_hand_over_text_or_a_value() {
    fn take(uuid: impl Into<Uuid>) -> Uuid {
        uuid.into()
    }
    let uuid = take("x");
    assert_eq!(take(&uuid), take(String::from("x")));
    assert_eq!(format!("{uuid:>3}"), "  x");
}

#[test]
fn durations_are_read_exactly_or_not_at_all() {
    let std = |text: &str, grammatical| kept::<Duration>(text, grammatical).to_std();
    let seconds = |seconds, nanos| Some(std::time::Duration::new(seconds, nanos));
    assert_eq!(std("PT0S", true), seconds(0, 0));
    assert_eq!(std("-PT0S", true), seconds(0, 0));
    assert_eq!(std("P1DT2H3M4.5S", true), seconds(93_784, 500_000_000));
    assert_eq!(std("P2W", true), seconds(1_209_600, 0));
    assert_eq!(std("PT0.1234567899S", true), seconds(0, 123_456_789));
    assert_eq!(std("PT1,5S", true), seconds(1, 500_000_000));
    for inexact in ["P1Y", "P1M", "-PT1S", "P18446744073709551615D"] {
        assert_eq!(std(inexact, true), None, "{inexact}");
    }
    for odd in [
        "", "P", "PT", "P1", "1D", "P1S", "PT1D", "PT1M1H", "PT1H1H", "PT1.5H", "PT.5S",
        "PT1.S", "P1DT", "P+1D", "PT1.5.5S", "P1é", "1:30:00",
    ] {
        assert_eq!(std(odd, false), None, "{odd}");
    }
}

#[test]
fn parts_of_a_duration_tell_years_from_days() {
    let parts = kept::<Duration>("-P1Y2M3DT4H5M6S", true).parts().unwrap();
    assert!(parts.negative);
    assert_eq!((parts.years, parts.months, parts.weeks, parts.days), (1, 2, 0, 3));
    assert_eq!((parts.hours, parts.minutes, parts.seconds), (4, 5, 6));
}

#[test]
fn durations_are_made_of_the_standard_librarys() {
    for (nanos, text) in [(0, "PT90S"), (500_000_000, "PT90.5S"), (1, "PT90.000000001S")]
    {
        let time = std::time::Duration::new(90, nanos);
        assert_eq!(Duration::from(time).as_str(), text);
        assert_eq!(Duration::from(time).to_std(), Some(time));
    }
}

#[test]
fn times_of_day_follow_rfc_3339() {
    let time = kept::<Time>("23:59:60.5-01:30", true);
    assert_eq!(time.hour_minute_second(), Some((23, 59, 60)));
    assert_eq!((time.nanoseconds(), time.offset()), (Some(500_000_000), Some(-90)));
    assert_eq!(kept::<Time>("08:00:00", true).offset(), None);
    for odd in ["", "8:00:00", "24:00:00", "08:00", "08:00:00 Z", "noon"] {
        assert_eq!(kept::<Time>(odd, false).hour_minute_second(), None, "{odd}");
    }
}

#[test]
fn dates_have_the_calendars_order() {
    assert!(Date::from("2025-12-31") < Date::from("2026-01-01"));
}

#[test]
fn bytes_come_back_from_either_alphabet() {
    let bytes = b"\xfb\xff\xfe any".to_vec();
    assert_eq!(Base64::from(bytes.clone()).as_str(), "+//+IGFueQ==");
    assert_eq!(Base64Url::from(bytes.clone()).as_str(), "-__-IGFueQ");
    for text in ["+//+IGFueQ==", "-__-IGFueQ", "-__-IGFueQ==", "+//+\r\nIGFueQ==\n"] {
        assert_eq!(kept::<Base64>(text, true).decode().as_ref(), Some(&bytes), "{text}");
        assert_eq!(
            kept::<Base64Url>(text, true).decode().as_ref(),
            Some(&bytes),
            "{text}"
        );
    }
    assert_eq!(Base64::from(b"").as_str(), "");
    for odd in ["a", "aaaaa", "aa=", "aa===", "====", "a=aa", "é", "aaa*"] {
        assert_eq!(kept::<Base64>(odd, false).decode(), None, "{odd}");
    }
}
