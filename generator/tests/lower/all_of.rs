//! What several parts of `allOf` say of the same property, of a list's items, or of one scalar.

use crate::harness::{check_schema, schema_text};

/// Asserts what a property `p` becomes of which two parts of an `allOf` say this, in either order.
fn check(one: &str, other: &str, expected: &str) {
    check_in_order(one, other, expected);
    check_in_order(other, one, expected);
}

/// The same in this order only.
fn check_in_order(one: &str, other: &str, expected: &str) {
    let part = |said: &str| format!("{{type: object, properties: {{p: {said}}}}}");
    let components = format!(
        "
        A: {{allOf: [{}, {}]}}
        E: {{type: string, enum: [a, b, c]}}
        O: {{type: object, required: [x], properties: {{x: {{type: string}}}}}}
        P: {{allOf: [{{$ref: '#/components/schemas/O'}}, {{type: object, properties: {{y: {{type: string}}}}}}]}}
        S: {{oneOf: [{{$ref: '#/components/schemas/O'}}, {{type: string}}]}}
        ",
        part(one),
        part(other)
    );
    check_schema(
        "{$ref: '#/components/schemas/A'}",
        &components,
        &format!("A\nreceived A object\n{expected}"),
    );
}

#[test]
fn objects_of_one_property_are_one_object() {
    check_in_order(
        "{type: object, required: [id], properties: {id: {type: string}}}",
        "{type: object, properties: {name: {type: string}}}",
        "  p?: A.p\nreceived A.p object\n  id: string\n  name?: string",
    );
    check_in_order(
        "{$ref: '#/components/schemas/O'}",
        "{type: object, properties: {z: {type: boolean}}}",
        "  p?: A.p\nreceived A.p object\n  x: string\n  z?: boolean",
    );
}

#[test]
fn a_property_that_is_refined_in_itself_ends() {
    check_schema(
        "{$ref: '#/components/schemas/A'}",
        "
        A:
          allOf:
            - {$ref: '#/components/schemas/N'}
            - {type: object, properties: {next: {type: object, properties: {own: {type: string}}}}}
        N: {type: object, properties: {next: {$ref: '#/components/schemas/A'}}}
        ",
        "
        A
        received A object
          next?: A.next
        received A.next object
          next?: A.next boxed
          own?: string
        ",
    );
}

#[test]
fn what_says_no_more_than_another_part_does_not_count() {
    let object = "received O object\n  x: string";
    check("{$ref: '#/components/schemas/O'}", "{type: object}", &format!("  p?: O\n{object}"));
    check(
        "{$ref: '#/components/schemas/O'}",
        "{$ref: '#/components/schemas/O'}",
        &format!("  p?: O\n{object}"),
    );
    check(
        "{$ref: '#/components/schemas/S'}",
        "{$ref: '#/components/schemas/O'}",
        &format!("  p?: O\n{object}"),
    );
    check(
        "{$ref: '#/components/schemas/O'}",
        "{$ref: '#/components/schemas/P'}",
        "  p?: P\nreceived P object\n  x: string\n  y?: string",
    );
    check(
        "{allOf: [{$ref: '#/components/schemas/O'}]}",
        "{$ref: '#/components/schemas/O'}",
        &format!("  p?: O\n{object}"),
    );
}

#[test]
fn listed_values_count_before_a_plain_type() {
    check("{type: string, enum: [b]}", "{type: string}", "  p?: A.p\nreceived A.p enum \"b\"");
    check("{type: string, enum: [b]}", "{type: string, format: date}", "  p?: A.p\nreceived A.p enum \"b\"");
    check("{$ref: '#/components/schemas/E'}", "{type: string}", "  p?: E\nreceived E enum \"a\" \"b\" \"c\"");
}

#[test]
fn only_values_that_all_parts_list_count() {
    check("{enum: [a, b, c]}", "{enum: [b, c, d]}", "  p?: A.p\nreceived A.p enum \"b\" \"c\"");
    check("{enum: [a, b, c]}", "{enum: [b]}", "  p?: A.p\nreceived A.p enum \"b\"");
    check(
        "{enum: [a, b, c, d]}",
        "{$ref: '#/components/schemas/E'}",
        "  p?: E\nreceived E enum \"a\" \"b\" \"c\"",
    );
    let found = schema_text("{allOf: [{enum: [a, b, c]}, {enum: [b, c, d]}]}", "");
    assert_eq!(found, "op.answer\nreceived op.answer enum \"b\" \"c\"");
    check_in_order(
        "{enum: [a]}",
        "{enum: [b]}",
        "  p?: A.p\nreceived A.p enum \"a\" \"b\"\nwarning conflicting-property /components/schemas/a/allof/1/properties/p",
    );
}

#[test]
fn an_integer_is_a_number() {
    check("{type: integer}", "{type: number}", "  p?: i64");
    check("{type: integer, format: int32}", "{type: number}", "  p?: i32");
    check("{type: integer, format: int32}", "{type: integer, maximum: 99999999999}", "  p?: i32");
    check_schema("{allOf: [{type: number}, {type: integer}]}", "", "i64");
}

#[test]
fn a_format_counts_before_none() {
    check("{type: string, format: uuid}", "{type: string, maxLength: 36}", "  p?: uuid");
}

