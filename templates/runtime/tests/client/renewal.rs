//! Tokens that are renewed: how long one is good, who asks, and what becomes of those who give up.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, mpsc};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use runtime::runtime::clock::Clock;
use runtime::runtime::profile::{AuthKind, AuthScheme, Operation, Profile};
use runtime::runtime::{
    AccessToken, BoxError, BoxFuture, Call, Client, Credential, Error, ErrorKind, Token,
    TokenContext, TokenSource,
};

use crate::clock::{Task, poll_once};
use crate::rig::{Rig, ok, status};

static PROFILE: Profile = Profile {
    auth: &[AuthScheme { name: "token", kind: AuthKind::Bearer("Bearer") }],
    ..Profile::PLAIN
};
static GET: Operation = Operation { id: "read", security: &[&[0]], ..Operation::PLAIN };

/// What a source does when it is asked.
#[derive(Clone, Copy)]
enum Turn {
    /// A token of this lifetime, after this time; both in seconds.
    Token(u64, u64),
    Panic,
    Fail,
}

/// Does its turns, one each time it is asked; tokens are numbered from 1.
#[derive(Clone)]
struct Source(Arc<Mutex<Vec<Turn>>>, Arc<Mutex<u32>>);

impl Source {
    fn new(turns: &[Turn]) -> Self {
        let turns = turns.iter().rev().copied().collect();
        Self(Arc::new(Mutex::new(turns)), Arc::default())
    }
}

impl TokenSource for Source {
    fn token<'a>(
        &'a self,
        context: &'a TokenContext,
    ) -> BoxFuture<'a, Result<AccessToken, BoxError>> {
        let turn = self.0.lock().unwrap().pop().expect("asked once too often");
        *self.1.lock().unwrap() += 1;
        let name = format!("t{}", self.1.lock().unwrap());
        Box::pin(async move {
            match turn {
                Turn::Token(lifetime, wait) => {
                    context.clock.sleep(Duration::from_secs(wait)).await;
                    let token = AccessToken::new(name);
                    Ok(token.expires_in(Duration::from_secs(lifetime)))
                }
                Turn::Panic => {
                    context.clock.sleep(Duration::from_secs(1)).await;
                    panic!("a broken source");
                }
                Turn::Fail => Err("a failing source".into()),
            }
        })
    }
}

fn rig() -> Rig {
    Rig::new((0..9).map(|_| ok()))
}

fn client(rig: &Rig, turns: &[Turn]) -> Client {
    client_of(rig, Source::new(turns), || 0.5)
}

fn client_of(
    rig: &Rig,
    source: impl TokenSource + 'static,
    random: fn() -> f64,
) -> Client {
    let credential = Credential::token(Token::renewed_by(source));
    rig.builder(&PROFILE).random(random).credential(0, credential).build().unwrap()
}

fn call(client: &Client) -> Call<i64> {
    Call::<i64>::json(client, &GET)
}

/// The tokens that were sent.
fn tokens(rig: &Rig) -> Vec<String> {
    let text = |seen: &crate::rig::Seen| {
        let value = seen.headers["authorization"].to_str().unwrap();
        value.trim_start_matches("Bearer ").to_owned()
    };
    rig.seen().iter().map(text).collect()
}

fn wait(rig: &Rig, seconds: u64) {
    rig.clock.advance(Duration::from_secs(seconds));
}

#[test]
fn an_abandoned_flight_does_not_bring_a_token_of_long_ago() {
    let rig = rig();
    let client = client(&rig, &[Turn::Token(3600, 1), Turn::Token(3600, 1)]);
    let mut first = call(&client).into_future();
    assert!(poll_once(&mut first).is_pending());
    drop(first);
    wait(&rig, 3601);
    rig.run(call(&client)).unwrap();
    rig.run(call(&client)).unwrap();
    assert_eq!(tokens(&rig), ["t2", "t2"]);
}

#[test]
fn a_flight_that_a_deadline_cut_off_is_begun_anew() {
    let rig = rig();
    let client = client(&rig, &[Turn::Token(3600, 30), Turn::Token(3600, 1)]);
    let error = rig.run(call(&client).timeout(Duration::from_secs(5))).unwrap_err();
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Timeout, 0));
    wait(&rig, 100);
    rig.run(call(&client)).unwrap();
    assert_eq!(tokens(&rig), ["t2"]);
}

#[test]
fn a_lifetime_counts_from_when_the_token_was_asked_for() {
    let rig = rig();
    let client = client(&rig, &[Turn::Token(100, 50), Turn::Token(100, 0)]);
    rig.run(call(&client)).unwrap();
    wait(&rig, 45);
    rig.run(call(&client)).unwrap();
    assert_eq!(tokens(&rig), ["t1", "t2"]);
}

#[test]
fn an_expired_token_is_not_sent_even_if_no_other_can_be_had() {
    // Good until a tenth of its lifetime, at most 10 s, before it expires.
    for (lifetime, good, over) in [(1000, 989, 990), (50, 44, 45)] {
        let turns = [Turn::Token(lifetime, 0), Turn::Fail, Turn::Fail];
        for (now, expected) in [(good, true), (over, false)] {
            let rig = rig();
            let client = client(&rig, &turns);
            rig.run(call(&client)).unwrap();
            wait(&rig, now);
            assert_eq!(rig.run(call(&client)).is_ok(), expected, "{lifetime} {now}");
        }
    }
}

