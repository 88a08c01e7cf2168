//! Tokens that a login brings: what is asked, how long it lasts, and what becomes of refusals.

use std::time::Duration;

use runtime::runtime::login::{Exchange, Issue, LoginFlow, Part, Value};
use runtime::runtime::profile::{
    AuthKind, AuthScheme, ErrorShape, LimitRule, Operation, Profile, TimeUnit,
};
use runtime::runtime::{
    Call, Client, Credential, Error, ErrorKind, Login, TransportFailure,
};

use crate::clock::Task;
use crate::rig::{Act, Rig, SECRET, Seen, answer, ok, status};

static PROFILE: Profile = Profile {
    auth: &[
        AuthScheme { name: "session", kind: AuthKind::Bearer("Bearer") },
        AuthScheme { name: "pair", kind: AuthKind::Basic },
    ],
    errors: ErrorShape { message: &["/detail"], code: &["/code"], ..ErrorShape::PLAIN },
    limits: &[LimitRule {
        name: "login",
        limit: 1,
        window: Duration::from_secs(30),
        narrow: true,
        ..LimitRule::PLAIN
    }],
    ..Profile::PLAIN
};
static GET: Operation = Operation { id: "read", security: &[&[0]], ..Operation::PLAIN };
static PAIR: Operation = Operation { id: "read", security: &[&[1]], ..Operation::PLAIN };
const LOGIN: Exchange = Exchange {
    operation: Operation {
        id: "login",
        method: "POST",
        path: "/auth/login",
        limits: &[0],
        idempotent: false,
        ..Operation::PLAIN
    },
    proof: None,
    media_type: "application/json",
    without_passcode: &[],
    body: &[
        Part::Text("{\"email\":"),
        Part::Json(Value::User),
        Part::Text(",\"password\":"),
        Part::Json(Value::Password),
        Part::Text("}"),
    ],
    answer: Issue {
        refresh_token: Some("/refresh_token"),
        expires_in: Some("/expires_in"),
        ..Issue::PLAIN
    },
};
const REFRESH: Exchange = Exchange {
    operation: Operation {
        id: "refresh",
        method: "POST",
        path: "/auth/refresh",
        idempotent: false,
        ..Operation::PLAIN
    },
    body: &[
        Part::Text("{\"refresh_token\":"),
        Part::Json(Value::RefreshToken),
        Part::Text("}"),
    ],
    ..LOGIN
};
static FLOW: LoginFlow = LoginFlow {
    login: LOGIN,
    refresh: Some(REFRESH),
    max_age: None,
    basic: false,
    passcode: None,
};
static AGED: LoginFlow = LoginFlow { max_age: Some(Duration::from_secs(4000)), ..FLOW };
static BASIC: LoginFlow = LoginFlow {
    login: Exchange {
        proof: Some((AuthKind::Basic, Value::Password)),
        body: &[],
        answer: Issue {
            token: "/token",
            expires_at: Some(("/expires", TimeUnit::EpochSeconds)),
            ..Issue::PLAIN
        },
        ..LOGIN
    },
    refresh: Some(Exchange {
        proof: Some((AuthKind::Basic, Value::Token)),
        body: &[],
        answer: Issue {
            token: "/token",
            expires_at: Some(("/expires", TimeUnit::EpochSeconds)),
            ..Issue::PLAIN
        },
        ..REFRESH
    }),
    max_age: None,
    basic: true,
    passcode: None,
};

static ONCE: LoginFlow = LoginFlow { refresh: None, ..FLOW };

fn issued(token: &str, refresh: &str, lifetime: u32) -> Act {
    let body = format!(
        r#"{{"access_token":"{token}","refresh_token":"{refresh}","expires_in":{lifetime}}}"#
    );
    answer(200, &[], &body)
}

fn client_of(rig: &Rig, flow: &'static LoginFlow, scheme: usize) -> Client {
    let login = Login::new(flow, "me@x.y", SECRET);
    rig.builder(&PROFILE).credential(scheme, Credential::token(login)).build().unwrap()
}

fn client(rig: &Rig) -> Client {
    client_of(rig, &FLOW, 0)
}

fn read(client: &Client) -> Call<i64> {
    Call::<i64>::json(client, &GET)
}

/// Each request: its path, and its token or else its body.
fn told(rig: &Rig) -> Vec<String> {
    let text = |seen: &Seen| {
        let own = seen.headers.get("authorization").map(|own| own.to_str().unwrap());
        let body = seen.body.as_deref().map(String::from_utf8_lossy).unwrap_or_default();
        format!("{} {}{body}", seen.uri.path(), own.unwrap_or_default())
    };
    rig.seen().iter().map(text).collect()
}