#[test]
fn items_of_lists_are_put_together() {
    let list = |items: &str| format!("{{type: array, items: {items}}}");
    check_in_order(
        &list("{type: object, properties: {k: {type: string}}}"),
        &list("{type: object, properties: {v: {type: string}}}"),
        "  p?: [A.p]\nreceived A.p object\n  k?: string\n  v?: string",
    );
    check(&list("{type: string}"), "{type: array}", "  p?: [string]");
    check_in_order(
        &list("{type: string}"),
        &list("{type: integer}"),
        "  p?: [i64]\nwarning conflicting-property /components/schemas/a/allof/1/properties/p/items",
    );
    let found = schema_text(
        "{allOf: [{type: array, items: {type: object, properties: {a: {type: string}}}}, \
         {type: array, items: {type: object, properties: {b: {type: string}}}}]}",
        "",
    );
    assert_eq!(found, "[op.answer]\nreceived op.answer object\n  a?: string\n  b?: string");
}

#[test]
fn undeclared_properties_are_put_together() {
    let part = |rest: &str| format!("{{type: object, additionalProperties: {rest}}}");
    let check = |one: &str, other: &str, expected: &str| {
        check_schema(&format!("{{allOf: [{}, {}]}}", part(one), part(other)), "", expected);
    };
    check("{type: string}", "{type: string, format: uuid}", "{uuid}");
    check("{type: string}", "true", "{string}");
    check("true", "{type: string}", "{string}");
    check(
        "{type: string}",
        "{type: integer}",
        "{i64}\nwarning conflicting-property /paths/~1x/get/responses/200/content/application~1json/schema/allof/1/\
         additionalproperties",
    );
}

#[test]
fn words_about_a_property_are_kept() {
    check("{type: string}", "{readOnly: true}", "  p?: string readonly");
    check("{type: string, writeOnly: true}", "{type: string}", "");
    check("{type: string}", "{deprecated: true, default: q}", "  p?: string deprecated = \"q\"");
    check("{type: string, nullable: true}", "{description: x}", "  p?: string null");
    check("{type: string, nullable: true}", "{type: string}", "  p?: string");
    check("{type: string}", "{nullable: true}", "  p?: string null");
    check_in_order("{type: string, default: a}", "{type: string, default: b}", "  p?: string = \"b\"");
}

#[test]
fn the_last_description_of_a_property_counts() {
    let described = |one: &str, other: &str| {
        let part = |said: &str| format!("{{type: object, properties: {{p: {{type: string{said}}}}}}}");
        let schema = format!("{{allOf: [{}, {}]}}", part(one), part(other));
        let document = format!(
            "{}paths: {{/x: {{get: {{responses: {{'200': {{description: ok, content: {{application/json: \
             {{schema: {schema}}}}}}}}}}}}}}}",
            crate::harness::HEAD
        );
        let api = crate::harness::api(&document, "{}");
        let vendorsmith::api::SchemaKind::Object { fields, .. } = &api.schemas[0].kind else {
            unreachable!("it is an object")
        };
        fields[0].description.clone()
    };
    assert_eq!(described(", description: one", "").as_deref(), Some("one"));
    assert_eq!(described(", description: one", ", description: two").as_deref(), Some("two"));
    assert_eq!(described(", description: one", ", title: Two").as_deref(), Some("one"));
}

#[test]
fn a_property_of_alternatives_is_one_of_theirs() {
    check_schema(
        "{$ref: '#/components/schemas/A'}",
        "
        A:
          type: object
          properties: {b: {type: boolean}}
          oneOf:
            - {type: object, properties: {k: {enum: [x]}, v: {type: string}, b: {enum: [true]}}}
            - {type: object, properties: {k: {enum: [y]}, v: {type: integer}}}
        ",
        "
        A
        received A object
          k?: A.k
          v?: A.v
          b?: boolean
        received A.k enum \"x\" \"y\"
        received A.v union
          string (string): string
          integer (integer): i64
        note flattened-alternatives /components/schemas/a
        ",
    );
}

#[test]
fn an_object_may_list_objects_as_its_values() {
    check_schema(
        "{type: object, enum: [{}], properties: {a: {type: string}}}",
        "",
        "op.answer\nreceived op.answer object\n  a?: string",
    );
    check_schema("{type: object, enum: [{}]}", "", "{any}");
}

#[test]
fn what_is_required_and_not_declared_may_be_any_value_and_is_told_once() {
    check_schema(
        "{type: array, items: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}",
        "
        A: {type: object, required: [a, lost], properties: {a: {type: string}}}
        B: {allOf: [{$ref: '#/components/schemas/A'}, {type: object, required: [b], properties: {b: {type: string}}}]}
        ",
        "
        [op.answer]
        received op.answer union
          B (has b): B
          A (object): A
        received B object
          a: string
          b: string
          lost?: any
        received A object
          a: string
          lost?: any
        note required-without-property /components/schemas/a/required/1
        ",
    );
}

#[test]
fn what_stands_beside_a_reference_shapes_it() {
    check_schema(
        "{$ref: '#/components/schemas/A'}",
        "
        A:
          type: object
          properties:
            n: {allOf: [{$ref: '#/components/schemas/Str'}], enum: [a, b]}
            q: {allOf: [{$ref: '#/components/schemas/Str'}], format: date-time}
            r: {allOf: [{$ref: '#/components/schemas/Str'}], description: as it is}
            t: {allOf: [{$ref: '#/components/schemas/List'}], items: {type: boolean}}
            v: {allOf: [{$ref: '#/components/schemas/En'}], enum: [a]}
        Str: {type: string}
        List: {type: array, items: {}}
        En: {type: string, enum: [a, b]}
        ",
        "
        A
        received A object
          n?: A.n
          q?: datetime
          r?: Str
          t?: [boolean]
          v?: A.v
        received A.n enum \"a\" \"b\"
        received Str = string
        received A.v enum \"a\"
        ",
    );
}
