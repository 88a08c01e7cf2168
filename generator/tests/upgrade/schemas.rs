//! Schemas.

use crate::harness::check;

/// A schema of a version.
fn schema(version: &str, text: &str, stands: &str, expected: &[&str]) {
    let body = format!("paths: {{}}\ncomponents: {{schemas: {{S: {text}, T: {{}}}}}}");
    check(&format!("openapi: {version}"), &body, "/components/schemas/S", stands, expected);
}

/// A schema of 3.1, which has no finding, there and in 3.2.
fn legal(text: &str, stands: &str) {
    schema("3.1.0", text, stands, &[]);
    schema("3.2.0", text, stands, &[]);
}

#[test]
fn types() {
    legal("{type: [string, 'null']}", "{type: string, nullable: true}");
    legal("{type: ['null', string], nullable: true}", "{nullable: true, type: string}");
    legal("{type: [string]}", "{type: string}");
    legal("{type: 'null'}", "{nullable: true, enum: [null]}");
    legal("{type: ['null']}", "{nullable: true, enum: [null]}");
    legal("{type: [integer, number]}", "{type: number}");
    legal("{type: [string, string]}", "{type: string}");
    legal(
        "{anyOf: [{type: string}, {type: 'null'}]}",
        "{anyOf: [{type: string}, {nullable: true, enum: [null]}]}",
    );
    legal(
        "{type: [string, integer], description: d, minLength: 1, minimum: 2}",
        "{description: d, anyOf: [{type: string, minLength: 1}, {type: integer, minimum: 2}]}",
    );
    legal(
        "{type: [string, array, 'null'], items: {type: string}}",
        "{anyOf: [{type: string}, {type: array, items: {type: string}}], nullable: true}",
    );
    legal(
        "{type: [string, integer], format: int64}",
        "{anyOf: [{type: string}, {type: integer, format: int64}]}",
    );
    legal(
        "{type: [string, integer], format: date}",
        "{anyOf: [{type: string, format: date}, {type: integer}]}",
    );
    legal("{type: [string, integer], enum: [a, b]}", "{enum: [a, b], type: string}");
    legal("{type: [string, integer], enum: [a, 1]}", "{enum: [a, 1]}");
    legal("{type: [object, array, string, number, boolean, 'null']}", "{nullable: true}");
    legal(
        "{type: [object, string], oneOf: [{$ref: '#/components/schemas/T'}]}",
        "{oneOf: [{$ref: #/components/schemas/T}]}",
    );
    schema("3.1.0", "{type: []}", "{}", &["warning unknown-value"]);
}

#[test]
fn several_types_beside_values_and_alternatives() {
    legal(
        "{type: [string, array], items: {type: integer}, minLength: 1, enum: [x, [1]]}",
        "{enum: [x, [1]]}",
    );
    legal("{type: [string, array], items: {}, enum: [x]}", "{enum: [x], type: string}");
    legal(
        "{type: [object, string], properties: {x: {}}, anyOf: [{required: [x]}, {required: [y]}]}",
        "{anyOf: [{type: object, properties: {x: {}}, anyOf: [{required: [x]}, {required: [y]}]}, {type: string}]}",
    );
    legal(
        "{type: [string, array], items: {}, oneOf: [{minLength: 1}, {minItems: 1}]}",
        "{anyOf: [{type: string, oneOf: [{minLength: 1}]}, {type: array, items: {}, oneOf: [{minItems: 1}]}]}",
    );
    legal(
        "{type: [string, object], allOf: [{properties: {z: {}}}]}",
        "{anyOf: [{type: string}, {type: object, allOf: [{properties: {z: {}}}]}]}",
    );
    legal(
        "{type: [string, object], description: d, anyOf: [{type: string}, {type: object, required: [a]}]}",
        "{description: d, anyOf: [{type: string}, {type: object, required: [a]}]}",
    );
    legal(
        "{type: [string, object], allOf: [{$ref: '#/components/schemas/T'}, {description: d}]}",
        "{allOf: [{$ref: #/components/schemas/T}, {description: d}]}",
    );
}

#[test]
fn constants_and_examples() {
    legal("{const: a}", "{x-vendorsmith-const: true, enum: [a]}");
    legal("{type: string, const: null}", "{type: string, x-vendorsmith-const: true, enum: [null]}");
    legal("{examples: [a, b]}", "{example: a, x-vendorsmith-examples: [a, b]}");
    legal("{example: c, examples: [a]}", "{example: c, x-vendorsmith-examples: [a]}");
}

#[test]
fn bounds() {
    legal("{exclusiveMinimum: 5}", "{exclusiveMinimum: true, minimum: 5}");
    legal("{exclusiveMaximum: 5, maximum: 4}", "{maximum: 4}");
    legal("{exclusiveMinimum: 5, minimum: 4}", "{exclusiveMinimum: true, minimum: 5}");
}

