//! What the limiter learns from an answer's headers.

use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use crate::rig::{INSTANT, just_before, patience};
use crate::support::clock::{TestClock, poll_once};
use http::HeaderMap;
use http::header::{HeaderName, HeaderValue};
use runtime::runtime::clock::Clock;
use runtime::runtime::limiter::{Limiter, Permit, Rule, Settlement};
use runtime::runtime::profile::{LimitHeader, LimitMeaning, TimeUnit};

const fn of(
    rule: Option<usize>,
    name: &'static str,
    meaning: LimitMeaning,
) -> LimitHeader {
    LimitHeader { name, meaning, rule, ..LimitHeader::PLAIN }
}

const HEADERS: &[LimitHeader] = &[
    of(Some(0), "limit", LimitMeaning::Limit),
    of(Some(0), "left", LimitMeaning::Remaining),
    of(Some(0), "used", LimitMeaning::Used),
    of(Some(0), "reset", LimitMeaning::Reset(TimeUnit::DeltaSeconds)),
    of(Some(0), "epoch", LimitMeaning::Reset(TimeUnit::EpochSeconds)),
    of(Some(1), "other-left", LimitMeaning::Remaining),
    of(None, "some-left", LimitMeaning::Remaining),
    of(Some(0), "wait", LimitMeaning::RetryAfter(TimeUnit::DeltaSeconds)),
];

struct Scene {
    limiter: Limiter,
    clock: Arc<TestClock>,
    under_way: Vec<Permit>,
}

impl Scene {
    /// Two rules of ten in ten seconds; nothing sent yet, twenty seconds in.
    fn new() -> Self {
        let clock = TestClock::new();
        let rule = |name: &str| Rule::new(name, 10, Duration::from_secs(10));
        let limiter = Limiter::new(vec![rule("first"), rule("second")], clock.clone());
        clock.advance(Duration::from_secs(20));
        Self { limiter, clock, under_way: Vec::new() }
    }

    fn hear(&self, rules: &[usize], lines: &[(&'static str, &'static str)]) {
        let line = |&(name, value)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        let headers: HeaderMap = lines.iter().map(line).collect();
        // Only the headers that are sent are declared, so that none stands for another that is absent.
        let declared = HEADERS.iter().filter(|header| headers.contains_key(header.name));
        let declared: Vec<_> = declared.copied().collect();
        self.limiter.observe(rules, &declared, &headers, self.clock.wall());
    }

    /// Sends one request that is not answered.
    fn send(&mut self) {
        match poll_once(&mut Box::pin(self.limiter.acquire(&[0], patience(None)))) {
            Poll::Ready(permit) => self.under_way.push(permit.unwrap()),
            Poll::Pending => panic!("the rule is spent"),
        }
    }

    /// How many more requests the rule admits now.
    fn free(&mut self, rule: usize) -> usize {
        let before = self.under_way.len();
        while let Poll::Ready(permit) =
            poll_once(&mut Box::pin(self.limiter.acquire(&[rule], patience(None))))
        {
            self.under_way.push(permit.unwrap());
        }
        let free = self.under_way.len() - before;
        let taken = self.under_way.drain(before..);
        taken.for_each(|permit| permit.settle(Settlement::NeverSent));
        free
    }
}

#[test]
fn a_server_may_only_be_stricter_than_declared() {
    let check = |lines: &[(&'static str, &'static str)], free: usize| {
        let mut scene = Scene::new();
        scene.send();
        scene.hear(&[0, 1], lines);
        assert_eq!(scene.free(0), free, "{lines:?}");
        assert_eq!(scene.free(1), 10, "{lines:?}");
    };
    check(&[], 9);
    check(&[("left", "9")], 9);
    check(&[("left", "8")], 8);
    check(&[("left", "200")], 9);
    check(&[("left", "0")], 0);
    check(&[("left", "-3")], 0);
    check(&[("used", "1")], 9);
    check(&[("used", "2")], 8);
    check(&[("used", "99")], 0);
    check(&[("limit", "20"), ("used", "12")], 8);
    check(&[("limit", "20"), ("used", "2")], 9);
    check(&[("limit", "8")], 7);
    check(&[("limit", "8"), ("used", "5")], 3);
    check(&[("limit", "1")], 0);
    check(&[("limit", "20")], 9);
    check(&[("limit", "99999999999999999999")], 9);
    check(&[("used", "5"), ("left", "7")], 7);
    check(&[("left", "soon"), ("limit", "NaN"), ("used", "")], 9);
    check(&[("left", "1"), ("left", "1")], 9);
    check(&[("wait", "5")], 9);
}

