//! What is sent again, and what is not.

use fixmycloud::ErrorKind;
use fixmycloud::types::CreateScanRequest;

use crate::client::{builder, client, server, statuses};
use crate::raw::CONNECTION;

#[tokio::test]
async fn f8_a_read_that_failed_is_made_again() {
    let faults = "500 GET /findings 1; 503 GET /findings 1; 502 GET /connections/ 1";
    let server = server(&[("FIXMYCLOUD_FAULTS", faults)]);
    let client = client(&server);
    let answer = client.findings().list().limit(1).send().await.unwrap();
    assert_eq!((answer.attempts(), statuses(&server, "GET /findings")), (3, vec![500, 503, 200]));
    let answer = client.connections().list().send().await.unwrap();
    assert_eq!((answer.attempts(), statuses(&server, "GET /connections/")), (2, vec![502, 200]));
}

/// The second attempt of the proxy's failure would have started another scan: the first was carried out.
#[tokio::test]
async fn f8_a_scan_is_not_started_twice() {
    for status in [500, 502, 504] {
        let faults = format!("{status} POST /scans 1");
        let server = server(&[("FIXMYCLOUD_FAULTS", &faults)]);
        let scans = client(&server).scans();
        let error = scans.create(&CreateScanRequest::new(CONNECTION)).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Server, 1));
        assert_eq!(statuses(&server, "POST /scans"), [status]);
        assert_eq!(scans.get("scan_000001").await.is_ok(), status != 500);
    }
}

#[tokio::test]
async fn f8_a_scan_that_was_refused_is_started_once() {
    let server = server(&[("FIXMYCLOUD_SCANS", "1/2")]);
    let client = builder(&server).limits(false).build().unwrap();
    let request = CreateScanRequest::new(CONNECTION);
    for _ in 0..2 {
        client.scans().create(&request).await.unwrap();
    }
    let made = statuses(&server, "POST /scans").into_iter().filter(|status| *status == 201).count();
    assert_eq!(made, 2);
    assert!(
        client.scans().get("scan_000002").await.is_ok() && client.scans().get("scan_000003").await.is_err()
    );
}
