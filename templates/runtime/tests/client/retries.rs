//! Which failures are repeated, how often, and after which wait.

use std::time::Duration;

use bytes::Bytes;
use runtime::runtime::profile::{
    LimitHeader, LimitMeaning, Operation, Profile, RetryRules, TimeUnit,
};
use runtime::runtime::{
    BodySource, BoxError, Call, Chunks, ErrorKind, RequestBody, TransportFailure,
};

use crate::rig::{Act, Piece, Rig, answer, ok, status};

static SAFE: Operation = Operation { id: "read", ..Operation::PLAIN };
static UNSAFE: Operation =
    Operation { id: "write", method: "POST", idempotent: false, ..Operation::PLAIN };

fn cut(status: u16) -> Act {
    let pieces = vec![
        Piece::Bytes(Bytes::from_static(b"7")),
        Piece::Fail(TransportFailure::Interrupted),
    ];
    Act::Answer(status, Vec::new(), pieces)
}

fn stalled() -> Act {
    Act::Answer(200, Vec::new(), vec![Piece::Hang])
}

/// Whether `act` is followed by a second attempt, for a safe and for an unsafe operation.
fn check(name: &str, act: &Act, safe: bool, unsafe_: bool) {
    for (operation, repeated) in [(&SAFE, safe), (&UNSAFE, unsafe_)] {
        let rig = Rig::new([act.clone(), ok()]);
        let result = rig.call(operation);
        assert_eq!(result.is_ok(), repeated, "{name}, {}", operation.id);
        assert_eq!(rig.count(), 1 + usize::from(repeated), "{name}, {}", operation.id);
        if let Err(error) = result {
            assert!(!error.is_retryable(), "{name}, {}", operation.id);
        }
    }
}

#[test]
fn what_is_repeated() {
    check("no connection", &Act::Fail(TransportFailure::Connect), true, true);
    check("not processed", &Act::Fail(TransportFailure::Refused), true, true);
    check("broken", &Act::Fail(TransportFailure::Interrupted), true, false);
    check("transport out of time", &Act::Fail(TransportFailure::Timeout), true, false);
    check("attempt out of time", &Act::Hang, true, false);
    check("truncated", &cut(200), true, false);
    check("stalled", &stalled(), true, false);
    check("429", &status(429), true, true);
    for failed in [408, 425, 500, 502, 503, 504] {
        check(&failed.to_string(), &status(failed), true, false);
    }
    for last in [304, 400, 401, 403, 404, 409, 422, 424, 501, 505] {
        check(&last.to_string(), &status(last), false, false);
    }
    check("undecodable", &answer(200, &[], "{"), false, false);
}

#[test]
fn a_failure_with_a_cut_body_counts_as_its_status() {
    check("404, cut", &cut(404), false, false);
    check("429, cut", &cut(429), true, true);
}

#[test]
fn what_ends_for_want_of_attempts_may_be_tried_later() {
    let rig = Rig::new([status(500), status(502), status(503)]);
    let error = rig.error(&SAFE);
    assert_eq!((rig.count(), error.attempts()), (3, 3));
    assert_eq!(error.status().unwrap(), 503);
    assert!(error.is_retryable());
}

#[test]
fn as_many_attempts_as_were_asked_for() {
    for (asked, made) in [(0, 1), (1, 1), (2, 2), (5, 5)] {
        let rig = Rig::new(vec![status(500); made]);
        let call = Call::<i64>::json(&rig.client(), &SAFE);
        let error = rig.run(call.attempts(asked)).unwrap_err();
        assert_eq!((rig.count(), error.attempts() as usize), (made, made));

        let rig = Rig::new(vec![status(500); made]);
        let client = rig.builder(&Profile::PLAIN).attempts(asked).build().unwrap();
        rig.run(Call::<i64>::json(&client, &SAFE)).unwrap_err();
        assert_eq!(rig.count(), made);
    }
}

#[test]
fn the_answer_tells_how_many_attempts_it_took() {
    let rig = Rig::new([status(500), ok()]);
    let call = Call::<i64>::json(&rig.client(), &SAFE);
    assert_eq!(rig.run(call.send()).unwrap().attempts(), 2);
}

#[test]
fn a_caller_knows_better_what_is_idempotent() {
    let rig = Rig::new([status(500), ok()]);
    let call = Call::<i64>::json(&rig.client(), &UNSAFE).idempotent(true);
    assert_eq!(rig.run(call).unwrap(), 7);

    let rig = Rig::new([status(500)]);
    let call = Call::<i64>::json(&rig.client(), &SAFE).idempotent(false);
    rig.run(call).unwrap_err();

    let rig = Rig::new([status(500), ok()]);
    let call = Call::<i64>::json(&rig.client(), &UNSAFE);
    assert_eq!(rig.run(call.extra_header("Idempotency-Key", "k")).unwrap(), 7);
}

