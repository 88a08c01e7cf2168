//! Values in forms of a vendor's own: read, asked, and written as they came.

use std::time::{Duration, UNIX_EPOCH};

use crate::runtime::coded::{
    CommaList, EpochMilliseconds, EpochSeconds, JsonText, Money, NumberOrString, ZeroOne,
};
use crate::runtime::decode::{self, Decode, DriftKind};
use crate::runtime::encode::{self, Encode};
use crate::runtime::{Json, Number};

/// Reads a text of JSON, and holds serde to read the same.
fn read<T>(sent: &str) -> T
where
    T: Decode + PartialEq + std::fmt::Debug + for<'de> serde::Deserialize<'de>,
{
    let (value, drift) = decode::json::<T>(sent.as_bytes(), true).expect(sent);
    assert!(drift.is_empty(), "{sent}");
    // Through serde a large number, or one with a fraction or an exponent, is a double.
    if sent.starts_with('"') || (sent.len() < 18 && !sent.contains(['.', 'e'])) {
        assert_eq!(serde_json::from_str::<T>(sent).expect(sent), value);
    }
    value
}

/// How a value is written, by us and by serde.
fn written<T: Encode + serde::Serialize>(value: &T) -> String {
    let text = String::from_utf8(encode::json(value)).unwrap();
    assert_eq!(serde_json::to_string(value).unwrap(), text, "by serde");
    text
}

fn back<T>(sent: &str) -> T
where
    T: Decode
        + Encode
        + PartialEq
        + std::fmt::Debug
        + serde::Serialize
        + for<'de> serde::Deserialize<'de>,
{
    let value = read::<T>(sent);
    assert_eq!(written(&value), sent);
    value
}

fn refused<T: Decode + std::fmt::Debug>(sent: &str) -> String {
    decode::json::<T>(sent.as_bytes(), false).expect_err(sent).to_string()
}

#[test]
fn epoch_seconds_are_numbers_or_texts_with_decimals() {
    for (sent, expected) in [
        ("1713000060", Some((1_713_000_060, 0))),
        ("\"1713000060\"", Some((1_713_000_060, 0))),
        ("0", Some((0, 0))),
        ("1.25", Some((1, 250_000_000))),
        ("-1.25", Some((-2, 750_000_000))),
        ("-2.0", Some((-2, 0))),
        ("1.0000000019", Some((1, 1))),
        ("1e9", None),
        ("99999999999999999999", None),
        ("\"never\"", None),
        ("\"\"", None),
        ("\"1.\"", None),
    ] {
        let time = back::<EpochSeconds>(sent);
        let found = time.seconds().zip(time.nanoseconds());
        assert_eq!(found, expected, "{sent}");
        assert_eq!(time.to_system_time().is_some(), expected.is_some(), "{sent}");
        assert_eq!(time.to_string(), sent.trim_matches('"'));
    }
    let time = EpochSeconds::from(UNIX_EPOCH + Duration::from_millis(1_500));
    assert_eq!((written(&time), time), ("1".to_owned(), EpochSeconds::from(1)));
    let before = EpochSeconds::from(UNIX_EPOCH - Duration::from_millis(500));
    assert_eq!(before.seconds(), Some(-1));
    assert_eq!(before.to_system_time(), Some(UNIX_EPOCH - Duration::from_secs(1)));
}

#[test]
fn epoch_milliseconds_count_in_thousandths() {
    let time = back::<EpochMilliseconds>("1713000060123");
    assert_eq!(time.milliseconds(), Some(1_713_000_060_123));
    let expected = UNIX_EPOCH + Duration::from_millis(1_713_000_060_123);
    assert_eq!(time.to_system_time(), Some(expected));
    assert_eq!(EpochMilliseconds::from(expected), time);
    let before = back::<EpochMilliseconds>("-1.5");
    let expected = UNIX_EPOCH - Duration::from_micros(1_500);
    assert_eq!(before.to_system_time(), Some(expected));
    assert_eq!(EpochMilliseconds::from(expected).milliseconds(), Some(-2));
}

