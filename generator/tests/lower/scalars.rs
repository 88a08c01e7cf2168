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
    check("{type: string, format: binary}", "bytes application/json");
    check("{type: string, format: hostname}", "string");
    check("{type: string, format: time}", "time");
    check("{type: string, format: duration}", "duration");
    check("{type: string, format: uuid}", "uuid");
    check("{type: string, format: UUID}", "uuid");
    check("{type: string, format: dateTime}", "datetime");
    check("{type: string, format: byte}", "base64");
    check("{type: string, format: base64url}", "base64url");
    check("{type: string, format: int64}", "string");
    check("{type: string, format: decimal}", "string");
    check("{type: string, format: phone-number}", "string");
}

#[test]
fn integers_are_as_wide_as_their_numbers() {
    check("{type: integer}", "i64");
    check("{type: integer, format: int32}", "i32");
    check("{type: integer, format: int32, maximum: 4294967295}", "i64");
    check("{type: integer, format: uint64}", "u64");
    check("{type: integer, format: uint64, minimum: -1}", "i64");
    check("{type: integer, format: int8}", "i8");
    check("{type: integer, format: int16, maximum: 32767}", "i16");
    check("{type: integer, format: int16, maximum: 32768}", "i64");
    check("{type: integer, format: uint8}", "u8");
    check("{type: integer, format: uint16, example: -1}", "i64");
    check("{type: integer, format: uint32}", "u32");
    check("{type: integer, format: unix-time}", "i64");
    check("{type: integer, format: date-time}", "i64");
    check("{type: integer, format: bigint}", "arbitrary");
    check("{type: integer, maximum: 18446744073709551615}", "u64");
    check("{type: integer, default: 9223372036854775808}", "u64");
    check("{type: integer, example: 18446744073709551616}", "arbitrary");
    check("{type: integer, minimum: -9223372036854775809}", "arbitrary");
    check("{type: integer, maximum: 1e19}", "u64");
}

#[test]
fn other_scalars() {
    check("{type: number}", "float");
    check("{type: number, format: float}", "float");
    check("{type: number, format: decimal}", "decimal");
    check("{type: number, format: int32}", "i32");
    check("{type: number, format: int32, example: 0.5}", "float");
    check("{type: boolean}", "boolean");
    check("{}", "any");
    check("{description: anything}", "any");
}

#[test]
fn enumerations_are_schemas_of_their_own() {
    check("{type: string, enum: [a, b, a]}", "op.answer\nreceived op.answer enum \"a\" \"b\"");
    check("{enum: [on]}", "op.answer\nreceived op.answer enum \"on\"");
    check("{type: string, enum: ['', b]}", "op.answer\nreceived op.answer enum \"\" \"b\"");
    check("{type: string, enum: [null]}", "string|null");
    check("{type: boolean, enum: [true]}", "boolean");
    check("{enum: [{a: 1}]}", "any");
}

#[test]
fn numbers_can_be_listed_too() {
    let check = |schema: &str, expected: &str| {
        check(schema, &format!("op.answer\nreceived op.answer enum {expected}"));
    };
    check("{enum: [1, 2]}", "integers \"1\" \"2\"");
    check(
        "{type: integer, enum: [1, -1, 1.0, 9223372036854775808]}",
        "integers \"1\" \"-1\" \"9223372036854775808\"",
    );
    check("{type: number, enum: [2.1, 2.10, 2.11, 3]}", "numbers \"2.1\" \"2.11\" \"3\"");
    check("{enum: [a, 1, true]}", "mixed \"\\\"a\\\"\" \"1\" \"true\"");
}

#[test]
fn values_of_another_kind_than_the_type_are_read_by_their_text() {
    let place = "note enum-value-kind /paths/~1x/get/responses/200/content/application~1json/schema";
    check(
        "{type: string, enum: [1, b]}",
        &format!("op.answer\nreceived op.answer enum \"1\" \"b\"\n{place}"),
    );
    check(
        "{type: integer, enum: ['1', 2]}",
        &format!("op.answer\nreceived op.answer enum integers \"1\" \"2\"\n{place}"),
    );
}

#[test]
fn alternatives_that_list_values_are_one_open_enumeration() {
    let check = |schema: &str, expected: &str| {
        check(schema, &format!("op.answer\nreceived op.answer enum {expected}"));
    };
    check("{anyOf: [{type: string}, {type: string, enum: [a, b]}]}", "\"a\" \"b\"");
    check(
        "{oneOf: [{type: string, enum: [a], title: First}, {type: string, enum: [b]}]}",
        "\"a\" as First \"b\"",
    );
    check(
        "{oneOf: [{type: integer, enum: [0], title: GUILD_TEXT}, {type: integer, enum: [1]}]}",
        "integers \"0\" as GUILD_TEXT \"1\"",
    );
}

#[test]
fn an_open_string_beside_an_enumeration_changes_nothing() {
    check_schema(
        "{anyOf: [{$ref: '#/components/schemas/Model'}, {type: string}]}",
        "Model: {type: string, enum: [a]}",
        "Model\nreceived Model enum \"a\"",
    );
}

#[test]
fn extensions_name_values() {
    check(
        "{type: string, enum: ['1', '2'], x-enum-varnames: [One, Two]}",
        "op.answer\nreceived op.answer enum \"1\" as One \"2\" as Two",
    );
}

#[test]
fn names_that_do_not_count_as_many_as_the_values_are_told() {
    check(
        "{type: string, enum: [a, b, c], x-enum-varnames: [One, Two], x-enum-descriptions: [x, y, z]}",
        "op.answer\nreceived op.answer enum \"a\" \"b\" \"c\"\nnote miscounted-names \
         /paths/~1x/get/responses/200/content/application~1json/schema/x-enum-varnames",
    );
    check(
        "{type: string, nullable: true, enum: [null, a, b], x-enum-varnames: [One, Two]}",
        "op.answer|null\nreceived op.answer enum \"a\" as One \"b\" as Two",
    );
}

#[test]
fn extensions_are_read_in_all_their_spellings() {
    let check = |schema: &str, expected: &str| {
        check(schema, &format!("op.answer\nreceived op.answer enum {expected}"));
    };
    check("{type: integer, enum: [1, 2], x-enumNames: [One, Two]}", "integers \"1\" as One \"2\" as Two");
    check("{type: string, enum: [a, b], x-enum-varnames: {b: Second}}", "\"a\" \"b\" as Second");
    check("{type: string, enum: [a], x-enum-elements: [{value: a, name: First}]}", "\"a\" as First");
    check(
        "{type: integer, enum: [1], x-ms-enum: {values: [{value: 1, name: One}]}}",
        "integers \"1\" as One",
    );
    check("{type: string, x-extensible-enum: [a, b]}", "\"a\" \"b\"");
}

#[test]
fn an_enumeration_with_a_shared_name_is_one_type() {
    let state = "{type: string, enum: [on], x-ms-enum: {name: PowerState, modelAsString: true}}";
    check(
        &format!("{{type: object, properties: {{a: {state}, b: {state}}}}}"),
        "op.answer\nreceived op.answer object\n  a?: PowerState\n  b?: PowerState\nreceived PowerState enum \"on\"",
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