#[test]
fn tuples() {
    let both = "{type: array, prefixItems: [{type: string}, {type: integer}]";
    let pair = "properties: {0: {type: string}, 1: {type: integer}}";
    legal(&format!("{both}}}"), &format!("{{type: array, {pair}, x-vendorsmith-tuple: open}}"));
    legal(
        &format!("{both}, items: false}}"),
        &format!("{{type: array, {pair}, x-vendorsmith-tuple: closed}}"),
    );
    legal(
        &format!("{both}, items: {{type: number}}}}"),
        &format!("{{type: array, items: {{type: number}}, {pair}, x-vendorsmith-tuple: open}}"),
    );
    legal(
        &format!("{both}, maxItems: 2}}"),
        &format!("{{type: array, maxItems: 2, {pair}, x-vendorsmith-tuple: closed}}"),
    );
    legal("{prefixItems: [true]}", "{type: array, properties: {0: {}}, x-vendorsmith-tuple: open}");
    let older = "{items: [{type: string}, {type: 'null'}]}";
    schema(
        "3.1.0",
        older,
        "{type: array, properties: {0: {type: string}, 1: {nullable: true, enum: [null]}}, x-vendorsmith-tuple: open}",
        &["warning wrong-kind"],
    );
    schema(
        "3.0.0",
        "{items: [{type: string}, {type: integer}]}",
        "{items: {anyOf: [{type: string}, {type: integer}]}}",
        &["warning wrong-kind"],
    );
}

#[test]
fn patterns_of_names() {
    legal(
        "{type: object, patternProperties: {^a: {type: string}}}",
        "{type: object, x-vendorsmith-pattern-properties: [^a], additionalProperties: {type: string}}",
    );
    legal(
        "{patternProperties: {^a: {type: string}, ^b: {const: 1}}, additionalProperties: false}",
        "{x-vendorsmith-pattern-properties: [^a, ^b], additionalProperties: {anyOf: [{type: string}, {x-vendorsmith-const: true, enum: [1]}]}, type: object}",
    );
    legal(
        "{type: object, patternProperties: {^a: {type: string}}, additionalProperties: {type: integer}}",
        "{type: object, x-vendorsmith-pattern-properties: [^a], additionalProperties: {anyOf: [{type: string}, {type: integer}]}}",
    );
    legal(
        "{type: object, patternProperties: {^a: {type: string}}, additionalProperties: true}",
        "{type: object, x-vendorsmith-pattern-properties: [^a], additionalProperties: true}",
    );
}

#[test]
fn content_of_strings() {
    legal(
        "{type: string, contentEncoding: base64}",
        "{type: string, x-vendorsmith-content-encoding: base64, format: byte}",
    );
    legal(
        "{type: string, contentEncoding: base64url, format: jwt}",
        "{type: string, x-vendorsmith-contentEncoding: base64url, format: jwt}",
    );
    legal("{type: string, contentEncoding: base32}", "{type: string, x-vendorsmith-contentEncoding: base32}");
    legal(
        "{type: string, contentMediaType: image/png}",
        "{type: string, x-vendorsmith-contentMediaType: image/png, format: binary}",
    );
    legal(
        "{type: string, contentMediaType: application/json}",
        "{type: string, x-vendorsmith-contentMediaType: application/json}",
    );
}

#[test]
fn keywords_that_shape_nothing_are_told_once() {
    let two = "{if: {}, then: {}, else: {}, properties: {a: {if: {}}}}";
    schema(
        "3.1.0",
        two,
        "{x-vendorsmith-then: {}, x-vendorsmith-else: {}, properties: {a: {}}}",
        &["note without-effect"],
    );
    for keyword in [
        "dependentSchemas",
        "dependentRequired",
        "unevaluatedItems",
        "propertyNames",
        "contains",
        "contentSchema",
        "$dynamicRef",
        "dependencies",
    ] {
        schema("3.1.0", &format!("{{{keyword}: {{}}}}"), "{}", &["note without-effect"]);
    }
    for keyword in ["$id", "$anchor", "$comment", "$schema", "$dynamicAnchor", "minContains", "maxContains"] {
        legal(&format!("{{{keyword}: a}}"), &format!("{{x-vendorsmith-{keyword}: a}}"));
    }
}