fn wait(rig: &Rig, seconds: u64) {
    rig.clock.advance(Duration::from_secs(seconds));
}

const LOGGED_IN: &str = r#"/v1/auth/login {"email":"me@x.y","password":"s3cr3t-value"}"#;

#[test]
fn a_login_comes_before_the_first_call_and_a_refresh_before_the_end() {
    let acts = [issued("a", "r1", 3600), ok(), ok(), issued("b", "r2", 3600), ok()];
    let rig = Rig::new(acts.into_iter().chain([issued("c", "", 3600), ok(), ok()]));
    let client = client(&rig);
    rig.run(read(&client)).unwrap();
    wait(&rig, 3000);
    rig.run(read(&client)).unwrap();
    wait(&rig, 400);
    rig.run(read(&client)).unwrap();
    wait(&rig, 3400);
    rig.run(read(&client)).unwrap();
    let expected = [
        LOGGED_IN,
        "/v1/ Bearer a",
        "/v1/ Bearer a",
        r#"/v1/auth/refresh {"refresh_token":"r1"}"#,
        "/v1/ Bearer b",
        r#"/v1/auth/refresh {"refresh_token":"r2"}"#,
        "/v1/ Bearer c",
    ];
    assert_eq!(told(&rig), expected);
    let first = &rig.seen()[0];
    assert_eq!(first.headers["content-type"], "application/json");
}

#[test]
fn concurrent_calls_wait_for_one_login() {
    let late = |act| Act::After(Duration::from_secs(1), Box::new(act));
    let acts = std::iter::once(late(issued("a", "r", 3600))).chain((0..8).map(|_| ok()));
    let rig = Rig::new(acts);
    let client = client(&rig);
    let calls = (0..8)
        .map(|_| Box::pin(read(&client).into_future()) as Task<'_, Result<i64, Error>>);
    for answer in rig.clock.run_all(calls.collect()) {
        assert_eq!(answer.unwrap(), 7);
    }
    let logins = told(&rig).iter().filter(|request| request.contains("login")).count();
    assert_eq!((logins, rig.count()), (1, 9));
}

#[test]
fn a_refused_token_is_refreshed_once_and_the_call_sent_again() {
    let acts = [issued("a", "r1", 3600), status(401), issued("b", "r2", 3600), ok()];
    let rig = Rig::new(acts);
    assert_eq!(rig.run(read(&client(&rig))).unwrap(), 7);
    let paths: Vec<_> = told(&rig);
    assert_eq!(
        paths[2..],
        [r#"/v1/auth/refresh {"refresh_token":"r1"}"#, "/v1/ Bearer b"]
    );
}

#[test]
fn what_a_refresh_issued_and_is_refused_leads_to_a_login() {
    let acts = [issued("a", "r1", 3600), status(401), issued("b", "r2", 3600)];
    let again = [status(401), status(401), issued("c", "r3", 3600), ok()];
    let rig = Rig::new(acts.into_iter().chain(again));
    let client = client(&rig);
    let error = rig.run(read(&client)).unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::Authentication, "read"));
    assert_eq!(rig.run(read(&client)).unwrap(), 7);
    assert_eq!(told(&rig)[4..], ["/v1/ Bearer b", LOGGED_IN, "/v1/ Bearer c"]);
}

#[test]
fn a_refused_refresh_becomes_a_login() {
    for refusal in [400, 401, 403, 404, 422] {
        let acts =
            [issued("a", "r1", 600), ok(), status(refusal), issued("b", "r2", 600)];
        let rig = Rig::new(acts.into_iter().chain([ok()]));
        let client = client(&rig);
        rig.run(read(&client)).unwrap();
        wait(&rig, 595);
        rig.run(read(&client)).unwrap();
        assert_eq!(told(&rig)[3..], [LOGGED_IN, "/v1/ Bearer b"], "{refusal}");
    }
}

