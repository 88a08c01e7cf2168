//! Two hourly windows of each endpoint: requests and bytes.

use std::time::{Duration, Instant};

use appfirst::ErrorKind;
use futures_util::future::join_all;
use vendors::Limit;

use crate::client::{builder, count, server};

#[tokio::test]
async fn a4_too_much_data_does_not_heal_by_waiting() {
    let server = server(&[("APPFIRST_BYTES", "1000/3600")]);
    let logs = builder(&server).build().unwrap().logs();
    let error = logs.list_detail(1).num(50).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Validation, 429));
    assert_eq!((error.attempts(), error.is_retryable(), error.retry_after()), (1, false, None));
    assert!(
        error.headers().contains_key("x-rate-size-reset") && !error.to_string().contains("retry after"),
        "{error}"
    );
    assert_eq!(error.vendor().unwrap().code.as_deref(), Some("21"));
    assert_eq!(error.vendor().unwrap().message.as_deref(), Some("Asking for too much data"));
    assert_eq!(logs.list_detail(1).num(5).await.unwrap().len(), 5, "less at once is the remedy");
}

#[tokio::test]
async fn a4_too_many_requests_do_heal_by_waiting() {
    for reset in ["delta", "instant"] {
        let server = server(&[("APPFIRST_REQUESTS", "1/2"), ("APPFIRST_RESET", reset)]);
        let client = builder(&server).limits(false).build().unwrap();
        client.account().get().await.unwrap();
        let start = Instant::now();
        let answer = client.account().get().send().await.unwrap();
        assert_eq!((answer.attempts(), count(&server, 429)), (2, 1), "{reset}");
        let waited = start.elapsed();
        assert!(
            waited > Duration::from_millis(900) && waited < Duration::from_secs(10),
            "{reset}: {waited:?}"
        );
    }
}

/// An hour is longer than anybody waits: the error says how long it would be, in either spelling.
#[tokio::test]
async fn a5_the_reset_is_the_time_that_remains_or_the_time_itself() {
    for reset in ["delta", "instant"] {
        let server = server(&[("APPFIRST_REQUESTS", "1/3600"), ("APPFIRST_RESET", reset)]);
        let client = builder(&server).limits(false).build().unwrap();
        client.account().get().await.unwrap();
        let error = client.account().get().await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Throttled, 1), "{reset}");
        let wait = error.retry_after().unwrap();
        assert!(wait > Duration::from_secs(3590) && wait <= Duration::from_secs(3605), "{reset}: {wait:?}");
    }
}

/// Twenty-five calls of one endpoint at once fill two windows and half a third, and nothing is refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a6_an_endpoint_keeps_its_window_and_leaves_the_others_alone() {
    let limit = Limit { requests: 10, seconds: 2 };
    let server = server(&[("APPFIRST_REQUESTS", &limit.rate())]);
    let client = builder(&server).limit("requests", 10, limit.window()).build().unwrap();
    let start = Instant::now();
    let calls = (0..25).map(|_| client.account().get().into_future());
    assert!(join_all(calls).await.iter().all(Result::is_ok));
    assert!(start.elapsed() > Duration::from_secs(4), "{:?}", start.elapsed());
    let start = Instant::now();
    client.servers().get(1).await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(1), "another endpoint has places of its own");
    assert_eq!((count(&server, 200), count(&server, 429)), (26, 0));
}

/// What is told of both windows is believed: with nothing left of either, the later reset counts.
#[tokio::test]
async fn a6_the_later_reset_of_two_spent_windows_is_waited_for() {
    for reset in ["delta", "instant"] {
        let settings = [("APPFIRST_REQUESTS", "2/1"), ("APPFIRST_BYTES", "100/4"), ("APPFIRST_RESET", reset)];
        let server = server(&settings);
        let client = builder(&server).limits(false).build().unwrap();
        let start = Instant::now();
        client.servers().list_data(1).await.unwrap();
        client.servers().list_data(1).await.unwrap();
        let answer = client.servers().list_data(1).send().await.unwrap();
        assert_eq!((answer.attempts(), count(&server, 429)), (2, 1), "{reset}");
        assert!(start.elapsed() > Duration::from_secs(3), "{reset}: {:?}", start.elapsed());
    }
}

/// The bytes of answers are charged when they have come: the next call waits for the window, and none is refused.
#[tokio::test]
async fn a7_the_bytes_of_answers_are_counted() {
    let server = server(&[("APPFIRST_BYTES", "2000/2")]);
    let client = builder(&server).limit("size", 2000, Duration::from_secs(2)).build().unwrap();
    let start = Instant::now();
    for _ in 0..6 {
        assert_eq!(client.servers().list_data(1).num(12).await.unwrap().len(), 12);
    }
    assert!(start.elapsed() > Duration::from_secs(2), "{:?}", start.elapsed());
    assert_eq!((count(&server, 200), count(&server, 429)), (6, 0));
}
