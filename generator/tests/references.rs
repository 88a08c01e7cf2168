//! References to other files: what comes into the tree, under which name, and what is refused.

#![cfg(test)]

mod corpus;

use std::fs;
use std::path::Path;

use vendorsmith::diagnostic::{Diagnostics, Severity};
use vendorsmith::source::{Input, Node, Reading, Source, load};
use vendorsmith::{Options, generate};

/// Writes files into a new folder.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn read(document: &Path, reading: &Reading) -> (Option<Source>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let source = load(&Input::Document(document.to_owned()), reading, &mut diagnostics);
    (source, diagnostics)
}

/// Findings as `code file:line message`.
fn told(diagnostics: &Diagnostics, folder: &Path) -> Vec<String> {
    let line = |finding: &vendorsmith::diagnostic::Diagnostic| {
        let place = finding.place.as_ref().map(|place| {
            let file = Path::new(&place.file).strip_prefix(folder).unwrap_or(Path::new(&place.file));
            format!("{}:{}", file.display(), place.line)
        });
        format!("{} {} {}", finding.code, place.unwrap_or_default(), finding.message)
    };
    diagnostics.iter().map(line).collect()
}

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\n";

/// Reads `openapi.yaml`, the head and this text, among other files.
fn open(document: &str, files: &[(&str, &str)]) -> (Source, Vec<String>) {
    let text = format!("{HEAD}{document}");
    let mut all = vec![("openapi.yaml", text.as_str())];
    all.extend(files);
    let folder = folder(&all);
    let (source, diagnostics) = read(&folder.path().join("openapi.yaml"), &Reading::default());
    let told = told(&diagnostics, folder.path());
    (source.unwrap_or_else(|| panic!("{told:?}")), told)
}

/// Components of a section as `name: JSON`.
fn section(source: &Source, pointer: &str) -> Vec<String> {
    let entries = source.node(pointer).map_or(&[][..], Node::entries);
    entries.iter().map(|entry| format!("{}: {}", entry.key, json(&entry.value))).collect()
}

