//! Facts of the manifest, credentials, the example.

use vendorsmith::plan::InputOrigin;

use crate::harness::{HEAD, check, check_with, paths, planned, planned_as};

/// A document with one operation, of this version.
fn versioned(version: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: Acme, version: '{version}'}}\nservers: [{{url: 'https://acme.test'}}]\n{}",
        paths("get /pets list_pets")
    )
}

#[test]
fn the_version_is_the_documents_made_semantic() {
    for (version, expected, finding) in [
        ("1.2.3", "1.2.3", ""),
        ("1.2.3-rc.1+5", "1.2.3", ""),
        ("v2", "2.0.0", ""),
        ("1.10", "1.10.0", ""),
        ("2020-08-27", "2020.8.27", ""),
        ("latest", "0.1.0", "  note made-up-version\n"),
    ] {
        let expected = format!("package:\n  acme {expected} as acme\nfindings:\n{finding}");
        check(&versioned(version), &expected);
    }
    check_with(
        &versioned("latest"),
        "crate: {version: 3.1.4}",
        "package:\n  acme 3.1.4 as acme\nfindings:\n",
    );
}

#[test]
fn the_name_is_one_that_cargo_takes() {
    for (name, package, krate) in [
        ("acme", "acme", "acme"),
        ("Acme MDM", "acme-mdm", "acme_mdm"),
        ("type", "type-client", "type_client"),
        ("std", "std-client", "std_client"),
        ("3d print", "n3d-print", "n3d_print"),
        ("", "empty", "empty"),
        ("été", "t", "t"),
        ("日本", "client", "client"),
    ] {
        let (plan, _) = planned_as(name, &versioned("1.0.0"), "{}");
        assert_eq!((plan.package.name.as_str(), plan.crate_name.as_str()), (package, krate), "{name}");
    }
}

/// A document with these security schemes.
fn secured(schemes: &str) -> String {
    format!("{}components:\n  securitySchemes: {{{schemes}}}\n", paths("get /pets list_pets"))
}

#[test]
fn one_scheme_of_a_kind_has_the_usual_name() {
    check(
        &secured(
            "a: {type: http, scheme: bearer}, b: {type: http, scheme: basic}, c: {type: apiKey, in: header, name: X-Key}",
        ),
        "
        credentials:
          token Token 0
          basic_auth Basic 1
          api_key Key 2
        ",
    );
}

#[test]
fn several_schemes_of_a_kind_have_the_documents_names() {
    check(
        &secured(
            "appKey: {type: apiKey, in: header, name: X-App}, build: {type: apiKey, in: query, name: k}, \
             type: {type: apiKey, in: cookie, name: c}",
        ),
        "
        credentials:
          app_key Key 0
          build_credential Key 1
          r#type Key 2
        ",
    );
}

#[test]
fn the_example_is_the_simplest_reading_call() {
    let answer =
        "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}}}}}";
    let id = "{name: id, in: path, required: true, schema: {type: integer}}";
    for (paths, expected) in [
        (format!("  /a: {{post: {{operationId: a, {answer}}}}}"), "none"),
        (
            format!(
                "  /a/{{id}}: {{get: {{operationId: a, parameters: [{id}], {answer}}}}}\n  /b: {{get: {{operationId: b, {answer}}}}}"
            ),
            "b.b()",
        ),
        (format!("  /a/{{id}}: {{get: {{operationId: a, parameters: [{id}], {answer}}}}}"), "a.a(id: i64)"),
        (
            format!(
                "  /a: {{get: {{operationId: a, deprecated: true, {answer}}}}}\n  /b/{{id}}: {{get: {{operationId: b, parameters: [{id}], {answer}}}}}"
            ),
            "b.b(id: i64)",
        ),
        (
            format!(
                "  /a: {{get: {{operationId: a, parameters: [{{name: l, in: query, required: true, schema: {{type: array, items: {{type: string}}}}}}], {answer}}}}}"
            ),
            "none",
        ),
    ] {
        check(&format!("paths:\n{paths}\n"), &format!("example:\n  {expected}"));
    }
}

#[test]
fn the_example_of_calls_by_post_reads() {
    let answer =
        "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}}}}}";
    let paths = format!(
        "paths:\n  /a/reboot: {{post: {{operationId: reboot_a, tags: [a], {answer}}}}}\n  /a/get: {{post: {{operationId: \
         get_a, tags: [a], {answer}}}}}\n"
    );
    let example = |idempotent: &str, expected: &str| {
        check_with(
            &paths,
            &format!("retry: {{idempotent: [{idempotent}]}}\n"),
            &format!("example:\n  {expected}"),
        );
    };
    example("reboot_a, get_a", "a.get()");
    example("reboot_a", "none");
}

#[test]
fn credentials_sent_together_bear_names_that_compile() {
    let document = "security: [{fn: [], key: []}]
paths: {/a: {get: {operationId: a, responses: {'204': {description: ok}}}}}
components:
  securitySchemes:
    fn: {type: apiKey, in: header, name: X-Fn}
    key: {type: apiKey, in: header, name: X-Key}
";
    let (plan, _) = planned(&format!("{HEAD}{document}"), "{}");
    let inputs = plan.example.inputs.iter().map(|input| (input.local.as_str(), &input.origin));
    let variable = |name: &str| InputOrigin::Variable(name.to_owned());
    assert_eq!(inputs.collect::<Vec<_>>(), [("r#fn", &variable("ACME_FN")), ("key", &variable("ACME_KEY"))]);
}

