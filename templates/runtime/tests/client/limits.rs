//! How calls use the limiter.

use std::sync::Arc;
use std::time::Duration;

use runtime::runtime::profile::{
    CodeRetry, CodeRule, ErrorShape, LimitHeader, LimitMeaning, LimitRule, Operation,
    Profile, TimeUnit,
};
use runtime::runtime::{Call, Client, Clock, ErrorKind, TransportFailure};

use crate::rig::{Act, Piece, Rig, answer, ok, status};

static PROFILE: Profile = Profile {
    limits: &[LimitRule {
        name: "minute",
        limit: 2,
        window: Duration::from_secs(60),
        narrow: false,
        ..LimitRule::PLAIN
    }],
    limit_headers: &[LimitHeader {
        name: "x-remaining",
        meaning: LimitMeaning::Remaining,
        rule: Some(0),
        ..LimitHeader::PLAIN
    }],
    ..Profile::PLAIN
};
static GET: Operation = Operation { id: "read", limits: &[0], ..Operation::PLAIN };
static UNLIMITED: Operation = Operation { id: "look", ..Operation::PLAIN };

fn send(rig: &Rig, client: &Client) {
    rig.run(Call::<i64>::json(client, &GET)).unwrap();
}

#[test]
fn calls_wait_for_their_turn() {
    let rig = Rig::new(vec![ok(); 5]);
    let client = rig.builder(&PROFILE).build().unwrap();
    (0..5).for_each(|_| send(&rig, &client));
    assert_eq!(rig.times(), [0, 0, 60_000, 60_000, 120_000]);
}

#[test]
fn a_limit_can_be_changed_or_switched_off() {
    let rig = Rig::new(vec![ok(); 3]);
    let builder = rig.builder(&PROFILE).limit("minute", 1, Duration::from_secs(10));
    let client = builder.build().unwrap();
    (0..3).for_each(|_| send(&rig, &client));
    assert_eq!(rig.times(), [0, 10_000, 20_000]);

    let rig = Rig::new(vec![ok(); 3]);
    let client = rig.builder(&PROFILE).limits(false).build().unwrap();
    (0..3).for_each(|_| send(&rig, &client));
    assert_eq!(rig.times(), [0, 0, 0]);
}

#[test]
fn an_unknown_limit_is_refused_with_the_known_ones() {
    let rig = Rig::new([]);
    let builder = rig.builder(&PROFILE).limit("hour", 1, Duration::from_secs(10));
    let error = builder.build().unwrap_err().to_string();
    assert!(error.ends_with("declares no limit `hour`, but `minute`"), "{error}");
}

#[test]
fn every_attempt_and_every_redirect_is_charged() {
    let moved = answer(302, &[("location", "/x")], "");
    for first in [status(500), moved] {
        let rig = Rig::new([first, ok(), ok()]);
        let client = rig.builder(&PROFILE).random(|| 0.0).build().unwrap();
        send(&rig, &client);
        send(&rig, &client);
        assert_eq!(rig.times(), [0, 0, 60_000]);
    }
}

#[test]
fn what_was_never_sent_is_not_charged() {
    let rig = Rig::new([Act::Fail(TransportFailure::Connect), ok(), ok()]);
    let client = rig.builder(&PROFILE).random(|| 0.0).build().unwrap();
    send(&rig, &client);
    send(&rig, &client);
    assert_eq!(rig.times(), [0, 0, 0]);
}

#[test]
fn what_may_have_been_sent_is_charged() {
    let first = Act::Fail(TransportFailure::Interrupted);
    for (first, third) in [(first, 60_000), (Act::Hang, 120_000)] {
        let rig = Rig::new([first, ok(), ok()]);
        let client = rig.builder(&PROFILE).random(|| 0.0).build().unwrap();
        send(&rig, &client);
        send(&rig, &client);
        assert_eq!(rig.times()[2], third);
    }
}

