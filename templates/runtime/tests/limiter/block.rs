//! What happens after a server has refused a request.

use std::task::Poll;
use std::time::Duration;

use runtime::runtime::clock::Clock;
use runtime::runtime::limiter::{
    Limiter, Obstacle, Patience, Permit, Rule, Settlement, Throttled,
};

use crate::rig::{
    Acquire, answer, goes_after, granted, late, limiter, patience, refused, s, take,
    try_acquire, wait,
};
use crate::support::clock::{Task, TestClock, poll_once};

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
    let waiting =
        async { limiter.acquire(&[0], patience(Some(s(60)))).await.map(|_| ()) };
    let tasks: Vec<Task<'_, _>> = vec![Box::pin(waiting), Box::pin(blocked)];
    assert_eq!(clock.run_all(tasks)[0], Err(late(s(3254))));
    assert_eq!(clock.now(), s(1));
    assert_eq!(try_acquire(&limiter, &[0], s(3254)), Poll::Ready(Some(s(3254))));
}

#[test]
fn the_longest_block_and_window_are_no_trouble() {
    let clock = TestClock::new();
    let rule = Rule::new("ever", 1, Duration::MAX);
    let limiter = Limiter::new(vec![rule], clock.clone());
    clock.advance(s(5));
    answer(&limiter, &[0]);
    limiter.block(&[0], Duration::MAX);
    let mut future = wait(&limiter, &[0], None);
    clock.advance(s(5));
    assert!(poll_once(&mut future).is_pending());
    let _other = wait(&limiter, &[0], None);
    let mut late: Acquire = Box::pin(limiter.acquire(&[0], patience(Some(s(100)))));
    assert_eq!(refused(&mut late), Duration::MAX.saturating_sub(s(10)));
}

#[test]
fn the_answer_wakes_those_who_follow() {
    let (limiter, clock) = limiter(&[(5, 100)]);
    limiter.block(&[0], s(30));
    let request = |_| {
        Box::pin(async {
            let permit = limiter.acquire(&[0], patience(None)).await.unwrap();
            let went = clock.now();
            clock.sleep(s(2)).await;
            permit.settle(Settlement::Answered);
            went
        }) as Task<'_, _>
    };
    assert_eq!(clock.run_all((0..3).map(request).collect()), [s(30), s(32), s(32)]);
}

#[test]
fn who_waits_for_the_answer_is_refused_at_the_deadline() {
    let (limiter, clock) = limiter(&[(5, 100)]);
    limiter.block(&[0], s(0));
    let _under_way = take(&limiter, &[0]);
    let waiting =
        async { limiter.acquire(&[0], patience(Some(s(7)))).await.map(|_| ()) };
    assert_eq!(clock.run(waiting), Err(late(s(0))));
    assert_eq!(clock.now(), s(7));
}

/// How a request ends that comes now, under `rules`, when it waits for blocks of `block` seconds.
fn ask(limiter: &Limiter, rules: &[usize], block: u64) -> Poll<Option<Throttled>> {
    let patience = Patience { block: s(block), ..patience(None) };
    let mut place: Acquire = Box::pin(limiter.acquire(rules, patience));
    poll_once(&mut place).map(Result::err)
}

fn blocked(wait: u64) -> Poll<Option<Throttled>> {
    let (wait, obstacle) = (s(wait), Obstacle::Block);
    Poll::Ready(Some(Throttled { wait, obstacle }))
}

#[test]
fn a_block_longer_than_may_be_waited_for_refuses_at_once() {
    let (limiter, clock) = limiter(&[(1, 10), (1, 10), (1, 5000)]);
    limiter.block(&[0, 2], s(3254));
    assert_eq!(ask(&limiter, &[0], 3253), blocked(3254));
    assert_eq!(ask(&limiter, &[1, 0], 3253), blocked(3254));
    assert_eq!(ask(&limiter, &[0], 3254), Poll::Pending);
    assert_eq!(ask(&limiter, &[1], 0), Poll::Ready(None));
    clock.advance(s(3200));
    assert_eq!(ask(&limiter, &[0], 54), Poll::Pending);
    assert_eq!(ask(&limiter, &[0], 53), blocked(54));
    clock.advance(s(54));
    assert_eq!(ask(&limiter, &[0], 0), Poll::Ready(None));
}

#[test]
fn our_own_windows_are_waited_for_however_long() {
    let (limiter, _) = limiter(&[(1, 5000)]);
    answer(&limiter, &[0]);
    assert_eq!(ask(&limiter, &[0], 0), Poll::Pending);
    limiter.block(&[0], s(60));
    assert_eq!(ask(&limiter, &[0], 60), Poll::Pending);
    assert_eq!(ask(&limiter, &[0], 59), blocked(5000));
}

#[test]
fn who_already_waits_is_refused_by_a_long_block_too() {
    let (limiter, clock) = limiter(&[(1, 10)]);
    answer(&limiter, &[0]);
    let blocks = async {
        clock.sleep(s(1)).await;
        limiter.block(&[0], s(100));
        None
    };
    let patience = Patience { block: s(60), ..patience(None) };
    let waiting = async { limiter.acquire(&[0], patience).await.err() };
    let tasks: Vec<Task<'_, _>> = vec![Box::pin(waiting), Box::pin(blocks)];
    let refusals = clock.run_all(tasks);
    assert_eq!(Poll::Ready(refusals[0]), blocked(100));
    assert_eq!(clock.now(), s(1));
}

