//! The vendor's limits: kept by the client, or healed by waiting as long as the server says.

use std::time::{Duration, Instant};

use famoco_mdm::ErrorKind;
use famoco_mdm::types::FleetRequest;
use futures_util::future::join_all;
use tokio::time::timeout;

use crate::client::{builder, client, count, hurried, server};

const WINDOW: Duration = Duration::from_secs(1);
const LIMIT: u32 = 20;
const TASKS: u32 = 16;
const CALLS: u32 = 10;

/// Sixteen tasks want eight windows' worth at once. The client spreads them so that the server never refuses one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m3_sixteen_tasks_stay_within_the_limit() {
    let server = server(&[("FAMOCO_MINUTE", "20/1"), ("FAMOCO_HOUR", "1000000/3600")]);
    let client = hurried(&server, LIMIT, WINDOW).build().unwrap();
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
    println!("throughput: {:.3} of what the limit allows", ideal_seconds(&server) / elapsed);
}

/// A slot is free one window after its answer: all windows but the last, each longer by the latency, are the least
/// that it takes. The latency is the server's own, without the way there and back.
fn ideal_seconds(server: &vendors::Server) -> f64 {
    let journal = server.journal().unwrap();
    let latency: f64 = journal.iter().map(|exchange| exchange.answered - exchange.arrived).sum();
    let rounds = f64::from((TASKS * CALLS).div_ceil(LIMIT) - 1);
    rounds * (WINDOW.as_secs_f64() + latency / f64::from(TASKS * CALLS))
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