#[test]
fn a_wait_beyond_the_deadline_is_an_error_at_once() {
    let rig = Rig::new([ok(), ok()]);
    let client = rig.builder(&PROFILE).build().unwrap();
    send(&rig, &client);
    send(&rig, &client);
    let call = Call::<i64>::json(&client, &GET).timeout(Duration::from_secs(5));
    let error = rig.run(call).unwrap_err();
    assert_eq!((error.kind(), error.status()), (ErrorKind::Throttled, None));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
    assert_eq!((error.attempts(), error.operation()), (0, "read"));
    assert!(error.is_retryable());
    assert_eq!(rig.clock_millis(), 0);
}

#[test]
fn a_retry_that_the_limiter_stops_tells_what_came_before() {
    let rig = Rig::new([status(500)]);
    let builder = rig.builder(&PROFILE).limit("minute", 1, Duration::from_secs(60));
    let call = Call::<i64>::json(&builder.build().unwrap(), &GET);
    let error = rig.run(call.timeout(Duration::from_secs(5))).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Throttled, 1));
    let before = std::error::Error::source(&error).unwrap();
    assert_eq!(before.to_string(), "read: the server failed (500)");
}

#[test]
fn a_refusal_stops_everybody() {
    for (code, next) in [(429, 50_000), (503, 50_000), (404, 0)] {
        for operation in [&GET, &UNLIMITED] {
            let rig = Rig::new([answer(code, &[("retry-after", "50")], ""), ok()]);
            let client = rig.builder(&PROFILE).build().unwrap();
            let call = || Call::<i64>::json(&client, operation);
            rig.run(call().attempts(1)).unwrap_err();
            rig.run(call()).unwrap();
            assert_eq!(rig.times(), [0, next], "{code}");
        }
    }
}

#[test]
fn a_refusal_of_one_limit_does_not_stop_the_others() {
    for (refused, other) in [(&GET, &UNLIMITED), (&UNLIMITED, &GET)] {
        let rig = Rig::new([answer(429, &[("retry-after", "50")], ""), ok()]);
        let client = rig.builder(&PROFILE).build().unwrap();
        rig.run(Call::<i64>::json(&client, refused).attempts(1)).unwrap_err();
        rig.run(Call::<i64>::json(&client, other)).unwrap();
        assert_eq!(rig.times(), [0, 0]);
    }
}

static EXPORTING: Profile = {
    const fn rule(name: &'static str, window: u64, narrow: bool) -> LimitRule {
        let window = Duration::from_secs(window);
        LimitRule { name, limit: 9, window, narrow, ..LimitRule::PLAIN }
    }
    Profile {
        limits: &[
            rule("minute", 60, false),
            rule("hour", 3600, false),
            rule("export", 60, true),
            rule("report", 90, true),
        ],
        ..Profile::PLAIN
    }
};
static LIST: Operation = Operation { limits: &[0, 1], ..Operation::PLAIN };
static EXPORT: Operation = Operation { limits: &[0, 1, 2], ..Operation::PLAIN };
static REPORT: Operation = Operation { limits: &[0, 1, 2, 3], ..Operation::PLAIN };

#[test]
fn a_refusal_is_charged_to_the_narrowest_limits_it_can_come_from() {
    for (refused, code, wait, next, after) in [
        (&EXPORT, 429, 60, &LIST, 0),
        (&EXPORT, 429, 60, &EXPORT, 60),
        (&EXPORT, 429, 60, &REPORT, 60),
        (&EXPORT, 429, 61, &LIST, 61),
        (&EXPORT, 429, 61, &EXPORT, 61),
        (&EXPORT, 503, 60, &LIST, 60),
        (&REPORT, 429, 90, &LIST, 0),
        (&REPORT, 429, 90, &EXPORT, 90),
        (&REPORT, 429, 91, &LIST, 91),
        (&LIST, 429, 60, &LIST, 60),
        (&LIST, 429, 60, &EXPORT, 60),
    ] {
        let told = wait.to_string();
        let rig = Rig::new([answer(code, &[("retry-after", &told)], ""), ok()]);
        let client = rig.builder(&EXPORTING).build().unwrap();
        rig.run(Call::<i64>::json(&client, refused).attempts(1)).unwrap_err();
        let call = Call::<i64>::json(&client, next);
        rig.run(call.max_server_wait(Duration::from_secs(3600))).unwrap();
        let case = (refused.limits, code, wait, next.limits);
        assert_eq!(rig.times(), [0, after * 1000], "{case:?}");
    }
}

