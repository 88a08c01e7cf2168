//! What a refusal becomes.

use famoco_mdm::types::{FleetRequest, PatchedDeviceRequest};
use famoco_mdm::{Error, ErrorKind};

use crate::client::{builder, client, server};

fn said(error: &Error) -> (Option<&str>, Vec<(&str, &str)>) {
    let vendor = error.vendor().unwrap();
    let fields = vendor.fields.iter().map(|field| (field.field.as_str(), field.message.as_str()));
    (vendor.message.as_deref(), fields.collect())
}

#[tokio::test]
async fn m1_a_sentence_is_the_message() {
    let server = server(&[]);
    let error = client(&server).devices().get(1, 999).await.unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::NotFound, "get_device"));
    assert_eq!(said(&error), (Some("No Device matches the given query."), vec![]));
}

#[tokio::test]
async fn m1_lists_of_sentences_are_told_by_field() {
    let server = server(&[]);
    let client = client(&server);
    let error = client.fleets().create(1, &FleetRequest::new("")).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Validation, 400));
    assert_eq!(said(&error), (None, vec![("name", "This field may not be blank.")]));
    let error = client
        .devices()
        .update(1, 1)
        .body(&PatchedDeviceRequest::default().with_fleet(99))
        .await
        .unwrap_err();
    assert_eq!(said(&error).1, [("fleet", "Invalid pk \"99\" - object does not exist.")]);
}

#[tokio::test]
async fn m1_what_concerns_no_single_field_is_the_message() {
    let server = server(&[]);
    let error = client(&server).fleets().create(1, &FleetRequest::new("Shops")).await.unwrap_err();
    assert_eq!(said(&error).0, Some("A fleet with this name already exists."));
}

#[tokio::test]
async fn m9_an_export_that_fails_is_json() {
    let server = server(&[]);
    let error = client(&server).devices().export(9).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(said(&error).0, Some("No Organization matches the given query."));
}

#[tokio::test]
async fn m10_who_calls_is_told_from_what_he_may() {
    let server = server(&[]);
    let stranger = builder(&server).token("stranger").build().unwrap();
    let error = stranger.organizations().list().await.unwrap_err();
    assert_eq!((error.kind(), said(&error).0), (ErrorKind::Authentication, Some("Invalid token.")));
    let reader = builder(&server).token("read-token").build().unwrap();
    let error = reader.devices().sync(1, 1).await.unwrap_err();
    let text = "You do not have permission to perform this action.";
    assert_eq!((error.kind(), said(&error).0), (ErrorKind::Permission, Some(text)));
    assert_eq!(server.journal().unwrap().len(), 2, "neither is tried again");
}

#[tokio::test]
async fn m10_a_token_is_not_shown() {
    let server = server(&[]);
    let client = builder(&server).token("stranger").build().unwrap();
    let error = client.organizations().list().await.unwrap_err();
    for text in [format!("{error}"), format!("{error:?}"), format!("{client:?}")] {
        assert!(!text.contains("stranger"), "{text}");
    }
}

/// What a proxy or a framework answers in HTML is kept as it came.
#[tokio::test]
async fn m1_an_answer_that_is_no_json_is_kept() {
    let server = server(&[]);
    let lost = builder(&server).base_url(format!("{}/nowhere", server.url())).build().unwrap();
    let error = lost.organizations().list().await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::NotFound, 404));
    assert!(error.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(error.body().windows(15).any(|part| part == b"<h1>Not Found</"), "{:?}", error.body());
}
