//! Version 1's limit, which version 2 inherits, and its headers.

use futures_util::future::join_all;
use vendors::{Limit, Load, keeps_limits, refuses_excess};

use crate::client::{builder, server};

const MINUTE: Limit = Limit { requests: 25, seconds: 3 };
const LOAD: Load = Load { tasks: 16, calls: 8 };

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn h3_sixteen_tasks_stay_within_the_limit() {
    let server = server(&[("HIVE_LIMIT", &MINUTE.rate())]);
    let client = builder(&server).limit("minute", MINUTE.requests.into(), MINUTE.window()).build().unwrap();
    let elapsed = LOAD.run(move |number| {
        let returns = client.returns();
        async move { returns.get(i64::from(number % 3) + 1).await.map(|_| ()) }
    });
    let elapsed = elapsed.await.unwrap();
    let share = keeps_limits(&server.journal().unwrap(), &[MINUTE], elapsed).unwrap();
    println!("throughput: {share:.3} of what the limit allows");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn h3_without_the_limiter_the_excess_is_refused() {
    let limit = Limit { requests: 25, seconds: 60 };
    let server = server(&[("HIVE_LIMIT", &limit.rate())]);
    let client = builder(&server).limits(false).build().unwrap();
    let answers = join_all((0..40).map(|_| client.warehouses().list().attempts(1).into_future())).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_err()).count(), 15);
    refuses_excess(&server.journal().unwrap(), limit).unwrap();
}
