//! Any JSON, kept as it came.

use crate::runtime::decode;
use crate::runtime::{Json, Number};

use super::model::Device;

fn read(text: &str) -> Json {
    text.parse().unwrap()
}

#[test]
fn numbers_keep_their_text() {
    for text in [
        "1.10",
        "1e400",
        "123456789012345678901234567890",
        "-0",
        "0.0",
        "1E5",
        "-1.5e-3",
    ] {
        assert_eq!(read(text).to_string(), text);
        assert_eq!(serde_json::to_string(&read(text)).unwrap(), text);
        let number: Number = decode::json(text.as_bytes(), true).unwrap().0;
        assert_eq!(number.as_str(), text);
        assert_eq!(serde_json::to_string(&number).unwrap(), text);
        assert_eq!(text.parse(), Ok(number));
    }
    for text in ["", "+1", "01", "1.", ".5", "0x1", " 1", "1 ", "true", "\"1\"", "NaN"] {
        assert!(text.parse::<Number>().is_err(), "{text}");
    }
}

#[test]
fn numbers_tell_what_they_are() {
    let number = |text: &str| text.parse::<Number>().unwrap();
    assert_eq!(number("-7").as_i64(), Some(-7));
    assert_eq!(number("18446744073709551615").as_u64(), Some(u64::MAX));
    assert_eq!(number("18446744073709551615").as_i64(), None);
    assert_eq!(number("1.5").as_f64(), Some(1.5));
    assert_eq!(number("1e400").as_f64(), None);
    assert!(number("10").is_integer() && !number("1e1").is_integer());
    assert!(Number::try_from(f64::NAN).is_err());
    assert_eq!(Number::try_from(1.5).unwrap().as_str(), "1.5");
}

#[test]
fn other_formats_get_plain_numbers() {
    let value = serde_json::to_value(read("[1,18446744073709551615,1.5,-2]")).unwrap();
    assert_eq!(value.to_string(), "[1,18446744073709551615,1.5,-2]");
    assert_eq!(
        serde_json::from_value::<Json>(value).unwrap().to_string(),
        "[1,18446744073709551615,1.5,-2]"
    );
    assert_eq!(serde_json::from_str::<Number>("7").unwrap().as_str(), "7");
}

#[test]
fn keys_keep_their_order_and_the_last_of_two_counts() {
    let text = r#"{"b":1,"a":{"c":[true,null,"x"]},"b":2}"#;
    let json = read(text);
    assert_eq!(json.to_string(), text);
    assert_eq!(json.get("b").and_then(Json::as_i64), Some(2));
    assert_eq!(json, Json::from_serialize(&json).unwrap());
}

#[test]
fn pointers_follow_rfc_6901() {
    let json = read(r#"{"a/b":[10,11],"m~n":1,"":2,"0":3}"#);
    for (pointer, expected) in [
        ("/a~1b/1", Some(11)),
        ("/m~0n", Some(1)),
        ("/", Some(2)),
        ("/0", Some(3)),
        ("/a~1b/01", None),
        ("/a~1b/+1", None),
        ("/a~1b/2", None),
        ("/a~1b/-", None),
        ("/m~0n/x", None),
        ("a", None),
    ] {
        assert_eq!(json.pointer(pointer).and_then(Json::as_i64), expected, "{pointer}");
    }
    assert_eq!(json.pointer(""), Some(&json));
}

#[test]
fn a_model_can_be_read_from_it_and_written_to_it() {
    let json = read(r#"{"id":1,"device name":"a","fleet":null}"#);
    let device: Device = json.decode().unwrap();
    assert_eq!(Json::from_serialize(&device).unwrap(), json);
    let error = read(r#"{"id":1}"#).decode::<Device>().unwrap_err();
    assert_eq!(error.pointer(), "/device name");
}
