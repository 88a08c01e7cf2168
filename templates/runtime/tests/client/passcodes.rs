//! One-time passcodes: asked freshly for each login, spent before they are sent, and never sent twice.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use runtime::runtime::login::{Exchange, Issue, LoginFlow, Part, Value};
use runtime::runtime::profile::{
    AuthKind, AuthScheme, LimitRule, Operation, Profile, RetryRules,
};
use runtime::runtime::{
    Call, Client, Credential, Error, ErrorKind, Login, PasscodeReason, PasscodeRequest,
    Passcodes, TransportFailure,
};

use crate::clock::Task;
use crate::rig::{Act, Rig, SECRET, answer, ok, status};

const STEP: Duration = Duration::from_secs(30);

static PROFILE: Profile = Profile {
    auth: &[AuthScheme { name: "session", kind: AuthKind::Bearer("Bearer") }],
    limits: &[LimitRule {
        name: "login",
        limit: 1,
        window: Duration::from_secs(70),
        narrow: true,
        ..LimitRule::PLAIN
    }],
    retry: RetryRules { refused: &[429, 503], ..RetryRules::DEFAULT },
    ..Profile::PLAIN
};
static GET: Operation = Operation { id: "read", security: &[&[0]], ..Operation::PLAIN };
const LOGIN: Exchange = Exchange {
    operation: Operation {
        id: "login",
        method: "POST",
        path: "/login",
        idempotent: false,
        ..Operation::PLAIN
    },
    proof: None,
    media_type: "application/json",
    body: &[
        Part::Text("{\"password\":"),
        Part::Json(Value::Password),
        Part::Text(",\"code\":"),
        Part::Json(Value::Passcode),
        Part::Text("}"),
    ],
    without_passcode: &[
        Part::Text("{\"password\":"),
        Part::Json(Value::Password),
        Part::Text("}"),
    ],
    answer: Issue { expires_in: Some("/expires_in"), ..Issue::PLAIN },
};
pub(crate) static FLOW: LoginFlow = LoginFlow {
    login: LOGIN,
    refresh: None,
    max_age: None,
    basic: false,
    passcode: Some(STEP),
};
static PROVEN: LoginFlow = LoginFlow {
    login: Exchange {
        proof: Some((AuthKind::Basic, Value::PasswordAndPasscode)),
        body: &[],
        without_passcode: &[],
        ..LOGIN
    },
    ..FLOW
};
static LIMITED: LoginFlow = LoginFlow {
    login: Exchange {
        operation: Operation { limits: &[0], ..LOGIN.operation },
        ..LOGIN
    },
    ..FLOW
};
static REFRESHED: LoginFlow = LoginFlow {
    refresh: Some(Exchange {
        operation: Operation { id: "refresh", path: "/refresh", ..LOGIN.operation },
        proof: Some((AuthKind::Bearer("Bearer"), Value::Token)),
        body: &[],
        without_passcode: &[],
        ..LOGIN
    }),
    max_age: Some(Duration::from_secs(4000)),
    ..FLOW
};

/// What a device was asked, and what it shows.
#[derive(Clone, Default)]
struct Device {
    asked: Arc<Mutex<Vec<PasscodeRequest>>>,
}

impl Device {
    /// A device whose codes are these, one after the other and the last again; an empty one is an error.
    fn showing(&self, codes: &'static [&'static str]) -> Passcodes {
        let asked = Arc::clone(&self.asked);
        Passcodes::from_fn(move |request| {
            let mut asked = asked.lock().unwrap();
            let code = *codes.get(asked.len()).unwrap_or(codes.last().unwrap());
            asked.push(request);
            std::future::ready(match code {
                "" => Err("the person went away".into()),
                code => Ok(code.into()),
            })
        })
    }

    fn reasons(&self) -> Vec<PasscodeReason> {
        self.asked.lock().unwrap().iter().map(|request| request.reason).collect()
    }
}

