//! What `quirks.yaml` binds to, and what it does not.

use std::time::Duration;

use vendorsmith::api::{AuthKind, LimitMeaning, LimitRule, LimitScope, LimitUnit, Margin, TimeUnit};
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::lower::lower;
use vendorsmith::source::load_text;

use crate::harness::{HEAD, api, check_with, rendered, unindented};

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Acme, version: '1'}
servers: [{url: 'https://{host}/v1/', variables: {host: {default: acme.test}}}]
paths:
  /devices:
    get:
      operationId: list_devices
      tags: [devices]
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}
        '400': {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
    post:
      operationId: create_device
      tags: [devices]
      responses: {'201': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Device'}}}}}
components:
  schemas:
    Page:
      type: object
      required: [next, results]
      properties:
        next: {type: string, nullable: true}
        results: {type: array, items: {$ref: '#/components/schemas/Device'}}
    Device: {type: object, properties: {id: {type: integer}, state: {$ref: '#/components/schemas/State'}}}
    State: {type: string, enum: [on, off]}
    Problem: {type: object, properties: {errors: {type: object, additionalProperties: {}}}}
";

/// The errors, each as place and message.
fn errors(quirks: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", DOCUMENT, Some(quirks), &mut diagnostics).expect("it can be read");
    lower(&source, &mut diagnostics);
    let text = |finding: &vendorsmith::diagnostic::Diagnostic| {
        let place = finding.place.as_ref().map(|place| place.pointer.clone()).unwrap_or_default();
        let help = finding.help.as_deref().unwrap_or_default();
        format!("{place}: {}: {help}", finding.message)
    };
    let advice = vendorsmith::diagnostic::Severity::Note;
    diagnostics.iter().filter(|finding| finding.severity != advice).map(text).collect()
}

/// Asserts that a quirk is refused once, with a text that begins so.
fn refused(quirks: &str, expected: &str) {
    let found = errors(quirks);
    assert!(found.len() == 1 && found[0].starts_with(expected), "{found:#?}");
}

#[test]
fn servers_are_expanded_and_replaced() {
    assert_eq!(api(DOCUMENT, "{}").base_url.as_deref(), Some("https://acme.test/v1"));
    let api = api(DOCUMENT, "servers: ['https://other.test/']");
    assert_eq!(api.base_url.as_deref(), Some("https://other.test"));
    for url in ["other.test", "https://a.test/?key=1", "https://a.test/#x", "https://me:pw@a.test"] {
        refused(&format!("servers: ['{url}']"), &format!("/servers/0: server `{url}` is no absolute URL"));
    }
}

#[test]
fn constant_headers_are_such_as_http_carries() {
    let api = api(DOCUMENT, "headers: {X-Version: '2'}");
    assert_eq!(api.headers, [("X-Version".to_owned(), "2".to_owned())]);
    refused("headers: {'X Y': z}", "/headers/X Y: \"X Y\" is no header's name");
    refused("request_id: [X-Id, 'X Id']", "/request_id/1: \"X Id\" is no header's name");
    refused(
        "rate_limits: {headers: {'X Left': {meaning: remaining}}}",
        "/rate_limits/headers/X Left: \"X Left\" is no header's name",
    );
    refused("headers: {X-A: \"b\\nc\"}", "/headers/X-A: a header cannot carry");
    refused("headers: {Authorization: Token x}", "/headers/Authorization: the client itself sets");
}

#[test]
fn addresses_that_mean_nothing_are_refused_with_near_misses() {
    refused(
        "skip: {list_device: broken}",
        "/skip/list_device: there is no operation `list_device`: did you mean `list_devices`?",
    );
    refused(
        "retry: {idempotent: ['PUT /devices']}",
        "/retry/idempotent/0: there is no operation `PUT /devices`",
    );
    refused(
        "resources: {things: {operations: ['tag:device']}}",
        "/resources/things/operations/0: there is no",
    );
    refused(
        "naming: {operations: {gone_entirely: x}}",
        "/naming/operations/gone_entirely: there is no operation",
    );
    refused("security: [token]", "/security/0: there is no security scheme `token`");
}

#[test]
fn operations_are_skipped_regrouped_and_renamed() {
    let quirks = "
skip: {POST /devices: not ours}
resources: {things: {operations: ['tag:devices'], description: All things.}}
naming: {operations: {list_devices: list}}
";
    let api = api(DOCUMENT, quirks);
    let [resource] = api.resources.as_slice() else { panic!("{:?}", api.resources) };
    assert_eq!((resource.name.as_str(), resource.description.as_deref()), ("things", Some("All things.")));
    let names: Vec<_> = resource
        .operations
        .iter()
        .map(|operation| operation.name.as_ref().map(|(name, _)| name.as_str()))
        .collect();
    assert_eq!(names, [Some("list")]);
    assert!(rendered(DOCUMENT, quirks).contains("note skipped-operation /paths/~1devices/post"));
}

#[test]
fn schemas_properties_and_values_are_renamed() {
    let quirks =
        "naming: {schemas: {Device: Machine}, properties: {Device.id: key}, values: {State.on: Running}}";
    let found = rendered(DOCUMENT, quirks);
    assert!(found.contains("received Machine object"), "{found}");
    assert!(found.contains("\"on\" as Running"), "{found}");
    refused(
        "naming: {schemas: {Devices: X}}",
        "/naming/schemas/Devices: there is no schema that an operation reaches `Devices`: did you mean `Device`",
    );
    refused(
        "naming: {properties: {Device.ids: X}}",
        "/naming/properties/Device.ids: there is no property or value",
    );
    refused("naming: {values: {State.of: X}}", "/naming/values/State.of: there is no property or value");
}

#[test]
fn a_new_name_that_another_has_is_refused() {
    let document = |quirks: &str| {
        rendered(
            "openapi: 3.0.3
info: {title: T, version: '1'}
paths:
  /x: {get: {operationId: op, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}}}}
components:
  schemas:
    A: {type: object, properties: {x: {type: string}, yOne: {type: string}, b: {$ref: '#/components/schemas/B'}}}
    B: {type: string, enum: ['on', 'off']}
",
            quirks,
        )
    };
    for (quirks, place) in [
        ("naming: {properties: {A.x: y_one}}", Some("/naming/properties/A.x")),
        ("naming: {values: {B.on: 'Off'}}", Some("/naming/values/B.on")),
        ("naming: {schemas: {A: b}}", Some("/naming/schemas/A")),
        ("naming: {properties: {A.x: y_one, A.yOne: z}}", None),
        ("naming: {schemas: {A: B, B: C}}", None),
    ] {
        let found = document(quirks);
        let expected = place.map(|place| format!("error name-taken {}", place.to_lowercase()));
        let error = found.lines().find(|line| line.starts_with("error")).map(str::to_owned);
        assert_eq!(error, expected, "{quirks}");
    }
}

