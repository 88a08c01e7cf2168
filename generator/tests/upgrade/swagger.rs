//! Swagger 2.0: servers, parameters, answers, security, definitions.

use crate::harness::check;

const HEAD: &str = "swagger: '2.0'";

fn swagger(body: &str, pointer: &str, stands: &str, expected: &[&str]) {
    check(HEAD, body, pointer, stands, expected);
}

#[test]
fn servers() {
    let paths = "paths: {}\n";
    for (written, stands) in [
        ("host: a.test", "[{url: https://a.test}]"),
        (
            "host: a.test\nbasePath: /v1/\nschemes: [http, https]",
            "[{url: https://a.test/v1}, {url: http://a.test/v1}]",
        ),
        ("host: a.test:80\nschemes: [http]\nbasePath: v1", "[{url: http://a.test:80/v1}]"),
        ("host: a.test\nschemes: [wss]", "[{url: https://a.test}]"),
        ("host: http://a.test/\nbasePath: /", "[{url: http://a.test}]"),
        ("basePath: /v1", "[{url: /v1}]"),
        ("basePath: /", "nothing"),
        ("schemes: [https]", "nothing"),
    ] {
        swagger(&format!("{paths}{written}"), "/servers", stands, &[]);
    }
    let own = "host: a.test\npaths: {/a: {get: {schemes: [http], responses: {}}, put: {schemes: [https], responses: {}}}}";
    swagger(
        own,
        "/paths/~1a",
        "{get: {responses: {}, servers: [{url: http://a.test}]}, put: {responses: {}}}",
        &[],
    );
}

/// One parameter of an operation.
fn parameter(written: &str, stands: &str, expected: &[&str]) {
    let body = format!("paths: {{/a: {{get: {{parameters: [{written}], responses: {{}}}}}}}}");
    swagger(&body, "/paths/~1a/get/parameters/0", stands, expected);
}

#[test]
fn parameters() {
    parameter(
        "{name: a, in: path, required: true, type: integer, format: int32, x-a: 1}",
        "{name: a, in: path, required: true, x-a: 1, schema: {type: integer, format: int32}}",
        &[],
    );
    parameter(
        "{name: a, in: query, allowEmptyValue: true, type: string, enum: [b], default: b, x-enum-varnames: [B]}",
        "{name: a, in: query, allowEmptyValue: true, schema: {type: string, enum: [b], default: b, x-enum-varnames: [B]}}",
        &[],
    );
    let list = "type: array, items: {type: string}";
    for (location, format, style) in [
        ("query", "", "style: form, explode: false"),
        ("query", ", collectionFormat: csv", "style: form, explode: false"),
        ("query", ", collectionFormat: multi", "style: form, explode: true"),
        ("query", ", collectionFormat: ssv", "style: spaceDelimited, explode: false"),
        ("query", ", collectionFormat: pipes", "style: pipeDelimited, explode: false"),
        (
            "query",
            ", collectionFormat: tsv",
            "style: form, x-vendorsmith-style: tabDelimited, explode: false",
        ),
        ("header", "", "style: simple, explode: false"),
    ] {
        let written = format!("{{name: a, in: {location}, {list}{format}}}");
        parameter(&written, &format!("{{name: a, in: {location}, {style}, schema: {{{list}}}}}"), &[]);
    }
    parameter(
        &format!("{{name: a, in: query, {list}, collectionFormat: odd}}"),
        &format!("{{name: a, in: query, style: form, explode: false, schema: {{{list}}}}}"),
        &["warning unknown-value"],
    );
    let nested = "{name: a, in: query, type: array, items: {type: array, collectionFormat: pipes, items: {type: string}}}";
    parameter(
        nested,
        "{name: a, in: query, style: form, explode: false, schema: {type: array, items: {type: array, items: {type: string}}}}",
        &["note without-effect"],
    );
}

#[test]
fn shared_parameters() {
    let body = "parameters: {P: {name: p, in: query, type: string}, B: {name: b, in: body, schema: {type: string}}, F: {name: f, in: formData, type: string}}\npaths: {/a: {parameters: [{$ref: '#/parameters/P'}], post: {parameters: [{$ref: '#/parameters/B'}], responses: {}}, put: {parameters: [{$ref: '#/parameters/F'}], responses: {}}, patch: {consumes: [text/plain], parameters: [{$ref: '#/parameters/B'}], responses: {}}}}";
    swagger(body, "/components/parameters", "{P: {name: p, in: query, schema: {type: string}}}", &[]);
    swagger(
        body,
        "/components/requestBodies",
        "{B: {content: {application/json: {schema: {type: string}}}}}",
        &[],
    );
    swagger(body, "/paths/~1a/parameters", "[{$ref: #/components/parameters/P}]", &[]);
    swagger(
        body,
        "/paths/~1a/post",
        "{responses: {}, parameters: [], requestBody: {$ref: #/components/requestBodies/B}}",
        &[],
    );
    swagger(
        body,
        "/paths/~1a/put/requestBody",
        "{content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {f: {type: string}}}}}}",
        &[],
    );
    swagger(body, "/paths/~1a/patch/requestBody", "{content: {text/plain: {schema: {type: string}}}}", &[]);
}

