//! What a refusal becomes: what the MDM's quirks say holds here too.

use famoco_insights::{ErrorKind, runtime::Uuid};

use crate::client::{builder, client, server};

#[tokio::test]
async fn m1_a_sentence_is_the_message() {
    let server = server(&[]);
    let unknown: Uuid = "00000000-0000-0000-0000-000000000000".parse().unwrap();
    let error = client(&server).organizations().get(unknown).await.unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::NotFound, "get_organization"));
    let vendor = error.vendor().unwrap();
    assert_eq!(vendor.message.as_deref(), Some("No Organization matches the given query."));
}

#[tokio::test]
async fn m10_a_wrong_token_is_a_401() {
    let server = server(&[]);
    let stranger = builder(&server).token("stranger").build().unwrap();
    let error = stranger.organizations().list().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Authentication, 1));
    assert_eq!(error.vendor().unwrap().message.as_deref(), Some("Invalid token."));
    assert!(!format!("{error:?}").contains("stranger"));
}