#[test]
fn limits_bind_to_operations_and_headers_to_limits() {
    let quirks = "
rate_limits:
  rules:
    minute: {requests: 10, per: 1m}
    burst: {requests: 2, per: 250ms, operations: [create_device]}
  headers:
    X-Left: {meaning: remaining, rule: burst}
    X-Reset: {meaning: reset, unit: epoch_s}
";
    let api = api(DOCUMENT, quirks);
    let windows: Vec<_> = api.limits.iter().map(|rule| rule.window).collect();
    assert_eq!(windows, [Duration::from_secs(60), Duration::from_millis(250)]);
    let charged: Vec<_> =
        api.resources[0].operations.iter().map(|operation| operation.limits.clone()).collect();
    assert_eq!(charged, [vec![0], vec![0, 1]]);
    let narrow: Vec<_> = api.limits.iter().map(|rule| rule.narrow).collect();
    assert_eq!(narrow, [false, true]);
    assert_eq!((api.limit_headers[0].name.as_str(), api.limit_headers[0].rule), ("x-left", Some(1)));
    assert_eq!(api.limit_headers[1].meaning, LimitMeaning::Reset(TimeUnit::EpochSeconds));
}

#[test]
fn a_rule_is_narrow_where_another_has_its_operations_and_more() {
    for (rules, expected) in [
        ("a: {requests: 1, per: 1m, operations: [create_device]}", vec![false]),
        ("a: {requests: 1, per: 1m}, b: {requests: 1, per: 1h}", vec![false, false]),
        (
            "a: {requests: 1, per: 1m, operations: [create_device]}, b: {requests: 1, per: 1h}",
            vec![true, false],
        ),
        (
            "a: {requests: 1, per: 1m, operations: [create_device]}, b: {requests: 1, per: 1h, operations: [list_devices]}",
            vec![false, false],
        ),
        (
            "a: {requests: 1, per: 1m, operations: [create_device, list_devices]}, b: {requests: 1, per: 1h, operations: [list_devices]}",
            vec![false, true],
        ),
    ] {
        let api = api(DOCUMENT, &format!("rate_limits: {{rules: {{{rules}}}}}"));
        let narrow: Vec<_> = api.limits.iter().map(|rule| rule.narrow).collect();
        assert_eq!(narrow, expected, "{rules}");
    }
}

