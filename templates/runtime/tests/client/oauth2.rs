//! OAuth 2: how tokens are asked for, renewed, shared and refused.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use runtime::runtime::profile::{
    AuthKind, AuthScheme, LimitHeader, LimitMeaning, LimitRule, LimitUnit, Operation,
    Profile, RetryRules, TokenEndpoints,
};
use runtime::runtime::{
    AccessToken, Call, Client, Credential, Error, ErrorKind, OAuth2, Token,
};

use crate::clock::{Task, poll_once};
use crate::rig::{Act, Rig, SECRET, answer, ok, status};

static PROFILE: Profile = Profile {
    base_url: Some("https://api.example.com/v1"),
    auth: &[AuthScheme {
        name: "oauth",
        kind: AuthKind::OAuth2(TokenEndpoints {
            client_credentials: Some("/token"),
            password: Some("https://api.example.com/password"),
            refresh: Some("https://login.example.com/token"),
            ..TokenEndpoints::NONE
        }),
    }],
    ..Profile::PLAIN
};

static GET: Operation = Operation { id: "read", security: &[&[0]], ..Operation::PLAIN };

fn token(name: &str, seconds: u32) -> Act {
    let body = format!(
        r#"{{"access_token": "{name}", "token_type": "Bearer", "expires_in": {seconds}}}"#
    );
    answer(200, &[], &body)
}

fn credentials() -> OAuth2 {
    OAuth2::client_credentials("me", SECRET)
}

fn client(rig: &Rig, source: impl Into<Token>) -> Client {
    rig.builder(&PROFILE).credential(0, Credential::token(source)).build().unwrap()
}

fn call(client: &Client) -> Call<i64> {
    Call::<i64>::json(client, &GET)
}

/// What was sent: the path, and the token or the body.
fn sent(rig: &Rig) -> Vec<String> {
    let text = |seen: &crate::rig::Seen| {
        let authorization = seen.headers.get("authorization");
        let token = authorization.map_or("", |value| value.to_str().unwrap());
        format!("{} {token}", seen.uri.path())
    };
    rig.seen().iter().map(text).collect()
}

fn error(source: OAuth2, act: Act) -> Error {
    let rig = Rig::new([act]);
    let client = client(&rig, source);
    let error = rig.run(call(&client).attempts(1)).unwrap_err();
    let text = format!("{error} {error:?} {error:#?}");
    assert!(!text.contains(SECRET), "{text}");
    error
}

#[test]
fn the_token_is_asked_for_as_rfc_6749_says() {
    let rig = Rig::new([token("t1", 3600), ok(), ok()]);
    let source = credentials().scopes(["read", "write"]).parameter("audience", "a b");
    let client = client(&rig, source);
    rig.run(call(&client)).unwrap();
    rig.run(call(&client)).unwrap();
    let seen = rig.seen();
    assert_eq!(seen[0].uri, "https://api.example.com/token");
    assert_eq!(seen[0].method, "POST");
    let header = |name: &str| seen[0].headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/x-www-form-urlencoded");
    assert_eq!(header("authorization"), "Basic bWU6czNjcjN0LXZhbHVl");
    assert!(seen[0].headers["authorization"].is_sensitive());
    let body = "grant_type=client_credentials&scope=read%20write&audience=a%20b";
    assert_eq!(seen[0].body.as_deref(), Some(body.as_bytes()));
    assert_eq!(sent(&rig)[1..], ["/v1/ Bearer t1", "/v1/ Bearer t1"]);
}

#[test]
fn the_client_may_stand_in_the_body() {
    let body = |source: OAuth2| {
        let rig = Rig::new([token("t1", 60), ok()]);
        rig.run(call(&client(&rig, source))).unwrap();
        let seen = rig.seen();
        assert!(!seen[0].headers.contains_key("authorization"));
        String::from_utf8(seen[0].body.clone().unwrap().to_vec()).unwrap()
    };
    let start = "grant_type=client_credentials&client_id=me&client_secret=";
    assert_eq!(body(credentials().client_in_body()), format!("{start}{SECRET}"));
    let public = OAuth2::password("u", "p&w").public_client("me");
    let expected = "grant_type=password&username=u&password=p%26w&client_id=me";
    assert_eq!(body(public), expected);
}

