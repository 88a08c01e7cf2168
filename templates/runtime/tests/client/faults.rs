//! Errors inside a success, and what codes mean: kinds, retries, waits.

use std::time::Duration;

use bytes::Bytes;
use runtime::runtime::profile::{
    AuthKind, AuthScheme, CodeRetry, CodeRule, CodeWait, EntryShape, ErrorShape,
    FaultRule, FaultTest, LimitHeader, LimitMeaning, LimitRule, Operation, Pagination,
    Profile, Scalar, TimeUnit,
};
use runtime::runtime::{AccessToken, BoxError, BoxFuture};
use runtime::runtime::{
    Call, Credential, Error, ErrorKind, Json, Paginated, Token, TokenContext,
    TokenSource,
};

use crate::rig::{Act, Piece, Rig, answer, ok};

const CODES: &[CodeRule] = &[
    CodeRule {
        code: "X::API::RateLimit",
        kind: Some(ErrorKind::Throttled),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "X::API::Maintenance",
        kind: Some(ErrorKind::Server),
        retry: Some(CodeRetry::Unavailable),
        wait: Some(CodeWait::After(Duration::from_secs(30))),
    },
    CodeRule { code: "X::Input", kind: Some(ErrorKind::Validation), ..CodeRule::PLAIN },
    CodeRule {
        code: "X::Input::Unknown",
        kind: Some(ErrorKind::NotFound),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "X::Authorization",
        kind: Some(ErrorKind::Authentication),
        ..CodeRule::PLAIN
    },
    CodeRule {
        code: "X::Reset",
        retry: Some(CodeRetry::Refused),
        wait: Some(CodeWait::Reset),
        ..CodeRule::PLAIN
    },
];

const CLASSES: ErrorShape = ErrorShape {
    code: &["/error_class"],
    message: &["/full_message"],
    faults: &[FaultRule { at: "/error_class", test: FaultTest::Present, narrow: false }],
    separator: "::",
    codes: CODES,
    ..ErrorShape::PLAIN
};

static PROFILE: Profile = Profile {
    auth: &[AuthScheme { name: "token", kind: AuthKind::Bearer("Bearer") }],
    errors: CLASSES,
    limits: &[LimitRule {
        name: "minute",
        limit: 100,
        window: Duration::from_secs(60),
        narrow: false,
        ..LimitRule::PLAIN
    }],
    limit_headers: &[LimitHeader {
        name: "x-reset",
        meaning: LimitMeaning::Reset(TimeUnit::DeltaSeconds),
        rule: None,
        ..LimitHeader::PLAIN
    }],
    ..Profile::PLAIN
};
static READ: Operation = Operation { id: "read", limits: &[0], ..Operation::PLAIN };
static WRITE: Operation =
    Operation { id: "write", method: "POST", idempotent: false, ..Operation::PLAIN };

fn rig(acts: &[Act]) -> Rig {
    Rig::new(acts.iter().cloned())
}

fn run(
    rig: &Rig,
    profile: &'static Profile,
    operation: &'static Operation,
) -> Result<i64, Error> {
    let client = rig.builder(profile).build().unwrap();
    rig.run(Call::<i64>::json(&client, operation))
}

fn class(name: &str) -> Act {
    let body = format!(r#"{{"error_class":"{name}","full_message":"said","extra":1}}"#);
    answer(200, &[("content-type", "application/json"), ("x-request-id", "r")], &body)
}

#[test]
fn a_success_that_says_otherwise_is_an_error() {
    let rig = rig(&[class("X::Permission")]);
    let error = run(&rig, &PROFILE, &READ).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Reported);
    assert_eq!(error.status().unwrap(), 200);
    assert_eq!(error.request_id(), Some("r"));
    assert_eq!(error.vendor().unwrap().extra("extra").unwrap().as_i64(), Some(1));
    assert!(error.body().starts_with(b"{\"error_class\""));
    assert!(!error.is_retryable());
    let shown = "read: an error in a success's body (200, X::Permission): said";
    assert_eq!(error.to_string(), shown);
}

