//! How errors are told: pointers, entries, errors inside a success, codes.

use std::time::Duration;

use vendorsmith::api::{
    CodeKind, CodeRetry, CodeRule, CodeWait, EntryShape, ErrorShape, FaultRule, FaultTest, Scalar, SchemaKind,
};
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::lower::lower;
use vendorsmith::source::load_text;

use crate::harness::api;

const DOCUMENT: &str = "
openapi: 3.0.3
info: {title: Acme, version: '1'}
servers: [{url: 'https://acme.test'}]
paths:
  /open:
    get:
      operationId: open
      tags: [things]
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Open'}}}}
        '422': {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
  /closed:
    get:
      operationId: closed
      tags: [things]
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Closed'}}}}
components:
  schemas:
    Open: {type: object, properties: {id: {type: integer}}}
    Closed: {type: object, properties: {ok: {type: boolean}}, additionalProperties: false}
    Problem:
      type: object
      properties:
        detail:
          oneOf:
            - {type: string}
            - {type: array, items: {$ref: '#/components/schemas/Entry'}}
        code: {type: string}
    Entry:
      type: object
      properties:
        loc: {type: array, items: {type: string}}
        msg: {type: string}
        ctx: {type: array, items: {$ref: '#/components/schemas/Entry'}}
    Word: {type: string}
";

fn shape(quirks: &str) -> ErrorShape {
    api(DOCUMENT, quirks).errors.expect("it is declared")
}

/// Asserts that a quirk is refused with these errors, each matched from its beginning.
fn refused(quirks: &str, expected: &[&str]) {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", DOCUMENT, Some(quirks), &mut diagnostics).expect("it can be read");
    lower(&source, &mut diagnostics);
    let text = |finding: &vendorsmith::diagnostic::Diagnostic| {
        let place = finding.place.as_ref().map(|place| place.pointer.clone()).unwrap_or_default();
        assert!(finding.help.is_some(), "{finding:?}");
        format!("{place}: {}", finding.message)
    };
    let found: Vec<String> = diagnostics.iter().map(text).collect();
    let same = found.iter().zip(expected).all(|(found, expected)| found.starts_with(expected));
    assert!(same && found.len() == expected.len(), "{found:#?}\ninstead of {expected:#?}");
}

#[test]
fn what_is_absent_is_left_to_guesses() {
    assert_eq!(shape("errors: {}"), ErrorShape::default());
    let fields = shape("errors: {fields: /detail}");
    assert_eq!((fields.fields.as_deref(), fields.entries, fields.lists), (Some("/detail"), None, true));
}

#[test]
fn entries_are_bound_within_their_lists() {
    let quirks = "errors: {code: /code, field_list: names, entries: {at: [/detail, /code], message: [/msg, ''], field: /loc, entries: /ctx}}";
    let found = shape(quirks);
    let list = |places: &[&str]| places.iter().map(|place| (*place).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        found.entries,
        Some(EntryShape {
            at: list(&["/detail", "/code"]),
            message: list(&["/msg", ""]),
            code: Vec::new(),
            field: list(&["/loc"]),
            entries: Some("/ctx".to_owned()),
        })
    );
    assert_eq!((found.lists, found.field_names, found.fields), (true, true, None));
    refused(
        "errors: {entries: {at: /detail, message: [/msg, /message], code: type, field: /where, entries: /more}}",
        &[
            "/errors/entries/message/1: no declared error answer has `/message`",
            "/errors/entries/code: `type` is not a JSON pointer",
            "/errors/entries/field: no declared error answer has `/where`",
            "/errors/entries/entries: no declared error answer has `/more`",
        ],
    );
    refused(
        "errors: {entries: {at: /errors}, field: /name}",
        &[
            "/errors/field: no declared error answer has `/name`",
            "/errors/entries/at: no declared error answer has `/errors`",
        ],
    );
}

#[test]
fn tests_of_successes_are_taken_over() {
    let rule = |at: &str, test, narrow| FaultRule { at: at.to_owned(), test, narrow };
    let one = shape("errors: {success: {pointer: /error_class, operations: [open]}}");
    assert_eq!(one.faults, [rule("/error_class", FaultTest::Present, true)]);
    let quirks = "
errors:
  success:
    - {pointer: /ok, equals: false}
    - {pointer: /status, equals: error, operations: [GET /open]}
    - {pointer: /errcode, unless: 0, operations: [open, 'tag:things']}
";
    assert_eq!(
        shape(quirks).faults,
        [
            rule("/ok", FaultTest::Equals(Scalar::Bool(false)), false),
            rule("/status", FaultTest::Equals(Scalar::Text("error".to_owned())), true),
            rule("/errcode", FaultTest::Unless(Scalar::Number("0".to_owned())), true),
        ]
    );
    let api = api(DOCUMENT, quirks);
    let faults: Vec<_> =
        api.resources[0].operations.iter().map(|operation| operation.faults.clone()).collect();
    assert_eq!(faults, [vec![1, 2], vec![2]]);
}

#[test]
fn a_test_that_no_success_can_pass_is_refused() {
    refused(
        "errors: {success: {pointer: /error_class, operations: [closed]}}",
        &["/errors/success/pointer: neither a success nor a declared error answer can have `/error_class`"],
    );
    shape("errors: {success: {pointer: /ok, equals: false, operations: [closed]}}");
    shape("errors: {success: {pointer: /code, operations: [closed]}}");
    for key in ["equals", "unless"] {
        refused(
            &format!("errors: {{success: {{pointer: /ok, {key}: 'false', operations: [closed]}}}}"),
            &[&format!("/errors/success/{key}: `/ok` is true or false, and never a text")],
        );
    }
    refused(
        "errors: {success: [{pointer: ok}, {pointer: /ok, equals: 1, unless: 2}, {pointer: /ok, operations: [close]}]}",
        &[
            "/errors/success/0/pointer: `ok` is not a JSON pointer",
            "/errors/success/1/unless: a test has either `equals` or `unless`",
            "/errors/success/2/operations/0: there is no operation `close`",
        ],
    );
}

#[test]
fn codes_are_taken_over() {
    let quirks = "
errors:
  separator: '::'
  codes:
    rate_limited: {kind: throttled}
    '21': {kind: validation, retry: never}
    A::B: {retry: unavailable, wait: 30s}
    C: {kind: not-found, retry: refused, wait: reset}
";
    let found = shape(quirks);
    let rule = |code: &str, kind, retry, wait| CodeRule { code: code.to_owned(), kind, retry, wait };
    let after = CodeWait::After(Duration::from_secs(30));
    assert_eq!(
        found.codes,
        [
            rule("rate_limited", Some(CodeKind::Throttled), None, None),
            rule("21", Some(CodeKind::Validation), Some(CodeRetry::Never), None),
            rule("A::B", None, Some(CodeRetry::Unavailable), Some(after)),
            rule("C", Some(CodeKind::NotFound), Some(CodeRetry::Refused), Some(CodeWait::Reset)),
        ]
    );
    assert_eq!(found.separator.as_deref(), Some("::"));
    refused(
        "errors: {separator: '', codes: {a/b: {}, c: {wait: soon}, d: {retry: never, wait: 1s}}}",
        &[
            "/errors/separator: an empty text parts nothing",
            "/errors/codes/a~1b: this row says nothing",
            "/errors/codes/c/wait: `soon` is not a length of time",
            "/errors/codes/d/wait: what is never repeated is not waited for",
        ],
    );
}

/// A schema that nothing else names is made for them, and a row of details alone hides no rule above it.
#[test]
fn codes_may_have_properties_besides() {
    let quirks = "
errors:
  separator: '::'
  codes:
    A: {kind: validation, details: Closed}
    A::B: {details: Own}
";
    let document = format!("{DOCUMENT}    Own: {{type: object, properties: {{field: {{type: string}}}}}}\n");
    let api = api(&document, quirks);
    let details = api.error_details.iter().map(|details| {
        let schema = &api.schemas[api.behind(&details.ty).unwrap().0];
        (details.code.as_str(), schema.received, matches!(schema.kind, SchemaKind::Object { .. }))
    });
    assert_eq!(details.collect::<Vec<_>>(), [("A", true, true), ("A::B", true, true)]);
    let codes: Vec<_> = api.errors.iter().flat_map(|errors| &errors.codes).map(|rule| &rule.code).collect();
    assert_eq!(codes, ["A"]);
    refused(
        "errors: {codes: {a: {details: Close}, b: {details: Word}}}",
        &[
            "/errors/codes/a/details: there is no component schema `Close`",
            "/errors/codes/b/details: this schema is no object with properties",
        ],
    );
}
