//! Swagger 2.0: bodies and forms.

use crate::harness::check;

/// The request body of `POST /a`, given what stands in the operation, and what stands beside `paths`.
fn body(operation: &str, beside: &str, stands: &str, expected: &[&str]) {
    let text = format!("paths: {{/a: {{post: {{{operation}, responses: {{}}}}}}}}\n{beside}");
    check("swagger: '2.0'", &text, "/paths/~1a/post/requestBody", stands, expected);
}

#[test]
fn bodies() {
    let one = "parameters: [{name: b, in: body, required: true, description: d, schema: {type: string}}]";
    let schema = "{schema: {type: string}}";
    let head = "description: d, content";
    body(one, "", &format!("{{required: true, {head}: {{application/json: {schema}}}}}"), &[]);
    body(one, "consumes: [a/b]", &format!("{{required: true, {head}: {{a/b: {schema}}}}}"), &[]);
    body(
        &format!("{one}, consumes: [c/d, e/f]"),
        "consumes: [a/b]",
        &format!("{{required: true, {head}: {{c/d: {schema}, e/f: {schema}}}}}"),
        &[],
    );
    body(
        &format!("{one}, consumes: []"),
        "",
        &format!("{{required: true, {head}: {{application/json: {schema}}}}}"),
        &[],
    );
    body("parameters: [{name: b, in: body}]", "", "{content: {application/json: {schema: {}}}}", &[]);
    let two = "parameters: [{name: b, in: body, schema: {}}, {name: c, in: body, schema: {type: string}}]";
    body(two, "", "{content: {application/json: {schema: {}}}}", &["warning several-bodies"]);
    let many: Vec<String> = (0..20).map(|number| format!("a/{number}")).collect();
    let many = format!(
        "consumes: [{}], parameters: [{{name: b, in: body, schema: {{$ref: '#/definitions/X'}}}}]",
        many.join(", ")
    );
    let text = format!("definitions: {{X: {{}}}}\npaths: {{/a: {{post: {{{many}, responses: {{}}}}}}}}");
    check(
        "swagger: '2.0'",
        &text,
        "/paths/~1a/post/requestBody/content/a~115",
        "{schema: {$ref: #/components/schemas/X}}",
        &["warning too-many-media-types"],
    );
    check(
        "swagger: '2.0'",
        &text,
        "/paths/~1a/post/requestBody/content/a~116",
        "nothing",
        &["warning too-many-media-types"],
    );
}

#[test]
fn bodies_of_a_path() {
    let text = "paths: {/a: {parameters: [{name: b, in: body, schema: {type: string}}, {name: q, in: query, type: string}], post: {responses: {}}, put: {parameters: [{name: c, in: body, schema: {type: integer}}], responses: {}}}}";
    check(
        "swagger: '2.0'",
        text,
        "/paths/~1a/parameters",
        "[{name: q, in: query, schema: {type: string}}]",
        &[],
    );
    check(
        "swagger: '2.0'",
        text,
        "/paths/~1a/post/requestBody/content/application~1json",
        "{schema: {type: string}}",
        &[],
    );
    check(
        "swagger: '2.0'",
        text,
        "/paths/~1a/put/requestBody/content/application~1json",
        "{schema: {type: integer}}",
        &[],
    );
}

#[test]
fn forms() {
    let fields = "parameters: [{name: a, in: formData, required: true, type: string, description: d}, {name: b, in: formData, type: array, items: {type: string}}]";
    let object = "{type: object, properties: {a: {type: string, description: d}, b: {type: array, items: {type: string}}}, required: [a]}";
    let value = format!("{{schema: {object}, encoding: {{b: {{style: form, explode: false}}}}}}");
    let (url, parts) = ("application/x-www-form-urlencoded", "multipart/form-data");
    body(fields, "", &format!("{{required: true, content: {{{url}: {value}}}}}"), &[]);
    body(
        fields,
        "consumes: [application/json]",
        &format!("{{required: true, content: {{{url}: {value}}}}}"),
        &[],
    );
    body(
        &format!("{fields}, consumes: [{parts}, {url}]"),
        "",
        &format!("{{required: true, content: {{{parts}: {value}, {url}: {value}}}}}"),
        &[],
    );
    let file = "parameters: [{name: f, in: formData, type: file}]";
    let value = "{schema: {type: object, properties: {f: {type: string, format: binary}}}}";
    body(file, "", &format!("{{content: {{{parts}: {value}}}}}"), &[]);
    body(
        &format!("{file}, consumes: [{url}, {parts}]"),
        "",
        &format!("{{content: {{{parts}: {value}}}}}"),
        &[],
    );
}

#[test]
fn every_body_but_the_first_is_told() {
    let three = "parameters: [{name: a, in: body, schema: {}}, {name: b, in: body, schema: {}}, {name: c, in: formData, type: string}]";
    body(three, "", "{content: {application/json: {schema: {}}}}", &["warning several-bodies"; 2]);
}
