//! Objects, maps, `allOf`, and recursion.

use crate::harness::{check_schema, schema_text, unindented};

#[test]
fn objects_keep_presence_null_and_order() {
    check_schema(
        "{$ref: '#/components/schemas/Pet'}",
        "
        Pet:
          type: object
          required: [name, owner]
          properties:
            tag: {type: string, nullable: true}
            name: {type: string}
            owner: {type: string, nullable: true}
            age: {type: integer, default: 10000000000000000000, deprecated: true}
        ",
        "
        Pet
        received Pet object
          tag?: string null
          name: string
          owner: string null
          age?: u64 deprecated = 10000000000000000000
        ",
    );
}

#[test]
fn undeclared_properties() {
    check_schema("{type: object}", "", "{any}");
    check_schema("{type: object, additionalProperties: {type: string}}", "", "{string}");
    check_schema("{type: object, additionalProperties: false}", "", "op.answer\nreceived op.answer object");
    check_schema(
        "{type: object, properties: {a: {type: string}}, additionalProperties: {type: integer}}",
        "",
        "op.answer\nreceived op.answer object\n  a?: string\n  ..: i64",
    );
    check_schema(
        "{type: object, properties: {a: {type: string}}, additionalProperties: true}",
        "",
        "op.answer\nreceived op.answer object\n  a?: string\n  ..: any",
    );
}

#[test]
fn inline_schemas_are_named_after_their_place() {
    check_schema(
        "{type: array, items: {type: object, properties: {kinds: {type: array, items: {enum: [a]}}}}}",
        "",
        "
        [op.answer]
        received op.answer object
          kinds?: [op.answer.kinds]
        received op.answer.kinds enum \"a\"
        ",
    );
}

#[test]
fn all_of_unites_properties_and_required() {
    check_schema(
        "{$ref: '#/components/schemas/Dog'}",
        "
        Pet: {type: object, required: [name], properties: {name: {type: string}, kind: {type: string}}}
        Dog:
          allOf:
            - $ref: '#/components/schemas/Pet'
            - {type: object, required: [kind], properties: {bark: {type: boolean}}}
        ",
        "
        Dog
        received Dog object
          name: string
          kind: string
          bark?: boolean
        ",
    );
}

#[test]
fn all_of_one_is_that_one() {
    check_schema(
        "{type: object, properties: {a: {nullable: true, description: x, allOf: [{$ref: '#/components/schemas/A'}]}}}",
        "A: {type: object, properties: {b: {type: string}}}",
        "
        op.answer
        received op.answer object
          a?: A null
        received A object
          b?: string
        ",
    );
}

#[test]
fn all_of_different_kinds_is_any_value() {
    check_schema(
        "{allOf: [{type: string}, {type: integer}]}",
        "",
        "any\nwarning conflicting-all-of /paths/~1x/get/responses/200/content/application~1json/schema",
    );
}

#[test]
fn all_of_two_formats_is_the_first_with_a_warning() {
    let formats = |first: &str, second: &str| {
        format!("{{allOf: [{{type: string, format: {first}}}, {{type: string, format: {second}}}]}}")
    };
    check_schema(
        &formats("date", "uuid"),
        "",
        "date\nwarning conflicting-all-of /paths/~1x/get/responses/200/content/application~1json/schema",
    );
    check_schema(&formats("uuid", "guid"), "", "uuid");
    check_schema(&formats("uuid", "short-id"), "", "uuid");
}

#[test]
fn a_property_of_two_kinds_is_the_last_one_with_a_warning() {
    check_schema(
        "{$ref: '#/components/schemas/A'}",
        "
        A:
          allOf:
            - {type: object, properties: {b: {type: string}}}
            - {type: object, properties: {b: {type: integer}}}
        ",
        "
        A
        received A object
          b?: i64
        warning conflicting-property /components/schemas/a/allof/1/properties/b
        ",
    );
}