#[test]
fn limits_count_requests_or_bytes_of_whoever_they_are_for() {
    let quirks = "
settings: {workspace: {in: header, name: X-Tenant}}
rate_limits:
  margin: 2%
  rules:
    all: {requests: 120, per: 1m, scope: workspace, except: [create_device]}
    size: {bytes: 5000000000, per: 1h, scope: endpoint, margin: 3}
    login: {requests: 20, per: 1m, scope: address, operations: [create_device]}
    group: {requests: 9, per: 1s, scope: resource, margin: 0}
  headers:
    X-Size-Left: {meaning: remaining, rule: size, operations: ['tag:devices']}
    X-Left: {meaning: remaining, operations: [GET /devices]}
";
    let api = api(DOCUMENT, quirks);
    let told = |rule: &LimitRule| (rule.limit, rule.unit, rule.scope, rule.margin, rule.narrow);
    let expected = [
        (120, LimitUnit::Requests, LimitScope::Setting(0), Margin::Percent(2), true),
        (5_000_000_000, LimitUnit::Bytes, LimitScope::Endpoint, Margin::Places(3), false),
        (20, LimitUnit::Requests, LimitScope::Address, Margin::Percent(2), true),
        (9, LimitUnit::Requests, LimitScope::Resource, Margin::Places(0), false),
    ];
    assert_eq!(api.limits.iter().map(told).collect::<Vec<_>>(), expected);
    let charged: Vec<_> =
        api.resources[0].operations.iter().map(|operation| operation.limits.clone()).collect();
    assert_eq!(charged, [vec![0, 1, 3], vec![1, 2, 3]]);
    assert_eq!(api.limit_headers[0].operations, ["list_devices", "create_device"]);
    assert_eq!(api.limit_headers[1].operations, ["list_devices"]);
}

#[test]
fn limits_that_make_no_sense_are_refused() {
    let rule = |rule: &str| format!("rate_limits: {{rules: {{minute: {rule}}}}}");
    refused(
        &rule("{requests: 1, per: soon}"),
        "/rate_limits/rules/minute/per: `soon` is not a length of time",
    );
    refused(&rule("{requests: 1, per: 0s}"), "/rate_limits/rules/minute/per: `0s` is not a length of time");
    refused(&rule("{per: 1s}"), "/rate_limits/rules/minute: a limit counts either `requests` or `bytes`");
    refused(&rule("{requests: 1, bytes: 1, per: 1s}"), "/rate_limits/rules/minute: a limit counts either");
    refused(
        &rule("{requests: 1, per: 1s, scope: adress}"),
        "/rate_limits/rules/minute/scope: there is no scope or setting `adress`: did you mean `address`",
    );
    refused(
        &rule("{requests: 1, per: 1s, except: [gone]}"),
        "/rate_limits/rules/minute/except/0: there is no operation `gone`",
    );
    for share in ["2", "x%", "100%", "-1%"] {
        refused(
            &rule(&format!("{{requests: 1, per: 1s, margin: '{share}'}}")),
            &format!("/rate_limits/rules/minute/margin: `{share}` is no share of a limit"),
        );
    }
    for (margin, place) in [("margin: 5", "rules/minute/margin"), ("margin: 6", "rules/minute/margin")] {
        let expected = format!("/rate_limits/{place}: a margin of ");
        refused(&rule(&format!("{{requests: 5, per: 1s, {margin}}}")), &expected);
    }
    refused(
        "rate_limits: {margin: 5, rules: {wide: {requests: 6, per: 1s}, minute: {requests: 5, per: 1s}}}",
        "/rate_limits/margin: a margin of 5 leaves nothing of `minute`, which allows 5",
    );
    for none in ["operations: [create_device], except: ['tag:devices']", "except: ['tag:devices']"] {
        let expected = "/rate_limits/rules/minute: no operation is left for this";
        refused(&rule(&format!("{{requests: 1, per: 1s, {none}}}")), expected);
        let setting = format!("settings: {{tenant: {{in: header, name: X-Tenant, {none}}}}}");
        refused(&setting, "/settings/tenant: no operation is left for this");
    }
    refused(
        &rule("{requests: 1, per: 1s, operations: [gone]}"),
        "/rate_limits/rules/minute/operations/0: there is no operation `gone`",
    );
    let header = |header: &str| format!("rate_limits: {{headers: {{X-A: {header}}}}}");
    for meaning in ["limit", "remaining", "used"] {
        refused(
            &header(&format!("{{meaning: {meaning}, unit: delta_s}}")),
            "/rate_limits/headers/X-A/unit: a number of requests or bytes has no `unit`",
        );
    }
    refused(
        &header("{meaning: used, rule: hour}"),
        "/rate_limits/headers/X-A/rule: there is no rate limit rule `hour`",
    );
    refused(
        &header("{meaning: used, operations: [gone]}"),
        "/rate_limits/headers/X-A/operations/0: there is no operation `gone`",
    );
    refused(&header("{meaning: reset}"), "/rate_limits/headers/X-A: a time needs a `unit`");
}