#[test]
fn clients_do_not_renew_together() {
    // A fifth of the lifetime before it expires, less up to a quarter of that by chance.
    let due = |random: fn() -> f64, now: u64| {
        let rig = rig();
        let source = Source::new(&[Turn::Token(1000, 0), Turn::Token(1000, 0)]);
        let client = client_of(&rig, source, random);
        rig.run(call(&client)).unwrap();
        wait(&rig, now);
        rig.run(call(&client)).unwrap();
        tokens(&rig)[1] == "t2"
    };
    assert_eq!([due(|| 0.0, 799), due(|| 0.0, 800)], [false, true]);
    assert_eq!([due(|| 0.5, 824), due(|| 0.5, 825)], [false, true]);
    for wrong in [|| f64::NAN, || f64::INFINITY, || -7.0] {
        assert_eq!([due(wrong, 799), due(wrong, 800)], [false, true]);
    }
}

#[test]
fn a_source_that_takes_too_long_is_given_up() {
    let rig = rig();
    let client = client(&rig, &[Turn::Token(3600, 100), Turn::Token(3600, 0)]);
    let error = rig.run(call(&client).attempts(1)).unwrap_err();
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Timeout, 0));
    assert_eq!(rig.clock_millis(), 60_000, "the time of an attempt");
    assert!(error.to_string().contains("no token came in time"), "{error}");
    rig.run(call(&client)).unwrap();
}

#[test]
fn a_source_that_panicked_is_asked_again() {
    let rig = rig();
    let client = client(&rig, &[Turn::Panic, Turn::Token(3600, 0)]);
    let mut waiting = call(&client).into_future();
    assert!(poll_once(&mut waiting).is_pending());
    let leading = std::panic::AssertUnwindSafe(|| rig.run(call(&client)));
    assert!(std::panic::catch_unwind(leading).is_err());
    let error = rig.run(&mut waiting).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Authentication);
    let cause = std::error::Error::source(&error).unwrap();
    assert_eq!(cause.to_string(), "getting the token panicked");
    rig.run(call(&client)).unwrap();
    assert_eq!(tokens(&rig), ["t2"]);
}

#[test]
fn a_refusal_of_an_older_token_keeps_the_newer() {
    let late = |act| crate::rig::Act::After(Duration::from_secs(5), Box::new(act));
    let acts = [late(status(401)), status(401), ok(), ok()];
    let rig = Rig::new(acts);
    let client = client(&rig, &[Turn::Token(3600, 0), Turn::Token(3600, 0)]);
    let calls = (0..2)
        .map(|_| Box::pin(call(&client).into_future()) as Task<'_, Result<i64, Error>>);
    for answer in rig.clock.run_all(calls.collect()) {
        assert_eq!(answer.unwrap(), 7);
    }
    assert_eq!(tokens(&rig), ["t1", "t1", "t2", "t2"]);
}

#[test]
fn those_who_wait_are_woken_when_the_leader_gives_up() {
    let rig = rig();
    let client = client(&rig, &[Turn::Token(3600, 10)]);
    let leader: Task<'_, i64> = Box::pin(async {
        let mut leader = call(&client).into_future();
        let _ = std::future::poll_fn(|context| {
            Poll::Ready(leader.as_mut().poll(context).is_pending())
        })
        .await;
        rig.clock.sleep(Duration::from_secs(1)).await;
        0
    });
    let other: Task<'_, i64> = Box::pin(async { call(&client).await.unwrap() });
    assert_eq!(rig.clock.run_all(vec![leader, other]), [0, 7]);
    assert_eq!(rig.clock_millis(), 10_000);
}

#[test]
fn a_source_that_needs_its_own_token_is_told_so() {
    let rig = rig();
    let place: Arc<OnceLock<Client>> = Arc::default();
    let own = Arc::clone(&place);
    let source = Token::from_fn(move || {
        let asking = call(own.get().unwrap()).into_future();
        async move {
            let name = asking.await?;
            Ok(AccessToken::new(name.to_string()))
        }
    });
    let builder = rig.builder(&PROFILE).credential(0, Credential::token(source));
    let client = place.get_or_init(|| builder.build().unwrap());
    let error = rig.run(call(client)).unwrap_err();
    assert_eq!((error.kind(), rig.count()), (ErrorKind::Authentication, 0));
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert_eq!(cause, "the token's source makes a call that needs the token");
}

/// Notes that it was woken.
#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[test]
fn who_comes_while_another_thread_polls_does_not_block_and_is_woken() {
    let (entered, has_entered) = mpsc::channel();
    let (go, may_go) = mpsc::channel::<()>();
    let (may_go, polled) = (Mutex::new(may_go), AtomicBool::new(false));
    let parts = Arc::new((entered, may_go, polled));
    let source = Token::from_fn(move || {
        let parts = Arc::clone(&parts);
        std::future::poll_fn(move |_| {
            if parts.2.swap(true, Ordering::SeqCst) {
                return Poll::Ready(Ok(AccessToken::new("t")));
            }
            parts.0.send(()).unwrap();
            let waited = parts.1.lock().unwrap().recv_timeout(Duration::from_secs(5));
            waited.expect("the other was blocked");
            Poll::Pending
        })
    });
    let rig = rig();
    let builder = rig.builder(&PROFILE).credential(0, Credential::token(source));
    let client = builder.build().unwrap();
    std::thread::scope(|scope| {
        let leader = scope.spawn(|| {
            assert!(poll_once(&mut call(&client).into_future()).is_pending());
        });
        has_entered.recv().unwrap();
        let woken = Arc::new(Woken::default());
        let waker = Waker::from(Arc::clone(&woken));
        let mut other = call(&client).into_future();
        let mut poll = || other.as_mut().poll(&mut Context::from_waker(&waker));
        assert!(poll().is_pending());
        go.send(()).unwrap();
        leader.join().unwrap();
        assert!(woken.0.load(Ordering::SeqCst), "the leader gave up");
        assert!(matches!(poll(), Poll::Ready(Ok(7))));
    });
}
