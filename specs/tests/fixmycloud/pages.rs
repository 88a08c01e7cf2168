//! Walks over all pages.

use fixmycloud::types::{CreateConnectionRequest, Severity};

use crate::client::{client, exchanges, server};

const FINDINGS: &str = "GET /findings";

/// The queries of the pages that were asked for.
fn queries(server: &vendors::Server, call: &str) -> Vec<String> {
    let all = exchanges(server, call).into_iter();
    all.map(|exchange| exchange.path.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default())
        .collect()
}

/// The server lowers the limit to 100; what comes next is counted by what came.
#[tokio::test]
async fn f6_every_finding_comes_once_and_in_order() {
    let server = server(&[]);
    let mut findings = client(&server).findings().list().limit(250).items();
    let mut number = 0;
    while let Some(finding) = findings.next().await {
        assert_eq!(finding.unwrap().id, format!("finding_{number:06}"));
        number += 1;
    }
    assert_eq!(number, 342);
    let expected = ["limit=250", "limit=250&offset=100", "limit=250&offset=200", "limit=250&offset=300"];
    assert_eq!(queries(&server, FINDINGS), expected);
}

#[tokio::test]
async fn f6_a_walk_keeps_its_filter_and_starts_where_it_is_told() {
    let server = server(&[]);
    let mut pages = client(&server).findings().list().severity(&Severity::High).limit(30).offset(10).pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        assert!(page.findings.iter().all(|finding| finding.severity == Severity::High));
        sizes.push(page.findings.len());
    }
    assert_eq!(sizes, [30, 30, 16]);
}

/// Findings disappear after the first page: the total says so, or it does not, and then an empty page ends the walk.
#[tokio::test]
async fn f6_a_walk_ends_when_the_listing_shrinks() {
    for total in ["true", "stale"] {
        let server = server(&[("FIXMYCLOUD_SHRINK", "300"), ("FIXMYCLOUD_TOTAL", total)]);
        let mut findings = client(&server).findings().list().limit(30).items();
        let mut count = 0;
        while let Some(finding) = findings.next().await {
            finding.unwrap();
            count += 1;
        }
        assert_eq!(count, 42);
        let asked = queries(&server, FINDINGS);
        assert_eq!(asked[..2], ["limit=30", "limit=30&offset=30"]);
        assert_eq!(asked.len(), if total == "true" { 2 } else { 3 }, "{asked:?}");
    }
}

#[tokio::test]
async fn f6_a_walk_goes_on_where_another_ended() {
    let server = server(&[]);
    let list = || client(&server).findings().list().limit(100);
    let mut first = list().pages();
    first.next().await.unwrap().unwrap();
    let place = first.continuation().unwrap();
    let mut second = list().items().resume(&place);
    assert_eq!(second.next().await.unwrap().unwrap().id, "finding_000100");
}

#[tokio::test]
async fn f6_pages_that_are_fetched_ahead_come_in_order() {
    let server = server(&[]);
    let mut findings = client(&server).findings().list().limit(50).items().prefetch(3);
    let mut ids = Vec::new();
    while let Some(finding) = findings.next().await {
        ids.push(finding.unwrap().id);
    }
    assert_eq!(ids, (0..342).map(|number| format!("finding_{number:06}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn f7_a_list_stands_under_its_own_name() {
    let server = server(&[]);
    let connections = client(&server).connections();
    for number in 0..3 {
        connections.create(&CreateConnectionRequest::new("aws", format!("account {number}"))).await.unwrap();
    }
    let mut walk = connections.list().limit(2).items();
    let mut aliases = Vec::new();
    while let Some(connection) = walk.next().await {
        aliases.push(connection.unwrap().alias);
    }
    assert_eq!(aliases, ["production", "broken", "account 0", "account 1", "account 2"]);
    assert_eq!(queries(&server, "GET /connections/"), ["limit=2", "limit=2&offset=2", "limit=2&offset=4"]);
}
