//! How many requests go, and when a slot is free again: to the nanosecond.

use std::time::Duration;

use runtime::runtime::clock::Clock;
use runtime::runtime::limiter::{Permit, Settlement};

use crate::rig::{answer, goes_after, granted, limiter, patience, s, take, wait};
use crate::support::clock::{Task, poll_once};

#[test]
fn as_many_go_at_once_as_the_rule_allows() {
    let (limiter, _) = limiter(&[(3, 10)]);
    let permits = [take(&limiter, &[0]), take(&limiter, &[0]), take(&limiter, &[0])];
    drop(wait(&limiter, &[0], None));
    drop(permits);
}

#[test]
fn a_limit_of_zero_counts_as_one() {
    let (limiter, _) = limiter(&[(0, 10)]);
    let _permit = take(&limiter, &[0]);
    drop(wait(&limiter, &[0], None));
}

#[test]
fn a_slot_is_free_one_window_after_how_its_request_ended() {
    let check = |end: fn(Permit), free_after: Option<Duration>| {
        let (limiter, clock) = limiter(&[(1, 10)]);
        let permit = take(&limiter, &[0]);
        let mut next = wait(&limiter, &[0], None);
        clock.advance(s(30));
        assert!(poll_once(&mut next).is_pending(), "the first is still under way");
        end(permit);
        match free_after {
            Some(after) => drop(goes_after(&clock, after, &mut next)),
            None => drop(granted(&mut next)),
        }
    };
    check(|permit| permit.settle(Settlement::Answered), Some(s(10)));
    check(drop, Some(s(10)));
    check(|permit| permit.settle(Settlement::TimedOut(s(28))), Some(s(8)));
    check(|permit| permit.settle(Settlement::TimedOut(s(33))), Some(s(13)));
    check(|permit| permit.settle(Settlement::TimedOut(s(20))), None);
    check(|permit| permit.settle(Settlement::NeverSent), None);
}

#[test]
fn a_request_that_was_never_sent_lets_the_next_sleeper_go() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    let permit = take(&limiter, &[0]);
    let never_sent = async {
        clock.sleep(s(3)).await;
        permit.settle(Settlement::NeverSent);
        s(3)
    };
    let next = || async {
        limiter
            .acquire(&[0], patience(None))
            .await
            .unwrap()
            .settle(Settlement::Answered);
        clock.now()
    };
    let tasks: Vec<Task<'_, Duration>> =
        vec![Box::pin(never_sent), Box::pin(next()), Box::pin(next())];
    assert_eq!(clock.run_all(tasks), [s(3), s(3), s(13)]);
}

#[test]
fn a_request_that_was_never_sent_brings_every_turn_forward() {
    let (limiter, clock) = limiter(&[(2, 10)]);
    let permit = take(&limiter, &[0]);
    answer(&limiter, &[0]);
    let never_sent = async {
        clock.sleep(s(6)).await;
        permit.settle(Settlement::NeverSent);
        s(6)
    };
    let next = || async {
        clock.sleep(s(5)).await;
        let _under_way = limiter.acquire(&[0], patience(None)).await.unwrap();
        let went = clock.now();
        clock.sleep(s(100)).await;
        went
    };
    let tasks: Vec<Task<'_, Duration>> =
        vec![Box::pin(never_sent), Box::pin(next()), Box::pin(next())];
    assert_eq!(clock.run_all(tasks), [s(6), s(6), s(10)]);
}

#[test]
fn all_rules_must_admit_and_none_is_charged_before() {
    let (limiter, clock) = limiter(&[(1, 10), (2, 100)]);
    answer(&limiter, &[0]);
    let mut both = wait(&limiter, &[0, 1], None);
    answer(&limiter, &[1]);
    drop(wait(&limiter, &[1], None));
    goes_after(&clock, s(10), &mut both).settle(Settlement::Answered);
    let mut last = wait(&limiter, &[0, 1], None);
    goes_after(&clock, s(90), &mut last).settle(Settlement::Answered);
}

#[test]
fn rules_that_do_not_exist_or_repeat_do_not_count() {
    let (limiter, _) = limiter(&[(2, 10)]);
    answer(&limiter, &[1, 7, usize::MAX]);
    answer(&limiter, &[]);
    let _first = take(&limiter, &[0, 0, 0]);
    let _second = take(&limiter, &[0, 0]);
    drop(wait(&limiter, &[0, 0], None));
    limiter.block(&[3], s(1));
    limiter.observe(
        &[3],
        &[],
        &http::HeaderMap::new(),
        std::time::SystemTime::UNIX_EPOCH,
    );
}
