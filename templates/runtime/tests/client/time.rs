//! The deadline of a call and the time of an attempt.

use std::time::Duration;

use runtime::runtime::profile::{Operation, Profile};
use runtime::runtime::{Call, ErrorKind};

use crate::rig::{Act, Piece, Rig, ok};

static GET: Operation = Operation { id: "read", ..Operation::PLAIN };

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn an_attempt_ends_after_a_minute_and_is_repeated() {
    let rig = Rig::new([Act::Hang, ok()]);
    rig.call(&GET).unwrap();
    assert_eq!(rig.times(), [0, 60_125]);
}

#[test]
fn the_time_of_an_attempt_can_be_changed() {
    let rig = Rig::new([Act::Hang, ok(), Act::Hang, ok()]);
    let client = rig.builder(&Profile::PLAIN).attempt_timeout(SECOND).build().unwrap();
    rig.run(Call::<i64>::json(&client, &GET)).unwrap();
    rig.run(Call::<i64>::json(&client, &GET).attempt_timeout(2 * SECOND)).unwrap();
    assert_eq!(rig.times(), [0, 1_125, 1_125, 3_250]);
}

#[test]
fn a_body_that_stalls_has_the_time_of_the_attempt() {
    let rig = Rig::new([Act::Answer(200, Vec::new(), vec![Piece::Hang])]);
    let call = Call::<i64>::json(&rig.client(), &GET).attempts(1);
    let error = rig.run(call).unwrap_err();
    assert_eq!(
        (error.kind(), error.status().unwrap().as_u16()),
        (ErrorKind::Timeout, 200)
    );
    assert_eq!(rig.clock_millis(), 60_000);
}

#[test]
fn the_deadline_ends_everything() {
    for hanging in [Act::Hang, Act::Answer(200, Vec::new(), vec![Piece::Hang])] {
        let rig = Rig::new([hanging]);
        let call = Call::<i64>::json(&rig.client(), &GET).timeout(3 * SECOND);
        let error = rig.run(call).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
        assert!(error.to_string().ends_with("the call's deadline passed"));
        assert_eq!(rig.clock_millis(), 3_000);
    }
}

#[test]
fn the_deadline_covers_all_attempts() {
    let rig = Rig::new([Act::Hang, Act::Hang, Act::Hang]);
    let client = rig.builder(&Profile::PLAIN).timeout(5 * SECOND).build().unwrap();
    let call = Call::<i64>::json(&client, &GET).attempt_timeout(2 * SECOND);
    let error = rig.run(call).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 3));
    assert_eq!(rig.times(), [0, 2_125, 4_375]);
    assert_eq!(rig.clock_millis(), 5_000);
}

#[test]
fn an_attempt_that_is_out_of_time_says_so() {
    let rig = Rig::new([Act::Hang]);
    let call = Call::<i64>::json(&rig.client(), &GET).attempts(1);
    let error = rig.run(call).unwrap_err();
    assert_eq!(error.to_string(), "read: out of time: the attempt's time passed");
    assert!(error.is_retryable());
}

#[test]
fn an_answer_that_comes_with_the_end_counts() {
    let rig = Rig::new([Act::After(60 * SECOND, Box::new(ok()))]);
    assert_eq!(rig.call(&GET).unwrap(), 7);
}

#[test]
fn a_deadline_of_nothing_sends_nothing() {
    let rig = Rig::new([]);
    let call = Call::<i64>::json(&rig.client(), &GET).timeout(Duration::ZERO);
    let error = rig.run(call).unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 0));
}

#[test]
fn the_largest_durations_overflow_nothing() {
    let rig = Rig::new([ok()]);
    rig.clock.advance(SECOND);
    let call = Call::<i64>::json(&rig.client(), &GET);
    let call = call.timeout(Duration::MAX).attempt_timeout(Duration::MAX);
    assert_eq!(rig.run(call).unwrap(), 7);
}
