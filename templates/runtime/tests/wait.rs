//! Where a server's wait is read from, and what is made of nonsense.

#![cfg(test)]

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};
use runtime::runtime::profile::{LimitHeader, LimitMeaning, TimeUnit};
use runtime::runtime::wait::server_wait;

const TEN_YEARS: u64 = 10 * 365 * 24 * 60 * 60 * 1000;

/// The local calendar: 2027-01-15T08:00:00.5Z.
fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(1_800_000_000_500)
}

fn wait(
    limit_headers: &[LimitHeader],
    lines: &[(&'static str, &'static str)],
) -> Option<u64> {
    let mut headers = HeaderMap::new();
    for &(name, value) in lines {
        headers.append(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    let wait = server_wait(&headers, limit_headers, now())?;
    assert_eq!(wait.subsec_nanos() % 1_000_000, 0, "waits are whole milliseconds");
    Some(u64::try_from(wait.as_millis()).unwrap())
}

/// Asserts the milliseconds that the standard headers ask for.
fn check(lines: &[(&'static str, &'static str)], expected: Option<u64>) {
    assert_eq!(wait(&[], lines), expected, "{lines:?}");
}

/// Asserts the milliseconds that one vendor header of this unit asks for, both as a wait and as a reset.
fn check_unit(unit: TimeUnit, value: &'static str, expected: Option<u64>) {
    for meaning in [LimitMeaning::RetryAfter(unit), LimitMeaning::Reset(unit)] {
        let header =
            LimitHeader { name: "x-vendor", meaning, rule: None, ..LimitHeader::PLAIN };
        assert_eq!(
            wait(&[header], &[("x-vendor", value)]),
            expected,
            "{meaning:?} {value}"
        );
    }
}

#[test]
fn no_header_asks_for_nothing() {
    check(&[], None);
    check(&[("date", "Fri, 15 Jan 2027 08:00:00 GMT")], None);
}

#[test]
fn seconds_are_rounded_up_to_a_millisecond() {
    for (text, expected) in [
        ("3254", 3_254_000),
        ("0", 0),
        ("1", 1000),
        ("1.1", 1100),
        ("1.001", 1001),
        ("1.0010", 1001),
        ("1.0011", 1002),
        ("0.0000001", 1),
        ("1.9999", 2000),
        ("007", 7000),
        (" 5 ", 5000),
        ("-1", 0),
        ("-0.5", 0),
        ("315360000", TEN_YEARS),
        ("315359999.999", TEN_YEARS - 1),
        ("315360001", TEN_YEARS),
        ("99999999999999999999999999999999", TEN_YEARS),
        ("18446744073709551615", TEN_YEARS),
        ("18446744073709551.6159", TEN_YEARS),
    ] {
        check(&[("retry-after", text)], Some(expected));
    }
}

#[test]
fn what_is_no_number_is_as_if_absent() {
    for text in [
        "",
        "-",
        ".",
        "5.",
        ".5",
        "1.2.3",
        "NaN",
        "inf",
        "-inf",
        "Infinity",
        "1e3",
        "+5",
        "0x10",
        "5s",
        "1,5",
        "1 2",
        "--1",
        "-x",
        "soon",
        "Fri, 99 Jan 2027 08:00:00 GMT",
    ] {
        check(&[("retry-after", text)], None);
        check(&[("retry-after-ms", text)], None);
        check_unit(TimeUnit::Auto, text, None);
    }
}

#[test]
fn milliseconds_come_before_seconds() {
    check(&[("retry-after-ms", "1500")], Some(1500));
    check(&[("retry-after-ms", "1500.1")], Some(1501));
    check(&[("retry-after-ms", "1500.0")], Some(1500));
    check(&[("retry-after-ms", "99"), ("retry-after", "7")], Some(99));
    check(&[("retry-after-ms", "x"), ("retry-after", "7")], Some(7000));
}

#[test]
fn a_date_is_counted_from_the_servers_date() {
    let at = |time| ("retry-after", time);
    let date = |time| ("date", time);
    let ten_past = "Fri, 15 Jan 2027 08:10:00 GMT";
    check(&[at(ten_past), date("Fri, 15 Jan 2027 08:09:00 GMT")], Some(60_000));
    check(&[at(ten_past), date("Friday, 15-Jan-27 08:09:00 GMT")], Some(60_000));
    check(&[at("Fri Jan 15 08:10:00 2027"), date(ten_past)], Some(0));
    check(&[at(ten_past), date("Fri, 15 Jan 2027 08:10:01 GMT")], Some(0));
    check(&[at(ten_past)], Some(599_500));
    check(&[at(ten_past), date("yesterday")], Some(599_500));
    check(&[at("Fri, 15 Jan 1999 08:10:00 GMT")], Some(0));
    check(&[at("Fri, 31 Dec 9999 23:59:59 GMT"), date(ten_past)], Some(TEN_YEARS));
}

#[test]
fn a_field_on_several_lines_says_nothing() {
    check(&[("retry-after", "5"), ("retry-after", "6")], None);
    check(
        &[("retry-after-ms", "5"), ("retry-after-ms", "5"), ("retry-after", "2")],
        Some(2000),
    );
    let date = ("date", "Fri, 15 Jan 2027 08:09:00 GMT");
    check(
        &[("retry-after", "Fri, 15 Jan 2027 08:10:00 GMT"), date, date],
        Some(599_500),
    );
}

#[test]
fn bytes_that_are_no_text_say_nothing() {
    let mut headers = HeaderMap::new();
    headers.insert("retry-after", HeaderValue::from_bytes(b"5\xff").unwrap());
    assert_eq!(server_wait(&headers, &[], now()), None);
}

#[test]
fn vendors_times_are_read_in_their_unit() {
    check_unit(TimeUnit::DeltaSeconds, "2.5", Some(2500));
    check_unit(TimeUnit::DeltaMilliseconds, "2.5", Some(3));
    check_unit(TimeUnit::EpochSeconds, "1800000001", Some(500));
    check_unit(TimeUnit::EpochSeconds, "1800000001.25", Some(750));
    check_unit(TimeUnit::EpochSeconds, "1800000000", Some(0));
    check_unit(TimeUnit::EpochSeconds, "-5", Some(0));
    check_unit(TimeUnit::EpochMilliseconds, "1800000001000", Some(500));
    check_unit(TimeUnit::EpochMilliseconds, "99999999999999999999", Some(TEN_YEARS));
    check_unit(TimeUnit::HttpDate, "Fri, 15 Jan 2027 08:00:02 GMT", Some(1500));
    check_unit(TimeUnit::HttpDate, "5", None);
    check_unit(TimeUnit::DeltaSeconds, "Fri, 15 Jan 2027 08:00:02 GMT", None);
}

#[test]
fn an_unknown_unit_is_told_by_the_size() {
    check_unit(TimeUnit::Auto, "60", Some(60_000));
    check_unit(TimeUnit::Auto, "1000000000", Some(TEN_YEARS));
    check_unit(TimeUnit::Auto, "1000000000.001", Some(0));
    check_unit(TimeUnit::Auto, "1800000001", Some(500));
    check_unit(TimeUnit::Auto, "1000000000000", Some(TEN_YEARS));
    check_unit(TimeUnit::Auto, "1000000000001", Some(0));
    check_unit(TimeUnit::Auto, "1800000001000", Some(500));
    check_unit(TimeUnit::Auto, "-1800000001000", Some(0));
    check_unit(TimeUnit::Auto, "Fri, 15 Jan 2027 08:00:02 GMT", Some(1500));
}

#[test]
fn epochs_are_counted_from_the_servers_date() {
    let reset = LimitMeaning::Reset(TimeUnit::EpochSeconds);
    let header = LimitHeader {
        name: "x-reset",
        meaning: reset,
        rule: None,
        ..LimitHeader::PLAIN
    };
    let lines = [("x-reset", "1800000060"), ("date", "Fri, 15 Jan 2027 08:00:30 GMT")];
    assert_eq!(wait(&[header], &lines), Some(30_000));
}

#[test]
fn before_the_epoch_the_calendar_is_at_the_epoch() {
    let mut headers = HeaderMap::new();
    headers.insert("x-reset", HeaderValue::from_static("3"));
    let meaning = LimitMeaning::Reset(TimeUnit::EpochSeconds);
    let header =
        LimitHeader { name: "x-reset", meaning, rule: None, ..LimitHeader::PLAIN };
    let before = SystemTime::UNIX_EPOCH - Duration::from_secs(9);
    assert_eq!(server_wait(&headers, &[header], before), Some(Duration::from_secs(3)));
}

#[test]
fn a_wait_comes_before_a_reset_and_a_spent_limit_before_others() {
    let seconds = TimeUnit::DeltaSeconds;
    let of = |rule, name, meaning| LimitHeader {
        name,
        meaning,
        rule: Some(rule),
        ..LimitHeader::PLAIN
    };
    let headers = [
        of(0, "minute-left", LimitMeaning::Remaining),
        of(0, "minute-reset", LimitMeaning::Reset(seconds)),
        of(1, "hour-left", LimitMeaning::Remaining),
        of(1, "hour-reset", LimitMeaning::Reset(seconds)),
        of(1, "wait", LimitMeaning::RetryAfter(seconds)),
        of(1, "longer-wait", LimitMeaning::RetryAfter(seconds)),
        of(1, "limit", LimitMeaning::Limit),
    ];
    let resets = [("minute-reset", "30"), ("hour-reset", "3000"), ("limit", "9000")];
    let check = |more: &[(&'static str, &'static str)], expected| {
        let lines = [&resets[..], more].concat();
        assert_eq!(wait(&headers, &lines), Some(expected), "{more:?}");
    };
    check(&[], 3_000_000);
    check(&[("minute-left", "0"), ("hour-left", "7")], 30_000);
    check(&[("minute-left", "0"), ("hour-left", "0")], 3_000_000);
    check(&[("minute-left", "3"), ("hour-left", "7")], 3_000_000);
    check(&[("minute-left", "0"), ("wait", "4")], 4000);
    check(&[("longer-wait", "9"), ("wait", "4")], 9000);
    check(&[("retry-after", "2"), ("wait", "4")], 2000);
}

#[test]
fn a_spent_quota_of_the_standard_field_is_a_wait() {
    for (text, expected) in [
        (r#""minute";r=0;t=30"#, Some(30_000)),
        (r#""minute";t=30;r=0"#, Some(30_000)),
        (r#""minute";r=0;t=0"#, Some(0)),
        (r#""minute";r=1;t=30"#, None),
        (r#""minute";r=0"#, None),
        (r#""a";r=0;t=30, "b";r=0;t=9"#, Some(30_000)),
        (r#""a";r=0;t=3  ,	"b";r=0;t=9"#, Some(9_000)),
        (r#""a";r=0;t=3,"b";r=5;t=9"#, Some(3_000)),
        (r#""";r=0;t=3"#, Some(3_000)),
        (r#""a\"b\\;r=1";  r=0; t=3"#, Some(3_000)),
        (r#""a";pk=:cHsdsRa894==:;r=0;t=3;x.y-z_0*"#, Some(3_000)),
        (r#""a";note="r=1;\",";r=0;t=3;b=?1;d=@5;n=-2.5"#, Some(3_000)),
        (r#""a";r=5;t=3;r=0;t=7"#, Some(7_000)),
        (r#""a";r=0;t=999999999999999"#, Some(TEN_YEARS)),
    ] {
        check(&[("ratelimit", text)], expected);
    }
    let lines = [("ratelimit", r#""a";r=0;t=3"#), ("ratelimit", r#""b";r=0;t=4"#)];
    check(&lines, Some(4000));
}

#[test]
fn a_malformed_standard_field_says_nothing() {
    for text in [
        "",
        "limit=100, remaining=0, reset=30",
        "minute;r=0;t=30",
        r#""minute;r=0;t=30"#,
        r#""minute\x";r=0;t=30"#,
        r#""minute\"#,
        r#""minute";r=0;t"#,
        r#""minute";r=0;t="#,
        r#""minute";r=0;t=-1"#,
        r#""minute";r=0;t=1.5"#,
        r#""minute";r=0;t=+1"#,
        r#""minute";r=0;t="30"#,
        r#""minute";r=0;t="30""#,
        r#""minute";r="0";t=30"#,
        r#""minute";r;t=30"#,
        r#""minute";t=30"#,
        r#""minute";r=0;t=30;"#,
        r#""minute";r=0;t=30;R=1"#,
        r#""minute";r=0;t=30;x=(1)"#,
        r#""minute";r=0;t=1000000000000000"#,
        r#""minute";r=0;t=30,"#,
        r#""minute";r=0;t=30 "hour""#,
        r#""minute";r=0;t=30, hour"#,
        r#"("minute";r=0);t=30"#,
    ] {
        check(&[("ratelimit", text)], None);
    }
    let lines = [("ratelimit", r#""a";r=0;t=3"#), ("ratelimit", "b")];
    check(&lines, None);
}

#[test]
fn the_standard_field_comes_between_the_others() {
    let spent = ("ratelimit", r#""a";r=0;t=3"#);
    let header = LimitHeader {
        name: "x-wait",
        meaning: LimitMeaning::RetryAfter(TimeUnit::DeltaSeconds),
        rule: None,
        ..LimitHeader::PLAIN
    };
    let check = |lines: &[_], expected| {
        assert_eq!(wait(&[header], lines), Some(expected), "{lines:?}");
    };
    check(&[("x-wait", "5"), spent, ("retry-after", "2")], 2000);
    check(&[("x-wait", "5"), spent], 3000);
    check(&[("x-wait", "5"), ("ratelimit", r#""a";r=1;t=3"#)], 5000);
    check(&[("x-wait", "5"), ("ratelimit", "a")], 5000);
}

/// What is too large for a time that remains and too small for an instant.
#[test]
fn a_reset_of_guessed_unit_is_no_further_away_than_its_window() {
    let check = |unit, window: Option<u64>, text: &'static str, expected: u64| {
        let header = LimitHeader {
            name: "x-reset",
            meaning: LimitMeaning::Reset(unit),
            window: window.map(Duration::from_secs),
            ..LimitHeader::PLAIN
        };
        assert_eq!(
            wait(&[header], &[("x-reset", text)]),
            Some(expected * 1000),
            "{text}"
        );
    };
    check(TimeUnit::Auto, Some(3600), "3599", 3599);
    check(TimeUnit::Auto, Some(3600), "3600000", 3600);
    check(TimeUnit::Auto, Some(3600), "999999999", 3600);
    check(TimeUnit::Auto, None, "3600000", 3_600_000);
    check(TimeUnit::DeltaSeconds, Some(3600), "7200", 7200);
    check(TimeUnit::Auto, Some(3600), "1800007200.5", 7200);
}
