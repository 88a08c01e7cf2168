//! Schemas that are written in place in several places and say the same are one type.

use std::fmt::Write as _;

use crate::harness::{HEAD, check, check_with, planned};

/// Parameters of operations, and properties of components, as flow mappings: `id name schema` a line makes the operation
/// `id` with the parameter `name`, `.Name {..}` a component that some operation receives.
fn document(lines: &[&str]) -> String {
    let (mut paths, mut schemas) = (String::new(), String::new());
    for line in lines {
        let (name, rest) = line.split_once(' ').expect("it has a name");
        if let Some(component) = name.strip_prefix('.') {
            let _ = writeln!(schemas, "    {component}: {rest}");
            let _ = writeln!(
                paths,
                "  /{component}: {{get: {{tags: [{component}s], operationId: get_{component}, responses: {{'200': \
                 {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{component}'}}}}}}}}}}}}}}"
            );
        } else {
            let (parameter, schema) = rest.split_once(' ').expect("it has a schema");
            let _ = writeln!(
                paths,
                "  /{name}: {{get: {{tags: [all], operationId: {name}, parameters: [{{in: query, name: {parameter}, \
                 schema: {schema}}}], responses: {{'204': {{description: ok}}}}}}}}"
            );
        }
    }
    format!("{HEAD}paths:\n{paths}components:\n  schemas:\n    Nothing: {{}}\n{schemas}")
}

/// The names of all types, and after each the file it lies in where it is not shared.
fn names(document: &str) -> String {
    let (plan, _) = planned(document, "{}");
    let mut names: Vec<String> = plan.types.iter().map(|item| item.name.clone()).collect();
    for resource in &plan.resources {
        names.extend(resource.types.iter().map(|item| format!("{}@{}", item.name, resource.module)));
    }
    names.sort();
    names.join(" ")
}

fn check_names(lines: &[&str], expected: &str) {
    assert_eq!(names(&document(lines)), expected, "{lines:#?}");
}

const WAYS: &str = "{type: string, enum: [asc, desc]}";
const SPEEDS: &str = "{type: string, enum: [a, b, c, d]}";
const GEO: &str = "{type: object, properties: {lat: {type: number}, lon: {type: number}}}";

#[test]
fn what_is_called_the_same_everywhere_is_called_so() {
    check_names(&[&format!("one direction {WAYS}"), &format!("two direction {WAYS}")], "Direction@all");
    check_names(&[&format!("one direction {WAYS}")], "OneDirection@all");
    check_names(
        &[&format!("one direction {WAYS}"), "two direction {type: string, enum: [asc, down]}"],
        "OneDirection@all TwoDirection@all",
    );
    check_names(&[&format!("one homePoint {GEO}"), &format!("two work_point {GEO}")], "Point@all");
    check_names(
        &[
            &format!(".A {{type: object, properties: {{points: {{type: array, items: {GEO}}}}}}}"),
            &format!(".B {{type: object, properties: {{point: {GEO}}}}}"),
        ],
        "A@as_resource B@bs Point",
    );
}

#[test]
fn order_of_members_does_not_count() {
    check_names(
        &[
            "one direction {type: string, enum: [asc, desc]}",
            "two direction {type: string, enum: [desc, asc]}",
            "one_more point {type: object, properties: {lat: {type: number}, lon: {type: number}}}",
            "two_more point {type: object, properties: {lon: {type: number}, lat: {type: number}}}",
        ],
        "Direction@all Point@all",
    );
}

#[test]
fn members_must_agree_in_all_that_is_said_of_them() {
    let place = |says: &str, whole: &str| {
        format!(
            "{{type: object, {whole} properties: {{lat: {{type: number{says}}}, lon: {{type: number}}}}}}"
        )
    };
    let plain = place("", "");
    for other in [
        place(", format: int32", ""),
        place(", description: 'North.'", ""),
        place(", nullable: true", ""),
        place(", default: 1", ""),
        place(", deprecated: true", ""),
        place("", "required: [lat],"),
        place("", "deprecated: true,"),
        place("", "additionalProperties: true,"),
    ] {
        check_names(
            &[&format!("one point {plain}"), &format!("two point {other}")],
            "OnePoint@all TwoPoint@all",
        );
    }
    check_names(
        &[
            "one speed {type: string, enum: [a, b], x-enum-varnames: [Fast, Slow]}",
            "two speed {type: string, enum: [a, b]}",
            "three speed {type: integer, enum: [1, 2]}",
        ],
        "OneSpeed@all ThreeSpeed@all TwoSpeed@all",
    );
}

