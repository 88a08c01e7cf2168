//! Limits of its own, kept by the client, and waits that are obeyed or told.

use std::time::Duration;

use famoco_insights::ErrorKind;
use futures_util::future::join_all;
use tokio::time::timeout;
use vendors::{Limit, Load, keeps_limits, refuses_excess};

use crate::client::{builder, client, server};

/// Two windows; a client that kept only one of them would be refused by the other.
const MINUTE: Limit = Limit { requests: 20, seconds: 4 };
const HOUR: Limit = Limit { requests: 60, seconds: 14 };
const LOAD: Load = Load { tasks: 16, calls: 8 };

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m3_sixteen_tasks_stay_within_both_limits() {
    let server = server(&[("FAMOCO_MINUTE", &MINUTE.rate()), ("FAMOCO_HOUR", &HOUR.rate())]);
    let client = builder(&server)
        .limit("minute", MINUTE.requests.into(), MINUTE.window())
        .limit("hour", HOUR.requests.into(), HOUR.window())
        .build()
        .unwrap();
    let elapsed = LOAD.run(move |_| {
        let organizations = client.organizations();
        async move { organizations.list().await.map(|_| ()) }
    });
    let elapsed = elapsed.await.unwrap();
    let share = keeps_limits(&server.journal().unwrap(), &[MINUTE, HOUR], elapsed).unwrap();
    println!("throughput: {share:.3} of what the limits allow");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn m3_the_server_refuses_what_exceeds_sixty_a_minute() {
    let limit = Limit { requests: 60, seconds: 60 };
    let server = server(&[]);
    let client = builder(&server).limits(false).build().unwrap();
    let calls = (0..75).map(|_| client.organizations().list().attempts(1).into_future());
    let refused: Vec<_> = join_all(calls).await.into_iter().filter_map(Result::err).collect();
    refuses_excess(&server.journal().unwrap(), limit).unwrap();
    assert_eq!(refused.len(), 15);
    assert!(refused.iter().all(|error| error.kind() == ErrorKind::Throttled));
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
}
