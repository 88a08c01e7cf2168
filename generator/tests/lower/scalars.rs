//! Strings, numbers, enumerations, and null.

use crate::harness::{check_schema, schema_text};

/// The type of a schema without components.
fn check(schema: &str, expected: &str) {
    check_schema(schema, "", expected);
}

#[test]
fn strings_follow_their_format() {
    check("{type: string}", "string");
    check("{type: string, format: date-time}", "datetime");
    check("{type: string, format: date}", "date");
    check("{type: string, format: password}", "password");
    check("{type: string, format: binary}", "string");
    check("{type: string, format: hostname}", "string");
}

#[test]
fn integers_are_as_wide_as_their_numbers() {
    check("{type: integer}", "i64");
    check("{type: integer, format: int32}", "i32");
    check("{type: integer, format: int32, maximum: 4294967295}", "i64");
    check("{type: integer, format: uint64}", "u64");
    check("{type: integer, format: uint64, minimum: -1}", "i64");
    check("{type: integer, maximum: 18446744073709551615}", "u64");
    check("{type: integer, default: 9223372036854775808}", "u64");
    check("{type: integer, example: 18446744073709551616}", "arbitrary");
    check("{type: integer, minimum: -9223372036854775809}", "arbitrary");
    check("{type: integer, enum: [1, 9223372036854775808]}", "u64");
    check("{type: integer, maximum: 1e19}", "u64");
}

#[test]
fn other_scalars() {
    check("{type: number}", "float");
    check("{type: number, format: float}", "float32");
    check("{type: boolean}", "boolean");
    check("{}", "any");
    check("{description: anything}", "any");
}

#[test]
fn enumerations_are_schemas_of_their_own() {
    check("{type: string, enum: [a, b, a]}", "op.answer\nreceived op.answer enum \"a\" \"b\"");
    check("{enum: [on]}", "op.answer\nreceived op.answer enum \"on\"");
    check("{type: string, enum: ['', b]}", "op.answer\nreceived op.answer enum \"\" \"b\"");
    check("{enum: [1, 2]}", "i64");
}

#[test]
fn extensions_name_values() {
    check(
        "{type: string, enum: ['1', '2'], x-enum-varnames: [One, Two]}",
        "op.answer\nreceived op.answer enum \"1\" as One \"2\" as Two",
    );
}

#[test]
fn null_is_kept_apart_from_the_type() {
    check("{type: string, nullable: true}", "string|null");
    check("{type: string, nullable: true, enum: [a, null]}", "op.answer|null\nreceived op.answer enum \"a\"");
    check("{type: array, items: {type: string, nullable: true}}", "[string|null]");
    check("{type: object, additionalProperties: {type: integer, nullable: true}}", "{i64|null}");
}

#[test]
fn a_reference_to_a_nullable_component_is_nullable() {
    check_schema(
        "{$ref: '#/components/schemas/Name'}",
        "Name: {type: string, nullable: true}",
        "Name|null\nreceived Name = string",
    );
}

#[test]
fn a_reference_to_nothing_is_any_value() {
    check_schema(
        "{type: array, items: {$ref: '#/components/schemas/Gone'}}",
        "",
        "[any]\nwarning unknown-reference /paths/~1x/get/responses/200/content/application~1json/schema/items",
    );
}

#[test]
fn a_name_that_stands_for_itself_is_broken() {
    check_schema(
        "{$ref: '#/components/schemas/Tree'}",
        "Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}",
        "Tree\nreceived Tree = [any]\nwarning recursive-alias /components/schemas/tree",
    );
}

#[test]
fn deep_nesting_ends_in_a_warning() {
    let deep = format!("{}{{}}{}", "{type: array, items: ".repeat(80), "}".repeat(80));
    let found = schema_text(&deep, "");
    assert!(found.contains("warning schema-too-deep"), "{found}");
}
