//! Quirks that would do nothing, or that cannot work: each is an error at the key that is wrong.

use vendorsmith::diagnostic::{Diagnostic, Diagnostics, Severity};
use vendorsmith::lower::lower;
use vendorsmith::source::load_text;

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.test'}]
security: [{key: []}]
paths:
  /things:
    get:
      operationId: list_things
      parameters:
        - {name: start, in: query, schema: {type: boolean}}
        - {name: cursor, in: query, schema: {type: string}}
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}
        '400': {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /login:
    post:
      operationId: login
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {access_token: {type: string}}}}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
  schemas:
    Page:
      type: object
      required: [rows]
      properties: {next: {type: string}, error_class: {type: string}, rows: {type: array, items: {$ref: '#/components/schemas/Thing'}}}
    Problem:
      type: object
      properties:
        detail: {type: string}
        error: {type: object, properties: {code: {type: string}}}
        errors: {type: array, items: {type: object, properties: {message: {type: string}, code: {type: string}}}}
    Thing:
      type: object
      properties:
        on: {type: boolean}
        state: {$ref: '#/components/schemas/State'}
        level: {$ref: '#/components/schemas/Level'}
        deep: {$ref: '#/components/schemas/Problem'}
        all: {type: array, items: {$ref: '#/components/schemas/Problem'}}
        id: {type: string, format: uuid}
        made: {type: string, format: stamp}
        count: {type: integer}
    State: {type: string, enum: [up, down]}
    Level: {type: integer, enum: [0, 1]}
";

/// What is wrong with quirks, notes apart: pointer, message, help.
fn findings(quirks: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", DOCUMENT, Some(quirks), &mut diagnostics);
    if let Some(source) = source {
        lower(&source, &mut diagnostics);
    }
    let told = diagnostics.iter().filter(|finding| finding.severity != Severity::Note);
    told.map(|finding| {
        let place = finding.place.as_ref().map(|place| place.pointer.as_str()).unwrap_or_default();
        format!("{place}: {}: {}", finding.message, finding.help.as_deref().unwrap_or_default())
    })
    .collect()
}

/// Asserts that each of these is one error, which begins and ends so.
fn refused(all: &[(&str, &str, &str)]) {
    for (quirks, begin, end) in all {
        let found = findings(quirks);
        let same = found.len() == 1 && found[0].starts_with(begin) && found[0].ends_with(end);
        assert!(same, "{quirks}\ngives {found:#?}\ninstead of {begin} … {end}");
    }
}

/// Asserts that nothing is wrong with these.
fn accepted(all: &[&str]) {
    for quirks in all {
        assert_eq!(findings(quirks), [""; 0], "{quirks}");
    }
}

#[test]
fn pointers_into_errors_are_those_of_declared_errors() {
    let way_out = "; what the vendor sends and the document lacks, an overlay can add";
    let near = |meant: &str| format!("did you mean {meant}?{way_out}");
    refused(&[
        (
            "errors: {message: /detial}",
            "/errors/message: no declared error answer has `/detial`: ",
            &near("`/detail`"),
        ),
        ("errors: {code: [/error/code, /error/kode]}", "/errors/code/1: ", &near("`/error/code`")),
        (
            "errors: {field: /name}",
            "/errors/field: no declared error answer has `/name`: there are `/detail`",
            way_out,
        ),
        ("errors: {entries: {at: /eror}}", "/errors/entries/at: ", way_out),
        (
            "errors: {entries: {at: /errors, message: /mesage}}",
            "/errors/entries/message: ",
            &near("`/message`"),
        ),
        ("errors: {entries: {at: /errors, code: /cod}}", "/errors/entries/code: ", &near("`/code`")),
        (
            "errors: {success: {pointer: /errorClass}}",
            "/errors/success/pointer: no answer declares `/errorClass`, and one declares `/error_class`",
            way_out,
        ),
        (
            "errors: {success: {pointer: /detal}}",
            "/errors/success/pointer: no answer declares `/detal`, and one declares `/detail`",
            way_out,
        ),
        ("errors: {success: []}", "/errors/success: an empty list tests nothing", ""),
        ("errors: {message: []}", "/errors/message: an empty list names no place", ""),
        ("errors: {entries: {at: []}}", "/errors/entries/at: an empty list names no place", ""),
    ]);
    accepted(&[
        "errors: {success: {pointer: /error_class}}",
        "errors: {success: {pointer: /failed}}",
        "errors: {success: {pointer: /mode}}",
        "errors: {success: {pointer: /details}}",
        "errors: {success: {pointer: /rows/0/deep/error/cde}}",
        "errors: {success: {pointer: /rows/0/od}}",
        "errors: {success: {pointer: /error/code}}",
    ]);
}

