//! Each rule by which a union is decided, and what happens where none does.

use crate::runtime::decode::{self, DriftKind};
use crate::runtime::{Json, Rule};

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Circle {
    radius: f64,
    parts: Option<Vec<Shape>>,
}

crate::runtime::object! {
    Circle {
        exact radius = "radius",
        optional parts = "parts",
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Square {
    side: i64,
    name: String,
}

crate::runtime::object! {
    Square {
        required side = "side",
        required name = "name",
    }
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Circle(Box<Circle>),
    Square(Square),
    Text(String),
    Other(Json),
}

crate::runtime::union! {
    Shape, Other {
        Circle if Rule::Any(&[Rule::Tag("type", "circle"), Rule::Tag("type", "disc")]),
        Square if Rule::Key("side"),
        Text if Rule::String,
    }
}

fn json(text: &str) -> Json {
    text.parse().unwrap()
}

#[test]
fn each_rule_matches_what_it_says() {
    let samples = [
        r#"{"t":"a"}"#,
        r#"{"t":1}"#,
        r#"{"t":true}"#,
        r#"{"k":null}"#,
        "[]",
        r#""a""#,
        "1",
        "1.0",
        "false",
        "null",
    ];
    for (rule, expected) in [
        (Rule::Tag("t", "a"), vec![0]),
        (Rule::Tag("t", "1"), vec![1]),
        (Rule::Tag("t", "true"), vec![2]),
        (Rule::Key("k"), vec![3]),
        (Rule::Object, vec![0, 1, 2, 3]),
        (Rule::Array, vec![4]),
        (Rule::String, vec![5]),
        (Rule::Integer, vec![6]),
        (Rule::Number, vec![6, 7]),
        (Rule::Boolean, vec![8]),
        (Rule::Any(&[Rule::Array, Rule::String]), vec![4, 5]),
        (Rule::Any(&[]), vec![]),
    ] {
        let matches = |at: &usize| rule.matches(&json(samples[*at]));
        let found: Vec<usize> = (0..samples.len()).filter(matches).collect();
        assert_eq!(found, expected, "{rule:?}");
    }
}

/// Reads a shape by our decoder, not strict, and by another reader, and expects these.
fn check(text: &str, ours: &Shape, drift: &[(&str, DriftKind)], other: &Shape) {
    let (shape, found) = decode::json::<Shape>(text.as_bytes(), false).unwrap();
    let found: Vec<_> =
        found.iter().map(|drift| (&*drift.pointer, drift.kind)).collect();
    assert_eq!((&shape, found.as_slice()), (ours, drift), "in {text}");
    assert_eq!(&serde_json::from_str::<Shape>(text).unwrap(), other, "in {text}");
}

#[test]
fn the_first_rule_that_matches_decides() {
    for tag in ["circle", "disc"] {
        let circle = Shape::Circle(Box::new(Circle { radius: 1.5, parts: None }));
        let text = format!(r#"{{"side":1,"radius":1.5,"type":"{tag}"}}"#);
        check(&text, &circle, &[], &circle);
    }
    let text = Shape::Text("x".to_owned());
    check("\"x\"", &text, &[], &text);
}

#[test]
fn what_no_rule_matches_is_kept() {
    for text in [r#"{"type":"line","length":1.10}"#, "[1]", "1.10", "true"] {
        let other = Shape::Other(json(text));
        assert_eq!(serde_json::to_string(&other).unwrap(), text);
        let (shape, drift) = decode::json::<Shape>(text.as_bytes(), true).unwrap();
        assert_eq!((shape, drift.len()), (other, 0));
    }
}

#[test]
fn a_variant_that_does_not_decode_is_kept_and_recorded() {
    let text = r#"{"side":1,"type":"circle","radius":"wide"}"#;
    let other = Shape::Other(json(text));
    check(text, &other, &[("/radius", DriftKind::Variant)], &other);
    let error = decode::json::<Shape>(text.as_bytes(), true).unwrap_err();
    assert_eq!(error.pointer(), "/radius");
}

#[test]
fn a_correction_in_a_variant_that_fails_is_forgotten() {
    let list = r#"[{"name":null,"side":{}},{"side":null,"name":"a"}]"#;
    let (shapes, drift) = decode::json::<Vec<Shape>>(list.as_bytes(), false).unwrap();
    assert_eq!(
        shapes[1],
        Shape::Square(Square {
            side: 0,
            name: "a".to_owned()
        })
    );
    let found: Vec<_> =
        drift.iter().map(|drift| (&*drift.pointer, drift.kind)).collect();
    assert_eq!(found, [("/0/side", DriftKind::Variant), ("/1/side", DriftKind::Null)]);
}

#[test]
fn places_lead_through_unions() {
    let inner = r#"{"type":"circle","radius":1,"parts":[{"side":7}]}"#;
    let text = format!(r#"{{"type":"circle","radius":2,"parts":[{inner},"x"]}}"#);
    let (_, drift) = decode::json::<Shape>(text.as_bytes(), false).unwrap();
    let found: Vec<_> =
        drift.iter().map(|drift| (&*drift.pointer, drift.kind)).collect();
    assert_eq!(found, [("/parts/0/parts/0/name", DriftKind::Missing)]);
    let error = decode::json::<Shape>(text.as_bytes(), true).unwrap_err();
    assert_eq!(error.pointer(), "/parts/0/parts/0/name");
}

#[test]
fn nested_unions_take_no_more_than_linear_time_for_each_level() {
    let levels = 60;
    let open = r#"{"type":"circle","radius":1,"parts":["#.repeat(levels);
    let text = format!("{open}{}", "]}".repeat(levels));
    let start = std::time::Instant::now();
    assert!(decode::json::<Shape>(text.as_bytes(), true).is_ok());
    let broken = text.replacen("\"parts\":[]", "\"parts\":[{\"type\":\"disc\"}]", 1);
    let (_, drift) = decode::json::<Shape>(broken.as_bytes(), false).unwrap();
    assert_eq!(drift.len(), 1);
    assert!(start.elapsed() < std::time::Duration::from_secs(2));
}
