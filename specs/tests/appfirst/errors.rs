//! What a refusal becomes.

use appfirst::ErrorKind;
use appfirst::types::{AlertType, NewAlert, NewServerTag, NewUser, ServerUpdate, TriggerType};

use crate::client::{builder, client, count, server};

#[tokio::test]
async fn a3_several_errors_come_together() {
    let server = server(&[]);
    let alert = NewAlert::new("", AlertType::Server, "", TriggerType::Cpu, vec![1]);
    let error = client(&server).alerts().create(&alert).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Validation, 400));
    let vendor = error.vendor().unwrap();
    assert_eq!(
        (vendor.code.as_deref(), vendor.message.as_deref()),
        (Some("5"), Some("Missing parameter: name"))
    );
    let told: Vec<_> =
        vendor.entries().iter().map(|entry| (entry.code.as_deref(), entry.message.as_deref())).collect();
    let expected =
        [(Some("5"), Some("Missing parameter: name")), (Some("5"), Some("Missing parameter: target_id"))];
    assert_eq!(told, expected);
    let body: appfirst::types::Error = error.details().unwrap();
    assert_eq!(body.errors.iter().map(|entry| entry.code).collect::<Vec<_>>(), [5, 5]);
}

/// A number that nobody has told of is kept, and the status decides.
#[tokio::test]
async fn a3_unknown_numbers_are_kept() {
    let server = server(&[("APPFIRST_FAIL", "400/77,5/1")]);
    let error = client(&server).servers().get(1).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Validation, 1));
    let codes: Vec<_> =
        error.vendor().unwrap().entries().iter().filter_map(|entry| entry.code.as_deref()).collect();
    assert_eq!((error.vendor().unwrap().code.as_deref(), codes), (Some("77"), vec!["77", "5"]));
}

/// What the body says counts, whatever its content type.
#[tokio::test]
async fn a3_errors_need_not_say_that_they_are_json() {
    let server = server(&[("APPFIRST_ODD_TYPES", "1")]);
    let error = client(&server).servers().get(999).await.unwrap_err();
    assert_eq!(error.headers()["content-type"], "text/plain");
    assert_eq!(error.vendor().unwrap().code.as_deref(), Some("1"));
    assert_eq!(error.kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn a3_what_is_not_there_does_not_come_by_asking_again() {
    for (fail, kind, attempts) in [("500/12/9", ErrorKind::NotFound, 1), ("500/13/9", ErrorKind::Server, 3)] {
        let server = server(&[("APPFIRST_FAIL", fail)]);
        let error = client(&server).servers().list_data(1).await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (kind, 500), "{fail}");
        assert_eq!(
            (error.attempts(), count(&server, 500)),
            (attempts, usize::try_from(attempts).unwrap()),
            "{fail}"
        );
    }
}

#[tokio::test]
async fn a15_the_number_says_more_than_the_status() {
    for (fail, kind) in [
        ("400/1/1", ErrorKind::NotFound),
        ("404/3/1", ErrorKind::Validation),
        ("404/9/1", ErrorKind::Permission),
        ("400/7/1", ErrorKind::Conflict),
    ] {
        let server = server(&[("APPFIRST_FAIL", fail)]);
        let error = client(&server).servers().get(1).await.unwrap_err();
        assert_eq!(error.kind(), kind, "{fail}");
        assert!(fail.starts_with(error.status().unwrap().as_str()));
    }
}

#[tokio::test]
async fn a15_there_is_no_403() {
    let server = server(&[]);
    let reader = builder(&server).basic_auth("reader@example.com", "read-key").build().unwrap();
    reader.servers().get(1).await.unwrap();
    let error = reader.servers().update(1, &ServerUpdate::default().with_nickname("Mine")).await.unwrap_err();
    assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Permission, 400));
    let taken = client(&server).server_tags().create(&NewServerTag::new("Tag 1", vec![1])).await.unwrap_err();
    assert_eq!((taken.kind(), taken.status().unwrap().as_u16()), (ErrorKind::Conflict, 400));
    let odd = client(&server).users().create(&NewUser::new("Ada", "Byron", "nobody")).await.unwrap_err();
    assert_eq!(odd.vendor().unwrap().message.as_deref(), Some("Invalid API parameter format: email"));
}

#[tokio::test]
async fn a1_a_wrong_key_is_a_401_that_is_told_nowhere() {
    let server = server(&[]);
    let stranger = builder(&server).basic_auth("owner@example.com", "stranger").build().unwrap();
    let error = stranger.servers().list().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Authentication, 1));
    assert_eq!(error.vendor().unwrap().message.as_deref(), Some("Invalid username/password."));
    for text in [format!("{error}"), format!("{error:?}"), format!("{stranger:?}")] {
        assert!(!text.contains("stranger"), "{text}");
    }
}