fn issued(token: &str, lifetime: u32) -> Act {
    let body = format!(r#"{{"access_token":"{token}","expires_in":{lifetime}}}"#);
    answer(200, &[], &body)
}

pub(crate) fn client(
    rig: &Rig,
    flow: &'static LoginFlow,
    codes: impl Into<Passcodes>,
) -> Client {
    let login = Login::new(flow, "me", SECRET).with_passcodes(codes);
    rig.builder(&PROFILE).credential(0, Credential::token(login)).build().unwrap()
}

pub(crate) fn read(client: &Client) -> Call<i64> {
    Call::<i64>::json(client, &GET)
}

/// The codes that were sent, each with the second.
fn sent(rig: &Rig) -> Vec<(u64, String)> {
    let logins = rig.seen().into_iter().filter(|seen| seen.uri.path() == "/v1/login");
    let code = |body: &[u8]| {
        let body: serde_json::Value = serde_json::from_slice(body).unwrap();
        body["code"].as_str().unwrap_or("none").to_owned()
    };
    logins.map(|seen| (seen.at.as_secs(), code(&seen.body.unwrap()))).collect()
}

fn sent_are(rig: &Rig, expected: &[(u64, &str)]) {
    let found = sent(rig);
    let found: Vec<_> = found.iter().map(|(at, code)| (*at, code.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn each_login_asks_for_a_code_and_no_call_does() {
    let rig = Rig::new([issued("a", 100), ok(), ok(), issued("b", 100), ok()]);
    let device = Device::default();
    let client = client(&rig, &FLOW, device.showing(&["111111", "222222"]));
    rig.run(read(&client)).unwrap();
    rig.run(read(&client)).unwrap();
    rig.clock.advance(Duration::from_secs(100));
    rig.run(read(&client)).unwrap();
    sent_are(&rig, &[(0, "111111"), (100, "222222")]);
    assert_eq!(
        device.reasons(),
        [PasscodeReason::FirstLogin, PasscodeReason::SessionOver]
    );
    let asked = device.asked.lock().unwrap();
    assert_eq!(asked[0].newer_than, None);
    assert_eq!(asked[1].newer_than, Some(1_800_000_000 / 30));
    assert_eq!(asked[1].step(), (1_800_000_000 + 100) / 30);
    assert_eq!((asked[1].user.expose(), asked[1].period), ("me", STEP));
}

#[test]
fn a_code_may_stand_behind_the_password() {
    let rig = Rig::new([issued("a", 100), ok()]);
    let client = client(&rig, &PROVEN, Device::default().showing(&[" 111111\n"]));
    rig.run(read(&client)).unwrap();
    // `me:s3cr3t-value111111`
    let proof = "Basic bWU6czNjcjN0LXZhbHVlMTExMTEx";
    assert_eq!(rig.seen()[0].headers["authorization"], proof);
}

#[test]
fn who_has_no_codes_sends_none() {
    let rig = Rig::new([issued("a", 100), ok(), issued("a", 100), ok()]);
    for flow in [&FLOW, &PROVEN] {
        let login = Credential::token(Login::new(flow, "me", SECRET));
        let client = rig.builder(&PROFILE).credential(0, login).build().unwrap();
        rig.run(read(&client)).unwrap();
    }
    let seen = rig.seen();
    let body = seen[0].body.as_deref().unwrap();
    assert_eq!(body, format!(r#"{{"password":"{SECRET}"}}"#).as_bytes());
    // `me:s3cr3t-value`
    assert_eq!(seen[2].headers["authorization"], "Basic bWU6czNjcjN0LXZhbHVl");
}

/// Whatever becomes of a login, its code is not sent again, nor another one for it.
#[test]
fn a_login_whose_answer_is_lost_is_an_error() {
    let redirect = answer(307, &[("location", "/v1/login?again")], "");
    let acts = [
        Act::Fail(TransportFailure::Interrupted),
        Act::Fail(TransportFailure::Timeout),
        Act::Fail(TransportFailure::Refused),
        Act::Hang,
        status(401),
        status(429),
        status(500),
        status(503),
        redirect,
    ];
    for act in acts {
        let rig = Rig::new([act, issued("a", 100), ok()]);
        let device = Device::default();
        let client = client(&rig, &FLOW, device.showing(&["111111", "222222"]));
        let error = rig.run(read(&client)).unwrap_err();
        assert_eq!((rig.count(), error.attempts()), (1, 1), "{error:?}");
        assert_eq!(error.operation(), "login");
        rig.clock.advance(STEP);
        rig.run(read(&client)).unwrap();
        let codes: Vec<_> = sent(&rig).into_iter().map(|(_, code)| code).collect();
        assert_eq!(codes, ["111111", "222222"]);
        assert_eq!(device.reasons()[1], PasscodeReason::LoginFailed);
    }
}

/// The second login of a step waits for the next before it asks.
#[test]
fn no_two_codes_are_had_in_one_step() {
    let rig = Rig::new([status(500), issued("a", 100), ok()]);
    let device = Device::default();
    let client = client(&rig, &FLOW, device.showing(&["111111", "222222"]));
    rig.clock.advance(Duration::from_secs(10));
    rig.run(read(&client)).unwrap_err();
    rig.run(read(&client)).unwrap();
    sent_are(&rig, &[(10, "111111"), (30, "222222")]);
}

#[test]
fn clients_that_share_codes_know_of_each_others() {
    let rig = Rig::new([issued("a", 100), ok(), issued("b", 100), ok()]);
    let codes = Device::default().showing(&["111111", "222222"]);
    for _ in 0..2 {
        let client = client(&rig, &FLOW, codes.clone());
        rig.run(read(&client)).unwrap();
    }
    sent_are(&rig, &[(0, "111111"), (30, "222222")]);
}

#[test]
fn a_code_that_was_sent_is_asked_for_anew() {
    let rig = Rig::new([status(500), issued("a", 100), ok()]);
    let device = Device::default();
    let codes = ["111111", "111111", "222222"];
    let client = client(&rig, &FLOW, device.showing(Box::leak(Box::new(codes))));
    rig.run(read(&client)).unwrap_err();
    rig.run(read(&client)).unwrap();
    sent_are(&rig, &[(0, "111111"), (60, "222222")]);
    assert_eq!(device.reasons()[2], PasscodeReason::UsedBefore);
}

#[test]
fn a_source_that_repeats_itself_is_an_error() {
    let rig = Rig::new([status(500)]);
    let device = Device::default();
    let client = client(&rig, &FLOW, device.showing(&["111111"]));
    rig.run(read(&client)).unwrap_err();
    let error = rig.run(read(&client)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Authentication);
    assert!(error.to_string().contains("used before"), "{error}");
    assert_eq!((rig.count(), device.reasons().len()), (1, 4));
}

/// What was not written is not known to the vendor, but its code is spent all the same.
#[test]
fn a_login_without_a_connection_is_followed_by_one_with_a_code_of_its_own() {
    let fail = || Act::Fail(TransportFailure::Connect);
    let rig = Rig::new([fail(), issued("a", 100), ok()]);
    let client = client(&rig, &FLOW, Device::default().showing(&["111111", "222222"]));
    rig.run(read(&client)).unwrap();
    sent_are(&rig, &[(0, "111111"), (30, "222222")]);
    let rig = Rig::new([fail(), fail()]);
    let device = Device::default();
    let client = self::client(&rig, &FLOW, device.showing(&["1", "2", "3"]));
    let error = rig.run(read(&client)).unwrap_err();
    assert_eq!((error.kind(), device.reasons().len()), (ErrorKind::Connect, 2));
}

/// A code that has to wait for a place in the limits would be old when it is sent.
#[test]
fn a_code_does_not_wait_for_the_limits() {
    let rig = Rig::new([status(500), issued("a", 100), ok()]);
    let device = Device::default();
    let codes = ["111111", "222222", "333333"];
    let client = client(&rig, &LIMITED, device.showing(Box::leak(Box::new(codes))));
    rig.run(read(&client)).unwrap_err();
    rig.run(read(&client)).unwrap();
    let found = sent(&rig);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[1].0 >= 70 && found[1].1 == "333333", "{found:?}");
}

#[test]
fn a_session_is_refreshed_without_a_code_until_it_is_over() {
    let acts = [issued("a", 3600), ok(), issued("b", 3600), ok()];
    let rig = Rig::new(acts.into_iter().chain([issued("c", 3600), ok()]));
    let device = Device::default();
    let client = client(&rig, &REFRESHED, device.showing(&["111111", "222222"]));
    for wait in [3500, 495, 0] {
        rig.run(read(&client)).unwrap();
        rig.clock.advance(Duration::from_secs(wait));
    }
    let paths: Vec<_> =
        rig.seen().iter().map(|seen| seen.uri.path().to_owned()).collect();
    assert_eq!(paths, ["/v1/login", "/v1/", "/v1/refresh", "/v1/", "/v1/login", "/v1/"]);
    assert_eq!(device.reasons().len(), 2);
}

#[test]
fn concurrent_calls_spend_one_code() {
    let acts = std::iter::once(issued("a", 3600)).chain((0..64).map(|_| ok()));
    let rig = Rig::new(acts);
    let device = Device::default();
    let client = client(&rig, &FLOW, device.showing(&["111111", "222222"]));
    let calls = (0..64)
        .map(|_| Box::pin(read(&client).into_future()) as Task<'_, Result<i64, Error>>);
    for answer in rig.clock.run_all(calls.collect()) {
        answer.unwrap();
    }
    assert_eq!((device.reasons().len(), rig.count()), (1, 65));
}

/// The token's time does not run while the person looks for the device, nor does the attempt's.
#[test]
fn a_person_may_take_their_time() {
    let rig = Rig::new([issued("a", 60), ok(), ok()]);
    let asked = Arc::new(Mutex::new(0));
    let (clock, count) = (Arc::clone(&rig.clock), Arc::clone(&asked));
    let codes = Passcodes::from_fn(move |_| {
        *count.lock().unwrap() += 1;
        let clock = Arc::clone(&clock);
        async move {
            let sleep = runtime::runtime::Clock::sleep(&clock, Duration::from_secs(200));
            sleep.await;
            Ok("111111".into())
        }
    });
    let client = client(&rig, &FLOW, codes);
    rig.run(read(&client)).unwrap();
    rig.run(read(&client)).unwrap();
    assert_eq!(*asked.lock().unwrap(), 1);
    sent_are(&rig, &[(200, "111111")]);
}

#[test]
fn a_source_that_fails_or_is_silent_sends_nothing() {
    let rig = Rig::new([issued("a", 60), ok()]);
    let device = Device::default();
    let client = client(&rig, &FLOW, device.showing(&["", " ", "111111"]));
    let error = rig.run(read(&client)).unwrap_err();
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Authentication, 0));
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(cause.contains("the person went away"), "{cause}");
    let error = rig.run(read(&client)).unwrap_err();
    assert!(error.to_string().contains("the passcode is empty"), "{error}");
    // Nothing was used in this step.
    rig.run(read(&client)).unwrap();
    sent_are(&rig, &[(0, "111111")]);
    let silent = Passcodes::from_fn(|_| std::future::pending());
    let client = self::client(&rig, &FLOW, silent);
    let error = rig.run(read(&client)).unwrap_err();
    assert!(error.to_string().contains("no passcode came in time"), "{error}");
    assert_eq!(rig.clock_millis(), 300_000);
}

/// A calendar that is set back costs a step and no more.
#[test]
fn a_calendar_that_is_set_back_does_not_stop_logins() {
    let codes = Device::default().showing(&["111111", "222222"]);
    for (ahead, waited) in [(3600, 0), (0, 30)] {
        let rig = Rig::new([issued("a", 60), ok()]);
        let login = Login::new(&FLOW, "me", SECRET).with_passcodes(codes.clone());
        let clock = Shifted(Arc::clone(&rig.clock), Duration::from_secs(ahead));
        let builder = rig.builder(&PROFILE).clock(clock);
        let client = builder.credential(0, Credential::token(login)).build().unwrap();
        rig.run(read(&client)).unwrap();
        assert_eq!(rig.clock_millis(), waited * 1000);
    }
}

/// A clock whose calendar is ahead.
#[derive(Debug)]
struct Shifted(Arc<crate::clock::TestClock>, Duration);

impl runtime::runtime::Clock for Shifted {
    fn now(&self) -> Duration {
        self.0.now()
    }

    fn wall(&self) -> std::time::SystemTime {
        self.0.wall() + self.1
    }

    fn sleep(&self, time: Duration) -> runtime::runtime::BoxFuture<'static, ()> {
        self.0.sleep(time)
    }
}

#[test]
fn nothing_shows_a_code() {
    let echo =
        answer(400, &[], r#"{"message":"bad code 111111 of s3cr3t-value111111"}"#);
    for flow in [&FLOW, &PROVEN] {
        let rig = Rig::new([echo.clone()]);
        let codes = Device::default().showing(&["111111"]);
        assert_eq!(format!("{codes:?}"), "Passcodes(..)");
        let client = client(&rig, flow, codes);
        let error = rig.run(read(&client)).unwrap_err();
        let body = String::from_utf8_lossy(error.body()).into_owned();
        let shown = format!("{error} {error:?} {client:?} {body}");
        assert!(!shown.contains("111111") && !shown.contains(SECRET), "{shown}");
    }
}
