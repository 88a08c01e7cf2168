//! What has a window of its own, how many may wait, and rules that are off.

use std::task::Poll;

use runtime::runtime::limiter::{
    Charged, Limiter, Obstacle, Patience, Precedence, Rule, Throttled,
};
use runtime::runtime::profile::LimitScope;

use crate::rig::{Acquire, patience, s, take, wait};
use crate::support::clock::{TestClock, poll_once};

fn limiter(scope: LimitScope) -> Limiter {
    let rule = Rule { scope, ..Rule::new("rule", 1, s(10)) };
    Limiter::new(vec![rule], TestClock::new())
}

/// Whether a request for this endpoint of this resource goes at once.
fn goes(limiter: &Limiter, endpoint: &'static str, resource: &'static str) -> bool {
    let charged = Charged { rules: &[0], endpoint, resource };
    let mut place: Acquire = Box::pin(limiter.acquire(charged, patience(None)));
    poll_once(&mut place).is_ready()
}

#[test]
fn endpoints_and_resources_may_have_windows_of_their_own() {
    for (scope, expected) in [
        (LimitScope::Credential, [true, false, false, false]),
        (LimitScope::Address, [true, false, false, false]),
        (LimitScope::Endpoint, [true, true, true, false]),
        (LimitScope::Resource, [true, false, true, false]),
    ] {
        let limiter = limiter(scope);
        let found = [("a", "r"), ("b", "r"), ("c", "s"), ("a", "r")]
            .map(|(endpoint, resource)| goes(&limiter, endpoint, resource));
        assert_eq!(found, expected, "{scope:?}");
    }
}

#[test]
fn a_block_of_an_endpoint_stops_no_other() {
    let limiter = limiter(LimitScope::Endpoint);
    let charged = Charged { rules: &[0], endpoint: "a", resource: "" };
    limiter.block(charged, s(5));
    assert_eq!([goes(&limiter, "a", ""), goes(&limiter, "b", "")], [false, true]);
}

#[test]
fn nothing_is_charged_to_a_rule_that_is_off() {
    let rule = Rule { off: true, ..Rule::new("rule", 1, s(10)) };
    let limiter =
        Limiter::new(vec![rule, Rule::new("other", 2, s(10))], TestClock::new());
    let permits = [take(&limiter, &[0, 1]), take(&limiter, &[0, 1])];
    drop(wait(&limiter, &[0, 1], None));
    drop([take(&limiter, &[0]), take(&limiter, &[0])]);
    drop(permits);
}

#[test]
fn who_would_wait_behind_too_many_does_not() {
    let limiter = limiter(LimitScope::Credential);
    drop(take(&limiter, &[0]));
    let patience = Patience { queue: 2, ..patience(None) };
    let mut places: Vec<Acquire> =
        (0..3).map(|_| Box::pin(limiter.acquire(&[0], patience)) as Acquire).collect();
    let mut polled = places.iter_mut().map(poll_once);
    assert!(polled.next().unwrap().is_pending());
    assert!(polled.next().unwrap().is_pending());
    let refusal = Throttled { wait: s(20), obstacle: Obstacle::Queue };
    let found = match polled.next().unwrap() {
        Poll::Ready(Err(throttled)) => throttled,
        other => panic!("{other:?}"),
    };
    assert_eq!(found.obstacle, refusal.obstacle);
    let nobody = Patience { queue: 0, ..patience };
    let mut place: Acquire = Box::pin(limiter.acquire(&[0], nobody));
    assert!(matches!(poll_once(&mut place), Poll::Ready(Err(_))));
}

#[test]
fn what_has_to_be_sent_again_waits_behind_however_many() {
    let limiter = limiter(LimitScope::Credential);
    drop(take(&limiter, &[0]));
    let ask = |precedence: Precedence| {
        let patience = Patience { queue: 1, precedence, ..patience(None) };
        Box::pin(limiter.acquire(&[0], patience)) as Acquire
    };
    let mut first = ask(Precedence::Ordinary);
    assert!(poll_once(&mut first).is_pending());
    assert!(poll_once(&mut ask(Precedence::Ordinary)).is_ready(), "one too many");
    let (mut again, mut token) = (ask(Precedence::Again), ask(Precedence::Token));
    assert!(poll_once(&mut again).is_pending() && poll_once(&mut token).is_pending());
    assert!(poll_once(&mut first).is_pending(), "it was there already");
}