#[test]
fn responses() {
    let body = "produces: [application/json, text/xml]\nresponses: {R: {description: r, schema: {type: string}}}\npaths: {/a: {get: {responses: {200: {description: d, schema: {$ref: '#/definitions/S'}, headers: {X-A: {type: array, items: {type: string}, description: h}}, examples: {application/json: 1, text/csv: 2}}, 204: {description: none}, 404: {$ref: '#/responses/R'}}}, put: {produces: [text/plain], responses: {200: {description: d, schema: {type: file}}}}, post: {produces: [], responses: {}}}}\ndefinitions: {S: {type: object}}";
    let at = "/paths/~1a/get/responses";
    let schema = "schema: {$ref: #/components/schemas/S}";
    swagger(
        body,
        &format!("{at}/200/content"),
        &format!("{{application/json: {{{schema}, example: 1}}, text/xml: {{{schema}}}}}"),
        &[],
    );
    swagger(
        body,
        &format!("{at}/200/headers/X-A"),
        "{description: h, style: simple, x-vendorsmith-explode: false, schema: {type: array, items: {type: string}}}",
        &[],
    );
    swagger(body, &format!("{at}/200/x-vendorsmith-examples"), "{text/csv: 2}", &[]);
    swagger(body, &format!("{at}/204"), "{description: none}", &[]);
    swagger(body, &format!("{at}/404"), "{$ref: #/components/responses/R}", &[]);
    swagger(body, "/components/responses/R/content/text~1xml", "{schema: {type: string}}", &[]);
    swagger(
        body,
        "/paths/~1a/put/responses/200/content",
        "{text/plain: {schema: {type: string, format: binary}}}",
        &[],
    );
    let bare = "paths: {/a: {get: {responses: {200: {description: d, schema: {type: file}}, 201: {description: d, schema: {}}}}}}";
    swagger(
        bare,
        &format!("{at}/200/content"),
        "{application/octet-stream: {schema: {type: string, format: binary}}}",
        &[],
    );
    swagger(bare, &format!("{at}/201/content"), "{application/json: {schema: {}}}", &[]);
}

#[test]
fn security() {
    for (written, stands) in [
        ("type: basic", "{type: http, scheme: basic}"),
        ("type: apiKey, name: k, in: header", "{type: apiKey, name: k, in: header}"),
        (
            "type: oauth2, flow: implicit, authorizationUrl: u, scopes: {a: b}",
            "{type: oauth2, flows: {implicit: {authorizationUrl: u, scopes: {a: b}}}}",
        ),
        (
            "type: oauth2, flow: password, tokenUrl: u",
            "{type: oauth2, flows: {password: {tokenUrl: u, scopes: {}}}}",
        ),
        (
            "type: oauth2, flow: application, tokenUrl: u",
            "{type: oauth2, flows: {clientCredentials: {tokenUrl: u, scopes: {}}}}",
        ),
        (
            "type: oauth2, flow: accessCode, authorizationUrl: a, tokenUrl: u",
            "{type: oauth2, flows: {authorizationCode: {authorizationUrl: a, tokenUrl: u, scopes: {}}}}",
        ),
    ] {
        let body = format!("paths: {{}}\nsecurityDefinitions: {{s: {{{written}}}}}");
        swagger(&body, "/components/securitySchemes/s", stands, &[]);
    }
}

#[test]
fn definitions() {
    for (written, stands) in [
        ("{x-nullable: true, type: string}", "{type: string, nullable: true}"),
        ("{discriminator: kind}", "{discriminator: {propertyName: kind}}"),
        ("{properties: {a: {$ref: '#/definitions/T'}}}", "{properties: {a: {$ref: #/components/schemas/T}}}"),
        ("{items: [{$ref: '#/definitions/T'}]}", "{items: {$ref: #/components/schemas/T}}"),
        ("{default: {$ref: '#/definitions/T'}}", "{default: {$ref: #/definitions/T}}"),
    ] {
        let body = format!("paths: {{}}\ndefinitions: {{S: {written}, T: {{}}}}");
        let expected: &[&str] = if written.contains("[{") { &["warning wrong-kind"] } else { &[] };
        swagger(&body, "/components/schemas/S", stands, expected);
    }
    let lost = "paths: {}\ndefinitions: {S: {$ref: '#/definitions/X'}}";
    swagger(lost, "/components/schemas/S", "{}", &["warning unknown-reference"]);
}

