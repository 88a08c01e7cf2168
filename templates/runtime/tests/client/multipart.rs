//! Bodies of several parts on the wire.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use runtime::runtime::profile::Operation;
use runtime::runtime::{
    Call, ErrorKind, FilePart, Multipart, RequestBody, TransportFailure,
};

use crate::rig::{Rig, ok, status};

static UPLOAD: Operation = Operation { id: "upload", method: "PUT", ..Operation::PLAIN };

#[derive(Debug)]
struct Upload {
    photo: FilePart,
    more: Option<Vec<FilePart>>,
    title: String,
    size: Option<i64>,
    tags: Option<Vec<String>>,
    meta: Option<BTreeMap<String, i64>>,
    list: Option<Vec<i64>>,
    deep: Option<BTreeMap<String, Vec<i64>>>,
    rest: Multipart,
}

runtime::runtime::multipart! {
    Upload {
        required file photo = "photo" "image/png",
        optional files more = "more" "",
        required value title = "title" "",
        optional value size = "size" "text/plain",
        optional value tags = "tags" "",
        optional value meta = "meta" "",
        optional value list = "list" "application/json",
        optional deep deep = "deep" "",
    } rest rest
}

fn upload(photo: impl Into<FilePart>) -> Upload {
    Upload {
        photo: photo.into(),
        more: None,
        title: "a title".to_owned(),
        size: None,
        tags: None,
        meta: None,
        list: None,
        deep: None,
        rest: Multipart::new(),
    }
}

/// What is sent, with `--B` where the boundary stood.
fn sent(body: impl Into<Multipart>) -> String {
    let rig = Rig::new([ok()]);
    let call = Call::<i64>::json(&rig.client(), &UPLOAD);
    rig.run(call.with_multipart_body("multipart/form-data", body)).unwrap();
    let seen = &rig.seen()[0];
    let content_type = seen.headers["content-type"].to_str().unwrap();
    let boundary = content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    assert!(boundary.len() == 32, "{boundary}");
    let body = seen.body.clone().unwrap();
    String::from_utf8(body.to_vec()).unwrap().replace(boundary, "B")
}

fn part(head: &str, body: &str) -> String {
    format!("--B\r\nContent-Disposition: form-data; {head}\r\n\r\n{body}\r\n")
}

#[test]
fn parts_are_written_as_rfc_7578_says() {
    let mut body = upload(vec![1, 2]);
    body.more =
        Some(vec![FilePart::new("x").with_file_name("x.txt"), Bytes::new().into()]);
    body.size = Some(7);
    body.tags = Some(vec!["a".to_owned(), "b".to_owned()]);
    body.meta = Some(BTreeMap::from([("k".to_owned(), 1)]));
    body.list = Some(vec![1, 2]);
    body.deep = Some(BTreeMap::from([("a b".to_owned(), vec![3])]));
    body.rest = Multipart::new().with_text("more text", "é").with_json("json", &[true]);
    let file = |name: &str, file: &str, ty: &str| {
        format!("name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: {ty}")
    };
    let octets = "application/octet-stream";
    let expected = [
        part(&file("photo", "blob", "image/png"), "\u{1}\u{2}"),
        part(&file("more", "x.txt", octets), "x"),
        part(&file("more", "blob", octets), ""),
        part("name=\"title\"", "a title"),
        part("name=\"size\"\r\nContent-Type: text/plain", "7"),
        part("name=\"tags\"", "a"),
        part("name=\"tags\"", "b"),
        part("name=\"meta\"\r\nContent-Type: application/json", "{\"k\":1}"),
        part("name=\"list\"\r\nContent-Type: application/json", "[1,2]"),
        part("name=\"deep[a b][]\"", "3"),
        part("name=\"more text\"", "é"),
        part("name=\"json\"\r\nContent-Type: application/json", "[true]"),
    ];
    assert_eq!(sent(body), expected.concat() + "--B--\r\n");
    assert_eq!(sent(Multipart::new()), "--B--\r\n");
}