#[test]
fn a_retry_sends_the_same_bytes() {
    let rig = Rig::new([status(429), Act::Fail(TransportFailure::Connect), ok()]);
    let call = Call::<i64>::json(&rig.client(), &UNSAFE).with_query("q", "a b");
    rig.run(call.with_header("x-mark", "m").with_json_body(&[1, 2])).unwrap();
    let seen = rig.seen();
    let timeless =
        |index: usize| crate::rig::Seen { at: Duration::ZERO, ..seen[index].clone() };
    assert_eq!(timeless(0), timeless(1));
    assert_eq!(timeless(0), timeless(2));
    assert_eq!(seen[0].body.as_deref(), Some(&b"[1,2]"[..]));
}

struct OneShot;

impl BodySource for OneShot {
    fn length(&self) -> Option<u64> {
        None
    }

    fn replayable(&self) -> bool {
        false
    }

    fn open(&self) -> Result<Box<dyn Chunks>, BoxError> {
        Ok(Box::new(None))
    }
}

#[test]
fn a_body_that_cannot_be_sent_again_is_not() {
    for (act, sent) in [
        (status(500), 1),
        (status(429), 1),
        (Act::Fail(TransportFailure::Refused), 1),
        (Act::Fail(TransportFailure::Interrupted), 1),
        (Act::Fail(TransportFailure::Connect), 2),
    ] {
        let rig = Rig::new([act, ok()]);
        let call = Call::<i64>::json(&rig.client(), &SAFE);
        let _ = rig.run(call.with_body("text/plain", RequestBody::source(OneShot)));
        assert_eq!(rig.count(), sent);
    }
}

/// The times of all attempts when every answer is `act` and random numbers are one half.
fn times(act: &Act, attempts: u32) -> Vec<u128> {
    let rig = Rig::new(vec![act.clone(); attempts as usize]);
    let call = Call::<i64>::json(&rig.client(), &SAFE).attempts(attempts);
    rig.run(call).unwrap_err();
    rig.times()
}

#[test]
fn how_long_is_waited() {
    let failing = times(&status(500), 4);
    assert_eq!(failing, [0, 125, 375, 875], "half of 250 ms, doubled each time");
    assert_eq!(times(&status(429), 3), [0, 500, 1500], "from 1 s when throttled");
    let refused = Act::Fail(TransportFailure::Refused);
    assert_eq!(times(&refused, 3), [0, 0, 0], "at once when not processed");
    let capped = times(&status(500), 9);
    assert_eq!(capped[8] - capped[7], 10_000, "half of the cap of 20 s");
    let asked = answer(503, &[("retry-after", "10")], "");
    assert_eq!(times(&asked, 2), [0, 10_500], "5 % more than asked for");
}

#[test]
fn random_numbers_out_of_range_are_no_wait() {
    for random in [-1.0, 1.0, f64::NAN, f64::INFINITY] {
        let rig = Rig::new([status(500), ok()]);
        let builder = rig.builder(&Profile::PLAIN).random(move || random);
        rig.run(Call::<i64>::json(&builder.build().unwrap(), &SAFE)).unwrap();
        assert_eq!(rig.times(), [0, 0]);
    }
}

#[test]
fn a_longer_wait_than_allowed_becomes_an_error_at_once() {
    for (code, seconds, sent) in [(429, "60", 2), (429, "61", 1), (503, "61", 1)] {
        let rig = Rig::new([answer(code, &[("retry-after", seconds)], ""), ok()]);
        let result = rig.call(&SAFE);
        assert_eq!(rig.count(), sent, "{seconds}");
        if let Err(error) = result {
            assert_eq!(error.kind(), ErrorKind::Throttled);
            assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));
            assert_eq!(error.status().unwrap().as_u16(), code);
            assert!(error.is_retryable());
            assert_eq!(rig.clock_millis(), 0);
        }
    }
}

#[test]
fn the_allowed_wait_can_be_changed() {
    let asking = || answer(429, &[("retry-after", "5")], "");
    let rig = Rig::new([asking()]);
    let call = Call::<i64>::json(&rig.client(), &SAFE);
    let short = Duration::from_secs(4);
    assert_eq!(rig.run(call.max_server_wait(short)).unwrap_err().attempts(), 1);

    let rig = Rig::new([asking()]);
    let client = rig.builder(&Profile::PLAIN).max_server_wait(short).build().unwrap();
    rig.run(Call::<i64>::json(&client, &SAFE)).unwrap_err();
    assert_eq!(rig.count(), 1);
}

#[test]
fn a_wait_beyond_the_deadline_becomes_an_error_at_once() {
    for (code, deadline, sent) in [(429, 10_500, 1), (503, 10_500, 1), (503, 10_501, 2)]
    {
        let rig = Rig::new([answer(code, &[("retry-after", "10")], ""), ok()]);
        let call = Call::<i64>::json(&rig.client(), &SAFE);
        let result = rig.run(call.timeout(Duration::from_millis(deadline)));
        assert_eq!(rig.count(), sent);
        if let Err(error) = result {
            assert_eq!(error.kind(), ErrorKind::Throttled);
            assert_eq!(error.retry_after(), Some(Duration::from_secs(10)));
        }
    }
    let rig = Rig::new([status(500)]);
    let call = Call::<i64>::json(&rig.client(), &SAFE);
    let error = rig.run(call.timeout(Duration::from_millis(125))).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server, "a backoff that is too long");
}

