//! Arguments, setters, markers.

use crate::harness::check;

/// A document whose only operation has these parameters (YAML, one in a line) and lines after them.
fn with(parameters: &str, more: &str) -> String {
    let parameters: Vec<String> = parameters.lines().map(|line| line.trim().to_owned()).collect();
    let parameters: String =
        parameters.iter().filter(|line| !line.is_empty()).map(|line| format!("        - {line}\n")).collect();
    format!(
        "paths:\n  /x:\n    post:\n      operationId: make\n{more}      responses: {{'204': {{description: ok}}}}\n      \
         parameters:\n{parameters}"
    )
}

fn line(document: &str, expected: &str) {
    check(document, &format!("resources:\n  x: X\n    {expected}\n"));
}

#[test]
fn required_ones_are_arguments_and_the_rest_setters() {
    line(
        &with(
            "{name: limit, in: query, schema: {type: integer}}
             {name: kind, in: query, required: true, schema: {type: string}}
             {name: X-Trace, in: header, schema: {type: string}}
             {name: sid, in: cookie, schema: {type: string}}",
            "",
        ),
        "make(kind: &String = query kind) -> Empty () with Make {limit: i64 = query limit, \
         x_trace: &String = header X-Trace, sid: &String = cookie sid}",
    );
}

#[test]
fn a_call_without_setters_and_pages_has_no_marker() {
    line(
        &with("{name: kind, in: query, required: true, schema: {type: string}}", ""),
        "make(kind: &String = query kind) -> Empty ()",
    );
}

/// Nothing within the range is a media type that could be sent unasked.
#[test]
fn a_body_of_a_range_is_sent_with_the_media_type_that_the_caller_names() {
    let body = |range: &str| format!("      requestBody: {{required: true, content: {{'{range}': {{}}}}}}\n");
    let path = "{name: content_type, in: query, schema: {type: string}, required: true}";
    line(
        &with(path, &body("image/*")),
        "make(content_type: &String = query content_type, body: body runtime::Bytes = body application/octet-stream, \
         body_content_type: &String = header content-type) -> Empty ()",
    );
}

#[test]
fn setters_keep_off_the_names_of_a_call() {
    line(
        &with(
            "{name: timeout, in: query, schema: {type: integer}}
             {name: send, in: query, schema: {type: string}}
             {name: add, in: query, schema: {type: string}}",
            "",
        ),
        "make() -> Empty () with Make {timeout_parameter: i64 = query timeout, \
         send_parameter: &String = query send, add_parameter: &String = query add}",
    );
}

#[test]
fn arguments_keep_off_keywords_and_the_methods_own_names() {
    line(
        &with(
            "{name: type, in: query, required: true, schema: {type: string}}
             {name: call, in: query, required: true, schema: {type: string}}
             {name: self, in: query, required: true, schema: {type: string}}",
            "",
        ),
        "make(call_parameter: &String = query call, self_: &String = query self, r#type: &String = query type) \
         -> Empty ()",
    );
}

#[test]
fn the_same_name_in_two_places_is_told_apart() {
    line(
        &with(
            "{name: id, in: query, schema: {type: string}}
             {name: id, in: header, schema: {type: string}}
             {name: Id, in: cookie, schema: {type: string}}",
            "",
        ),
        "make() -> Empty () with Make {id_in_query: &String = query id, id: &String = header id, \
         id_in_cookie: &String = cookie Id}",
    );
}

#[test]
fn a_body_gives_way_to_a_parameter_of_its_name() {
    line(
        &with(
            "{name: body, in: query, required: true, schema: {type: string}}",
            "      requestBody: {required: true, content: {application/json: {schema: {type: integer}}}}\n",
        ),
        "make(body: &String = query body, request_body: i64 = body application/json) -> Empty ()",
    );
}

#[test]
fn five_arguments_stand_in_a_row_and_six_in_a_struct() {
    let parameter =
        |name: &str| format!("{{name: {name}, in: query, required: true, schema: {{type: boolean}}}}\n");
    let names = ["a", "b", "c", "d", "e", "f"];
    let given = |count: usize| {
        let list: Vec<String> =
            names[..count].iter().map(|name| format!("{name}: bool = query {name}")).collect();
        list.join(", ")
    };
    let document =
        |count: usize| with(&names[..count].iter().map(|name| parameter(name)).collect::<String>(), "");
    line(&document(5), &format!("make({}) -> Empty ()", given(5)));
    line(&document(6), &format!("make(MakeArgs: {}) -> Empty ()", given(6)));
}