fn json(node: &Node) -> String {
    use vendorsmith::source::Value;
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(text) => text.clone(),
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        Value::Object(entries) => {
            let pairs = entries.iter().map(|entry| format!("{}:{}", entry.key, json(&entry.value)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
        }
    }
}

fn schemas(document: &str, files: &[(&str, &str)], expected: &[&str]) {
    let (source, told) = open(document, files);
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(section(&source, "/components/schemas"), expected);
}

const NO_PATHS: &str = "paths: {}\n";

#[test]
fn a_file_becomes_a_component_with_its_own_name() {
    let document = format!(
        "{NO_PATHS}components: {{schemas: {{Owner: {{properties: {{pet: {{$ref: 'models/pet.yml'}}}}}}}}}}"
    );
    let owner = "Owner: {properties:{pet:{$ref:\"#/components/schemas/pet\"}}}";
    schemas(&document, &[("models/pet.yml", "type: string")], &[owner, "pet: {type:\"string\"}"]);
    schemas(&document, &[("models/pet.yml", "{\"type\": \"string\"}")], &[owner, "pet: {type:\"string\"}"]);
}

#[test]
fn a_component_that_is_a_reference_gives_its_name() {
    schemas(
        "paths: {}\ncomponents: {schemas: {Cat: {$ref: './a.yml#/x'}, Dog: {$ref: 'a.yml#/x'}, Own: {$ref: '#/components/schemas/Cat'}}}",
        &[("a.yml", "x: {type: string}\n")],
        &[
            "Cat: {type:\"string\"}",
            "Dog: {$ref:\"#/components/schemas/Cat\"}",
            "Own: {$ref:\"#/components/schemas/Cat\"}",
        ],
    );
}

#[test]
fn chains_and_circles_between_files_have_one_component_each() {
    schemas(
        "paths: {}\ncomponents: {schemas: {Tree: {$ref: 'tree.yml'}}}",
        &[
            (
                "tree.yml",
                "type: object\nproperties:\n  kids: {type: array, items: {$ref: 'more/alias.yml'}}\n",
            ),
            ("more/alias.yml", "$ref: '../tree.yml'"),
        ],
        &[
            "Tree: {type:\"object\",properties:{kids:{type:\"array\",items:{$ref:\"#/components/schemas/Tree\"}}}}",
        ],
    );
    schemas(
        "paths: {}\ncomponents: {schemas: {A: {properties: {b: {$ref: 'b.yml'}}}}}",
        &[("b.yml", "properties: {a: {$ref: 'openapi.yaml#/components/schemas/A'}, self: {$ref: '#'}}")],
        &[
            "A: {properties:{b:{$ref:\"#/components/schemas/b\"}}}",
            "b: {properties:{a:{$ref:\"#/components/schemas/A\"},self:{$ref:\"#/components/schemas/b\"}}}",
        ],
    );
}

#[test]
fn what_is_called_alike_is_told_apart_by_its_folder_in_any_order() {
    let files = [
        ("cats/models/item.yml", "type: string"),
        ("dogs/models/item.yml", "type: number"),
        ("item.yml", "type: boolean"),
    ];
    let one = "paths: {}\ncomponents: {schemas: {A: {properties: {a: {$ref: 'dogs/models/item.yml'}, b: {$ref: 'cats/models/item.yml'}, c: {$ref: 'item.yml'}}}}}";
    let (source, _) = open(one, &files);
    let mut names = section(&source, "/components/schemas");
    names.remove(0);
    names.sort();
    assert_eq!(
        names,
        ["cats_item: {type:\"string\"}", "dogs_item: {type:\"number\"}", "item: {type:\"boolean\"}"]
    );
}

#[test]
fn names_come_from_the_fragment_or_the_file() {
    for (reference, path, text, name) in [
        ("all.yml#/components/schemas/Pet", "all.yml", "components: {schemas: {Pet: {type: string}}}", "Pet"),
        ("all.yml#/definitions/Pet", "all.yml", "definitions: {Pet: {type: string}}", "Pet"),
        ("all.yml#/Pet", "all.yml", "Pet: {type: string}", "Pet"),
        ("page.yml#/properties/data", "page.yml", "properties: {data: {type: string}}", "page_data"),
        ("pets/index.yml", "pets/index.yml", "type: string", "pets"),
        ("pet.schema.json", "pet.schema.json", "{\"type\": \"string\"}", "pet"),
        ("a%20b.yml", "a b.yml", "type: string", "a b"),
    ] {
        let document =
            format!("paths: {{}}\ncomponents: {{schemas: {{A: {{items: {{$ref: '{reference}'}}}}}}}}");
        let (source, told) = open(&document, &[(path, text)]);
        assert_eq!(told, Vec::<String>::new(), "{reference}");
        assert_eq!(
            section(&source, "/components/schemas")[1],
            format!("{name}: {{type:\"string\"}}"),
            "{reference}"
        );
    }
}

#[test]
fn a_whole_section_may_lie_in_a_file() {
    schemas(
        "paths: {}\ncomponents: {schemas: {$ref: 'schemas/_index.yml'}}",
        &[
            ("schemas/_index.yml", "Pet: {$ref: './Pet.yml'}\nTag: {type: string}\n"),
            ("schemas/Pet.yml", "properties: {tag: {$ref: '_index.yml#/Tag'}, again: {$ref: 'Pet.yml'}}"),
        ],
        &[
            "Pet: {properties:{tag:{$ref:\"#/components/schemas/Tag\"},again:{$ref:\"#/components/schemas/Pet\"}}}",
            "Tag: {type:\"string\"}",
        ],
    );
}

#[test]
fn references_stand_where_openapi_knows_none() {
    let document = "
tags: [{name: a, description: {$ref: 'intro.md'}}]
paths:
  /a: {$ref: 'paths/a.yml'}
  /b:
    get: {$ref: 'paths/get.yml'}
    parameters: [{$ref: 'parts.yml#/limit'}]
";
    let files = [
        ("intro.md", "# Hello"),
        ("paths/a.yml", "get: {$ref: 'get.yml'}"),
        (
            "paths/get.yml",
            "parameters: [{$ref: '../parts.yml#/limit'}]\nresponses:\n  '200':\n    description: fine\n    content:\n      application/json: {$ref: '../parts.yml#/media'}\n",
        ),
        (
            "parts.yml",
            "limit: {name: limit, in: query, schema: {type: integer}}\nmedia: {schema: {properties: {$ref: '#/fields'}}, examples: {one: {value: {$ref: 'one.json'}}, two: {value: {$ref: 'none.json'}}}}\nfields: {id: {type: string}}\n",
        ),
        ("one.json", "{\"id\": \"7\"}"),
    ];
    let (source, told) = open(document, &files);
    assert_eq!(told, Vec::<String>::new());
    let text = |pointer: &str| source.node(pointer).map(json).unwrap_or_default();
    assert_eq!(text("/tags/0/description"), "\"# Hello\"");
    assert_eq!(text("/paths/~1a/get/parameters"), "[{$ref:\"#/components/parameters/limit\"}]");
    assert_eq!(text("/paths/~1b/parameters"), "[{$ref:\"#/components/parameters/limit\"}]");
    let media = "/paths/~1b/get/responses/200/content/application~1json";
    assert_eq!(text(&format!("{media}/schema")), "{properties:{id:{type:\"string\"}}}");
    assert_eq!(text(&format!("{media}/examples/one/value")), "{id:\"7\"}");
    assert_eq!(text(&format!("{media}/examples/two/value")), "{$ref:\"none.json\"}");
    let file = source.node("/paths/~1b/get/parameters/0/$ref").unwrap().span.file;
    assert!(source.files[file].path.ends_with("paths/get.yml"), "a node keeps its own file");
}

#[test]
fn findings_in_another_file_point_into_it() {
    let (_, told) = open(
        "paths: {}\ncomponents: {schemas: {A: {items: {$ref: 'b.yml'}}}}",
        &[("b.yml", "type: object\nproperties:\n  c: {$ref: 'c.yml'}\n  d: {$ref: '#/nowhere'}\n  e: 7\n")],
    );
    assert_eq!(
        told,
        [
            "unknown-reference b.yml:3 there is no file `c.yml`; any value is accepted here",
            "unknown-reference b.yml:4 nothing is at `#/nowhere`; any value is accepted here",
            "wrong-kind b.yml:5 expected a schema, found a number; any value is accepted here",
        ]
    );
}

#[test]
fn the_whole_document_is_no_schema() {
    for version in ["3.0.3", "3.1.0"] {
        let folder = folder(&[(
            "openapi.yaml",
            &format!(
                "openapi: {version}\ninfo: {{title: Pets, version: '1'}}\npaths: {{}}\n\
                 components: {{schemas: {{A: {{items: {{$ref: '#'}}}}}}}}\n"
            ),
        )]);
        let (_, diagnostics) = read(&folder.path().join("openapi.yaml"), &Reading::default());
        let told = told(&diagnostics, folder.path());
        let whole =
            "openapi.yaml:4 `#` is the whole document, which is not a schema; any value is accepted here";
        assert_eq!(told, [format!("unknown-reference {whole}")], "{version}");
    }
}

#[test]
fn a_file_that_is_too_large_is_told_its_size() {
    let folder = folder(&[(
        "openapi.yaml",
        &format!("{HEAD}{NO_PATHS}components: {{schemas: {{A: {{$ref: 'b.yml'}}}}}}\n"),
    )]);
    // It holds nothing, so that no disk is filled.
    fs::File::create(folder.path().join("b.yml")).unwrap().set_len(300 << 20).unwrap();
    let (_, diagnostics) = read(&folder.path().join("openapi.yaml"), &Reading::default());
    let told = told(&diagnostics, folder.path()).join("\n");
    let message = "`b.yml` is too large with 300 MiB (at most 256 MiB are read from all files together)";
    assert!(told.contains(message), "{told}");
}

#[test]
fn a_malformed_file_costs_what_refers_to_it() {
    let (source, told) = open(
        "paths: {}\ncomponents: {schemas: {A: {items: {$ref: 'b.yml'}}, B: {type: string}}}",
        &[("b.yml", "type: [")],
    );
    assert!(told[0].starts_with("yaml-syntax b.yml:"), "{told:?}");
    assert_eq!(
        told[1],
        "unknown-reference openapi.yaml:4 `b.yml` cannot be read; any value is accepted here"
    );
    assert_eq!(section(&source, "/components/schemas"), ["A: {items:{}}", "B: {type:\"string\"}"]);
}

/// What is refused: the reference, and the middle of its message.
const REFUSED: &[(&str, &str)] = &[
    ("../outside.yml", "leads out of the folder"),
    ("%2e%2e/outside.yml", "leads out of the folder"),
    ("sub/../../outside.yml", "leads out of the folder"),
    ("../../../../../../../../../../etc/passwd", "leads out of the folder"),
    ("/etc/passwd", "is an absolute path"),
    ("%2Fetc%2Fpasswd", "is an absolute path"),
    ("file:///etc/passwd", "is an absolute path"),
    ("C:\\x.yml", "is an absolute path"),
    ("http://localhost/a.yml", "lies on another host"),
    ("https://example.com/a.yml#/A", "lies on another host"),
    ("//example.com/a.yml", "lies on another host"),
    ("link.yml", "symbolic link that leaves the folder"),
    ("links/outside.yml", "symbolic link that leaves the folder"),
    ("pipe", "is no file"),
    ("device", "symbolic link that leaves the folder"),
    ("sub", "is no file"),
    ("nul%00.yml", "is no path"),
    ("absent.yml", "there is no file"),
];

#[cfg(unix)]
#[test]
fn only_files_of_the_folder_are_read() {
    let folder = folder(&[("outside.yml", "type: string"), ("api/sub/x.yml", "type: string")]);
    let api = folder.path().join("api");
    std::os::unix::fs::symlink("../outside.yml", api.join("link.yml")).unwrap();
    std::os::unix::fs::symlink("..", api.join("links")).unwrap();
    std::os::unix::fs::symlink("/dev/zero", api.join("device")).unwrap();
    std::process::Command::new("mkfifo").arg(api.join("pipe")).status().unwrap();
    let properties: Vec<String> = REFUSED
        .iter()
        .enumerate()
        .map(|(at, (reference, _))| format!("p{at}: {{$ref: '{reference}'}}"))
        .collect();
    let document = api.join("openapi.yaml");
    fs::write(
        &document,
        format!(
            "{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {{properties: {{{}}}}}}}}}",
            properties.join(", ")
        ),
    )
    .unwrap();
    let (source, diagnostics) = read(&document, &Reading::default());
    assert_eq!(source.unwrap().files.len(), 1, "nothing else is read");
    let told = told(&diagnostics, folder.path());
    assert_eq!(told.len(), REFUSED.len(), "{told:?}");
    for ((reference, expected), told) in REFUSED.iter().zip(&told) {
        assert!(
            told.contains(expected) && told.ends_with("any value is accepted here"),
            "{reference}: {told}"
        );
    }
    assert!(diagnostics.iter().all(|finding| finding.severity == Severity::Warning));

    let reading = Reading { root: Some(folder.path().to_owned()), ..Reading::default() };
    let (source, diagnostics) = read(&document, &reading);
    let messages: Vec<_> = diagnostics.iter().map(|finding| finding.message.as_str()).collect();
    assert_eq!(source.unwrap().files.len(), 2, "the root is the user's word: {messages:?}");
    assert!(!messages.iter().any(|message| message.contains("outside.yml")), "{messages:?}");
}

#[test]
fn a_reference_out_names_the_root_that_would_hold_it() {
    let folder = folder(&[("common/a.yml", "type: string")]);
    let document = folder.path().join("spec/openapi.yaml");
    fs::create_dir(folder.path().join("spec")).unwrap();
    fs::write(
        &document,
        format!("{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {{$ref: '../common/a.yml'}}}}}}"),
    )
    .unwrap();
    let (_, diagnostics) = read(&document, &Reading::default());
    let help = diagnostics.iter().next().unwrap().help.clone().unwrap();
    assert!(help.ends_with(&format!("`--root {}`", folder.path().display())), "{help}");
    let (source, diagnostics) =
        read(&document, &Reading { root: Some(folder.path().to_owned()), ..Reading::default() });
    assert_eq!(diagnostics.iter().count(), 0);
    assert_eq!(section(&source.unwrap(), "/components/schemas"), ["A: {type:\"string\"}"]);
}

#[test]
fn schemas_are_found_by_the_names_they_give_themselves() {
    let schemas = "A: {$anchor: a, type: string}, B: {$id: 'https://example.com/b', type: string}";
    for (reference, expected) in [
        ("$ref: '#a'", "{$ref:\"#/components/schemas/A\"}"),
        ("$ref: 'https://example.com/b'", "{$ref:\"#/components/schemas/B\"}"),
        ("$dynamicRef: '#a'", "{$ref:\"#/components/schemas/A\"}"),
        ("$ref: '#none'", "{}"),
    ] {
        let document =
            format!("paths: {{}}\ncomponents: {{schemas: {{{schemas}, C: {{items: {{{reference}}}}}}}}}");
        let (source, _) = open(&document, &[]);
        assert_eq!(json(source.node("/components/schemas/C/items").unwrap()), expected, "{reference}");
    }
}

#[test]
fn a_document_is_found_by_the_name_it_gives_itself() {
    let document = "openapi: 3.2.0\n$self: https://a.example/api.yaml\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {A: {type: string}, B: {items: {$ref: 'https://a.example/api.yaml#/components/schemas/A'}}}}\n";
    let folder = folder(&[("openapi.yaml", document)]);
    let (source, diagnostics) = read(&folder.path().join("openapi.yaml"), &Reading::default());
    assert_eq!(told(&diagnostics, folder.path()), Vec::<String>::new());
    let items = source.unwrap().node("/components/schemas/B/items").map(json);
    assert_eq!(items.as_deref(), Some("{$ref:\"#/components/schemas/A\"}"));
}

#[test]
fn a_document_of_one_file_is_left_as_it_is() {
    let lists = ["anyOf", "oneOf", "allOf"].map(|of| format!("{of}: [{{$ref: '#/components/schemas/A'}}]"));
    let keys =
        ["additionalProperties", "not"].map(|key| format!("{key}: {{$ref: '#/components/schemas/A'}}"));
    for key in lists.into_iter().chain(keys) {
        let document =
            format!("paths: {{}}\ncomponents: {{schemas: {{A: {{type: array, items: {{{key}}}}}}}}}");
        let (source, told) = open(&document, &[]);
        let items = json(source.node("/components/schemas/A/items").unwrap());
        assert!(items.contains("$ref:\"#/components/schemas/A\""), "{key}: {items}");
        assert_eq!(told, [""; 0], "{key}");
    }
}

#[test]
fn a_pointer_goes_through_references() {
    schemas(
        "paths: {}\ncomponents: {schemas: {A: {$ref: 'a.yml#/One/properties/inner/properties/deep'}}}",
        &[(
            "a.yml",
            "One: {properties: {inner: {$ref: '#/Two'}}}\nTwo: {properties: {deep: {type: string}}}",
        )],
        &["A: {type:\"string\"}"],
    );
}

#[test]
fn a_file_written_with_the_whole_document_in_mind_is_understood() {
    let (source, told) = open(
        "paths: {}\ncomponents: {schemas: {A: {items: {$ref: 'b.yml'}}, C: {type: string}}}",
        &[("b.yml", "items: {$ref: '#/components/schemas/C'}")],
    );
    assert_eq!(
        told,
        [
            "unknown-reference b.yml:1 nothing is at `#/components/schemas/C` in this file; the document's own is meant"
        ]
    );
    assert_eq!(section(&source, "/components/schemas")[2], "b: {items:{$ref:\"#/components/schemas/C\"}}");
}

#[test]
fn a_discriminator_maps_to_files() {
    schemas(
        "paths: {}\ncomponents: {schemas: {A: {oneOf: [{$ref: 'cat.yml'}], discriminator: {propertyName: kind, mapping: {c: 'cat.yml'}}}}}",
        &[("cat.yml", "type: object")],
        &[
            "A: {oneOf:[{$ref:\"#/components/schemas/cat\"}],discriminator:{propertyName:\"kind\",mapping:{c:\"#/components/schemas/cat\"}}}",
            "cat: {type:\"object\"}",
        ],
    );
}

#[test]
fn chains_and_crowds_of_files_are_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| fs::write(folder.path().join(path), text).unwrap();
    let document = folder.path().join("openapi.yaml");
    for at in 0..10_500 {
        write(
            &format!("f{at}.json"),
            &format!("{{\"properties\":{{\"next\":{{\"$ref\":\"f{}.json\"}}}}}}", at + 1),
        );
    }
    for at in 0..200 {
        write(&format!("alias{at}.yml"), &format!("$ref: alias{}.yml", at + 1));
        write(
            &format!("path{at}.yml"),
            &format!("post: {{callbacks: {{a: {{b: {{$ref: path{}.yml}}}}}}}}", at + 1),
        );
    }
    write("self.yml", "get: {callbacks: {again: {url: {$ref: self.yml}}}}");
    write("pair.yml", "properties: {a: {$ref: '#/properties'}}");
    // Each level names the next one twenty times over.
    for at in 0..6 {
        let next = format!("{{$ref: bomb{}.yml}}", at + 1);
        let all: Vec<String> = (0..20).map(|at| format!("x{at}: {next}")).collect();
        write(&format!("bomb{at}.yml"), &format!("{{{}}}", all.join(", ")));
    }
    write("bomb6.yml", "summary");
    for (body, expected) in [
        ("components: {schemas: {A: {$ref: f0.json}}}", "one file too many"),
        ("components: {schemas: {A: {$ref: alias0.yml}}}", "leads through more than 100 references in a row"),
        ("components: {schemas: {A: {$ref: pair.yml}}}", ""),
        ("paths: {/a: {$ref: path0.yml}}", "nests deeper than"),
        ("paths: {/a: {$ref: self.yml}}", "leads back to itself"),
        (
            "paths: {/a: {servers: {$ref: bomb0.yml}}}",
            "references to what is no component name far more than the files hold",
        ),
    ] {
        let paths = if body.starts_with("paths") { "" } else { NO_PATHS };
        fs::write(&document, format!("{HEAD}{paths}{body}\n")).unwrap();
        let started = std::time::Instant::now();
        let (source, diagnostics) = read(&document, &Reading::default());
        let spent = started.elapsed();
        assert!(spent.as_secs() < 30, "{body} took {spent:?}");
        assert!(source.is_some(), "{body}: {diagnostics:?}");
        let told = diagnostics.iter().any(|finding| finding.message.contains(expected));
        assert!(told || expected.is_empty(), "{body}: {:?}", diagnostics.iter().next());
    }
}

