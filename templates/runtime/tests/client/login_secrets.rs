//! What the errors of a login keep to themselves.

use std::error::Error as _;
use std::time::Duration;

use bytes::Bytes;
use runtime::runtime::login::{Exchange, Issue, LoginFlow, Part, Value};
use runtime::runtime::profile::{
    AuthKind, AuthScheme, EntryShape, ErrorShape, FaultRule, FaultTest, Operation,
    Profile, Scalar,
};
use runtime::runtime::{
    Call, ClientBuilder, Credential, Error, ErrorKind, Login, TransportFailure,
};

use crate::rig::{Act, Piece, Rig, SECRET, answer, ok};

const FRESH: &str = "fr3sh-token";

static PROFILE: Profile = Profile {
    auth: &[AuthScheme { name: "session", kind: AuthKind::Bearer("Bearer") }],
    errors: ErrorShape {
        message: &["/detail"],
        code: &["/code"],
        fields: Some("/data"),
        entries: EntryShape { at: &["/list"], message: &["/m"], ..EntryShape::NONE },
        faults: &[FaultRule {
            at: "/success",
            test: FaultTest::Equals(Scalar::Bool(false)),
            narrow: false,
        }],
        ..ErrorShape::PLAIN
    },
    ..Profile::PLAIN
};
static GET: Operation = Operation { id: "read", security: &[&[0]], ..Operation::PLAIN };
const LOGIN: Exchange = Exchange {
    operation: Operation {
        id: "login",
        method: "POST",
        path: "/login",
        idempotent: false,
        answers: &[422],
        ..Operation::PLAIN
    },
    proof: None,
    without_passcode: &[],
    media_type: "application/json",
    body: &[Part::Json(Value::Password)],
    answer: Issue {
        refresh_token: Some("/refresh_token"),
        expires_in: Some("/expires_in"),
        ..Issue::PLAIN
    },
};
static FLOW: LoginFlow = LoginFlow {
    login: LOGIN,
    refresh: None,
    max_age: None,
    basic: false,
    passcode: None,
};

fn fails(
    rig: &Rig,
    flow: &'static LoginFlow,
    password: &str,
    set: fn(ClientBuilder) -> ClientBuilder,
) -> Error {
    let login = Credential::token(Login::new(flow, "me", password));
    let client = set(rig.builder(&PROFILE)).credential(0, login).build().unwrap();
    rig.run(Call::<i64>::json(&client, &GET)).unwrap_err()
}

/// Everything that an error gives away.
fn told(error: &Error) -> String {
    let body = String::from_utf8_lossy(error.body());
    let vendor = error.vendor();
    let extras = vendor.map(|vendor| format!("{:?}", vendor.extras()));
    format!("{error} {error:?} {body} {vendor:?} {extras:?} {:?}", error.source())
}