static LIMITED: Profile = Profile {
    limits: &[
        LimitRule {
            name: "all",
            limit: 2,
            window: Duration::from_secs(30),
            ..LimitRule::PLAIN
        },
        LimitRule {
            name: "some",
            partial: true,
            window: Duration::from_secs(3000),
            ..LimitRule::PLAIN
        },
    ],
    ..PROFILE
};
static CHARGED: Operation = Operation { limits: &[0], ..GET };

fn limited(rig: &Rig, source: OAuth2) -> Client {
    rig.builder(&LIMITED).credential(0, Credential::token(source)).build().unwrap()
}

/// Two requests in thirty seconds; the token lasts for less.
#[test]
fn a_token_of_the_clients_own_origin_is_charged_like_any_request() {
    let acts = (0..4).flat_map(|_| [token("t", 20), ok()]);
    let rig = Rig::new(acts);
    let client = limited(&rig, credentials());
    let call = || Call::<i64>::json(&client, &CHARGED).into_future();
    let calls = (0..4).map(|_| Box::pin(call()) as Task<'_, Result<i64, Error>>);
    for answer in rig.clock.run_all(calls.collect()) {
        assert_eq!(answer.unwrap(), 7);
    }
    let twice = |at: u128| [at * 30_000; 2];
    assert_eq!(rig.times(), (0..4).flat_map(twice).collect::<Vec<_>>());
}

#[test]
fn a_token_of_another_origin_is_charged_to_nothing() {
    let rig = Rig::new([token("t", 3600), ok(), ok(), ok()]);
    let source = credentials().token_url("https://login.example.com/token");
    let client = limited(&rig, source);
    for _ in 0..3 {
        rig.run(Call::<i64>::json(&client, &CHARGED)).unwrap();
    }
    assert_eq!(rig.times(), [0, 0, 0, 30_000]);
}

#[test]
fn a_refused_token_request_stops_the_calls_too() {
    static OPEN: Operation = Operation { security: &[], ..CHARGED };
    let rig = Rig::new([answer(429, &[("retry-after", "50")], "{}"), ok()]);
    let client = limited(&rig, credentials());
    let error = rig.run(Call::<i64>::json(&client, &CHARGED).attempts(1)).unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(429));
    rig.run(Call::<i64>::json(&client, &OPEN)).unwrap();
    assert_eq!(rig.times(), [0, 50_000]);
}

/// One that is no 429, because the vendor says so.
#[test]
fn what_a_vendor_refuses_with_stops_the_calls_too() {
    static ODD: Profile = Profile {
        retry: RetryRules { refused: &[420], ..RetryRules::DEFAULT },
        ..LIMITED
    };
    static OPEN: Operation = Operation { security: &[], ..CHARGED };
    for (status, next) in [(420, 50_000), (429, 50_000), (503, 50_000), (400, 0)] {
        let rig = Rig::new([answer(status, &[("retry-after", "50")], "{}"), ok()]);
        let builder = rig.builder(&ODD).credential(0, Credential::token(credentials()));
        let client = builder.build().unwrap();
        rig.run(Call::<i64>::json(&client, &CHARGED).attempts(1)).unwrap_err();
        rig.run(Call::<i64>::json(&client, &OPEN)).unwrap();
        assert_eq!(rig.times(), [0, next], "{status}");
    }
}

#[test]
fn what_a_token_answer_says_of_limits_is_believed() {
    static TELLING: Profile = Profile {
        limit_headers: &[
            LimitHeader {
                name: "x-remaining",
                meaning: LimitMeaning::Remaining,
                rule: Some(0),
                ..LimitHeader::PLAIN
            },
            LimitHeader {
                name: "x-other",
                meaning: LimitMeaning::Remaining,
                rule: Some(0),
                operations: &["other"],
                ..LimitHeader::PLAIN
            },
        ],
        ..LIMITED
    };
    for (name, next) in [("x-remaining", 30_000), ("x-other", 0)] {
        let body = r#"{"access_token":"t"}"#;
        let rig = Rig::new([answer(200, &[(name, "0")], body), ok()]);
        let builder = rig.builder(&TELLING);
        let client = builder.credential(0, Credential::token(credentials())).build();
        rig.run(Call::<i64>::json(&client.unwrap(), &CHARGED)).unwrap();
        assert_eq!(rig.times(), [0, next], "{name}");
    }
}

