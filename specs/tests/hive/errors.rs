//! What a refusal becomes.

use hive::ErrorKind;
use hive::types::{BulkUpsert, NewSku, SkuUpdate};

use crate::client::{builder, client, count, server};

#[tokio::test]
async fn h1_sentences_without_a_code_are_the_message() {
    let server = server(&[]);
    let error = client(&server).skus().create(&NewSku::new("", "")).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Validation, 422));
    let vendor = error.vendor().unwrap();
    assert_eq!((vendor.message.as_deref(), vendor.code.as_deref()), (Some("Name can't be blank"), None));
    let body: hive::types::Error = error.details().unwrap();
    assert_eq!(body.errors, ["Name can't be blank", "Merchant sku can't be blank"]);
    assert_eq!(error.headers()["x-rate-limit-used"], "1");
    assert!(error.body().starts_with(br#"{"success":false,"errors":["#));
}

#[tokio::test]
async fn h1_what_is_malformed_or_missing_is_told_in_sentences_too() {
    let server = server(&[]);
    let skus = client(&server).skus();
    let none = skus.bulk_upsert(&BulkUpsert::new(Vec::new())).await.unwrap_err();
    assert_eq!(none.vendor().unwrap().message.as_deref(), Some("Skus can't be blank"));
    let missing = skus.delete(999).await.unwrap_err();
    assert_eq!((missing.kind(), missing.operation()), (ErrorKind::NotFound, "delete_sku"));
    assert_eq!(missing.vendor().unwrap().message.as_deref(), Some("not found"));
    let malformed = skus.list().page(0).await.unwrap_err();
    assert_eq!(malformed.status().unwrap().as_u16(), 400);
    assert_eq!(malformed.vendor().unwrap().message.as_deref(), Some("bad request"));
}

#[tokio::test]
async fn h15_a_wrong_key_is_a_401_that_is_not_tried_again() {
    let server = server(&[]);
    let stranger = builder(&server).token("stranger").build().unwrap();
    let error = stranger.skus().update(1, &SkuUpdate::default()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Authentication, 1));
    assert_eq!(error.vendor().unwrap().message.as_deref(), Some("authentication required"));
    assert_eq!(count(&server, 401), 1);
    for text in [format!("{error}"), format!("{error:?}"), format!("{stranger:?}")] {
        assert!(!text.contains("stranger"), "{text}");
    }
}