#[test]
fn codes_have_kinds_by_hierarchy() {
    for (code, kind) in [
        ("X::Input", ErrorKind::Validation),
        ("X::Input::Required", ErrorKind::Validation),
        ("X::Input::Unknown", ErrorKind::NotFound),
        ("X::Input::Unknown::Deep", ErrorKind::NotFound),
        ("X::InputOdd", ErrorKind::Reported),
        ("X", ErrorKind::Reported),
    ] {
        let rig = rig(&[class(code)]);
        assert_eq!(run(&rig, &PROFILE, &WRITE).unwrap_err().kind(), kind, "{code}");
        assert_eq!(rig.count(), 1);
    }
}

#[test]
fn a_code_speaks_louder_than_its_status() {
    let body = r#"{"error_class":"X::Input::Unknown"}"#;
    let rig = rig(&[answer(500, &[], body)]);
    let client = rig.builder(&PROFILE).attempts(1).build().unwrap();
    let error = rig.run(Call::<i64>::json(&client, &READ)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
}

#[test]
fn a_throttle_inside_a_success_is_waited_for_whatever_the_operation() {
    for operation in [&READ, &WRITE] {
        let rig = rig(&[class("X::API::RateLimit"), ok()]);
        assert_eq!(run(&rig, &PROFILE, operation).unwrap(), 7);
        assert_eq!(rig.times(), [0, 500], "half of the throttled backoff");
    }
}

#[test]
fn a_throttle_inside_a_success_waits_as_its_headers_say() {
    let body = r#"{"error_class":"X::API::RateLimit"}"#;
    for (headers, at) in [
        (&[("x-reset", "20")][..], 21_000),
        (&[("retry-after", "10"), ("x-reset", "20")], 10_500),
    ] {
        let rig = rig(&[answer(200, headers, body), ok()]);
        assert_eq!(run(&rig, &PROFILE, &READ).unwrap(), 7);
        assert_eq!(rig.times(), [0, at]);
    }
    let rig = rig(&[answer(200, &[("x-reset", "70")], body)]);
    let error = run(&rig, &PROFILE, &READ).unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(70)));
    assert_eq!(error.kind(), ErrorKind::Throttled);
    assert!(error.is_retryable());
}

#[test]
fn a_throttle_inside_a_success_holds_other_calls_back() {
    let body = r#"{"error_class":"X::API::RateLimit"}"#;
    let rig = rig(&[answer(200, &[("x-reset", "20")], body), ok()]);
    let client = rig.builder(&PROFILE).attempts(1).build().unwrap();
    let first = rig.run(Call::<i64>::json(&client, &READ)).unwrap_err();
    assert_eq!(first.retry_after(), Some(Duration::from_secs(20)));
    rig.run(Call::<i64>::json(&client, &READ)).unwrap();
    assert!(rig.times()[1] >= 20_000, "{:?}", rig.times());
}

#[test]
fn unavailable_is_repeated_where_that_is_safe() {
    let rig = rig(&[class("X::API::Maintenance"), ok()]);
    assert_eq!(run(&rig, &PROFILE, &READ).unwrap(), 7);
    assert_eq!(rig.times(), [0, 31_500]);
    let rig = self::rig(&[class("X::API::Maintenance")]);
    let error = run(&rig, &PROFILE, &WRITE).unwrap_err();
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Server, false));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(30)));
}

#[test]
fn a_code_may_ask_for_the_reset_without_being_a_throttle() {
    let body = r#"{"error_class":"X::Reset"}"#;
    let rig = rig(&[answer(500, &[("x-reset", "20")], body), ok()]);
    assert_eq!(run(&rig, &PROFILE, &WRITE).unwrap(), 7);
    assert_eq!(rig.times(), [0, 21_000]);
}

static NUMBERED: Profile = Profile {
    errors: ErrorShape {
        message: &[],
        code: &[],
        fields: None,
        entries: EntryShape {
            at: &["/errors"],
            message: &["/message"],
            code: &["/code"],
            ..EntryShape::NONE
        },
        codes: &[
            CodeRule {
                code: "20",
                kind: Some(ErrorKind::Throttled),
                retry: Some(CodeRetry::Refused),
                wait: Some(CodeWait::Reset),
            },
            CodeRule {
                code: "21",
                kind: Some(ErrorKind::Validation),
                retry: Some(CodeRetry::Never),
                ..CodeRule::PLAIN
            },
        ],
        ..ErrorShape::PLAIN
    },
    ..Profile::PLAIN
};

