//! slowapi in place of the vendor: the client survives what it says otherwise.

use std::time::{Duration, Instant};

use fixmycloud::ErrorKind;
use fixmycloud::types::CreateScanRequest;
use vendors::{Limit, Load, Server};

use crate::client::{builder, client, count, server};
use crate::raw::CONNECTION;

fn hostile(environment: &[(&str, &str)]) -> Server {
    server(&[&[("FIXMYCLOUD_MODE", "hostile")], environment].concat())
}

/// Every success says `Retry-After: 60`; only a refusal is asked to wait.
#[tokio::test]
async fn f2_a_success_that_says_retry_after_does_not_slow_the_client() {
    let server = hostile(&[]);
    let client = client(&server);
    let start = Instant::now();
    for _ in 0..20 {
        client.auth().me().await.unwrap();
    }
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn f3_a_refusal_with_decimals_is_waited_out() {
    let server = hostile(&[("FIXMYCLOUD_ALL", "1/2")]);
    let client = builder(&server).limits(false).build().unwrap();
    client.auth().me().await.unwrap();
    assert_eq!(client.auth().me().send().await.unwrap().attempts(), 2);
}

#[tokio::test]
async fn f1_a_refusal_of_another_shape_is_kept() {
    let server = hostile(&[("FIXMYCLOUD_ALL", "1/3600")]);
    let client = builder(&server).limits(false).attempts(1).build().unwrap();
    client.auth().me().await.unwrap();
    let error = client.auth().me().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Throttled, 429));
    assert_eq!(error.body(), &br#"{"error":"Rate limit exceeded: 1 per 3600 second"}"#[..]);
    assert!(error.headers()["x-ratelimit-reset"].to_str().unwrap().contains('.'));
    assert!(error.retry_after().unwrap() > Duration::from_secs(3500));
}

/// Scans are not charged to the limit of all here; that the client does is no harm.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f4_sixteen_tasks_are_not_refused() {
    let (all, scans) = (Limit { requests: 20, seconds: 3 }, Limit { requests: 8, seconds: 3 });
    let server = hostile(&[("FIXMYCLOUD_ALL", &all.rate()), ("FIXMYCLOUD_SCANS", &scans.rate())]);
    let limited = builder(&server).limit("all", all.requests.into(), all.window());
    let client = limited.limit("scans", scans.requests.into(), scans.window()).build().unwrap();
    let reader = client.clone();
    let read = move |_| {
        let call = reader.auth().me();
        async move { call.await.map(drop) }
    };
    // slowapi names a reset that is a second late, and the client believes it: throughput is no matter here.
    Load { tasks: 16, calls: 4 }.run(read).await.unwrap();
    let scan = move |_| {
        let call = client.scans().create(&CreateScanRequest::new(CONNECTION));
        async move { call.await.map(drop) }
    };
    Load { tasks: 16, calls: 1 }.run(scan).await.unwrap();
    assert_eq!(count(&server, 429), 0);
}
