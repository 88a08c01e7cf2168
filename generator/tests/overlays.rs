//! Overlays: what each action does to a document, what is refused, and the published sets of inputs and outputs.

#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Instant;

use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::source::{Input, Node, Reading, Source, Value, load};

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Pets, version: '1'}
tags: [{name: a}, {name: b}]
paths:
  /pets:
    get: {operationId: list, tags: [a, old], responses: {'200': {description: fine}}}
  /cats:
    get: {operationId: cats, tags: [b], responses: {'200': {description: fine}}}
";

/// Lays actions of a version over the document; the tree, and what was told as `severity code line message`.
fn lay(head: &str, actions: &str) -> (Option<Source>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("openapi.yaml");
    let overlay = folder.path().join("fix.overlay.yaml");
    fs::write(&document, DOCUMENT).unwrap();
    fs::write(&overlay, format!("{head}\ninfo: {{title: Fix, version: '1'}}\nactions:\n{actions}")).unwrap();
    read(&document, vec![overlay])
}

fn read(document: &Path, overlays: Vec<std::path::PathBuf>) -> (Option<Source>, Vec<String>) {
    let mut diagnostics = Diagnostics::new();
    let reading = Reading { overlays, ..Reading::default() };
    let source = load(&Input::Document(document.to_owned()), &reading, &mut diagnostics);
    let told = diagnostics.iter().map(|finding| {
        let line = finding.place.as_ref().map_or(0, |place| place.line);
        format!("{:?} {} {line} {}", finding.severity, finding.code, finding.message)
    });
    (source, told.collect())
}

fn json(node: &Node) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(text) => text.clone(),
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        Value::Object(entries) => {
            let sorted: BTreeMap<_, _> =
                entries.iter().map(|entry| (&entry.key, json(&entry.value))).collect();
            let pairs = sorted.iter().map(|(key, value)| format!("{key}:{value}"));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
        }
    }
}

/// What one action makes of the node at a pointer; nothing else is told.
fn check(version: &str, action: &str, pointer: &str, expected: &str) {
    let (source, told) = lay(&format!("overlay: {version}"), &format!("- {{{action}}}\n"));
    assert_eq!(told, Vec::<String>::new(), "{action}");
    let found = source.unwrap().node(pointer).map(json).unwrap_or_default();
    assert_eq!(found, expected, "{action}");
}

#[test]
fn an_update_merges_appends_and_replaces() {
    let title = |version, action| check(version, action, "/info", "{title:\"Cats\",version:\"1\"}");
    title("1.0.0", "target: $.info, update: {title: Cats}");
    title("1.1.0", "target: $.info, update: {title: Cats}");
    title("1.1.0", "target: $.info.title, update: Cats");
    title("1.0.0", "target: $, update: {info: {title: Cats}}");
    check("1.0.0", "target: $.info, update: {license: {name: MIT}}", "/info/license", "{name:\"MIT\"}");
    let three = "[{name:\"a\"},{name:\"b\"},{name:\"c\"}]";
    check("1.0.0", "target: $.tags, update: {name: c}", "/tags", three);
    check("1.0.0", "target: $.tags, update: [{name: c}]", "/tags", three);
    check("1.1.0", "target: $, update: {tags: [{name: c}]}", "/tags", three);
}

#[test]
fn a_removal_takes_keys_elements_and_primitives() {
    check("1.0.0", "target: $.tags, remove: true", "/tags", "");
    check("1.0.0", "target: '$.tags[0]', remove: true", "/tags", "[{name:\"b\"}]");
    check("1.0.0", "target: '$.tags.*', remove: true", "/tags", "[]");
    check(
        "1.1.0",
        "target: \"$.paths.*.get.tags[?@ == 'old']\", remove: true",
        "/paths/~1pets/get/tags",
        "[\"a\"]",
    );
    check("1.0.0", "target: $.tags, remove: true, update: {name: c}", "/tags", "");
    check("1.0.0", "target: $.tags, remove: false, update: {name: c}", "/tags/2", "{name:\"c\"}");
}

