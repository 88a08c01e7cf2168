//! `oneOf` and `anyOf`.

use crate::harness::schema_text;

const SHAPES: &str = "
    Circle: {type: object, required: [r], properties: {r: {type: number}, t: {type: string}}}
    Square: {type: object, required: [a], properties: {a: {type: number}, t: {type: string}}}
    Point: {type: object, properties: {t: {type: string}}}
    Text: {type: string}
    Shape:
";

/// Asserts what the schema `Shape` becomes when it is this union of the shapes above; what these become follows.
fn check(union: &str, expected: &str) {
    let components = format!("{}\n      {union}", SHAPES.trim_matches('\n').trim_end_matches(' '));
    let found = schema_text("{$ref: '#/components/schemas/Shape'}", &components);
    let expected = expected.lines().map(|line| line.strip_prefix("        ").unwrap_or(line));
    assert!(found.starts_with(&expected.collect::<Vec<_>>().join("\n")), "{found}");
}

#[test]
fn null_is_no_alternative() {
    check(
        "oneOf: [{$ref: '#/components/schemas/Text'}, {nullable: true}]",
        "Shape|null\nreceived Shape = Text",
    );
    check("anyOf: [{type: string}, {enum: [null], nullable: true}]", "Shape|null\nreceived Shape = string");
}

#[test]
fn one_alternative_is_that_one() {
    check("oneOf: [{type: integer}]", "Shape\nreceived Shape = i64");
    check("oneOf: [{type: integer}, {type: integer}]", "Shape\nreceived Shape = i64");
}

#[test]
fn scalars_of_one_kind_are_one_type() {
    check("anyOf: [{type: string}, {enum: [a]}]", "Shape\nreceived Shape enum \"a\"");
    check("anyOf: [{enum: [a, b]}, {enum: [b, c]}]", "Shape\nreceived Shape enum \"a\" \"b\" \"c\"");
    check("anyOf: [{type: integer, format: int32}, {type: integer}]", "Shape\nreceived Shape = i64");
    check("anyOf: [{type: integer}, {type: number}]", "Shape\nreceived Shape = float");
    check(
        "oneOf: [{title: A, allOf: [{$ref: '#/components/schemas/Text'}]}, {type: string, format: uuid}]",
        "Shape\nreceived Shape = string",
    );
}

#[test]
fn a_mapping_decides() {
    check(
        "{oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}], \
         discriminator: {propertyName: t, mapping: {round: '#/components/schemas/Circle', oval: Circle}}}",
        "Shape
        received Shape union
          round (t=round): Circle
          oval (t=oval): Circle
          Square (t=Square): Square
        ",
    );
}

#[test]
fn a_common_constant_decides() {
    check(
        "oneOf: [{type: object, required: [k], properties: {k: {enum: [a]}}}, \
         {type: object, required: [k], properties: {k: {enum: [b]}, v: {type: string}}}]",
        "Shape
        received Shape union
          a (k=a): Shape/a
          b (k=b): Shape/b
        ",
    );
}

#[test]
fn json_kinds_decide() {
    check(
        "oneOf: [{$ref: '#/components/schemas/Circle'}, {type: string}, {type: number}, {type: integer}, \
         {type: boolean}, {type: array, items: {type: string}}]",
        "Shape
        received Shape union
          Circle (object): Circle
          list (array): [string]
          string (string): string
          integer (integer): i64
          number (number): float
          boolean (boolean): boolean
        ",
    );
}

#[test]
fn required_keys_decide_and_the_rest_comes_last() {
    check(
        "oneOf: [{$ref: '#/components/schemas/Point'}, {$ref: '#/components/schemas/Circle'}, \
         {$ref: '#/components/schemas/Square'}]",
        "Shape
        received Shape union
          Circle (has r): Circle
          Square (has a): Square
          Point (object): Point
        ",
    );
}

#[test]
fn what_nothing_tells_apart_is_left_to_the_catch_all() {
    check(
        "oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}, {type: string}]",
        "Shape
        received Shape union
          string (string): string
        warning undecidable-union /components/schemas/shape",
    );
    check(
        "oneOf: [{type: object, properties: {a: {}}}, {type: object, properties: {b: {}}}]",
        "Shape\nreceived Shape = any\nwarning undecidable-union /components/schemas/shape",
    );
}

#[test]
fn a_union_of_scalars_inside_gives_its_alternatives() {
    check(
        "oneOf: [{oneOf: [{type: string}, {type: integer}]}, {type: array, items: {type: string}}]",
        "Shape
        received Shape union
          list (array): [string]
          string (string): string
          integer (integer): i64",
    );
}

#[test]
fn a_union_that_holds_itself_is_boxed_there() {
    check(
        "oneOf: [{type: object, required: [inner], properties: {inner: {$ref: '#/components/schemas/Shape'}}}, \
         {type: string}]",
        "Shape
        received Shape union
          object (object): Shape/object boxed
          string (string): string
        ",
    );
}

#[test]
fn an_alternative_that_is_the_union_itself_is_left_out() {
    check(
        "oneOf: [{type: array, items: {type: string}}, {type: string}, {$ref: '#/components/schemas/Shape'}]",
        "Shape
        received Shape union
          list (array): [string]
          string (string): string",
    );
    let loops = "
        A: {oneOf: [{$ref: '#/components/schemas/B'}, {type: string}], discriminator: {propertyName: t}}
        B: {allOf: [{$ref: '#/components/schemas/A'}]}
        ";
    let found = schema_text("{$ref: '#/components/schemas/A'}", loops);
    assert!(found.contains("warning recursive-union /components/schemas/a"), "{found}");
    assert!(found.contains("received A union\n  string (string): string\n"), "{found}");
}