#[test]
fn pointers_are_written_as_such() {
    refused(&[
        (
            "errors: {code: error.code}",
            "/errors/code: `error.code` is not a JSON pointer",
            "as in `/error/code`",
        ),
        (
            "pagination: [{next_url: {pointer: next}}]",
            "/pagination/0/next_url/pointer: `next` is not",
            "as in `/next`",
        ),
        (
            "pagination: [{items: $.rows, next_url: {pointer: /next}}]",
            "/pagination/0/items: ",
            "as in `/rows`",
        ),
        ("webhooks: {events: {at: event, types: {a: Thing}}}", "/webhooks/events/at: ", "as in `/event`"),
    ]);
}

#[test]
fn values_have_one_form_and_one_that_they_can_have() {
    let one = |form: &str, address: &str| format!("codecs: [{{as: {form}, properties: [Thing.{address}]}}]");
    for (form, address, what) in [
        ("money", "on", "true or false"),
        ("epoch_s", "deep", "an object"),
        ("epoch_ms", "all", "a list of objects"),
        ("zero_one", "state", "one of a few words"),
        ("money", "id", "a UUID"),
        ("comma_list", "on", "true or false"),
        ("number", "state", "one of a few words"),
    ] {
        let begin =
            format!("/codecs/0/properties/0: `Thing.{address}` is {what}, which this form is not for: name ");
        refused(&[(&one(form, address), &begin, "")]);
    }
    refused(&[
        (
            "codecs: [{as: money, parameters: [start]}]",
            "/codecs/0/parameters/0: `start` is true or false",
            "",
        ),
        (
            "codecs: [{as: zero_one, schemas: [State]}]",
            "/codecs/0/schemas/0: `State` is one of a few words",
            "",
        ),
    ]);
    let zone = "codecs: [{as: local_datetime, zone: UTC, properties: [Thing.count]}]";
    refused(&[(zone, "/codecs/0/properties/0: `Thing.count` is a number", "")]);
    accepted(&[
        &one("zero_one", "on"),
        &one("zero_one", "level"),
        &one("comma_list", "state"),
        &one("json_text", "deep"),
        "codecs: [{as: zero_one, schemas: [Level]}, {as: epoch_s, formats: [stamp]}]",
        "codecs: [{as: money, properties: [Thing.count, '*.count']}]",
    ]);
    let first =
        "{as: epoch_s, schemas: [Level], properties: [Thing.count], formats: [stamp], parameters: [cursor]}";
    for (second, place) in [
        ("schemas: [Level]", "schemas"),
        ("properties: [Thing.count]", "properties"),
        ("properties: ['*.count']", "properties"),
        ("formats: [stamp]", "formats"),
        ("parameters: [list_things.cursor]", "parameters"),
    ] {
        let quirks = format!("codecs: [{first}, {{as: money, {second}}}]");
        let found = findings(&quirks);
        let begin = format!("/codecs/{}/{place}/0: `", usize::from(!second.contains("list_things")));
        let same =
            found.len() == 1 && found[0].starts_with(&begin) && found[0].contains("` has a form already");
        assert!(same, "{quirks}\n{found:#?}");
    }
}

