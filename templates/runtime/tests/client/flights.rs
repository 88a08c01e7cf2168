//! Getting a token: what it holds, who waits for it, and what becomes of those who need it.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use runtime::runtime::login::{Exchange, LoginFlow};
use runtime::runtime::profile::{AuthKind, AuthScheme, LimitRule, Operation, Profile};
use runtime::runtime::{
    AccessToken, BoxFuture, Call, Client, Clock, Credential, Error, Login,
    PasscodeReason, Passcodes, Token,
};

use crate::clock::{Task, TestClock, poll_once};
use crate::passcodes::{self, read};
use crate::rig::{Act, Rig, SECRET, answer, ok, status};

static PROFILE: Profile = Profile {
    auth: &[AuthScheme { name: "session", kind: AuthKind::Bearer("Bearer") }],
    limits: &[LimitRule {
        name: "all",
        limit: 1,
        window: Duration::from_secs(1),
        ..LimitRule::PLAIN
    }],
    ..Profile::PLAIN
};
static GET: Operation =
    Operation { id: "read", security: &[&[0]], limits: &[0], ..Operation::PLAIN };
static PUBLIC: Operation = Operation { id: "public", security: &[], ..GET };
static FLOW: LoginFlow = LoginFlow {
    login: Exchange {
        operation: Operation { limits: &[0], ..passcodes::FLOW.login.operation },
        ..passcodes::FLOW.login
    },
    ..passcodes::FLOW
};

fn issued(token: &str, lifetime: u32) -> Act {
    let body = format!(r#"{{"access_token":"{token}","expires_in":{lifetime}}}"#);
    answer(200, &[], &body)
}

fn counted() -> Passcodes {
    let next = AtomicU32::new(111_111);
    Passcodes::from_fn(move |_| {
        let code = next.fetch_add(1, Ordering::SeqCst).to_string();
        std::future::ready(Ok(code.into()))
    })
}

/// A client whose limits admit one request a second, logins included.
fn limited(rig: &Rig, clock: impl Clock + 'static, codes: Passcodes) -> Client {
    let login = Login::new(&FLOW, "me", SECRET).with_passcodes(codes);
    let builder = rig.builder(&PROFILE).clock(clock);
    builder.credential(0, Credential::token(login)).build().unwrap()
}

fn call(client: &Client, operation: &'static Operation) -> Call<i64> {
    Call::<i64>::json(client, operation)
}

#[test]
fn a_login_that_nobody_waits_for_keeps_no_place() {
    let rig = Rig::new([Act::Hang, ok()]);
    let client = limited(&rig, Arc::clone(&rig.clock), counted());
    let mut first = call(&client, &GET).into_future();
    assert!(poll_once(&mut first).is_pending());
    assert_eq!(rig.count(), 1, "the login");
    drop(first);
    // The login counts as sent.
    rig.run(call(&client, &PUBLIC)).unwrap();
    assert_eq!(rig.times(), [0, 1000]);
}

/// Neither does a token request of one's own.
#[test]
fn a_token_request_that_nobody_waits_for_keeps_no_place() {
    let rig = Rig::new([Act::Hang, ok()]);
    let source = runtime::runtime::oauth2::OAuth2::client_credentials("id", SECRET)
        .token_url("/token");
    let builder = rig.builder(&PROFILE).credential(0, Credential::token(source));
    let client = builder.build().unwrap();
    let mut first = call(&client, &GET).into_future();
    assert!(poll_once(&mut first).is_pending());
    assert_eq!(rig.count(), 1, "the request for a token");
    drop(first);
    rig.run(call(&client, &PUBLIC)).unwrap();
    assert_eq!(rig.times(), [0, 1000]);
}

#[test]
fn a_prompt_that_nobody_waits_for_takes_no_step() {
    let rig = Rig::new([issued("a", 600), ok()]);
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&asked);
    let codes = Passcodes::from_fn(move |request| {
        seen.lock().unwrap().push(request.reason);
        let is_first = seen.lock().unwrap().len() == 1;
        async move {
            if is_first {
                std::future::pending::<()>().await;
            }
            Ok("111111".into())
        }
    });
    let client = passcodes::client(&rig, &passcodes::FLOW, codes);
    assert!(poll_once(&mut read(&client).into_future()).is_pending());
    rig.run(read(&client)).unwrap();
    assert_eq!(rig.times(), [0, 0]);
    assert_eq!(*asked.lock().unwrap(), [PasscodeReason::FirstLogin; 2]);
}

#[test]
fn after_a_login_that_was_given_up_the_next_has_a_code_of_its_own() {
    let rig = Rig::new([Act::Hang, issued("a", 600), ok()]);
    let client = passcodes::client(&rig, &passcodes::FLOW, counted());
    assert!(poll_once(&mut read(&client).into_future()).is_pending());
    rig.run(read(&client)).unwrap();
    assert_eq!(rig.times(), [0, 30_000, 30_000]);
    let body = rig.seen()[1].body.clone().unwrap();
    assert!(String::from_utf8_lossy(&body).contains("111112"), "{body:?}");
}

