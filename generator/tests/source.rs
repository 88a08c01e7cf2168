//! Reading: what is repaired, what it costs, and where it is said to be.

#![cfg(test)]

use vendorsmith::diagnostic::{Diagnostics, Severity};
use vendorsmith::source::{Node, Source, Value, load_text};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: 1.10}\n";

fn read(name: &str, text: &str) -> (Option<Source>, Diagnostics) {
    let mut diagnostics = Diagnostics::new();
    let source = load_text(name, text, None, &mut diagnostics);
    (source, diagnostics)
}

/// `code line:column` of each finding that is not a note, in order.
fn findings(diagnostics: &Diagnostics) -> Vec<String> {
    let loud = diagnostics.iter().filter(|finding| finding.severity != Severity::Note);
    loud.map(|finding| {
        let place = finding.place.as_ref().map_or((0, 0), |place| (place.line, place.column));
        format!("{} {}:{}", finding.code, place.0, place.1)
    })
    .collect()
}

/// A tree as JSON, for comparison.
fn json(node: &Node) -> String {
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

/// A document body in YAML: the findings it gives, and what then stands at a pointer.
fn check(body: &str, expected: &[&str], pointer: &str, stands: &str) {
    let text = format!("{HEAD}{body}");
    let (source, diagnostics) = read("openapi.yaml", &text);
    assert_eq!(findings(&diagnostics), expected, "{body}\n{diagnostics:#?}");
    let source = source.unwrap_or_else(|| panic!("{body}: {diagnostics:#?}"));
    assert_eq!(source.node(pointer).map_or_else(|| "nothing".to_owned(), json), stands, "{body}");
}

/// The same for one schema.
fn schema(text: &str, expected: &[&str], stands: &str) {
    let body = format!("paths: {{}}\ncomponents:\n  schemas:\n    S: {text}\n    T: {{}}\n");
    check(&body, expected, "/components/schemas/S", stands);
}

/// A text that is refused, with the findings.
fn refused(name: &str, text: &str, expected: &[&str]) {
    let (source, diagnostics) = read(name, text);
    assert!(source.is_none(), "{text}");
    assert_eq!(findings(&diagnostics), expected, "{text}\n{diagnostics:#?}");
    assert!(diagnostics.iter().all(|finding| finding.help.is_some()), "{diagnostics:#?}");
}

/// A plain scalar of YAML and what it means.
#[test]
fn yaml_scalars_follow_the_core_schema() {
    for (text, meaning) in [
        ("null", "null"),
        ("~", "null"),
        ("True", "true"),
        ("no", "\"no\""),
        ("y", "\"y\""),
        ("off", "\"off\""),
        ("1.10", "1.10"),
        ("-0.5e3", "-0.5e3"),
        (".5", "0.5"),
        ("1.", "1.0"),
        ("+1", "1"),
        ("010", "10"),
        ("0x1F", "31"),
        ("0o17", "15"),
        ("1_000", "\"1_000\""),
        ("1e", "\"1e\""),
        (".", "\".\""),
        ("[~]", "[null]"),
        (".inf", "\".inf\""),
        ("2020-01-01", "\"2020-01-01\""),
        ("12:30", "\"12:30\""),
        ("'12'", "\"12\""),
        ("!!str 12", "\"12\""),
        ("! 12", "\"12\""),
        ("!!int \"12\"", "12"),
        ("!!float 1", "1"),
        ("99999999999999999999999999", "99999999999999999999999999"),
    ] {
        check(&format!("paths: {{}}\nx-a: {text}\n"), &[], "/x-a", meaning);
    }
}

#[test]
fn yaml_structure() {
    check(
        "paths: {}\nx-a: &a {b: 1}\nx-c: {d: *a, *b : 2}\nx-b: &b k\n".replace(", *b : 2", "").as_str(),
        &[],
        "/x-c",
        "{d:{b:1}}",
    );
    check("paths: {}\nx-a: &a {b: 1, c: 2}\nx-c: {<<: *a, c: 3}\n", &[], "/x-c", "{c:3,b:1}");
    check("paths: {}\nx-c: {'<<': 1, 200: 2, true: 3}\n", &[], "/x-c", "{<<:1,200:2,true:3}");
    check("paths: {}\nx-c: !odd 12\n", &["yaml-tag 4:6"], "/x-c", "12");
    check("paths: {}\nx-c: !!int odd\n", &["yaml-tag 4:6"], "/x-c", "\"odd\"");
}

#[test]
fn yaml_that_is_refused() {
    refused("a.yaml", "", &["empty-document 1:1"]);
    refused("a.yaml", "# only\n", &["empty-document 1:1"]);
    refused("a.yaml", "a: 1\n---\nb: 2\n", &["several-documents 2:1"]);
    refused("a.yaml", "? [a]\n: 1\n", &["yaml-complex-key 1:3"]);
    refused("a.yaml", "a: *b\n", &["yaml-alias 1:4"]);
    refused("a.yaml", "a: [1\nb: 2\n", &["yaml-syntax 2:2"]);
    refused("a.yaml", "a: \u{7}\n", &["yaml-syntax 1:4"]);
    refused("a.yaml", "[!a,\n b]", &["yaml-syntax 1:2"]);
    refused("a.yaml", "a: \"\\", &["yaml-syntax 1:6"]);
}

#[test]
fn json_is_read_as_written() {
    let text = r#"{"openapi":"3.0.0","info":{"title":"T","version":"1"},"paths":{},"x-a":[1.10,-0,1e5,"\ud83d\ude00\u0041\/\n","
"]}"#;
    let text = text.replace("\"\n\"", "\"\u{85}\"");
    let (source, diagnostics) = read("a.json", &text);
    assert_eq!(findings(&diagnostics), [""; 0]);
    assert_eq!(json(source.unwrap().node("/x-a").unwrap()), "[1.10,-0,1e5,\"😀A/\\n\",\"\\u{85}\"]");
}

#[test]
fn json_that_is_refused_names_every_slip() {
    refused("a.json", "", &["empty-document 1:1"]);
    refused("a.json", "nul", &["json-syntax 1:1"]);
    refused("a.json", "{\"a\":1", &["json-syntax 1:7"]);
    refused("a.json", "{\"a\" 1}", &["json-syntax 1:6"]);
    refused(
        "a.json",
        "{\"a\":tru,\"b\":nope,\"c\":01}}",
        &["json-syntax 1:6", "json-syntax 1:14", "json-syntax 1:23", "json-syntax 1:26"],
    );
    refused(
        "a.json",
        "{\"é\":\"\\q\",\"b\":\"\\u12\"}}",
        &["json-syntax 1:7", "json-syntax 1:16", "json-syntax 1:22"],
    );
    refused("a.json", "[1]", &["not-openapi 1:1"]);
}

#[test]
fn json_that_is_odd_is_read() {
    let start = r#"{"openapi":"3.0.0","info":{"title":"T","version":"1"},"paths":{},"x-a":"#;
    for (text, expected, meaning) in [
        ("\"a\tb\"}", vec!["json-control-character 1:74"], "\"a\\tb\""),
        ("\"\\ud800\"}", vec!["json-surrogate 1:73"], "\"\u{fffd}\""),
        ("[1,]}", vec!["not-json 1:74"], "[1]"),
    ] {
        let (source, diagnostics) = read("a.json", &format!("{start}{text}"));
        assert_eq!(findings(&diagnostics), expected, "{text}");
        assert_eq!(json(source.unwrap().node("/x-a").unwrap()), meaning);
    }
}

#[test]
fn the_first_of_two_keys_stands() {
    check("paths: {}\nx-a: 1\nx-b: 2\nx-a: 3\n", &["duplicate-key 6:1"], "/x-a", "1");
    let (_, diagnostics) = read("openapi.yaml", &format!("{HEAD}paths: {{}}\nx-a: 1\nx-a: 3\nx-a: 4\n"));
    let first = diagnostics.iter().next().unwrap().related.as_ref().unwrap();
    assert_eq!((first.1.line, first.1.column, first.1.pointer.as_str()), (4, 1, "/x-a"));
    assert_eq!(diagnostics.count(Severity::Warning), 2);
}

#[test]
fn versions() {
    refused("a.yaml", "swaggerVersion: '1.2'\n", &["unknown-version 1:17"]);
    refused("a.yaml", "swagger: '1.2'\n", &["unknown-version 1:10"]);
    refused("a.yaml", "info: {}\nopenapi: 4.0.0\n", &["unknown-version 2:10"]);
    refused("a.yaml", "openapi: 2.0\n", &["unknown-version 1:10"]);
    refused("a.yaml", "openapi: 3.10.0\n", &["unknown-version 1:10"]);
    refused("a.yaml", "openapi: [3]\n", &["unknown-version 1:10"]);
    refused("a.yaml", "a: 1\n", &["not-openapi 1:1"]);
    refused("a.yaml", "just text\n", &["not-openapi 1:1"]);
}

#[test]
fn wrong_kinds_are_repaired_where_the_meaning_is_clear() {
    check("paths: {}\n", &[], "/info/version", "\"1.10\"");
    schema("{type: string, description: 010}", &[], "{type:\"string\",description:\"010\"}");
    schema("{type: string, nullable: 'true'}", &["wrong-kind 6:33"], "{type:\"string\",nullable:true}");
    schema("{type: string, minLength: 2.0}", &[], "{type:\"string\",minLength:2}");
    schema("{type: string, minLength: '2'}", &["wrong-kind 6:34"], "{type:\"string\",minLength:2}");
    schema("{type: string, minLength: -2}", &["wrong-kind 6:34"], "{type:\"string\"}");
    schema("{type: number, minimum: 1e400}", &["wrong-kind 6:32"], "{type:\"number\"}");
    schema("{type: [string, 'null']}", &["later-version 6:15"], "{type:\"string\",nullable:true}");
    schema(
        "{type: [string, integer]}",
        &["later-version 6:15"],
        "{anyOf:[{type:\"string\"},{type:\"integer\"}]}",
    );
    schema(
        "{type: integer, exclusiveMinimum: 5}",
        &["later-version 6:42"],
        "{type:\"integer\",exclusiveMinimum:true,minimum:5}",
    );
    schema("{required: true, type: string}", &["wrong-kind 6:19"], "{type:\"string\"}");
    schema(
        "{properties: {a: {required: true}, b: {required: 'false'}}}",
        &["wrong-kind 6:36", "wrong-kind 6:57"],
        "{properties:{a:{},b:{}},required:[\"a\"]}",
    );
    schema(
        "{required: [a, b], properties: {a: {required: true}, b: {required: false}, required: {type: string}}}",
        &["wrong-kind 6:54", "wrong-kind 6:75"],
        "{required:[\"a\",\"b\"],properties:{a:{},b:{},required:{type:\"string\"}}}",
    );
    schema("{required: a}", &["wrong-kind 6:19"], "{required:[\"a\"]}");
    schema("{enum: a}", &["wrong-kind 6:15"], "{enum:[\"a\"]}");
    schema("{enum: [no, 1.10]}", &[], "{enum:[\"no\",1.10]}");
    schema("{items: [{type: string}]}", &["wrong-kind 6:16"], "{items:{type:\"string\"}}");
    schema("{items: [{}, {type: string}]}", &["wrong-kind 6:16"], "{items:{anyOf:[{},{type:\"string\"}]}}");
    schema("{discriminator: kind}", &["wrong-kind 6:24"], "{discriminator:{propertyName:\"kind\"}}");
    schema(
        "{properties: {a: true, b: false}, additionalProperties: false}",
        &[],
        "{properties:{a:{},b:{not:{}}},additionalProperties:false}",
    );
    schema("{properties: {a: text}}", &["wrong-kind 6:25"], "{properties:{a:{}}}");
    schema("{properties: [a]}", &["wrong-kind 6:21"], "{}");
    schema("text", &["wrong-kind 6:8"], "{}");
    schema("{description: , type: string}", &[], "{type:\"string\"}");
}

#[test]
fn a_flag_beside_a_single_required_name() {
    schema(
        "{properties: {a: {type: string, required: true}, b: {type: string}}, required: b}",
        &["wrong-kind 6:50", "wrong-kind 6:87"],
        "{properties:{a:{type:\"string\"},b:{type:\"string\"}},required:[\"b\",\"a\"]}",
    );
}

#[test]
fn words_that_are_no_types_are_read_as_what_is_meant() {
    for (word, meant) in [
        ("int", "type:\"integer\""),
        ("Integer", "type:\"integer\""),
        ("long", "type:\"integer\",format:\"int64\""),
        ("float", "type:\"number\",format:\"float\""),
        ("String", "type:\"string\""),
        ("date", "type:\"string\",format:\"date\""),
        ("bool", "type:\"boolean\""),
        ("map", "type:\"object\""),
        ("any", ""),
        ("Pet", ""),
    ] {
        schema(&format!("{{type: {word}}}"), &["unknown-value 6:15"], &format!("{{{meant}}}"));
    }
    let kept = "{type:\"string\",format:\"rfc1123\"}";
    schema("{type: date, format: rfc1123}", &["unknown-value 6:15"], kept);
}

#[test]
fn keys_that_openapiv3_drops_are_kept_aside() {
    schema(
        "{$comment: 1, x-a: 2, xml: {name: a}}",
        &[],
        "{x-vendorsmith-$comment:1,x-a:2,x-vendorsmith-xml:{name:\"a\"}}",
    );
    schema("{x-vendorsmith-a: 1}", &["reserved-key 6:9"], "{}");
    schema("{default: {x-vendorsmith-a: 1, $ref: 2}}", &[], "{default:{x-vendorsmith-a:1,$ref:2}}");
}

#[test]
fn a_reference_with_siblings_becomes_all_of() {
    schema(
        "{$ref: '#/components/schemas/T', nullable: true}",
        &[],
        "{allOf:[{$ref:\"#/components/schemas/T\"}],nullable:true}",
    );
    schema(
        "{allOf: [{type: string}], $ref: '#/components/schemas/T'}",
        &[],
        "{allOf:[{$ref:\"#/components/schemas/T\"},{type:\"string\"}]}",
    );
}

#[test]
fn missing_keys_are_filled_or_cost_their_object() {
    let (source, diagnostics) = read("a.yaml", "openapi: 3.0.0\n");
    assert_eq!(findings(&diagnostics), ["missing-key 1:1", "missing-key 1:1"]);
    assert_eq!(source.unwrap().document.info.title, "API");
    let operation = "paths:\n  /a:\n    get: {}\n";
    check(operation, &["missing-key 5:10"], "/paths/~1a/get", "{responses:{}}");
    let parameters = "paths:\n  /a:\n    parameters: [{name: a}, {name: b, in: query, schema: {}}]\n";
    check(
        parameters,
        &["missing-key 5:18"],
        "/paths/~1a/parameters",
        "[{name:\"b\",in:\"query\",schema:{}}]",
    );
    let bare = "paths:\n  /a:\n    parameters: [{name: a, in: Query, style: simple}]\n";
    check(
        bare,
        &["wrong-kind 5:32", "missing-key 5:18", "unknown-value 5:46"],
        "/paths/~1a/parameters/0",
        "{name:\"a\",in:\"query\",schema:{type:\"string\"}}",
    );
    check("paths:\n  a: {}\n", &["unknown-key 4:3"], "/paths", "{}");
    let statuses = "paths:\n  /a:\n    get:\n      responses: {200: {}, 2xx: {}, 20: {}, ok: {}}\n";
    check(
        statuses,
        &["unknown-key 6:37", "unknown-key 6:45"],
        "/paths/~1a/get/responses",
        "{200:{description:\"\"},2xx:{description:\"\"}}",
    );
    let schemes = "paths: {}\ncomponents:\n  securitySchemes: {a: {type: http}, b: {type: mutualTLS}, c: {type: http, scheme: basic}}\n";
    check(
        schemes,
        &["missing-key 5:24"],
        "/components/securitySchemes",
        "{c:{type:\"http\",scheme:\"basic\"}}",
    );
}

#[test]
fn references_that_lead_nowhere_cost_their_place() {
    schema(
        "{properties: {a: {$ref: '#/components/schemas/X'}}}",
        &["unknown-reference 6:32"],
        "{properties:{a:{}}}",
    );
    schema("{$ref: 'other.yaml#/A'}", &["external-reference 6:15"], "{}");
    schema("{$ref: '#/components/responses/T'}", &["unknown-reference 6:15"], "{}");
    schema("{$ref: '#/components/schemas/S'}", &["reference-loop 6:15"], "{}");
    schema("{$ref: 1, type: string}", &["wrong-kind 6:15"], "{type:\"string\"}");
    schema("{allOf: [{$ref: '#/components/schemas/S'}]}", &["reference-loop 6:17"], "{allOf:[{}]}");
    schema("{items: {$ref: '#/components/schemas/S'}}", &[], "{items:{$ref:\"#/components/schemas/S\"}}");
    schema("{$ref: '#/components/schemas/%54'}", &[], "{$ref:\"#/components/schemas/T\"}");
    let parameters = "paths:\n  /a:\n    parameters: [{$ref: '#/components/parameters/X'}, {name: b, in: query, schema: {}}]\n";
    check(
        parameters,
        &["unknown-reference 5:25"],
        "/paths/~1a/parameters",
        "[{name:\"b\",in:\"query\",schema:{}}]",
    );
    let responses =
        "paths:\n  /a:\n    get:\n      responses: {200: {$ref: 'a.yaml'}, 404: {description: ''}}\n";
    check(responses, &["external-reference 6:31"], "/paths/~1a/get/responses", "{404:{description:\"\"}}");
}

#[test]
fn a_reference_to_the_inside_of_something_gets_a_component() {
    let body = "paths:\n  /a:\n    get:\n      parameters: [{name: bad}, {name: b, in: query, schema: {type: string}}]\n      \
                responses: {200: {description: '', content: {application/json: {schema: {$ref: \
                '#/paths/~1a/get/parameters/1/schema'}}}}}\n";
    let used = "/paths/~1a/get/responses/200/content/application~1json/schema";
    check(body, &["missing-key 6:20"], used, "{$ref:\"#/components/schemas/a_get_1\"}");
    check(body, &["missing-key 6:20"], "/components/schemas/a_get_1", "{type:\"string\"}");
    let inner = "{properties: {c: {items: {$ref: '#/components/schemas/S/properties/c'}}, d: {$ref: '#/components/schemas/S/properties/c'}}}";
    let name = "{$ref:\"#/components/schemas/S_c\"}";
    schema(inner, &[], &format!("{{properties:{{c:{name},d:{name}}}}}"));
    // What is referred to is one type, wherever it stands; nothing is put where another kind of object stands.
    let nested = "{properties: {c: {properties: {e: {type: string}}}, d: {$ref: '#/components/schemas/S/properties/c'}, f: {$ref: '#/components/schemas/S/properties/c/properties/e'}}}";
    let inside = "paths: {}\ncomponents:\n  schemas:\n    S: ".to_owned() + nested + "\n";
    check(&inside, &[], "/components/schemas/S_c", "{properties:{e:{$ref:\"#/components/schemas/S_c_e\"}}}");
    let other = "paths: {}\ncomponents:\n  responses: {R: {description: r, headers: {H: {schema: {}}}}}\n  schemas: {A: {$ref: '#/components/responses/R/headers/H'}}\n";
    check(other, &[], "/components/responses/R/headers/H", "{schema:{}}");
    let own = "paths: {}\ndefinitions: {A: {type: [string]}}\ncomponents: {schemas: {B: {$ref: '#/x-definitions/A'}}}\nx-definitions: {A: {type: [string]}}\n";
    check(own, &[], "/components/schemas/A", "nothing");
    check(own, &[], "/components/schemas/x_definitions_A", "{type:\"string\"}");
}

#[test]
fn places_count_characters_in_long_lines() {
    let filler = "é".repeat(10_000);
    let text = format!(
        "{{\"openapi\":\"3.0.0\",\"info\":{{\"title\":\"{filler}\",\"version\":\"1\"}},\"paths\":{{}},\n\"x-a\":{{\"b\":1}}}}"
    );
    let (source, _) = read("a.json", &text);
    let source = source.unwrap();
    let place = source.place("/info/version");
    assert_eq!((place.line, place.column), (1, 10_049));
    let place = source.place("/x-a/b/nothing");
    assert_eq!((place.line, place.column, &text[place.span]), (2, 12, "1"));
}

#[test]
fn notes_are_gathered() {
    let (_, diagnostics) = read(
        "a.yaml",
        &format!("{HEAD}paths: {{}}\ncomponents: {{schemas: {{A: {{const: 1}}, B: {{const: 1}}}}}}\n"),
    );
    let notes: Vec<_> = diagnostics.iter().filter(|finding| finding.code == "later-version").collect();
    assert_eq!(notes.len(), 1);
    assert!(notes[0].message.contains("1 more"), "{}", notes[0].message);
}
