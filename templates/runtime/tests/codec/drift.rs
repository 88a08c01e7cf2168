//! What is corrected, what never is, and what is recorded of it.

use std::collections::BTreeMap;

use crate::runtime::decode::{self, DriftKind};
use crate::runtime::{Json, Number};

use super::model::{Device, Kind};
use super::union::Shape;

#[derive(Debug, Clone, PartialEq)]
struct All {
    exact: i64,
    text: String,
    integer: i64,
    byte: u8,
    double: f64,
    truth: bool,
    list: Vec<String>,
    map: BTreeMap<String, i64>,
    kind: Kind,
    number: Number,
    shape: Shape,
    nullable: Option<String>,
}

crate::runtime::object! {
    All {
        exact exact = "exact",
        required text = "text",
        required integer = "integer",
        required byte = "byte",
        required double = "double",
        required truth = "truth",
        required list = "list",
        required map = "map",
        required kind = "kind",
        required number = "number",
        required shape = "shape",
        nullable nullable = "nullable",
    }
}

const NAMES: [&str; 10] = [
    "text", "integer", "byte", "double", "truth", "list", "map", "kind", "number",
    "shape",
];

fn empty() -> All {
    All {
        exact: 1,
        text: String::new(),
        integer: 0,
        byte: 0,
        double: 0.0,
        truth: false,
        list: Vec::new(),
        map: BTreeMap::new(),
        kind: Kind::Unknown(String::new()),
        number: Number::from(0_i64),
        shape: Shape::Other(Json::Null),
        nullable: None,
    }
}

/// Reads `text` and expects these deviations; strict, the first of them is the error.
fn check<T>(text: &str, expected: &[(&str, DriftKind)]) -> T
where
    T: decode::Decode + std::fmt::Debug,
{
    let (value, drift) = decode::json::<T>(text.as_bytes(), false).unwrap();
    let found: Vec<_> =
        drift.iter().map(|drift| (&*drift.pointer, drift.kind)).collect();
    assert_eq!(found, expected, "in {text}");
    let strict = decode::json::<T>(text.as_bytes(), true);
    match expected.first() {
        Some((pointer, _)) => assert_eq!(strict.unwrap_err().pointer(), *pointer),
        None => drop(strict.unwrap()),
    }
    value
}

#[test]
fn missing_properties_get_their_empty_value() {
    let pointers: Vec<String> = NAMES.iter().map(|name| format!("/{name}")).collect();
    let mut expected: Vec<_> =
        pointers.iter().map(|pointer| (pointer.as_str(), DriftKind::Missing)).collect();
    expected.push(("/nullable", DriftKind::Missing));
    assert_eq!(check::<All>(r#"{"exact":1}"#, &expected), empty());
}

#[test]
fn nulls_get_their_empty_value() {
    let nulls = NAMES.map(|name| format!(r#","{name}":null"#)).concat();
    let pointers: Vec<String> = NAMES.iter().map(|name| format!("/{name}")).collect();
    let expected: Vec<_> =
        pointers.iter().map(|pointer| (pointer.as_str(), DriftKind::Null)).collect();
    let text = format!(r#"{{"exact":1,"nullable":null{nulls}}}"#);
    assert_eq!(check::<All>(&text, &expected), empty());
}

#[test]
fn places_name_lists_and_maps() {
    let text =
        r#"[{"id":1,"fleet":null,"device name":"a","parent":{"id":2,"fleet":1}}]"#;
    check::<Vec<Device>>(text, &[("/0/parent/device name", DriftKind::Missing)]);
    check::<BTreeMap<String, Vec<String>>>(
        r#"{"a/b~":["x",null,"y",null],"c":null}"#,
        &[
            ("/a~1b~0/1", DriftKind::Null),
            ("/a~1b~0/3", DriftKind::Null),
            ("/c", DriftKind::Null),
        ],
    );
    assert!(check::<Vec<i64>>("null", &[("", DriftKind::Null)]).is_empty());
}

#[test]
fn options_and_any_json_may_be_null() {
    check::<Vec<Option<i64>>>("[1,null]", &[]);
    check::<Vec<Json>>("[1,null]", &[]);
}

#[test]
fn a_null_that_has_no_empty_value_is_left_out_of_lists_and_maps() {
    let device = r#"{"id":1,"fleet":null,"device name":"a"}"#;
    let devices = check::<Vec<Device>>(
        &format!("[null,{device},null]"),
        &[("/0", DriftKind::Null), ("/2", DriftKind::Null)],
    );
    assert_eq!(devices.len(), 1);
    let devices = check::<BTreeMap<String, Device>>(
        &format!(r#"{{"a":null,"b":{device}}}"#),
        &[("/a", DriftKind::Null)],
    );
    assert_eq!(devices.len(), 1);
    assert!(decode::json::<Vec<Device>>(b"[1]", false).is_err());
}

#[test]
fn exact_properties_and_structs_are_never_corrected() {
    #[derive(Debug, PartialEq)]
    struct Holder {
        device: Device,
    }
    crate::runtime::object! {
        Holder {
            required device = "device",
        }
    }
    for (text, place) in [
        ("{}", "/device: the required property is missing"),
        (r#"{"device":null}"#, "/device: null where a value was promised"),
        (r#"{"device":{}}"#, "/device/id: the required property is missing"),
        (r#"{"device":{"id":null}}"#, "/device/id: null where a value was promised"),
    ] {
        let error = decode::json::<Holder>(text.as_bytes(), false).unwrap_err();
        assert_eq!(error.to_string(), place);
    }
}

#[test]
fn at_most_a_hundred_deviations_are_listed() {
    let nulls = format!("[{}null]", "null,".repeat(999_999));
    let (value, drift) = decode::json::<Vec<String>>(nulls.as_bytes(), false).unwrap();
    assert_eq!((value.len(), drift.len()), (1_000_000, 100));
}