#[test]
fn a_later_call_does_not_sit_out_a_long_refusal() {
    for profile in [&PROFILE, &Profile::PLAIN] {
        let rig = Rig::new([answer(429, &[("retry-after", "3254")], ""), ok()]);
        let client = rig.builder(profile).build().unwrap();
        let call = || Call::<i64>::json(&client, &GET);
        rig.run(call()).unwrap_err();
        rig.clock.advance(Duration::from_secs(54));
        let error = rig.run(call()).unwrap_err();
        assert_eq!((error.kind(), error.status()), (ErrorKind::Throttled, None));
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3200)));
        assert_eq!(error.attempts(), 0);
        assert!(error.is_retryable() && error.to_string().contains("not sent"));
        assert_eq!((rig.count(), rig.clock_millis()), (1, 54_000));
        rig.run(call().max_server_wait(Duration::from_secs(3200))).unwrap();
        assert_eq!(rig.times(), [0, 3_254_000]);
    }
}

#[test]
fn a_call_that_is_sent_again_is_not_one_too_many() {
    let refused = answer(429, &[("retry-after", "5")], "");
    let rig = Rig::new([refused, ok(), ok()]);
    let builder = rig.builder(&PROFILE).limit_queue(1).random(|| 0.0);
    let client = builder.limit("minute", 1, Duration::from_secs(60)).build().unwrap();
    let call = || Call::<i64>::json(&client, &GET).into_future();
    let tasks: Vec<crate::clock::Task<'_, _>> = vec![call(), call()];
    let results = rig.clock.run_all(tasks);
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!(rig.times(), [0, 60_000, 120_000]);
}

static CODED: Profile = Profile {
    errors: ErrorShape {
        code: &["/code"],
        codes: &[
            CodeRule {
                code: "much",
                kind: Some(ErrorKind::Validation),
                retry: Some(CodeRetry::Never),
                ..CodeRule::PLAIN
            },
            CodeRule {
                code: "often",
                kind: Some(ErrorKind::Throttled),
                ..CodeRule::PLAIN
            },
        ],
        ..ErrorShape::PLAIN
    },
    ..PROFILE
};