#[test]
fn a_parameter_has_one_role() {
    let two = "said to be two things, also by ";
    for (way, key, other) in [
        ("cursor: {parameter: cursor, next: /next, limit: cursor}", "cursor/limit", "cursor/parameter"),
        ("page: {parameter: p, size: p}", "page/size", "page/parameter"),
        ("offset: {parameter: p, limit: p}", "offset/limit", "offset/parameter"),
        (
            "time_window: {parameter: p, time: /id, from: q, count: q}",
            "time_window/count",
            "time_window/from",
        ),
    ] {
        let found = findings(&format!("pagination: [{{{way}}}]"));
        let begin = format!("/pagination/0/{key}: the parameter `");
        let said = format!("{two}`{other}`");
        assert!(found.len() == 1 && found[0].starts_with(&begin) && found[0].contains(&said), "{found:#?}");
    }
}

#[test]
fn nothing_is_sent_twice() {
    let help = "take one of the two out, or narrow it by `operations`";
    let header = "{in: header, name: X-Tenant}";
    refused(&[
        (
            &format!("settings: {{a: {header}, b: {{in: header, name: x-tenant}}}}"),
            "/settings/b/name: the header `x-tenant`",
            help,
        ),
        (
            &format!("settings: {{a: {header}}}\nheaders: {{X-TENANT: one}}"),
            "/settings/a/name: the header `x-tenant`",
            help,
        ),
        (
            "settings: {a: {in: query, name: q}, b: {in: query, name: q}}",
            "/settings/b/name: the query parameter `q`",
            help,
        ),
        (
            "settings: {a: {in: header, name: X-Key}}",
            "/settings/a/name: the header `x-key` would be sent twice",
            help,
        ),
        ("headers: {x-key: secret}", "/headers/x-key: the header `x-key` would be sent twice", help),
        ("headers: {X-A: one, x-a: two}", "/headers/x-a: the header `x-a` would be sent twice", help),
    ]);
    accepted(&[
        "settings: {a: {in: query, name: q}, b: {in: query, name: Q}}",
        &format!("settings: {{a: {header}, b: {{in: query, name: X-Tenant}}}}"),
        "settings: {a: {in: header, name: X-A, operations: [login]}, b: {in: header, name: X-A, except: [login]}}",
    ]);
}

#[test]
fn lists_of_operations_name_some() {
    let help = "name operations, or take the key out, which means all";
    refused(&[
        (
            "errors: {success: {pointer: /failed, operations: []}}",
            "/errors/success/operations: an empty",
            help,
        ),
        (
            "pagination: [{operations: [], next_url: {pointer: /next}}]",
            "/pagination/0/operations: an empty",
            help,
        ),
        (
            "rate_limits: {rules: {a: {requests: 1, per: 1s, operations: []}}}",
            "/rate_limits/rules/a/operations: an empty",
            help,
        ),
        (
            "rate_limits: {headers: {X-A: {meaning: used, operations: []}}}",
            "/rate_limits/headers/X-A/operations: an empty",
            help,
        ),
        ("settings: {a: {in: header, name: X-A, operations: []}}", "/settings/a/operations: an empty", help),
    ]);
    let envelope = findings("requests: {envelope: /a, operations: []}");
    assert!(
        envelope[0].starts_with("/requests/operations: an empty list means no operation"),
        "{envelope:#?}"
    );
}

#[test]
fn lists_of_operations_name_some_that_are_left() {
    let all = [
        ("errors: {success: {pointer: /error_class, operations: [login]}}", "/errors/success/operations/0"),
        ("retry: {idempotent: [list_things, login]}", "/retry/idempotent/1"),
        ("retry: {not_idempotent: [POST /login]}", "/retry/not_idempotent/0"),
        ("pagination: [{operations: [login], next_url: {pointer: /next}}]", "/pagination/0/operations/0"),
        (
            "rate_limits: {rules: {a: {requests: 1, per: 1s, operations: [login]}}}",
            "/rate_limits/rules/a/operations/0",
        ),
        (
            "rate_limits: {headers: {X-A: {meaning: used, operations: [login]}}}",
            "/rate_limits/headers/X-A/operations/0",
        ),
        ("settings: {a: {in: header, name: X-A, operations: [login]}}", "/settings/a/operations/0"),
    ];
    for (quirks, place) in all {
        let found = findings(&format!("skip: {{login: not for us}}\n{quirks}"));
        assert!(
            found.len() == 1 && found[0].starts_with(&format!("{place}: every operation that")),
            "{found:#?}"
        );
    }
}

