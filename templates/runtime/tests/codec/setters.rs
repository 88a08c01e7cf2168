//! Constructors and setters.

use std::collections::BTreeMap;

use crate::runtime::Field;

#[derive(Debug, Clone, PartialEq)]
struct CreateDevice {
    name: String,
    parent: Option<i64>,
    r#type: Option<String>,
    inner: Option<Box<Part>>,
    alias: Field<String>,
    extra: BTreeMap<String, i64>,
}

crate::runtime::setters! { CreateDevice::new(name: impl Into<String>, parent: Option<i64>) {
    with_type(r#type: impl Into<String>), with_inner(inner: Part),
    with_alias(alias: impl Into<String>),
} null {
    with_null_alias(alias),
} rest extra }

#[derive(Debug, Clone, PartialEq, Default)]
struct Part {
    size: Option<i64>,
}

crate::runtime::setters! { Part { with_size(size: i64) } }

#[derive(Debug, PartialEq)]
struct Fixed {
    size: i64,
}

crate::runtime::setters! { Fixed::new(size: i64) }

#[test]
fn what_is_not_given_is_left_out() {
    let device = CreateDevice::new("a", None);
    let expected = CreateDevice {
        name: "a".to_owned(),
        parent: None,
        r#type: None,
        inner: None,
        alias: Field::Absent,
        extra: BTreeMap::new(),
    };
    assert_eq!(device, expected);
    assert_eq!(Fixed::new(1), Fixed { size: 1 });
}

#[test]
fn what_is_given_becomes_the_value() {
    let device = CreateDevice::new("a", Some(1)).with_type("t").with_alias("b");
    assert_eq!(device.r#type.as_deref(), Some("t"));
    assert_eq!(device.alias, Field::Value("b".to_owned()));
    assert_eq!(device.parent, Some(1));
    let part = Part::default().with_size(2);
    let device = device.with_inner(part.clone()).with_null_alias();
    assert_eq!(device.inner.as_deref(), Some(&part));
    assert_eq!(device.alias, Field::Null);
}