#[test]
fn unevaluated_properties_are_additional_ones_where_nothing_is_composed() {
    let integers = "unevaluatedProperties: {type: integer}";
    let kept = "additionalProperties: {type: integer}";
    legal(
        &format!("{{type: object, properties: {{a: {{}}}}, {integers}}}"),
        &format!("{{type: object, properties: {{a: {{}}}}, {kept}}}"),
    );
    legal(
        &format!("{{properties: {{a: {{}}}}, {integers}}}"),
        &format!("{{properties: {{a: {{}}}}, type: object, {kept}}}"),
    );
    legal(
        &format!("{{type: object, patternProperties: {{x: {{type: string}}}}, {integers}}}"),
        "{type: object, x-vendorsmith-pattern-properties: [x], additionalProperties: {anyOf: [{type: string}, {type: integer}]}}",
    );
    let composed = |also: &str, stands: &str| {
        schema("3.1.0", &format!("{{{also}, {integers}}}"), stands, &["note undeclared-properties"]);
    };
    composed("type: object, allOf: [{}]", "{type: object, allOf: [{}]}");
    composed("oneOf: [{}]", "{oneOf: [{}]}");
    let told = |written: &str, stands: &str| schema("3.1.0", written, stands, &["note without-effect"]);
    told("{type: object, unevaluatedProperties: false}", "{type: object}");
    told("{type: object, unevaluatedProperties: true}", "{type: object}");
    told(&format!("{{type: array, {integers}}}"), "{type: array}");
    for other in ["enum: [a, b]", "items: {type: string}", "title: t"] {
        told(&format!("{{{other}, {integers}}}"), &format!("{{{other}}}"));
    }
    told(&format!("{{const: a, {integers}}}"), "{x-vendorsmith-const: true, enum: [a]}");
    told(
        &format!("{{type: object, additionalProperties: {{}}, {integers}}}"),
        "{type: object, additionalProperties: {}}",
    );
}

#[test]
fn what_dependent_schemas_declare_is_an_alternative() {
    let check = |own: &str, schemas: &str, stands: &str, expected: &[&str]| {
        let written = |key: &str| format!("{{{own}, {key}: {{a: {schemas}, b: [c]}}}}");
        schema("3.1.0", &written("dependencies"), &format!("{{{own}{stands}}}"), expected);
        let written = written("dependentSchemas").replace(", b: [c]", "");
        schema("3.1.0", &written, &format!("{{{own}{stands}}}"), expected);
    };
    let own = "type: object, properties: {a: {type: string}}";
    let mark = "x-vendorsmith-conditional: true";
    check(
        own,
        "{properties: {a: {}, q: {type: integer}}}",
        &format!(", anyOf: [{{type: object, properties: {{q: {{type: integer}}}}}}], {mark}"),
        &["note without-effect"],
    );
    check(own, "{required: [a]}", "", &["note without-effect"]);
    let both = ["note unread-properties", "note without-effect"];
    check("type: object, oneOf: [{}]", "{properties: {q: {}}}", "", &both);
    let reference = "{$ref: '#/components/schemas/T'}";
    for own in [own, "type: object", "type: object, additionalProperties: {}", "type: object, allOf: [{}]"] {
        let written = format!("{{{own}, dependentSchemas: {{a: {reference}}}}}");
        schema("3.1.0", &written, &format!("{{{own}}}"), &both);
    }
    let q = "{properties: {q: {}}}";
    for composed in [
        &format!("{{allOf: [{reference}]}}"),
        &format!("{{oneOf: [{{}}, {q}]}}"),
        &format!("{{if: {{}}, else: {q}}}"),
        &format!("{{dependentSchemas: {{a: {q}}}}}"),
    ] {
        let written = format!("{{{own}, dependentSchemas: {{a: {composed}}}}}");
        schema("3.1.0", &written, &format!("{{{own}}}"), &both);
    }
    check(own, "{allOf: [{properties: {a: {}}, required: [a]}]}", "", &["note without-effect"]);
    let written = format!("{{properties: {{q: {{}}}}, additionalProperties: {{}}, allOf: [{reference}]}}");
    let stands = format!("{{{own}, anyOf: [{{type: object, properties: {{q: {{}}}}}}], {mark}}}");
    schema("3.1.0", &format!("{{{own}, dependentSchemas: {{a: {written}}}}}"), &stands, &both);
}

#[test]
fn definitions_in_schemas_are_schemas() {
    legal(
        "{$defs: {A: {const: 1}}, properties: {a: {$ref: '#/components/schemas/S/$defs/A'}}}",
        "{$defs: {A: {$ref: #/components/schemas/S_defs_A}}, properties: {a: {$ref: #/components/schemas/S_defs_A}}}",
    );
    schema(
        "3.1.0",
        "{$defs: {A: {}}, properties: {a: {$ref: '#/$defs/A'}}}",
        "{$defs: {A: {$ref: #/components/schemas/S_defs_A}}, properties: {a: {$ref: #/components/schemas/S_defs_A}}}",
        &["warning unknown-reference"],
    );
    legal(
        "{$recursiveAnchor: true, properties: {a: {$recursiveRef: '#'}}}",
        "{x-vendorsmith-$recursiveAnchor: true, properties: {a: {$ref: #/components/schemas/S}}}",
    );
}