#[test]
fn alternatives_beside_properties_become_optional_ones() {
    check_schema(
        "{$ref: '#/components/schemas/A'}",
        "
        A:
          type: object
          required: [a]
          properties: {a: {type: string}}
          oneOf: [{type: object, required: [b], properties: {b: {type: string}}}, {required: [c]}]
        ",
        "
        A
        received A object
          b?: string
          a: string
        note flattened-alternatives /components/schemas/a
        ",
    );
}

#[test]
fn recursion_is_marked_on_the_cycle_only() {
    check_schema(
        "{$ref: '#/components/schemas/Root'}",
        "
        Root: {type: object, properties: {node: {$ref: '#/components/schemas/Node'}}}
        Node:
          type: object
          properties:
            next: {$ref: '#/components/schemas/Link'}
            children: {type: array, items: {$ref: '#/components/schemas/Node'}}
            named: {type: object, additionalProperties: {$ref: '#/components/schemas/Node'}}
            leaf: {$ref: '#/components/schemas/Leaf'}
        Link: {type: object, properties: {node: {$ref: '#/components/schemas/Node'}}}
        Leaf: {type: object, properties: {a: {type: string}}}
        ",
        "
        Root
        received Root object
          node?: Node
        received Node object
          next?: Link boxed
          children?: [Node]
          named?: {Node}
          leaf?: Leaf
        received Link object
          node?: Node boxed
        received Leaf object
          a?: string
        ",
    );
}

#[test]
fn undeclared_properties_of_its_own_type_need_no_box() {
    check_schema(
        "{$ref: '#/components/schemas/A'}",
        "
        A:
          type: object
          properties: {a: {type: string}}
          additionalProperties: {$ref: '#/components/schemas/A'}
        ",
        "A\nreceived A object\n  a?: string\n  ..: A",
    );
}

#[test]
fn unions_of_nothing_but_themselves_are_told() {
    let any = |schemas: &str, findings: &str| {
        let found = schema_text("{$ref: '#/components/schemas/A'}", schemas);
        assert_eq!(found.trim(), format!("A\nreceived A = any\n{findings}"));
    };
    any("A: {oneOf: [{$ref: '#/components/schemas/A'}]}", "warning recursive-alias /components/schemas/a");
    any(
        "
        A: {oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
        B: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
        ",
        "warning recursive-union /components/schemas/a",
    );
}

#[test]
fn all_of_loops_end() {
    check_schema(
        "{$ref: '#/components/schemas/A'}",
        "
        A: {allOf: [{$ref: '#/components/schemas/B'}, {type: object, properties: {a: {type: string}}}]}
        B: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, properties: {b: {type: string}}}]}
        ",
        "A\nreceived A object\n  b?: string\n  a?: string\nwarning reference-loop /components/schemas/b/allof/0",
    );
}

#[test]
fn a_long_chain_of_components_does_not_exhaust_the_stack() {
    let link = |at: usize| {
        format!("A{at}: {{type: object, properties: {{n: {{$ref: '#/components/schemas/A{}'}}}}}}\n", at + 1)
    };
    let chain: String = (0..3000).map(link).chain(["A3000: {type: string}\n".to_owned()]).collect();
    let found = schema_text("{$ref: '#/components/schemas/A0'}", &chain);
    assert!(found.contains("received A3000 = string"));
}

#[test]
fn a_discriminator_of_what_nothing_extends_makes_no_union() {
    check_schema(
        "{$ref: '#/components/schemas/A'}",
        "A: {type: object, properties: {t: {type: string}}, discriminator: {propertyName: t}}",
        "
        A
        received A object
          t?: string
        ",
    );
}