#[test]
fn what_is_said_of_the_whole_is_kept_where_all_say_it() {
    let docs = |first: &str, second: &str| {
        let text = document(&[
            &format!("one direction {{type: string, enum: [a, b], description: {first}}}"),
            &format!("two direction {{type: string, enum: [a, b], description: {second}}}"),
        ]);
        let (plan, _) = planned(&text, "{}");
        plan.resources[0].types[0].docs.join(" ")
    };
    assert_eq!(docs("Where to.", "Where to."), "Where to.");
    assert_eq!(docs("Where to.", "Ignored without `sort`."), "");
    assert_eq!(docs("Where to.", "''"), "");
}

#[test]
fn what_two_want_to_be_called_none_is_called() {
    // Of many values no name can be made; the shortest of the places' names is left.
    check_names(
        &[
            &format!("list speed {SPEEDS}"),
            &format!("search speed {SPEEDS}"),
            "find speed {type: string, enum: [e, f, g, h]}",
        ],
        "FindSpeed@all ListSpeed@all",
    );
    // Of few it can.
    check_names(
        &[
            &format!("list direction {WAYS}"),
            &format!("search direction {WAYS}"),
            "find direction {type: string, enum: [up, down]}",
        ],
        "AscOrDesc@all FindDirection@all",
    );
    check_names(
        &[
            "list on {type: string, enum: ['']}",
            "search at {type: string, enum: ['']}",
            "one if {oneOf: [{type: string}, {type: integer}]}",
            "two unless {oneOf: [{type: string}, {type: integer}]}",
        ],
        "EmptyValue@all IntegerOrString@all",
    );
}

#[test]
fn components_come_first() {
    check_names(
        &[
            &format!("list direction {SPEEDS}"),
            &format!("search direction {SPEEDS}"),
            ".Direction {type: object, properties: {x: {type: string}}}",
        ],
        "Direction@directions ListDirection@all",
    );
    // Nor is the handle of a resource driven away, or the client.
    check_names(&[&format!("list all {SPEEDS}"), &format!("search all {SPEEDS}")], "ListAll@all");
    check_names(&[&format!("list client {SPEEDS}"), &format!("search client {SPEEDS}")], "ListClient@all");
}

#[test]
fn words_that_say_nothing_are_no_names() {
    let owner = |name: &str| format!(".{name} {{type: object, properties: {{status: {SPEEDS}}}}}");
    check_names(
        &[&owner("OpenTask"), &owner("ClosedTask")],
        "ClosedTask@closed_tasks OpenTask@open_tasks TaskStatus",
    );
    check_names(&[&owner("One"), &owner("Other")], "One@ones OneStatus Other@others");
}

#[test]
fn what_has_no_name_in_common_stays_apart() {
    let kana = "{type: object, properties: {line: {type: string}}}";
    check_names(
        &[
            &format!("one address_kana {kana}"),
            &format!("two address_kana {kana}"),
            &format!("one_more address_kanji {kana}"),
            &format!("two_more address_kanji {kana}"),
        ],
        "AddressKana@all AddressKanji@all",
    );
    let titled = "{title: Japanese address, type: object, properties: {line: {type: string}}}";
    check_names(
        &[&format!("one address_kana {titled}"), &format!("two address_kanji {titled}")],
        "JapaneseAddress@all",
    );
}

#[test]
fn inner_ones_are_one_too() {
    let card = "{type: object, properties: {holder: {type: object, properties: {sex: {type: string, enum: [a, b, c, d]}}}}}";
    check_names(
        &[&format!("one card {card}"), &format!("two card {card}")],
        "Card@all CardHolder@all CardHolderSex@all",
    );
    let tree = "{type: object, properties: {leaf: {type: object, properties: {of: {$ref: '#/components/schemas/Tree'}}}}}";
    check_names(&[&format!(".Tree {tree}"), &format!(".Bush {tree}")], "Bush@bushs Leaf Tree");
}

