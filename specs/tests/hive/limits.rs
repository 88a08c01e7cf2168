//! The vendor's limit: kept by the client, or healed by waiting as long as the server says.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use hive::ErrorKind;
use hive::types::NewSku;
use vendors::{Limit, Load, keeps_limits, refuses_excess};

use crate::client::{builder, client, count, server};
use crate::raw::Hive;

const MINUTE: Limit = Limit { requests: 25, seconds: 3 };
const LOAD: Load = Load { tasks: 16, calls: 8 };

/// Sixteen tasks want 128 calls at once: five windows are spent, and the sixth is begun.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn h3_sixteen_tasks_stay_within_the_limit() {
    let server = server(&[("HIVE_LIMIT", &MINUTE.rate())]);
    let client = builder(&server).limit("minute", MINUTE.requests.into(), MINUTE.window()).build().unwrap();
    let elapsed = LOAD.run(move |number| {
        let orders = client.orders();
        async move { orders.get(i64::from(number % 7) + 1).await.map(|_| ()) }
    });
    let elapsed = elapsed.await.unwrap();
    let share = keeps_limits(&server.journal().unwrap(), &[MINUTE], elapsed).unwrap();
    println!("throughput: {share:.3} of what the limit allows");
    assert_eq!(count(&server, 200), 128);
}

/// Without the limiter the server refuses what exceeds its limit, and nothing else.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn h3_without_the_limiter_the_excess_is_refused() {
    let limit = Limit { requests: 25, seconds: 60 };
    let server = server(&[("HIVE_LIMIT", &limit.rate())]);
    let client = builder(&server).limits(false).build().unwrap();
    let answers = join_all((0..40).map(|_| client.warehouses().list().attempts(1).into_future())).await;
    let refused: Vec<_> = answers.into_iter().filter_map(Result::err).collect();
    refuses_excess(&server.journal().unwrap(), limit).unwrap();
    assert_eq!(refused.len(), 15);
    for error in refused {
        assert_eq!(error.kind(), ErrorKind::Throttled);
        assert_eq!(error.vendor().unwrap().message.as_deref(), Some("too many requests"));
        assert!(error.retry_after().unwrap() > Duration::from_secs(50));
    }
}

#[tokio::test]
async fn h2_a_wait_with_a_fraction_is_obeyed() {
    let server = server(&[("HIVE_LIMIT", "1/2")]);
    let client = builder(&server).limits(false).build().unwrap();
    client.skus().create(&NewSku::new("One", "ONE")).await.unwrap();
    tokio::time::sleep(Duration::from_millis(250)).await;
    let start = Instant::now();
    let made = client.skus().create(&NewSku::new("Two", "TWO")).send().await.unwrap();
    assert_eq!((made.attempts(), made.merchant_sku_id.as_str()), (2, "TWO"));
    let journal = server.journal().unwrap();
    let told: Vec<_> = journal.iter().filter_map(|exchange| exchange.retry_after.as_deref()).collect();
    assert!(told.len() == 1 && told[0].contains('.'), "{told:?}");
    let told: f64 = told[0].parse().unwrap();
    let waited = start.elapsed().as_secs_f64();
    assert!(waited >= told && waited < 2.5, "waited {waited} s for {told} s");
}

/// The client cannot know what other programs of the merchant send; the headers tell it.
#[tokio::test]
async fn h3_what_others_use_is_left_to_them() {
    let hive = Hive::start(&[("HIVE_LIMIT", "6/2")]);
    let client = builder(&hive.server).limit("minute", 6, Duration::from_secs(2)).build().unwrap();
    for _ in 0..5 {
        hive.get("/v1/warehouses").await;
    }
    let start = Instant::now();
    let first = client.warehouses().list().send().await.unwrap();
    assert_eq!(
        (&first.headers()["x-rate-limit-used"], &first.headers()["x-rate-limit-max"]),
        (&"6".parse().unwrap(), &"6".parse().unwrap())
    );
    let limits: Vec<_> = first.limits().map(|reading| format!("{reading:?}")).collect();
    assert!(!limits.is_empty());
    for _ in 0..3 {
        client.warehouses().list().await.unwrap();
    }
    assert!(start.elapsed() >= Duration::from_millis(1900), "{:?}", start.elapsed());
    assert_eq!(count(&hive.server, 429), 0);
}

/// More used than allowed is none left, and not a great many.
#[tokio::test]
async fn h3_more_used_than_allowed_is_none_left() {
    let server = server(&[("HIVE_LIMIT", "10/60"), ("HIVE_USED_BY_OTHERS", "200")]);
    let client = builder(&server).limit("minute", 10, Duration::from_secs(1)).build().unwrap();
    client.warehouses().list().await.unwrap();
    let start = Instant::now();
    client.warehouses().list().await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(900), "{:?}", start.elapsed());
}

/// Headers of the same family that the vendor does not send mean nothing to this client.
#[tokio::test]
async fn h4_headers_are_known_by_their_full_names() {
    let server = server(&[("HIVE_FOREIGN_HEADERS", "1")]);
    let client = client(&server);
    let start = Instant::now();
    for _ in 0..3 {
        let answer = client.warehouses().list().send().await.unwrap();
        assert_eq!(answer.headers()["x-rate-limit-remaining"], "0");
    }
    assert!(start.elapsed() < Duration::from_secs(5));
}