#[test]
fn the_example_prefers_pages() {
    check_with(
        "
        paths:
          /a:
            get: {operationId: a, responses: {'200': {description: ok, content: {application/json: {schema: {type: string}}}}}}
          /b/{id}:
            get:
              operationId: b
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}}
        components:
          schemas:
            Page:
              type: object
              properties: {next: {type: string}, in: {type: object, nullable: true, properties: {type: {type: array, items: {type: string}}}}}
        ",
        "pagination: [{operations: [b], items: /in/type, next_url: {pointer: /next, trust: same-origin}}]",
        "
        example:
          b.b(id: String) paged
        resources:
          a: A
            a() -> Text String
          b: B
            b(id: &String = path id) -> Json Page with BCall {} pages r#in?.r#type? of String
        ",
    );
}

#[test]
fn the_guide_has_its_grammar_right_however_many_there_are() {
    let paged = |count: usize| {
        let answer = "responses: {'200': {description: ok, content: {application/json: {schema: {type: object, \
                      properties: {next: {type: string}, items: {type: array, items: {type: string}}}}}}}}";
        let paths: String = (0..count)
            .map(|at| format!("  /a/p{at}: {{get: {{operationId: op{at}, {answer}}}}}\n"))
            .collect();
        let quirks = "pagination: [{items: /items, next_url: {pointer: /next, trust: same-origin}}]";
        let document = format!(
            "{}paths:\n  /b: {{post: {{operationId: b, responses: {{'204': {{description: ok}}}}}}}}\n{paths}",
            crate::harness::HEAD
        );
        let quirks = if count == 0 { "{}" } else { quirks };
        let (plan, _) = planned_as("acme", &document, quirks);
        plan.guide
            .paged
            .map(|text| text.replace('\n', " ").split(" in pages").next().unwrap_or_default().to_owned())
    };
    for (count, expected) in [
        (0, None),
        (1, Some("`a().op0` comes")),
        (2, Some("`a().op0` and `a().op1` come")),
        (3, Some("`a().op0`, `a().op1` and `a().op2` come")),
        (9, Some("9 operations, such as `a().op0` and `a().op1`, come")),
    ] {
        assert_eq!(paged(count).as_deref(), expected, "{count}");
    }
}

#[test]
fn the_guide_tells_limits_and_settings_as_people_write_them() {
    let document =
        format!("{HEAD}{}", paths("get /a/{org} get_a things\nget /b get_b things\nget /c get_c things"));
    let quirks = "
settings: {org: {in: path, name: org, description: The organisation.}}
rate_limits:
  rules:
    all: {requests: 100, per: 60s, margin: 1}
    some: {requests: 1, per: 90s, scope: endpoint, operations: [get_b, get_c]}
    size: {bytes: 10000000, per: 1h, margin: 5%, operations: [get_a]}
    odd: {bytes: 1234, per: 1500ms}
";
    let (plan, _) = planned_as("acme", &document, quirks);
    let one_line = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let limits: Vec<String> = plan.guide.limits.iter().map(one_line).collect();
    let expected = [
        "`all`: 100 requests in 1 min; 1 of them is kept back.",
        "`some`: 1 request in 90 s for each operation, for `things().get_b` and `things().get_c`.",
        "`size`: 10 MB in 1 h, for `things().get_a` only; 5 % of them are kept back.",
        "`odd`: 1234 bytes in 1500 ms.",
    ];
    assert_eq!(limits, expected);
    let settings = one_line(&plan.guide.settings.unwrap_or_default());
    let expected = "`Client::builder().org(…)` takes `org`, a part of the path. The organisation.";
    assert!(settings.ends_with(expected), "{settings}");
}

/// A name that the runtime of this crate has not got cannot be taken from it, whatever resources are called.
#[test]
fn the_clients_file_takes_what_its_methods_need() {
    let always = ["Client", "ClientBuilder"];
    let names = |quirks: &str| planned_as("acme", &versioned("1.0.0"), quirks).0.client_names;
    assert_eq!(names("resources: {Login: {operations: [list_pets]}}"), always);
    let scheme = |scheme: &str| names(&format!("auth: {{one: {scheme}}}\nsecurity: [one]"));
    let with = |more: &[&'static str]| [always.as_slice(), more].concat();
    assert_eq!(scheme("{type: bearer}"), with(&["Credential", "Token"]));
    assert_eq!(scheme("{type: basic}"), with(&["Credential", "Secret"]));
    assert_eq!(scheme("{type: api-key, in: header, name: X-Key}"), with(&["Credential", "Secret"]));
    let login = "{type: login, login: {undeclared: POST /login, send: {/user: user, /password: password}}}";
    assert!(scheme(login).starts_with(&with(&["Credential", "Login"])), "{:?}", scheme(login));
}
