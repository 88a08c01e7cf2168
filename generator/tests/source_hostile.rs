//! Input that is broken on purpose: it is read or refused with an error, within bounds.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use vendorsmith::diagnostic::{Diagnostics, Severity};
use vendorsmith::source::{Input, Reading, Source, load, load_text};

const EVERYTHING: &str = include_str!("everything.json");

/// Reads, and holds that a refusal has an error and an acceptance none, and that `openapiv3` agreed.
fn survives(name: &str, text: &str) -> (Option<Source>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let source = load_text(name, text, None, &mut diagnostics);
    let start: String = text.chars().take(2000).collect();
    assert_eq!(source.is_none(), diagnostics.has_errors(), "{start}\n{diagnostics:#?}");
    let ours = diagnostics.iter().find(|finding| finding.code == "internal-model");
    assert!(ours.is_none(), "{start}\n{ours:#?}");
    (source, diagnostics)
}

fn codes(diagnostics: &Diagnostics) -> Vec<&str> {
    diagnostics.iter().map(|finding| finding.code).collect()
}

#[test]
fn a_right_document_has_no_finding_and_loses_nothing() {
    let (source, diagnostics) = survives("a.json", EVERYTHING);
    assert_eq!(diagnostics.iter().count(), 0, "{diagnostics:#?}");
    let read = serde_json::to_value(source.unwrap().document).unwrap();
    let written: Value = serde_json::from_str(EVERYTHING).unwrap();
    let mut lost = Vec::new();
    missing(&written, &read, "", &mut lost);
    assert_eq!(lost, [""; 0]);
}

/// Pointers of keys that are in one value and not in the other; falsehoods and empty lists may go, as they are
/// defaults, and keys kept aside may be renamed.
fn missing(written: &Value, read: &Value, at: &str, lost: &mut Vec<String>) {
    match written {
        Value::Object(entries) => {
            for (key, value) in entries {
                let default = matches!(value, Value::Bool(false) | Value::Null)
                    || value.as_array().is_some_and(Vec::is_empty)
                    || value.as_object().is_some_and(serde_json::Map::is_empty);
                match read.get(key).or_else(|| read.get(format!("x-vendorsmith-{key}"))) {
                    Some(other) => missing(value, other, &format!("{at}/{key}"), lost),
                    None if default => {}
                    None => lost.push(format!("{at}/{key}")),
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                missing(item, &read[index], &format!("{at}/{index}"), lost);
            }
        }
        _ => {}
    }
}

/// Every pointer of a value.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                pointers(value, &format!("{at}/{}", key.replace('~', "~0").replace('/', "~1")), found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn any_node_may_be_of_any_kind() {
    let whole: Value = serde_json::from_str(EVERYTHING).unwrap();
    let mut places = Vec::new();
    pointers(&whole, "", &mut places);
    let kinds = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!("text"),
        json!([]),
        json!([null, 1, "a", {}]),
        json!({}),
        json!({"$ref": "#/components/schemas/S"}),
        json!({"$ref": "#/paths"}),
        json!({"a": 1, "x-a": 2, "200": 3, "/a": 4}),
    ];
    for place in &places {
        for kind in &kinds {
            let mut copy = whole.clone();
            *copy.pointer_mut(place).unwrap() = kind.clone();
            survives("a.json", &copy.to_string());
        }
    }
}

#[test]
fn any_key_may_be_missing() {
    let whole: Value = serde_json::from_str(EVERYTHING).unwrap();
    let mut places = Vec::new();
    pointers(&whole, "", &mut places);
    for place in &places {
        let mut copy = whole.clone();
        let Some((parent, key)) = place.rsplit_once('/') else { continue };
        if let Some(Value::Object(entries)) = copy.pointer_mut(parent) {
            entries.remove(&key.replace("~1", "/").replace("~0", "~"));
            survives("a.json", &copy.to_string());
        }
    }
}

#[test]
fn a_file_may_end_anywhere() {
    let json = "{\"openapi\": \"3.0.0\", \"info\": {\"title\": \"\\u00e9é\", \"version\": \"1\"}, \"paths\": {\"/a\": \
                {\"get\": {\"responses\": {\"200\": {\"description\": \"\\\"\"}}}}}, \"x-a\": [1.5e3, true, null]}";
    let yaml = "openapi: 3.0.0\ninfo: &a {title: \"\\u00e9é\\\n  b\", version: '1'}\npaths:\n  ? /a\n  : get:\n      \
                responses: {200: {description: |-\n  b\n}}\nx-a: !!str 1 # c\nx-b: [*a, - , !<!a> b]\nx-c: >+\n  d\n\n---\n";
    for (name, text) in [("a.json", json), ("a.yaml", json), ("a.yaml", yaml)] {
        for (end, _) in text.char_indices() {
            survives(name, &text[..end]);
        }
    }
    assert!(survives("a.json", json).0.is_some());
}