#[test]
fn the_bytes_of_a_token_answer_are_charged() {
    static BYTES: Profile = Profile {
        limits: &[LimitRule {
            name: "size",
            limit: 100,
            unit: LimitUnit::Bytes,
            window: Duration::from_secs(30),
            ..LimitRule::PLAIN
        }],
        ..PROFILE
    };
    for (length, next) in [(20, 0), (100, 30_000)] {
        let body = format!("{:length$}", r#"{"access_token":"t"}"#);
        let rig = Rig::new([answer(200, &[], &body), ok()]);
        let builder = rig.builder(&BYTES);
        let client = builder.credential(0, Credential::token(credentials())).build();
        rig.run(Call::<i64>::json(&client.unwrap(), &CHARGED)).unwrap();
        assert_eq!(rig.times(), [0, next], "{length}");
    }
}

#[test]
fn many_calls_share_one_renewal() {
    let slow = Act::After(Duration::from_secs(1), Box::new(token("t1", 3600)));
    let rig = Rig::new(std::iter::once(slow).chain((0..64).map(|_| ok())));
    let client = client(&rig, credentials());
    let calls = (0..64)
        .map(|_| Box::pin(call(&client).into_future()) as Task<'_, Result<i64, Error>>);
    for answer in rig.clock.run_all(calls.collect()) {
        assert_eq!(answer.unwrap(), 7);
    }
    let asked = sent(&rig).iter().filter(|line| line.starts_with("/token")).count();
    assert_eq!((asked, rig.count()), (1, 65));
}

#[test]
fn a_failure_goes_to_all_who_wait_and_is_not_kept() {
    let refused = answer(400, &[], r#"{"error": "invalid_client"}"#);
    let slow = Act::After(Duration::from_secs(1), Box::new(refused));
    let rig = Rig::new([slow, token("t1", 60), ok()]);
    let client = client(&rig, credentials());
    let calls = (0..8)
        .map(|_| Box::pin(call(&client).into_future()) as Task<'_, Result<i64, Error>>);
    for answer in rig.clock.run_all(calls.collect()) {
        assert_eq!(answer.unwrap_err().kind(), ErrorKind::Authentication);
    }
    assert_eq!(rig.count(), 1);
    assert_eq!(rig.run(call(&client)).unwrap(), 7);
}

#[test]
fn a_caller_who_gives_up_does_not_stop_the_others() {
    let slow = Act::After(Duration::from_secs(1), Box::new(token("t1", 3600)));
    let rig = Rig::new([slow, ok()]);
    let client = client(&rig, credentials());
    let mut leader = call(&client).into_future();
    assert!(poll_once(&mut leader).is_pending());
    let mut other = call(&client).into_future();
    assert!(poll_once(&mut other).is_pending());
    drop(leader);
    assert_eq!(rig.run(other).unwrap(), 7);
    assert_eq!(rig.count(), 2);
}

#[test]
fn a_token_is_renewed_before_it_expires() {
    let acts = [token("t1", 1000), ok(), ok(), token("t2", 1000), ok()];
    let rig = Rig::new(acts);
    let client = client(&rig, credentials());
    rig.run(call(&client)).unwrap();
    rig.clock.advance(Duration::from_secs(820));
    rig.run(call(&client)).unwrap();
    rig.clock.advance(Duration::from_secs(10));
    rig.run(call(&client)).unwrap();
    let expected = ["/v1/ Bearer t1", "/v1/ Bearer t1", "/v1/ Bearer t2"];
    let calls: Vec<_> =
        sent(&rig).into_iter().filter(|line| line.starts_with("/v1")).collect();
    assert_eq!(calls, expected);
}

#[test]
fn a_failed_early_renewal_keeps_the_old_token_for_a_while() {
    let acts = [token("t1", 1000), ok(), status(500), ok(), ok(), token("t2", 9), ok()];
    let rig = Rig::new(acts);
    let client = client(&rig, credentials());
    rig.run(call(&client)).unwrap();
    rig.clock.advance(Duration::from_secs(900));
    for pause in [1, 10, 0] {
        rig.run(call(&client)).unwrap();
        rig.clock.advance(Duration::from_secs(pause));
    }
    let last = ["/v1/ Bearer t1", "/v1/ Bearer t1", "/token ", "/v1/ Bearer t2"];
    let found: Vec<_> = sent(&rig)
        .iter()
        .map(|line| line.split("Basic").next().unwrap().to_owned())
        .collect();
    assert_eq!(found[3..], last);
}

#[test]
fn a_refused_token_is_renewed_once() {
    let acts = [token("t1", 3600), status(401), token("t2", 3600), ok()];
    let rig = Rig::new(acts);
    let client_of = client(&rig, credentials());
    let response = rig.run(call(&client_of).attempts(1).send()).unwrap();
    assert_eq!((response.attempts(), rig.count()), (2, 4));
    let acts = [token("t1", 3600), status(401), token("t2", 3600), status(401)];
    let rig = Rig::new(acts);
    let error = rig.run(call(&client(&rig, credentials()))).unwrap_err();
    let told = (error.kind(), error.attempts(), rig.count());
    assert_eq!(told, (ErrorKind::Authentication, 2, 4));
}

#[test]
fn a_text_is_a_token_that_stays() {
    let rig = Rig::new([status(401)]);
    let error = rig.run(call(&client(&rig, SECRET))).unwrap_err();
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Authentication, 1));
}

#[test]
fn a_new_refresh_token_takes_the_old_ones_place() {
    let with = |name: &str, refresh: &str| {
        let body = format!(
            r#"{{"access_token": "{name}", "expires_in": "0", "refresh_token": "{refresh}"}}"#
        );
        answer(200, &[], &body)
    };
    let rig = Rig::new([with("t1", "r2"), ok(), with("t2", "r2"), ok()]);
    let kept = Arc::new(Mutex::new(Vec::new()));
    let hook = Arc::clone(&kept);
    let source = OAuth2::refresh_token("r1").client("me", SECRET);
    let source = source.on_refresh_token(move |token| {
        hook.lock().unwrap().push(token.expose().to_owned());
    });
    let client = client_at_vendor(&rig, source);
    rig.run(call(&client)).unwrap();
    rig.run(call(&client)).unwrap();
    let bodies = rig.seen().into_iter().step_by(2).map(|seen| seen.body.unwrap());
    let expected = ["r1", "r2"]
        .map(|token| format!("grant_type=refresh_token&refresh_token={token}"));
    assert_eq!(bodies.collect::<Vec<_>>(), expected);
    assert_eq!(*kept.lock().unwrap(), ["r2"], "told once, when it is new");
}

/// A client of the vendor's own server.
fn client_at_vendor(rig: &Rig, source: OAuth2) -> Client {
    let builder = runtime::runtime::ClientBuilder::new(&PROFILE);
    let builder = builder.transport(Arc::clone(&rig.wire)).clock(Arc::clone(&rig.clock));
    builder.random(|| 0.5).credential(0, Credential::token(source)).build().unwrap()
}

#[test]
fn what_the_endpoint_says_is_told() {
    let body = format!(
        r#"{{"error": "invalid_client", "error_description": "not {SECRET} again"}}"#
    );
    let error = error(credentials(), answer(401, &[], &body));
    assert_eq!(error.kind(), ErrorKind::Authentication);
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(error.url(), "https://api.example.com/token");
    assert_eq!((error.operation(), error.attempts()), ("read", 0));
    let vendor = error.vendor().unwrap();
    assert_eq!(vendor.code.as_deref(), Some("invalid_client"));
    assert_eq!(vendor.message.as_deref(), Some("not … again"));
}

#[test]
fn other_answers_are_no_tokens() {
    let refused = |act: Act| {
        let error = error(credentials(), act);
        (error.kind(), error.is_retryable())
    };
    let location = [("location", "https://evil.example.com/token")];
    assert_eq!(refused(answer(307, &location, "")), (ErrorKind::Redirect, false));
    assert_eq!(refused(status(503)), (ErrorKind::Server, true));
    assert_eq!(refused(status(429)), (ErrorKind::Throttled, true));
    let mac = r#"{"access_token": "t", "token_type": "mac"}"#;
    assert_eq!(refused(answer(200, &[], mac)), (ErrorKind::Authentication, false));
    assert_eq!(refused(answer(200, &[], "[]")), (ErrorKind::Authentication, false));
    let broken = Act::Fail(runtime::runtime::TransportFailure::Connect);
    assert_eq!(refused(broken), (ErrorKind::Connect, true));
}

#[test]
fn a_passing_failure_is_tried_again_with_the_call() {
    let rig = Rig::new([status(503), token("t1", 60), ok()]);
    assert_eq!(rig.run(call(&client(&rig, credentials()))).unwrap(), 7);
}

#[test]
fn a_secret_never_goes_to_the_vendor_when_the_base_url_is_another() {
    let built = |source: OAuth2| {
        let rig = Rig::new([]);
        let builder = rig.builder(&PROFILE).base_url("http://localhost:8080");
        let built = builder.credential(0, Credential::token(source)).build();
        built.map(|_| ()).map_err(|error| error.to_string())
    };
    assert_eq!(built(credentials()), Ok(()));
    assert_eq!(built(OAuth2::password("u", "p")), Ok(()), "it moves along");
    let foreign = built(OAuth2::refresh_token("r")).unwrap_err();
    assert!(foreign.contains("give `token_url`"), "{foreign}");
    let given = OAuth2::refresh_token("r").token_url("https://id.test/t");
    assert_eq!(built(given), Ok(()));
    for url in ["http://id.test/t", "https://u:p@id.test/t", "javascript:x"] {
        assert!(built(credentials().token_url(url)).is_err(), "{url}");
    }
    for url in ["http://localhost:1/t", "http://127.0.0.1/t", "http://[::1]:2/t"] {
        assert_eq!(built(credentials().token_url(url)), Ok(()), "{url}");
    }
}

#[test]
fn any_source_of_tokens_is_renewed_in_the_same_way() {
    let rig = Rig::new([ok(), status(401), ok()]);
    let asked = Arc::new(Mutex::new(0));
    let source = Token::from_fn(move || {
        *asked.lock().unwrap() += 1;
        let name = format!("t{}", asked.lock().unwrap());
        async move { Ok(AccessToken::new(name)) }
    });
    let client = client(&rig, source);
    rig.run(call(&client)).unwrap();
    rig.run(call(&client)).unwrap();
    let expected = ["/v1/ Bearer t1", "/v1/ Bearer t1", "/v1/ Bearer t2"];
    assert_eq!(sent(&rig), expected);
}

#[test]
fn a_source_that_fails_is_the_cause() {
    let rig = Rig::new([]);
    let source = Token::from_fn(|| async { Err("the vault is sealed".into()) });
    let error = rig.run(call(&client(&rig, source))).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Authentication);
    let cause = std::error::Error::source(&error).unwrap();
    assert_eq!(cause.to_string(), "the vault is sealed");
}

#[test]
fn nothing_shows_a_secret() {
    let source = OAuth2::password(SECRET, SECRET)
        .client(SECRET, SECRET)
        .parameter("p", SECRET)
        .token_url(format!("https://id.test/{SECRET}"));
    let shown = format!("{source:?} {:?}", Token::from(SECRET));
    assert!(!shown.contains(SECRET), "{shown}");
    let shown = format!("{:?}", AccessToken::new(SECRET));
    assert!(!shown.contains(SECRET), "{shown}");
}

/// Everything that an error can be asked for.
fn everything(error: &Error) -> String {
    let body = String::from_utf8_lossy(error.body());
    format!("{error} {error:?} {} {:?} {body}", error.url(), error.vendor())
}

#[test]
fn a_secret_that_the_endpoint_repeats_is_left_out_in_all_its_forms() {
    let told = |source: OAuth2, repeated: &str| {
        let body =
            format!(r#"{{"error": "a {repeated}", "error_description": "{repeated}"}}"#);
        let text = everything(&error(source, answer(400, &[], &body)));
        assert!(!text.contains(repeated), "{text}");
        assert!(text.contains("a …"), "{text}");
    };
    let odd = || OAuth2::client_credentials("me", "p w/d");
    told(credentials(), SECRET);
    told(credentials(), "bWU6czNjcjN0LXZhbHVl");
    told(odd(), "p w/d");
    told(odd().client_in_body(), "p%20w%2Fd");
    told(credentials().parameter("assertion", "x.y"), "x.y");
    told(OAuth2::password("u", "pass").token_url("https://id.test/t"), "pass");
    told(OAuth2::refresh_token("r-1").token_url("https://id.test/t"), "r-1");
}

#[test]
fn a_success_shows_its_body_only_where_it_can_hold_no_token() {
    let body = |body: &str| {
        let error = error(credentials(), answer(200, &[], body));
        assert_eq!(error.kind(), ErrorKind::Authentication);
        String::from_utf8(error.body().to_vec()).unwrap()
    };
    let told = r#"{"error": "bad_verification_code", "see": "docs"}"#;
    assert_eq!(body(told), told);
    assert_eq!(body(r#"{"error": "odd", "data": {"id_token": "t"}}"#), "");
    assert_eq!(body(r#"{"error": "", "t": "t"}"#), "");
    assert_eq!(body(r#"{"token": "t"}"#), "");
}

#[test]
fn no_answer_is_read_beyond_its_cap() {
    let padded = |spaces| format!(r#"{{"access_token": "t"{}}}"#, " ".repeat(spaces));
    let body = padded(1024 * 1024);
    let error = error(credentials(), answer(200, &[], &body));
    assert_eq!(error.kind(), ErrorKind::Authentication, "what is cut is no JSON");
    let rig = Rig::new([answer(200, &[], &padded(1000)), ok()]);
    assert_eq!(rig.run(call(&client(&rig, credentials()))).unwrap(), 7);
}

#[test]
fn an_endpoint_that_is_asked_too_often_says_when_to_come_back() {
    let error = error(credentials(), answer(429, &[("retry-after", "9")], "{}"));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(9)));
    assert_eq!(error.kind(), ErrorKind::Throttled);
}

#[test]
fn tokens_are_bearer_tokens() {
    let of_type = |kind: &str| {
        let body = format!(r#"{{"access_token": "t", "token_type": "{kind}"}}"#);
        let rig = Rig::new([answer(200, &[], &body), ok()]);
        rig.run(call(&client(&rig, credentials())).attempts(1)).is_ok()
    };
    let accepted =
        ["Bearer", "BEARER", "BearerToken", "bearerx", "mac", ""].map(of_type);
    assert_eq!(accepted, [true, true, true, false, false, false]);
}

#[test]
fn a_lifetime_below_zero_is_over() {
    let asked = |lifetime: &str| {
        let body = format!(r#"{{"access_token": "t", "expires_in": {lifetime}}}"#);
        let acts = [answer(200, &[], &body), ok(), answer(200, &[], &body), ok()];
        let rig = Rig::new(acts);
        let client = client(&rig, credentials());
        rig.run(call(&client)).unwrap();
        rig.run(call(&client)).unwrap_or_default();
        sent(&rig).iter().filter(|line| line.starts_with("/token")).count()
    };
    assert_eq!(["-5", "0", "\"-1\""].map(asked), [2, 2, 2]);
    assert_eq!(["9", "\" 9 \"", "null", "\"soon\"", "1e300"].map(asked), [1; 5]);
}

#[test]
fn the_callers_user_agent_asks_for_tokens_too() {
    let rig = Rig::new([token("t1", 60), ok()]);
    let builder = rig.builder(&PROFILE).user_agent("mine/1");
    let builder = builder.credential(0, Credential::token(credentials()));
    rig.run(call(&builder.build().unwrap())).unwrap();
    assert_eq!(rig.seen()[0].headers["user-agent"], "mine/1");
}

#[test]
fn a_new_refresh_token_is_stored_before_it_is_told() {
    let with = r#"{"access_token": "t", "expires_in": 0, "refresh_token": "r2"}"#;
    let rig = Rig::new([answer(200, &[], with), answer(200, &[], with), ok()]);
    let source = OAuth2::refresh_token("r1").client("me", SECRET);
    let source = source.on_refresh_token(|_| panic!("the store is closed"));
    let client = client_at_vendor(&rig, source);
    let first = std::panic::AssertUnwindSafe(|| rig.run(call(&client)));
    assert!(std::panic::catch_unwind(first).is_err());
    assert_eq!(rig.run(call(&client)).unwrap(), 7);
    let body = rig.seen()[1].body.clone().unwrap();
    assert_eq!(body, "grant_type=refresh_token&refresh_token=r2");
}
