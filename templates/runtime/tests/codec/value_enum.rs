//! Enums of numbers and of mixed values.

use crate::runtime::decode::{self, DriftKind};
use crate::runtime::json::Json;

crate::runtime::value_enum! {
    enum Level {
        None = "0", Half = "0.5", Minus1 = "-1", Auto = "\"auto\"", On = "true",
    } else Unknown
}

#[derive(Debug, Clone, PartialEq)]
struct Holder {
    level: Level,
}

crate::runtime::object! {
    Holder {
        required level = "level",
    }
}

fn read(text: &str) -> Level {
    decode::json::<Level>(text.as_bytes(), true).unwrap().0
}

#[test]
fn values_are_told_by_what_they_are_not_by_how_they_are_written() {
    for (text, expected) in [
        ("0", Level::None),
        ("0.0", Level::None),
        ("0e5", Level::None),
        ("0.50", Level::Half),
        ("5e-1", Level::Half),
        ("-1", Level::Minus1),
        ("\"auto\"", Level::Auto),
        ("\"\\u0061uto\"", Level::Auto),
        ("true", Level::On),
    ] {
        assert_eq!(read(text), expected, "{text}");
        assert_eq!(serde_json::from_str::<Level>(text).unwrap(), expected, "{text}");
    }
}

#[test]
fn unknown_values_are_kept_and_sent_as_they_came() {
    for text in [
        "7",
        "1.10",
        "123456789012345678901234567890",
        "\"0\"",
        "false",
        "[0]",
        "{\"a\":1}",
    ] {
        let value = read(text);
        assert!(matches!(value, Level::Unknown(_)), "{text}");
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
    }
}

#[test]
fn known_values_are_sent_as_listed() {
    for (value, text) in
        [(Level::Half, "0.5"), (Level::Auto, "\"auto\""), (Level::On, "true")]
    {
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
        assert_eq!(value.to_string(), text);
        assert_eq!(value.to_json().to_string(), text);
    }
}

#[test]
fn numbers_turn_into_values_and_back() {
    assert_eq!(Level::from(-1), Level::Minus1);
    assert_eq!(Level::from(9), Level::Unknown(Json::from(9)));
    assert_eq!(Level::from(9).as_i64(), Some(9));
    assert_eq!(Level::Minus1.as_i64(), Some(-1));
    assert_eq!(Level::Auto.as_i64(), None);
}

#[test]
fn a_gap_is_no_value_of_the_list() {
    for (text, kind) in
        [("{}", DriftKind::Missing), ("{\"level\":null}", DriftKind::Null)]
    {
        let (holder, drift) = decode::json::<Holder>(text.as_bytes(), false).unwrap();
        assert_eq!(holder.level, Level::Unknown(Json::Null));
        assert_eq!(drift.iter().map(|drift| drift.kind).collect::<Vec<_>>(), [kind]);
        decode::json::<Holder>(text.as_bytes(), true).unwrap_err();
    }
}
