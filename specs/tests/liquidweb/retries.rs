//! Which calls are made again: every one is a POST, so that the method does not tell.

use liquidweb::ErrorKind;
use liquidweb::types::NewZone;

use crate::client::{client, count, server};

#[tokio::test]
async fn l5_what_only_reads_is_asked_again() {
    let faults =
        "503 Network/DNS/Zone/list 1; Internal Storm/Server/list 1; Servfail Network/DNS/Domain/list 1";
    let server = server(&[("LIQUIDWEB_FAULTS", faults)]);
    let client = client(&server);
    assert_eq!(client.zones().list().await.unwrap().items.len(), 3);
    assert_eq!(client.storm_servers().list().await.unwrap().items.len(), 5);
    assert_eq!(client.domains().list().await.unwrap().items.len(), 2);
    for method in ["Network/DNS/Zone/list", "Storm/Server/list", "Network/DNS/Domain/list"] {
        assert_eq!(count(&server, method), 2);
    }
}

/// The proxy gives up once the zone was made; a second attempt would be refused as a duplicate, or make another server.
#[tokio::test]
async fn l5_what_changes_something_is_not() {
    for (fault, method) in [("502", "Network/DNS/Zone/create"), ("Internal", "Network/DNS/Zone/create")] {
        let server = server(&[("LIQUIDWEB_FAULTS", &format!("{fault} {method} 1"))]);
        let error = client(&server).zones().create(&NewZone::new("a.example")).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts(), count(&server, method)), (ErrorKind::Server, 1, 1));
    }
}

#[tokio::test]
async fn l5_what_was_not_carried_out_is_asked_again_whatever_it_is() {
    let faults = "RateLimit Network/DNS/Zone/create 1; Maintenance Network/DNS/Zone/create 1";
    let server = server(&[("LIQUIDWEB_FAULTS", faults)]);
    let zone = client(&server).zones().create(&NewZone::new("a.example")).await.unwrap();
    assert_eq!((zone.name.as_deref(), count(&server, "Network/DNS/Zone/create")), (Some("a.example"), 3));
}

#[tokio::test]
async fn l5_a_limit_that_lasts_is_told() {
    let server = server(&[("LIQUIDWEB_FAULTS", "RateLimit Utilities/Info/ping 99")]);
    let error = client(&server).info().ping().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Throttled, 200));
    assert!(error.attempts() > 1 && error.is_retryable());
    let vendor = error.vendor().unwrap();
    assert_eq!(vendor.extra("ip").map(ToString::to_string).as_deref(), Some(r#""192.0.2.1""#));
}
