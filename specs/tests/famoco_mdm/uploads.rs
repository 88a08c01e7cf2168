//! Packages that are uploaded, and files that are exported.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use famoco_mdm::ErrorKind;
use famoco_mdm::runtime::{Bytes, FilePart, RequestBody};
use famoco_mdm::types::ApplicationRequest;
use futures_util::{StreamExt, stream};
use serde_json::Value;
use vendors::Server;

use crate::client::{builder, client, count, server};

const NAME: &str = "com.example.kiosk-1.2.apk";
const PIECE: usize = 64 * 1024;
const PIECES: usize = 320;

/// What the server has taken.
async fn taken(server: &Server) -> Vec<Value> {
    let answer = reqwest::get(format!("{}/journal/uploads/", server.url())).await.unwrap();
    let mut body: Value = answer.json().await.unwrap();
    body["uploads"].as_array_mut().unwrap().drain(..).collect()
}

/// Twenty megabytes that are made piece by piece as they are sent, and counted.
fn pieces(made: &Arc<AtomicUsize>, length: Option<u64>) -> RequestBody {
    let made = Arc::clone(made);
    let pieces = stream::iter(0..PIECES).map(move |at| {
        made.fetch_add(1, Ordering::Relaxed);
        Ok::<_, std::io::Error>(Bytes::from(vec![u8::try_from(at % 251).unwrap(); PIECE]))
    });
    RequestBody::stream(length, pieces)
}

#[tokio::test]
async fn m8_a_package_is_streamed_as_multipart() {
    for length in [Some((PIECE * PIECES) as u64), None] {
        let server = server(&[]);
        let made = Arc::new(AtomicUsize::new(0));
        let file = FilePart::new(pieces(&made, length)).with_file_name(NAME);
        let call = client(&server).applications().upload(1, ApplicationRequest::new(file));
        assert_eq!(made.load(Ordering::Relaxed), 0, "nothing is read before it is sent");
        let application = call.await.unwrap();
        assert_eq!(
            (application.package_name.as_str(), application.package_version_name.as_str()),
            ("com.example.kiosk", "1.2")
        );
        assert_eq!(made.load(Ordering::Relaxed), PIECES);
        let taken = taken(&server).await;
        assert_eq!((&taken[0]["name"], &taken[0]["size"]), (&NAME.into(), &(PIECE * PIECES).into()));
        assert_eq!(taken[0]["sha256"], "67d35b7024bd82f3b88d05350bed66cb83255834594eeba5fd3bdb7973c8118a");
    }
}

#[tokio::test]
async fn m8_what_cannot_be_read_anew_is_not_sent_again() {
    let server = server(&[("FAMOCO_MINUTE", "1/2")]);
    let client = builder(&server).limits(false).build().unwrap();
    client.organizations().list().await.unwrap();
    let made = Arc::new(AtomicUsize::new(0));
    let once = FilePart::new(pieces(&made, None)).with_file_name(NAME);
    let error = client.applications().upload(1, ApplicationRequest::new(once)).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Throttled, 1));
    assert!(error.retry_after().is_some());
    let again = FilePart::new(Bytes::from_static(b"PK")).with_file_name(NAME);
    let upload = client.applications().upload(1, ApplicationRequest::new(again));
    assert_eq!(upload.send().await.unwrap().attempts(), 2);
    assert_eq!((count(&server, 201), taken(&server).await.len()), (1, 1));
}

#[tokio::test]
async fn m1_a_package_that_is_refused_is_told_by_field() {
    let server = server(&[]);
    let empty = FilePart::new(Bytes::new()).with_file_name(NAME);
    let error = client(&server).applications().upload(1, ApplicationRequest::new(empty)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Validation);
    let fields = &error.vendor().unwrap().fields;
    assert_eq!(
        (fields[0].field.as_str(), fields[0].message.as_str()),
        ("apk", "The submitted file is empty.")
    );
}

#[tokio::test]
async fn m9_an_export_can_be_read_in_pieces() {
    let server = server(&[("FAMOCO_DEVICES", "3000")]);
    let answer = client(&server).devices().export(1).stream().send().await.unwrap();
    assert_eq!(answer.headers()["content-disposition"], "attachment; filename=\"devices.csv\"");
    let mut pieces = answer.into_inner();
    let mut text = Vec::new();
    while let Some(piece) = pieces.next().await {
        text.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(String::from_utf8(text).unwrap().lines().count(), 3001);
}
