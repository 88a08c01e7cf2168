//! Walks over all pages.

use famoco_mdm::ErrorKind;
use famoco_mdm::types::{ActionTokenRequest, FleetRequest};

use crate::client::{client, server};

#[tokio::test]
async fn m14_every_item_comes_once_and_in_order() {
    let server = server(&[("FAMOCO_DEVICES", "57"), ("FAMOCO_PAGE_SIZE", "20")]);
    let mut devices = client(&server).devices().list(1).items();
    let mut ids = Vec::new();
    while let Some(device) = devices.next().await {
        ids.push(device.unwrap().id);
    }
    assert_eq!(ids, (1..=57).collect::<Vec<_>>());
    let paths: Vec<_> = server.journal().unwrap().into_iter().map(|exchange| exchange.path).collect();
    let path = "/api/organizations/1/devices/";
    assert_eq!(
        paths,
        [path.to_owned(), format!("{path}?limit=20&offset=20"), format!("{path}?limit=20&offset=40")]
    );
}

#[tokio::test]
async fn m14_the_next_page_keeps_the_first_ones_search() {
    let server = server(&[]);
    let mut pages = client(&server).devices().list(1).search("kiosk").limit(2).pages();
    let mut sizes = Vec::new();
    while let Some(page) = pages.next().await {
        sizes.push(page.unwrap().results.len());
    }
    assert_eq!(sizes, [2, 2, 1]);
}

#[tokio::test]
async fn m2_a_next_page_elsewhere_is_refused_and_the_token_stays() {
    let elsewhere = server(&[]);
    let server = server(&[("FAMOCO_NEXT_ORIGIN", &elsewhere.url())]);
    let mut devices = client(&server).devices().list(1).limit(2).items();
    assert!(devices.next().await.unwrap().is_ok());
    assert!(devices.next().await.unwrap().is_ok());
    let error = devices.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::ForeignOrigin, "list_devices"));
    assert!(devices.next().await.is_none(), "it is told once");
    assert_eq!((server.journal().unwrap().len(), elsewhere.journal().unwrap().len()), (1, 0));
}

#[tokio::test]
async fn m12_a_walk_goes_on_while_the_listing_grows() {
    let server = server(&[]);
    let fleets = client(&server).fleets();
    let mut walk = fleets.list(1).limit(2).items();
    let mut names = vec![walk.next().await.unwrap().unwrap().name];
    fleets.create(1, &FleetRequest::new("Trucks")).await.unwrap();
    fleets.create(1, &FleetRequest::new("Boats")).await.unwrap();
    while let Some(fleet) = walk.next().await {
        names.push(fleet.unwrap().name);
    }
    // The first page was the last one when it came.
    assert_eq!(names, ["Shops", "Drivers"]);
    let mut walk = fleets.list(1).limit(2).items();
    let mut names = vec![walk.next().await.unwrap().unwrap().name];
    fleets.create(1, &FleetRequest::new("Trains")).await.unwrap();
    while let Some(fleet) = walk.next().await {
        names.push(fleet.unwrap().name);
    }
    assert_eq!(names, ["Shops", "Drivers", "Trucks", "Boats", "Trains"]);
}

#[tokio::test]
async fn m12_a_walk_ends_when_the_listing_shrinks() {
    let server = server(&[]);
    let tokens = client(&server).action_tokens();
    for number in 0..6 {
        tokens.create(1, &ActionTokenRequest::new(format!("{number}"))).await.unwrap();
    }
    let mut walk = tokens.list(1).limit(3).items();
    let first = walk.next().await.unwrap().unwrap();
    for id in 4..=6 {
        tokens.delete(1, id).await.unwrap();
    }
    let mut ids = vec![first.id];
    while let Some(token) = walk.next().await {
        ids.push(token.unwrap().id);
    }
    assert_eq!(ids, [1, 2, 3]);
}
