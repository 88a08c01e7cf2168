//! What version 2 inherits from version 1's quirks: errors, and that a 429 was not executed.

use hive_v2::ErrorKind;
use hive_v2::types::SkuUpdate;

use crate::client::{builder, client, server};

#[tokio::test]
async fn h1_errors_are_read_as_in_version_1() {
    let server = server(&[]);
    let update = SkuUpdate::default().with_name("");
    let error = client(&server).skus().update(1, &update).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Validation, 422));
    assert_eq!(error.vendor().unwrap().message.as_deref(), Some("Name can't be blank"));
    let missing = client(&server).returns().get(999).await.unwrap_err();
    assert_eq!(missing.vendor().unwrap().message.as_deref(), Some("not found"));
}

#[tokio::test]
async fn h2_a_refusal_is_waited_out_as_in_version_1() {
    let server = server(&[("HIVE_LIMIT", "1/2")]);
    let client = builder(&server).limits(false).build().unwrap();
    client.skus().list().await.unwrap();
    let update = SkuUpdate::default().with_name("Morph");
    assert_eq!(client.skus().update(1, &update).send().await.unwrap().attempts(), 2);
}

#[tokio::test]
async fn h15_a_wrong_key_is_a_401() {
    let server = server(&[]);
    let error = builder(&server).token("stranger").build().unwrap().orders().list().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Authentication, 1));
}