#[test]
fn a_copy_brings_what_is_elsewhere() {
    let action = "target: \"$.paths['/cats'].get\", copy: \"$.paths['/pets'].get\"";
    check("1.1.0", action, "/paths/~1cats/get/tags", "[\"b\",\"a\",\"old\"]");
    check("1.1.0", action, "/paths/~1cats/get/operationId", "\"list\"");
    let move_it = "- {target: $.paths, update: {/dogs: {}}}
- {target: \"$.paths['/dogs']\", copy: \"$.paths['/cats']\"}
- {target: \"$.paths['/cats']\", remove: true}
";
    let (source, told) = lay("overlay: 1.1.0", move_it);
    assert_eq!(told, Vec::<String>::new());
    let keys: Vec<_> =
        source.unwrap().node("/paths").unwrap().entries().iter().map(|entry| entry.key.clone()).collect();
    assert_eq!(keys, ["/pets", "/dogs"]);
}

#[test]
fn paths_select_as_rfc_9535_says() {
    let with = |path: &str| format!("target: \"{path}\", update: {{x-hit: true}}");
    for (path, hits) in [
        ("$.paths.*.get", "/paths/~1pets/get /paths/~1cats/get"),
        ("$..get", "/paths/~1pets/get /paths/~1cats/get"),
        ("$.paths[?@.get.operationId == 'cats'].get", "/paths/~1cats/get"),
        ("$.paths[?@.get.operationId != 'cats'].get", "/paths/~1pets/get"),
        ("$.paths.*[?count(@.tags[*]) > 1]", "/paths/~1pets/get"),
        ("$.paths.*[?length(@.operationId) >= 4]", "/paths/~1pets/get /paths/~1cats/get"),
        ("$.paths.*[?match(@.operationId, 'c.t')]", ""),
        ("$.paths.*[?search(@.operationId, 'c.t')]", "/paths/~1cats/get"),
        ("$.paths.*[?!search(@.operationId, 'c.t')]", "/paths/~1pets/get"),
        ("$.paths.*[?@.tags[?@ == 'old'] && @.responses]", "/paths/~1pets/get"),
        ("$.paths.*[?@.none || @.operationId < 'd']", "/paths/~1cats/get"),
        ("$.paths.*[?@.tags[0] == $.tags[1].name]", "/paths/~1cats/get"),
        ("$.paths.*[?value(@..description) == 'fine']", "/paths/~1pets/get /paths/~1cats/get"),
        ("$['paths']['/pets']['get','put']", "/paths/~1pets/get"),
    ] {
        let (source, told) = lay("overlay: 1.0.0", &format!("- {{{}}}\n", with(path)));
        let source = source.unwrap_or_else(|| panic!("{path}: {told:?}"));
        let hit = |pointer: &&str| source.node(&format!("{pointer}/x-hit")).is_some();
        let found: Vec<_> = ["/paths/~1pets/get", "/paths/~1cats/get"].into_iter().filter(hit).collect();
        assert_eq!(found.join(" "), hits, "{path}: {told:?}");
    }
    for (slice, left) in
        [("[-1]", "a"), ("[1:]", "a"), ("[:1]", "b"), ("[::-1]", ""), ("[1::-2]", "a"), ("[5]", "ab")]
    {
        let (source, _) = lay("overlay: 1.0.0", &format!("- {{target: '$.tags{slice}', remove: true}}\n"));
        let source = source.unwrap();
        let names: Vec<_> = source
            .node("/tags")
            .unwrap()
            .items()
            .iter()
            .map(|tag| tag.get("name").and_then(Node::as_str).unwrap())
            .collect();
        assert_eq!(names.concat(), left, "{slice}");
    }
}

#[test]
fn an_action_that_matches_nothing_is_told() {
    let (source, told) = lay("overlay: 1.0.0", "- {target: $.nothing, remove: true}\n");
    assert!(source.is_some());
    assert_eq!(told, ["Warning overlay 4 the action matches nothing: `$.nothing`"]);
}

#[test]
fn what_is_new_has_the_place_of_the_overlay() {
    let (source, _) = lay("overlay: 1.0.0", "- {target: $.info, update: {license: {name: 7}}}\n");
    let source = source.unwrap();
    let place = source.place("/info/license");
    assert!(place.file.ends_with("fix.overlay.yaml"), "{place:?}");
    assert_eq!(place.line, 4);
}

#[test]
fn the_document_that_an_overlay_extends_is_compared() {
    for (extends, warns) in
        [("./openapi.yaml", 0), ("https://example.com/v1/openapi.yaml", 0), ("other.yaml", 1)]
    {
        let (_, told) =
            lay(&format!("overlay: 1.0.0\nextends: {extends}"), "- {target: $.tags, remove: true}\n");
        assert_eq!(told.len(), warns, "{extends}: {told:?}");
    }
}

#[test]
fn a_wrong_overlay_fails_the_run() {
    for (head, actions, line, message) in [
        ("overlay: 2.0.0", "- {target: $.tags, remove: true}", 1, "`2.0.0` is no version of Overlay"),
        ("overlay: 1.0.0", "", 3, "the overlay has no actions"),
        ("overlay: 1.0.0\naction: 1", "- {target: $.tags, remove: true}", 2, "`action` is no key"),
        ("overlay: 1.0.0", "- {remove: true}", 4, "the action has no `target`"),
        ("overlay: 1.0.0", "- {target: tags, remove: true}", 4, "this is no JSONPath"),
        ("overlay: 1.0.0", "- {target: '$.tags[?in(@.a, @.b)]', remove: true}", 4, "no function `in`"),
        ("overlay: 1.0.0", "- {target: 7, remove: true}", 4, "expected a JSONPath in a string"),
        ("overlay: 1.0.0", "- {target: $, remove: true}", 4, "the document itself cannot be removed"),
        ("overlay: 1.0.0", "- {target: $.tags, remove: yes please}", 4, "expected a boolean"),
        ("overlay: 1.0.0", "- {target: $.tags, remove: true, remove: false}", 4, "written twice"),
        ("overlay: 1.0.0", "- {target: $.info.title, update: Cats}", 4, "which Overlay 1.0 cannot update"),
        (
            "overlay: 1.0.0",
            "- {target: $.info, update: {title: {}}}",
            4,
            "an object cannot be merged with a string at `/info/title`",
        ),
        ("overlay: 1.1.0", "- {target: $.info, update: []}", 4, "a list cannot be merged with an object"),
        (
            "overlay: 1.0.0",
            "- {target: $.info, copy: $.tags}",
            4,
            "`copy` is no key of an action in Overlay 1.0",
        ),
        (
            "overlay: 1.1.0",
            "- {target: $.tags, copy: '$.paths.*'}",
            4,
            "`copy` must select one node, and selects 2",
        ),
        ("overlay: 1.1.0", "- {target: $.tags, copy: $.info, update: {}}", 4, "both `update` and `copy`"),
    ] {
        let (source, told) = lay(head, &format!("{actions}\n"));
        assert!(source.is_none(), "{actions}");
        let expected = told.iter().any(|told| {
            told.starts_with("Error ")
                && told.split(' ').nth(2) == Some(&line.to_string())
                && told.contains(message)
        });
        assert!(expected, "{actions}: {told:?}");
    }
}

#[test]
fn quirks_name_overlays_of_their_own_folder() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).unwrap();
    fs::create_dir_all(folder.path().join("spec/fixes")).unwrap();
    write("spec/openapi.yaml", DOCUMENT);
    let overlay =
        "overlay: 1.0.0\ninfo: {title: Fix, version: '1'}\nactions: [{target: $.tags, remove: true}]\n";
    write("spec/fixes/a.yaml", overlay);
    write("outside.yaml", overlay);
    for (quirks, expected) in [
        ("overlays: [fixes/a.yaml]", None),
        ("overlays: [../outside.yaml]", Some("leads out of the folder")),
        ("overlays: [none.yaml]", Some("there is no file `none.yaml`")),
        ("overlays: [/etc/passwd]", Some("is an absolute path")),
    ] {
        write("spec/quirks.yaml", quirks);
        let mut diagnostics = Diagnostics::new();
        let source = load(&Input::Folder(folder.path().join("spec")), &Reading::default(), &mut diagnostics);
        let told: Vec<_> = diagnostics.iter().collect();
        match expected {
            None => assert!(source.unwrap().node("/tags").is_none(), "{told:?}"),
            Some(message) => {
                assert!(source.is_none());
                assert!(told[0].message.contains(message), "{told:?}");
                assert_eq!(told[0].place.as_ref().map(|place| place.line), Some(1));
            }
        }
    }
}

