//! Walks by the URL of the next page.

use std::time::Duration;

use hive_v2::ErrorKind;

use crate::client::{asked, client, server};

#[tokio::test]
async fn h12_every_item_comes_once_and_in_order() {
    let server = server(&[]);
    let mut skus = client(&server).skus().list().limit(20).items();
    let mut ids = Vec::new();
    while let Some(sku) = skus.next().await {
        ids.push(sku.unwrap().id);
    }
    assert_eq!(ids, (1..=45).rev().collect::<Vec<_>>());
    let asked = asked(&server);
    assert_eq!((asked.len(), asked[0].as_str()), (3, "/skus?limit=20"));
    assert!(asked[1..].iter().all(|path| path.starts_with("/skus?limit=20&page=")), "{asked:?}");
}

#[tokio::test]
async fn h12_the_next_page_keeps_the_first_ones_filters() {
    let server = server(&[]);
    let shipments = client(&server).shipments();
    let mut pages = shipments.list().order_id_in(&[1, 3, 5]).limit(2).pages();
    let mut ids = Vec::new();
    while let Some(page) = pages.next().await {
        ids.push(page.unwrap().data.iter().map(|shipment| shipment.id).collect::<Vec<_>>());
    }
    assert_eq!(ids, [vec![5, 3], vec![1]]);
}

#[tokio::test]
async fn h12_a_cursor_that_is_no_longer_good_is_an_error_that_says_so() {
    let server = server(&[("HIVE_CURSOR_SECONDS", "0.2")]);
    let mut pages = client(&server).skus().list().pages();
    assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 20);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Validation, 400));
    assert_eq!(error.vendor().unwrap().message.as_deref(), Some("Invalid cursor"));
    assert_eq!(asked(&server).len(), 2, "it is not tried again");
}

#[tokio::test]
async fn h12_a_next_page_at_another_origin_is_refused_and_the_key_stays() {
    let elsewhere = server(&[]);
    let server = server(&[("HIVE_NEXT_ORIGIN", &elsewhere.url())]);
    let mut pages = client(&server).returns().list().limit(1).pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::ForeignOrigin, "list_returns"));
    assert_eq!((server.journal().unwrap().len(), elsewhere.journal().unwrap().len()), (1, 0));
}

#[tokio::test]
async fn h12_a_next_page_of_another_path_is_refused() {
    for path in ["/merchant_api/v2/orders", "/merchant_api/v2/returns/1", "/journal/"] {
        let server = server(&[("HIVE_NEXT_PATH", path)]);
        let mut pages = client(&server).returns().list().limit(1).pages();
        assert!(pages.next().await.unwrap().is_ok());
        assert_eq!(pages.next().await.unwrap().unwrap_err().kind(), ErrorKind::ForeignOrigin, "{path}");
        assert_eq!(asked(&server).len(), 1);
    }
}

/// Where a walk was left off is the vendor's URL, which is believed no more for having been stored.
#[tokio::test]
async fn h12_a_walk_is_taken_up_again_at_its_own_origin() {
    let server = server(&[]);
    let returns = client(&server).returns();
    let mut pages = returns.list().limit(2).pages();
    pages.next().await.unwrap().unwrap();
    let left_off = pages.continuation().unwrap();
    let mut rest = returns.list().limit(2).items().resume(&left_off);
    assert_eq!(rest.next().await.unwrap().unwrap().id, 1);
    assert!(rest.next().await.is_none());
    let moved = left_off.replace(&server.url(), "http://127.0.0.1:9");
    assert_ne!(moved, left_off);
    let mut rest = returns.list().limit(2).items().resume(&moved);
    assert_eq!(rest.next().await.unwrap().unwrap_err().kind(), ErrorKind::ForeignOrigin);
}
