//! Who waits is woken by what makes room, whatever it is, and by nothing else.

use std::sync::Arc;

use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};
use runtime::runtime::clock::Clock;
use runtime::runtime::limiter::{
    Limiter, Patience, Permit, Precedence, Rule, Settlement, Told,
};
use runtime::runtime::profile::{LimitHeader, LimitMeaning, LimitUnit, TimeUnit};

use crate::rig::{limiter, patience, s, take};
use crate::support::clock::{Task, TestClock};

/// A limiter of 1000 bytes in ten seconds, whose last answer was so long and is free again.
fn bytes(largest: usize) -> (Limiter, Arc<TestClock>) {
    let clock = TestClock::new();
    let rule = Rule { unit: LimitUnit::Bytes, ..Rule::new("size", 1000, s(10)) };
    let limiter = Limiter::new(vec![rule], clock.clone());
    take(&limiter, &[0]).answered(Told::default()).add(largest);
    clock.advance(s(10));
    (limiter, clock)
}

/// An answer that is lost may have cost what the largest did: that is free one window later.
#[test]
fn who_waits_for_bytes_goes_once_those_of_a_lost_answer_are_free() {
    let ends: [fn(Permit); 2] =
        [drop, |permit| permit.settle(Settlement::TimedOut(s(11)))];
    for end in ends {
        let (limiter, clock) = bytes(1000);
        let permit = take(&limiter, &[0]);
        let waiting: Task<'_, ()> = Box::pin(async {
            let permit = limiter.acquire(&[0], patience(None)).await.unwrap();
            assert_eq!(clock.now(), s(21));
            drop(permit);
        });
        let losing: Task<'_, ()> = Box::pin(async {
            clock.sleep(s(1)).await;
            end(permit);
        });
        clock.run_all(vec![waiting, losing]);
    }
}

/// One that goes before may take the slot that another rule's block made useless to who waits for both.
#[test]
fn who_waits_for_the_end_of_a_block_learns_that_another_rule_is_full_by_then() {
    let (limiter, clock) = limiter(&[(5, 10), (1, 10)]);
    limiter.block(&[0], s(1));
    clock.advance(s(1));
    let ahead = take(&limiter, &[0]);
    let both: Task<'_, ()> = Box::pin(async {
        let permit = limiter.acquire(&[0, 1], patience(None)).await.unwrap();
        assert_eq!(clock.now(), s(11));
        drop(permit);
    });
    let first: Task<'_, ()> = Box::pin(async {
        let again = Patience { precedence: Precedence::Again, ..patience(None) };
        let permit = limiter.acquire(&[1], again).await.unwrap();
        permit.settle(Settlement::Answered);
        ahead.settle(Settlement::Answered);
    });
    clock.run_all(vec![both, first]);
}

/// It may never be polled again; who waits for its bytes has nothing to look for.
#[test]
fn one_taken_for_lost_does_not_keep_those_busy_who_wait_for_its_bytes() {
    let (limiter, clock) = bytes(1000);
    limiter.block(&[0], s(1));
    clock.advance(s(1));
    let ahead = take(&limiter, &[0]);
    clock.advance(s(120));
    let waiting = limiter.acquire(&[0], patience(Some(s(500))));
    let throttled = clock.run(waiting).unwrap_err();
    assert_eq!((throttled.wait, clock.now()), (s(0), s(500)));
    drop(ahead);
}

/// A server may tell any length.
#[test]
fn lengths_beyond_all_measure_are_kept_for_a_window() {
    let (limiter, clock) = bytes(10);
    let last = take(&limiter, &[0]);
    let mut debts = [(); 4].map(|()| take(&limiter, &[0]).answered(Told::default()));
    for (debt, length) in debts.iter_mut().zip([600, u64::MAX, u64::MAX, 1000]) {
        debt.foresee(length);
        clock.advance(s(1));
    }
    let header = |name, meaning| LimitHeader {
        name,
        meaning,
        rule: Some(0),
        ..LimitHeader::PLAIN
    };
    let declared = [
        header("limit", LimitMeaning::Limit),
        header("reset", LimitMeaning::Reset(TimeUnit::DeltaSeconds)),
    ];
    let told = [("limit", "500"), ("reset", "3")];
    let told = told.map(|(name, value)| {
        (HeaderName::from_static(name), HeaderValue::from_static(value))
    });
    let headers = HeaderMap::from_iter(told);
    let told = limiter.observe(&[0], &declared, &headers, clock.wall());
    last.answered(told).foresee(0);
    // The last that was charged is free one window after the others.
    drop(clock.run(limiter.acquire(&[0], patience(None))).unwrap());
    assert_eq!(clock.now(), s(23));
    drop(debts);
}