#[test]
fn what_the_document_declares_is_no_undeclared_request() {
    let login = |request: &str| {
        format!(
            "auth: {{session: {{type: login, login: {{{request}}}}}}}\noperation_security: {{list_things: [session]}}"
        )
    };
    refused(&[(
        &login("undeclared: POST /login"),
        "/auth/session/login/undeclared: the document declares `POST /login`: write `operation: login`",
        "",
    )]);
    accepted(&[&login("undeclared: POST /sign-in"), &login("operation: login")]);
}

#[test]
fn a_resource_has_operations() {
    refused(&[
        (
            "resources: {thing: {description: x}}",
            "/resources/thing: there is no resource `thing`: did you mean `things`?",
            "",
        ),
        (
            "resources: {a: {operations: [login]}, b: {operations: [login]}}",
            "/resources/b: all operations of `b` are left out",
            "",
        ),
        (
            "resources: {a: {operations: [logn]}}",
            "/resources/a/operations/0: there is no operation `logn`",
            "",
        ),
    ]);
    accepted(&["resources: {things: {description: x}}", "resources: {a: {operations: [login]}}"]);
}

#[test]
fn a_prefix_of_a_key_belongs_to_base64() {
    let signed = |more: &str| format!("webhooks: {{signature: {{header: X-S, key_prefix: whsec_{more}}}}}");
    refused(&[(&signed(""), "/webhooks/signature/key_prefix: only a secret in Base64 has a prefix", "")]);
    accepted(&[&signed(", key_encoding: base64")]);
}

/// Line, column and message of each error.
fn places(quirks: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", DOCUMENT, Some(quirks), &mut diagnostics);
    lower(&source.expect("it can be read"), &mut diagnostics);
    let errors = diagnostics.iter().filter(|finding| finding.severity == Severity::Error);
    let place = |finding: &Diagnostic| finding.place.clone().expect("an error has a place");
    errors.map(|one| format!("{}:{} {}", place(one).line, place(one).column, one.message)).collect()
}

#[test]
fn a_wrong_key_is_told_at_the_key_and_not_at_its_value() {
    for (quirks, expected) in [
        ("skip:\n  list_thing: gone", "2:3 there is no operation `list_thing`"),
        ("operation_security:\n  logn: []", "2:3 there is no operation `logn`"),
        ("naming:\n  operations:\n    logn: sign_in", "3:5 there is no operation `logn`"),
        ("naming:\n  schemas:\n    Thng: It", "3:5 there is no schema that an operation reaches `Thng`"),
        ("naming:\n  properties:\n    Thing.o: power", "3:5 there is no property or value `Thing.o`"),
        ("requests:\n  arrays:\n    start: comma", "3:5 there is no list in a query `start`"),
        ("auth:\n  token:\n    type: bearer", "2:3 no operation needs `token`"),
        ("headers:\n  'X Y': z", "2:3 \"X Y\" is no header's name"),
        ("headers:\n  X-Y: \"\\x01\"", "2:8 a header cannot carry \"\\u{1}\""),
        ("rate_limits:\n  headers:\n    'X Y': {meaning: used}", "3:5 \"X Y\" is no header's name"),
    ] {
        assert_eq!(places(quirks), [expected], "{quirks}");
    }
}

const LOGIN: &str = "
openapi: 3.0.3
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.test'}]
security: [{session: []}]
paths:
  /login:
    post:
      operationId: login
      requestBody: {required: true, content: {application/json: {schema: {type: object, required: [email, password], properties: {email: {type: string}, password: {type: string}}}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {access_token: {type: string}}}}}}}
  /{tenant}/things:
    get:
      operationId: list_things
      parameters:
        - {name: tenant, in: path, required: true, schema: {type: string}}
        - {name: cursor, in: query, schema: {type: string}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, required: [rows], properties: {next_cursor: {type: string}, rows: {type: array, items: {type: string}}}}}}}}
  /names:
    get:
      operationId: list_names
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object, properties: {names: {type: array, items: {type: string}}}}}}}}
components:
  schemas:
    Event: {type: object, properties: {name: {type: string}, at: {type: integer}}}
