//! Webhooks: whose they are, and what they say.

use hive_v2::webhooks::{Event, Webhook};
use reqwest::header::HeaderMap;
use vendors::Server;

use crate::client::server;

async fn delivered(server: &Server, kind: &str) -> (HeaderMap, Vec<u8>) {
    let answer = reqwest::get(format!("{}/webhooks/v2/{kind}", server.url())).await.unwrap();
    (answer.headers().clone(), answer.bytes().await.unwrap().to_vec())
}

#[tokio::test]
async fn w1_events_are_told_apart_by_their_type() {
    let server = server(&[]);
    let webhook = Webhook::new("test-token");
    let (headers, body) = delivered(&server, "return").await;
    let event = webhook.verify(&headers, &body).unwrap();
    let Event::ReturnStatusUpdated(event) = event else { panic!("{event:?}") };
    assert_eq!((event.event_id.as_str(), event.data.id), ("evt_1", 1));
    let (headers, body) = delivered(&server, "shipment").await;
    assert!(matches!(webhook.verify(&headers, &body).unwrap(), Event::ShipmentStatusUpdated(_)));
}

#[tokio::test]
async fn w1_an_event_that_is_not_listed_is_kept() {
    let server = server(&[]);
    let (headers, body) = delivered(&server, "restocking_shipment").await;
    let event = Webhook::new("test-token").verify(&headers, &body).unwrap();
    let Event::Other(event) = event else { panic!("{event:?}") };
    assert_eq!(event.pointer("/data/barcode").map(ToString::to_string).as_deref(), Some("\"RS000001\""));
    assert!(Webhook::new("other-token").verify(&headers, &body).is_err());
}