#[test]
fn a_refresh_that_fails_for_a_while_keeps_the_token_and_the_session() {
    for failure in [500, 503, 408] {
        let acts = [issued("a", "r1", 3600), ok(), status(failure), ok(), ok()];
        let rig = Rig::new(acts.into_iter().chain([issued("b", "r2", 3600), ok()]));
        let client = client(&rig);
        rig.run(read(&client)).unwrap();
        wait(&rig, 3400);
        rig.run(read(&client)).unwrap();
        rig.run(read(&client)).unwrap();
        wait(&rig, 11);
        rig.run(read(&client)).unwrap();
        let last = [r#"/v1/auth/refresh {"refresh_token":"r1"}"#, "/v1/ Bearer b"];
        assert_eq!(told(&rig)[5..], last, "{failure}");
    }
}

#[test]
fn a_session_ends_with_its_age_whatever_is_refreshed() {
    let acts = [issued("a", "r1", 3600), ok(), issued("b", "r2", 3600), ok()];
    let rig = Rig::new(acts.into_iter().chain([issued("c", "r3", 3600), ok()]));
    let client = client_of(&rig, &AGED, 0);
    rig.run(read(&client)).unwrap();
    wait(&rig, 3400);
    rig.run(read(&client)).unwrap();
    assert_eq!(told(&rig)[3], "/v1/ Bearer b");
    // 600 s are left of the session, however long the vendor says that the token lasts.
    wait(&rig, 520);
    rig.run(read(&client)).unwrap();
    assert_eq!(told(&rig)[4..], [LOGGED_IN, "/v1/ Bearer c"]);
}

#[test]
fn a_login_keeps_the_limits_of_its_operation() {
    let acts = [issued("a", "", 10), ok(), issued("b", "", 10), ok()];
    let rig = Rig::new(acts);
    let client = client_of(&rig, &ONCE, 0);
    rig.run(read(&client)).unwrap();
    wait(&rig, 12);
    rig.run(read(&client)).unwrap();
    assert_eq!(rig.times(), [0, 0, 30_000, 30_000]);
}

/// One request in thirty seconds, the login among them.
#[test]
fn a_login_does_not_wait_for_the_places_of_those_who_wait_for_it() {
    static SHARED: Operation = Operation { limits: &[0], ..GET };
    let rig = Rig::new([issued("a", "", 3600), ok(), ok(), ok()]);
    let client = client(&rig);
    let call = || Box::pin(Call::<i64>::json(&client, &SHARED).into_future());
    let calls = (0..3).map(|_| call() as Task<'_, Result<i64, Error>>);
    for answer in rig.clock.run_all(calls.collect()) {
        assert_eq!(answer.unwrap(), 7);
    }
    assert_eq!(rig.times(), [0, 30_000, 60_000, 90_000]);
}

/// Three requests in a minute, the login among them, and a token that lasts no longer than half of that.
#[test]
fn a_backlog_longer_than_a_tokens_life_does_not_stand_before_the_login() {
    static SHARED: Operation = Operation { limits: &[0], ..GET };
    let acts = (0..4).flat_map(|_| [issued("a", "", 30), ok(), ok()]);
    let rig = Rig::new(acts);
    let login = Login::new(&ONCE, "me@x.y", SECRET);
    let builder = rig.builder(&PROFILE).credential(0, Credential::token(login));
    let client = builder.limit("login", 3, Duration::from_secs(60)).build().unwrap();
    let call = || Box::pin(Call::<i64>::json(&client, &SHARED).into_future());
    let calls = (0..8).map(|_| call() as Task<'_, Result<i64, Error>>);
    for answer in rig.clock.run_all(calls.collect()) {
        assert_eq!(answer.unwrap(), 7);
    }
    let minute = |at: u128| [at * 60_000; 3];
    assert_eq!(rig.times(), (0..4).flat_map(minute).collect::<Vec<_>>());
}

/// A token that is never as good as the wait for the next place is long.
#[test]
fn a_token_that_is_over_before_each_turn_is_sent_after_a_few_tries() {
    static SHARED: Operation = Operation { limits: &[0], ..GET };
    let rig =
        Rig::new([issued("a", "", 10), issued("b", "", 10), issued("c", "", 10), ok()]);
    let client = client_of(&rig, &ONCE, 0);
    assert_eq!(rig.run(Call::<i64>::json(&client, &SHARED)).unwrap(), 7);
    assert_eq!(rig.times(), [0, 30_000, 60_000, 90_000]);
}

#[test]
fn a_login_is_sent_again_only_if_it_was_not_executed() {
    let broken = |failure| Rig::new([Act::Fail(failure), issued("a", "", 60), ok()]);
    let rig = broken(TransportFailure::Connect);
    rig.run(read(&client(&rig))).unwrap();
    let rig = broken(TransportFailure::Refused);
    // One login in thirty seconds: the peer may have counted the first.
    rig.run(read(&client(&rig))).unwrap();
    for failure in [TransportFailure::Interrupted, TransportFailure::Timeout] {
        let rig = broken(failure);
        let error = rig.run(read(&client(&rig))).unwrap_err();
        assert_eq!((error.operation(), rig.count()), ("login", 1), "{failure:?}");
    }
    for failure in [500, 503, 408] {
        let rig = Rig::new([status(failure)]);
        let error = rig.run(read(&client(&rig))).unwrap_err();
        assert_eq!(error.status().unwrap().as_u16(), failure);
        assert!(!error.is_retryable());
    }
    let busy = answer(429, &[("retry-after", "40")], "{}");
    let rig = Rig::new([busy, issued("a", "", 60), ok()]);
    rig.run(read(&client(&rig))).unwrap();
    assert_eq!(rig.times()[1], 42_000, "the wait and half of a tenth");
}

#[test]
fn no_connection_is_tried_three_times_and_not_nine() {
    let rig = Rig::new((0..3).map(|_| Act::Fail(TransportFailure::Connect)));
    let error = rig.run(read(&client(&rig))).unwrap_err();
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Connect, 3));
    assert_eq!(error.operation(), "login");
}

#[test]
fn the_error_of_a_login_tells_everything_but_what_was_sent() {
    let body = format!(
        r#"{{"detail":"no {SECRET}","code":"bad_login","input":{{"password":"{SECRET}"}}}}"#
    );
    let rig = Rig::new([answer(401, &[("x-request-id", "q7")], &body)]);
    let error = rig.run(read(&client(&rig))).unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::Authentication, "login"));
    assert_eq!(error.url(), "https://api.example.com/v1/auth/login");
    assert_eq!(error.request_id(), Some("q7"));
    let vendor = error.vendor().unwrap();
    assert_eq!(vendor.code.as_deref(), Some("bad_login"));
    assert_eq!(vendor.message.as_deref(), Some("no …"));
    let body = String::from_utf8_lossy(error.body());
    assert!(body.contains("bad_login") && !body.contains(SECRET), "{body}");
    assert!(!format!("{error:?} {error}").contains(SECRET));
}

