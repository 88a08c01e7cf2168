//! The vendor's limits: kept by the client, or healed by waiting as long as the server says.

use std::time::{Duration, Instant};

use fixmycloud::types::CreateScanRequest;
use fixmycloud::{Client, ClientBuilder, ErrorKind};
use futures_util::future::join_all;
use tokio::time::sleep;
use vendors::{Limit, Load, keeps_limits, refuses_excess};

use crate::client::{FIRST, bare, builder, client, count, exchanges, server, statuses};
use crate::raw::{CONNECTION, WORKSPACE};

const ME: &str = "GET /auth/me";
const SCAN: &str = "POST /scans";
const TASKS: u32 = 16;

/// The client waits until the window of the server's clock is over, and no request is sent before.
#[tokio::test]
async fn f2_a_refusal_is_waited_out_until_the_reset() {
    let server = server(&[("FIXMYCLOUD_ALL", "2/2")]);
    let client = builder(&server).limits(false).build().unwrap();
    for _ in 0..5 {
        assert!(client.auth().me().send().await.unwrap().attempts() <= 2);
    }
    let sent = exchanges(&server, ME);
    let refused = sent.iter().zip(&sent[1..]).filter(|(refused, _)| refused.status == 429);
    let waits: Vec<_> = refused
        .map(|(refused, next)| (refused.answered / 2.0).floor() < (next.arrived / 2.0).floor())
        .collect();
    assert!(!waits.is_empty() && waits.iter().all(|waited| *waited), "{sent:?}");
}

/// A calendar that is an hour ahead or behind does no harm: the reset is counted from the answer's own date.
#[tokio::test]
async fn f2_a_calendar_that_differs_does_no_harm() {
    for clock in ["3600", "-3600"] {
        let server = server(&[("FIXMYCLOUD_ALL", "1/2"), ("FIXMYCLOUD_CLOCK", clock)]);
        let client = builder(&server).limits(false).build().unwrap();
        let start = Instant::now();
        for _ in 0..2 {
            client.auth().me().await.unwrap();
        }
        assert!(start.elapsed() < Duration::from_secs(10));
        assert!(count(&server, 429) <= 1, "it is not asked again before the reset");
    }
}

#[tokio::test]
async fn f2_a_wait_of_an_hour_is_an_error_at_once() {
    let server = server(&[("FIXMYCLOUD_ALL", "1/3600"), FIRST]);
    let client = client(&server);
    client.auth().me().await.unwrap();
    let error = client.auth().me().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Throttled);
    assert!(error.retry_after().unwrap() > Duration::from_secs(3500));
}

#[tokio::test]
async fn f3_a_reset_with_decimals_is_waited_out() {
    let server = server(&[("FIXMYCLOUD_ALL", "1/2"), FIRST]);
    let client = builder(&server).limits(false).build().unwrap();
    client.auth().me().await.unwrap();
    let start = Instant::now();
    assert_eq!(client.auth().me().send().await.unwrap().attempts(), 2);
    assert!((Duration::from_millis(1500)..Duration::from_secs(5)).contains(&start.elapsed()));
}

/// A client that is told the server's limits, and needs no login, which would be measured too.
fn limited(server: &vendors::Server, rules: &[(&str, Limit)]) -> Client {
    limited_by(bare(server).api_key("test-key").workspace(WORKSPACE), rules)
}

fn limited_by(builder: ClientBuilder, rules: &[(&str, Limit)]) -> Client {
    let limit = |builder: ClientBuilder, (name, limit): &(&str, Limit)| {
        builder.limit(name, limit.requests.into(), limit.window())
    };
    rules.iter().fold(builder, limit).build().unwrap()
}

/// Sixteen tasks want four windows' worth of calls at once.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f4_sixteen_tasks_stay_within_the_workspaces_limit() {
    // Few at once: the journal does not see how long a burst waits to be read.
    let all = Limit { requests: 16, seconds: 5 };
    let server = server(&[("FIXMYCLOUD_ALL", &all.rate())]);
    let client = limited(&server, &[("all", all)]);
    let call = move |_| {
        let call = client.auth().me();
        async move { call.await.map(drop) }
    };
    let elapsed = Load { tasks: TASKS, calls: 4 }.run(call).await.unwrap();
    let share = keeps_limits(&exchanges(&server, ME), &[all], elapsed).unwrap();
    println!("throughput: {share:.3} of what the limit allows");
}

/// New scans have a limit of their own beside that of all calls, whichever of the two is the tighter.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f4_a_scan_is_charged_to_two_limits() {
    let loose = Limit { requests: 40, seconds: 4 };
    let tight = Limit { requests: 8, seconds: 4 };
    for (all, scans) in [(loose, tight), (tight, loose)] {
        let server = server(&[("FIXMYCLOUD_ALL", &all.rate()), ("FIXMYCLOUD_SCANS", &scans.rate())]);
        let client = limited(&server, &[("all", all), ("scans", scans)]);
        let call = move |_| {
            let call = client.scans().create(&CreateScanRequest::new(CONNECTION));
            async move { call.await.map(drop) }
        };
        let elapsed = Load { tasks: TASKS, calls: 2 }.run(call).await.unwrap();
        keeps_limits(&exchanges(&server, SCAN), &[all, scans], elapsed).unwrap();
    }
}

