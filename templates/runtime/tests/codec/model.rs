//! Round trips of structs and enums, through our decoder and through others.

use std::collections::BTreeMap;

use crate::runtime::decode;
use crate::runtime::{Field, Json};

#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Device {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) fleet: Option<i64>,
    pub(crate) note: Option<String>,
    pub(crate) alias: Field<String>,
    pub(crate) r#type: Option<Kind>,
    pub(crate) parent: Option<Box<Device>>,
}

crate::runtime::object! {
    Device {
        exact id = "id",
        required name = "device name",
        nullable fleet = "fleet",
        optional note = "note",
        patch alias = "alias",
        optional r#type = "type",
        optional parent = "parent",
    }
}

crate::runtime::open_enum! {
    /// What a device is.
    pub(crate) enum Kind {
        Phone = "phone",
        /// It stands on a counter.
        PointOfSale = "point of sale",
    } else Unknown
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Tagged {
    id: i64,
    extra: BTreeMap<String, Json>,
}

crate::runtime::object! {
    Tagged {
        required id = "id",
    }
    rest extra
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Empty {}

crate::runtime::object! {
    Empty {
    }
}

/// Reads `text`, writes it, and expects `written`.
fn check<T>(text: &str, written: &str)
where
    T: decode::Decode
        + serde_core::de::DeserializeOwned
        + serde_core::Serialize
        + PartialEq
        + std::fmt::Debug,
{
    let (value, drift) = decode::json::<T>(text.as_bytes(), false).unwrap();
    assert_eq!(drift, []);
    assert_eq!(serde_json::to_string(&value).unwrap(), written, "from {text}");
    let plain: T = serde_json::from_str(text).unwrap();
    assert_eq!(plain, value, "another reader must agree on {text}");
}

#[test]
fn absent_null_and_value_stay_apart() {
    let least = r#"{"id":1,"device name":"a","fleet":null}"#;
    check::<Device>(least, least);
    check::<Device>(
        r#"{"id":1,"device name":"a","fleet":2,"note":null,"alias":null,"type":null}"#,
        r#"{"id":1,"device name":"a","fleet":2,"alias":null}"#,
    );
    let full =
        r#"{"id":1,"device name":"a","fleet":2,"note":"","alias":"x","type":"phone"}"#;
    check::<Device>(full, full);
}

#[test]
fn undeclared_properties_are_ignored_or_kept() {
    let text = r#"{"new":{"a":[1]},"id":1,"device name":"a","fleet":null,"more":1}"#;
    check::<Device>(text, r#"{"id":1,"device name":"a","fleet":null}"#);
    check::<Tagged>(
        r#"{"b":[1,null],"id":1,"a":"x"}"#,
        r#"{"id":1,"a":"x","b":[1,null]}"#,
    );
    check::<Empty>(r#"{"a":1}"#, "{}");
}

#[test]
fn of_a_property_sent_twice_the_last_counts() {
    check::<Tagged>(r#"{"id":1,"id":2}"#, r#"{"id":2}"#);
}

#[test]
fn types_may_contain_themselves() {
    let text = r#"{"id":1,"device name":"a","fleet":null,"parent":{"id":2,"device name":"b","fleet":null}}"#;
    check::<Device>(text, text);
}

#[test]
fn enums_are_open() {
    for (text, kind) in [
        ("phone", Kind::Phone),
        ("point of sale", Kind::PointOfSale),
        ("Phone", Kind::Unknown("Phone".to_owned())),
        ("", Kind::Unknown(String::new())),
    ] {
        assert_eq!(Kind::from(text), kind);
        assert_eq!(Kind::from(text.to_owned()), kind);
        assert_eq!((kind.as_str(), kind.to_string().as_str()), (text, text));
        check::<Kind>(&format!("\"{text}\""), &format!("\"{text}\""));
    }
}

#[test]
fn a_field_is_absent_null_or_a_value() {
    assert_eq!(Field::<i64>::default(), Field::Absent);
    assert_eq!(Field::from(1), Field::Value(1));
    assert_eq!(Field::<i64>::from(None), Field::Null);
    assert_eq!(Field::<i64>::from(Some(1)).value(), Some(&1));
    assert_eq!(Field::Value(1).map(|value| value + 1).into_option(), Some(2));
    assert_eq!(Field::<i64>::Null.into_option(), None);
    assert!(Field::<i64>::Absent.is_absent() && Field::<i64>::Null.is_null());
}

#[test]
fn other_readers_are_strict() {
    for text in [
        r#"{"id":1,"fleet":null}"#,
        r#"{"id":1,"device name":null,"fleet":null}"#,
        r#"{"id":1,"device name":"a"}"#,
    ] {
        assert!(serde_json::from_str::<Device>(text).is_err(), "{text}");
    }
}

mod shadowed {
    #![expect(dead_code, reason = "these only stand in the way of the macros")]

    type Vec = ();
    type Result = ();
    type Some = ();

    #[derive(Debug, Clone, PartialEq)]
    pub(super) struct Option {
        pub(super) value: std::string::String,
        pub(super) next: std::option::Option<Box>,
    }

    #[derive(Debug, Clone, PartialEq)]
    pub(super) struct Box(std::boxed::Box<Option>);

    impl crate::runtime::decode::Decode for Box {
        fn decode(
            from: &mut crate::runtime::decode::Decoder<'_>,
        ) -> std::result::Result<Self, crate::runtime::decode::DecodeError> {
            crate::runtime::decode::Decode::decode(from).map(Self)
        }
    }

    impl crate::runtime::encode::Encode for Box {
        fn encode(&self, to: &mut crate::runtime::encode::Encoder) {
            self.0.encode(to);
        }
    }

    crate::runtime::object! {
        Option {
            required value = "value",
            optional next = "next",
        }
    }

    crate::runtime::open_enum! { pub(super) enum String { Ok = "ok", None = "none" } else Err }

    crate::runtime::union! {
        pub(super) enum Rule { Default(Option) if Rule::Object } else Other
    }

    crate::runtime::setters! { Option::new(value: std::string::String) {
        with_next(next: Box),
    } }
}

#[test]
fn models_may_have_the_names_of_the_prelude() {
    check::<shadowed::Option>(r#"{"value":"a"}"#, r#"{"value":"a"}"#);
    check::<shadowed::String>("\"ok\"", "\"ok\"");
    check::<shadowed::Rule>(r#"{"value":"a"}"#, r#"{"value":"a"}"#);
}