#[test]
fn a_marker_gives_way_to_a_schema_of_its_name() {
    check(
        "
        paths:
          /x:
            get:
              operationId: get_pet
              parameters: [{name: limit, in: query, schema: {type: integer}}]
              responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/GetPet'}}}}}
        components: {schemas: {GetPet: {type: object}}}
        ",
        "
        resources:
          x: X
            get_pet() -> Json GetPet with GetPetCall {limit: i64 = query limit}
        ",
    );
}

#[test]
fn bytes_and_secrets_are_handed_over_as_such() {
    line(
        &with(
            "{name: pin, in: query, required: true, schema: {type: string, format: password}}
             {name: X-Pin, in: header, required: true, schema: {type: string, format: password}}
             {name: pins, in: query, required: true, schema: {type: array, items: {type: string, format: password}}}
             {name: sid, in: cookie, required: true, schema: {type: string, format: password}}",
            "      requestBody: {required: true, content: {application/pdf: {schema: {type: string, format: binary}}}}\n",
        ),
        "make(x_pin: into runtime::Secret = secret header X-Pin, pin: into runtime::Secret = secret query pin, \
         pins: &Vec<runtime::Secret> = secret query pins, sid: into runtime::Secret = cookie sid, \
         body: body runtime::Bytes = body application/pdf) -> Empty ()",
    );
}

#[test]
fn styles_travel_with_the_argument() {
    line(
        &with(
            "{name: ids, in: query, explode: false, schema: {type: array, items: {type: string}}}
             {name: where, in: query, style: deepObject, explode: true, schema: {type: object, additionalProperties: {type: string}}}",
            "",
        ),
        "make() -> Empty () with Make {ids: &Vec<String> = query ids FormJoined, \
         r#where: &Map<String> = query where DeepObject}",
    );
}

#[test]
fn every_style_has_its_step() {
    line(
        &with(
            "{name: a, in: query, allowReserved: true, schema: {type: string}}
             {name: b, in: header, explode: true, schema: {type: object, additionalProperties: {type: string}}}
             {name: c, in: cookie, explode: false, schema: {type: array, items: {type: string}}}
             {name: d, in: query, content: {application/json: {schema: {type: array, items: {type: string}}}}}",
            "",
        ),
        "make() -> Empty () with Make {a: &String = reserved query a, b: &Map<String> = header b SimpleExploded, \
         c: &Vec<String> = cookie c FormJoined, d: &Vec<String> = query d Json}",
    );
}

#[test]
fn each_way_of_a_required_body_is_a_method() {
    line(
        &with(
            "{name: id, in: query, required: true, schema: {type: integer}}",
            "      requestBody: {required: true, content: {application/json: {schema: {type: string}}, \
             application/x-www-form-urlencoded: {schema: {type: object, additionalProperties: {type: string}}}, \
             multipart/form-data: {}, text/plain: {}, application/xml: {}, application/octet-stream: {}, image/png: {}}}\n",
        ),
        "make(id: i64 = query id, body: &String = body application/json) \
         | make_as_form(id: i64 = query id, body: &Map<String> = form) \
         | make_as_multipart(id: i64 = query id, body: moved runtime::Multipart = parts multipart/form-data) \
         | make_as_text(id: i64 = query id, body: &String = text text/plain) \
         | make_as_xml(id: i64 = query id, body: &String = text application/xml) \
         | make_as_bytes(id: i64 = query id, body: body runtime::Bytes = body application/octet-stream) \
         | make_as_png(id: i64 = query id, body: body runtime::Bytes = body image/png) -> Empty ()",
    );
}

#[test]
fn each_way_of_an_optional_body_is_a_setter() {
    line(
        &with(
            "{name: id, in: query, schema: {type: integer}}",
            "      requestBody: {content: {application/json: {schema: {type: string}}, text/plain: {}}}\n",
        ),
        "make() -> Empty () with Make {id: i64 = query id, body: &String = body application/json, \
         body_as_text: &String = text text/plain}",
    );
}

#[test]
fn parts_are_a_struct_that_is_handed_over() {
    check(
        &with(
            "{name: id, in: query, required: true, schema: {type: integer}}",
            "      requestBody: {required: true, content: {multipart/form-data: {schema: {type: object, required: [file, name], \
             properties: {file: {type: string, format: binary}, name: {type: string}, more: {type: array, items: {type: string, format: binary}}}, \
             additionalProperties: true}}}}\n",
        ),
        "
        resources:
          x: X
            make(id: i64 = query id, body: moved MakeBody = parts multipart/form-data) -> Empty ()
        types:
          x MakeBody struct new(..)
            file required into runtime::FilePart = file File
            name required String = name Value
            more optional Vec<runtime::FilePart> = more with_more Files
            additional_parts rest runtime::Multipart
        ",
    );
}