#[test]
fn error_pointers_must_be_declared_where_errors_are() {
    let good = "errors: {message: [/errors/detail, /errors/other/0], fields: /errors}";
    assert_eq!(api(DOCUMENT, good).errors.unwrap().message.unwrap(), ["/errors/detail", "/errors/other/0"]);
    refused("errors: {message: /detail}", "/errors/message: no declared error answer has `/detail`");
    refused(
        "errors: {message: /errors, code: [/code]}",
        "/errors/code/0: no declared error answer has `/code`",
    );
    refused("errors: {message: detail}", "/errors/message: `detail` is not a JSON pointer");
    let undeclared = DOCUMENT.replace("'400'", "'300'");
    assert!(api(&undeclared, "errors: {message: /detail}").errors.is_some());
}

#[test]
fn retry_rules_and_idempotence() {
    let quirks = "retry: {attempts: 5, backoff: 250ms, max_server_wait: 1h, idempotent: [create_device], not_idempotent: [list_devices]}";
    let api = api(DOCUMENT, quirks);
    assert_eq!(api.retry.backoff, Some(Duration::from_millis(250)));
    assert_eq!(api.retry.max_server_wait, Some(Duration::from_secs(3600)));
    let idempotent: Vec<_> =
        api.resources[0].operations.iter().map(|operation| operation.idempotent).collect();
    assert_eq!(idempotent, [false, true]);
    refused("retry: {attempts: 0}", "/retry/attempts: nothing would be sent");
    refused("retry: {statuses: [502, 99]}", "/retry/statuses/1: 99 is no HTTP status");
    refused("retry: {refused: [600]}", "/retry/refused/0: 600 is no HTTP status");
    refused("retry: {refused: [204]}", "/retry/refused/0: 204 is a success");
    for (twice, once) in [("create_device", "POST /devices"), ("'tag:devices'", "'tag:devices'")] {
        refused(
            &format!("retry: {{idempotent: [{twice}], not_idempotent: [{once}]}}"),
            "/retry/not_idempotent/0: `",
        );
    }
    let exception = "retry: {idempotent: ['tag:devices'], not_idempotent: [create_device]}";
    assert_eq!(errors(exception), Vec::<String>::new());
    refused("retry: {backoff_cap: long}", "/retry/backoff_cap: `long` is not a length of time");
}

#[test]
fn schemes_of_quirks_are_used_where_the_document_says_nothing() {
    let quirks = "auth: {token: {type: bearer, keyword: Token}}\nsecurity: [token]\nheaders: {X-A: b}\nrequest_id: [X-Id]";
    let api = api(DOCUMENT, quirks);
    assert_eq!(api.auth[0].kind, AuthKind::Bearer { keyword: "Token".to_owned() });
    assert_eq!(api.resources[0].operations[0].security, [[0]]);
    assert_eq!(api.headers, [("X-A".to_owned(), "b".to_owned())]);
    assert_eq!(api.request_id, ["x-id"]);
}

