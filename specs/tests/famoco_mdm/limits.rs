//! The vendor's limits: kept by the client, or healed by waiting as long as the server says.

use std::time::{Duration, Instant};

use famoco_mdm::ErrorKind;
use famoco_mdm::types::FleetRequest;
use futures_util::future::join_all;
use tokio::time::timeout;
use vendors::{Limit, Load, keeps_limits, refuses_excess};

use crate::client::{builder, client, count, server};

const WINDOW: Duration = Duration::from_secs(1);

/// The two windows of the test with many tasks; a client that kept only one of them would be refused by the other.
const MINUTE: Limit = Limit { requests: 20, seconds: 4 };
const HOUR: Limit = Limit { requests: 60, seconds: 14 };
const LOAD: Load = Load { tasks: 16, calls: 8 };

/// Sixteen tasks want 128 calls at once: three bursts of 20 spend the hour, which then stands until its first burst
/// is fourteen seconds old. The client spreads them so that the server never refuses one, and no slower than that.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m3_sixteen_tasks_stay_within_both_limits() {
    let server = server(&[("FAMOCO_MINUTE", &MINUTE.rate()), ("FAMOCO_HOUR", &HOUR.rate())]);
    let client = builder(&server)
        .limit("minute", MINUTE.requests.into(), MINUTE.window())
        .limit("hour", HOUR.requests.into(), HOUR.window())
        .build()
        .unwrap();
    let elapsed = LOAD.run(move |number| {
        let devices = client.devices();
        let id = i64::from(number % 50) + 1;
        async move { devices.get(1, id).await.map(|device| assert_eq!(device.id, id)) }
    });
    let elapsed = elapsed.await.unwrap();
    let share = keeps_limits(&server.journal().unwrap(), &[MINUTE, HOUR], elapsed).unwrap();
    println!("throughput: {share:.3} of what the limits allow");
    assert_eq!(count(&server, 200), 128);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m3_without_the_limiter_the_excess_is_refused() {
    let limit = Limit { requests: 30, seconds: 60 };
    let server = server(&[("FAMOCO_MINUTE", &limit.rate())]);
    let client = builder(&server).limits(false).build().unwrap();
    let calls = (0..45).map(|_| client.organizations().list().attempts(1).into_future());
    let refused = join_all(calls).await.into_iter().filter_map(Result::err);
    assert!(refused.into_iter().all(|error| error.kind() == ErrorKind::Throttled));
    refuses_excess(&server.journal().unwrap(), limit).unwrap();
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