#[test]
fn every_place_of_a_schema_is_reached() {
    let item = "{const: 1}";
    let made = "{x-vendorsmith-const: true, enum: [1]}";
    let holder = format!("{{schema: {item}}}");
    let parameter = format!("{{name: a, in: query, schema: {item}}}");
    let header = format!("{{a: {{schema: {item}}}}}");
    let body = format!(
        "paths:\n  /a:\n    parameters: [{parameter}]\n    post:\n      parameters: [{{name: b, in: query, content: \
         {{application/json: {holder}}}}}]\n      requestBody: {{content: {{a/b: {{schema: {item}, encoding: {{a: \
         {{headers: {header}}}}}}}}}}}\n      callbacks: {{c: {{/x: {{post: {{requestBody: {{content: {{a/b: {holder}}}}}, \
         responses: {{}}}}}}}}}}\n      responses: {{default: {{description: d, headers: {header}, content: {{a/b: \
         {holder}}}}}}}\ncomponents:\n  schemas: {{S: {{properties: {{a: {item}}}, additionalProperties: {item}, items: {item}, \
         not: {item}, allOf: [{item}], oneOf: [{item}], anyOf: [{item}]}}}}\n  parameters: {{P: {parameter}}}\n  headers: \
         {header}\n  pathItems: {{I: {{parameters: [{parameter}]}}}}\n"
    );
    for pointer in [
        "/paths/~1a/parameters/0/schema",
        "/paths/~1a/post/parameters/0/content/application~1json/schema",
        "/paths/~1a/post/requestBody/content/a~1b/schema",
        "/paths/~1a/post/requestBody/content/a~1b/encoding/a/headers/a/schema",
        "/paths/~1a/post/callbacks/c/~1x/post/requestBody/content/a~1b/schema",
        "/paths/~1a/post/responses/default/headers/a/schema",
        "/paths/~1a/post/responses/default/content/a~1b/schema",
        "/components/schemas/S/properties/a",
        "/components/schemas/S/additionalProperties",
        "/components/schemas/S/items",
        "/components/schemas/S/not",
        "/components/schemas/S/allOf/0",
        "/components/schemas/S/oneOf/0",
        "/components/schemas/S/anyOf/0",
        "/components/parameters/P/schema",
        "/components/headers/a/schema",
        "/components/pathItems/I/parameters/0/schema",
    ] {
        check("openapi: 3.1.0", &body, pointer, made, &[]);
    }
}

#[test]
fn older_documents_are_told_of_later_keywords() {
    schema(
        "3.0.3",
        "{const: 1, properties: {a: {const: 2}}}",
        "{properties: {a: {x-vendorsmith-const: true, enum: [2]}}, x-vendorsmith-const: true, enum: [1]}",
        &["note later-version"],
    );
    schema("3.0.3", "{type: [string, 'null']}", "{type: string, nullable: true}", &["warning later-version"]);
    schema("3.0.3", "{x-nullable: true}", "{nullable: true}", &[]);
    schema("3.0.3", "{type: file}", "{type: string, format: binary}", &["warning wrong-kind"]);
}

#[test]
fn what_branches_of_a_condition_declare_is_an_alternative() {
    let schema = |text: &str| format!("paths: {{}}\ncomponents: {{schemas: {{S: {text}}}}}");
    let told = &["note without-effect"];
    let at = "/components/schemas/S/anyOf";
    check(
        "openapi: 3.1.0",
        &schema(
            "{properties: {k: {}}, if: {properties: {k: {const: 1}}}, then: {properties: {k: {}, a: {}}, \
             required: [a]}, else: {properties: {b: {}}}}",
        ),
        at,
        "[{type: object, properties: {a: {}}}, {type: object, properties: {b: {}}}]",
        told,
    );
    let alike = "{properties: {k: {}}, if: {required: [k]}, then: {properties: {k: {}}}}";
    check("openapi: 3.1.0", &schema(alike), at, "nothing", told);
    let beside = "{anyOf: [{}], if: {required: [k]}, then: {properties: {k: {}}}}";
    check("openapi: 3.1.0", &schema(beside), at, "[{}]", &["note unread-properties", "note without-effect"]);
    let reference =
        "{type: object, properties: {k: {}}, if: {required: [k]}, then: {$ref: '#/components/schemas/S'}}";
    let both = &["note unread-properties", "note without-effect"];
    check("openapi: 3.1.0", &schema(reference), at, "nothing", both);
}
