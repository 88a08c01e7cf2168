//! `oneOf` and `anyOf`.

use crate::harness::{check_schema, schema_text};

const SHAPES: &str = "
    Circle: {type: object, required: [r], properties: {r: {type: number}, t: {type: string}}}
    Square: {type: object, required: [a], properties: {a: {type: number}, t: {type: string}}}
    Point: {type: object, properties: {t: {type: string}}}
    Text: {type: string}
    Shape:
";

/// Asserts what the schema `Shape` becomes when it is this union of the shapes above, and every finding. Schemas that
/// are not told may follow, but no further line of the last that is.
fn check(union: &str, expected: &str) {
    let components = format!("{}\n      {union}", SHAPES.trim_matches('\n').trim_end_matches(' '));
    let found = schema_text("{$ref: '#/components/schemas/Shape'}", &components);
    let is_finding = |line: &&str| ["warning ", "note ", "error "].iter().any(|word| line.starts_with(word));
    let expected = expected.trim().lines().map(|line| line.strip_prefix("        ").unwrap_or(line));
    let (findings, told): (Vec<&str>, Vec<&str>) = expected.partition(is_finding);
    let (found_findings, schemas): (Vec<&str>, Vec<&str>) = found.trim().lines().partition(is_finding);
    assert_eq!(found_findings, findings, "\n--- found:\n{found}\n");
    assert_eq!(schemas[..told.len().min(schemas.len())], told, "\n--- found:\n{found}\n");
    let further = schemas.get(told.len()).filter(|line| line.starts_with(' '));
    assert_eq!(further, None, "\n--- found:\n{found}\n");
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
          Circle (t=round | t=oval): Circle
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
fn elements_decide_between_lists() {
    check(
        "oneOf: [{type: array, items: {type: string}}, {type: array, items: {type: array, items: {}}}, {type: string}]",
        "Shape
        received Shape union
          string list ([string]): [string]
          list list (array): [[any]]
          string (string): string",
    );
}

#[test]
fn optional_keys_decide() {
    check(
        "oneOf: [{type: object, properties: {a: {}}}, {type: object, properties: {b: {}}}]",
        "Shape
        received Shape union
          object (lacks b): Shape/object
          object (object): Shape/object
        ",
    );
}

#[test]
fn values_of_a_common_property_decide() {
    check(
        "oneOf: [{title: Numbers, type: object, properties: {gt: {type: number, nullable: true}}}, \
         {title: Dates, type: object, properties: {gt: {type: string, nullable: true}}}]",
        "Shape
        received Shape union
          Numbers (gt?: number): Shape/Numbers
          Dates (object): Shape/Dates
        ",
    );
    check(
        "oneOf: [{title: V4, type: object, required: [ip], properties: {ip: {type: string, format: ipv4}}}, \
         {title: V6, type: object, required: [ip], properties: {ip: {type: string, format: ipv6}}}]",
        "Shape
        received Shape union
          V4 (ip: like ipv4): Shape/V4
          V6 (ip: like ipv6): Shape/V6
        ",
    );
    check(
        "oneOf: [{title: A, type: object, required: [k], properties: {k: {enum: [a, b]}}}, \
         {title: C, type: object, required: [k], properties: {k: {enum: [c]}}}]",
        "Shape
        received Shape union
          A (k=a | k=b): Shape/A
          C (k=c): Shape/C
        ",
    );
}

#[test]
fn an_alternative_that_has_all_is_read_first() {
    check(
        "oneOf: [{title: Small, type: object, required: [a], properties: {a: {enum: [x]}}}, \
         {title: Large, type: object, required: [a], properties: {a: {enum: [x, y]}, b: {}}}]",
        "Shape
        received Shape union
          Small (a=x & lacks b): Shape/Small
          Large (object): Shape/Large
        ",
    );
    check(
        "oneOf: [{title: One, type: object, properties: {a: {}}}, {title: Other, type: object, properties: {a: {title: x}}}]",
        "Shape
        received Shape union
          One (object): Shape/One
          Other (object): Shape/Other
        note overlapping-union /components/schemas/shape
        ",
    );
}

#[test]
fn a_tag_that_an_alternative_lacks_is_written_with_it() {
    check(
        "{oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}], \
         discriminator: {propertyName: kind, mapping: {round: Circle.yaml, oval: Circle, flat: Square}}}",
        "Shape
        received Shape union
          round (kind=round +kind=round): Circle
          oval (kind=oval +kind=oval): Circle
          Square (kind=flat +kind=flat): Square
        ",
    );
}

#[test]
fn a_base_with_a_discriminator_is_what_extends_it() {
    let family = "
        Pet:
          type: object
          required: [kind]
          properties: {kind: {type: string}, name: {type: string}}
          discriminator: {propertyName: kind, mapping: {feline: '#/components/schemas/Cat', pet: Pet}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}
        Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}, {type: object, properties: {friend: {$ref: '#/components/schemas/Pet'}}}]}
        ";
    check_schema(
        "{$ref: '#/components/schemas/Pet'}",
        family,
        "
        Pet
        received Pet union
          pet (kind=pet): Pet/pet
          Cat (kind=feline): Cat
          Dog (kind=Dog): Dog
          Puppy (kind=Puppy): Puppy boxed
        received Pet/pet object
          kind: string
          name?: string
        received Cat object
          kind: string
          name?: string
          lives?: i64
        received Dog object
          kind: string
          name?: string
        received Puppy object
          kind: string
          name?: string
          friend?: Pet boxed
        ",
    );
}

