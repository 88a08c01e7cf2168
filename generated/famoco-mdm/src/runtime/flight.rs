//! One future that many wait for.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use super::future::BoxFuture;

/// A future whose output everybody gets who holds a clone. Whoever is polled drives it, so that it goes on
/// when one of them is dropped, and rests when nobody is left. It gives `None` where it panicked before.
pub(super) struct Flight<T>(Arc<Shared<T>>);

struct Shared<T> {
    run: Mutex<Run<T>>,
    waiting: Arc<Waiting>,
}

enum Run<T> {
    Going(BoxFuture<'static, T>),
    Over(T),
    Lost,
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

    /// Whether somebody besides the holder of this one waits for it.
    pub(super) fn is_driven(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Whether both are the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Clone for Flight<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T: Clone> Future for Flight<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        let mut run = lock(&self.0.run);
        // A future that panics is not put back.
        match std::mem::replace(&mut *run, Run::Lost) {
            Run::Lost => Poll::Ready(None),
            Run::Over(output) => {
                *run = Run::Over(output.clone());
                Poll::Ready(Some(output))
            }
            Run::Going(mut future) => {
                self.0.waiting.add(context.waker());
                let waker = Waker::from(Arc::clone(&self.0.waiting));
                let Poll::Ready(output) =
                    future.as_mut().poll(&mut Context::from_waker(&waker))
                else {
                    *run = Run::Going(future);
                    return Poll::Pending;
                };
                *run = Run::Over(output.clone());
                drop(run);
                waker.wake();
                Poll::Ready(Some(output))
            }
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