/// 64 callers wait; the first, who began the login, is dropped.
#[test]
fn who_gives_up_does_not_end_what_others_wait_for() {
    let late = Act::After(Duration::from_secs(5), Box::new(issued("a", 3600)));
    let rig = Rig::new(std::iter::once(late).chain((0..63).map(|_| ok())));
    let client = passcodes::client(&rig, &passcodes::FLOW, counted());
    let mut first = read(&client).into_future();
    assert!(poll_once(&mut first).is_pending());
    let clock = Arc::clone(&rig.clock);
    let mut calls: Vec<Task<'_, Result<i64, Error>>> = vec![Box::pin(async move {
        clock.sleep(Duration::from_secs(1)).await;
        drop(first);
        Ok(7)
    })];
    for _ in 0..63 {
        calls.push(Box::pin(read(&client).into_future()));
    }
    for answer in rig.clock.run_all(calls) {
        answer.unwrap();
    }
    assert_eq!((rig.count(), rig.clock_millis()), (64, 5000));
}

/// A person is asked when there has to be another token, and not before.
#[test]
fn nobody_is_asked_for_a_code_while_the_token_is_good() {
    let rig = Rig::new([issued("a", 1000), ok(), ok(), ok(), issued("b", 1000), ok()]);
    let client = passcodes::client(&rig, &passcodes::FLOW, counted());
    let short = || read(&client).timeout(Duration::from_secs(10));
    rig.run(short()).unwrap();
    for (wait, sent) in [(850, 3), (139, 4), (1, 6)] {
        rig.clock.advance(Duration::from_secs(wait));
        rig.run(short()).unwrap();
        assert_eq!(rig.count(), sent);
    }
}

/// A client whose first token is good for this long, and whose source is silent from then on.
fn fading(rig: &Rig, lifetime: u64) -> (Client, Arc<AtomicU32>) {
    let asked = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&asked);
    let source = Token::from_fn(move || {
        let is_first = counter.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            if !is_first {
                std::future::pending::<()>().await;
            }
            Ok(AccessToken::new("a").expires_in(Duration::from_secs(lifetime)))
        }
    });
    let builder = rig.builder(&PROFILE).credential(0, Credential::token(source));
    (builder.build().unwrap(), asked)
}

#[test]
fn an_early_renewal_leaves_a_call_time_for_the_token_that_is_good() {
    let rig = Rig::new((0..4).map(|_| ok()));
    let (client, asked) = fading(&rig, 1000);
    let short = || call(&client, &GET).timeout(Duration::from_secs(10));
    rig.run(short()).unwrap();
    rig.clock.advance(Duration::from_secs(850));
    for _ in 0..3 {
        rig.run(short()).unwrap();
    }
    // The first waited for half of its time; then nobody asks for a while.
    assert_eq!(rig.times(), [0, 855_000, 856_000, 857_000]);
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[test]
fn a_token_that_ended_during_its_renewal_is_not_sent() {
    let rig = Rig::new([ok()]);
    let (client, _) = fading(&rig, 200);
    rig.run(call(&client, &GET)).unwrap();
    rig.clock.advance(Duration::from_secs(170));
    rig.run(call(&client, &GET).attempts(1)).unwrap_err();
    assert_eq!(rig.times(), [0]);
}

/// A clock that jumps ahead when it is read so many times.
#[derive(Debug, Clone)]
struct Jumping(Arc<TestClock>, Arc<AtomicU32>);

impl Clock for Jumping {
    fn now(&self) -> Duration {
        let left = &self.1;
        let fewer = |left: u32| left.checked_sub(1);
        if left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, fewer) == Ok(1) {
            self.0.advance(Duration::from_secs(1000));
        }
        self.0.now()
    }

    fn wall(&self) -> SystemTime {
        self.0.wall()
    }

    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        self.0.sleep(time)
    }
}

/// Wherever in a call its token ends: no login waits for the place of the call that waits for it.
#[test]
fn a_token_that_ends_while_a_call_has_its_place_is_not_waited_for() {
    for reading in 1..24 {
        let acts = [issued("a", 1000), ok(), issued("b", 9000), ok()];
        let rig = Rig::new(acts);
        let jumping = Jumping(Arc::clone(&rig.clock), Arc::default());
        let client = limited(&rig, jumping.clone(), counted());
        rig.run(call(&client, &GET)).unwrap();
        rig.clock.advance(Duration::from_secs(60));
        jumping.1.store(reading, Ordering::SeqCst);
        // Where the token was taken already it is sent, and the next act is a login's answer.
        let _ = rig.run(call(&client, &GET));
        assert!(rig.count() >= 3, "{reading}");
        assert!(rig.clock_millis() < 1_080_000, "{reading}: {}", rig.clock_millis());
    }
}

#[test]
fn a_refused_refresh_is_not_tried_again_before_the_login() {
    static REFRESHED: LoginFlow = LoginFlow {
        refresh: Some(Exchange {
            operation: Operation {
                id: "refresh",
                path: "/refresh",
                ..passcodes::FLOW.login.operation
            },
            body: &[],
            without_passcode: &[],
            ..passcodes::FLOW.login
        }),
        ..passcodes::FLOW
    };
    let rig = Rig::new([issued("a", 1000), ok(), status(401), ok(), ok()]);
    let asked = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&asked);
    let codes = Passcodes::from_fn(move |_| {
        let is_first = counter.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            if !is_first {
                std::future::pending::<()>().await;
            }
            Ok("111111".into())
        }
    });
    let client = passcodes::client(&rig, &REFRESHED, codes);
    let short = || read(&client).timeout(Duration::from_secs(10));
    rig.run(short()).unwrap();
    for wait in [850, 60] {
        rig.clock.advance(Duration::from_secs(wait));
        rig.run(short()).unwrap();
    }
    // Neither the vendor nor the person is asked a second time while the token is good.
    assert_eq!((rig.count(), asked.load(Ordering::SeqCst)), (5, 2));
}