#[test]
fn references_into_what_moves() {
    let body = "paths: {/a: {get: {parameters: [{name: b, in: body, schema: {type: integer}}, {name: q, in: query, type: string}], responses: {200: {description: d, schema: {type: string}}, 400: {description: e, schema: {$ref: '#/paths/~1a/get/responses/200/schema'}}, 401: {$ref: '#/paths/~1a/get/responses/200'}}}, put: {parameters: [{$ref: '#/paths/~1a/get/parameters/1'}], responses: {}}}}";
    swagger(
        body,
        "/paths/~1a/get/responses/400/content/application~1json/schema",
        "{$ref: #/components/schemas/1a_get_200}",
        &[],
    );
    swagger(body, "/components/schemas/1a_get_200", "{type: string}", &[]);
    let original = "/paths/~1a/get/responses/200/content/application~1json/schema";
    swagger(body, original, "nothing", &[]);
    swagger(body, "/paths/~1a/get/responses/200", "{$ref: #/components/responses/1a_get_200}", &[]);
    swagger(
        body,
        "/components/responses/1a_get_200/content/application~1json/schema",
        "{$ref: #/components/schemas/1a_get_200}",
        &[],
    );
    swagger(body, "/paths/~1a/get/responses/401", "{$ref: #/components/responses/1a_get_200}", &[]);
    swagger(body, "/paths/~1a/put/parameters/0", "{$ref: #/components/parameters/1a_get_1}", &[]);
}

#[test]
fn references_in_percent_encoding() {
    let shared = "parameters: {My Body: {name: b, in: body, schema: {type: string}}, A/Q: {name: q, in: query, type: string}, '100%': {name: p, in: query, type: string}}\n";
    let body = format!(
        "{shared}paths: {{'/a/{{id}}': {{get: {{responses: {{200: {{description: d, schema: {{type: string}}}}}}}}, put: {{parameters: [{{$ref: '#/parameters/My%20Body'}}, {{$ref: '#/parameters/A~1Q'}}, {{$ref: '#/parameters/100%25'}}], responses: {{200: {{description: d, schema: {{$ref: '#/paths/~1a~1%7Bid%7D/get/responses/200/schema'}}}}}}}}}}}}"
    );
    let put =
        |below: &str, stands: &str| swagger(&body, &format!("/paths/~1a~1{{id}}/put/{below}"), stands, &[]);
    put("requestBody", "{$ref: #/components/requestBodies/My Body}");
    put("parameters/0", "{$ref: #/components/parameters/A~1Q}");
    put("parameters/1", "{$ref: #/components/parameters/100%}");
    put("responses/200/content/application~1json/schema", "{$ref: #/components/schemas/1a_1_id_get_200}");
}

#[test]
fn separators_that_are_not_followed_are_told() {
    for (place, format, told) in [
        ("header", "pipes", true),
        ("header", "csv", false),
        ("query", "pipes", false),
        ("query", "tsv", false),
        ("formData", "ssv", false),
    ] {
        let body = format!(
            "paths: {{/a: {{get: {{parameters: [{{name: p, in: {place}, type: array, items: {{type: string}}, collectionFormat: {format}}}], responses: {{}}}}}}}}"
        );
        let expected: &[&str] = if told { &["warning collection-format"] } else { &[] };
        swagger(&body, "/paths/~1a/get/responses", "{}", expected);
        let file = "{name: f, in: formData, type: file}, {name: p";
        let expected: &[&str] =
            if told || place == "formData" { &["warning collection-format"] } else { &[] };
        swagger(&body.replace("{name: p", file), "/paths/~1a/get/responses", "{}", expected);
    }
}

#[test]
fn wrong_kinds_are_told() {
    swagger("paths: {}\nhost: [a]", "/servers", "nothing", &["warning wrong-kind"]);
    swagger("paths: {}\ndefinitions: [a]", "/components", "nothing", &["warning wrong-kind"]);
    swagger(
        "paths: {/a: {get: {parameters: {}, consumes: 1, responses: {}}}}",
        "/paths/~1a/get",
        "{responses: {}}",
        &["warning wrong-kind", "note unquoted-string", "warning wrong-kind"],
    );
    swagger(
        "paths: {/a: {get: {parameters: [text], responses: {}}}}",
        "/paths/~1a/get/parameters",
        "[]",
        &["warning wrong-kind"],
    );
}
