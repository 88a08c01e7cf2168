//! A clock that stands still until the test moves it, or until everybody waits for it.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};
use std::time::{Duration, SystemTime};

use runtime::runtime::clock::Clock;
use runtime::runtime::future::BoxFuture;

/// A future that one thread runs.
pub(crate) type Task<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Turns of one run after which a test has gone astray.
const MOST_TURNS: u32 = 500_000;

/// Starts at zero; its calendar starts at [`TestClock::START`].
#[derive(Debug, Default)]
pub(crate) struct TestClock {
    time: Arc<Mutex<Time>>,
}

#[derive(Debug, Default)]
struct Time {
    now: Duration,
    sleepers: BTreeMap<(Duration, u64), Waker>,
    next_id: u64,
}

#[allow(dead_code, reason = "each test file uses the part that it needs")]
impl TestClock {
    /// Seconds of the calendar at the clock's zero, 2027-01-15T08:00:00Z.
    pub(crate) const START: u64 = 1_800_000_000;

    pub(crate) fn new() -> Arc<Self> {
        Arc::default()
    }

    /// Moves the time and wakes the sleepers that are due.
    pub(crate) fn advance(&self, by: Duration) {
        let due = {
            let mut time = self.time.lock().unwrap();
            time.now += by;
            let now = time.now;
            let later = time.sleepers.split_off(&(now, u64::MAX));
            std::mem::replace(&mut time.sleepers, later)
        };
        due.into_values().for_each(Waker::wake);
    }

    /// Runs a future to its end; whenever nothing can go on, the time jumps to the next sleeper's.
    pub(crate) fn run<T>(&self, future: impl Future<Output = T>) -> T {
        self.run_all(vec![Box::pin(future)]).remove(0)
    }

    /// Runs all to their ends, interleaved, in the order in which they are woken.
    pub(crate) fn run_all<T>(&self, tasks: Vec<Task<'_, T>>) -> Vec<T> {
        let ready = Arc::new(Mutex::new((0..tasks.len()).collect::<VecDeque<_>>()));
        let mut results: Vec<Option<T>> = tasks.iter().map(|_| None).collect();
        let mut tasks: Vec<_> = tasks.into_iter().map(Some).collect();
        let mut turns = 0;
        while tasks.iter().any(Option::is_some) {
            turns += 1;
            assert!(turns < MOST_TURNS, "it goes on without end");
            let next = ready.lock().unwrap().pop_front();
            let Some(id) = next else {
                self.jump();
                continue;
            };
            let waker = Waker::from(Arc::new(Woken { id, ready: Arc::clone(&ready) }));
            let Some(task) = &mut tasks[id] else { continue };
            if let Poll::Ready(result) =
                task.as_mut().poll(&mut Context::from_waker(&waker))
            {
                results[id] = Some(result);
                tasks[id] = None;
            }
        }
        results.into_iter().map(Option::unwrap).collect()
    }

    fn jump(&self) {
        let time = self.time.lock().unwrap();
        let next =
            time.sleepers.keys().next().map(|(until, _)| until.saturating_sub(time.now));
        drop(time);
        self.advance(next.expect("everything waits and nothing sleeps"));
    }
}

/// Polls once, without a task behind it.
#[allow(dead_code, reason = "each test file uses the part that it needs")]
pub(crate) fn poll_once<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    pin!(future).poll(&mut Context::from_waker(Waker::noop()))
}

struct Woken {
    id: usize,
    ready: Arc<Mutex<VecDeque<usize>>>,
}

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        let mut ready = self.ready.lock().unwrap();
        if !ready.contains(&self.id) {
            ready.push_back(self.id);
        }
    }
}

impl Clock for TestClock {
    fn now(&self) -> Duration {
        self.time.lock().unwrap().now
    }

    fn wall(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(Self::START) + self.now()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let mut time = self.time.lock().unwrap();
        time.next_id += 1;
        let key = (time.now.saturating_add(duration), time.next_id);
        Box::pin(Sleep { time: Arc::clone(&self.time), key })
    }
}

struct Sleep {
    time: Arc<Mutex<Time>>,
    key: (Duration, u64),
}

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut time = self.time.lock().unwrap();
        if time.now >= self.key.0 {
            return Poll::Ready(());
        }
        let earlier = time.sleepers.insert(self.key, context.waker().clone());
        drop(time);
        drop(earlier);
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        let waker = self.time.lock().unwrap().sleepers.remove(&self.key);
        drop(waker);
    }
}

impl fmt::Debug for Sleep {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Sleep until {:?}", self.key.0)
    }
}