#[test]
fn compositions_that_copy_too_much_are_any_value() {
    let list = |count: usize, each: &dyn Fn(usize) -> String| (0..count).map(each).collect::<String>();
    let base = list(200, &|at| format!("p{at}: {{type: string}}, "));
    let uses = list(200, &|at| format!("u{at}: {{$ref: '#/components/schemas/U{at}'}}, "));
    let own = "{$ref: '#/components/schemas/Base'}, {type: object, properties: {own: {type: string}}}";
    let components = list(200, &|at| format!("U{at}: {{allOf: [{own}]}}\n"));
    let components = format!("Base: {{type: object, properties: {{{base}}}}}\n{components}");
    let found = schema_text(&format!("{{type: object, properties: {{{uses}}}}}"), &components);
    assert!(found.contains("received U0 object\n  p0?: string\n"), "{found}");
    assert!(found.contains("received U199 = any"), "{found}");
    let copied = found.matches("  p0?: string").count();
    assert!((50..150).contains(&copied), "{copied}");
    assert_eq!(found.matches("warning too-many-copies").count(), 200 - copied);
}

#[test]
fn a_reference_is_percent_decoded_once() {
    check_schema(
        "{$ref: '#/components/schemas/A%2542'}",
        "
        A%42: {type: integer}
        AB: {type: string}
        ",
        "A%42\nreceived A%42 = i64\nnote component-name /components/schemas/a%42",
    );
}

#[test]
fn a_tuple_is_a_list_of_what_its_places_hold() {
    let check = |places: &str, expected: &str| {
        let schema = format!("{{type: array, prefixItems: [{places}], items: false}}");
        let point = "P: {type: object, properties: {x: {type: string}}}";
        let place = "/paths/~1x/get/responses/200/content/application~1json/schema/prefixitems";
        let expected = unindented(expected);
        let told = if expected.contains("union") {
            format!("\nnote tuple {}", place.replace("prefixitems", "properties"))
        } else {
            String::new()
        };
        check_schema(&schema, point, &format!("{}\nnote later-version {place}{told}", expected.trim_end()));
    };
    check("{type: number}, {type: number, nullable: true}", "[float|null]");
    check("{type: number}, {type: number}", "[float]");
    check(
        "{type: string}, {type: integer}, {$ref: '#/components/schemas/P'}",
        "
        [op.answer]
        received op.answer union
          P (object): P
          string (string): string
          integer (integer): i64
        received P object
          x?: string
        ",
    );
}

#[test]
fn what_only_branches_of_a_condition_declare_is_optional() {
    check_schema(
        "{type: object, required: [kind], properties: {kind: {type: string}}, allOf: [\
         {if: {properties: {kind: {enum: [a]}}}, then: {required: [a], properties: {a: {type: string}}}}, \
         {if: {properties: {kind: {enum: [b]}}}, then: {properties: {b: {type: integer}}}}]}",
        "",
        "
        op.answer
        received op.answer object
          a?: string
          b?: i64
          kind: string
        note later-version /paths/~1x/get/responses/200/content/application~1json/schema/allof/0/if
        note without-effect /paths/~1x/get/responses/200/content/application~1json/schema/allof/0/if
        note later-version /paths/~1x/get/responses/200/content/application~1json/schema/allof/0/then
        ",
    );
}

#[test]
fn a_property_that_is_read_only_and_write_only_travels_both_ways() {
    check_schema(
        "{type: object, properties: {a: {type: string, readOnly: true, writeOnly: true}}}",
        "",
        "
        op.answer
        received op.answer object
          a?: string
        note contradictory-direction \
         /paths/~1x/get/responses/200/content/application~1json/schema/properties/a
        ",
    );
}

#[test]
fn a_default_that_is_no_integer_is_told() {
    check_schema(
        "{type: object, properties: {a: {type: integer, default: 1.5}, b: {type: integer, default: 2.0}}}",
        "",
        "
        op.answer
        received op.answer object
          a?: i64 = 1.5
          b?: i64 = 2.0
        note contradictory-default \
         /paths/~1x/get/responses/200/content/application~1json/schema/properties/a/default
        ",
    );
}
