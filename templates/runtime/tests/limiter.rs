//! The limiter, rule by rule and to the nanosecond.

mod support;

use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

use runtime::runtime::clock::Clock;
use runtime::runtime::limiter::{Limiter, Permit, Rule, Settlement, Throttled};
use support::clock::{Task, TestClock, poll_once};

const INSTANT: Duration = Duration::from_nanos(1);

type Acquire<'a> = Pin<Box<dyn Future<Output = Result<Permit, Throttled>> + 'a>>;

fn s(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

/// A limiter with rules of (limit, seconds).
fn limiter(rules: &[(u32, u64)]) -> (Limiter, Arc<TestClock>) {
    let clock = TestClock::new();
    let rule = |&(limit, window)| Rule { name: "rule".into(), limit, window: s(window) };
    (Limiter::new(rules.iter().map(rule).collect(), clock.clone()), clock)
}

/// A future in the line, polled once; none when it went at once.
fn wait<'a>(
    limiter: &'a Limiter,
    rules: &'a [usize],
    deadline: Option<Duration>,
) -> Acquire<'a> {
    let mut future: Acquire<'a> = Box::pin(limiter.acquire(rules, deadline));
    assert!(poll_once(&mut future).is_pending(), "it should have to wait");
    future
}

fn take(limiter: &Limiter, rules: &[usize]) -> Permit {
    granted(&mut (Box::pin(limiter.acquire(rules, None)) as Acquire))
}

fn answer(limiter: &Limiter, rules: &[usize]) {
    take(limiter, rules).settle(Settlement::Answered);
}

fn granted(future: &mut Acquire<'_>) -> Permit {
    match poll_once(future) {
        Poll::Ready(Ok(permit)) => permit,
        other => panic!("it should go, not {other:?}"),
    }
}

fn refused(future: &mut Acquire<'_>) -> Duration {
    match poll_once(future) {
        Poll::Ready(Err(Throttled { wait })) => wait,
        other => panic!("it should be refused, not {other:?}"),
    }
}

fn try_acquire(
    limiter: &Limiter,
    rules: &[usize],
    deadline: Duration,
) -> Poll<Option<Duration>> {
    let mut future: Acquire = Box::pin(limiter.acquire(rules, Some(deadline)));
    poll_once(&mut future).map(|result| result.err().map(|throttled| throttled.wait))
}

/// Asserts that the future goes when exactly `after` has passed.
fn goes_after(clock: &TestClock, after: Duration, future: &mut Acquire<'_>) -> Permit {
    clock.advance(after - INSTANT);
    assert!(poll_once(future).is_pending(), "it goes too early");
    clock.advance(INSTANT);
    granted(future)
}

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
    let next = async {
        limiter.acquire(&[0], None).await.unwrap().settle(Settlement::Answered);
        clock.now()
    };
    let tasks: Vec<Task<'_, Duration>> = vec![Box::pin(never_sent), Box::pin(next)];
    assert_eq!(clock.run_all(tasks), [s(3), s(3)]);
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
    assert!(goes_after(&clock, s(90), &mut last).settle(Settlement::Answered) == ());
}

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

