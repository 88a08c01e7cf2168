//! Waits that would end too late.

use std::task::Poll;

use runtime::runtime::clock::Clock;
use runtime::runtime::limiter::{Limiter, Settlement};

use crate::rig::{
    Acquire, answer, goes_after, just_before, late, limiter, patience, s, take,
    try_acquire, wait,
};

#[test]
fn a_wait_beyond_the_deadline_is_refused_at_once() {
    let (limiter, clock) = limiter(&[(1, 10), (1, 25)]);
    clock.advance(s(100));
    answer(&limiter, &[0]);
    assert_eq!(
        try_acquire(&limiter, &[0], just_before(s(110))),
        Poll::Ready(Some(s(10)))
    );
    assert_eq!(try_acquire(&limiter, &[0], s(110)), Poll::Pending);
    let _first = wait(&limiter, &[0], None);
    let _second = wait(&limiter, &[0], None);
    assert_eq!(
        try_acquire(&limiter, &[0], just_before(s(130))),
        Poll::Ready(Some(s(30)))
    );
    assert_eq!(try_acquire(&limiter, &[0], s(130)), Poll::Pending);
    answer(&limiter, &[1]);
    assert_eq!(try_acquire(&limiter, &[0, 1], s(131)), Poll::Pending);
    assert_eq!(try_acquire(&limiter, &[1], s(124)), Poll::Ready(Some(s(25))));
}

#[test]
fn the_wait_counts_slots_under_way_and_several_windows() {
    let (limiter, clock) = limiter(&[(3, 10)]);
    answer(&limiter, &[0]);
    clock.advance(s(2));
    answer(&limiter, &[0]);
    let _under_way = take(&limiter, &[0]);
    let waits: Vec<_> = (0..7)
        .map(|_| {
            let Poll::Ready(wait) = try_acquire(&limiter, &[0], s(2)) else { panic!() };
            Box::leak(Box::new(wait_forever(&limiter)));
            wait.unwrap().as_secs()
        })
        .collect();
    assert_eq!(waits, [8, 10, 10, 18, 20, 20, 28]);
}

/// A future in the line that is never polled again.
fn wait_forever(limiter: &Limiter) -> Acquire<'static> {
    let limiter: &'static Limiter = Box::leak(Box::new(limiter.clone()));
    wait(limiter, &[0], None)
}

#[test]
fn a_wait_that_ends_with_the_deadline_is_waited_for() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    answer(&limiter, &[0]);
    let request = async {
        limiter.acquire(&[0], patience(Some(s(10)))).await.map(|_| clock.now())
    };
    assert_eq!(clock.run(request), Ok(s(10)));
}

#[test]
fn the_deadline_ends_a_wait_for_one_that_is_not_answered() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    let _under_way = take(&limiter, &[0]);
    let request =
        async { limiter.acquire(&[0], patience(Some(s(15)))).await.map(|_| ()) };
    assert_eq!(clock.run(request), Err(late(s(10))));
    assert_eq!(clock.now(), s(10), "then the slot is free at 20 or later");
}

#[test]
fn whoever_is_refused_leaves_the_line() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    answer(&limiter, &[0]);
    assert_eq!(try_acquire(&limiter, &[0], s(1)), Poll::Ready(Some(s(10))));
    let mut next = wait(&limiter, &[0], None);
    goes_after(&clock, s(10), &mut next).settle(Settlement::Answered);
}
