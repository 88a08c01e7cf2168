//! What comes back: successes, other forms, streams, headers, declared errors.

use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::lower::lower;
use vendorsmith::source::load_text;

use crate::harness::{HEAD, api, check, rendered};

/// `GET /x` with these responses, each a line of YAML, and the components `A` and `B`.
fn check_responses(responses: &str, expected: &str) {
    let responses: String =
        responses.trim().lines().map(|line| format!("        {}\n", line.trim())).collect();
    let document = format!(
        "paths:\n  /x:\n    get:\n      operationId: op\n      responses:\n{responses}\
         components:\n  schemas:\n    A: {{type: object}}\n    B: {{type: array, items: {{type: string}}}}\n    \
         C: {{type: object, properties: {{event: {{type: string}}, data: {{type: integer}}}}}}\n"
    );
    check(&document, &format!("[x]\nop: GET /x -> {}", expected.trim()));
}

const A: &str = "description: a, content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}";
const B: &str = "description: b, content: {application/json: {schema: {$ref: '#/components/schemas/B'}}}";

#[test]
fn one_success_is_its_type() {
    for status in ["'200'", "'201'", "'299'", "2XX", "default"] {
        check_responses(&format!("{status}: {{{A}}}"), "A\nreceived A = {any}");
    }
    check_responses("'204': {description: ok}", "empty");
    check_responses(
        &format!("'200': {{{A}}}\n'201': {{{A}}}\ndefault: {{description: no}}"),
        "A\n  error default\nreceived A = {any}",
    );
    check_responses("'400': {description: no}\n5XX: {description: no}", "empty\n  error 400\n  error 5XX");
    check_responses("'100': {description: go on}", "empty");
}

#[test]
fn default_is_an_error_beside_a_success() {
    check_responses(
        &format!("'200': {{description: ok}}\ndefault: {{{A}}}"),
        "empty\n  error default: A\nreceived A = {any}",
    );
    check_responses(
        &format!("'302': {{description: ok}}\ndefault: {{{A}}}"),
        "empty\n  answers [302]\n  error default: A\nreceived A = {any}",
    );
    check_responses(
        &format!("'404': {{{B}}}\ndefault: {{{A}}}"),
        "empty\n  error 404: B\n  error default: A\nreceived B = [string]\nreceived A = {any}",
    );
    check_responses(
        "default: {description: a, content: {application/problem+json: {schema: {$ref: '#/components/schemas/A'}}}}",
        "empty\n  error default: A\nreceived A = {any}",
    );
}

#[test]
fn a_success_without_a_body_makes_the_other_one_optional() {
    for other in ["'204'", "'202'", "2XX"] {
        check_responses(
            &format!("'200': {{{A}}}\n{other}: {{description: none}}"),
            "A|null\nreceived A = {any}",
        );
    }
    check_responses(
        &format!("'200': {{{A}}}\n'204': {{{B}}}"),
        "A|null\nreceived A = {any}\nnote content-of-no-content /paths/~1x/get/responses/204",
    );
    check_responses(
        "'200': {description: ok, content: {text/plain: {}}}\n'204': {description: none}",
        "text text/plain",
    );
}

#[test]
fn successes_of_several_types_are_told_apart_by_status() {
    check_responses(
        &format!(
            "2XX: {{description: other, content: {{text/plain: {{}}}}}}\n'202': {{{B}}}\n'204': {{description: none}}\n'200': {{{A}}}"
        ),
        "op.answer
        received op.answer by status
          200-200 Ok: A
          202-202 Accepted: B
          204-204 NoContent: empty
          200-299 Success: text text/plain
        received A = {any}
        received B = [string]"
            .replace("        ", "")
            .as_str(),
    );
}

#[test]
fn a_redirect_is_an_answer_where_no_success_is_declared() {
    check_responses("'302': {description: go}\n'304': {description: same}", "empty\n  answers [302]");
    check_responses("'200': {description: ok}\n'302': {description: go}", "empty");
}

/// A success with this content.
fn check_content(content: &str, expected: &str) {
    check_responses(&format!("'200': {{description: ok, content: {{{content}}}}}"), expected);
}

