//! Walks over all pages, whose parameters lie in the body.

use liquidweb::ErrorKind;
use liquidweb::types::{NewRecord, PageRequest, RecordType, RecordsRequest, ZoneId};

use crate::client::{bodies, client, count, server};

const LIST: &str = "Network/DNS/Zone/list";

#[tokio::test]
async fn l14_every_item_comes_once_and_in_order() {
    for numbers in ["numbers", "text"] {
        let server = server(&[("LIQUIDWEB_ZONES", "60"), ("LIQUIDWEB_NUMBERS", numbers)]);
        let mut zones = client(&server).zones().list().items();
        let mut ids = Vec::new();
        while let Some(zone) = zones.next().await {
            ids.push(zone.unwrap().id.unwrap().as_i64().unwrap());
        }
        assert_eq!(ids, (1..=60).collect::<Vec<_>>());
        assert_eq!(count(&server, LIST), 3);
    }
}

#[tokio::test]
async fn l14_a_listing_may_have_no_page_at_all() {
    let server = server(&[("LIQUIDWEB_ZONES", "0")]);
    let mut pages = client(&server).zones().list().pages();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!((first.page_total.as_ref().unwrap().as_i64(), first.items.len()), (Some(0), 0));
    assert!(pages.next().await.is_none());
    assert_eq!(count(&server, LIST), 1);
}

/// The listing has become shorter, and the page that is asked for is the one before it again.
#[tokio::test]
async fn l14_a_walk_ends_where_the_last_page_comes_again() {
    let server = server(&[("LIQUIDWEB_ZONES", "30")]);
    let client = client(&server);
    let mut pages = client.zones().list().pages();
    assert_eq!(pages.next().await.unwrap().unwrap().items.len(), 25);
    for id in 1..=6 {
        client.zones().delete(&ZoneId::new(id)).await.unwrap();
    }
    assert!(pages.next().await.is_none());
    assert_eq!(count(&server, LIST), 2);
}

/// `page_total` tells pages that are not there: an empty one ends nothing, and one that comes again might hide others.
#[tokio::test]
async fn l14_a_total_that_is_wrong_loses_nothing_in_silence() {
    for (beyond, expected) in [("clamp", Some(ErrorKind::Pagination)), ("empty", None)] {
        let environment =
            [("LIQUIDWEB_ZONES", "30"), ("LIQUIDWEB_PHANTOM_PAGES", "2"), ("LIQUIDWEB_BEYOND", beyond)];
        let server = server(&environment);
        let mut zones = client(&server).zones().list().items();
        let (mut count, mut failure) = (0, None);
        while let Some(zone) = zones.next().await {
            match zone {
                Ok(_) => count += 1,
                Err(error) => {
                    failure = Some(error.kind());
                    break;
                }
            }
        }
        assert_eq!((count, failure), (30, expected), "{beyond}");
    }
}

#[tokio::test]
async fn l15_the_page_is_a_parameter_among_the_others() {
    let server = server(&[]);
    let records = client(&server).records();
    for number in 1..=5 {
        let record = NewRecord::new(format!("{number}.zone-1.example"), "192.0.2.1", RecordType::A);
        records.create(&record.with_zone_id(1)).await.unwrap();
    }
    let request = RecordsRequest::default().with_zone_id(1).with_page_size(2);
    let mut found = records.list(&request).items();
    let mut names = Vec::new();
    while let Some(record) = found.next().await {
        names.push(record.unwrap().name.unwrap());
    }
    assert_eq!(names.len(), 5);
    let sent = bodies(&server, "Network/DNS/Record/list").await;
    assert_eq!(sent.len(), 3);
    for (at, body) in sent.iter().enumerate().skip(1) {
        let body: serde_json::Value = serde_json::from_str(body).unwrap();
        let expected = serde_json::json!({"params": {"zone_id": 1, "page_size": 2, "page_num": at + 1}});
        assert_eq!(body, expected);
    }
}

#[tokio::test]
async fn l15_a_walk_goes_on_where_another_stopped() {
    let server = server(&[("LIQUIDWEB_ZONES", "5")]);
    let zones = client(&server).zones();
    let list = || zones.list().body(&PageRequest::default().with_page_size(2));
    let mut pages = list().pages();
    pages.next().await.unwrap().unwrap();
    let continuation = pages.continuation().unwrap();
    let mut rest = list().pages().resume(&continuation);
    assert_eq!(rest.next().await.unwrap().unwrap().items[0].name.as_deref(), Some("zone-3.example"));
}