#[test]
fn nesting_is_bounded() {
    let deep = 100_000;
    for (name, text) in [
        ("a.json", "[".repeat(deep)),
        ("a.json", "{\"a\":".repeat(deep)),
        ("a.json", format!("{}{}", "[".repeat(deep), "]".repeat(deep))),
        ("a.yaml", "[".repeat(deep)),
        ("a.yaml", "{a: ".repeat(deep)),
        ("a.yaml", "- ".repeat(deep)),
        ("a.yaml", "? ".repeat(deep)),
        ("a.yaml", (0..2000).map(|level| format!("{}a:\n", " ".repeat(level))).collect::<String>()),
    ] {
        let started = Instant::now();
        let (source, diagnostics) = survives(name, &text);
        assert!(source.is_none());
        let answer = codes(&diagnostics);
        assert!(answer.contains(&"too-deep") || answer.contains(&"yaml-complex-key"), "{answer:?}");
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    }
}

#[test]
fn the_deepest_schema_that_is_read_is_read_by_all() {
    for (open, close) in [("{\"items\":", "}"), ("{\"allOf\":[", "]}"), ("{\"not\":", "}")] {
        let depth = if open.contains('[') { 60 } else { 120 };
        let schema = format!("{}{{\"type\":\"string\"}}{}", open.repeat(depth), close.repeat(depth));
        let head = r#"{"openapi":"3.0.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"S":"#;
        let started = Instant::now();
        let (source, diagnostics) = survives("a.json", &format!("{head}{schema}}}}}}}"));
        assert!(source.is_some(), "{diagnostics:#?}");
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    }
}