/// Who waits to start a scan does not hold up who reads.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f4_reading_goes_on_while_scans_wait() {
    let server = server(&[("FIXMYCLOUD_SCANS", "1/3")]);
    let client = limited(&server, &[("scans", Limit { requests: 1, seconds: 3 })]);
    let request = CreateScanRequest::new(CONNECTION);
    client.scans().create(&request).await.unwrap();
    let start = Instant::now();
    let waiting = tokio::spawn(client.scans().create(&request).into_future());
    for _ in 0..10 {
        client.auth().me().await.unwrap();
    }
    assert!(start.elapsed() < Duration::from_secs(2) && !waiting.is_finished());
    waiting.await.unwrap().unwrap();
    assert_eq!(count(&server, 429), 0);
}

/// Somebody else has spent the scans: what is refused is the new scan, and only scans wait for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn f4_a_refused_scan_does_not_stop_who_reads() {
    let server = server(&[("FIXMYCLOUD_SCANS", "1/4"), FIRST]);
    let (ours, theirs) = (client(&server), client(&server));
    let request = CreateScanRequest::new(CONNECTION);
    theirs.scans().create(&request).await.unwrap();
    let waiting = tokio::spawn(ours.scans().create(&request).into_future());
    while count(&server, 429) == 0 {
        sleep(Duration::from_millis(20)).await;
    }
    for _ in 0..10 {
        ours.auth().me().await.unwrap();
    }
    assert!(!waiting.is_finished());
    waiting.await.unwrap().unwrap();
}

/// Clients that know nothing of each other share an address: what the server refuses is healed by waiting.
#[tokio::test]
async fn f4_logins_from_one_address_are_healed_by_waiting() {
    let limit = Limit { requests: 2, seconds: 2 };
    let server = server(&[("FIXMYCLOUD_LOGIN", &limit.rate())]);
    let clients: Vec<_> = (0..5).map(|_| limited_by(builder(&server), &[("login", limit)])).collect();
    for answer in join_all(clients.iter().map(|client| client.auth().me().into_future())).await {
        answer.unwrap();
    }
    let logins = statuses(&server, "POST /auth/login");
    assert_eq!(logins.iter().filter(|status| **status == 200).count(), 5);
    assert!(count(&server, 429) >= 1);
}

#[tokio::test]
async fn f4_without_the_limiter_the_excess_is_refused() {
    let limit = Limit { requests: 20, seconds: 60 };
    let server = server(&[("FIXMYCLOUD_ALL", &limit.rate()), FIRST]);
    let client = builder(&server).limits(false).attempts(1).build().unwrap();
    join_all((0..50).map(|_| client.auth().me().into_future())).await;
    refuses_excess(&exchanges(&server, ME), limit).unwrap();
}

/// After a scan the headers speak of ten a minute with nothing left; that is no reason to stop reading.
#[tokio::test]
async fn f5_the_headers_of_a_scan_leave_the_other_limit_alone() {
    for headers in ["scans", "all"] {
        let server = server(&[("FIXMYCLOUD_SCANS", "1/60"), ("FIXMYCLOUD_SCAN_HEADERS", headers), FIRST]);
        let client = client(&server);
        let request = CreateScanRequest::new(CONNECTION);
        client.scans().create(&request).await.unwrap();
        let start = Instant::now();
        for _ in 0..20 {
            client.auth().me().await.unwrap();
        }
        assert!(start.elapsed() < Duration::from_secs(3), "{headers}: {:?}", start.elapsed());
    }
}

/// Somebody else spends the workspace's limit: what the headers of a read tell is obeyed before anything is refused.
#[tokio::test]
async fn f5_the_headers_of_a_read_are_believed() {
    let server = server(&[("FIXMYCLOUD_ALL", "6/3"), FIRST]);
    let (ours, theirs) = (client(&server), builder(&server).limits(false).build().unwrap());
    for _ in 0..4 {
        theirs.auth().me().await.unwrap();
    }
    let start = Instant::now();
    for _ in 0..4 {
        ours.auth().me().await.unwrap();
    }
    assert_eq!(count(&server, 429), 0);
    assert!(start.elapsed() >= Duration::from_millis(1500));
}

/// Clients of one program that share an address count their logins together.
#[tokio::test]
async fn f4_clients_that_share_their_limits_sign_in_without_a_refusal() {
    let limit = Limit { requests: 2, seconds: 2 };
    let server = server(&[("FIXMYCLOUD_LOGIN", &limit.rate())]);
    let first = limited_by(builder(&server), &[("login", limit)]);
    let others = (0..4).map(|_| limited_by(builder(&server).share_limits(&first), &[("login", limit)]));
    let clients: Vec<_> = std::iter::once(first.clone()).chain(others).collect();
    for answer in join_all(clients.iter().map(|client| client.auth().me().into_future())).await {
        answer.unwrap();
    }
    assert_eq!(statuses(&server, "POST /auth/login"), [200; 5]);
}

/// Each workspace has a limit of its own, and all clients of one workspace the same.
#[tokio::test]
async fn f4_a_workspace_is_counted_by_itself() {
    let limit = Limit { requests: 4, seconds: 3 };
    let server = server(&[("FIXMYCLOUD_ALL", &limit.rate()), FIRST]);
    let keyed = |workspace: &str| bare(&server).api_key("test-key").workspace(workspace);
    let first = limited_by(keyed(WORKSPACE), &[("all", limit)]);
    let start = Instant::now();
    for workspace in [WORKSPACE, "globex"] {
        let client = limited_by(keyed(workspace).share_limits(&first), &[("all", limit)]);
        for _ in 0..4 {
            client.connections().list().await.unwrap();
        }
    }
    assert!(start.elapsed() < limit.window());
    first.connections().list().await.unwrap();
    assert!(start.elapsed() >= limit.window());
    assert_eq!(count(&server, 429), 0);
}
