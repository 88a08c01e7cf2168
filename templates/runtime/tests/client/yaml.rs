//! A client that speaks YAML: what it asks for, and all that it reads of answers.

use std::cell::Cell;
use std::collections::BTreeMap;

use runtime::runtime::login::{Exchange, Issue, LoginFlow, Part, Value};
use runtime::runtime::profile::{
    AuthKind, AuthScheme, ErrorShape, FaultRule, FaultTest, Operation, PageStyle,
    Pagination, Profile, Scalar,
};
use runtime::runtime::{
    Call, Client, Credential, Encoding, ErrorKind, Json, JsonStream, Login, Paginated,
    decode, yaml,
};

use crate::rig::{Act, Rig, answer};

static YAML: Encoding = Encoding {
    extension: ".yaml",
    accept: "application/yaml",
    read: yaml::read,
    write: yaml::write,
};

const ERRORS: ErrorShape = ErrorShape {
    code: &["/error_class"],
    message: &["/full_message"],
    faults: &[
        FaultRule { at: "/error_class", test: FaultTest::Present, narrow: false },
        FaultRule {
            at: "/ok",
            test: FaultTest::Equals(Scalar::Bool(false)),
            narrow: false,
        },
    ],
    ..ErrorShape::PLAIN
};

static VENDOR: Profile = Profile {
    errors: ERRORS,
    auth: &[AuthScheme { name: "session", kind: AuthKind::Bearer("Bearer") }],
    ..Profile::PLAIN
};

static GET: Operation = Operation { path: "/things/{id}?full=1", ..Operation::PLAIN };
static LIST: Operation = Operation {
    method: "POST",
    path: "/list",
    envelope: &["params"],
    pagination: Some(&Pagination {
        items: "/items",
        style: PageStyle::Page,
        parameter: "/params/page",
        first: 1,
        pages: Some("/pages"),
        ..Pagination::PLAIN
    }),
    ..Operation::PLAIN
};
static DELETE: Operation =
    Operation { method: "DELETE", path: "/things", accept: "", ..Operation::PLAIN };
static PICTURE: Operation =
    Operation { path: "/picture", accept: "image/png", ..Operation::PLAIN };

fn typed(status: u16, media: &str, body: &str) -> Act {
    answer(status, &[("content-type", media)], body)
}

fn answered(status: u16, body: &str) -> Act {
    typed(status, "text/yaml", body)
}

fn client(rig: &Rig) -> Client {
    rig.builder(&VENDOR).encoding(&YAML).build().unwrap()
}

fn get(client: &Client) -> Call<Vec<String>> {
    Call::json(client, &GET).with_path("id", "a.b")
}

#[test]
fn the_extension_ends_the_path_and_answers_are_read() {
    let rig = Rig::new([answered(200, "[no, 010]")]);
    let texts = rig.run(get(&client(&rig))).unwrap();
    assert_eq!(texts, ["no", "010"]);
    let seen = &rig.seen()[0];
    assert_eq!(seen.uri.path_and_query().unwrap(), "/v1/things/a.b.yaml?full=1");
    assert_eq!(seen.headers["accept"], "application/yaml");
}

/// A version may travel in `Accept`.
#[test]
fn the_parameters_of_a_media_type_go_with_it() {
    for (accept, asked) in [
        ("application/json", "application/yaml"),
        ("application/json;version=5", "application/yaml;version=5"),
        (
            "text/csv;a=1, application/json; V=5;charset=utf-8;q=0.9",
            "application/yaml;V=5",
        ),
    ] {
        let operation: &'static Operation =
            Box::leak(Box::new(Operation { accept, ..Operation::PLAIN }));
        let rig = Rig::new([answered(200, "[no]")]);
        rig.run(Call::<Vec<String>>::json(&client(&rig), operation)).unwrap();
        assert_eq!(rig.seen()[0].headers["accept"], asked);
    }
}

#[test]
fn an_operation_without_an_answer_has_it_and_a_picture_has_not() {
    let rig = Rig::new([answered(204, ""), typed(200, "image/png", "\u{1}")]);
    rig.run(Call::<()>::empty(&client(&rig), &DELETE)).unwrap();
    rig.run(Call::<_, ()>::bytes(&client(&rig), &PICTURE)).unwrap();
    let paths = rig.seen().into_iter().map(|seen| seen.uri.path().to_owned());
    assert_eq!(paths.collect::<Vec<_>>(), ["/v1/things.yaml", "/v1/picture"]);
}

