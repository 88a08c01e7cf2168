//! Webhooks: whose they are, and what they say.

use hive::types::WebhookPayload;
use hive::webhooks::{VerifyError, Webhook};
use reqwest::header::HeaderMap;

use crate::raw::{Hive, TOKEN};

/// A webhook as the test double signs it, by another implementation than ours.
async fn delivered(hive: &Hive, path: &str) -> (HeaderMap, Vec<u8>) {
    let answer = hive.http.get(format!("{}/webhooks/v1/{path}", hive.server.url())).send().await.unwrap();
    (answer.headers().clone(), answer.bytes().await.unwrap().to_vec())
}

#[tokio::test]
async fn w1_a_webhook_signed_by_the_api_key_is_read() {
    let hive = Hive::start(&[]);
    let (headers, body) = delivered(&hive, "shipment").await;
    assert_eq!(headers["x-hive-signature"].len(), 64, "hexadecimal digits alone");
    let event = Webhook::new(TOKEN).verify(&headers, &body).unwrap();
    assert!(matches!(event, WebhookPayload::Shipment(shipment) if shipment.order_id == 1));
    let (headers, body) = delivered(&hive, "return").await;
    let event = Webhook::new(TOKEN).verify(&headers, &body).unwrap();
    assert!(matches!(event, WebhookPayload::Return(found) if found.order.id == 1));
    let (headers, body) = delivered(&hive, "restocking_shipment").await;
    let event = Webhook::new(TOKEN).verify(&headers, &body).unwrap();
    assert!(matches!(event, WebhookPayload::RestockingShipment(_)));
}

#[tokio::test]
async fn w1_anything_else_is_refused() {
    let hive = Hive::start(&[]);
    let (headers, body) = delivered(&hive, "shipment").await;
    let webhook = Webhook::new(TOKEN);
    let refused =
        |headers: &HeaderMap, body: &[u8]| -> VerifyError { webhook.verify(headers, body).unwrap_err() };
    let mut changed = body.clone();
    changed[20] ^= 1;
    refused(&headers, &changed);
    let (other, _) = delivered(&hive, "shipment?token=other-token").await;
    refused(&other, &body);
    refused(&HeaderMap::new(), &body);
    let compact: serde_json::Value = serde_json::from_slice(&body).unwrap();
    refused(&headers, compact.to_string().as_bytes());
    let mut prefixed = headers.clone();
    let signature = format!("sha256={}", headers["x-hive-signature"].to_str().unwrap());
    prefixed.insert("x-hive-signature", signature.parse().unwrap());
    refused(&prefixed, &body);
    assert!(!format!("{webhook:?}").contains(TOKEN));
}
