//! Who goes first, and what becomes of those who leave.

use std::sync::{Arc, Mutex};
use std::task::{Context, Wake, Waker};
use std::time::Duration;

use runtime::runtime::clock::Clock;
use runtime::runtime::limiter::{Limiter, Patience, Precedence, Settlement};

use crate::rig::{Acquire, answer, goes_after, granted, limiter, patience, s, wait};
use crate::support::clock::{Task, poll_once};

#[test]
fn one_that_leaves_gives_up_what_it_kept_in_reserve() {
    let (limiter, _) = limiter(&[(1, 10), (1, 100)]);
    answer(&limiter, &[0]);
    let both = wait(&limiter, &[0, 1], None);
    let mut second = wait(&limiter, &[1], None);
    drop(both);
    granted(&mut second).settle(Settlement::NeverSent);
}

#[test]
fn nobody_waits_for_a_rule_that_is_not_theirs() {
    let (limiter, _) = limiter(&[(1, 10), (1, 10)]);
    answer(&limiter, &[0]);
    let _waiting = wait(&limiter, &[0], None);
    answer(&limiter, &[1]);
}

#[test]
fn the_first_to_ask_is_the_first_to_go() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    let order = Mutex::new(Vec::new());
    let request = |number: u64| {
        let (limiter, clock, order) = (&limiter, &clock, &order);
        let task = async move {
            let permit = limiter.acquire(&[0], patience(None)).await.unwrap();
            order.lock().unwrap().push((number, clock.now()));
            clock.sleep(s(1)).await;
            permit.settle(Settlement::Answered);
        };
        Box::pin(task) as Task<'_, ()>
    };
    clock.run_all((0..5).map(request).collect());
    let expected: Vec<_> = (0..5).map(|number| (number, s(11 * number))).collect();
    assert_eq!(order.into_inner().unwrap(), expected);
}

#[test]
fn nobody_starves_between_two_rules_that_are_free_in_turn() {
    let (limiter, clock) = limiter(&[(1, 10), (1, 10)]);
    answer(&limiter, &[0]);
    clock.advance(s(5));
    answer(&limiter, &[1]);
    let mut both = wait(&limiter, &[0, 1], None);
    let mut first = wait(&limiter, &[0], None);
    let mut second = wait(&limiter, &[1], None);
    clock.advance(s(5));
    assert!(
        poll_once(&mut first).is_pending(),
        "it would take what the earlier one needs"
    );
    let permit = goes_after(&clock, s(5), &mut both);
    permit.settle(Settlement::Answered);
    assert!(poll_once(&mut first).is_pending() && poll_once(&mut second).is_pending());
}

#[test]
fn whoever_leaves_brings_the_others_forward() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    answer(&limiter, &[0]);
    let impatient = async {
        let mut place: Acquire = Box::pin(limiter.acquire(&[0], patience(None)));
        assert!(poll_once(&mut place).is_pending());
        clock.sleep(s(4)).await;
        drop(place);
        clock.now()
    };
    let patient = || async {
        limiter
            .acquire(&[0], patience(None))
            .await
            .unwrap()
            .settle(Settlement::Answered);
        clock.now()
    };
    let tasks: Vec<Task<'_, Duration>> =
        vec![Box::pin(impatient), Box::pin(patient()), Box::pin(patient())];
    assert_eq!(clock.run_all(tasks), [s(4), s(10), s(20)]);
}

#[test]
fn one_let_in_that_is_dropped_before_it_notices_was_never_sent() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    answer(&limiter, &[0]);
    let first = wait(&limiter, &[0], None);
    let mut second = wait(&limiter, &[0], None);
    clock.advance(s(10));
    assert!(poll_once(&mut second).is_pending(), "the first was let in by this poll");
    drop(first);
    granted(&mut second).settle(Settlement::Answered);
}

#[test]
fn one_that_is_not_polled_holds_up_only_its_own_slot() {
    let (limiter, clock) = limiter(&[(2, 10)]);
    answer(&limiter, &[0]);
    answer(&limiter, &[0]);
    let _forgotten = wait(&limiter, &[0], None);
    let next =
        async { limiter.acquire(&[0], patience(None)).await.map(|_| clock.now()) };
    assert_eq!(clock.run(next), Ok(s(10)));
}

#[test]
fn whoever_leaves_wakes_those_who_share_one_of_its_rules() {
    let (limiter, clock) = limiter(&[(1, 100), (1, 10)]);
    answer(&limiter, &[0]);
    let impatient = async {
        let mut place: Acquire = Box::pin(limiter.acquire(&[0, 1], patience(None)));
        assert!(poll_once(&mut place).is_pending());
        clock.sleep(s(4)).await;
        drop(place);
        clock.now()
    };
    let patient = async {
        limiter
            .acquire(&[1], patience(None))
            .await
            .unwrap()
            .settle(Settlement::Answered);
        clock.now()
    };
    let tasks: Vec<Task<'_, Duration>> = vec![Box::pin(impatient), Box::pin(patient)];
    assert_eq!(clock.run_all(tasks), [s(4), s(4)]);
}

/// A waker whose end uses the limiter, as the end of a task that holds a permit does.
struct UsesLimiter(Limiter);

impl Wake for UsesLimiter {
    fn wake(self: Arc<Self>) {}
}

impl Drop for UsesLimiter {
    fn drop(&mut self) {
        self.0.block(&[0], Duration::ZERO);
    }
}

#[test]
fn no_waker_is_dropped_under_the_lock() {
    let (limiter, _) = limiter(&[(1, 10)]);
    answer(&limiter, &[0]);
    let mut place: Acquire = Box::pin(limiter.acquire(&[0], patience(None)));
    for _ in 0..2 {
        let waker = Waker::from(Arc::new(UsesLimiter(limiter.clone())));
        assert!(place.as_mut().poll(&mut Context::from_waker(&waker)).is_pending());
    }
    drop(place);
}

#[test]
fn what_brings_a_token_goes_first_and_what_was_sent_before_next() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    let order = Mutex::new(Vec::new());
    answer(&limiter, &[0]);
    let request = |precedence: Precedence, number: u64| {
        let (limiter, order) = (&limiter, &order);
        let task = async move {
            let patience = Patience { precedence, ..patience(None) };
            let permit = limiter.acquire(&[0], patience).await.unwrap();
            order.lock().unwrap().push(number);
            permit.settle(Settlement::Answered);
        };
        Box::pin(task) as Task<'_, ()>
    };
    let (new, again) = (Precedence::Ordinary, Precedence::Again);
    let tasks = [(new, 4), (again, 2), (new, 5), (Precedence::Token, 1), (again, 3)];
    clock.run_all(
        tasks
            .into_iter()
            .map(|(precedence, number)| request(precedence, number))
            .collect(),
    );
    assert_eq!(order.into_inner().unwrap(), [1, 2, 3, 4, 5]);
    assert_eq!(clock.now(), s(50));
}