/// Also where its media type has JSON's name in it.
#[test]
fn a_stream_is_not_asked_for_in_it() {
    for (accept, asked) in [
        ("application/x-ndjson", "/v1/log"),
        ("application/json-seq", "/v1/log"),
        ("application/x-json-stream, */*;q=0.5", "/v1/log"),
        ("Application/JSON;version=5, */*;q=0.5", "/v1/log.yaml"),
        ("text/csv, application/problem+json", "/v1/log.yaml"),
    ] {
        let operation: &'static Operation =
            Box::leak(Box::new(Operation { path: "/log", accept, ..Operation::PLAIN }));
        let rig = Rig::new([typed(200, "application/x-ndjson", "1\n2\n")]);
        let call = Call::<JsonStream<i64>>::json_lines(&client(&rig), operation);
        let mut lines = rig.run(call).unwrap();
        let found = [rig.run(lines.next()), rig.run(lines.next())];
        assert_eq!(found.map(|line| line.unwrap().unwrap()), [1, 2]);
        let seen = &rig.seen()[0];
        assert_eq!(seen.uri.path(), asked, "{accept}");
        assert_eq!(
            seen.headers["accept"].to_str().unwrap().starts_with("application/yaml"),
            asked.ends_with("yaml")
        );
    }
}

#[test]
fn json_stays_json() {
    let rig = Rig::new([typed(200, "application/json", r#"["a"]"#)]);
    assert_eq!(rig.run(get(&client(&rig))).unwrap(), ["a"]);
    let rig = Rig::new([typed(200, "application/json", "- a\n")]);
    assert_eq!(rig.run(get(&client(&rig))).unwrap_err().kind(), ErrorKind::Decode);
    let rig = Rig::new([answered(200, "- a\n")]);
    let json = rig.builder(&VENDOR).build().unwrap();
    assert_eq!(rig.run(get(&json)).unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(rig.seen()[0].uri.path(), "/v1/things/a.b");
}

#[test]
fn an_error_is_read_whatever_its_status_and_media_type() {
    for (status, media) in [(200, "text/yaml"), (400, "application/x-yaml"), (500, "")] {
        let body = "error_class: A::B\nfull_message: no\ninput: 010\nat: 5\n";
        let rig = Rig::new([typed(status, media, body)]);
        let error = rig.run(get(&client(&rig)).idempotent(false)).unwrap_err();
        let vendor = error.vendor().unwrap();
        assert_eq!(vendor.code.as_deref(), Some("A::B"), "{status}");
        assert_eq!(vendor.message.as_deref(), Some("no"));
        assert_eq!(vendor.extra("input").and_then(Json::as_str), Some("010"));
        assert_eq!(vendor.extra("at").and_then(Json::as_i64), Some(5));
        let details: Json = error.details().unwrap();
        assert_eq!(details.pointer("/at").and_then(Json::as_i64), Some(5));
        assert_eq!(error.body().as_ref(), body.as_bytes());
    }
}

/// A word that only YAML 1.1 takes for a truth is one where a rule asks for a truth.
#[test]
fn a_flag_of_a_success_may_be_any_word() {
    for (body, fault) in
        [("ok: no\n", true), ("ok: 'no'\n", false), ("ok: yes\n", false)]
    {
        let rig = Rig::new([answered(200, body)]);
        let outcome =
            rig.run(Call::<Json>::json(&client(&rig), &GET).with_path("id", "1"));
        assert_eq!(
            outcome.is_err_and(|error| error.kind() == ErrorKind::Reported),
            fault,
            "{body}"
        );
    }
}

/// What only some readers take for false is no reason to take an error for a success.
#[test]
fn only_a_real_false_says_nothing() {
    for (body, fault) in [
        ("error_class: false\n", false),
        ("error_class:\n", false),
        ("error_class: ''\n", false),
        ("error_class: no\n", true),
        ("error_class: Off\n", true),
        ("error_class: n\n", true),
        ("error_class: 'false'\n", true),
    ] {
        let rig = Rig::new([answered(200, body)]);
        let call = Call::<Json>::json(&client(&rig), &GET).with_path("id", "1");
        let kind = rig.run(call).err().map(|error| error.kind());
        assert_eq!(kind, fault.then_some(ErrorKind::Reported), "{body}");
    }
}

/// An error that would be more than memory holds is kept as it came.
#[test]
fn an_error_that_is_a_bomb_is_not_read() {
    let (text, few, many) = ("x".repeat(1_000), "*a, ".repeat(500), "*b, ".repeat(100));
    let bomb = format!("error_class: &a {text}\nb: &b [{few}]\nc: [{many}]\n");
    let rig = Rig::new([answered(401, &bomb)]);
    let error = rig.run(get(&client(&rig))).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Authentication);
    assert!(error.vendor().is_none());
    assert_eq!(error.body().as_ref(), bomb.as_bytes());
}

static COUNTED: Encoding = Encoding {
    read: |body| {
        READS.with(|reads| reads.set(reads.get() + 1));
        yaml::read(body)
    },
    ..YAML
};
thread_local! {
    static READS: Cell<u32> = const { Cell::new(0) };
}

/// Whoever looks into it: is it an error, what does it say, which value is it, where is the next page.
#[test]
fn an_answer_is_taken_apart_once() {
    let rig = Rig::new([
        answered(200, "[a]"),
        answered(200, "error_class: A\n"),
        answered(400, "error_class: A\n"),
        answered(200, "items: [1]\npages: 1\n"),
    ]);
    let client = rig.builder(&VENDOR).encoding(&COUNTED).build().unwrap();
    rig.run(get(&client)).unwrap();
    assert_eq!(READS.take(), 1);
    for _ in 0..2 {
        let error = rig.run(get(&client)).unwrap_err();
        assert_eq!(error.vendor().unwrap().code.as_deref(), Some("A"));
        assert_eq!(READS.take(), 1);
    }
    let mut items = Call::<Page, Numbers>::json(&client, &LIST).items();
    rig.run(items.next()).unwrap().unwrap();
    assert!(rig.run(items.next()).is_none());
    assert_eq!(READS.take(), 1);
}

#[test]
fn a_page_of_a_proxy_is_kept_as_it_is() {
    for (media, body) in [("text/html", "<p>a: b</p>"), ("text/plain", "Service down")] {
        let rig = Rig::new([typed(401, media, body)]);
        let error = rig.run(get(&client(&rig))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Authentication);
        assert_eq!(error.body().as_ref(), body.as_bytes());
        let message = error.vendor().and_then(|vendor| vendor.message.as_deref());
        assert_eq!(message, (media == "text/plain").then_some("Service down"));
    }
}

#[test]
fn what_is_no_yaml_is_an_error_with_its_place() {
    let rig = Rig::new([answered(200, "a: [1\n")]);
    let error = rig.run(get(&client(&rig))).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(error.to_string().contains("not valid YAML at line"), "{error}");
    assert_eq!(error.body().as_ref(), b"a: [1\n");
}

#[test]
fn pages_are_walked() {
    let page = |items: &str| answered(200, &format!("items: [{items}]\npages: 2\n"));
    let rig = Rig::new([page("1, 010"), page("3")]);
    let mut items = Call::<Page, Numbers>::json(&client(&rig), &LIST).items();
    let mut found = Vec::new();
    while let Some(item) = rig.run(items.next()) {
        found.push(item.unwrap());
    }
    let found: Vec<String> = found.iter().map(Json::to_string).collect();
    assert_eq!(found, ["1", "\"010\"", "3"]);
    let seen = rig.seen();
    let bodies: Vec<_> = seen.iter().map(|seen| seen.body.clone().unwrap()).collect();
    assert_eq!(bodies, [r#"{"params":{}}"#, r#"{"params":{"page":2}}"#]);
}

type Page = BTreeMap<String, Json>;

enum Numbers {}

impl Paginated for Numbers {
    type Page = Page;
    type Item = Json;

    fn items(mut page: Page) -> Vec<Json> {
        match page.remove("items") {
            Some(Json::Array(items)) => items,
            _ => Vec::new(),
        }
    }
}

/// The journey of JSON's `1e21`, which YAML 1.1 would take for a text.
#[test]
fn what_is_sent_is_json_that_yaml_reads_alike() {
    let rig = Rig::new([answered(200, "[]"), answered(200, "[]")]);
    let body = [1e21_f64];
    let call = get(&client(&rig)).with_json_body(&body);
    rig.run(call).unwrap();
    rig.run(get(&client(&rig)).with_body("text/plain", "1e21")).unwrap();
    let bodies: Vec<_> = rig.seen().into_iter().map(|seen| seen.body.unwrap()).collect();
    assert_eq!(bodies, ["[1.0e+21]", "1e21"]);
    assert_eq!(rig.seen()[0].headers["content-type"], "application/json");
}

static FLOW: LoginFlow = LoginFlow {
    login: Exchange {
        operation: Operation {
            method: "POST",
            path: "/token",
            security: &[],
            ..Operation::PLAIN
        },
        proof: None,
        without_passcode: &[],
        media_type: "application/json",
        body: &[Part::Text("{\"p\":"), Part::Json(Value::Password), Part::Text("}")],
        answer: Issue { token: "/token", ..Issue::PLAIN },
    },
    refresh: None,
    max_age: None,
    basic: false,
    passcode: None,
};
static SECURED: Operation = Operation { security: &[&[0]], ..Operation::PLAIN };

/// A token may look like a number.
#[test]
fn a_login_is_answered_in_it_too() {
    let rig = Rig::new([answered(200, "token: 123\n"), answered(200, "7")]);
    let login = Credential::token(Login::new(&FLOW, "ann", "secret"));
    let builder = rig.builder(&VENDOR).encoding(&YAML).credential(0, login);
    let client = builder.build().unwrap();
    assert_eq!(rig.run(Call::<i64>::json(&client, &SECURED)).unwrap(), 7);
    let seen = rig.seen();
    assert_eq!(seen[0].uri.path(), "/v1/token.yaml");
    assert_eq!(seen[1].headers["authorization"], "Bearer 123");
    assert!(decode::json::<Json>(b"- a", false).is_err());
}