#[test]
fn a_limit_of_zero_or_less_is_no_limit_at_all() {
    let mut scene = Scene::new();
    scene.hear(&[0], &[("limit", "0")]);
    scene.hear(&[0], &[("limit", "-1")]);
    assert_eq!(scene.free(0), 10);
}

#[test]
fn a_lower_limit_holds_until_the_server_raises_it_again() {
    let mut scene = Scene::new();
    scene.hear(&[0], &[("limit", "4")]);
    assert_eq!(scene.free(0), 4);
    scene.clock.advance(Duration::from_secs(100));
    assert_eq!(scene.free(0), 4);
    scene.hear(&[0], &[("limit", "6")]);
    assert_eq!(scene.free(0), 6);
    scene.hear(&[0], &[("limit", "60")]);
    assert_eq!(scene.free(0), 10);
}

/// Ten in ten seconds are declared, and the server allows two in four.
#[test]
fn a_lower_limit_is_kept_in_the_window_that_its_resets_tell() {
    let mut scene = Scene::new();
    let second = Duration::from_secs(1);
    let answer = |scene: &mut Scene, reset: &'static str, left: &'static str| {
        scene.send();
        scene.hear(&[0], &[("limit", "2"), ("left", left), ("reset", reset)]);
        scene.under_way.remove(0).settle(Settlement::Answered);
    };
    // The server's window has begun without us.
    answer(&mut scene, "1", "0");
    assert_eq!(scene.free(0), 0);
    scene.clock.advance(second);
    answer(&mut scene, "4", "1");
    answer(&mut scene, "4", "0");
    scene.clock.advance(just_before(4 * second));
    assert_eq!(scene.free(0), 0);
    scene.clock.advance(INSTANT);
    assert_eq!(scene.free(0), 2);
    answer(&mut scene, "3", "1");
    scene.clock.advance(3 * second);
    assert_eq!(scene.free(0), 1, "its window was once seen to be longer");
    scene.clock.advance(second);
    assert_eq!(scene.free(0), 2);
    // What is declared is kept all the same.
    scene.hear(&[0], &[("limit", "10")]);
    assert_eq!(scene.free(0), 10 - 4);
}

#[test]
fn a_raised_limit_lets_those_go_who_wait() {
    let scene = Scene::new();
    scene.hear(&[0], &[("limit", "1")]);
    let _first = poll_once(&mut Box::pin(scene.limiter.acquire(&[0], patience(None))));
    let next = async {
        scene
            .limiter
            .acquire(&[0], patience(None))
            .await
            .unwrap()
            .settle(Settlement::Answered);
        scene.clock.now().as_secs()
    };
    let server = async {
        scene.clock.sleep(Duration::from_secs(2)).await;
        scene.hear(&[0], &[("limit", "2")]);
        0
    };
    assert_eq!(scene.clock.run_all(vec![Box::pin(next), Box::pin(server)]), [22, 0]);
}

#[test]
fn what_others_have_used_is_held_until_the_reset() {
    let check = |lines: &[(&'static str, &'static str)], held: Duration| {
        let mut scene = Scene::new();
        scene.hear(&[0], lines);
        if held > Duration::ZERO {
            scene.clock.advance(held.saturating_sub(INSTANT));
            assert_eq!(scene.free(0), 4, "{lines:?}");
            scene.clock.advance(INSTANT);
        }
        assert_eq!(scene.free(0), 10, "{lines:?}");
    };
    let seconds = Duration::from_secs;
    check(&[("left", "4"), ("reset", "3")], seconds(3));
    check(&[("left", "4"), ("reset", "0.5")], Duration::from_millis(500));
    check(&[("left", "4"), ("epoch", "1800000027")], seconds(7));
    check(
        &[
            ("left", "4"),
            ("epoch", "1800000029"),
            ("date", "Fri, 15 Jan 2027 08:00:25 GMT"),
        ],
        seconds(4),
    );
    check(&[("left", "4"), ("reset", "10")], seconds(10));
    check(&[("left", "4"), ("reset", "500")], seconds(10));
    check(&[("left", "4")], seconds(10));
    check(&[("left", "4"), ("reset", "never")], seconds(10));
    check(&[("left", "4"), ("reset", "0")], Duration::ZERO);
    check(&[("left", "4"), ("reset", "-9")], Duration::ZERO);
    check(&[("left", "4"), ("epoch", "1700000000")], Duration::ZERO);
}

