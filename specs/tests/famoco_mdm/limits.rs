//! The vendor's limits: kept by the client, or healed by waiting as long as the server says.

use std::time::{Duration, Instant};

use famoco_mdm::ErrorKind;
use famoco_mdm::types::FleetRequest;
use futures_util::future::join_all;
use tokio::time::timeout;

use crate::client::{builder, client, count, server};

const WINDOW: Duration = Duration::from_secs(1);

/// The two windows of the test with many tasks; a client that kept only one of them would be refused by the other.
const MINUTE: Window = Window { requests: 20, seconds: 1 };
const HOUR: Window = Window { requests: 60, seconds: 5 };
const TASKS: u32 = 16;
const CALLS: u32 = 10;
/// How much of the least time the calls may take: a limiter that is lazy is wrong too.
const LEAST_THROUGHPUT: f64 = 0.8;

#[derive(Clone, Copy)]
struct Window {
    requests: u32,
    seconds: u16,
}

impl Window {
    /// As the server is told.
    fn rate(self) -> String {
        format!("{}/{}", self.requests, self.seconds)
    }

    fn length(self) -> Duration {
        Duration::from_secs(self.seconds.into())
    }
}

/// Sixteen tasks want 160 calls at once: three bursts of 20 spend the hour, which then stands until its first burst
/// is five seconds old. The client spreads them so that the server never refuses one, and no slower than that.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m3_sixteen_tasks_stay_within_both_limits() {
    let server = server(&[("FAMOCO_MINUTE", &MINUTE.rate()), ("FAMOCO_HOUR", &HOUR.rate())]);
    let client = builder(&server)
        .limit("minute", MINUTE.requests, MINUTE.length())
        .limit("hour", HOUR.requests, HOUR.length())
        .build()
        .unwrap();
    let start = Instant::now();
    let tasks = (0..TASKS).map(|_| {
        let devices = client.devices();
        tokio::spawn(async move {
            for id in 1..=CALLS {
                assert_eq!(devices.get(1, i64::from(id)).await.unwrap().id, i64::from(id));
            }
        })
    });
    for task in join_all(tasks).await {
        task.unwrap();
    }
    let elapsed = start.elapsed().as_secs_f64();
    assert_eq!((count(&server, 200), count(&server, 429)), (160, 0));
    let throughput = ideal_seconds(&server) / elapsed;
    println!("throughput: {throughput:.3} of what the limits allow");
    assert!(throughput >= LEAST_THROUGHPUT, "{throughput:.3} of what the limits allow, in {elapsed:.1} s");
}

/// A slot is free one window after its answer, so that the least time is that of all hours before the last, and of
/// the minutes in that one before its last, each longer by the latency. The latency is the server's own, without
/// the way there and back.
fn ideal_seconds(server: &vendors::Server) -> f64 {
    let journal = server.journal().unwrap();
    let latency: f64 = journal.iter().map(|exchange| exchange.answered - exchange.arrived).sum();
    let hours = (TASKS * CALLS).div_ceil(HOUR.requests) - 1;
    let minutes = (TASKS * CALLS - hours * HOUR.requests).div_ceil(MINUTE.requests) - 1;
    let windows =
        f64::from(hours) * HOUR.length().as_secs_f64() + f64::from(minutes) * MINUTE.length().as_secs_f64();
    windows + f64::from(hours + minutes) * latency / f64::from(TASKS * CALLS)
}

#[tokio::test]
async fn m3_exports_have_a_window_of_their_own() {
    let server = server(&[("FAMOCO_EXPORT", "2/1")]);
    let client = builder(&server).limit("export", 2, WINDOW).build().unwrap();
    let start = Instant::now();
    for answer in join_all((0..4).map(|_| client.fleets().export(1).into_future())).await {
        answer.unwrap();
    }
    assert!(start.elapsed() >= WINDOW);
    assert_eq!(count(&server, 429), 0);
}

/// Without the limiter the server refuses; each refusal says how long to wait, and that is enough.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m3_without_the_limiter_every_refusal_is_healed() {
    let server = server(&[("FAMOCO_MINUTE", "20/1"), ("FAMOCO_HOUR", "1000000/3600")]);
    let client = builder(&server).limits(false).build().unwrap();
    let answers = join_all((0..40).map(|number| {
        let fleets = client.fleets();
        async move { fleets.create(1, &FleetRequest::new(format!("fleet {number}"))).await }
    }));
    let mut names: Vec<String> = answers.await.into_iter().map(|answer| answer.unwrap().name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 40, "nothing is lost");
    assert_eq!(count(&server, 201), 40, "nothing is executed twice");
    assert!(count(&server, 429) >= 20, "the server did refuse");
}

#[tokio::test]
async fn m3_a_refusal_is_waited_out() {
    let server = server(&[("FAMOCO_MINUTE", "1/2")]);
    let client = client(&server);
    client.organizations().list().await.unwrap();
    let start = Instant::now();
    let answer = client.organizations().list().send().await.unwrap();
    assert_eq!(answer.attempts(), 2);
    assert!(start.elapsed() >= Duration::from_millis(1900));
}

#[tokio::test]
async fn m4_a_wait_of_an_hour_is_an_error_at_once() {
    let server = server(&[("FAMOCO_HOUR", "1/3600")]);
    let client = client(&server);
    client.organizations().list().await.unwrap();
    let call = timeout(Duration::from_secs(5), client.organizations().list().into_future());
    let error = call.await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Throttled, 1));
    assert!(error.retry_after().unwrap() > Duration::from_secs(3500));
    assert_eq!(count(&server, 429), 1);
}