#[test]
fn names_cannot_end_their_line_or_their_quotes() {
    let file = FilePart::new("").with_file_name("a\"b\r\nX: y\rz\n\\é");
    let body = Multipart::new().with_file("n\"\r\n\r\n--B", file);
    let expected = "name=\"n%22%0D%0A%0D%0A--B\"; filename=\"a%22b%0D%0AX: y%0D%0Az%0D%0A\\é\"\r\n\
                    Content-Type: application/octet-stream";
    assert_eq!(sent(body), part(expected, "") + "--B--\r\n");
}

#[test]
fn a_header_that_cannot_be_written_fails_the_call() {
    let files = [
        FilePart::new("").with_content_type("a\r\nb"),
        FilePart::new("").with_header("x y", "z"),
        FilePart::new("").with_header("x", "y\n"),
    ];
    for file in files {
        let rig = Rig::new([]);
        let call = Call::<i64>::json(&rig.client(), &UPLOAD);
        let body = Multipart::new().with_file("f", file);
        let error = rig.run(call.with_multipart_body("multipart/form-data", body));
        assert_eq!(error.unwrap_err().kind(), ErrorKind::Request);
    }
}

#[test]
fn parts_without_names_have_their_own_headers() {
    let part = FilePart::new("{}")
        .with_content_type("application/json")
        .with_header("Content-ID", "a");
    let rig = Rig::new([ok()]);
    let call = Call::<i64>::json(&rig.client(), &UPLOAD);
    rig.run(
        call.with_multipart_body("multipart/related", Multipart::new().with_part(part)),
    )
    .unwrap();
    let body = rig.seen()[0].body.clone().unwrap();
    let text = String::from_utf8(body.to_vec()).unwrap();
    let lines: Vec<_> = text.split("\r\n").collect();
    assert_eq!(
        lines[1..5],
        ["Content-Type: application/json", "Content-ID: a", "", "{}"]
    );
}

#[test]
fn boundaries_differ() {
    let boundary = || {
        let rig = Rig::new([ok()]);
        let call = Call::<i64>::json(&rig.client(), &UPLOAD);
        rig.run(call.with_multipart_body("multipart/form-data", Multipart::new()))
            .unwrap();
        let content_type = rig.seen()[0].headers["content-type"].clone();
        let text = content_type.to_str().unwrap().to_owned();
        text.split_once("boundary=").unwrap().1.to_owned()
    };
    // Of 32 digits each would be the same by chance in one of 16; a counter changes few of them.
    let all: Vec<String> = (0..50).map(|_| boundary()).collect();
    for pair in all.windows(2) {
        let (one, other) = (pair[0].bytes(), pair[1].bytes());
        let differing = one.zip(other).filter(|(one, other)| one != other).count();
        assert!(differing >= 16, "{} {}", pair[0], pair[1]);
    }
}

/// A stream of one chunk, or of an error.
struct Chunk(Option<Result<Bytes, &'static str>>);

impl futures_core::Stream for Chunk {
    type Item = Result<Bytes, &'static str>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.take())
    }
}

fn streamed(length: Option<u64>) -> RequestBody {
    RequestBody::stream(length, Chunk(Some(Ok(Bytes::from_static(b"chunk")))))
}

#[test]
fn a_body_is_sent_again_only_if_all_of_its_parts_can_be() {
    let replayed = Rig::new([status(503), ok()]);
    let call = Call::<i64>::json(&replayed.client(), &UPLOAD);
    replayed.run(call.with_multipart_body("multipart/form-data", upload("x"))).unwrap();
    assert_eq!(replayed.count(), 2);
    let seen = replayed.seen();
    assert!(seen[0].body.is_some() && seen[0].body == seen[1].body);
    let once = Rig::new([status(503), ok()]);
    let call = Call::<i64>::json(&once.client(), &UPLOAD);
    let body = upload(streamed(Some(5)));
    assert!(once.run(call.with_multipart_body("multipart/form-data", body)).is_err());
    assert_eq!(once.count(), 1);
}