#[test]
fn aliases_cannot_multiply_without_bound() {
    let mut laughs = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for level in 1..30 {
        let row = vec![format!("*a{}", level - 1); 10].join(", ");
        laughs += &format!("a{level}: &a{level} [{row}]\n");
    }
    let started = Instant::now();
    let (_, diagnostics) = survives("a.yaml", &laughs);
    assert_eq!(codes(&diagnostics), ["yaml-alias"]);
    let key = format!("a: &a {{\"{}\": 1}}\nb: [{}]\n", "x".repeat(1_000), "*a, ".repeat(100_000));
    assert_eq!(codes(&survives("a.yaml", &key).1), ["yaml-alias"], "keys take room too");
    let long = format!("a: &a \"{}\"\nb: [{}]\n", "x".repeat(1_000_000), "*a, ".repeat(100_000));
    assert_eq!(codes(&survives("a.yaml", &long).1), ["yaml-alias"]);
    let chain: String = (1..5000).map(|level| format!("- &a{level} [*a{}]\n", level - 1)).collect();
    assert_eq!(codes(&survives("a.yaml", &format!("- &a0 []\n{chain}")).1), ["too-deep"]);
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[test]
fn copies_of_deep_references_are_bounded() {
    let inner: String = (0..60).map(|level| format!("{{\"properties\":{{\"p{level}\":")).collect();
    let wide: String = (0..2000).map(|item| format!("\"w{item}\":{{\"type\":\"string\"}},")).collect();
    let pointer = |depth: usize| (0..depth).map(|level| format!("/properties/p{level}")).collect::<String>();
    let uses = (0..40)
        .map(|depth| format!("\"U{depth}\":{{\"$ref\":\"#/components/schemas/S{}\"}},", pointer(depth)));
    let text = format!(
        "{{\"openapi\":\"3.0.0\",\"info\":{{\"title\":\"T\",\"version\":\"1\"}},\"paths\":{{}},\"components\":{{\"schemas\":{{{}\"S\":{inner}{{\"properties\":{{{}\"z\":{{}}}}}}{}}}}}}}",
        uses.collect::<String>(),
        wide,
        "}}".repeat(60)
    );
    let (source, diagnostics) = survives("a.json", &text);
    assert!(source.is_some(), "{diagnostics:#?}");
    assert!(codes(&diagnostics).contains(&"unknown-reference"));
}

#[test]
fn chains_of_references_are_bounded() {
    let mut schemas: Vec<String> = Vec::new();
    for number in 0..4_000 {
        schemas.push(format!("\"R{number}\":{{\"$ref\":\"#/components/schemas/R{}\"}}", number + 1));
        schemas.push(format!(
            "\"A{number}\":{{\"allOf\":[{{\"$ref\":\"#/components/schemas/A{}\"}}]}}",
            (number + 1) % 4_000
        ));
    }
    let head =
        r#"{"openapi":"3.0.0","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"#;
    let started = Instant::now();
    let (source, diagnostics) = survives("a.json", &format!("{head}{}}}}}}}", schemas.join(",")));
    assert!(source.is_some());
    assert!(diagnostics.count(Severity::Warning) > 0);
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

/// Objects of so many keys that looking through them for each reference and each finding would not end.
#[test]
fn objects_of_very_many_keys_are_read() {
    const MANY: usize = 60_000;
    let head = r#"{"openapi":"3.0.0","info":{"title":"T","version":"1"},"paths":{"#;
    let refer = |at: usize| format!("\"a{at}\":{{\"$ref\":\"#/components/schemas/X/properties/x{at}\"}}");
    let named = |at: usize| format!("\"x{at}\":{{}}");
    let all = |one: &dyn Fn(usize) -> String| (0..MANY).map(one).collect::<Vec<_>>().join(",");
    let text = format!(
        "{head}}},\"components\":{{\"schemas\":{{\"S\":{{\"properties\":{{{}}}}},\"X\":{{\"properties\":{{{}}}}}}}}}}}",
        all(&refer),
        all(&named)
    );
    let (source, _) = survives("a.json", &text);
    let source = source.unwrap();
    assert_eq!(source.node("/components/schemas").unwrap().entries().len(), MANY + 2);
    for at in 0..MANY {
        assert!(source.node(&format!("/components/schemas/S/properties/a{at}/$ref")).is_some());
    }
    // Path items in a ring, each of which is found to lead nowhere and taken away.
    let ring = |at: usize| format!("\"/p{at}\":{{\"$ref\":\"#/paths/~1p{}\"}}", (at + 1) % MANY);
    let (source, diagnostics) = survives("a.json", &format!("{head}{}}}}}", all(&ring)));
    assert_eq!(source.unwrap().node("/paths").unwrap().entries().len(), 0);
    assert_eq!(codes(&diagnostics), vec!["reference-loop"; MANY]);
}

#[test]
fn a_chain_that_is_too_long_is_no_loop() {
    let schemas: Vec<String> =
        (0..150).map(|at| format!("S{at}: {{$ref: '#/components/schemas/S{}'}}", at + 1)).collect();
    let text = format!(
        "openapi: 3.0.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{{}, S150: {{}}}}}}\n",
        schemas.join(", ")
    );
    let (_, diagnostics) = survives("a.yaml", &text);
    assert_eq!(codes(&diagnostics), vec!["reference-chain"; 50], "those that 100 and more lie behind");
}

#[test]
fn bytes_that_are_no_text() {
    let folder = tempfile::tempdir().unwrap();
    let document = b"openapi: 3.0.0\ninfo: {title: T, version: '1'}\npaths: {}\nx-a: ";
    let with = |more: &[u8]| [document, more].concat();
    for (bytes, whole, expected) in [
        (with(b"'\xFF a\xE9'"), true, Some((4, 7))),
        (with(&b"\xFF".repeat(100_000)), true, Some((4, 6))),
        (b"\xFF\xFEo\0p\0".to_vec(), false, Some((1, 1))),
        (b"{\0\"\0o\0".to_vec(), false, Some((1, 1))),
        (b"\0{\0\"\0o".to_vec(), false, Some((1, 1))),
        ([b"\xEF\xBB\xBF", document.as_slice(), b"1"].concat(), true, None),
    ] {
        let path = folder.path().join("openapi.yaml");
        std::fs::write(&path, bytes).unwrap();
        let mut diagnostics = Diagnostics::new();
        let source = load(&Input::Folder(folder.path().into()), &Reading::default(), &mut diagnostics);
        let place = diagnostics.iter().find_map(|finding| finding.place.as_ref());
        assert_eq!(place.map(|place| (place.line, place.column)), expected);
        assert_eq!(source.is_some(), whole);
        assert!(codes(&diagnostics).iter().all(|code| *code == "not-utf8"), "{diagnostics:#?}");
        assert!(diagnostics.iter().count() <= 20);
        let utf16 = diagnostics.iter().any(|finding| finding.message.contains("UTF-16"));
        assert_eq!(utf16, !whole);
    }
    std::fs::write(folder.path().join("openapi.yaml"), with(b"'a\xE9z'")).unwrap();
    let source = load(&Input::Folder(folder.path().into()), &Reading::default(), &mut Diagnostics::new());
    assert_eq!(source.unwrap().node("/x-a").and_then(|node| node.as_str()), Some("a\u{FFFD}z"));
    std::fs::write(folder.path().join("quirks.yaml"), b"crate: {description: '\xFF'}\n").unwrap();
    let mut diagnostics = Diagnostics::new();
    assert!(load(&Input::Folder(folder.path().into()), &Reading::default(), &mut diagnostics).is_none());
    assert_eq!(diagnostics.count(Severity::Error), 1);
}

#[test]
fn files_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    for (input, expected) in [
        (Input::Folder(folder.path().into()), "no-document"),
        (Input::Folder(folder.path().join("nothing")), "no-document"),
        (Input::Document(folder.path().into()), "unreadable-file"),
        (Input::Document(folder.path().join("nothing.json")), "unreadable-file"),
    ] {
        let mut diagnostics = Diagnostics::new();
        assert!(load(&input, &Reading::default(), &mut diagnostics).is_none());
        assert_eq!(codes(&diagnostics), [expected]);
    }
}