#[test]
fn an_answer_without_a_token_keeps_its_body_to_itself() {
    let rig =
        Rig::new([answer(200, &[("x-request-id", "q7")], r#"{"tokens":["t0k"]}"#)]);
    let error = rig.run(read(&client(&rig))).unwrap_err();
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Authentication, 1));
    assert_eq!((error.body().len(), error.request_id()), (0, Some("q7")));
    assert!(error.to_string().contains("no token at `/access_token`"), "{error}");
}

#[test]
fn a_token_may_be_the_password_of_basic() {
    let expiring = |token: &str, date: &str, expires: u64| {
        let body = format!(r#"{{"token":"{token}","expires":{expires}}}"#);
        answer(200, &[("date", date)], &body)
    };
    // An hour by the server's own clock, whatever ours says.
    let date = "Thu, 01 Jan 2026 00:00:00 GMT";
    let acts =
        [expiring("a", date, 1_767_229_200), ok(), expiring("b", date, 1_767_229_200)];
    let rig = Rig::new(acts.into_iter().chain([ok()]));
    let client = client_of(&rig, &BASIC, 1);
    rig.run(Call::<i64>::json(&client, &PAIR)).unwrap();
    wait(&rig, 3500);
    rig.run(Call::<i64>::json(&client, &PAIR)).unwrap();
    let expected = [
        "/v1/auth/login Basic bWVAeC55OnMzY3IzdC12YWx1ZQ==",
        "/v1/ Basic bWVAeC55OmE=",
        "/v1/auth/refresh Basic bWVAeC55OmE=",
        "/v1/ Basic bWVAeC55OmI=",
    ];
    assert_eq!(told(&rig), expected);
}

#[test]
fn a_login_does_not_follow_to_another_origin() {
    let elsewhere = answer(307, &[("location", "https://evil.example.com/")], "");
    let rig = Rig::new([elsewhere]);
    let error = rig.run(read(&client(&rig))).unwrap_err();
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Redirect, 1));
}

#[test]
fn secrets_are_written_as_the_body_needs_and_shown_nowhere() {
    static FORM: LoginFlow = LoginFlow {
        login: Exchange {
            media_type: "application/x-www-form-urlencoded",
            body: &[
                Part::Text("grant_type=password&username="),
                Part::Form(Value::User),
                Part::Text("&password="),
                Part::Form(Value::Password),
            ],
            ..LOGIN
        },
        ..FLOW
    };
    let sent = |flow: &'static LoginFlow| {
        let rig = Rig::new([answer(400, &[], r#"{"detail":"p\" &"}"#)]);
        let login = Login::new(flow, "me", "p\" &");
        assert_eq!(format!("{login:?}"), "Login { operation: \"login\", .. }");
        let builder = rig.builder(&PROFILE).credential(0, Credential::token(login));
        let error = rig.run(read(&builder.build().unwrap())).unwrap_err();
        assert!(!String::from_utf8_lossy(error.body()).contains('&'));
        told(&rig)[0].clone()
    };
    assert_eq!(sent(&FLOW), r#"/v1/auth/login {"email":"me","password":"p\" &"}"#);
    let form = "/v1/auth/login grant_type=password&username=me&password=p%22%20%26";
    assert_eq!(sent(&FORM), form);
}
