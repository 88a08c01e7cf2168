//! Greedy clients against simulated servers that count in windows, over networks with jitter.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use crate::rig::patience;
use crate::support::clock::{Task, TestClock};
use runtime::runtime::clock::Clock;
use runtime::runtime::limiter::{Limiter, Rule, Settlement};

const WINDOW: Duration = Duration::from_secs(60);

/// How the server counts `limit` requests in `window`.
#[derive(Debug, Clone)]
enum Counting {
    /// In windows that start anew all `window`, the first after `phase`.
    Fixed { phase: Duration },
    /// In a log of exact times, as Django REST framework does.
    Sliding,
}

struct Server {
    counting: Counting,
    limit: usize,
    window: Duration,
    log: VecDeque<Duration>,
    accepted: usize,
    refused: usize,
}

impl Server {
    fn new(counting: Counting, limit: usize, window: Duration) -> Self {
        Self { counting, limit, window, log: VecDeque::new(), accepted: 0, refused: 0 }
    }

    fn receive(&mut self, now: Duration) {
        let window = self.window.as_nanos();
        let over = |earlier: Duration| match self.counting {
            Counting::Sliding => earlier + self.window <= now,
            Counting::Fixed { phase } => {
                let number = |time: Duration| (time + phase).as_nanos() / window;
                number(earlier) < number(now)
            }
        };
        while self.log.front().is_some_and(|&earlier| over(earlier)) {
            self.log.pop_front();
        }
        if self.log.len() < self.limit {
            self.log.push_back(now);
            self.accepted += 1;
        } else {
            self.refused += 1;
        }
    }
}

/// Sends as much as the limiter of `rules` allows for `span`; each way takes `way` ± 80 %.
fn simulate(
    rules: &[(u64, Duration)],
    servers: &RefCell<Vec<Server>>,
    way: Duration,
    span: Duration,
) {
    let clock = TestClock::new();
    let rule = |&(limit, window)| Rule::new("rule", limit, window);
    let limiter = Limiter::new(rules.iter().map(rule).collect(), clock.clone());
    let all: Vec<usize> = (0..rules.len()).collect();
    let random = RefCell::new(fastrand::Rng::with_seed(7));
    let jittered = || way.mul_f64(0.2 + 1.6 * random.borrow_mut().f64());
    let worker = || async {
        while let Ok(permit) = limiter.acquire(&all, patience(Some(span))).await {
            clock.sleep(jittered()).await;
            let now = clock.now();
            servers.borrow_mut().iter_mut().for_each(|server| server.receive(now));
            clock.sleep(jittered()).await;
            permit.settle(Settlement::Answered);
        }
    };
    let workers = (0..150).map(|_| Box::pin(worker()) as Task<'_, ()>);
    clock.run_all(workers.collect());
}

#[test]
fn no_request_is_refused_and_hardly_a_slot_is_wasted() {
    let way = Duration::from_millis(125);
    let span = Duration::from_secs(600);
    let phases = [0, 1, 17, 30, 59];
    let fixed =
        phases.map(|phase| Counting::Fixed { phase: Duration::from_secs(phase) });
    for counting in fixed.into_iter().chain([Counting::Sliding]) {
        let server = RefCell::new(vec![Server::new(counting.clone(), 100, WINDOW)]);
        simulate(&[(100, WINDOW)], &server, way, span);
        let server = &server.borrow()[0];
        assert_eq!(server.refused, 0, "{counting:?}");
        let rounds = span.as_secs_f64() / (WINDOW + 2 * way).as_secs_f64();
        let sent = u32::try_from(server.accepted).unwrap();
        assert!(f64::from(sent) >= 0.95 * 100.0 * rounds, "{counting:?} {sent}");
    }
}

#[test]
fn the_jitter_that_the_response_absorbs_would_be_refused_otherwise() {
    let server = RefCell::new(vec![Server::new(Counting::Sliding, 100, WINDOW)]);
    let early = WINDOW.checked_sub(Duration::from_millis(250)).unwrap();
    simulate(
        &[(100, early)],
        &server,
        Duration::from_millis(125),
        Duration::from_secs(600),
    );
    assert!(server.borrow()[0].refused > 0, "the simulation can tell");
}

#[test]
fn two_windows_are_kept_at_once() {
    let minute = || Server::new(Counting::Sliding, 10, WINDOW);
    let hour = || Server::new(Counting::Sliding, 35, 10 * WINDOW);
    let servers = RefCell::new(vec![minute(), hour()]);
    let rules = [(10, WINDOW), (35, 10 * WINDOW)];
    simulate(&rules, &servers, Duration::from_millis(125), 40 * WINDOW);
    let servers = servers.borrow();
    assert_eq!((servers[0].refused, servers[1].refused), (0, 0));
    assert!(servers[1].accepted >= 35 * 3 + 30, "{}", servers[1].accepted);
}