#[test]
fn media_types() {
    for (content, expected) in [
        ("application/json: {}", "any"),
        ("'application/json; charset=utf-8': {schema: {type: integer}}", "i64"),
        ("application/vnd.api+json: {schema: {type: integer}}", "i64"),
        ("'*/*': {schema: {type: integer}}", "i64"),
        ("'application/*': {schema: {type: integer}}", "i64"),
        ("'*/*': {}", "bytes */*"),
        ("application/json: {schema: {type: string}}", "string"),
        ("application/json: {schema: {type: string, nullable: true}}", "string|null"),
        ("application/json: {schema: {type: string, format: binary}}", "bytes application/json"),
        ("'text/plain; charset=utf-8': {schema: {type: string}}", "text text/plain"),
        ("text/html: {}", "text text/html"),
        ("text/csv: {}", "bytes text/csv"),
        ("application/pdf: {}", "bytes application/pdf"),
        ("multipart/mixed: {}", "bytes multipart/mixed"),
        (
            "application/xml: {schema: {type: object}}",
            "text application/xml\nnote text-answer /paths/~1x/get/responses/200/content/application~1xml",
        ),
    ] {
        check_content(content, expected);
    }
}

#[test]
fn other_data_is_another_form_and_other_encodings_are_none() {
    let a = "schema: {$ref: '#/components/schemas/A'}";
    check_content(
        &format!(
            "text/csv: {{}}, application/json: {{{a}}}, application/pdf: {{schema: {{type: string, format: binary}}}}"
        ),
        "A\n  or text/csv -> bytes text/csv\n  or application/pdf -> bytes application/pdf\nreceived A = {any}",
    );
    check_content(
        &format!(
            "text/plain: {{{a}}}, application/json: {{{a}}}, text/json: {{{a}}}, application/yaml: {{{a}}}, \
             application/xml: {{}}, '*/*': {{}}"
        ),
        "A\nreceived A = {any}\nnote other-encoding /paths/~1x/get/responses/200/content/text~1plain\n\
         note other-encoding /paths/~1x/get/responses/200/content/application~1yaml\n\
         note other-encoding /paths/~1x/get/responses/200/content/application~1xml",
    );
}

#[test]
fn streams() {
    let b = "schema: {$ref: '#/components/schemas/B'}";
    let c = "schema: {$ref: '#/components/schemas/C'}";
    check_content("text/event-stream: {}", "events of string");
    check_content("text/event-stream: {schema: {type: string}}", "events of string");
    check_content("text/event-stream: {schema: {type: integer}}", "events of i64");
    check_content(
        &format!("text/event-stream: {{{c}}}"),
        "whole events of C\nreceived C object\n  event?: string\n  data?: i64",
    );
    check_content("application/x-ndjson: {schema: {type: integer}}", "lines of i64");
    check_content(&format!("application/jsonl: {{{b}}}"), "lines of string");
    check_content("application/json-seq: {}", "records of any");
    check_content(
        "application/json: {schema: {type: boolean}}, text/event-stream: {schema: {type: integer}}",
        "boolean\n  or text/event-stream -> events of i64",
    );
    check_responses(
        &format!("'200': {{description: ok, content: {{text/event-stream: {{}}}}}}\n'202': {{{A}}}"),
        "events of string\nnote several-answers /paths/~1x/get/responses",
    );
}

#[test]
fn headers_are_typed_and_named_once() {
    check_responses(
        "'200': {description: ok, headers: {X-Count: {schema: {type: integer}}, Content-Type: {schema: {type: string}}, \
         X Y: {schema: {type: string}}}}\n\
         '201': {description: ok, headers: {x-count: {schema: {type: string}}, Link: {$ref: '#/components/headers/L'}}}\n\
         '202': {description: ok, headers: {Rate: {schema: {type: number}}, Last: {schema: {type: boolean}}, \
         When: {schema: {type: string, format: date-time}}}}",
        "empty
  gives X-Count: i64
  gives Rate: float
  gives Last: boolean
  gives When: datetime
warning unknown-reference /paths/~1x/get/responses/201/headers/link
warning invalid-header /paths/~1x/get/responses/200/headers/x y",
    );
}

