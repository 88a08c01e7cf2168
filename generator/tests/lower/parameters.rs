//! Parameters and paths: styles, content, and what a template may say.

use crate::harness::check;

/// `GET` of a path with these parameters, one a line as YAML.
fn check_path(path: &str, parameters: &str, expected: &str) {
    let parameters: Vec<&str> = parameters.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    check(
        &format!(
            "paths:\n  '{path}': {{get: {{operationId: op, tags: [x], parameters: [{}], \
             responses: {{'204': {{description: ok}}}}}}}}\n",
            parameters.join(", ")
        ),
        expected,
    );
}

/// How a parameter with these keys is written in each location that allows them.
fn check_style(location: &str, keys: &str, expected: &str) {
    let (path, required) = if location == "path" { ("/x/{q}", "required: true, ") } else { ("/x", "") };
    let mark = if location == "path" { "" } else { "?" };
    check_path(
        path,
        &format!("{{name: q, in: {location}, {required}{keys}}}"),
        format!("[x]\nop: GET {path} -> empty\n  {location} q{mark}: {expected}").trim_end(),
    );
}

#[test]
fn styles() {
    let list = "schema: {type: array, items: {type: string}}";
    for (location, keys, expected) in [
        ("path", "", ""),
        ("path", "explode: true, ", "SimpleExploded"),
        ("path", "style: label, ", "Label"),
        ("path", "style: label, explode: true, ", "LabelExploded"),
        ("path", "style: matrix, ", "Matrix"),
        ("path", "style: matrix, explode: true, ", "MatrixExploded"),
        ("query", "", ""),
        ("query", "explode: true, ", ""),
        ("query", "explode: false, ", "FormJoined"),
        ("query", "style: spaceDelimited, ", "SpaceDelimited"),
        ("query", "style: spaceDelimited, explode: true, ", ""),
        ("query", "style: pipeDelimited, ", "PipeDelimited"),
        ("query", "style: deepObject, ", "DeepObject"),
        ("query", "allowReserved: true, ", "reserved"),
        ("query", "allowReserved: true, explode: false, ", "reserved FormJoined"),
        ("header", "", ""),
        ("header", "explode: true, ", "SimpleExploded"),
        ("cookie", "", ""),
        ("cookie", "explode: false, ", "FormJoined"),
    ] {
        check_style(location, &format!("{keys}{list}"), &format!("[string] {expected}"));
    }
}

#[test]
fn content() {
    let json = "content: {application/json: {schema: {type: array, items: {type: integer}}}}";
    for location in ["path", "query", "header", "cookie"] {
        check_style(location, json, "[i64] Json");
    }
    check_style("query", "content: {application/vnd.x+json: {}}", "any Json");
    check_style("query", "content: {text/plain: {schema: {type: string}}}", "string");
    let note = "string\nnote parameter-content /paths/~1x/get/parameters/0";
    check_style("query", "content: {application/xml: {schema: {type: object}}}", note);
}

#[test]
fn the_default_of_json_content_is_found() {
    use crate::harness::api;
    let document = "openapi: 3.0.3\ninfo: {title: Acme, version: '1'}\npaths:\n  /x:\n    get:\n      parameters: \
                    [{name: q, in: query, content: {application/json: {schema: {type: integer, default: 7}}}}]\n      \
                    responses: {'204': {description: ok}}\n";
    let api = api(document, "{}");
    assert_eq!(api.resources[0].operations[0].parameters[0].default.as_deref(), Some("7"));
}

#[test]
fn names_of_headers_do_not_depend_on_case() {
    check_path(
        "/x",
        "{name: X-Id, in: header, schema: {type: string}}
         {name: x-id, in: header, schema: {type: integer}}
         {name: Q, in: query, schema: {type: string}}
         {name: q, in: query, schema: {type: string}}",
        "
        [x]
        op: GET /x -> empty
          header X-Id?: string
          query Q?: string
          query q?: string
        warning duplicate-parameter /paths/~1x/get/parameters/1
        ",
    );
}

#[test]
fn headers_that_openapi_reserves_are_no_parameters() {
    check_path(
        "/x",
        "{name: Content-Type, in: header, required: true, schema: {type: string, enum: [application/json]}}
         {name: accept, in: header, required: true, schema: {type: string}}
         {name: Authorization, in: header, required: true, schema: {type: string}}
         {name: Accept, in: query, schema: {type: string}}",
        "
        [x]
        op: GET /x -> empty
          query Accept?: string
        note reserved-header /paths/~1x/get/parameters/0
        note reserved-header /paths/~1x/get/parameters/1
        note reserved-header /paths/~1x/get/parameters/2
        ",
    );
}

#[test]
fn a_fragment_names_a_variant_and_is_not_sent() {
    check(
        "
        paths:
          /x#a: {get: {operationId: a, responses: {'204': {description: ok}}}}
          /x#b: {get: {operationId: b, responses: {'204': {description: ok}}}}
          /x#c: {get: {responses: {'204': {description: ok}}}}
        ",
        "
        [x]
        a: GET /x -> empty
        b: GET /x -> empty
        get_x_c: GET /x -> empty
        ",
    );
}

#[test]
fn constants_behind_a_question_mark_are_sent() {
    check_path("/x?kind=a", "", "[x]\nop: GET /x?kind=a -> empty");
    check_path(
        "/x?kind=a&id={id}&more={more}",
        "{name: id, in: query, schema: {type: integer}}
         {name: kind, in: query, required: true, schema: {type: string, enum: [a]}}
         {name: more, in: path, required: true, schema: {type: integer}}",
        "
        [x]
        op: GET /x?kind=a&more={more} -> empty
          path more: i64
          query id?: i64
        note constant-parameter /paths/~1x?kind=a&id={id}&more={more}/get/parameters/1
        ",
    );
}

#[test]
fn templates_with_several_parameters_in_a_segment() {
    let id = "{name: id, in: path, required: true, schema: {type: integer}}";
    for path in ["/{id}:action", "/x/{id}/", "/f({id})", "/{id}/{id}"] {
        check_path(path, id, &format!("[x]\nop: GET {path} -> empty\n  path id: i64"));
    }
    check_path(
        "/{id}.{format}",
        &format!("{{name: format, in: path, required: true, schema: {{type: string}}}}\n{id}"),
        "[x]\nop: GET /{id}.{format} -> empty\n  path id: i64\n  path format: string",
    );
}

#[test]
fn paths_that_are_not_well_formed_are_repaired() {
    check_path("/a b/{c", "", "[x]\nop: GET /a%20b/%7Bc -> empty\nwarning invalid-path /paths/~1a b~1{c");
    check_path(
        "/{petId}/{gone}/{UserID}",
        "{name: pet_id, in: path, required: true, schema: {type: integer}}
         {name: userId, in: path, required: true, schema: {type: integer}}
         {name: USERID, in: path, required: true, schema: {type: integer}}",
        "
        [x]
        op: GET /{petId}/{gone}/{UserID} -> empty
          path petId: i64
          path gone: string
          path UserID: string
        warning respelled-path-parameter /paths/~1{petid}~1{gone}~1{userid}/get/parameters/0
        warning undeclared-path-parameter /paths/~1{petid}~1{gone}~1{userid}/get
        warning undeclared-path-parameter /paths/~1{petid}~1{gone}~1{userid}/get
        warning unused-path-parameter /paths/~1{petid}~1{gone}~1{userid}/get/parameters/1
        warning unused-path-parameter /paths/~1{petid}~1{gone}~1{userid}/get/parameters/2
        ",
    );
}
