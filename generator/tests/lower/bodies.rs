//! Request bodies: every kind, several at once, forms and parts.

use crate::harness::check;

/// `POST /x` with a body of this content and these components, both YAML in a line.
fn check_with(required: bool, content: &str, schemas: &str, expected: &str) {
    check(
        &format!(
            "paths:\n  /x:\n    get: {{operationId: other, responses: {{'204': {{description: ok}}}}}}\n    \
             post: {{operationId: op, requestBody: {{required: {required}, content: {content}}}, \
             responses: {{'204': {{description: ok}}}}}}\ncomponents: {{schemas: {schemas}}}\n"
        ),
        &format!(
            "[x]\nother: GET /x -> empty\nop: POST /x -> empty\n{}",
            expected.trim_start_matches('\n').replace("\n        ", "\n").trim_start_matches("        ")
        ),
    );
}

/// The same where the body is required and there are no components.
fn check_body(content: &str, expected: &str) {
    check_with(true, content, "{}", expected);
}

#[test]
fn single_ways() {
    for (content, expected) in [
        ("application/vnd.acme+json: {schema: {type: string}}", "application/vnd.acme+json: string"),
        ("application/json: {}", "application/json: any"),
        ("'*/*': {schema: {type: array, items: {}}}", "application/json: [any]"),
        (
            "application/octet-stream: {schema: {type: string, format: binary}}",
            "application/octet-stream: bytes",
        ),
        ("application/json: {schema: {type: string, format: binary}}", "application/json: bytes"),
        ("application/x-ndjson: {schema: {type: object}}", "application/x-ndjson: bytes"),
        ("'image/*': {}", "image/*: bytes"),
        ("text/plain: {schema: {type: string}}", "text/plain: text"),
        ("text/csv: {}", "text/csv: text"),
        ("application/x-www-form-urlencoded: {}", "application/x-www-form-urlencoded: form any"),
        (
            "application/x-www-form-urlencoded: {schema: {type: string}}",
            "application/x-www-form-urlencoded: text",
        ),
        ("multipart/form-data: {}", "multipart/form-data: parts"),
        ("multipart/form-data: {schema: {type: object}}", "multipart/form-data: parts"),
        ("multipart/mixed: {schema: {type: object, properties: {a: {}}}}", "multipart/mixed: parts"),
    ] {
        check_body(&format!("{{{content}}}"), &format!("  body {expected}"));
    }
    for (range, expected) in [
        ("*/*", "application/octet-stream: bytes"),
        ("application/*", "application/octet-stream: bytes"),
        ("text/*", "text/plain: text"),
    ] {
        let place = format!("/paths/~1x/post/requestbody/content/{}", range.replace('/', "~1"));
        check_body(&format!("{{'{range}': {{}}}}"), &format!("  body {expected}\nnote media-range {place}"));
    }
    let note = "\nnote xml-body /paths/~1x/post/requestbody/content";
    for xml in ["application/xml", "text/xml", "application/soap+xml"] {
        let content = format!("{{{xml}: {{schema: {{type: object}}}}}}");
        check_body(&content, &format!("  body {xml}: text{note}"));
    }
}

#[test]
fn an_optional_body_without_fields_is_none() {
    for content in [
        "{}",
        "{application/x-www-form-urlencoded: {schema: {type: object, properties: {}}}}",
        "{multipart/form-data: {schema: {type: object}}}",
    ] {
        check_with(false, content, "{}", "");
    }
    let any = "{application/json: {schema: {type: object}}}";
    check_with(false, any, "{}", "  body? application/json: {any}");
}

#[test]
fn several_ways_are_all_offered_and_json_comes_first() {
    check_body(
        "{application/xml: {}, text/plain: {}, application/x-www-form-urlencoded: {}, application/pdf: {}, \
         application/json: {schema: {type: integer}}, multipart/form-data: {}}",
        "
          body application/json: i64
          body application/x-www-form-urlencoded: form any
          body multipart/form-data: parts
          body text/plain: text
          body application/xml: text
          body application/pdf: bytes
        ",
    );
}

