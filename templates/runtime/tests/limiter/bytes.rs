//! Rules that count bytes: an answer is charged when it has come, and room is kept for those on the way.

use std::sync::Arc;

use http::HeaderMap;
use http::header::HeaderValue;
use runtime::runtime::clock::Clock;
use runtime::runtime::limiter::{Limiter, Permit, Rule, Settlement, Told};
use runtime::runtime::profile::{LimitHeader, LimitMeaning, LimitUnit, Margin};

use crate::rig::{goes_after, granted, s, take, wait};
use crate::support::clock::{TestClock, poll_once};

/// A limiter of 1000 bytes in ten seconds.
fn bytes() -> (Limiter, Arc<TestClock>) {
    let clock = TestClock::new();
    let rule = Rule { unit: LimitUnit::Bytes, ..Rule::new("size", 1000, s(10)) };
    (Limiter::new(vec![rule], clock.clone()), clock)
}

fn pay(permit: Permit, bytes: usize) {
    permit.answered(Told::default()).add(bytes);
}

#[test]
fn as_long_as_no_size_is_known_one_request_follows_the_answer_to_the_other() {
    let (limiter, _clock) = bytes();
    let first = take(&limiter, &[0]);
    let mut waiting = wait(&limiter, &[0], None);
    let mut debt = first.answered(Told::default());
    assert!(poll_once(&mut waiting).is_pending(), "it may be as long as it likes");
    debt.add(600);
    drop(debt);
    let second = granted(&mut waiting);
    let _third = wait(&limiter, &[0], None);
    drop(second);
}

#[test]
fn a_first_length_that_is_told_is_a_size_that_is_known() {
    let (limiter, _clock) = bytes();
    let mut debt = take(&limiter, &[0]).answered(Told::default());
    let mut waiting = wait(&limiter, &[0], None);
    debt.foresee(400);
    drop(granted(&mut waiting));
    drop(debt);
}

#[test]
fn an_empty_answer_tells_no_size() {
    let (limiter, _clock) = bytes();
    for _ in 0..3 {
        take(&limiter, &[0]).settle(Settlement::Answered);
        let mut empty = take(&limiter, &[0]).answered(Told::default());
        empty.foresee(0);
        drop(empty);
        let only = take(&limiter, &[0]);
        drop(wait(&limiter, &[0], None));
        only.settle(Settlement::NeverSent);
    }
    // It takes nothing from what is known either.
    pay(take(&limiter, &[0]), 450);
    pay(take(&limiter, &[0]), 0);
    let only = take(&limiter, &[0]);
    drop(take(&limiter, &[0]));
    drop(only);
}

/// Who reads it piece by piece may make calls in between, before any size is known.
#[test]
fn a_first_body_that_is_read_piece_by_piece_holds_nobody_up() {
    let (limiter, _clock) = bytes();
    let mut stream = take(&limiter, &[0]).answered(Told::default());
    stream.flow();
    take(&limiter, &[0]).settle(Settlement::NeverSent);
    stream.add(1);
    // A first piece is no size: there is still but one at a time.
    let only = take(&limiter, &[0]);
    drop(wait(&limiter, &[0], None));
    only.settle(Settlement::NeverSent);
    stream.add(300);
    drop(stream);
    let both = [take(&limiter, &[0]), take(&limiter, &[0])];
    drop(both);
}

#[test]
fn what_was_read_so_far_may_come_of_others_too() {
    let (limiter, _clock) = bytes();
    pay(take(&limiter, &[0]), 10);
    let mut stream = take(&limiter, &[0]).answered(Told::default());
    stream.flow();
    stream.add(200);
    stream.add(200);
    // 590 are left, and one may take 400 of them.
    let one = take(&limiter, &[0]);
    let other = take(&limiter, &[0]);
    drop(wait(&limiter, &[0], None));
    drop((one, other, stream));
}

#[test]
fn a_length_that_is_told_is_charged_before_the_bytes_come() {
    let (limiter, clock) = bytes();
    let mut debt = take(&limiter, &[0]).answered(Told::default());
    debt.foresee(600);
    let mut second = take(&limiter, &[0]).answered(Told::default());
    second.foresee(400);
    let mut waiting = wait(&limiter, &[0], None);
    clock.advance(s(4));
    // What comes later is free later, and what was left out is charged too.
    debt.add(700);
    drop(debt);
    drop(second);
    assert!(poll_once(&mut waiting).is_pending());
    drop(goes_after(&clock, s(10), &mut waiting));
}

/// A caller who reads it may wait for the next request before taking the next piece.
#[test]
fn what_is_read_piece_by_piece_holds_nobody_up() {
    let (limiter, clock) = bytes();
    pay(take(&limiter, &[0]), 900);
    clock.advance(s(10));
    let mut stream = take(&limiter, &[0]).answered(Told::default());
    stream.flow();
    stream.add(500);
    pay(take(&limiter, &[0]), 10);
    stream.add(490);
    let mut waiting = wait(&limiter, &[0], None);
    clock.advance(s(11));
    drop(granted(&mut waiting));
    stream.add(5);
    drop(stream);
}

