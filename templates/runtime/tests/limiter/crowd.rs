//! Sixteen tasks over several windows at once, of requests and of bytes, against servers that count in every way: none
//! is refused, and hardly anything is left unused.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use runtime::runtime::clock::Clock;
use runtime::runtime::limiter::{Limiter, Rule, Told};
use runtime::runtime::profile::{LimitUnit, Margin};

use crate::rig::patience;
use crate::support::clock::{Task, TestClock};

const TASKS: usize = 16;

/// One count of a server's: what it allows in a window, and when windows of fixed place start.
struct Count {
    rule: Rule,
    /// `None` where it keeps a log of exact times.
    phase: Option<Duration>,
    log: VecDeque<(Duration, u64)>,
    accepted: u64,
    refused: u64,
}

impl Count {
    fn new(rule: &Rule, phase: Option<Duration>) -> Self {
        Self { rule: rule.clone(), phase, log: VecDeque::new(), accepted: 0, refused: 0 }
    }

    fn expire(&mut self, now: Duration) {
        let window = self.rule.window;
        let over = |earlier: Duration| match self.phase {
            None => earlier + window <= now,
            Some(phase) => {
                let number =
                    |time: Duration| (time + phase).as_nanos() / window.as_nanos();
                number(earlier) < number(now)
            }
        };
        while self.log.front().is_some_and(|(earlier, _)| over(*earlier)) {
            self.log.pop_front();
        }
    }

    /// Whether a request may come: of bytes while one is left, since the answer's size is not known yet.
    fn admits(&mut self, now: Duration) -> bool {
        self.expire(now);
        let used: u64 = self.log.iter().map(|(_, amount)| amount).sum();
        used < self.rule.limit
    }

    fn charge(&mut self, now: Duration, size: u64) {
        let amount = if self.rule.unit == LimitUnit::Bytes { size } else { 1 };
        self.log.push_back((now, amount));
        self.accepted += amount;
    }
}

/// What came of it: for each rule what was accepted and refused.
fn run(
    rules: &[Rule],
    phase: Option<Duration>,
    way: Duration,
    span: Duration,
) -> Vec<(u64, u64)> {
    let clock = TestClock::new();
    let counts = RefCell::new(
        rules.iter().map(|rule| Count::new(rule, phase)).collect::<Vec<_>>(),
    );
    let limiter = Limiter::new(rules.to_vec(), clock.clone());
    let all: Vec<usize> = (0..rules.len()).collect();
    let random = RefCell::new(fastrand::Rng::with_seed(11));
    let jittered = || way.mul_f64(0.2 + 1.6 * random.borrow_mut().f64());
    let worker = || async {
        while let Ok(permit) = limiter.acquire(&all, patience(Some(span))).await {
            clock.sleep(jittered()).await;
            let size = random.borrow_mut().u64(500..1000);
            let arrived = clock.now();
            for count in counts.borrow_mut().iter_mut() {
                if count.admits(arrived) {
                    count.charge(arrived, size);
                } else {
                    count.refused += 1;
                }
            }
            clock.sleep(jittered() / 2).await;
            let mut debt = permit.answered(Told::default());
            clock.sleep(jittered() / 2).await;
            debt.add(usize::try_from(size).unwrap());
        }
    };
    clock.run_all((0..TASKS).map(|_| Box::pin(worker()) as Task<'_, ()>).collect());
    counts.into_inner().iter().map(|count| (count.accepted, count.refused)).collect()
}

/// The least that must get through where this rule is the one that binds: 95 % of a window's worth in each window and
/// mean latency.
fn least(rule: &Rule, way: Duration, span: Duration) -> u64 {
    // A window that was begun may end behind the span.
    let rounds = (span.as_millis() / (rule.window + 2 * way).as_millis()).max(1);
    let limit = rule.limit - rule.margin.of(rule.limit);
    limit * u64::try_from(rounds).unwrap() * 95 / 100
}

fn phases() -> impl Iterator<Item = Option<Duration>> {
    let fixed = [0, 700, 1900, 31_000].map(|phase| Some(Duration::from_millis(phase)));
    fixed.into_iter().chain([None])
}

#[test]
fn sixteen_tasks_over_several_windows_are_never_refused_and_waste_nothing() {
    let way = Duration::from_millis(50);
    let span = Duration::from_secs(600);
    let (second, minute) = (Duration::from_secs(2), Duration::from_secs(60));
    // The first time the minute binds, the second time the two seconds do.
    for (short, long, binding) in [(20, 120, 1), (12, 1200, 0)] {
        let rules = [Rule::new("short", short, second), Rule::new("long", long, minute)];
        for phase in phases() {
            let found = run(&rules, phase, way, span);
            assert!(
                found.iter().all(|(_, refused)| *refused == 0),
                "{phase:?} {found:?}"
            );
            let least = least(&rules[binding], way, span);
            assert!(found[binding].0 >= least, "{phase:?} {found:?} {least}");
        }
    }
}

#[test]
fn bytes_and_requests_are_kept_at_once() {
    let way = Duration::from_millis(50);
    let span = Duration::from_secs(600);
    let size = Rule {
        unit: LimitUnit::Bytes,
        ..Rule::new("size", 200_000, Duration::from_secs(60))
    };
    let rules = [Rule::new("requests", 60, Duration::from_secs(2)), size];
    for phase in phases() {
        let found = run(&rules, phase, way, span);
        assert_eq!(found[0].1, 0, "{phase:?} {found:?}");
        // A server that charges each answer once it is made refuses nothing as long as sizes stay alike.
        assert_eq!(found[1].1, 0, "{phase:?} {found:?}");
        // Room for one answer is always kept, and for each that is on the way.
        let least = least(&rules[1], way, span) * 90 / 95;
        assert!(found[1].0 >= least, "{phase:?} {found:?} {least}");
    }
}

#[test]
fn a_margin_makes_room_for_others() {
    let way = Duration::from_millis(50);
    let span = Duration::from_secs(300);
    let rule = Rule {
        margin: Margin::Percent(10),
        ..Rule::new("shared", 100, Duration::from_secs(10))
    };
    for phase in phases() {
        let found = run(std::slice::from_ref(&rule), phase, way, span);
        assert_eq!(found[0].1, 0);
        let rounds = span.as_secs() / 10 + 1;
        assert!(found[0].0 <= 90 * rounds, "{phase:?} {found:?}");
        assert!(found[0].0 >= least(&rule, way, span), "{phase:?} {found:?}");
    }
}