/// The length that a body is said to have, and that which was sent.
fn lengths(body: Multipart) -> (Option<u64>, Option<usize>) {
    let rig = Rig::new([ok()]);
    let call = Call::<i64>::json(&rig.client(), &UPLOAD);
    rig.run(call.with_multipart_body("multipart/form-data", body)).unwrap();
    let seen = rig.seen().remove(0);
    (seen.length, seen.body.map(|body| body.len()))
}

#[test]
fn the_length_is_known_where_that_of_every_part_is() {
    let with = |length| Multipart::new().with_file("f", streamed(length));
    let (said, sent_length) = lengths(with(Some(5)).with_text("t", "é"));
    assert_eq!(said, Some(sent_length.unwrap() as u64));
    assert_eq!(lengths(with(None)).0, None);
    let (endless, _) = lengths(with(Some(u64::MAX)).with_text("t", "a"));
    assert_eq!(endless, None, "no number tells the sum");
    assert_eq!(streamed(Some(5)).length(), Some(5));
    assert_eq!(streamed(None).length(), None);
    assert!(!streamed(Some(5)).replayable());
    assert_eq!(
        sent(Multipart::new().with_file("f", streamed(None))).matches("chunk").count(),
        1
    );
}

#[test]
fn a_stream_of_another_length_than_said_breaks_off() {
    for (length, whole) in
        [(Some(5), true), (None, true), (Some(4), false), (Some(6), false)]
    {
        let read = sent_pieces(&streamed(length));
        assert_eq!(read.is_ok(), whole, "{length:?}");
        let body = Multipart::new().with_file("f", streamed(length)).with_text("t", "x");
        let rig = Rig::new([ok()]);
        let call = Call::<i64>::json(&rig.client(), &UPLOAD);
        rig.run(call.with_multipart_body("multipart/form-data", body)).unwrap();
        assert_eq!(rig.seen()[0].body.is_some(), whole, "{length:?}");
    }
    assert_eq!(sent_pieces(&streamed(Some(5))).unwrap(), "chunk");
    let kind = sent_pieces(&streamed(Some(4))).unwrap_err();
    assert_eq!(kind, TransportFailure::Interrupted);
}

/// Reads a body to its end.
fn sent_pieces(body: &RequestBody) -> Result<String, TransportFailure> {
    let rig = Rig::new([]);
    rig.run(async {
        let (mut chunks, mut all) = (body.open().unwrap(), Vec::new());
        while let Some(chunk) = chunks.next().await {
            all.extend_from_slice(&chunk.map_err(|error| error.failure())?);
        }
        Ok(String::from_utf8(all).unwrap())
    })
}

#[test]
fn a_stream_is_read_once_and_its_error_ends_the_body() {
    let body = streamed(Some(5));
    assert!(body.open().is_ok());
    let error = body.open().err().unwrap();
    assert!(error.to_string().contains("cannot be read again"), "{error}");
    for length in [None, Some(9)] {
        let broken = RequestBody::stream(length, Chunk(Some(Err("no disk"))));
        assert_eq!(sent_pieces(&broken), Err(TransportFailure::Interrupted));
        let broken = RequestBody::stream(length, Chunk(Some(Err("no disk"))));
        let rig = Rig::new([ok()]);
        let call = Call::<i64>::json(&rig.client(), &UPLOAD);
        let body = Multipart::new().with_file("f", broken).with_text("t", "x");
        rig.run(call.with_multipart_body("multipart/form-data", body)).unwrap();
        assert_eq!(rig.seen()[0].body, None, "the wire met the error");
    }
}

#[test]
fn a_problem_of_further_parts_is_one_of_the_body() {
    let further = Multipart::new().with_part(FilePart::new("").with_header("x y", "z"));
    let rig = Rig::new([]);
    let call = Call::<i64>::json(&rig.client(), &UPLOAD);
    let body = Multipart::new().with_text("t", "x").with_parts(further);
    let error = rig.run(call.with_multipart_body("multipart/mixed", body)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Request);
}