#[test]
fn nothing_left_until_a_distant_reset_is_a_block() {
    let check = |lines: &[(&'static str, &'static str)], seconds: u64, free: usize| {
        let mut scene = Scene::new();
        scene.hear(&[0], lines);
        scene.clock.advance(Duration::from_secs(seconds).saturating_sub(INSTANT));
        assert_eq!(scene.free(0), 0, "{lines:?}");
        scene.clock.advance(INSTANT);
        assert_eq!(scene.free(0), free, "{lines:?}");
    };
    check(&[("left", "0"), ("reset", "10")], 10, 10);
    check(&[("left", "0"), ("reset", "10.001")], 10, 0);
    check(&[("left", "0"), ("reset", "50")], 50, 1);
}

#[test]
fn the_same_news_twice_counts_once() {
    let mut scene = Scene::new();
    scene.hear(&[0], &[("left", "4"), ("reset", "3")]);
    scene.hear(&[0], &[("left", "4"), ("reset", "3")]);
    assert_eq!(scene.free(0), 4);
    scene.clock.advance(Duration::from_secs(3));
    scene.hear(&[0], &[("left", "9"), ("reset", "3")]);
    assert_eq!(scene.free(0), 9);
}

#[test]
fn a_header_speaks_of_its_rule_only_where_the_request_was_charged_to_it() {
    let mut scene = Scene::new();
    scene.hear(&[0], &[("other-left", "1")]);
    scene.hear(&[0, 1], &[("some-left", "2")]);
    scene.hear(&[], &[("some-left", "2"), ("left", "2")]);
    assert_eq!((scene.free(0), scene.free(1)), (10, 10));
    scene.hear(&[1], &[("some-left", "3")]);
    assert_eq!((scene.free(0), scene.free(1)), (10, 3));
    scene.hear(&[0, 1], &[("other-left", "1"), ("left", "5")]);
    assert_eq!((scene.free(0), scene.free(1)), (5, 1));
}

#[test]
fn news_refuse_those_whose_deadline_they_pass() {
    let scene = Scene::new();
    let _all: Vec<_> = (0..10)
        .map(|_| poll_once(&mut Box::pin(scene.limiter.acquire(&[0], patience(None)))))
        .collect();
    let deadline = Some(Duration::from_secs(40));
    let waiting = async {
        let wait = scene.limiter.acquire(&[0], patience(deadline)).await.err();
        (scene.clock.now().as_secs(), wait.map(|throttled| throttled.wait.as_secs()))
    };
    let server = async {
        scene.clock.sleep(Duration::from_secs(1)).await;
        scene.hear(&[0], &[("left", "0"), ("reset", "3600")]);
        (0, None)
    };
    let ended = scene.clock.run_all(vec![Box::pin(waiting), Box::pin(server)]);
    assert_eq!(ended[0], (21, Some(3600)));
}

#[test]
fn what_tells_nothing_new_is_not_remembered() {
    let (limiter, clock) = crate::rig::limiter(&[(5, 10)]);
    let header = of(Some(0), "x-left", LimitMeaning::Remaining);
    let mut headers = HeaderMap::new();
    headers.insert("x-left", HeaderValue::from_static("5"));
    for _ in 0..100 {
        limiter.observe(&[0], &[header], &headers, clock.wall());
        clock.advance(INSTANT);
    }
    let remembered = format!("{limiter:?}");
    let nothing = "held: {}";
    assert_eq!(
        remembered.matches(nothing).count(),
        remembered.matches("held: ").count()
    );
}
