//! The one boxed future and the one `Send` bound, so that targets without threads stay possible.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use super::clock::Clock;

/// A future on the heap; `Send` except on wasm32, where nothing is shared between threads.
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A future on the heap; `Send` except on wasm32, where nothing is shared between threads.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// `Send` except on wasm32; implemented for every type that meets it.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSend: Send {}

#[cfg(not(target_arch = "wasm32"))]
impl<T: Send + ?Sized> MaybeSend for T {}

/// `Send` except on wasm32; implemented for every type.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSend {}

#[cfg(target_arch = "wasm32")]
impl<T: ?Sized> MaybeSend for T {}

/// The output of `future`, or `None` when the clock reaches `until` first; an output that is ready
/// wins over an expiry that is due. `None` as `until` waits without end.
pub(super) async fn until<T>(
    clock: &dyn Clock,
    until: Option<Duration>,
    mut future: BoxFuture<'_, T>,
) -> Option<T> {
    let Some(until) = until else { return Some(future.await) };
    let mut timer = clock.sleep(until.saturating_sub(clock.now()));
    poll_fn(move |context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        timer.as_mut().poll(context).map(|()| None)
    })
    .await
}