#[test]
fn an_absurd_wait_overflows_nothing() {
    let rig = Rig::new([answer(429, &[("retry-after", "18446744073709551615")], "")]);
    let client = rig.builder(&Profile::PLAIN).max_server_wait(Duration::MAX);
    let call = Call::<i64>::json(&client.build().unwrap(), &SAFE);
    rig.run(call.timeout(Duration::from_secs(9))).unwrap_err();
    assert_eq!(rig.count(), 1);
}

static SLOW: Profile = Profile {
    retry: RetryRules { backoff: Duration::from_secs(4), ..RetryRules::DEFAULT },
    ..Profile::PLAIN
};

#[test]
fn a_slower_backoff_holds_for_a_throttled_call_too() {
    let rig = Rig::new([status(429), ok()]);
    let client = rig.builder(&SLOW).build().unwrap();
    rig.run(Call::<i64>::json(&client, &SAFE)).unwrap();
    assert_eq!(rig.times(), [0, 2_000]);
}

static RESET: Profile = Profile {
    retry: RetryRules { refused: &[429, 420], ..RetryRules::DEFAULT },
    limit_headers: &[LimitHeader {
        name: "x-reset",
        meaning: LimitMeaning::Reset(TimeUnit::DeltaSeconds),
        rule: None,
        ..LimitHeader::PLAIN
    }],
    ..Profile::PLAIN
};

#[test]
fn a_reset_header_is_a_wait_only_when_the_request_was_refused() {
    for (code, at) in [(429, 20 * 1050), (420, 20 * 1050), (500, 125)] {
        let rig = Rig::new([answer(code, &[("x-reset", "20")], ""), ok()]);
        let client = rig.builder(&RESET).build().unwrap();
        rig.run(Call::<i64>::json(&client, &SAFE)).unwrap();
        assert_eq!(rig.times(), [0, at]);

        let spent = ("ratelimit", r#""all";r=0;t=20"#);
        let rig = Rig::new([answer(code, &[spent], ""), ok()]);
        let client = rig.builder(&RESET).build().unwrap();
        rig.run(Call::<i64>::json(&client, &SAFE)).unwrap();
        assert_eq!(rig.times(), [0, at]);
    }
}

/// How many of `calls` calls of two attempts get their second, one after another on one client.
fn retried(acts: Vec<Act>, calls: usize) -> usize {
    let rig = Rig::new(acts);
    let client = rig.client();
    for _ in 0..calls {
        let _ = rig.run(Call::<i64>::json(&client, &SAFE).attempts(2));
    }
    rig.count() - calls
}

#[test]
fn retries_stop_when_the_budget_is_spent() {
    assert_eq!(retried(vec![status(500); 140], 70), 35, "500 / 14");
    assert_eq!(retried(vec![status(429); 400], 200), 100, "500 / 5");
    let hinted = answer(503, &[("retry-after", "1")], "");
    assert_eq!(retried(vec![hinted; 400], 200), 100, "a hint makes it 5");
    let refused = Act::Fail(TransportFailure::Refused);
    assert_eq!(retried(vec![refused; 1200], 600), 600, "free");
}

#[test]
fn success_refunds_the_budget() {
    let pairs = [status(500), ok()].into_iter().cycle().take(200).collect();
    assert_eq!(retried(pairs, 100), 100, "what the retry had cost");
}

#[test]
fn a_call_that_needs_no_retry_refunds_one() {
    for (good, sent) in [(3, 74), (4, 76)] {
        let mut acts = vec![status(500); 70];
        acts.extend(vec![ok(); good]);
        acts.extend(vec![status(500); 2]);
        let rig = Rig::new(acts);
        let client = rig.client();
        for _ in 0..=35 + good {
            let _ = rig.run(Call::<i64>::json(&client, &SAFE).attempts(2));
        }
        assert_eq!(rig.count(), sent, "10 are left, 14 are needed");
    }
}

#[test]
fn what_the_budget_cannot_pay_costs_nothing() {
    let mut acts = vec![status(500); 71];
    acts.extend(vec![status(429); 5]);
    let rig = Rig::new(acts);
    let client = rig.client();
    for _ in 0..36 + 3 {
        rig.run(Call::<i64>::json(&client, &SAFE).attempts(2)).unwrap_err();
    }
    assert_eq!(rig.count(), 71 + 5, "10 are left for two of 5");
}

#[test]
fn the_budget_never_grows_beyond_its_size() {
    let mut acts = vec![ok(); 20];
    acts.extend(vec![status(500); 140]);
    assert_eq!(retried(acts, 90), 35);
}
