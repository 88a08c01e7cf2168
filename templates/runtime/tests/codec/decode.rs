//! Errors and their places, and bodies that mean harm.

use std::collections::BTreeMap;

use crate::runtime::Json;
use crate::runtime::decode;

use super::model::Device;
use super::union::Shape;

/// Expects decoding `text` as `T` to fail with this message, strict or not.
fn check<T: decode::Decode>(text: &str, message: &str) {
    for strict in [false, true] {
        let error =
            decode::json::<T>(text.as_bytes(), strict).err().map(|it| it.to_string());
        assert_eq!(error.as_deref(), Some(message), "in {text}");
    }
}

#[test]
fn errors_name_the_place() {
    check::<Vec<i64>>(r#"[1,"x"]"#, r#"/1: invalid type: string "x", expected i64"#);
    check::<Device>("[]", "invalid type: sequence, expected struct Device");
    check::<Device>(
        r#"{"id":1,"device name":"a","fleet":null,"parent":{"id":[]}}"#,
        "/parent/id: invalid type: sequence, expected i64",
    );
    check::<BTreeMap<String, Vec<bool>>>(
        r#"{"a":[true],"b/c":[true,1]}"#,
        "/b~1c/1: invalid type: integer `1`, expected a boolean",
    );
    check::<Vec<Shape>>(
        r#"["a",{"type":"circle","radius":1,"parts":[tru]}]"#,
        "/1/parts/0: the body is not valid JSON: expected true or false at byte 42",
    );
}

#[test]
fn integers_never_wrap() {
    check::<Vec<u8>>("[255,256]", "/1: invalid value: integer `256`, expected u8");
    check::<Vec<i64>>(
        "[9223372036854775808]",
        "/0: invalid value: integer `9223372036854775808`, expected i64",
    );
    check::<Vec<u64>>("[-1]", "/0: invalid value: integer `-1`, expected u64");
    check::<Vec<u64>>(
        "[18446744073709551616]",
        "/0: invalid value: 18446744073709551616, expected u64",
    );
    check::<Vec<i64>>("[1.5]", "/0: invalid value: 1.5, expected i64");
    check::<Vec<f64>>("[1e400]", "/0: invalid value: 1e400, expected f64");
    let (whole, _) =
        decode::json::<Vec<i64>>(b"[1.0, -9223372036854775808]", true).unwrap();
    assert_eq!(whole, [1, i64::MIN]);
}

#[test]
fn only_json_is_json() {
    check::<Json>("", "the body is empty");
    check::<Json>(" ", "the body is empty");
    check::<Json>(
        "1 2",
        "the body is not valid JSON: expected the end of the body at byte 2",
    );
    check::<Json>("[1,]", "/1: the body is not valid JSON: expected a value at byte 3");
    let comma = "expected a comma or the closing bracket";
    check::<Json>("[1 2]", &format!("the body is not valid JSON: {comma} at byte 3"));
    check::<Json>("[1", &format!("the body ends early: {comma} at byte 2"));
    check::<Json>("[,1]", "/0: the body is not valid JSON: expected a value at byte 1");
    check::<Json>("{\"a\" 1}", "the body is not valid JSON: expected a colon at byte 5");
    check::<Json>(
        "{a:1}",
        "the body is not valid JSON: expected a property name at byte 1",
    );
    check::<Json>(
        "{\"a\":1,}",
        "the body is not valid JSON: expected a property name at byte 7",
    );
    for text in [
        "01",
        "-01",
        "-",
        "1-",
        "1x",
        "1.",
        "+1",
        "nul",
        "nullx",
        "truex",
        "falsey",
        "\"\u{1}\"",
        "\"\\ud800\"",
        "'a'",
        "]",
        "NaN",
    ] {
        assert!(decode::json::<Json>(text.as_bytes(), false).is_err(), "{text}");
    }
    assert!(decode::json::<Json>(b"\"\xFF\"", false).is_err());
}

#[test]
fn white_space_a_byte_order_mark_and_escapes_are_read() {
    let body = "\u{FEFF} [ \"a\\u00e9\\ud83d\\ude00\\n\" , { \"\\u0061\" : 1 } ]\n";
    let (json, _) = decode::json::<Json>(body.as_bytes(), true).unwrap();
    assert_eq!(json.pointer("/0").and_then(Json::as_str), Some("aé😀\n"));
    assert_eq!(json.pointer("/1/a").and_then(Json::as_i64), Some(1));
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(decode::json::<Json>(nested(128).as_bytes(), false).is_ok());
    for depth in [129, 100_000] {
        let error = decode::json::<Json>(nested(depth).as_bytes(), false).unwrap_err();
        assert_eq!(error.message(), "nested deeper than 128");
    }
    assert!(decode::json::<Json>("[".repeat(100_000).as_bytes(), false).is_err());
    assert!(decode::json::<Json>("{\"a\":".repeat(100_000).as_bytes(), false).is_err());
}

#[test]
fn an_undeclared_property_may_be_as_deep_as_it_likes() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let text = format!(r#"{{"x":{deep},"id":1,"device name":"a","fleet":null}}"#);
    assert!(decode::json::<Device>(text.as_bytes(), true).is_ok());
}

#[test]
fn messages_are_bounded() {
    let text = format!("[\"{}\"]", "é".repeat(100_000));
    let error = decode::json::<Vec<i64>>(text.as_bytes(), false).unwrap_err();
    assert!(error.message().len() < 400);
}

#[test]
fn scalars_are_read_up_to_what_ends_them() {
    let body = "[0,-0 ,-12\n,7\t,true,false\r, null,1.5,-2e3,18446744073709551616]";
    let (json, _) = decode::json::<Json>(body.as_bytes(), true).unwrap();
    let kept = "[0,-0,-12,7,true,false,null,1.5,-2e3,18446744073709551616]";
    assert_eq!(json.to_string(), kept);
    let (flags, _) = decode::json::<Vec<bool>>(b"[true,false]", true).unwrap();
    assert_eq!(flags, [true, false]);
}

/// An object of many required properties.
#[derive(Debug)]
struct Wide(BTreeMap<String, i64>);

const WIDTH: usize = 300;

fn field(number: usize) -> String {
    format!("f{number}")
}

impl decode::Decode for Wide {
    fn decode(from: &mut decode::Decoder<'_>) -> Result<Self, decode::DecodeError> {
        let names: Vec<&'static str> =
            (0..WIDTH).map(|number| &*field(number).leak()).collect();
        let names: &'static [&'static str] = names.leak();
        from.object("Wide", names)?;
        let read = |name: &&str| Ok(((*name).to_owned(), from.required()?));
        names.iter().map(read).collect::<Result<_, _>>().map(Self)
    }
}

#[test]
fn however_many_properties_are_promised_the_missing_ones_are_known() {
    let missing = [0, 127, 128, 129, 255, 256, 299];
    let there = (0..WIDTH).filter(|number| !missing.contains(number));
    let there: Vec<_> =
        there.map(|number| format!(r#""{}":{number}"#, field(number))).collect();
    let body = format!("{{{}}}", there.join(","));
    let (wide, drift) = decode::json::<Wide>(body.as_bytes(), false).unwrap();
    let pointers: Vec<_> = drift.iter().map(|drift| drift.pointer.clone()).collect();
    assert_eq!(pointers, missing.map(|number| format!("/f{number}")));
    let filled = missing.iter().all(|number| wide.0[&field(*number)] == 0);
    assert!(filled && wide.0.len() == WIDTH && wide.0["f298"] == 298);
}
