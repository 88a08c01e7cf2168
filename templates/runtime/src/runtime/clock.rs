//! Time as the runtime sees it, so that tests can make an hour pass at once.

use std::fmt::Debug;
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
