//! Operations, their groups, parameters, bodies and answers.

use crate::harness::check;

/// `GET /x` with these keys beside `operationId: op`.
fn check_get(keys: &str, expected: &str) {
    let document = format!("paths:\n  /x:\n    get: {{operationId: op, {keys}}}\n");
    check(&document, &format!("[x]\n{expected}"));
}

#[test]
fn an_operation_without_tag_and_id_is_named_after_its_path() {
    check(
        "
        paths:
          /api/v1/pets/{id}:
            get:
              responses: {'204': {description: gone}}
        ",
        "
        [pets]
        get_api_v1_pets_by_id: GET /api/v1/pets/{id} -> empty
          path id: string
        warning undeclared-path-parameter /paths/~1api~1v1~1pets~1{id}/get
        ",
    );
}

#[test]
fn a_second_use_of_an_id_is_replaced() {
    check(
        "
        paths:
          /a: {get: {operationId: same, tags: [t], responses: {'204': {description: ok}}}}
          /b: {get: {operationId: same, tags: [t], responses: {'204': {description: ok}}}}
        ",
        "
        [t]
        same: GET /a -> empty
        get_b: GET /b -> empty
        warning duplicate-operation-id /paths/~1b/get/operationid
        ",
    );
}

#[test]
fn an_id_that_holds_path_and_method_is_the_handlers_name_where_that_is_its_own() {
    let scan = "/api/v1/scans/{scan_id}: {get: {operationId: read_scan_api_v1_scans__scan_id__get,
      parameters: [{name: scan_id, in: path, required: true, schema: {type: string}}],
      tags: [t], responses: {'204': {description: ok}}}}";
    let of = |path: &str, id: &str| {
        format!(
            "  {path}: {{post: {{operationId: {id}, tags: [t], responses: {{'204': {{description: ok}}}}}}}}\n"
        )
    };
    check(
        &format!(
            "paths:\n  {scan}\n{}{}{}{}",
            of("/a", "list_a_post"),
            of("/b", "list_b_post"),
            of("/c", "_c_post"),
            of("/d", "list_e_post"),
        ),
        "
        [t]
        read_scan: GET /api/v1/scans/{scan_id} -> empty
          path scan_id: string
        list_a_post: POST /a -> empty
        list_b_post: POST /b -> empty
        _c_post: POST /c -> empty
        list_e_post: POST /d -> empty
        ",
    );
}

#[test]
fn resources_are_sorted_and_spelling_does_not_part_them() {
    check(
        "
        paths:
          /z: {get: {operationId: z, tags: [Zoo], responses: {'204': {description: ok}}}}
          /a: {get: {operationId: a, tags: [ant-hill], responses: {'204': {description: ok}}}}
          /b: {get: {operationId: b, tags: [Ant Hill], responses: {'204': {description: ok}}}}
          /: {get: {operationId: root, responses: {'204': {description: ok}}}}
        ",
        "
        [Ant Hill]
        a: GET /a -> empty
        b: GET /b -> empty
        [root]
        root: GET / -> empty
        [Zoo]
        z: GET /z -> empty
        ",
    );
}

#[test]
fn parameters_of_path_and_operation_are_united() {
    check(
        "
        paths:
          /a/{one}/{two}:
            parameters:
              - {name: q, in: query, schema: {type: integer}}
              - {name: two, in: path, required: true, schema: {type: integer}}
            get:
              operationId: op
              parameters:
                - {name: h, in: header, required: true, schema: {type: string}}
                - {name: Accept, in: header, schema: {type: string}}
                - {name: q, in: query, schema: {type: string}}
                - {name: c, in: cookie, schema: {type: string}}
                - {name: gone, in: path, required: true, schema: {type: string}}
                - {$ref: '#/components/parameters/One'}
              responses: {'204': {description: ok}}
        components:
          parameters:
            One: {name: one, in: path, required: true, schema: {type: string, enum: [x]}}
        ",
        "
        [a]
        op: GET /a/{one}/{two} -> empty
          path one: op(one)
          path two: i64
          header h: string
          query q?: string
          cookie c?: string
        sent op(one) enum \"x\"
        note reserved-header /paths/~1a~1{one}~1{two}/get/parameters/1
        warning unused-path-parameter /paths/~1a~1{one}~1{two}/get/parameters/4
        ",
    );
}

#[test]
fn a_header_that_http_cannot_name_is_left_out() {
    check(
        "
        paths:
          /a:
            get:
              operationId: op
              parameters: [{name: X Foo, in: header, schema: {type: string}}]
              responses: {'204': {description: ok}}
        ",
        "
        [a]
        op: GET /a -> empty
        warning invalid-header /paths/~1a/get/parameters/0
        ",
    );
}

#[test]
fn declared_errors_keep_their_components() {
    check(
        "
        paths:
          /x:
            get:
              operationId: op
              responses:
                '204': {description: ok}
                '400': {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
        components:
          schemas:
            Problem: {type: object, properties: {message: {type: string}}}
        ",
        "
        [x]
        op: GET /x -> empty
          error 400: Problem
        received Problem object
          message?: string
        ",
    );
}

#[test]
fn security_is_the_operations_own_or_the_documents() {
    check(
        "
        security: [{a: [], b: []}, {c: []}]
        paths:
          /x:
            get: {operationId: one, responses: {'204': {description: ok}}}
            put: {operationId: two, security: [], responses: {'204': {description: ok}}}
            post: {operationId: three, security: [{gone: []}, {b: []}], responses: {'204': {description: ok}}}
        components:
          securitySchemes:
            a: {type: http, scheme: bearer}
            b: {type: http, scheme: basic}
            c: {type: apiKey, in: header, name: X-Key}
        ",
        "
        [x]
        one: GET /x -> empty
          security [[0, 1], [2]]
        two: PUT /x -> empty
        three: POST /x -> empty
          security [[1]]
        warning unknown-security-scheme /paths/~1x/post/security/0
        ",
    );
}

#[test]
fn the_alternative_without_credentials_comes_last() {
    check(
        "
        security: [{}, {b: []}, {a: []}]
        paths:
          /x:
            get: {operationId: op, responses: {'204': {description: ok}}}
        components:
          securitySchemes:
            a: {type: http, scheme: bearer}
            b: {type: http, scheme: basic}
        ",
        "
        [x]
        op: GET /x -> empty
          security [[1], [0], []]
        ",
    );
}

#[test]
fn a_link_that_is_no_url_is_left_out() {
    let get = |url: &str| format!("externalDocs: {{url: {url}}}, responses: {{'204': {{description: ok}}}}");
    let empty = "op: GET /x -> empty";
    let note = format!("{empty}\nnote invalid-link /paths/~1x/get/externaldocs/url");
    check_get(&get("'https://acme.test/a?b=(c)#d'"), empty);
    for url in
        ["docs/x", "'javascript:alert(1)'", "'https://a.test/>[x](y)'", "'https://a.test/`'", "'http://a b'"]
    {
        check_get(&get(url), &note);
    }
}
