//! Walks over all pages.

use hive::types::NewSku;

use crate::client::{asked, builder, client, server};

#[tokio::test]
async fn h5_every_item_comes_once_and_in_order() {
    let server = server(&[("HIVE_SKUS", "45"), ("HIVE_PAGE_SIZE", "20")]);
    let mut skus = client(&server).skus().list().items();
    let mut ids = Vec::new();
    while let Some(sku) = skus.next().await {
        ids.push(sku.unwrap().id);
    }
    assert_eq!(ids, (1..=45).rev().collect::<Vec<_>>());
    assert_eq!(asked(&server), ["GET /skus", "GET /skus?page=2", "GET /skus?page=3"]);
}

#[tokio::test]
async fn h5_pages_are_counted_from_one_and_keep_the_first_ones_filters() {
    let server = server(&[("HIVE_PAGE_SIZE", "2")]);
    let mut pages = client(&server).skus().list().created_at_lt("2022-08-10T23:53:04.438+02:00").pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        let page = page.unwrap();
        sizes.push((page.pagination.current_page, page.data.len()));
    }
    assert_eq!(sizes, [(1, 2), (2, 2), (3, 1)]);
}

#[tokio::test]
async fn h5_a_listing_may_have_no_page_at_all() {
    let server = server(&[("HIVE_SKUS", "0")]);
    let mut pages = client(&server).skus().list().pages();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!((first.pagination.page_count, first.data.len()), (0, 0));
    assert!(pages.next().await.is_none());
    assert_eq!(asked(&server).len(), 1);
}

/// How many pages there are is read anew from each page.
#[tokio::test]
async fn h5_a_walk_goes_on_while_the_listing_grows() {
    let server = server(&[("HIVE_SKUS", "4"), ("HIVE_PAGE_SIZE", "2")]);
    let skus = client(&server).skus();
    let mut pages = skus.list().pages();
    assert_eq!(pages.next().await.unwrap().unwrap().pagination.page_count, 2);
    for number in 0..3 {
        skus.create(&NewSku::new("More", format!("MORE-{number}"))).await.unwrap();
    }
    let mut further = Vec::new();
    while let Some(page) = pages.next().await {
        further.push(page.unwrap().pagination.page_count);
    }
    assert_eq!(further, [4, 4, 4]);
}

#[tokio::test]
async fn h5_every_listing_comes_in_pages() {
    let server = server(&[("HIVE_PAGE_SIZE", "1")]);
    let client = builder(&server).build().unwrap();
    let (mut orders, mut shipments) = (client.orders().list().items(), client.shipments().list().items());
    let (mut returns, mut warehouses) = (client.returns().list().items(), client.warehouses().list().items());
    let mut restocking = client.restocking_shipments().list().items();
    let mut counts = [0; 5];
    while orders.next().await.transpose().unwrap().is_some() {
        counts[0] += 1;
    }
    while shipments.next().await.transpose().unwrap().is_some() {
        counts[1] += 1;
    }
    while returns.next().await.transpose().unwrap().is_some() {
        counts[2] += 1;
    }
    while warehouses.next().await.transpose().unwrap().is_some() {
        counts[3] += 1;
    }
    while restocking.next().await.transpose().unwrap().is_some() {
        counts[4] += 1;
    }
    assert_eq!(counts, [7, 7, 3, 2, 3]);
}

/// A walk that was left off goes on elsewhere, and pages that are asked for ahead come in their order.
#[tokio::test]
async fn h5_a_walk_is_taken_up_again_and_may_run_ahead() {
    let server = server(&[("HIVE_PAGE_SIZE", "10")]);
    let client = client(&server);
    let mut pages = client.skus().list().pages();
    pages.next().await.unwrap().unwrap();
    pages.next().await.unwrap().unwrap();
    let left_off = pages.continuation().unwrap();
    let mut skus = client.skus().list().items().resume(&left_off).prefetch(3);
    let mut ids = Vec::new();
    while let Some(sku) = skus.next().await {
        ids.push(sku.unwrap().id);
    }
    assert_eq!(ids, (1..=25).rev().collect::<Vec<_>>());
    let mut asked = asked(&server);
    asked[2..].sort();
    assert_eq!(asked[..2], ["GET /skus", "GET /skus?page=2"]);
    assert_eq!(asked[2..], ["GET /skus?page=3", "GET /skus?page=4", "GET /skus?page=5"]);
}