#[test]
fn the_first_to_ask_is_the_first_to_go() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    let order = Mutex::new(Vec::new());
    let request = |number: u64| {
        let (limiter, clock, order) = (&limiter, &clock, &order);
        let task = async move {
            let permit = limiter.acquire(&[0], None).await.unwrap();
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
        let mut place: Acquire = Box::pin(limiter.acquire(&[0], None));
        assert!(poll_once(&mut place).is_pending());
        clock.sleep(s(4)).await;
        drop(place);
        clock.now()
    };
    let patient = || async {
        limiter.acquire(&[0], None).await.unwrap().settle(Settlement::Answered);
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
    let next = async { limiter.acquire(&[0], None).await.map(|_| clock.now()) };
    assert_eq!(clock.run(next), Ok(s(10)));
}

#[test]
fn a_wait_beyond_the_deadline_is_refused_at_once() {
    let (limiter, clock) = limiter(&[(1, 10), (1, 25)]);
    clock.advance(s(100));
    answer(&limiter, &[0]);
    assert_eq!(try_acquire(&limiter, &[0], s(110) - INSTANT), Poll::Ready(Some(s(10))));
    assert_eq!(try_acquire(&limiter, &[0], s(110)), Poll::Pending);
    let _first = wait(&limiter, &[0], None);
    let _second = wait(&limiter, &[0], None);
    assert_eq!(try_acquire(&limiter, &[0], s(130) - INSTANT), Poll::Ready(Some(s(30))));
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
    let request =
        async { limiter.acquire(&[0], Some(s(10))).await.map(|_| clock.now()) };
    assert_eq!(clock.run(request), Ok(s(10)));
}

#[test]
fn the_deadline_ends_a_wait_for_one_that_is_not_answered() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    let _under_way = take(&limiter, &[0]);
    let request = async { limiter.acquire(&[0], Some(s(15))).await.map(|_| ()) };
    assert_eq!(clock.run(request), Err(Throttled { wait: s(10) }));
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

#[test]
fn a_refused_request_shuts_its_rules_until_the_server_allows() {
    let (limiter, clock) = limiter(&[(5, 10), (5, 10), (5, 10)]);
    limiter.block(&[0, 1], s(30));
    answer(&limiter, &[2]);
    let mut first = wait(&limiter, &[0], None);
    let mut other = wait(&limiter, &[1], None);
    let permit = goes_after(&clock, s(30), &mut first);
    let other = granted(&mut other);
    permit.settle(Settlement::Answered);
    other.settle(Settlement::Answered);
    limiter.block(&[0], s(20));
    limiter.block(&[0], s(5));
    let mut next = wait(&limiter, &[0], None);
    goes_after(&clock, s(20), &mut next).settle(Settlement::Answered);
}

#[test]
fn after_a_block_one_goes_ahead_and_the_others_follow_its_answer() {
    let check = |end: fn(Permit), followers: usize| {
        let (limiter, clock) = limiter(&[(5, 100)]);
        limiter.block(&[0], s(30));
        let mut probe = wait(&limiter, &[0], None);
        let mut others: Vec<_> = (0..3).map(|_| wait(&limiter, &[0], None)).collect();
        clock.advance(s(30));
        let permit = granted(&mut probe);
        clock.advance(s(60));
        assert!(others.iter_mut().all(|other| poll_once(other).is_pending()));
        end(permit);
        let gone: Vec<_> =
            others.iter_mut().map(poll_once).filter(Poll::is_ready).collect();
        assert_eq!(gone.len(), followers);
    };
    check(|permit| permit.settle(Settlement::Answered), 3);
    check(|permit| permit.settle(Settlement::TimedOut(s(90))), 1);
    check(|permit| permit.settle(Settlement::NeverSent), 1);
    check(drop, 1);
}

#[test]
fn the_one_ahead_that_is_refused_again_shuts_the_rules_again() {
    let (limiter, clock) = limiter(&[(5, 100)]);
    let _earlier = take(&limiter, &[0]);
    limiter.block(&[0], s(30));
    let mut probe = wait(&limiter, &[0], None);
    let mut next = wait(&limiter, &[0], None);
    let permit = goes_after(&clock, s(30), &mut probe);
    limiter.block(&[0], s(7));
    permit.settle(Settlement::Answered);
    drop(goes_after(&clock, s(7), &mut next));
}

#[test]
fn an_answer_to_an_older_request_ends_no_block() {
    let (limiter, clock) = limiter(&[(5, 100)]);
    let older = take(&limiter, &[0]);
    let oldest = take(&limiter, &[0]);
    limiter.block(&[0], s(30));
    older.settle(Settlement::Answered);
    let mut probe = wait(&limiter, &[0], None);
    let mut next = wait(&limiter, &[0], None);
    let _permit = goes_after(&clock, s(30), &mut probe);
    oldest.settle(Settlement::Answered);
    assert!(poll_once(&mut next).is_pending());
}

#[test]
fn a_block_refuses_those_whose_deadline_it_passes() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    answer(&limiter, &[0]);
    let blocked = async {
        clock.sleep(s(1)).await;
        limiter.block(&[0], s(3254));
        Ok(())
    };
    let waiting = async { limiter.acquire(&[0], Some(s(60))).await.map(|_| ()) };
    let tasks: Vec<Task<'_, _>> = vec![Box::pin(waiting), Box::pin(blocked)];
    assert_eq!(clock.run_all(tasks)[0], Err(Throttled { wait: s(3254) }));
    assert_eq!(clock.now(), s(1));
    assert_eq!(try_acquire(&limiter, &[0], s(3254)), Poll::Ready(Some(s(3254))));
}

#[test]
fn the_longest_block_and_window_are_no_trouble() {
    let clock = TestClock::new();
    let rule = Rule { name: "ever".into(), limit: 1, window: Duration::MAX };
    let limiter = Limiter::new(vec![rule], clock.clone());
    clock.advance(s(5));
    answer(&limiter, &[0]);
    limiter.block(&[0], Duration::MAX);
    let mut future = wait(&limiter, &[0], None);
    clock.advance(s(5));
    assert!(poll_once(&mut future).is_pending());
    let _other = wait(&limiter, &[0], None);
    let mut late: Acquire = Box::pin(limiter.acquire(&[0], Some(s(100))));
    assert_eq!(refused(&mut late), Duration::MAX - s(10));
}