#[test]
fn a_refusal_that_waiting_does_not_heal_stops_nobody() {
    let wait = [("retry-after", "50")];
    for (body, next) in
        [(r#"{"code":"much"}"#, 0), (r#"{"code":"often"}"#, 50_000), ("{}", 50_000)]
    {
        for code in [429, 503] {
            let rig = Rig::new([answer(code, &wait, body), ok()]);
            let client = rig.builder(&CODED).build().unwrap();
            let call = || Call::<i64>::json(&client, &GET);
            rig.run(call().attempts(1)).unwrap_err();
            rig.run(call()).unwrap();
            assert_eq!(rig.times(), [0, next], "{code} {body}");
        }
    }
}

/// The wait counts from when the server asked for it.
#[test]
fn a_refusal_whose_code_comes_late_is_heeded_all_the_same() {
    let late = vec![Piece::Late(Duration::from_secs(2), "{\"code\":\"often\"}".into())];
    let refused = Act::Answer(429, vec![("retry-after", "50".to_owned())], late);
    let rig = Rig::new([refused, ok()]);
    let client = rig.builder(&CODED).build().unwrap();
    rig.run(Call::<i64>::json(&client, &GET).attempts(1)).unwrap_err();
    rig.run(Call::<i64>::json(&client, &GET)).unwrap();
    assert_eq!(rig.times(), [0, 50_000]);
}

/// A refusal of so many seconds, whose body takes as long as it takes.
fn stalled(wait: u64, body: Vec<Piece>) -> Act {
    Act::Answer(429, vec![("retry-after", wait.to_string())], body)
}

/// When the requests were sent of twenty calls, a second apart; those that wait for a block do so for five seconds.
fn one_a_second(first: Act) -> Vec<u128> {
    let rig = Rig::new(std::iter::once(first).chain(vec![ok(); 20]));
    let second = Duration::from_secs(1);
    let builder = rig.builder(&CODED).limit("minute", 99, 60 * second);
    let client = builder.max_server_wait(5 * second).build().unwrap();
    let tasks = (0..20).map(|n| {
        let (client, clock) = (client.clone(), Arc::clone(&rig.clock));
        Box::pin(async move {
            Clock::sleep(&clock, n * second).await;
            let call = Call::<i64>::json(&client, &GET).attempts(1);
            call.await.map_err(|error| error.kind())
        }) as crate::clock::Task<'_, Result<i64, ErrorKind>>
    });
    let results = rig.clock.run_all(tasks.collect());
    let gone = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!(gone + 1, rig.count());
    rig.times()
}

#[test]
fn a_refusal_blocks_before_its_body_has_come() {
    let late = |seconds, text: &'static str| {
        vec![Piece::Late(Duration::from_secs(seconds), text.into())]
    };
    // Those that wait neither go nor fail before it is known why the server refused.
    let expected: Vec<u128> = (0..20).map(|n: u128| n.max(8) * 1000).collect();
    let lifted = one_a_second(stalled(30, late(8, "{\"code\":\"much\"}")));
    assert_eq!(lifted[1..], expected[1..]);
    let stands = one_a_second(stalled(30, late(25, "{}")));
    assert!(stands[1..].iter().all(|at| *at == 30_000), "{stands:?}");
    let passed = one_a_second(stalled(10, late(25, "{}")));
    assert_eq!(
        (passed[1], passed.len()),
        (10_000, 20),
        "a block ends although it stalls"
    );
    let long = one_a_second(stalled(30, late(3, "{\"code\":\"often\"}")));
    assert_eq!(long, [0]);
}

/// Once the block is over, one goes ahead: what its answer says counts more than the body that stalls.
#[test]
fn a_block_that_is_over_lets_one_go_ahead_while_the_body_stalls() {
    let second = Duration::from_secs(1);
    let body = vec![Piece::Late(25 * second, "{\"code\":\"often\"}".into())];
    let ahead = Act::After(4 * second, Box::new(ok()));
    let rig = Rig::new([stalled(10, body), ahead, ok(), ok()]);
    let builder = rig.builder(&CODED).limit("minute", 99, 60 * second);
    let client = builder.build().unwrap();
    let call = || Call::<i64>::json(&client, &GET).attempts(1).into_future();
    let mut refused = call();
    assert!(crate::clock::poll_once(&mut refused).is_pending());
    let tasks: Vec<crate::clock::Task<'_, _>> = vec![refused, call(), call(), call()];
    drop(rig.clock.run_all(tasks));
    assert_eq!(rig.times(), [0, 10_000, 14_000, 14_000]);
}

#[test]
fn a_caller_who_gives_up_reading_a_refusal_leaves_the_block() {
    let rig = Rig::new([stalled(30, vec![Piece::Hang]), ok()]);
    let client = rig.builder(&CODED).build().unwrap();
    let mut call = Call::<i64>::json(&client, &GET).send();
    assert!(crate::clock::poll_once(&mut call).is_pending());
    drop(call);
    send(&rig, &client);
    assert_eq!(rig.times(), [0, 30_000]);
}

/// A call that is never polled again holds nobody up for longer than a refusal whose cause is known.
#[test]
fn a_refusal_that_nobody_reads_is_believed_in_the_end() {
    let rig = Rig::new([stalled(7200, vec![Piece::Hang])]);
    let client = rig.builder(&CODED).build().unwrap();
    let mut forgotten = Call::<i64>::json(&client, &GET).send();
    assert!(crate::clock::poll_once(&mut forgotten).is_pending());
    let error = rig.run(Call::<i64>::json(&client, &GET)).unwrap_err();
    assert_eq!((error.kind(), rig.clock_millis()), (ErrorKind::Throttled, 120_000));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7080)));
}

