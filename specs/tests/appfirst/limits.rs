//! Two hourly windows of each endpoint: requests and bytes.

use std::time::{Duration, Instant};

use appfirst::ErrorKind;

use crate::client::{builder, client, count, server};

#[tokio::test]
async fn a4_too_much_data_does_not_heal_by_waiting() {
    let server = server(&[("APPFIRST_BYTES", "1000/3600")]);
    let logs = client(&server).logs();
    let error = logs.list_detail(1).num(50).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Validation, 429));
    assert_eq!((error.attempts(), error.is_retryable()), (1, false));
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
        assert!(waited > Duration::from_millis(900) && waited < Duration::from_secs(10), "{reset}: {waited:?}");
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