#[test]
fn what_is_missing_is_zero_and_told() {
    let (time, drift) = decode::json::<EpochSeconds>(b"null", false).unwrap();
    assert_eq!((time.seconds(), drift[0].kind), (Some(0), DriftKind::Null));
    assert!(!decode::json::<ZeroOne>(b"null", false).unwrap().0.get());
    assert!(decode::json::<EpochSeconds>(b"null", true).is_err());
    assert!(refused::<EpochSeconds>("[1]").contains("expected a number or a string"));
}

#[test]
fn numbers_may_be_texts_and_stay_so() {
    let number = back::<NumberOrString>("5");
    assert_eq!((number.as_i64(), number.is_text()), (Some(5), false));
    let text = back::<NumberOrString>("\"5\"");
    assert_eq!((text.as_u64(), text.is_text()), (Some(5), true));
    assert_ne!(number, text);
    let large = back::<NumberOrString>("123456789012345678901234567890.10");
    assert_eq!(
        (large.as_i64(), large.as_f64()),
        (None, Some(1.234_567_890_123_456_8e29))
    );
    let digits = large.to_number().unwrap();
    assert_eq!(digits.as_str(), "123456789012345678901234567890.10");
    assert_eq!(back::<NumberOrString>("\"unlimited\"").as_f64(), None);
    assert_eq!(back::<NumberOrString>("\"inf\"").as_f64(), None);
    assert_eq!(read::<NumberOrString>("\" 7 \"").as_i64(), Some(7));
    assert_eq!(written(&NumberOrString::from(7)), "7");
    assert_eq!(written(&NumberOrString::from("7")), "\"7\"");
    assert_eq!(written(&NumberOrString::from(Number::from(7_u64))), "7");
}

#[test]
fn flags_are_zero_or_one_in_every_spelling() {
    for (sent, expected) in [
        ("0", false),
        ("1", true),
        ("\"0\"", false),
        ("\"1\"", true),
        ("false", false),
        ("true", true),
    ] {
        assert_eq!(read::<ZeroOne>(sent), expected, "{sent}");
    }
    for odd in ["2", "\"yes\"", "\"\"", "[]", "1.0"] {
        refused::<ZeroOne>(odd);
    }
    assert_eq!(
        (written(&ZeroOne(true)), written(&ZeroOne(false))),
        ("1".into(), "0".into())
    );
    assert!(bool::from(ZeroOne::from(true)));
}

#[test]
fn money_keeps_its_digits() {
    for (sent, digits, expected) in [
        ("\"12.50\"", 2, Some(1250)),
        ("\"12.5\"", 2, Some(1250)),
        ("12.50", 2, Some(1250)),
        ("\"-0.01\"", 2, Some(-1)),
        ("\"+.5\"", 2, Some(50)),
        ("\"12\"", 0, Some(12)),
        ("\"12.000\"", 2, Some(1200)),
        ("\"12.001\"", 2, None),
        ("\"12.001\"", 3, Some(12_001)),
        ("\"$.05\"", 2, Some(5)),
        ("\"-€12.50\"", 2, Some(-1250)),
        ("\"12.50$\"", 2, None),
        ("\"$$1\"", 2, None),
        ("\"1,250.00\"", 2, None),
        ("\"\"", 2, None),
        ("\"-\"", 2, None),
        ("\"92233720368547758.08\"", 2, None),
        ("\"-92233720368547758.08\"", 2, Some(i64::MIN)),
    ] {
        assert_eq!(back::<Money>(sent).minor_units(digits), expected, "{sent}");
    }
    for (units, digits, expected) in [
        (1250, 2, "12.50"),
        (-1, 2, "-0.01"),
        (0, 2, "0.00"),
        (7, 0, "7"),
        (i64::MIN, 3, "-9223372036854775.808"),
    ] {
        let money = Money::from_minor_units(units, digits);
        assert_eq!((money.as_str(), money.minor_units(digits)), (expected, Some(units)));
        assert_eq!(written(&money), format!("\"{expected}\""));
    }
    assert!("1.5".parse::<Money>().is_ok());
    for odd in ["", "1.", ".5", "1.5 EUR", "--1"] {
        assert!(odd.parse::<Money>().is_err(), "{odd}");
    }
}

