//! OpenAPI's table of styles, and what must not get through it.

use std::collections::BTreeMap;

use crate::runtime::style::{
    Style, encode_form, encode_header, encode_path, encode_query, write_query,
};
use crate::runtime::{Json, Number};

use super::model::Kind;

fn json(text: &str) -> Json {
    text.parse().unwrap()
}

const LIST: &str = r#"["blue","bl,ack"]"#;
const OBJECT: &str = r#"{"R":100,"G,":"a b"}"#;

#[test]
fn paths() {
    for (value, expected) in [
        ("\"blue\"", Some("blue")),
        ("5", Some("5")),
        ("true", Some("true")),
        ("1.10", Some("1.10")),
        (r#""a/b?c#d%e f+g;h=i&j""#, Some("a%2Fb%3Fc%23d%25e%20f%2Bg%3Bh%3Di%26j")),
        (r#""../é😀\u0000""#, Some("..%2F%C3%A9%F0%9F%98%80%00")),
        (r#""a-b_c.d~e""#, Some("a-b_c.d~e")),
        (LIST, Some("blue,bl%2Cack")),
        (OBJECT, Some("R,100,G%2C,a%20b")),
        ("[1,null,2]", Some("1,2")),
        ("\"\"", None),
        ("null", None),
        ("[]", None),
        ("{}", None),
        ("[\"\"]", None),
        ("[[1]]", None),
        (r#"{"a":{}}"#, None),
    ] {
        assert_eq!(encode_path(&json(value)).ok().as_deref(), expected, "{value}");
    }
}

#[test]
fn queries() {
    for (style, value, expected) in [
        (Style::Form, "\"\"", "c="),
        (Style::Form, "\"a b&c=d+é[\"", "c=a%20b%26c%3Dd%2B%C3%A9%5B"),
        (Style::Form, LIST, "c=blue&c=bl%2Cack"),
        (Style::Form, OBJECT, "R=100&G%2C=a%20b"),
        (Style::Form, "[1,null,2]", "c=1&c=2"),
        (Style::FormJoined, "7", "c=7"),
        (Style::FormJoined, LIST, "c=blue,bl%2Cack"),
        (Style::FormJoined, OBJECT, "c=R,100,G%2C,a%20b"),
        (Style::SpaceDelimited, LIST, "c=blue%20bl%2Cack"),
        (Style::SpaceDelimited, OBJECT, "c=R%20100%20G%2C%20a%20b"),
        (Style::PipeDelimited, LIST, "c=blue%7Cbl%2Cack"),
        (Style::DeepObject, OBJECT, "c%5BR%5D=100&c%5BG%2C%5D=a%20b"),
        (
            Style::DeepObject,
            r#"{"a":{"b":[1,2]},"n":null}"#,
            "c%5Ba%5D%5Bb%5D=1&c%5Ba%5D%5Bb%5D=2",
        ),
        (Style::DeepObject, "1", "c=1"),
    ] {
        let pairs = encode_query(style, "c", &json(value)).unwrap();
        assert_eq!(write_query(&pairs), expected, "{style:?} {value}");
    }
    let pairs = encode_query(Style::Form, "a&b", "x").unwrap();
    assert_eq!(write_query(&pairs), "a%26b=x");
}

#[test]
fn no_value_is_not_written() {
    for style in [
        Style::Form,
        Style::FormJoined,
        Style::SpaceDelimited,
        Style::PipeDelimited,
        Style::DeepObject,
    ] {
        for value in ["null", "[]", "{}", "[null]", r#"{"a":null}"#] {
            assert_eq!(
                encode_query(style, "c", &json(value)).unwrap(),
                [],
                "{style:?} {value}"
            );
        }
        assert_eq!(encode_query(style, "c", &None::<i64>).unwrap(), []);
        assert_eq!(encode_query(style, "c", &()).unwrap(), []);
    }
}

#[test]
fn nested_values_have_no_form() {
    for style in
        [Style::Form, Style::FormJoined, Style::SpaceDelimited, Style::PipeDelimited]
    {
        for value in ["[[1]]", r#"{"a":[1]}"#, r#"[{"a":1}]"#] {
            assert!(
                encode_query(style, "c", &json(value)).is_err(),
                "{style:?} {value}"
            );
        }
    }
    assert!(encode_query(Style::DeepObject, "c", &json(r#"{"a":[{}]}"#)).is_err());
    let unwritable = BTreeMap::from([(vec![1], 1)]);
    assert!(encode_query(Style::Form, "c", &unwritable).is_err());
}

#[test]
fn headers() {
    for (value, expected) in [
        ("\"a b,é\"", Some("a b,é")),
        (LIST, Some("blue,bl,ack")),
        (r#"{"R":100}"#, Some("R,100")),
        ("\"\"", Some("")),
        ("null", None),
        ("[]", None),
    ] {
        assert_eq!(encode_header(&json(value)).unwrap().as_deref(), expected, "{value}");
    }
    for value in ["a\r\nX: y", "a\nb", "a\0", "a\u{7f}", "a\u{85}"] {
        assert!(encode_header(value).is_err(), "{value:?}");
    }
}

#[test]
fn forms() {
    let form = encode_form(&json(r#"{"a b":"c&d","l":[1,2],"n":null}"#)).unwrap();
    assert_eq!(form, "a%20b=c%26d&l=1&l=2");
    assert!(encode_form(&json(r#"{"a":{"b":1}}"#)).is_err());
    assert!(encode_form("a").is_err());
}

#[test]
fn typed_values() {
    assert_eq!(encode_path(&Kind::PointOfSale).unwrap(), "point%20of%20sale");
    assert_eq!(encode_path(&-1.5_f64).unwrap(), "-1.5");
    assert_eq!(encode_path(&u64::MAX).unwrap(), "18446744073709551615");
    assert_eq!(encode_path(&"1e400".parse::<Number>().unwrap()).unwrap(), "1e400");
    assert_eq!(encode_path(&[Some(1), None]).unwrap(), "1");
}
