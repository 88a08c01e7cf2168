//! OpenAPI's table of styles, and what must not get through it.

use crate::runtime::style::{
    EncodeError, Style, encode_form, encode_header, encode_path, encode_query,
    encode_query_string, encode_reserved_query, write_query,
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
        ("[[1]]", Some("%5B1%5D")),
    ] {
        assert_eq!(
            encode_path(Style::Simple, "c", &json(value)).ok().as_deref(),
            expected,
            "{value}"
        );
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
            "c%5Ba%5D%5Bb%5D%5B%5D=1&c%5Ba%5D%5Bb%5D%5B%5D=2",
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

/// The table "Style Examples" of OpenAPI 3.0.4 and 3.1.1: style, then how the empty string, a string, a list and an
/// object are written, in a path that begins with a slash or in a query.
#[test]
fn the_table_of_the_specification() {
    let empty = json("\"\"");
    let text = json("\"blue\"");
    let list = json(r#"["blue","black","brown"]"#);
    let object = json(r#"{"R":100,"G":200,"B":150}"#);
    let values = [&empty, &text, &list, &object];
    for (style, expected) in [
        (
            Style::Matrix,
            [
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::MatrixExploded,
            [
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ],
        ),
        (Style::Label, [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
        (
            Style::LabelExploded,
            [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"],
        ),
        (Style::SimpleExploded, ["", "blue", "blue,black,brown", "R=100,G=200,B=150"]),
        (Style::Simple, ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]),
    ] {
        let written = values.map(|value| encode_path(style, "color", value));
        let written = written.map(Result::unwrap_or_default);
        assert_eq!(written, expected, "{style:?}");
    }
    for (style, expected) in [
        (
            Style::FormJoined,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=R,100,G,200,B,150",
            ],
        ),
        (
            Style::Form,
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "R=100&G=200&B=150",
            ],
        ),
        (
            Style::SpaceDelimited,
            [
                "color=",
                "color=blue",
                "color=blue%20black%20brown",
                "color=R%20100%20G%20200%20B%20150",
            ],
        ),
        (
            Style::PipeDelimited,
            [
                "color=",
                "color=blue",
                "color=blue%7Cblack%7Cbrown",
                "color=R%7C100%7CG%7C200%7CB%7C150",
            ],
        ),
        (
            Style::DeepObject,
            [
                "color=",
                "color=blue",
                "color%5B%5D=blue&color%5B%5D=black&color%5B%5D=brown",
                "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
            ],
        ),
        (
            Style::TabDelimited,
            [
                "color=",
                "color=blue",
                "color=blue%09black%09brown",
                "color=R%09100%09G%09200%09B%09150",
            ],
        ),
    ] {
        let written = values.map(|value| encode_query(style, "color", value).unwrap());
        assert_eq!(written.map(|pairs| write_query(&pairs)), expected, "{style:?}");
    }
}

#[test]
fn no_value_of_a_path_leaves_its_segment_or_its_style() {
    for style in [
        Style::Simple,
        Style::SimpleExploded,
        Style::Label,
        Style::LabelExploded,
        Style::Matrix,
        Style::MatrixExploded,
        Style::Json,
    ] {
        let value = json(r#"{"a/../b":"../;x=1?#%2f","c\\":["/"]}"#);
        let text = encode_path(style, "n/;", &value).unwrap();
        assert!(!text.contains(['/', '?', '#', '\\', ' ']), "{style:?}: {text}");
        let hidden = text.replace("%2F", "").replace("%3B", "").replace("%25", "");
        assert!(!hidden.contains("%2f"), "{style:?}: {text}");
        if !matches!(style, Style::Json) {
            for none in ["null", "[]", "{}", "[null]"] {
                assert!(encode_path(style, "c", &json(none)).is_err(), "{style:?}");
            }
        }
    }
}

#[test]
fn nested_values_are_written_in_brackets_or_as_json() {
    let value = r#"{"a":[1,2],"b":{"c":true},"d":[{"e":1},{"e":"f"}]}"#;
    for (style, expected) in [
        (Style::Form, "a=1&a=2&b%5Bc%5D=true&d%5B0%5D%5Be%5D=1&d%5B1%5D%5Be%5D=f"),
        (
            Style::DeepObject,
            "c%5Ba%5D%5B%5D=1&c%5Ba%5D%5B%5D=2&c%5Bb%5D%5Bc%5D=true\
             &c%5Bd%5D%5B0%5D%5Be%5D=1&c%5Bd%5D%5B1%5D%5Be%5D=f",
        ),
        (
            Style::FormJoined,
            "c=a,%5B1%2C2%5D,b,%7B%22c%22%3Atrue%7D,d,\
             %5B%7B%22e%22%3A1%7D%2C%7B%22e%22%3A%22f%22%7D%5D",
        ),
    ] {
        let pairs = encode_query(style, "c", &json(value)).unwrap();
        assert_eq!(write_query(&pairs), expected, "{style:?}");
    }
    let pairs = encode_query(Style::Form, "c", &json(r#"[{"a":1},[2]]"#)).unwrap();
    assert_eq!(write_query(&pairs), "c=%7B%22a%22%3A1%7D&c=%5B2%5D");
    let deep = (0..200).fold(Json::Null, |inner, _| Json::Array(vec![inner]));
    assert!(encode_query(Style::Form, "c", &deep).is_err());
}

#[test]
fn json_is_a_value_like_any_other() {
    let value = json(r#"{"a":"b c"}"#);
    let pairs = encode_query(Style::Json, "c", &value).unwrap();
    assert_eq!(write_query(&pairs), "c=%7B%22a%22%3A%22b%20c%22%7D");
    let text = encode_query(Style::Json, "c", "x").unwrap();
    assert_eq!(write_query(&text), "c=%22x%22");
    assert_eq!(encode_query(Style::Json, "c", &()).unwrap(), []);
    assert_eq!(encode_path(Style::Json, "c", &[1]).unwrap(), "%5B1%5D");
    let header = encode_header(Style::Json, &value).unwrap();
    assert_eq!(header.as_deref(), Some(r#"{"a":"b c"}"#));
    assert_eq!(encode_header(Style::Json, &()).unwrap(), None);
}

#[test]
fn reserved_characters_stay_but_for_those_that_end_a_value() {
    let value = json("\":/?@!$'()*,;=#&+[] %é\"");
    let pairs = encode_reserved_query(Style::Form, "c[]", &value).unwrap();
    let expected = "c%5B%5D=:/?@!$'()*,;=%23%26%2B%5B%5D%20%25%C3%A9";
    assert_eq!(write_query(&pairs), expected);
    let joined = encode_reserved_query(Style::FormJoined, "c", &["a/b", "c"]).unwrap();
    assert_eq!(write_query(&joined), "c=a/b,c");
}

#[test]
fn a_whole_query_is_json_or_a_form() {
    let value = json(r#"{"a":"b&c","d":[1,2]}"#);
    let whole = |style| encode_query_string(style, &value).unwrap();
    assert_eq!(whole(Style::Form), "a=b%26c&d=1&d=2");
    assert_eq!(
        whole(Style::Json),
        "%7B%22a%22%3A%22b%26c%22%2C%22d%22%3A%5B1%2C2%5D%7D"
    );
    assert!(encode_query_string(Style::Form, "a").is_err());
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
        assert_eq!(
            encode_header(Style::Simple, &json(value)).unwrap().as_deref(),
            expected,
            "{value}"
        );
    }
    for value in ["a\r\nX: y", "a\nb", "a\0", "a\u{7f}", "a\u{85}"] {
        assert!(encode_header(Style::Simple, value).is_err(), "{value:?}");
    }
}

#[test]
fn exploded_objects_in_headers_are_assignments() {
    let header = encode_header(Style::SimpleExploded, &json(OBJECT)).unwrap();
    assert_eq!(header.as_deref(), Some("R=100,G,=a b"));
}

#[test]
fn forms() {
    let form = |styles: &[(&str, Style)], value: &str| {
        encode_form(styles, &json(value)).unwrap()
    };
    let plain = form(&[], r#"{"a b":"c&d","l":[1,2],"n":null}"#);
    assert_eq!(plain, "a%20b=c%26d&l=1&l=2");
    let nested = r#"{"a":{"b":{"c":1},"d":[2]},"e":[{"f":3}]}"#;
    assert_eq!(
        form(&[], nested),
        "a%5Bb%5D%5Bc%5D=1&a%5Bd%5D%5B%5D=2&e%5B0%5D%5Bf%5D=3"
    );
    let styles =
        [("l", Style::DeepObject), ("o", Style::Json), ("j", Style::FormJoined)];
    let value = r#"{"l":[1,2],"o":{"a":[1]},"j":["x","y"],"p":[1,2]}"#;
    assert_eq!(
        form(&styles, value),
        "l%5B%5D=1&l%5B%5D=2&o=%7B%22a%22%3A%5B1%5D%7D&j=x,y&p=1&p=2"
    );
    assert!(encode_form(&[], "a").is_err());
}

#[test]
fn typed_values() {
    fn path<V: crate::runtime::encode::Encode>(
        value: &V,
    ) -> Result<String, EncodeError> {
        encode_path(Style::Simple, "c", value)
    }
    assert_eq!(path(&Kind::PointOfSale).unwrap(), "point%20of%20sale");
    assert_eq!(path(&-1.5_f64).unwrap(), "-1.5");
    assert_eq!(path(&u64::MAX).unwrap(), "18446744073709551615");
    assert_eq!(path(&"1e400".parse::<Number>().unwrap()).unwrap(), "1e400");
    assert_eq!(path(&[Some(1), None]).unwrap(), "1");
}

#[test]
fn a_reserved_delimiter_within_a_value_is_encoded() {
    let pairs = |style, value: &str| {
        write_query(&encode_reserved_query(style, "c", &json(value)).unwrap())
    };
    assert_eq!(pairs(Style::FormJoined, r#"["a,b","c"]"#), "c=a%2Cb,c");
    assert_eq!(pairs(Style::FormJoined, r#"{"k,":"a,b"}"#), "c=k%2C,a%2Cb");
    assert_eq!(pairs(Style::PipeDelimited, r#"["a|b","c d"]"#), "c=a%7Cb%7Cc%20d");
    assert_eq!(pairs(Style::FormJoined, r#""a,b""#), "c=a,b", "one value has no parts");
    assert_eq!(pairs(Style::Form, r#"["a,b","c"]"#), "c=a,b&c=c");
}

#[test]
fn what_is_encoded_already_stays_so_where_reserved_characters_do() {
    for (value, expected) in [
        ("a%2Fb", "a%2Fb"),
        ("%C3%a9é", "%C3%a9%C3%A9"),
        ("100%", "100%25"),
        ("%2", "%252"),
        ("%zz%%41", "%25zz%25%41"),
        ("%é", "%25%C3%A9"),
    ] {
        let pairs = encode_reserved_query(Style::Form, "c", value).unwrap();
        assert_eq!(write_query(&pairs), format!("c={expected}"));
    }
    let pairs = encode_query(Style::Form, "c", "a%2Fb").unwrap();
    assert_eq!(write_query(&pairs), "c=a%252Fb");
}

#[test]
fn an_empty_name_is_a_name() {
    let value = json(r#"{"":"x&y"}"#);
    let pairs = encode_query(Style::Form, "c", &value).unwrap();
    assert_eq!(write_query(&pairs), "=x%26y");
    assert_eq!(encode_form(&[], &value).unwrap(), "=x%26y");
}
