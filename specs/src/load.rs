//! Many tasks at once against a limited server, and whether the limits were kept without being lazy.

use std::error::Error;
use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::Exchange;

/// How much of what its limits allow a client must reach.
const LEAST_SHARE: f64 = 0.95;
/// A shorter window says nothing: what a limiter can do is then a matter of latencies.
const LATENCIES_IN_A_WINDOW: f64 = 20.0;
const TOO_MANY_REQUESTS: u16 = 429;

/// At most so many requests in a window of such a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// Requests allowed in one window.
    pub requests: u32,
    /// Length of the window in seconds.
    pub seconds: u16,
}

/// Tasks that start together, each making its calls one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Load {
    /// How many tasks.
    pub tasks: u32,
    /// Calls of each.
    pub calls: u32,
}

impl Limit {
    /// The limit as a server's environment is told it, such as `120/60`.
    #[must_use]
    pub fn rate(self) -> String {
        format!("{}/{}", self.requests, self.seconds)
    }

    /// Length of the window.
    #[must_use]
    pub fn window(self) -> Duration {
        Duration::from_secs(self.seconds.into())
    }
}

impl Load {
    /// Makes all calls, each told its number counted from 0, and gives the time until the last was answered.
    ///
    /// # Errors
    ///
    /// The first call that failed, or a task that panicked.
    pub async fn run<C, F, E>(self, call: C) -> Result<Duration, Box<dyn Error + Send + Sync>>
    where
        C: Fn(u32) -> F + Clone + Send + 'static,
        F: Future<Output = Result<(), E>> + Send,
        E: Into<Box<dyn Error + Send + Sync>> + Send + 'static,
    {
        let start = Instant::now();
        let mut tasks = JoinSet::new();
        for task in 0..self.tasks {
            let call = call.clone();
            tasks.spawn(async move {
                for number in 0..self.calls {
                    call(task * self.calls + number).await?;
                }
                Ok::<_, E>(())
            });
        }
        while let Some(ended) = tasks.join_next().await {
            ended?.map_err(Into::into)?;
        }
        Ok(start.elapsed())
    }
}

/// Holds what a limited client did in `elapsed` to be right: nothing was refused, and it reached 95 % of what `limits`,
/// charged together for every exchange, allow. The share that it reached is given.
///
/// A slot is free one window after its *answer*, so that a limit allows `requests` in each window and mean latency. The
/// latency is the server's own, without the way there and back, so that nothing is made easier by a slow client.
///
/// # Errors
///
/// Says what is not right, or that a window is shorter than 20 mean latencies, so that the measurement is worth nothing.
pub fn keeps_limits(exchanges: &[Exchange], limits: &[Limit], elapsed: Duration) -> Result<f64, String> {
    let refused = refusals(exchanges);
    if refused > 0 {
        return Err(format!("{refused} of {} requests were refused", exchanges.len()));
    }
    let latency = mean_latency(exchanges);
    let shortest = limits.iter().map(|limit| limit.window().as_secs_f64()).fold(f64::INFINITY, f64::min);
    if shortest < LATENCIES_IN_A_WINDOW * latency {
        return Err(format!("a window of {shortest} s is too short for latencies of {latency:.3} s"));
    }
    let least = least_seconds(exchanges.len(), limits, latency);
    let share = least / elapsed.as_secs_f64();
    if share < LEAST_SHARE {
        return Err(format!("{share:.3} of what the limits allow: {elapsed:.2?} instead of {least:.2} s"));
    }
    Ok(share)
}

/// Holds a burst within one window of a server to be refused by exactly what exceeds its limit.
///
/// # Errors
///
/// Says how many were refused instead.
pub fn refuses_excess(exchanges: &[Exchange], limit: Limit) -> Result<(), String> {
    let excess = exchanges.len().saturating_sub(limit.requests as usize);
    let refused = refusals(exchanges);
    let sent = exchanges.len();
    if refused == excess {
        return Ok(());
    }
    Err(format!(
        "{refused} of {sent} requests were refused, and not {excess}, at a limit of {}",
        limit.rate()
    ))
}

fn refusals(exchanges: &[Exchange]) -> usize {
    exchanges.iter().filter(|exchange| exchange.status == TOO_MANY_REQUESTS).count()
}

/// Seconds between a request and its answer.
fn mean_latency(exchanges: &[Exchange]) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for exchange in exchanges {
        sum += exchange.answered - exchange.arrived;
        count += 1.0;
    }
    if count > 0.0 { sum / count } else { 0.0 }
}

/// The least time in which `calls` can be answered: each starts as soon as every limit has a slot for it.
fn least_seconds(calls: usize, limits: &[Limit], latency: f64) -> f64 {
    let mut starts: Vec<f64> = Vec::with_capacity(calls);
    for call in 0..calls {
        let free = |limit: &Limit| {
            let holder = call.checked_sub(limit.requests as usize)?;
            Some(starts.get(holder)? + latency + limit.window().as_secs_f64())
        };
        starts.push(limits.iter().filter_map(free).fold(0.0, f64::max));
    }
    starts.last().map_or(0.0, |start| start + latency)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Limit = Limit { requests: 20, seconds: 1 };
    const FIVE: Limit = Limit { requests: 60, seconds: 5 };

    fn exchanges(ok: usize, refused: usize) -> Vec<Exchange> {
        let exchange = |status| Exchange {
            arrived: 0.0,
            answered: 0.01,
            method: "GET".to_owned(),
            path: "/".to_owned(),
            status,
            retry_after: None,
        };
        let all = std::iter::repeat_n(200, ok).chain(std::iter::repeat_n(TOO_MANY_REQUESTS, refused));
        all.map(exchange).collect()
    }

    #[test]
    fn the_least_time_is_that_of_all_windows_together() {
        assert!((least_seconds(100, &[SECOND], 0.01) - 4.05).abs() < 1e-9);
        // Three bursts of 20 a second apart spend the longer window, which stands until its first burst is 5 s old.
        assert!((least_seconds(160, &[SECOND, FIVE], 0.0) - 11.0).abs() < 1e-9);
        assert!(least_seconds(20, &[SECOND], 0.0).abs() < 1e-9);
    }

    #[test]
    fn refusals_and_idleness_are_told() {
        let judge =
            |ok, refused, ms| keeps_limits(&exchanges(ok, refused), &[SECOND], Duration::from_millis(ms));
        assert!(judge(100, 0, 4200).is_ok_and(|share| share > 0.95));
        assert_eq!(judge(100, 1, 4200).unwrap_err(), "1 of 101 requests were refused");
        assert_eq!(
            judge(100, 0, 4500).unwrap_err(),
            "0.900 of what the limits allow: 4.50s instead of 4.05 s"
        );
    }

    #[test]
    fn only_the_excess_is_refused() {
        assert_eq!(refuses_excess(&exchanges(20, 5), SECOND), Ok(()));
        assert_eq!(refuses_excess(&exchanges(7, 0), SECOND), Ok(()));
        let told = refuses_excess(&exchanges(21, 4), SECOND).unwrap_err();
        assert_eq!(told, "4 of 25 requests were refused, and not 5, at a limit of 20/1");
    }
}