/// A range that a media type of no meaning lies in is sent as that one; of another the caller names the media type.
#[test]
fn ranges_beside_other_media_types_are_not_lost() {
    check_body(
        "{application/octet-stream: {}, 'image/*': {}, '*/*': {}, 'video/*': {}}",
        "
          body application/octet-stream: bytes
          body image/*: bytes
          body video/*: bytes
        note media-range /paths/~1x/post/requestbody/content/*~1*
        ",
    );
    check_with(
        false,
        "{application/json: {schema: {type: integer}}, 'image/*': {}}",
        "{}",
        "
          body? application/json: i64
          body? image/*: bytes
        note media-range /paths/~1x/post/requestbody/content/image~1*
        ",
    );
}

#[test]
fn what_an_encoding_says_for_nothing_is_told() {
    let properties = "{type: object, properties: {a: {type: string}}}";
    let check = |name: &str, body: &str, field: &str, findings: &str| {
        check_body(
            &format!(
                "{{{name}: {{encoding: {{a: {{allowReserved: true}}, b: {{contentType: text/plain}}}}, schema: {properties}}}}}"
            ),
            &format!("  body {name}: {body} op.body\nsent op.body object\n  a?: string{field}\n{findings}"),
        );
    };
    let place = "/paths/~1x/post/requestbody/content/application~1x-www-form-urlencoded/encoding";
    check(
        "application/x-www-form-urlencoded",
        "form",
        "",
        &format!("note reserved-in-form {place}/a\nnote unbound-encoding {place}/b"),
    );
    let place = place.replace("application~1x-www-form-urlencoded", "multipart~1form-data");
    check("multipart/form-data", "parts", " Value", &format!("note unbound-encoding {place}/b"));
    check_body(
        "{application/x-www-form-urlencoded: {encoding: {b: {style: form}}, schema: {type: object, \
         properties: {a: {type: string}}, additionalProperties: {type: string}}}}",
        "  body application/x-www-form-urlencoded: form op.body [(\"b\", Default)]\nsent op.body object\n  a?: string\n  ..: string",
    );
}

#[test]
fn equal_json_is_one_way_unless_the_media_type_tells_patches_apart() {
    let object = "{schema: {type: object, properties: {a: {type: string}}}}";
    check_body(
        &format!(
            "{{text/json: {object}, 'application/*+json': {object}, application/json: {object}, \
             application/json; charset=utf-8: {object}}}"
        )
        .replace("application/json; charset=utf-8:", "'application/json; charset=utf-8':"),
        "  body application/json: op.body\nsent op.body object\n  a?: string",
    );
    check_with(
        true,
        "{application/json-patch+json: {schema: {$ref: '#/components/schemas/P'}}, \
         application/merge-patch+json: {schema: {$ref: '#/components/schemas/P'}}}",
        "{P: {type: object}}",
        "
          body application/json-patch+json: P
          body application/merge-patch+json: P
        sent P = {any}
        ",
    );
}

#[test]
fn a_form_says_only_what_differs_from_the_usual() {
    let encoding = "{list: {style: deepObject, explode: true}, object: {style: deepObject, explode: true}, \
                    text: {style: deepObject}, json: {contentType: application/json}, joined: {style: form, explode: false}, \
                    plain: {style: form}, flat: {style: form, explode: true}, piped: {style: pipeDelimited}}";
    let list = "{type: array, items: {type: string}}";
    let object = "{type: object, additionalProperties: {type: string}}";
    check_body(
        &format!(
            "{{application/x-www-form-urlencoded: {{encoding: {encoding}, schema: {{type: object, required: [list], properties: \
             {{list: {list}, object: {object}, text: {{type: string}}, json: {object}, joined: {list}, plain: {list}, flat: {object}, \
             piped: {list}}}}}}}}}"
        ),
        "
          body application/x-www-form-urlencoded: form op.body [(\"list\", DeepObject), (\"json\", Json), (\"joined\", FormJoined), (\"flat\", Default), (\"piped\", PipeDelimited)]
        sent op.body object
          list: [string]
          object?: {string}
          text?: string
          json?: {string}
          joined?: [string]
          plain?: [string]
          flat?: {string}
          piped?: [string]
        ",
    );
}

#[test]
fn parts_are_files_values_and_what_encoding_says() {
    let binary = "{type: string, format: binary}";
    check_with(
        true,
        &format!(
            "{{multipart/form-data: {{encoding: {{logo: {{contentType: 'image/png, image/jpeg'}}, raw: {{contentType: application/zip}}, \
             meta: {{contentType: application/json}}, deep: {{style: deepObject}}, doc: {{contentType: application/xml}}}}, \
             schema: {{type: object, required: [file, meta, gone], properties: {{file: {binary}, \
             files: {{type: array, items: {binary}}}, logo: {{type: string}}, raw: {{}}, \
             either: {{oneOf: [{binary}, {{type: array, items: {binary}}}]}}, gone: {{type: string, format: binary, nullable: true}}, \
             meta: {{$ref: '#/components/schemas/M'}}, tags: {{type: array, items: {{type: string}}}}, \
             deep: {{$ref: '#/components/schemas/M'}}, doc: {{type: object}}, id: {{type: integer, readOnly: true}}, \
             note: {{type: string, description: A note.}}}}}}}}}}"
        ),
        "{M: {type: object, properties: {a: {type: string}}}}",
        "
          body multipart/form-data: parts op.body
        sent op.body object
          file: binary File
          files?: [binary] Files
          logo?: binary File
          raw?: binary File application/zip
          either?: [binary] Files
          gone?: binary File
          meta: M Value application/json
          tags?: [string] Value
          deep?: M Deep
          doc?: binary File application/xml
          note?: string Value
        sent M object
          a?: string
        ",
    );
}

#[test]
fn a_component_of_parts_is_made_once_and_beside_the_one_of_json() {
    check(
        "
        paths:
          /x:
            put: {operationId: one, requestBody: {$ref: '#/components/requestBodies/U'}, responses: {'204': {description: ok}}}
            post: {operationId: two, requestBody: {$ref: '#/components/requestBodies/U'}, responses: {'204': {description: ok}}}
        components:
          requestBodies:
            U:
              required: true
              content:
                application/json: {schema: {$ref: '#/components/schemas/Upload'}}
                multipart/form-data: {schema: {$ref: '#/components/schemas/Upload'}}
          schemas:
            Upload:
              type: object
              required: [data]
              properties: {data: {type: string, format: binary}}
              additionalProperties: true
        ",
        "
        [x]
        one: PUT /x -> empty
          body application/json: Upload
          body multipart/form-data: parts Upload#parts
        two: POST /x -> empty
          body application/json: Upload
          body multipart/form-data: parts Upload#parts
        sent Upload object
          data: string
          ..: any
        sent Upload#parts object
          data: binary File
          ..: any
        ",
    );
}

#[test]
fn headers_of_parts_are_told() {
    check_body(
        "{multipart/form-data: {encoding: {a: {headers: {X-A: {schema: {type: string}}}}}, \
         schema: {type: object, properties: {a: {type: string}}}}}",
        "
          body multipart/form-data: parts op.body
        sent op.body object
          a?: string Value
        note part-headers /paths/~1x/post/requestbody/content/multipart~1form-data/encoding/a/headers
        ",
    );
}

#[test]
fn a_reading_operation_may_have_a_body() {
    check(
        "
        paths:
          /x:
            get: {operationId: a, requestBody: {content: {application/json: {schema: {type: integer}}}}, responses: {'204': {description: ok}}}
            delete: {operationId: b, requestBody: {required: true, content: {text/plain: {}}}, responses: {'204': {description: ok}}}
        ",
        "
        [x]
        a: GET /x -> empty
          body? application/json: i64
        b: DELETE /x -> empty
          body text/plain: text
        ",
    );
}

#[test]
fn a_parameter_of_the_media_type_may_stand_for_another_schema() {
    let one = "'application/json;simple': {schema: {type: string}}";
    let many = "application/json: {schema: {type: array, items: {type: string}}}";
    let expected = "  body application/json: [string]\n  body application/json;simple: string";
    check_body(&format!("{{{one}, {many}}}"), expected);
    check_body(&format!("{{{many}, {one}}}"), expected);
    check_body(
        "{'application/json; charset=utf-8': {schema: {type: string}}, 'application/json;v=1': {schema: {type: string}}}",
        "  body application/json; charset=utf-8: string",
    );
}