#[test]
fn a_union_is_called_after_what_its_shapes_have_in_common() {
    let shape = |name: &str| {
        format!(
            ".{name}TaskAnswer {{type: object, required: [{name}], properties: {{{name}: {{type: string}}}}}}"
        )
    };
    let either = "{anyOf: [{$ref: '#/components/schemas/OneTaskAnswer'}, {$ref: '#/components/schemas/TwoTaskAnswer'}]}";
    check_names(
        &[
            &shape("One"),
            &shape("Two"),
            &format!(".A {{type: object, properties: {{x: {either}}}}}"),
            &format!(".B {{type: object, properties: {{y: {either}}}}}"),
        ],
        "A@as_resource B@bs OneTaskAnswer TaskAnswer TwoTaskAnswer",
    );
}

#[test]
fn bodies_and_answers_stay_with_their_operations() {
    let operation = |id: &str| {
        let content = |kind: &str| format!("content: {{{kind}: {{schema: {GEO}}}}}");
        let json = content("application/json");
        format!(
            "  /{id}:\n    put: {{operationId: {id}, tags: [all], requestBody: {{{json}}}, responses: \
             {{'200': {{description: ok, {json}}}}}}}\n"
        )
    };
    check(
        &format!("paths:\n{}{}", operation("one"), operation("two")),
        "
        types:
          all OneBody struct default
            lat optional f64 = lat with_lat
            lon optional f64 = lon with_lon
          all OneResponse struct default
            lat optional f64 = lat
            lon optional f64 = lon
          all TwoBody struct default
            lat optional f64 = lat with_lat
            lon optional f64 = lon with_lon
          all TwoResponse struct default
            lat optional f64 = lat
            lon optional f64 = lon
        ",
    );
}

#[test]
fn what_is_sent_and_received_is_one_unless_a_direction_shapes_it() {
    let both = |word: &str| {
        let inner = format!(
            "{{type: object, required: [a], properties: {{a: {{type: string}}, b: {{type: string{word}}}}}}}"
        );
        let content = |name: &str| {
            format!(
                "content: {{application/json: {{schema: {{type: object, properties: {{{name}: {{type: boolean}}, card: {inner}}}}}}}}}"
            )
        };
        format!(
            "paths:\n  /x:\n    put:\n      operationId: put\n      tags: [all]\n      requestBody: {{{}}}\n      responses: {{'200': \
             {{description: ok, {}}}}}\n",
            content("sent"),
            content("received")
        )
    };
    assert_eq!(names(&format!("{HEAD}{}", both(""))), "Card@all PutBody@all PutResponse@all");
    assert_eq!(
        names(&format!("{HEAD}{}", both(", readOnly: true"))),
        "PutBody@all PutBodyCard@all PutResponse@all PutResponseCard@all"
    );
    let (plan, _) = planned(&format!("{HEAD}{}", both("")), "{}");
    let card = plan.resources[0].types.iter().find(|item| item.name == "Card").expect("it is there");
    assert!(format!("{card:?}").contains("constructor: Positional"), "{card:?}");
}

#[test]
fn quirks_bind_to_components_that_hold_what_is_shared() {
    let text = document(&[
        &format!(".A {{type: object, properties: {{point: {GEO}}}}}"),
        &format!(".B {{type: object, properties: {{point: {GEO}}}}}"),
    ]);
    check_with(
        &text,
        "naming: {schemas: {A: Alpha}, properties: {A.point: spot}}",
        "
        types:
          shared Point struct default
            lat optional f64 = lat
            lon optional f64 = lon
          as_resource Alpha struct default
            spot optional Point = point
          bs B struct default
            point optional Point = point
        ",
    );
}

#[test]
fn ten_thousand_that_are_the_same_and_deep_ones_take_a_moment() {
    let start = std::time::Instant::now();
    let many: String = (0..10_000).map(|at| format!("p{at}: {WAYS}, ")).collect();
    let wide = format!(".Wide {{type: object, properties: {{{many}}}}}");
    let deep =
        (0..40).fold(GEO.to_owned(), |inner, _| format!("{{type: object, properties: {{card: {inner}}}}}"));
    let deep: Vec<String> = (0..60).map(|at| format!("d{at} deck {deep}")).collect();
    let lines: Vec<&str> = deep.iter().chain([&wide]).map(String::as_str).collect();
    let names = names(&document(&lines));
    assert!(names.starts_with("AscOrDesc@wides Deck@all DeckCard@all DeckCardCard@all"), "{names}");
    assert_eq!(names.split(' ').count(), 43, "{names}");
    assert!(start.elapsed() < std::time::Duration::from_secs(60), "{:?}", start.elapsed());
}
