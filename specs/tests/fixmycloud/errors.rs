//! What a refusal becomes: nothing of its status, headers, body, code, message and fields is lost.

use fixmycloud::types::{CreateConnectionRequest, CreateScanRequest, ErrorBody, ErrorBodyDetail};
use fixmycloud::{Error, ErrorKind};

use crate::client::{FRAMEWORK, bare, builder, client, server};
use crate::raw::{CONNECTION, EMAIL, PASSWORD};

/// Kind, status, code, and what is said of which fields.
fn said(error: &Error) -> (ErrorKind, u16, Option<&str>, Vec<(&str, &str)>) {
    let vendor = error.vendor().unwrap();
    let fields = vendor.fields.iter().map(|field| (field.field.as_str(), field.message.as_str()));
    (error.kind(), error.status().unwrap().as_u16(), vendor.code.as_deref(), fields.collect())
}

#[tokio::test]
async fn f1_a_sentence_a_code_and_a_field() {
    let server = server(&[]);
    let connection = CreateConnectionRequest::new("aws", "production");
    let error = client(&server).connections().create(&connection).await.unwrap_err();
    let message = "There is a connection with this alias.";
    assert_eq!(said(&error), (ErrorKind::Conflict, 409, Some("duplicate_alias"), vec![("alias", message)]));
    assert_eq!(error.vendor().unwrap().message.as_deref(), Some(message));
    assert_eq!(error.headers()["x-ratelimit-limit"], "120");
    let body = format!(r#"{{"detail":"{message}","code":"duplicate_alias","field":"alias"}}"#);
    assert_eq!(error.body(), body.as_bytes());
    let details: ErrorBody = error.details().unwrap();
    assert_eq!(details.detail, ErrorBodyDetail::String(message.to_owned()));
}

#[tokio::test]
async fn f1_every_status_has_its_kind_and_code() {
    let server = server(&[("FIXMYCLOUD_FAULTS", "500 GET /findings 9"), ("FIXMYCLOUD_SCANS", "2/3600")]);
    let client = builder(&server).attempts(1).build().unwrap();
    let scan = CreateScanRequest::new("conn_1");
    let elsewhere = client.connections().list().extra_header("x-tenant-slug", "initech");
    let stranger = bare(&server).token("stranger").build().unwrap();
    let errors = [
        (stranger.auth().me().await.unwrap_err(), ErrorKind::Authentication, 401, "invalid_token"),
        (elsewhere.await.unwrap_err(), ErrorKind::Permission, 403, "workspace_forbidden"),
        (client.scans().get("scan_1").await.unwrap_err(), ErrorKind::NotFound, 404, "scan_not_found"),
        (client.scans().create(&scan).await.unwrap_err(), ErrorKind::NotFound, 404, "connection_not_found"),
        (client.findings().list().limit(0).await.unwrap_err(), ErrorKind::Server, 500, "internal_error"),
        (
            client.connections().list().limit(0).await.unwrap_err(),
            ErrorKind::Validation,
            422,
            "validation_error",
        ),
        (
            client.auth().verify_email("bad").await.unwrap_err(),
            ErrorKind::Validation,
            400,
            "invalid_verification_token",
        ),
    ];
    for (error, kind, status, code) in &errors {
        let (told, number, own, _) = said(error);
        assert_eq!((told, number, own), (*kind, *status, Some(*code)));
        assert!(error.vendor().unwrap().message.is_some() && error.to_string().contains(code), "{error}");
    }
    client.scans().create(&CreateScanRequest::new(CONNECTION)).await.unwrap();
    let error = client.scans().create(&scan).await.unwrap_err();
    assert_eq!((error.kind(), said(&error).2), (ErrorKind::Throttled, Some("rate_limit_exceeded")));
}

#[tokio::test]
async fn f1_a_list_of_the_frameworks_names_every_field() {
    let server = server(&[FRAMEWORK]);
    let error = client(&server).findings().list().limit(0).offset(-1).await.unwrap_err();
    let limit = "Input should be greater than or equal to 1";
    let offset = "Input should be greater than or equal to 0";
    let fields = vec![("query.limit", limit), ("query.offset", offset)];
    assert_eq!(said(&error), (ErrorKind::Validation, 422, Some("greater_than_equal"), fields));
    let vendor = error.vendor().unwrap();
    assert_eq!((vendor.message.as_deref(), vendor.entries().len()), (Some(limit), 2));
    assert_eq!(vendor.entries()[1].extra("input").unwrap().as_str(), Some("-1"));
    let ErrorBody { detail: ErrorBodyDetail::List(all), .. } = error.details().unwrap() else {
        panic!("{error}")
    };
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn f1_a_sentence_of_the_frameworks_has_no_code() {
    let server = server(&[FRAMEWORK]);
    let error = client(&server).scans().get("scan_1").await.unwrap_err();
    assert_eq!(said(&error), (ErrorKind::NotFound, 404, None, vec![]));
    let message = "There is no such scan in your workspace.";
    assert_eq!(error.vendor().unwrap().message.as_deref(), Some(message));
}

#[tokio::test]
async fn f1_a_page_of_a_proxys_is_kept_as_it_came() {
    for (status, title) in [(502, "502 Bad Gateway"), (504, "504 Gateway Time-out")] {
        let faults = format!("{status} GET /auth/me 1");
        let server = server(&[("FIXMYCLOUD_FAULTS", &faults)]);
        let client = builder(&server).attempts(1).build().unwrap();
        let error = client.auth().me().await.unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Server, status));
        assert_eq!(error.headers()["content-type"], "text/html; charset=utf-8");
        assert!(error.body().starts_with(format!("<html>\r\n<head><title>{title}").as_bytes()));
        assert_eq!(error.details::<ErrorBody>(), None);
        assert!(error.is_retryable());
    }
}

#[tokio::test]
async fn f1_an_error_of_the_login_is_the_calls() {
    let server = server(&[("FIXMYCLOUD_FAULTS", "502 POST /auth/login 9")]);
    let client = bare(&server).login(EMAIL, PASSWORD).attempts(1).build().unwrap();
    let error = client.auth().me().await.unwrap_err();
    assert!(format!("{error:?}").contains("502"), "{error:?}");
}