#[test]
fn room_is_kept_for_answers_as_large_as_the_largest_of_late() {
    let (limiter, clock) = bytes();
    pay(take(&limiter, &[0]), 300);
    // 700 are left: two more may be as large, a third would leave nothing.
    let mut under_way =
        vec![take(&limiter, &[0]), take(&limiter, &[0]), take(&limiter, &[0])];
    let mut waiting = wait(&limiter, &[0], None);
    pay(under_way.remove(0), 10);
    let permit = granted(&mut waiting);
    permit.settle(Settlement::NeverSent);
    for permit in under_way {
        permit.settle(Settlement::NeverSent);
    }
    assert_eq!(clock.now(), s(0));
}

#[test]
fn a_debt_beyond_the_limit_is_waited_out() {
    let (limiter, clock) = bytes();
    pay(take(&limiter, &[0]), 5000);
    let mut waiting = wait(&limiter, &[0], None);
    clock.advance(s(3));
    let permit = goes_after(&clock, s(7), &mut waiting);
    pay(permit, 999);
    pay(take(&limiter, &[0]), 1);
    let mut waiting = wait(&limiter, &[0], None);
    drop(goes_after(&clock, s(10), &mut waiting));
}

#[test]
fn what_was_never_sent_costs_nothing_and_what_is_lost_the_largest() {
    let (limiter, clock) = bytes();
    pay(take(&limiter, &[0]), 600);
    take(&limiter, &[0]).settle(Settlement::NeverSent);
    take(&limiter, &[0]).settle(Settlement::TimedOut(s(0)));
    drop(goes_after(&clock, s(10), &mut wait(&limiter, &[0], None)));
}

#[test]
fn a_large_answer_of_long_ago_is_forgotten() {
    let (limiter, clock) = bytes();
    pay(take(&limiter, &[0]), 900);
    clock.advance(s(10));
    pay(take(&limiter, &[0]), 1);
    let (one, other) = (take(&limiter, &[0]), take(&limiter, &[0]));
    drop(wait(&limiter, &[0], None));
    other.settle(Settlement::NeverSent);
    pay(one, 1);
    clock.advance(s(10));
    pay(take(&limiter, &[0]), 1);
    let under_way: Vec<_> = (0..5).map(|_| take(&limiter, &[0])).collect();
    drop(under_way);
}

#[test]
fn headers_of_bytes_tighten_when_the_answer_has_come() {
    let (limiter, clock) = bytes();
    let header = LimitHeader {
        name: "left",
        meaning: LimitMeaning::Remaining,
        rule: Some(0),
        ..LimitHeader::PLAIN
    };
    let hear = |left: &'static str, size: usize| {
        let permit = take(&limiter, &[0]);
        let headers = HeaderMap::from_iter([(
            http::header::HeaderName::from_static("left"),
            HeaderValue::from_static(left),
        )]);
        let told = limiter.observe(&[0], &[header], &headers, clock.wall());
        permit.answered(told).add(size);
    };
    // The server has counted this answer already: nobody else has used anything.
    hear("900", 100);
    hear("800", 100);
    // Somebody else has used 699: one is left.
    hear("1", 100);
    hear("0", 0);
    drop(goes_after(&clock, s(10), &mut wait(&limiter, &[0], None)));
}

#[test]
fn a_margin_is_kept_back() {
    for (margin, left) in [
        (Margin::NONE, 10),
        (Margin::Places(3), 7),
        (Margin::Places(30), 1),
        (Margin::Percent(2), 9),
        (Margin::Percent(50), 5),
        (Margin::Percent(200), 1),
    ] {
        let rule = Rule { margin, ..Rule::new("rule", 10, s(10)) };
        let limiter = Limiter::new(vec![rule], TestClock::new());
        let permits: Vec<_> = (0..left).map(|_| take(&limiter, &[0])).collect();
        drop(wait(&limiter, &[0], None));
        drop(permits);
    }
    assert_eq!(Margin::Percent(33).of(u64::MAX), u64::MAX / 100 * 33 + 5);
}

#[test]
fn what_a_server_says_is_left_is_less_the_margin() {
    let rule = Rule { margin: Margin::Places(2), ..Rule::new("rule", 10, s(10)) };
    let clock = TestClock::new();
    let limiter = Limiter::new(vec![rule], clock.clone());
    let header = LimitHeader {
        name: "left",
        meaning: LimitMeaning::Remaining,
        rule: Some(0),
        ..LimitHeader::PLAIN
    };
    let headers = HeaderMap::from_iter([(
        http::header::HeaderName::from_static("left"),
        HeaderValue::from_static("4"),
    )]);
    limiter.observe(&[0], &[header], &headers, clock.wall());
    let permits: Vec<_> = (0..2).map(|_| take(&limiter, &[0])).collect();
    drop(wait(&limiter, &[0], None));
    drop(permits);
}