#[test]
fn once_the_first_is_answered_the_others_follow() {
    let second = Duration::from_secs(1);
    let mut acts = vec![answer(429, &[("retry-after", "50")], "")];
    acts.extend(vec![Act::After(second, Box::new(ok())); 3]);
    let rig = Rig::new(acts);
    let builder = rig.builder(&PROFILE).limit("minute", 9, 60 * second);
    let client = builder.build().unwrap();
    rig.run(Call::<i64>::json(&client, &GET).attempts(1)).unwrap_err();
    let call = || Call::<i64>::json(&client, &GET).into_future();
    let tasks: Vec<crate::clock::Task<'_, _>> = vec![call(), call(), call()];
    let results = rig.clock.run_all(tasks);
    assert!(results.iter().all(Result::is_ok));
    assert_eq!(rig.times(), [0, 50_000, 51_000, 51_000]);
}

#[test]
fn a_late_timer_charges_no_more_than_the_time_of_the_attempt() {
    let second = Duration::from_secs(1);
    let rig = Rig::new([Act::Hang, ok()]);
    let builder = rig.builder(&PROFILE).limit("minute", 1, 60 * second);
    let client = builder.attempt_timeout(10 * second).build().unwrap();
    let mut call = Call::<i64>::json(&client, &GET).attempts(1).send();
    assert!(crate::clock::poll_once(&mut call).is_pending());
    rig.clock.advance(40 * second);
    assert!(crate::clock::poll_once(&mut call).is_ready());
    send(&rig, &client);
    assert_eq!(rig.times(), [0, 70_000]);
}

#[test]
fn headers_of_a_success_are_learnt_from_too() {
    let rig = Rig::new([answer(200, &[("x-remaining", "0")], "7"), ok()]);
    let client = rig.builder(&PROFILE).build().unwrap();
    send(&rig, &client);
    send(&rig, &client);
    assert_eq!(rig.times(), [0, 60_000]);
}

static TELLING: Profile = {
    const fn header(name: &'static str, meaning: LimitMeaning) -> LimitHeader {
        let rule = Some(0);
        LimitHeader { name, meaning, rule, ..LimitHeader::PLAIN }
    }
    Profile {
        limit_headers: &[
            header("x-limit", LimitMeaning::Limit),
            header("x-used", LimitMeaning::Used),
            header("x-remaining", LimitMeaning::Remaining),
            header("x-reset", LimitMeaning::Reset(TimeUnit::EpochSeconds)),
            header("x-wait", LimitMeaning::RetryAfter(TimeUnit::DeltaSeconds)),
        ],
        ..PROFILE
    }
};

#[test]
fn the_answer_lists_what_it_tells_about_limits() {
    let seconds = Duration::from_secs;
    for (date, until_reset) in
        [("Fri, 15 Jan 2027 08:00:10 GMT", seconds(50)), ("no date", seconds(60))]
    {
        let headers = [
            ("date", date),
            ("x-wait", "7"),
            ("x-reset", "1800000060"),
            ("x-remaining", "9"),
            ("x-limit", "many"),
        ];
        let rig = Rig::new([answer(200, &headers, "7")]);
        let client = rig.builder(&TELLING).build().unwrap();
        let response = rig.run(Call::<i64>::json(&client, &GET).send()).unwrap();
        let all: Vec<_> = response.limits().collect();
        let told: Vec<_> =
            all.iter().map(|limit| (limit.header, limit.requests, limit.wait)).collect();
        let expected = [
            ("x-limit", None, None),
            ("x-remaining", Some(9), None),
            ("x-reset", None, Some(until_reset)),
            ("x-wait", None, Some(seconds(7))),
        ];
        assert_eq!(told, expected);
        assert!(all.iter().all(|limit| limit.rule == Some("minute")));
        assert_eq!((all[0].meaning, all[0].value), (LimitMeaning::Limit, "many"));
    }
}

#[test]
fn a_dropped_call_gives_its_place_back_one_window_later() {
    let rig = Rig::new([Act::Hang, Act::Hang, ok()]);
    let client = rig.builder(&PROFILE).build().unwrap();
    for _ in 0..2 {
        let mut call = Call::<i64>::json(&client, &GET).send();
        assert!(crate::clock::poll_once(&mut call).is_pending());
        rig.clock.advance(Duration::from_secs(5));
    }
    send(&rig, &client);
    assert_eq!(rig.times(), [0, 5_000, 65_000]);
    assert_eq!(rig.clock.now(), Duration::from_secs(65));
}
