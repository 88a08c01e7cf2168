//! Methods, streams and parameters of 3.2.

use crate::harness::check;

const HEAD: &str = "openapi: 3.2.0";

/// Of `get` in small letters, of which there is another, and of `PUT`, which has a key of its own.
const TOLD: &[&str] = &["note unknown-value", "warning conflicting-keys", "note misplaced-key"];

#[test]
fn further_methods_get_a_path_item() {
    let body = "paths:\n  /a:\n    parameters: [{name: a, in: query, schema: {}}]\n    get: {}\n    query: {operationId: q}\n    additionalOperations: {COPY: {operationId: c}, get: {operationId: g}, PUT: {operationId: p}}";
    let shared = "{parameters: [{name: a, in: query, schema: {}}]";
    check(
        HEAD,
        body,
        "/paths/~1a",
        &format!("{shared}, get: {{responses: {{}}}}, put: {{operationId: p, responses: {{}}}}}}"),
        TOLD,
    );
    for (method, id) in [("QUERY", "q"), ("COPY", "c")] {
        let stands = format!(
            "{shared}, x-vendorsmith-method: {method}, x-vendorsmith-path: /a, post: {{operationId: {id}, responses: {{}}}}}}"
        );
        check(HEAD, body, &format!("/paths/~1a#x-vendorsmith-method={method}"), &stands, TOLD);
    }
    check(
        HEAD,
        "paths: {/a: {additionalOperations: {'A B': {}}}}",
        "/paths",
        "{/a: {}}",
        &["warning unknown-value"],
    );
    check("openapi: 3.1.0", "paths: {/a: {query: {}}}", "/paths/~1a", "{}", &["note later-version"]);
    let many: Vec<String> = (0..20).map(|number| format!("M{number}: {{}}")).collect();
    let body = format!("paths: {{/a: {{additionalOperations: {{{}}}}}}}", many.join(", "));
    check(HEAD, &body, "/paths/~1a#x-vendorsmith-method=M16", "nothing", &["warning too-many-methods"; 4]);
}

#[test]
fn items_of_a_stream() {
    let body =
        "paths: {}\ncomponents: {responses: {R: {content: {text/event-stream: {itemSchema: {const: 1}}}}}}";
    let pointer = "/components/responses/R/content/text~1event-stream";
    check(
        HEAD,
        body,
        pointer,
        "{schema: {x-vendorsmith-const: true, enum: [1]}, x-vendorsmith-stream: true}",
        &[],
    );
    check(
        "openapi: 3.1.0",
        &body.replace("{content", "{description: d, content"),
        pointer,
        "{schema: {x-vendorsmith-const: true, enum: [1]}, x-vendorsmith-stream: true}",
        &["note later-version"],
    );
}

/// In `multipart/mixed`, say: a component's media type shows where it is used.
#[test]
fn items_that_cannot_be_told_apart_are_none() {
    let check = |name: &str, stands: &str, findings: &[&str]| {
        let content = format!("{{'{name}': {{schema: {{type: string}}, itemSchema: {{type: integer}}}}}}");
        let body =
            format!("paths: {{}}\ncomponents: {{responses: {{R: {{description: d, content: {content}}}}}}}");
        check(HEAD, &body, "/components/responses/R/content", &format!("{{{name}: {stands}}}"), findings);
    };
    let items = "{schema: {type: integer}, x-vendorsmith-stream: true}";
    for name in ["application/jsonl", "application/x-ndjson", "application/json-seq; a=b", "a/b+json-seq"] {
        check(name, items, &[]);
    }
    for name in ["multipart/mixed", "application/json", "text/plain"] {
        check(name, "{schema: {type: string}}", &["note unsplit-items"]);
    }
}

#[test]
fn parameters() {
    let body = "paths: {}\ncomponents: {parameters: {P: {name: a, in: querystring, content: {application/json: {schema: {}}}}, C: {name: c, in: cookie, style: cookie, schema: {}}}}";
    check(
        HEAD,
        body,
        "/components/parameters/P",
        "{name: a, in: query, content: {application/json: {schema: {}}}, x-vendorsmith-in: querystring}",
        &["note cookie-style"],
    );
    check(
        HEAD,
        body,
        "/components/parameters/C",
        "{name: c, in: cookie, style: form, schema: {}, x-vendorsmith-style: cookie}",
        &["note cookie-style"],
    );
}