#[test]
fn a_pointer_may_count_from_its_own_component() {
    let (source, told) = open(
        "paths: {}\ncomponents: {schemas: {A: {properties: {b: {type: string}, c: {$ref: '#/properties/b'}, d: {$ref: '#/properties/x'}}}}}",
        &[],
    );
    assert_eq!(
        json(source.node("/components/schemas/A/properties/c").unwrap()),
        "{$ref:\"#/components/schemas/A_b\"}"
    );
    assert_eq!(
        told,
        [
            "unknown-reference openapi.yaml:4 nothing is at `#/properties/b` in the document; the schema's own is meant",
            "unknown-reference openapi.yaml:4 nothing is at `#/properties/x`; any value is accepted here"
        ]
    );
}

/// Documents of the corpus that lie in several files.
#[test]
fn real_documents_of_several_files_generate() {
    let Some(root) = corpus::corpus() else { return };
    let table = fs::read_to_string(root.join("dev.tsv")).unwrap();
    let rows = table.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>());
    let several: Vec<String> = rows.filter(|row| row[5] == "1").map(|row| row[0].to_owned()).collect();
    assert!(several.len() >= 12, "{several:?}");
    for name in several {
        // The folder that the document was published in, which one of them leaves its own for.
        let published = root.join("dev").join(name.split('/').next().unwrap());
        let reading = Reading { root: Some(published), ..Reading::default() };
        let mut diagnostics = Diagnostics::new();
        let input = Input::Document(root.join("dev").join(&name));
        let made = generate(&input, &Options { reading, ..Options::default() }, &mut diagnostics);
        assert!(made.is_some(), "{name}: {diagnostics:?}");
        let lost = diagnostics.iter().find(|finding| finding.code == "external-reference");
        assert!(lost.is_none(), "{name}: {lost:?}");
        let count = |severity| diagnostics.count(severity);
        println!("{name}: {} warnings, {} notes", count(Severity::Warning), count(Severity::Note));
    }
}