#[test]
fn the_crate_must_have_a_name_and_a_version_that_cargo_takes() {
    assert_eq!(api(DOCUMENT, "{}").package.name, "openapi");
    assert_eq!(api(DOCUMENT, "crate: {name: acme-client}").package.name, "acme-client");
    refused("crate: {name: 1st}", "/crate/name: `1st` cannot be a crate's name");
    refused("crate: {version: '1'}", "/crate/version: the version is not a semantic one");
}

#[test]
fn undeclared_properties_are_kept_on_request() {
    let document = "
        paths:
          /x:
            get:
              operationId: op
              responses:
                '200':
                  description: ok
                  content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}
        components:
          schemas:
            A: {type: object, properties: {b: {$ref: '#/components/schemas/B'}}}
            B: {type: object, properties: {c: {type: string}}, additionalProperties: {type: integer}}
        ";
    let expected = |extra: &str| {
        format!(
            "
        [x]
        op: GET /x -> A
        received A object
          b?: B{extra}
        received B object
          c?: string
          ..: i64
        "
        )
    };
    check_with(document, "{}", &expected(""));
    check_with(document, "keep_undeclared: [A]", &expected("\n          ..: any"));
    check_with(document, "keep_undeclared: ['*']", &expected("\n          ..: any"));
    let found = rendered(&format!("{HEAD}{}", unindented(document)), "keep_undeclared: [AA]");
    assert!(found.contains("error unbound-quirk /keep_undeclared/0"), "{found}");
}

/// How YAML is asked for, and the first finding.
fn yaml(paths: &str, quirks: &str) -> (Option<(String, String)>, Option<String>) {
    let document = format!("{HEAD}paths:\n{paths}");
    let mut diagnostics = Diagnostics::new();
    let quirks = format!("encodings: {{yaml: {quirks}}}\n");
    let source =
        load_text("openapi.yaml", &document, Some(&quirks), &mut diagnostics).expect("it can be read");
    let yaml = lower(&source, &mut diagnostics).yaml.map(|yaml| (yaml.extension, yaml.accept));
    let finding = diagnostics.iter().find(|finding| finding.code != "schema-unused");
    (yaml, finding.map(|finding| finding.message.clone()))
}

#[test]
fn yaml_is_asked_for_by_an_extension_or_by_accept() {
    let json = "{'200': {description: ok, content: {application/json: {schema: {type: integer}}}}}";
    let list = format!("  /list: {{get: {{responses: {json}}}}}\n");
    let text = |extension: &str, accept: &str| Some((extension.to_owned(), accept.to_owned()));
    assert_eq!(yaml(&list, "{extension: .yaml}"), (text(".yaml", "application/yaml"), None));
    assert_eq!(yaml(&list, "{accept: text/yaml}"), (text("", "text/yaml"), None));
    let folder = format!("  /list/: {{get: {{responses: {json}}}}}\n");
    assert_eq!(yaml(&folder, "{accept: text/yaml}"), (text("", "text/yaml"), None));
    let picture = "  /a: {get: {responses: {'200': {description: ok, content: {image/png: {}}}}}}\n";
    let nothing = "  /a: {delete: {responses: {'204': {description: ok}}}}\n";
    let lines = "  /log/: {get: {responses: {'200': {description: ok, content: {application/x-ndjson: {schema: {type: integer}}}}}}}\n";
    let with_lines = format!("{list}{lines}");
    assert_eq!(yaml(&with_lines, "{extension: .y}"), (text(".y", "application/yaml"), None));
    let refused = [
        (lines, "{accept: text/yaml}", "no operation answers with JSON"),
        (list.as_str(), "{}", "nothing tells how YAML is asked for"),
        (&list, "{extension: yaml}", "\"yaml\" is no extension"),
        (&list, "{extension: ./x}", "\"./x\" is no extension"),
        (&list, "{extension: .}", "\".\" is no extension"),
        (&list, "{accept: \"a\\nb\"}", "a header cannot carry \"a\\nb\""),
        (&list, "{accept: nonsense}", "\"nonsense\" is no media type"),
        (&list, "{accept: 'text/yaml, */'}", "\"*/\" is no media type"),
        (
            &folder,
            "{extension: .y}",
            "the path `/list/` ends with a slash, behind which no extension can stand",
        ),
        (picture, "{extension: .y}", "no operation answers with JSON"),
        (nothing, "{extension: .y}", "no operation answers with JSON"),
    ];
    for (paths, quirks, message) in refused {
        assert_eq!(yaml(paths, quirks), (None, Some(message.to_owned())), "{quirks}");
    }
}