#[test]
fn an_overlay_comes_before_references() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).unwrap();
    write("openapi.yaml", &format!("{DOCUMENT}components: {{schemas: {{Pet: {{$ref: none.yml}}}}}}\n"));
    write("pet.yml", "type: string");
    write(
        "fix.yaml",
        "overlay: 1.1.0\ninfo: {title: Fix, version: '1'}\nactions: [{target: \"$..['$ref']\", update: pet.yml}]\n",
    );
    let (source, told) = read(&folder.path().join("openapi.yaml"), vec![folder.path().join("fix.yaml")]);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(json(source.unwrap().node("/components/schemas/Pet").unwrap()), "{type:\"string\"}");
}

#[test]
fn a_path_that_asks_for_everything_is_bounded() {
    let schema = "{properties: {a: {items: {properties: {b: {type: string}}}}}}";
    let schemas: Vec<String> = (0..2000).map(|at| format!("S{at}: {schema}")).collect();
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("openapi.yaml");
    fs::write(&document, format!("{DOCUMENT}components: {{schemas: {{{}}}}}\n", schemas.join(", "))).unwrap();
    let overlay = folder.path().join("bomb.yaml");
    for path in [
        "$..*..*..*..*..*..*..*..*".to_owned(),
        "$..[?$..[?$..[?$..*]]]".to_owned(),
        "$..[?count($..*) > 5]".to_owned(),
        format!("$..[?match(@.type, '{}')]", "(a*)*".repeat(20)),
        format!("$[?{}@{}]", "(".repeat(100_000), ")".repeat(100_000)),
        format!("$[?{}@.a{}]", "(".repeat(120), ")".repeat(120)),
        format!("$[?{}]", "!@.a && ".repeat(400) + "@.b"),
    ] {
        let text = format!(
            "overlay: 1.0.0\ninfo: {{title: Bomb, version: '1'}}\nactions: [{{target: \"{path}\", update: {{}}}}]\n"
        );
        fs::write(&overlay, text).unwrap();
        let started = Instant::now();
        let (_, told) = read(&document, vec![overlay.clone()]);
        assert!(!told.is_empty(), "{}", &path[..20]);
        assert!(started.elapsed().as_secs() < 30, "{} took {:?}", &path[..20], started.elapsed());
    }
}

