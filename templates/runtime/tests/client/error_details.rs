//! What errors of single codes have besides, as types.

use runtime::runtime::profile::{EntryShape, ErrorShape, FieldList, Operation, Profile};
use runtime::runtime::{Call, Error, ErrorDetails, error_details};
use serde::Deserialize;

use crate::rig::{Rig, SECRET, answer, token};

static PROFILE: Profile = Profile {
    auth: &[runtime::runtime::profile::AuthScheme {
        name: "key",
        kind: runtime::runtime::profile::AuthKind::Bearer("Bearer"),
    }],
    errors: ErrorShape {
        message: &["/message"],
        code: &["/class"],
        fields: None,
        field: &["/field"],
        field_list: FieldList::Names,
        entries: EntryShape {
            at: &["/errors"],
            message: &["/message"],
            code: &["/class"],
            field: &["/field"],
            entries: Some("/errors"),
        },
        separator: "::",
        ..ErrorShape::PLAIN
    },
    ..Profile::PLAIN
};
static GET: Operation = Operation { id: "read", security: &[&[0]], ..Operation::PLAIN };

#[derive(Debug, PartialEq, Deserialize)]
struct Bounds {
    field: String,
    min: i64,
    max: Option<i64>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct Several {
    field: Vec<String>,
    errors: Option<Vec<Bounds>>,
}

error_details! {
    Bounds: "Input::OutOfBounds";
    Several: "Input::Multiple", "Input::Several";
}

fn error(body: &str) -> Error {
    let rig = Rig::new([answer(400, &[], body)]);
    let client = rig.builder(&PROFILE).credential(0, token()).build().unwrap();
    rig.run(Call::<i64>::json(&client, &GET)).unwrap_err()
}

#[test]
fn what_a_code_has_besides_is_read_for_it_and_what_lies_below() {
    let bounds = Bounds { field: "ttl".to_owned(), min: 5, max: None };
    for class in ["Input::OutOfBounds", "Input::OutOfBounds::Novel"] {
        let body =
            format!(r#"{{"class":"{class}","message":"m","field":"ttl","min":5}}"#);
        let error = error(&body);
        assert_eq!(error.vendor().unwrap().details::<Bounds>().as_ref(), Some(&bounds));
        assert_eq!(error.vendor().unwrap().details::<Several>(), None);
    }
    for class in ["Input", "Input::OutOfBoundsToo", "Else"] {
        let error = error(&format!(
            r#"{{"class":"{class}","message":"m","field":"ttl","min":5}}"#
        ));
        assert_eq!(error.vendor().unwrap().details::<Bounds>(), None, "{class}");
        assert_eq!(error.vendor().unwrap().extras().len(), 1);
    }
    let unfit = error(r#"{"class":"Input::OutOfBounds","field":"ttl","min":"few"}"#);
    assert_eq!(unfit.vendor().unwrap().details::<Bounds>(), None);
    assert_eq!(<Several as ErrorDetails>::CODES.len(), 2);
}

#[test]
fn each_of_several_errors_has_its_own() {
    let inner = r#"{"class":"Input::OutOfBounds","field":"ttl","min":1,"max":9}"#;
    let outer = format!(
        r#"{{"class":"Input::Several","field":["a","ttl"],"errors":[{inner},{{"class":"Odd"}}]}}"#
    );
    let body = format!(
        r#"{{"class":"Input::Multiple","field":["ttl"],"errors":[{outer},{inner}]}}"#
    );
    let error = error(&body);
    let vendor = error.vendor().unwrap();
    let several: Several = vendor.details().unwrap();
    assert_eq!((several.field, several.errors), (vec!["ttl".to_owned()], None));
    let [first, second] = vendor.entries() else { panic!("{vendor:?}") };
    assert_eq!(first.details::<Several>().unwrap().field, ["a", "ttl"]);
    assert_eq!(second.details::<Bounds>().unwrap().max, Some(9));
    assert_eq!(first.entries[0].details::<Bounds>().unwrap().min, 1);
    assert_eq!(first.entries[1].details::<Bounds>(), None);
    assert_eq!(first.entries[1].code.as_deref(), Some("Odd"));
}

#[test]
fn a_code_that_only_an_entry_has_is_not_the_bodys() {
    let error =
        error(r#"{"errors":[{"class":"Input::OutOfBounds","field":"a","min":1}]}"#);
    let vendor = error.vendor().unwrap();
    assert_eq!(vendor.code.as_deref(), Some("Input::OutOfBounds"));
    assert_eq!(vendor.details::<Bounds>(), None);
    assert!(vendor.entries()[0].details::<Bounds>().is_some());
}

#[test]
fn no_detail_repeats_a_secret() {
    let body = format!(r#"{{"class":"Input::OutOfBounds","field":"{SECRET}","min":1}}"#);
    let error = error(&body);
    let bounds: Bounds = error.vendor().unwrap().details().unwrap();
    assert!(!bounds.field.contains(SECRET), "{bounds:?}");
}