";

/// All that is told, notes included: pointer, message, help.
fn told(quirks: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", LOGIN, Some(quirks), &mut diagnostics);
    lower(&source.expect("it can be read"), &mut diagnostics);
    let text = |finding: &Diagnostic| {
        let place = finding.place.as_ref().map(|place| place.pointer.as_str()).unwrap_or_default();
        format!("{place}: {}: {}", finding.message, finding.help.as_deref().unwrap_or_default())
    };
    diagnostics
        .iter()
        .filter(|one| !["unpaged-listing", "unknown-security-scheme"].contains(&one.code))
        .map(text)
        .collect()
}

#[test]
fn one_mistake_is_one_error() {
    let login = |send: &str| format!("auth: {{session: {{type: login, login: {{operation: login{send}}}}}}}");
    let place = "/auth/session/login";
    for (quirks, begin, end) in [
        (
            login(", send: {/emial: user, /password: password}"),
            format!("{place}/send/~1emial: the body of `login` has no `/emial`"),
            "did you mean `/email`?",
        ),
        (
            login(", send: {email: user, /password: password}"),
            format!("{place}/send/email: `email` is not a JSON pointer"),
            "as in `/email`",
        ),
        (login(""), format!("{place}/send: the body of `login` needs `email` and `password` too"), "`{ value: … }`"),
        (
            "rate_limits: {margin: 9, rules: {a: {requests: 5, per: 1s}, b: {requests: 6, per: 1m}}}".to_owned(),
            "/rate_limits/margin: a margin of 9 leaves nothing of `a`, which allows 5, and of `b`".to_owned(),
            "such as `2%`",
        ),
        (
            "rate_limits: {margin: 2, rules: {a: {requests: 5, per: 1s}, b: {requests: 6, per: 1m, margin: 7%}}}\nsettings: {t: {in: path, name: tenant, operations: [login]}}".to_owned(),
            "/settings/t/operations/0: `login` has no `tenant` in its path".to_owned(),
            "`in: header`",
        ),
        (
            "settings: {t: {in: path, name: tenant, except: [list_things]}}".to_owned(),
            "/settings/t/except: no operation that is left has `tenant` in its path".to_owned(),
            "correct `except`",
        ),
        (
            "settings: {t: {in: path, name: tenant}, u: {in: path, name: tenant}}".to_owned(),
            "/settings/u/name: the part `tenant` of these paths is the setting `t` already".to_owned(),
            "",
        ),
        (
            "webhooks: {events: {at: /name, types: {a: Evnt}}}\ncodecs: [{as: epoch_s, properties: [Event.at]}]\nkeep_undeclared: [Event]\nnaming: {schemas: {Event: Happening}}".to_owned(),
            "/webhooks/events/types/a: there is no component schema `Evnt`".to_owned(),
            "did you mean `Event`?",
        ),
        (
            "webhooks: {events: {types: {a: Event}}}\ncodecs: [{as: epoch_s, properties: [Event.at]}]".to_owned(),
            "/webhooks/events: the name of a delivery stands either `at`".to_owned(),
            "",
        ),
        (
            "pagination: [{cursor: {parameter: cursor, next: /next}}]".to_owned(),
            "/pagination/0/cursor/next: no operation has all that this rule names: `list_things` has no".to_owned(),
            "(there is only `/next_cursor`)",
        ),
    ] {
        let found = told(&quirks);
        let same = found.len() == 1 && found[0].starts_with(&begin) && found[0].ends_with(end);
        assert!(same, "{quirks}\ngives {found:#?}");
    }
}

#[test]
fn a_cursor_that_is_taken_for_a_url_is_told() {
    let found = told("pagination: [{items: /rows, next_url: {pointer: /next_cursor}}]");
    let expected = "/pagination/0/next_url/pointer: `/next_cursor` of `list_things` is called like a cursor, and not a URL: if it is one, write:\n- items: /rows\n  cursor:\n    parameter: cursor\n    next: /next_cursor";
    assert_eq!(found, [expected]);
    assert_eq!(told("pagination: [{cursor: {parameter: cursor, next: /next_cursor}}]"), [""; 0]);
}