#[test]
fn codes_of_entries_count() {
    let refused = |codes: &str| answer(429, &[], &format!(r#"{{"errors":[{codes}]}}"#));
    let rig = rig(&[refused(r#"{"code":20}"#), ok()]);
    assert_eq!(run(&rig, &NUMBERED, &WRITE).unwrap(), 7);
    for (codes, kind) in [
        (r#"{"code":21}"#, ErrorKind::Validation),
        (r#"{"code":3},{"code":21},{"code":20}"#, ErrorKind::Validation),
        (r#"{"code":20},{"code":21}"#, ErrorKind::Throttled),
    ] {
        let rig = self::rig(&[refused(codes)]);
        let error = run(&rig, &NUMBERED, &READ).unwrap_err();
        assert_eq!((error.kind(), error.is_retryable()), (kind, false), "{codes}");
    }
    let rig = self::rig(&[refused(r#"{"code":2}"#), ok()]);
    run(&rig, &NUMBERED, &READ).expect("an unknown code leaves it to the status");
}

const fn fault(at: &'static str, test: FaultTest) -> FaultRule {
    FaultRule { at, test, narrow: false }
}

static TESTS: Profile = Profile {
    errors: ErrorShape {
        faults: &[
            fault("/success", FaultTest::Equals(Scalar::Bool(false))),
            fault("/status", FaultTest::Equals(Scalar::Text("error"))),
            fault("/flag", FaultTest::Equals(Scalar::Number("1"))),
            fault("/errcode", FaultTest::Unless(Scalar::Number("0"))),
            fault("/deep/a~1b/0", FaultTest::Present),
            FaultRule { at: "/narrow", test: FaultTest::Present, narrow: true },
        ],
        ..ErrorShape::PLAIN
    },
    ..Profile::PLAIN
};
static NARROW: Operation = Operation { faults: &[5], ..Operation::PLAIN };

#[test]
fn each_test_tells_errors_from_successes() {
    let is_error = |operation: &'static Operation, body: &str| {
        let rig = Rig::new([answer(200, &[], body)]);
        let client = rig.builder(&TESTS).build().unwrap();
        match rig.run(Call::<Json>::json(&client, operation)) {
            Ok(value) => {
                assert_eq!(value.to_string(), body);
                false
            }
            Err(error) => error.kind() == ErrorKind::Reported,
        }
    };
    for body in [
        r#"{"success":false}"#,
        r#"{"status":"error"}"#,
        r#"{"status":"\u0065rror"}"#,
        r#"{"flag":1}"#,
        r#"{"errcode":40001}"#,
        r#"{"errcode":"0"}"#,
        r#"{"deep":{"a/b":["x"]}}"#,
        r#"{"deep":{"a/b":[{"x":1}]}}"#,
        r#"{"deep":{"a/b":[0]}}"#,
        r#"{"deep":{"a/b":[true]}}"#,
    ] {
        assert!(is_error(&READ, body), "{body}");
    }
    for body in [
        r#"{"success":true}"#,
        r#"{"success":null}"#,
        r#"{"success":"false"}"#,
        r#"{"status":"ok"}"#,
        r#"{"flag":2}"#,
        r#"{"flag":"1"}"#,
        r#"{"flag":true}"#,
        r#"{"errcode":0}"#,
        r#"{"errcode":null}"#,
        r#"{"deep":{"a/b":[]}}"#,
        r#"{"deep":{"a/b":[""]}}"#,
        r#"{"deep":{"a/b":[null]}}"#,
        r#"{"deep":{"a/b":[false]}}"#,
        r#"{"deep":{"a/b":[[]]}}"#,
        r#"{"deep":{"a/b":[{}]}}"#,
        r#"{"narrow":1}"#,
        r#"{"data":{"success":false}}"#,
        "[]",
        "7",
    ] {
        assert!(!is_error(&READ, body), "{body}");
    }
    assert!(is_error(&NARROW, r#"{"narrow":1}"#));
    assert!(is_error(&NARROW, r#"{"success":false}"#));
}

#[test]
fn what_is_no_json_is_not_looked_into() {
    let body = r#"{"error_class":"X"}"#;
    let text = |kind: &str, body: &str| {
        let rig = Rig::new([answer(200, &[("content-type", kind)], body)]);
        let client = rig.builder(&PROFILE).build().unwrap();
        rig.run(Call::<String>::text(&client, &READ))
    };
    for kind in ["text/html", "text/plain", "application/json", "application/x+json", ""]
    {
        assert_eq!(text(kind, body).unwrap_err().kind(), ErrorKind::Reported, "{kind}");
        assert_eq!(
            text(kind, "\u{feff} {\"error_class\":\"X\"}").unwrap_err().kind(),
            ErrorKind::Reported
        );
    }
    for kind in ["application/octet-stream", "application/zip"] {
        assert_eq!(text(kind, body).unwrap(), body, "{kind}");
    }
    for odd in ["", "{", "{\"error_class\":\"X\"", "error_class: X", "\"error_class\""] {
        assert_eq!(text("text/plain", odd).unwrap(), odd);
    }
}

#[test]
fn a_body_that_is_cut_is_no_error_of_the_vendor() {
    let pieces = vec![
        Piece::Bytes(Bytes::from_static(br#"{"error_class":"X::Input"}"#)),
        Piece::Fail(runtime::runtime::TransportFailure::Interrupted),
    ];
    let rig = Rig::new([Act::Answer(200, Vec::new(), pieces)]);
    let client = rig.builder(&PROFILE).attempts(1).build().unwrap();
    let error = rig.run(Call::<i64>::json(&client, &READ)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[test]
fn a_stream_is_handed_on_as_it_is() {
    let rig = rig(&[class("X::Input")]);
    let client = rig.builder(&PROFILE).build().unwrap();
    let stream = rig.run(Call::<Bytes>::bytes(&client, &READ).stream());
    assert!(stream.is_ok());
}

struct Things;

impl Paginated for Things {
    type Page = Json;
    type Item = Json;

    fn items(page: Json) -> Vec<Json> {
        page.get("items").and_then(Json::as_array).unwrap_or_default().to_vec()
    }
}

static LIST: Operation = Operation {
    id: "list",
    path: "/things",
    pagination: Some(&Pagination {
        items: "/items",
        next: "/next",
        ..Pagination::PLAIN
    }),
    ..Operation::PLAIN
};

#[test]
fn a_page_that_is_an_error_stops_the_list_and_is_asked_for_again() {
    let page = answer(200, &[], r#"{"items":[1],"next":"/v1/things?page=2"}"#);
    let last = answer(200, &[], r#"{"items":[2],"next":null}"#);
    let rig = rig(&[page, class("X::API::RateLimit"), class("X::Permission"), last]);
    let client = rig.builder(&PROFILE).build().unwrap();
    let mut items = Call::<Json, Things>::json(&client, &LIST).items();
    assert_eq!(rig.run(items.next()).unwrap().unwrap().as_i64(), Some(1));
    let error = rig.run(items.next()).unwrap().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Reported, 2));
    assert_eq!(rig.count(), 3, "the throttle was waited for, the rest was not");
}

#[derive(Debug)]
struct Source(std::sync::atomic::AtomicU32);

impl TokenSource for Source {
    fn token<'a>(
        &'a self,
        _context: &'a TokenContext,
    ) -> BoxFuture<'a, Result<AccessToken, BoxError>> {
        let number = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        Box::pin(async move { Ok(AccessToken::new(format!("t{number}"))) })
    }
}

#[test]
fn a_credential_refused_inside_a_success_is_renewed_once() {
    static KEYED: Operation = Operation {
        id: "keyed",
        method: "POST",
        idempotent: false,
        security: &[&[0]],
        ..Operation::PLAIN
    };
    let refused = || class("X::Authorization");
    let run = |acts: &[Act]| {
        let rig = rig(acts);
        let credential = Credential::token(Token::renewed_by(Source(0.into())));
        let client = rig.builder(&PROFILE).credential(0, credential).build().unwrap();
        let call = Call::<i64>::json(&client, &KEYED).with_json_body(&1_i64);
        let result = rig.run(call);
        let sent = rig.seen();
        let sent = sent
            .iter()
            .map(|seen| seen.headers["authorization"].to_str().unwrap().to_owned());
        (result, sent.collect::<Vec<_>>())
    };
    let (result, sent) = run(&[refused(), ok()]);
    assert_eq!(result.unwrap(), 7);
    assert_eq!(sent, ["Bearer t0", "Bearer t1"]);
    let (result, sent) = run(&[refused(), refused()]);
    assert_eq!(result.unwrap_err().kind(), ErrorKind::Authentication);
    assert_eq!(sent.len(), 2);
}