#[test]
fn a_base_that_lists_what_extends_it_is_no_part_of_the_others() {
    let family = "
        Pet:
          type: object
          required: [kind]
          properties: {kind: {type: string, enum: [cat, dog]}}
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator: {propertyName: kind}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {lives: {type: integer}}}]}
        Dog: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, properties: {bark: {type: string}}}]}
        ";
    check_schema(
        "{$ref: '#/components/schemas/Pet'}",
        family,
        "
        Pet
        received Pet union
          Cat (kind=cat): Cat
          Dog (kind=dog): Dog
        received Cat object
          kind: Cat.kind
          lives?: i64
        received Dog object
          kind: Cat.kind
          bark?: string
        received Cat.kind enum \"cat\" \"dog\"
        ",
    );
}

#[test]
fn a_mapping_may_name_what_is_not_listed() {
    check(
        "{oneOf: [{$ref: '#/components/schemas/Circle'}], \
         discriminator: {propertyName: t, mapping: {flat: '#/components/schemas/Square', lost: Nothing}}}",
        "Shape
        received Shape union
          Circle (t=Circle): Circle
          Square (t=flat): Square
        warning unknown-reference /components/schemas/shape/discriminator/mapping/lost
        note unlisted-alternative /components/schemas/shape/discriminator
        ",
    );
}

#[test]
fn an_alternative_whose_tag_another_one_has_is_told() {
    check(
        "{oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}], \
         discriminator: {propertyName: t, mapping: {round: Circle}}}",
        "Shape
        received Shape union
          Circle (t=round): Circle
          Square (t=Square): Square
        ",
    );
    check(
        "{oneOf: [{title: A, type: object, properties: {t: {enum: [x]}}}, \
         {title: B, type: object, properties: {t: {enum: [x]}, b: {type: string}}}], \
         discriminator: {propertyName: t}}",
        "Shape
        received Shape union
          A (t=x): Shape/A
          B (t=x): Shape/B
        warning undecidable-union /components/schemas/shape
        ",
    );
}

#[test]
fn a_default_mapping_takes_what_no_tag_tells() {
    let union = "{oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}], \
         discriminator: {propertyName: t, defaultMapping: Circle}}";
    let components = format!("{}\n      {union}", SHAPES.trim_matches('\n').trim_end_matches(' '));
    let found = schema_text("{$ref: '#/components/schemas/Shape'}", &components);
    let expected =
        "received Shape union\n  Square (t=Square): Square\n  Circle (t=Circle | object): Circle\n";
    assert!(found.contains(expected), "{found}");
}