#[test]
fn a_path_may_be_another_path() {
    let body = "paths:
  /a:
    get: {operationId: a, responses: {'204': {description: n}}, callbacks: {C: {'{$url}': {$ref: '#/paths/~1d'}}}}
    query: {operationId: q, responses: {'204': {description: n}}}
    additionalOperations: {COPY: {operationId: c, responses: {'204': {description: n}}}}
  /b: {$ref: '#/paths/~1a'}
  /d: {$ref: '#/components/pathItems/D'}
  /e: {$ref: '#/paths/~1e'}
components: {pathItems: {D: {query: {operationId: d, responses: {'204': {description: n}}}}}}
";
    let text = format!("{}{body}", HEAD.replace("3.0.3", "3.2.0"));
    let folder = folder(&[("openapi.yaml", &text)]);
    let (source, diagnostics) = read(&folder.path().join("openapi.yaml"), &Reading::default());
    let source = source.unwrap();
    let paths = source.node("/paths").unwrap().entries();
    let written = |key: &str| paths.iter().any(|entry| entry.key == key);
    for path in ["/a", "/b", "/d"] {
        assert!(written(path), "{path}");
        assert!(written(&format!("{path}#x-vendorsmith-method=QUERY")), "{path}");
    }
    assert!(written("/b#x-vendorsmith-method=COPY"));
    let declared: Vec<String> =
        source.declared.iter().map(|declared| format!("{} {}", declared.method, declared.path)).collect();
    assert_eq!(declared, ["GET /a", "QUERY /a", "COPY /a", "GET /b", "QUERY /b", "COPY /b", "QUERY /d"]);
    let told = told(&diagnostics, folder.path());
    assert_eq!(told, ["reference-loop openapi.yaml:10 `#/paths/~1e` leads back to itself; it is left out"]);
}
