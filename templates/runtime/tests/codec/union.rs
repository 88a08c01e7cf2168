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

crate::runtime::union! {
    pub(crate) enum Shape {
        /// A round one.
        Circle(Box<Circle>)
            if Rule::Any(&[Rule::Tag("type", "circle"), Rule::Tag("type", "disc")]),
        Square(Square) if Rule::Key("side"),
        Text(String) if Rule::String,
    } else Other
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
    let rules: [(Rule, Vec<usize>); 24] = [
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
        (Rule::All(&[Rule::Array, Rule::String]), vec![]),
        (Rule::All(&[Rule::Object, Rule::Key("t")]), vec![0, 1, 2]),
        (Rule::Lacks(&["k", "x"]), vec![0, 1, 2]),
        (Rule::Lacks(&[]), vec![0, 1, 2, 3]),
        (Rule::At("t", &Rule::String), vec![0]),
        (Rule::Maybe("t", &Rule::String), vec![0, 3]),
        (Rule::Maybe("k", &Rule::String), vec![0, 1, 2, 3]),
        (Rule::Items(&Rule::String), vec![4]),
        (Rule::Is("a"), vec![5]),
        (Rule::Is("1"), vec![6]),
        (Rule::Is("false"), vec![8]),
        (Rule::Format("date"), vec![]),
    ];
    for (rule, expected) in rules {
        let matches = |at: &usize| rule.matches(&json(samples[*at]));
        let found: Vec<usize> = (0..samples.len()).filter(matches).collect();
        assert_eq!(found, expected, "{rule:?}");
    }
}

#[test]
fn rules_look_at_elements_and_formats() {
    for (rule, fits, fails) in [
        (Rule::Items(&Rule::Array), "[[1],2]", "[1,[2]]"),
        (Rule::Format("date"), r#""2024-02-30""#, r#""2024-02-30T""#),
        (Rule::Format("date-time"), r#""2024-02-28T10:00:00Z""#, r#""2024-02-28""#),
        (Rule::Format("ipv4"), r#""10.0.0.1""#, r#""::1""#),
        (Rule::Format("ipv6"), r#""::1""#, r#""10.0.0.1""#),
        (
            Rule::Format("uuid"),
            r#""00000000-0000-0000-0000-00000000000A""#,
            r#""00000000000000000000000000000000000a""#,
        ),
        (Rule::Format("other"), r#""x""#, "1"),
    ] {
        assert!(rule.matches(&json(fits)), "{rule:?} {fits}");
        assert!(!rule.matches(&json(fails)), "{rule:?} {fails}");
    }
}

crate::runtime::union! {
    enum Tagged {
        Small(Box<Square>) if Rule::Tag("size", "s") => "size" = "s",
        Large(Box<Square>) if Rule::Tag("size", "l") => "size" = "l",
    } else Other
}

#[test]
fn a_tag_that_a_variant_does_not_declare_is_written() {
    for text in [
        r#"{"size":"s","side":1,"name":"a"}"#,
        r#"{"size":"l","side":1,"name":"a"}"#,
        r#"{"size":"m","side":1,"name":"a"}"#,
    ] {
        let (value, drift) = decode::json::<Tagged>(text.as_bytes(), true).unwrap();
        assert_eq!(drift, []);
        assert_eq!(serde_json::to_string(&value).unwrap(), text);
    }
}

crate::runtime::union! {
    enum Either { Square(Box<Square>) if Rule::Object, Circle(Box<Circle>) if Rule::Object }
    else Other
}

#[test]
fn the_next_rule_that_matches_is_tried_where_a_variant_fails() {
    let circle = Either::Circle(Box::new(Circle { radius: 1.0, parts: None }));
    let text = r#"{"side":"long","radius":1}"#;
    for strict in [false, true] {
        let found = decode::json::<Either>(text.as_bytes(), strict).unwrap();
        assert_eq!(found, (circle.clone(), vec![]));
    }
    assert_eq!(serde_json::from_str::<Either>(text).unwrap(), circle);
    // What would have to be corrected is not tried after a failure: its values would be made up.
    let text = r#"{"side":"long","radius":null}"#;
    let (value, drift) = decode::json::<Either>(text.as_bytes(), false).unwrap();
    assert_eq!(value, Either::Other(json(text)));
    assert_eq!((drift.len(), &*drift[0].pointer), (1, "/side"));
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
    assert_eq!(shapes[1], Shape::Square(Square { side: 0, name: "a".to_owned() }));
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

/// Its variants fail only at the end, so that each level would double the work.
#[derive(Debug, Clone, PartialEq)]
struct Chain {
    next: Option<Box<Ring>>,
    depth: i64,
}

crate::runtime::object! {
    Chain {
        optional next = "next",
        exact depth = "depth",
    }
}

crate::runtime::union! {
    enum Ring {
        First(Box<Chain>) if Rule::Object,
        Second(Box<Chain>) if Rule::Object,
    } else Other
}

#[test]
fn variants_that_fail_at_every_level_end_soon() {
    let levels = 60;
    let text =
        format!("{}{}", r#"{"next":"#.repeat(levels) + "null", "}".repeat(levels));
    let start = std::time::Instant::now();
    let (ring, _) = decode::json::<Ring>(text.as_bytes(), false).unwrap();
    assert_eq!(ring, Ring::Other(json(&text)));
    assert!(start.elapsed() < std::time::Duration::from_secs(5));
}