#[test]
fn a_default_mapping_may_name_what_is_not_listed() {
    check(
        "{oneOf: [{$ref: '#/components/schemas/Circle'}], discriminator: {propertyName: t, defaultMapping: Square}}",
        "Shape
        received Shape union
          Circle (t=Circle): Circle
          Square (t=Square | object): Square
        note later-version /components/schemas/shape/discriminator/defaultmapping
        note unlisted-alternative /components/schemas/shape/discriminator
        ",
    );
    check(
        "{oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}], \
         discriminator: {propertyName: t, defaultMapping: Lost}}",
        "Shape
        received Shape union
          Circle (t=Circle): Circle
          Square (t=Square): Square
        note later-version /components/schemas/shape/discriminator/defaultmapping
        warning unknown-reference /components/schemas/shape/discriminator/x-vendorsmith-defaultmapping
        ",
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

#[test]
fn any_of_objects_that_may_hold_together_are_told() {
    check(
        "anyOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]",
        "Shape
        received Shape union
          Circle (has r): Circle
          Square (has a): Square
        note inclusive-union /components/schemas/shape
        ",
    );
    // Only one of them holds, one has all of the other, or a constant marks one.
    let told_apart = [
        "oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]",
        "anyOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Point'}]",
        "anyOf: [{$ref: '#/components/schemas/Circle'}, {type: string}]",
        "anyOf: [{$ref: '#/components/schemas/Circle'}, \
         {type: object, required: [gone], properties: {gone: {enum: [true]}}}]",
        "anyOf: [{type: object, required: [k], properties: {k: {enum: [a]}, a: {}}}, \
         {type: object, required: [k], properties: {k: {enum: [b]}, b: {}}}]",
    ];
    for union in told_apart {
        let components = format!("{}\n      {union}", SHAPES.trim_matches('\n').trim_end_matches(' '));
        let found = schema_text("{$ref: '#/components/schemas/Shape'}", &components);
        assert!(!found.contains("inclusive-union"), "{union}\n{found}");
    }
}

#[test]
fn what_is_required_beside_alternatives_is_required_in_those_written_in_place() {
    check(
        "{oneOf: [{title: A, type: object, required: [a], properties: {a: {}, t: {type: string}}}, \
         {title: B, type: object, required: [b], properties: {b: {}}}], required: [t]}",
        "Shape
        received Shape union
          A (has a): Shape/A
          B (has b): Shape/B
        received Shape/A object
          a: any
          t: string
        received Shape/B object
          b: any
        ",
    );
}

#[test]
fn what_stands_beside_alternatives_and_does_not_reach_them_is_told() {
    check(
        "{oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}], \
         required: [r, t], additionalProperties: false}",
        "Shape
        received Shape union
          Circle (has r): Circle
          Square (has a): Square
        note required-beside-alternatives /components/schemas/shape/required
        note ignored-keyword /components/schemas/shape/additionalproperties
        ",
    );
    check(
        "{oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}], \
         required: [r], additionalProperties: true}",
        "Shape
        received Shape union
          Circle (has r): Circle
          Square (has a): Square
        ",
    );
}

#[test]
fn a_base_is_known_by_its_own_name() {
    let family = |pet: &str, cat: &str| {
        let family = format!(
            "
        Pet: {{type: object, properties: {{kind: {{type: string}}}}, discriminator: {{propertyName: kind}}{pet}}}
        Cat: {{allOf: [{{$ref: '#/components/schemas/Pet'}}, {{type: object, properties: {{lives: {{type: integer}}}}}}]{cat}}}
        "
        );
        let found = schema_text("{$ref: '#/components/schemas/Pet'}", &family);
        let variants = found.lines().filter(|line| line.contains("kind="));
        variants.map(|line| line.trim().to_owned()).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(family("", ""), "Pet (kind=Pet): Pet/Pet, Cat (kind=Cat): Cat");
    assert_eq!(
        family(", x-ms-discriminator-value: pet", ", x-discriminator-value: '#cat'"),
        "pet (kind=pet): Pet/pet, Cat (kind=#cat): Cat"
    );
    let mapped = schema_text(
        "{$ref: '#/components/schemas/Pet'}",
        "
        Pet: {type: object, properties: {kind: {type: string}}, discriminator: {propertyName: kind, mapping: {cat: Cat}}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}
        ",
    );
    assert!(mapped.contains("received Pet union\n  Cat (kind=cat): Cat\n"), "{mapped}");
    let listed = schema_text(
        "{$ref: '#/components/schemas/Pet'}",
        "
        Pet: {type: object, properties: {kind: {enum: [Cat]}}, discriminator: {propertyName: kind}}
        Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}
        ",
    );
    assert!(listed.contains("received Pet union\n  Cat (kind=Cat): Cat\n"), "{listed}");
}