#[test]
fn json_lies_inside_of_a_text() {
    let users = back::<JsonText<Vec<i64>>>(r#""[1,2]""#);
    assert_eq!(*users, [1, 2]);
    assert_eq!(read::<JsonText<Vec<i64>>>("[1,2]"), users, "what comes as it is");
    let nested = back::<JsonText<JsonText<Vec<String>>>>(r#""\"[\\\"a\\\"]\"""#);
    assert_eq!(*nested.into_inner(), ["a"]);
    assert_eq!(written(&JsonText::from(vec![Some("ä"), None])), r#""[\"ä\",null]""#);
    let any = JsonText::<Json>::parse(r#"{"a":1.10}"#).unwrap();
    assert_eq!(written(&any), r#""{\"a\":1.10}""#);
    assert!(refused::<JsonText<Vec<i64>>>(r#""[1""#).contains("in the text"));
    refused::<JsonText<Vec<i64>>>(r#""[\"a\"]""#);
}

#[test]
fn gaps_inside_of_a_text_are_told_with_their_place() {
    let (users, drift) =
        decode::json::<JsonText<Vec<i64>>>(br#""[1,null]""#, false).unwrap();
    assert_eq!((*users).clone(), [1, 0]);
    assert_eq!((drift[0].pointer.as_str(), drift[0].kind), ("/1", DriftKind::Null));
    assert!(decode::json::<JsonText<Vec<i64>>>(br#""[1,null]""#, true).is_err());
    let (none, drift) = decode::json::<JsonText<Vec<i64>>>(b"\" \"", false).unwrap();
    assert_eq!((none.len(), drift.len()), (0, 1));
    assert_eq!(*read::<JsonText<Option<i64>>>("\"\""), None);
}

#[test]
fn lists_lie_inside_of_a_text_between_commas() {
    assert_eq!(*back::<CommaList<i64>>("\"1,2,3\""), [1, 2, 3]);
    assert_eq!(*back::<CommaList<String>>("\"1,b\""), ["1", "b"]);
    assert_eq!(*read::<CommaList<String>>("\" a , b,\""), ["a", "b"]);
    assert_eq!(*read::<CommaList<i64>>("[1,2]"), [1, 2], "what comes as a list");
    assert_eq!(*read::<CommaList<i64>>("5"), [5], "what comes alone");
    assert_eq!(*back::<CommaList<i64>>("\"\""), [0_i64; 0]);
    refused::<CommaList<i64>>("\"1,b\"");
    refused::<CommaList<i64>>("{}");
    let flags: CommaList<bool> = [true, false].into_iter().collect();
    assert_eq!(written(&flags), "\"true,false\"");
    assert_eq!(flags.into_iter().filter(|flag| *flag).count(), 1);
}

#[test]
fn forms_and_queries_carry_them_as_their_text() {
    use crate::runtime::Style;
    use crate::runtime::style::{encode_form, encode_query};

    struct Form;
    impl Encode for Form {
        fn encode(&self, to: &mut encode::Encoder) {
            to.open();
            to.required("users", &JsonText(vec![1, 2]));
            to.required("on", &ZeroOne(true));
            to.required("since", &EpochSeconds::from(5));
            to.close();
        }
    }
    let form = encode_form(&[], &Form).unwrap();
    assert_eq!(form, "users=%5B1%2C2%5D&on=1&since=5");
    let pairs = encode_query(Style::Form, "ids", &CommaList(vec![1, 2])).unwrap();
    assert_eq!(pairs, [("ids".to_owned(), "1%2C2".to_owned())]);
}