#[test]
fn a_block_without_a_rule_holds_for_all_that_have_none() {
    let (limiter, clock) = limiter(&[(5, 10)]);
    limiter.block(&[], s(30));
    answer(&limiter, &[0]);
    assert_eq!(ask(&limiter, &[], 29), blocked(30));
    assert_eq!(ask(&limiter, &[7], 29), blocked(30), "there is no such rule");
    answer(&limiter, &[0, 1]);
    let mut first = wait(&limiter, &[], None);
    let mut second = wait(&limiter, &[], None);
    let permit = goes_after(&clock, s(30), &mut first);
    assert!(poll_once(&mut second).is_pending(), "one goes ahead");
    permit.settle(Settlement::Answered);
    let _both = (granted(&mut second), take(&limiter, &[]));
}

#[test]
fn a_block_of_a_rule_does_not_hold_for_those_without() {
    let (limiter, _) = limiter(&[(5, 10)]);
    limiter.block(&[0], s(30));
    for _ in 0..1000 {
        answer(&limiter, &[]);
    }
}

#[test]
fn a_block_lasts_a_day_at_most() {
    let (limiter, clock) = limiter(&[(5, 10)]);
    limiter.block(&[0], Duration::MAX);
    let mut next = wait(&limiter, &[0], None);
    goes_after(&clock, s(24 * 60 * 60), &mut next).settle(Settlement::Answered);
}

#[test]
fn one_that_went_ahead_and_is_never_heard_of_holds_nobody_up() {
    let (limiter, clock) = limiter(&[(9, 10), (1, 50)]);
    limiter.block(&[0], s(30));
    clock.advance(s(30));
    let lost = take(&limiter, &[0]);
    answer(&limiter, &[1]);
    let request = |rules: &'static [usize]| {
        let limiter = &limiter;
        let clock = &clock;
        Box::pin(async move {
            let permit = limiter.acquire(rules, patience(None)).await.unwrap();
            let went = clock.now();
            clock.sleep(s(1)).await;
            permit.settle(Settlement::Answered);
            went
        }) as Task<'_, _>
    };
    let went = clock.run_all(vec![request(&[0]), request(&[0, 1]), request(&[0])]);
    assert_eq!(went, [s(150), s(151), s(151)]);
    lost.settle(Settlement::Answered);
    answer(&limiter, &[0]);
}

#[test]
fn the_answer_of_one_taken_for_lost_changes_nothing() {
    let (limiter, clock) = limiter(&[(9, 10)]);
    limiter.block(&[0], s(0));
    let lost = take(&limiter, &[0]);
    clock.advance(s(120));
    let _ahead = take(&limiter, &[0]);
    lost.settle(Settlement::Answered);
    drop(wait(&limiter, &[0], None));
}

#[test]
fn a_block_that_may_be_lifted_holds_till_it_is_known() {
    let (limiter, clock) = limiter(&[(5, 100)]);
    let first = limiter.hold(&[0], s(30));
    let second = limiter.hold(&[0], s(50));
    // Nobody is told of a wait that may not be one.
    let short = Patience { block: s(1), ..patience(Some(s(20))) };
    let mut waiting: Acquire = Box::pin(limiter.acquire(&[0], short));
    assert!(poll_once(&mut waiting).is_pending());
    clock.advance(s(5));
    first.lift();
    assert!(poll_once(&mut waiting).is_pending());
    second.lift();
    granted(&mut waiting).settle(Settlement::Answered);

    let first = limiter.hold(&[0], s(30));
    let second = limiter.hold(&[0], s(50));
    let mut waiting = wait(&limiter, &[0], None);
    drop(second);
    first.lift();
    let short = Patience { block: s(1), ..patience(None) };
    let throttled = Throttled { wait: s(50), obstacle: Obstacle::Block };
    let mut refused: Acquire = Box::pin(limiter.acquire(&[0], short));
    assert!(
        matches!(poll_once(&mut refused), Poll::Ready(Err(told)) if told == throttled)
    );
    drop(goes_after(&clock, s(50), &mut waiting));
}

#[test]
fn a_block_that_is_lifted_leaves_the_one_before() {
    let (limiter, clock) = limiter(&[(5, 100)]);
    limiter.block(&[0], s(10));
    let longer = limiter.hold(&[0], s(50));
    let mut waiting = wait(&limiter, &[0], None);
    longer.lift();
    drop(goes_after(&clock, s(10), &mut waiting));
}

#[test]
fn the_one_ahead_whose_block_is_lifted_lets_the_others_follow() {
    let (limiter, clock) = limiter(&[(5, 100)]);
    limiter.block(&[0], s(10));
    let mut probe = wait(&limiter, &[0], None);
    let mut next = wait(&limiter, &[0], None);
    let permit = goes_after(&clock, s(10), &mut probe);
    let block = limiter.hold(&[0], s(30));
    permit.settle(Settlement::Answered);
    assert!(poll_once(&mut next).is_pending());
    block.lift();
    granted(&mut next).settle(Settlement::Answered);
}
