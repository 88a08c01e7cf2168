//! Keys that came with 3.1 and 3.2, and what their absence means.

use crate::harness::{check, findings, read};

#[test]
fn what_is_legal_has_no_finding() {
    let newer = "openapi: 3.2.0\n$self: https://a.test/\njsonSchemaDialect: https://b.test/\ninfo: {title: T, version: '1', summary: s, license: {name: MIT, identifier: MIT}}\nservers: [{url: https://a.test, name: main}]\ntags: [{name: a, summary: s, parent: b, kind: nav}, {name: b}]\npaths:\n  /a:\n    get:\n      responses: {200: {summary: s, content: {application/json: {schema: {discriminator: {propertyName: k, defaultMapping: S}}, examples: {a: {dataValue: 1, serializedValue: '1'}}}}}}\n  /b: {get: {}}\ncomponents:\n  schemas: {S: {type: string, xml: {nodeType: element}}}\n  securitySchemes: {o: {type: oauth2, deprecated: true, oauth2MetadataUrl: https://a.test, flows: {deviceAuthorization: {deviceAuthorizationUrl: https://a.test, tokenUrl: https://a.test, scopes: {}}}}}\n";
    let (source, diagnostics) = read(newer);
    assert_eq!(findings(&diagnostics), [""; 0], "{diagnostics:#?}");
    let example = source.node("/paths/~1a/get/responses/200/content/application~1json/examples/a/value");
    assert!(example.is_some());
}

#[test]
fn paths_may_be_absent() {
    check("openapi: 3.1.0", "components: {schemas: {S: {}}}", "/paths", "{}", &[]);
    check("openapi: 3.0.0", "components: {schemas: {S: {}}}", "/paths", "{}", &["warning missing-key"]);
    check(
        "openapi: 3.1.0",
        "webhooks: {a: {post: {}}, b: {post: {}}}",
        "/paths",
        "{}",
        &["note without-effect"],
    );
}

#[test]
fn mutual_tls_is_left_to_the_transport() {
    let body = "security: [{m: [], k: []}, {m: []}]\npaths: {/a: {get: {security: [{m: []}]}}}\ncomponents: {securitySchemes: {m: {type: mutualTLS}, k: {type: http, scheme: bearer}}}";
    check("openapi: 3.1.0", body, "/security", "[{k: []}, {}]", &["note mutual-tls"]);
    check("openapi: 3.1.0", body, "/paths/~1a/get/security", "[{}]", &["note mutual-tls"]);
    check(
        "openapi: 3.1.0",
        body,
        "/components/securitySchemes",
        "{k: {type: http, scheme: bearer}}",
        &["note mutual-tls"],
    );
}

#[test]
fn own_names_are_taken_out_before_anything_else() {
    let body = "paths: {'/a': {x-vendorsmith-method: COPY, get: {}}}\ncomponents: {schemas: {S: {x-vendorsmith-const: true}}}\nx-other: {x-vendorsmith-a: 1}";
    check("openapi: 3.1.0", body, "/paths/~1a", "{get: {responses: {}}}", &["warning reserved-key"; 3]);
    check("openapi: 3.1.0", body, "/components/schemas/S", "{}", &["warning reserved-key"; 3]);
    check("openapi: 3.1.0", body, "/x-other", "{}", &["warning reserved-key"; 3]);
}

#[test]
fn references_may_be_described() {
    let body = "paths: {/a: {parameters: [{$ref: '#/components/parameters/P', description: d}]}}\ncomponents: {parameters: {P: {name: p, in: query, schema: {}}}}";
    check(
        "openapi: 3.1.0",
        body,
        "/paths/~1a/parameters/0",
        "{$ref: #/components/parameters/P}",
        &["note without-effect"],
    );
    check(
        "openapi: 3.0.0",
        body,
        "/paths/~1a/parameters/0",
        "{$ref: #/components/parameters/P}",
        &["note reference-siblings"],
    );
}

#[test]
fn an_empty_operation_id_is_none() {
    let body = "paths: {/a: {get: {operationId: '', responses: {}}}}";
    check("openapi: 3.0.0", body, "/paths/~1a/get", "{responses: {}}", &["note empty-key"]);
}
