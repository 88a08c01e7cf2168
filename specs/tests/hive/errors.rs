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
    let told: Vec<_> = vendor.entries().iter().filter_map(|entry| entry.message.as_deref()).collect();
    assert_eq!(told, ["Name can't be blank", "Merchant sku can't be blank"]);
    assert_eq!(vendor.extra("success").map(ToString::to_string).as_deref(), Some("false"));
    let body: hive::types::Error = error.details().unwrap();
    assert_eq!(body.errors, told);
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

/// `success` may be absent, and an entry may be no sentence: nothing is lost, and the sentence is found.
#[tokio::test]
async fn h1_entries_that_are_no_sentences_are_kept() {
    let server = server(&[("HIVE_ODD_ERRORS", "1")]);
    let error = client(&server).orders().get(999).await.unwrap_err();
    let vendor = error.vendor().unwrap();
    assert_eq!((error.kind(), vendor.message.as_deref()), (ErrorKind::NotFound, Some("not found")));
    assert_eq!(vendor.entries().len(), 4);
    assert_eq!(vendor.entries()[2].message.as_deref(), Some("not found"));
    assert_eq!(vendor.entries()[1].extra("odd").map(ToString::to_string).as_deref(), Some("1"));
    assert_eq!(vendor.entries()[3].message.as_deref(), Some("7"));
    assert_eq!(error.body().as_ref(), br#"{"errors":[null,{"odd":1},"not found",7]}"#);
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
