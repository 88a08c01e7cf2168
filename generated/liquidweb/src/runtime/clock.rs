//! Time as the runtime sees it, so that tests can make an hour pass at once.

use std::fmt::Debug;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use super::future::BoxFuture;

/// Where the runtime reads the time and how it waits.
pub trait Clock: Send + Sync + Debug {
    /// Time since an arbitrary start that stays the same while the clock lives; never goes back.
    fn now(&self) -> Duration;

    /// The calendar's time, to compare with what a server says; may jump.
    fn wall(&self) -> SystemTime;

    /// Completes once `now` has grown by `duration` or more.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;
}

/// A clock that is shared.
impl<C: Clock + ?Sized> Clock for Arc<C> {
    fn now(&self) -> Duration {
        self.as_ref().now()
    }

    fn wall(&self) -> SystemTime {
        self.as_ref().wall()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.as_ref().sleep(duration)
    }
}
