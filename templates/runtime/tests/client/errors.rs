//! What errors tell.

use std::error::Error as _;

use runtime::runtime::profile::{Operation, Profile};
use runtime::runtime::{Call, ErrorKind, TransportFailure};

use crate::rig::{Act, Piece, Rig, answer};

static GET: Operation = Operation { id: "read", path: "/a", ..Operation::PLAIN };

#[test]
fn an_answer_is_kept_whole() {
    let headers = [("x-request-id", "r1"), ("x-other", "o")];
    let body = r#"{"message":"gone","extra":[1]}"#;
    let rig = Rig::new([answer(404, &headers, body)]);
    let error = rig.error(&GET);
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.operation(), "read");
    assert_eq!(error.url(), "https://api.example.com/v1/a");
    assert_eq!(error.status().unwrap(), 404);
    assert_eq!(error.headers()["x-other"], "o");
    assert_eq!(error.request_id(), Some("r1"));
    assert_eq!(error.body(), body);
    assert_eq!(error.attempts(), 1);
    assert_eq!(error.retry_after(), None);
    assert_eq!(error.vendor().unwrap().message.as_deref(), Some("gone"));
    assert_eq!(error.to_string(), "read: not found (404): gone");
    let details =
        error.details::<std::collections::BTreeMap<String, serde_json::Value>>();
    assert_eq!(details.unwrap()["extra"][0], 1);
    assert_eq!(error.details::<i64>(), None);
}

#[test]
fn failures_without_an_answer_have_their_kinds() {
    for (failure, kind) in [
        (TransportFailure::Connect, ErrorKind::Connect),
        (TransportFailure::Refused, ErrorKind::Transport),
        (TransportFailure::Interrupted, ErrorKind::Transport),
        (TransportFailure::Timeout, ErrorKind::Timeout),
    ] {
        let rig = Rig::new([Act::Fail(failure)]);
        let call = Call::<i64>::json(&rig.client(), &GET).attempts(1);
        let error = rig.run(call).unwrap_err();
        assert_eq!((error.kind(), error.status()), (kind, None));
        assert!(error.is_retryable());
        let causes = error.source().and_then(std::error::Error::source).unwrap();
        assert_eq!(causes.to_string(), "scripted");
    }
}

#[test]
fn what_a_server_says_stays_on_one_line() {
    let shown = |body: &str| {
        let rig = Rig::new([answer(400, &[], body)]);
        rig.error(&GET).to_string()
    };
    let forged = shown(r#"{"message":"a\nERROR b\r\u001b[31m"}"#);
    assert_eq!(forged, "read: arguments refused (400): a ERROR b  [31m");
    for (length, end) in [(500, "m"), (501, "m…")] {
        let text = shown(&format!(r#"{{"message":"{}"}}"#, "m".repeat(length)));
        assert_eq!(text.matches('m').count(), 501, "500, and one in `arguments`");
        assert!(text.ends_with(end));
    }
    let rig = Rig::new([answer(200, &[], "{\"a\\nb\":{}}")]);
    let call =
        Call::<std::collections::BTreeMap<String, i64>>::json(&rig.client(), &GET);
    let text = rig.run(call).unwrap_err().to_string();
    assert!(text.contains("/a b: "), "{text}");
}

#[test]
fn what_is_shown_is_short() {
    let shown = |act: Act| {
        let rig = Rig::new([act]);
        let call = Call::<i64>::json(&rig.client(), &GET).attempts(1);
        rig.run(call).unwrap_err().to_string()
    };
    let broken = shown(Act::Fail(TransportFailure::Interrupted));
    assert_eq!(broken, "read: the connection broke");
    assert_eq!(shown(Act::Fail(TransportFailure::Connect)), "read: no connection");
    let asking = answer(429, &[("retry-after", "90")], r#"{"detail":"Slow down."}"#);
    let expected = "read: too many requests (429): Slow down.; retry after 90s";
    assert_eq!(shown(asking), expected);
    assert_eq!(shown(answer(502, &[], "<html>")), "read: the server failed (502)");
}

#[test]
fn a_cut_answer_keeps_what_came() {
    let pieces = vec![
        Piece::Bytes(bytes::Bytes::from_static(b"half")),
        Piece::Fail(TransportFailure::Interrupted),
    ];
    let rig = Rig::new([Act::Answer(200, vec![("x-request-id", "r".into())], pieces)]);
    let call = Call::<i64>::json(&rig.client(), &GET).attempts(1);
    let error = rig.run(call).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Transport);
    assert_eq!((error.body().as_ref(), error.request_id()), (&b"half"[..], Some("r")));
    assert_eq!(error.status().unwrap(), 200);
    assert!(error.source().is_some());
}

#[test]
fn an_undecodable_success_keeps_its_answer() {
    let rig = Rig::new([answer(201, &[("x-request-id", "r")], r#""text""#)]);
    let error = rig.error(&GET);
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!((error.operation(), error.attempts()), ("read", 1));
    assert_eq!(error.status().unwrap(), 201);
    assert_eq!(
        (error.body().as_ref(), error.request_id()),
        (&b"\"text\""[..], Some("r"))
    );
    assert!(!error.is_retryable());
    assert!(
        error.to_string().starts_with("read: the answer does not fit its type (201): ")
    );
}

#[test]
fn text_that_is_no_utf_8_is_undecodable() {
    let piece = Piece::Bytes(bytes::Bytes::from_static(b"\xff"));
    let rig = Rig::new([Act::Answer(200, Vec::new(), vec![piece])]);
    let error = rig.run(Call::<String>::text(&rig.client(), &GET)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[test]
fn a_response_tells_what_surrounds_its_value() {
    let rig = Rig::new([answer(201, &[("x-request-id", "r"), ("x-a", "b")], "7")]);
    let client = rig.builder(&Profile::PLAIN).build().unwrap();
    let response = rig.run(Call::<i64>::json(&client, &GET).send()).unwrap();
    assert_eq!(*response, 7);
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["x-a"], "b");
    assert_eq!(response.request_id(), Some("r"));
    assert!(response.drift().is_empty());
    assert_eq!(response.limits().count(), 0);
    assert_eq!(response.into_inner(), 7);
}

#[test]
fn errors_are_small_and_may_cross_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    crosses::<runtime::runtime::Error>();
    assert_eq!(size_of::<runtime::runtime::Error>(), size_of::<usize>());
}