#[test]
fn a_header_that_is_not_taken_apart_is_told() {
    let place = "/paths/~1x/get/responses/200/headers";
    check_responses(
        "'200': {description: ok, headers: {X-List: {schema: {type: array, items: {type: integer}}}, \
         X-Object: {schema: {type: object}}, X-Json: {content: {application/json: {}}}, X-Text: {content: {text/plain: {}}}, \
         X-Any: {schema: {}}}}",
        &format!(
            "empty
  gives X-List: string
  gives X-Object: string
  gives X-Json: string
  gives X-Text: string
  gives X-Any: string
note text-header {place}/x-list
note text-header {place}/x-object
note text-header {place}/x-json"
        ),
    );
}

/// Text and bytes are read whatever the status; what is typed could not be.
#[test]
fn forms_of_every_status_are_offered() {
    let files = "text/csv: {}, application/pdf: {}";
    let typed = "application/vnd.b+json: {schema: {type: integer}}";
    let a = A.replace("}}}", &format!("}}}}, {files}, {typed}}}"));
    let b = B.replace("}}}", "}}, text/csv: {}, 'image/*': {}, '*/*': {schema: {type: string}}}");
    check_responses(
        &format!("'200': {{{a}}}\n'201': {{{b}}}"),
        "op.answer
  or text/csv -> bytes text/csv
  or application/pdf -> bytes application/pdf
  or image/* -> bytes image/*
received op.answer by status
  200-200 Ok: A
  201-201 Created: B
received A = {any}
received B = [string]
note unread-form /paths/~1x/get/responses/200/content/application~1vnd.b+json
note unread-form /paths/~1x/get/responses/201/content/*~1*",
    );
    let same = A.replace("}}}", "}}, application/pdf: {}}");
    check_responses(
        &format!("'200': {{{A}}}\n'201': {{{same}}}"),
        "A\n  or application/pdf -> bytes application/pdf\nreceived A = {any}",
    );
    let many: String = (0..9).map(|at| format!("audio/x{at}: {{}}, ")).collect();
    let api = api(
        &format!(
            "{HEAD}paths:\n  /x: {{get: {{responses: {{'200': {{description: ok, content: {{{many} application/json: {{}}}}}}}}}}}}\n"
        ),
        "{}",
    );
    assert_eq!(api.resources[0].operations[0].other_forms.len(), 8);
}

/// Asked for text, the vendor could answer 200 with it, and not with the JSON that 200 is read as.
#[test]
fn what_another_status_offers_too_is_not_asked_for() {
    let accept = |responses: &str| {
        let api = api(&format!("{HEAD}paths:\n  /x: {{get: {{responses: {{{responses}}}}}}}\n"), "{}");
        api.resources[0].operations[0].accept.join(" ")
    };
    let of = |status: u16, names: &[&str]| {
        let content: Vec<String> =
            names.iter().map(|name| format!("'{name}': {{schema: {{type: string}}}}")).collect();
        format!("'{status}': {{description: d, content: {{{}}}}}", content.join(", "))
    };
    let two = |one: &[&str], other: &[&str]| accept(&format!("{}, {}", of(200, one), of(201, other)));
    let (json, text) = ("application/json", "text/plain");
    assert_eq!(two(&[json], &[text]), "application/json text/plain");
    assert_eq!(two(&[json, text], &[text]), "application/json */*");
    assert_eq!(two(&[text], &[text, json]), "*/* application/json");
    let named = "'200': {description: d, content: {application/json: {schema: {type: integer}}}}, \
                 '202': {description: d, content: {application/vnd.x+json: {schema: {type: string}}, application/json: {}}}";
    assert_eq!(accept(named), "application/json application/vnd.x+json", "JSON is read under any name");
}

/// A component of media types does not say of which, so that its items show where it is used.
#[test]
fn items_of_a_component_are_told_apart_or_not() {
    let document = |name: &str| {
        format!(
            "openapi: 3.2.0\ninfo: {{title: T, version: '1'}}\nservers: [{{url: 'https://a.test'}}]\npaths:\n  /x:\n    get: {{operationId: op, responses: \
             {{'200': {{content: {{{name}: {{$ref: '#/components/mediaTypes/M'}}}}}}}}}}\n\
             components: {{mediaTypes: {{M: {{itemSchema: {{type: integer}}}}}}}}\n"
        )
    };
    assert_eq!(rendered(&document("application/jsonl"), "{}"), "[x]\nop: GET /x -> lines of i64");
    for name in ["application/stream+json", "application/x-jsonlines", "application/vnd.a+jsonl"] {
        assert_eq!(rendered(&document(name), "{}"), "[x]\nop: GET /x -> lines of i64", "{name}");
    }
    let bytes = rendered(&document("multipart/mixed"), "{}");
    assert!(bytes.starts_with("[x]\nop: GET /x -> bytes multipart/mixed\nnote unsplit-items"), "{bytes}");
}

#[test]
fn a_head_has_no_body() {
    check(
        &format!(
            "
        paths:
          /x: {{head: {{operationId: op, responses: {{'200': {{{}}}}}}}}}
        ",
            A.replace("$ref: '#/components/schemas/A'", "type: object")
        ),
        "
        [x]
        op: HEAD /x -> empty
        ",
    );
}

#[test]
fn a_parameter_of_the_media_type_may_stand_for_another_schema() {
    let (one, many) =
        ("'application/json;v=1': {schema: {type: string}}", "'application/json': {schema: {type: integer}}");
    let expected = "i64\n  or application/json;v=1 -> string";
    check_content(&format!("{one}, {many}"), expected);
    check_content(&format!("{many}, {one}"), expected);
}

/// XML beside JSON says the same and gets no method, which is told once however many operations have it.
#[test]
fn an_encoding_that_is_not_read_is_told_once() {
    let content =
        "content: {application/json: {schema: {type: object}}, application/xml: {schema: {type: object}}}";
    let get = format!("get: {{responses: {{'200': {{description: ok, {content}}}}}}}");
    let document = format!("{HEAD}paths:\n  /x: {{{get}}}\n  /y: {{{get}}}\n");
    let text = rendered(&document, "{}");
    let told: Vec<&str> = text.lines().filter(|line| line.contains("other-encoding")).collect();
    assert_eq!(told, ["note other-encoding /paths/~1x/get/responses/200/content/application~1xml"], "{text}");
}

/// A version travels in `Accept`, also where only errors have a body.
#[test]
fn what_carries_nothing_is_asked_for_as_its_errors_are() {
    let errors = |media: &str| {
        let no = format!("{{description: no, content: {{{media}: {{schema: {{type: object}}}}}}}}");
        let responses = format!("{{'204': {{description: ok}}, '400': {no}}}");
        let api = api(&format!("{HEAD}paths:\n  /x: {{delete: {{responses: {responses}}}}}\n"), "{}");
        api.resources[0].operations[0].accept.clone()
    };
    assert_eq!(errors("application/json; version=5"), ["application/json; version=5"]);
    let nothing: [&str; 0] = [];
    for plain in
        ["application/json", "application/problem+json", "application/json; charset=utf-8", "text/plain; v=1"]
    {
        assert_eq!(errors(plain), nothing, "{plain}");
    }
}

/// Of a success, of one of its other forms, and of an error.
#[test]
fn what_no_header_carries_is_not_asked_for() {
    for media in ["application/json;v=1\\r\\nX: y", "application/json;v=é", "text/csv;v=\\u0007"] {
        let paths = |answers: &str| format!("{HEAD}paths:\n  /x: {{delete: {{responses: {{{answers}}}}}}}\n");
        let of = |status: &str, others: &str| {
            let content = format!("{{{others} \"{media}\": {{schema: {{type: object}}}}}}");
            paths(&format!("'204': {{description: ok}}, '{status}': {{description: x, content: {content}}}"))
        };
        for document in [of("400", ""), of("200", ""), of("200", "application/json: {},")] {
            let mut diagnostics = Diagnostics::new();
            let source = load_text("openapi.yaml", &document, Some("{}"), &mut diagnostics).unwrap();
            let api = lower(&source, &mut diagnostics);
            let operation = &api.resources[0].operations[0];
            let forms = operation.other_forms.iter().map(|form| &form.media_type);
            let asked: Vec<&String> = operation.accept.iter().chain(forms).collect();
            assert!(asked.iter().all(|name| *name == "application/json"), "{document}\n{asked:?}");
            let told = diagnostics.iter().any(|finding| finding.code == "invalid-media-type");
            let of_json = media.starts_with("application/json");
            assert!(told || !of_json || document.contains("json: {},"), "{document}\n{diagnostics:?}");
        }
    }
}