#[test]
fn a_success_that_does_not_arrive_whole_keeps_its_tokens() {
    let begun = format!(r#"{{"access_token":"{FRESH}","refresh_token":"{FRESH}","#);
    let begun = Piece::Bytes(Bytes::from(begun));
    let broken = Piece::Fail(TransportFailure::Interrupted);
    for (status, last, kind) in [
        (200, broken.clone(), ErrorKind::Transport),
        (422, broken, ErrorKind::Transport),
        (200, Piece::Hang, ErrorKind::Timeout),
        (201, Piece::Bytes(Bytes::from(vec![b' '; 999])), ErrorKind::TooLarge),
    ] {
        let rig = Rig::new([Act::Answer(status, Vec::new(), vec![begun.clone(), last])]);
        let error = fails(&rig, &FLOW, SECRET, |builder| {
            builder.max_body(500).attempt_timeout(Duration::from_secs(5))
        });
        assert_eq!((error.kind(), error.body().len()), (kind, 0));
        assert_eq!(error.status().unwrap(), status);
        assert!(!told(&error).contains(FRESH), "{}", told(&error));
    }
}

#[test]
fn a_success_that_is_an_error_keeps_its_tokens() {
    let body = format!(
        r#"{{"success":false,"code":"half","detail":"m","token":"{FRESH}","data":{{"t":"{FRESH}"}},"list":["{FRESH}",{{"m":"m","x":"{FRESH}"}}]}}"#
    );
    for body in [body.clone(), body.replace("data", "other")] {
        let rig = Rig::new([answer(200, &[], &body)]);
        let error = fails(&rig, &FLOW, SECRET, |builder| builder);
        assert_eq!((error.kind(), error.operation()), (ErrorKind::Reported, "login"));
        assert!(!told(&error).contains(FRESH), "{}", told(&error));
        let vendor = error.vendor().unwrap();
        assert_eq!(vendor.code.as_deref(), Some("half"));
        assert_eq!(vendor.message.as_deref(), Some("m"));
        assert!(vendor.extras().is_empty() && vendor.entries().is_empty());
    }
}

#[test]
fn a_password_that_is_the_proof_is_not_repeated() {
    static BASIC: LoginFlow = LoginFlow {
        login: Exchange {
            proof: Some((AuthKind::Basic, Value::Password)),
            body: &[],
            ..LOGIN
        },
        ..FLOW
    };
    static KEY: LoginFlow = LoginFlow {
        login: Exchange {
            proof: Some((AuthKind::Header("x-password"), Value::Password)),
            body: &[],
            ..LOGIN
        },
        ..FLOW
    };
    for (flow, password, repeated) in [
        (&BASIC, SECRET, SECRET),
        (&BASIC, SECRET, "bWU6czNjcjN0LXZhbHVl"),
        (&KEY, SECRET, SECRET),
        (&KEY, "p\\q\"w", r#"p\\q\"w"#),
        (&KEY, "p q&r", "p%20q%26r"),
    ] {
        let body = format!(r#"{{"code":"no","got":"{repeated}"}}"#);
        let rig = Rig::new([answer(401, &[], &body)]);
        let error = fails(&rig, flow, password, |builder| builder);
        let body = String::from_utf8_lossy(error.body());
        assert_eq!(body, r#"{"code":"no","got":"…"}"#);
        assert!(!told(&error).contains(repeated), "{}", told(&error));
    }
}

#[test]
fn a_refresh_token_that_is_the_proof_is_not_repeated() {
    static REFRESHED: LoginFlow = LoginFlow {
        refresh: Some(Exchange {
            operation: Operation { id: "refresh", path: "/refresh", ..LOGIN.operation },
            proof: Some((AuthKind::Bearer("Bearer"), Value::RefreshToken)),
            body: &[],
            ..LOGIN
        }),
        ..FLOW
    };
    let issued = r#"{"access_token":"a","refresh_token":"r3fr3sh","expires_in":600}"#;
    let body = r#"{"got":"r3fr3sh"}"#;
    let rig = Rig::new([answer(200, &[], issued), ok(), answer(500, &[], body)]);
    let login = Credential::token(Login::new(&REFRESHED, "me", SECRET));
    let client = rig.builder(&PROFILE).credential(0, login).build().unwrap();
    rig.run(Call::<i64>::json(&client, &GET)).unwrap();
    rig.clock.advance(Duration::from_secs(595));
    let error = rig.run(Call::<i64>::json(&client, &GET)).unwrap_err();
    assert_eq!(rig.seen()[2].headers["authorization"], "Bearer r3fr3sh");
    assert_eq!(
        (error.operation(), &error.body()[..]),
        ("refresh", &b"{\"got\":\"\xE2\x80\xA6\"}"[..])
    );
    assert!(!told(&error).contains("r3fr3sh"), "{}", told(&error));
}

/// Servers repeat in headers what they were sent: in a location, for example.
#[test]
fn headers_do_not_repeat_what_was_sent() {
    let location = format!("https://other.example/{SECRET}?a={SECRET}");
    let headers =
        [("x-echo", SECRET), ("location", &location), ("x-request-id", SECRET)];
    for (status, other) in [(400, "a"), (307, "b"), (200, "c")] {
        let headers: Vec<_> = headers.into_iter().chain([("x-other", other)]).collect();
        let rig = Rig::new([answer(status, &headers, "{}")]);
        let error = fails(&rig, &FLOW, SECRET, |builder| builder);
        assert_eq!(error.status().unwrap(), status);
        let shown =
            format!("{:?} {:?} {}", error.headers(), error.request_id(), told(&error));
        assert!(!shown.contains(SECRET), "{shown}");
        assert_eq!(error.headers()["x-echo"].as_bytes(), "…".as_bytes());
        let location = String::from_utf8_lossy(error.headers()["location"].as_bytes());
        assert_eq!(location, "https://other.example/…?a=…");
        assert_eq!(error.headers()["x-other"], other);
    }
}