/// Memory is what would not end here: thirty doublings make a thousand million nodes.
#[test]
fn what_overlays_write_is_bounded() {
    let double = "- {target: $.tags, copy: $.tags}\n".repeat(30);
    let triple = "- {target: \"$.paths['/pets','/cats']\", copy: $}\n".repeat(30);
    let long = "x".repeat(1_000_000);
    let fan = "- {target: $.tags, copy: $.tags}\n".repeat(10)
        + &format!("- {{target: '$.tags[*]', update: {{description: {long}}}}}\n");
    for actions in [double, triple, fan] {
        let (source, told) = lay("overlay: 1.1.0", &actions);
        assert!(source.is_none());
        let bounded = "the overlays write far more than the document holds";
        assert!(told[0].starts_with("Error invalid-overlay"), "{told:?}");
        assert!(told.iter().all(|told| told.contains(bounded)), "{told:?}");
    }
}

/// A hundred thousand nodes of one object, each selected: looked for and taken away one by one, this would not end.
#[test]
fn very_many_places_are_changed_at_once() {
    let paths: Vec<String> = (0..100_000).map(|at| format!("  /p{at}: {{}}\n")).collect();
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("openapi.yaml");
    fs::write(&document, format!("{DOCUMENT}{}", paths.concat())).unwrap();
    for (action, left) in [
        ("target: '$.paths[?!@.get]', remove: true", 2),
        ("target: '$.paths[?!@.get]', update: {summary: s}", 100_002),
    ] {
        let overlay = folder.path().join("fix.overlay.yaml");
        let head = "overlay: 1.0.0\ninfo: {title: Fix, version: '1'}\nactions:\n";
        fs::write(&overlay, format!("{head}- {{{action}}}\n")).unwrap();
        let (source, told) = read(&document, vec![overlay]);
        assert_eq!(told, Vec::<String>::new());
        assert_eq!(source.unwrap().node("/paths").unwrap().entries().len(), left);
    }
}

#[test]
fn a_pattern_that_is_none_is_told() {
    let (source, told) = lay("overlay: 1.0.0", "- {target: \"$.tags[?match(@.name, '(')]\", remove: true}\n");
    assert!(source.is_none());
    assert!(told[0].ends_with("`(` is no regular expression"), "{told:?}");
}
