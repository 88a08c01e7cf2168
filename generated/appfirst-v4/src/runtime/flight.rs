//! One future that many wait for.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, ThreadId};

use super::future::BoxFuture;

/// A future whose output everybody gets who holds a clone. Whoever is polled drives it, so that it goes on
/// when one of them is dropped. It is dropped with the last: what nobody waits for holds nothing.
pub(super) struct Flight<T>(Arc<Shared<T>>);

/// Where to find a flight that others wait for; it keeps none alive.
pub(super) struct Sighting<T>(Weak<Shared<T>>);

struct Shared<T> {
    run: Mutex<Run<T>>,
    waiting: Arc<Waiting>,
}

enum Run<T> {
    Going(BoxFuture<'static, T>),
    /// Somebody polls it, on this thread; and whether others came meanwhile.
    Polled(ThreadId, bool),
    Over(T),
    Panicked,
}

/// Why there is no output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stopped {
    /// The future panicked.
    Panicked,
    /// The future waits for itself.
    Within,
}

/// Those who are to be polled when the future can go on.
#[derive(Default)]
struct Waiting(Mutex<Vec<Waker>>);

impl<T> Flight<T> {
    pub(super) fn new(future: BoxFuture<'static, T>) -> Self {
        let run = Mutex::new(Run::Going(future));
        let waiting = Arc::default();
        Self(Arc::new(Shared { run, waiting }))
    }

    /// Where to find it.
    pub(super) fn sighting(&self) -> Sighting<T> {
        Sighting(Arc::downgrade(&self.0))
    }
}

impl<T> Sighting<T> {
    /// The flight, if somebody waits for it yet.
    pub(super) fn join(&self) -> Option<Flight<T>> {
        self.0.upgrade().map(Flight)
    }

    /// Whether somebody waits for it.
    pub(super) fn is_driven(&self) -> bool {
        self.0.strong_count() > 0
    }

    /// Whether it is of this flight.
    pub(super) fn is_of(&self, flight: &Flight<T>) -> bool {
        std::ptr::eq(self.0.as_ptr(), Arc::as_ptr(&flight.0))
    }
}

impl<T> Clone for Flight<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Clone> Future for Flight<T> {
    type Output = Result<T, Stopped>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let own = thread::current().id();
        let mut run = lock(&self.0.run);
        let mut future = match std::mem::replace(&mut *run, Run::Polled(own, false)) {
            Run::Going(future) => future,
            Run::Polled(thread, others) => {
                let within = thread == own;
                *run = Run::Polled(thread, others || !within);
                self.0.waiting.add(context.waker());
                return if within {
                    Poll::Ready(Err(Stopped::Within))
                } else {
                    Poll::Pending
                };
            }
            Run::Over(output) => {
                *run = Run::Over(output.clone());
                return Poll::Ready(Ok(output));
            }
            Run::Panicked => {
                *run = Run::Panicked;
                return Poll::Ready(Err(Stopped::Panicked));
            }
        };
        drop(run);
        self.0.waiting.add(context.waker());
        let mut turn = Turn { shared: &self.0, next: Run::Panicked };
        let waker = Waker::from(Arc::clone(&self.0.waiting));
        let polled = future.as_mut().poll(&mut Context::from_waker(&waker));
        turn.next = match &polled {
            Poll::Pending => Run::Going(future),
            Poll::Ready(output) => Run::Over(output.clone()),
        };
        drop(turn);
        polled.map(Ok)
    }
}

/// One poll. Its end says how the future goes on, also where it panics, and wakes those who came meanwhile.
struct Turn<'a, T> {
    shared: &'a Shared<T>,
    next: Run<T>,
}

impl<T> Drop for Turn<'_, T> {
    fn drop(&mut self) {
        let next = std::mem::replace(&mut self.next, Run::Panicked);
        let rests = matches!(next, Run::Going(_));
        let before = std::mem::replace(&mut *lock(&self.shared.run), next);
        if !rests || matches!(before, Run::Polled(_, true)) {
            Arc::clone(&self.shared.waiting).wake();
        }
    }
}

impl Waiting {
    fn add(&self, waker: &Waker) {
        let mut wakers = lock(&self.0);
        if !wakers.iter().any(|other| other.will_wake(waker)) {
            wakers.push(waker.clone());
        }
    }
}

impl Wake for Waiting {
    fn wake(self: Arc<Self>) {
        let wakers = std::mem::take(&mut *lock(&self.0));
        wakers.into_iter().for_each(Waker::wake);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
