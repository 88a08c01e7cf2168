//! Bodies that are read as they arrive: bytes, events, lines of JSON, records of JSON.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use runtime::runtime::profile::{Operation, Profile};
use runtime::runtime::{
    ByteStream, Call, Client, ErrorKind, Event, EventStream, JsonStream, Result,
    TransportFailure, object,
};

use crate::clock::poll_once;
use crate::rig::{Act, Piece, Rig};

#[derive(Debug, Clone, PartialEq)]
struct Job {
    job: i64,
}

object! {
    Job {
        required job = "job",
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Whole {
    event: String,
    id: Option<String>,
    data: String,
}

object! {
    Whole {
        required event = "event",
        optional id = "id",
        required data = "data",
    }
}

static GET: Operation = Operation { id: "watch", ..Operation::PLAIN };

const SECOND: Duration = Duration::from_secs(1);

fn pieces(pieces: &[&[u8]]) -> Vec<Piece> {
    pieces.iter().map(|piece| Piece::Bytes(Bytes::copy_from_slice(piece))).collect()
}

fn stream(media_type: &str, pieces: Vec<Piece>) -> Rig {
    Rig::new([Act::Answer(200, vec![("content-type", media_type.to_owned())], pieces)])
}

fn events_of(rig: &Rig, client: &Client) -> EventStream<Job> {
    rig.run(Call::<EventStream<Job>>::events(client, &GET)).unwrap()
}

/// All that a stream gives, an error as its kind.
fn jobs(rig: &Rig, stream: &mut EventStream<Job>) -> Vec<Result<i64, ErrorKind>> {
    let mut all = Vec::new();
    while let Some(event) = rig.run(stream.next()) {
        all.push(event.map(|event| event.data.job).map_err(|error| error.kind()));
    }
    all
}

fn sse(parts: &[&[u8]]) -> (Rig, EventStream<Job>) {
    let rig = stream("text/event-stream; charset=utf-8", pieces(parts));
    let events = events_of(&rig, &rig.client());
    (rig, events)
}

fn read_events(parts: &[&[u8]]) -> Vec<Result<i64, ErrorKind>> {
    let (rig, mut events) = sse(parts);
    jobs(&rig, &mut events)
}

#[test]
fn events_are_read_in_whatever_pieces_they_come() {
    let text = b"\xEF\xBB\xBFdata: {\"job\":\r\ndata:1}\r\n\r\n: note\n\ndata: {\"job\":2}\r\rdata\n\n\
                 data: {\"job\":3}\nevent: x\n\ndata: {\"job\":4}";
    let expected = [Ok(1), Ok(2), Err(ErrorKind::Decode), Ok(3)];
    assert_eq!(read_events(&[text]), expected);
    for at in 0..text.len() {
        let (one, other) = text.split_at(at);
        assert_eq!(read_events(&[one, other]), expected, "{at}");
    }
    let single: Vec<&[u8]> = text.chunks(1).collect();
    assert_eq!(read_events(&single), expected);
    let second = b"data: {\"job\":1}\n\n\xEF\xBB\xBFdata: {\"job\":2}\n\n";
    assert_eq!(read_events(&[second]), [Ok(1)], "a mark stands at the start alone");
}

#[test]
fn an_event_has_a_name_an_id_and_an_end() {
    let text = b"event: a\nid: 1\ndata: {\"job\":1}\n\ndata: {\"job\":2}\n\nid: 2\0\ndata: {\"job\":3}\n\n\
                 id\ndata: {\"job\":4}\n\ndata: [DONE]\n\ndata: {\"job\":5}\n\n";
    let (rig, mut events) = sse(&[text]);
    let mut told = Vec::new();
    while let Some(event) = rig.run(events.next()) {
        let Event { name, id, data, .. } = event.unwrap();
        told.push((name, id, data.job));
    }
    let event = |name: &str, id: Option<&str>, job| {
        (name.to_owned(), id.map(str::to_owned), job)
    };
    let expected = [
        event("a", Some("1"), 1),
        event("message", Some("1"), 2),
        event("message", Some("1"), 3),
        event("message", None, 4),
    ];
    assert_eq!(told, expected);
}

/// A copy of the id for each of them would take 100 GB.
#[test]
fn many_events_behind_a_long_id_take_no_more_room_than_they_have() {
    let long = "7".repeat(1 << 20);
    let id = format!("id: {long}\n");
    let events = "data: {\"job\":1}\n\n".repeat(100_000);
    let (rig, mut events) = sse(&[id.as_bytes(), events.as_bytes()]);
    let first = rig.run(events.next()).unwrap().unwrap();
    assert_eq!((first.id, first.data.job), (Some(long), 1));
}

#[test]
fn the_last_id_is_that_of_what_was_handed_out() {
    let text = b"id: 1\ndata: {\"job\":1}\n\nid: 2\ndata: {\"job\":2}\n\nid: 3\n\nid: 4\ndata: {\"job\":4}\n";
    let (rig, mut events) = sse(&[text]);
    assert_eq!(events.last_event_id(), None);
    rig.run(events.next()).unwrap().unwrap();
    assert_eq!(events.last_event_id(), Some("1"));
    rig.run(events.next()).unwrap().unwrap();
    assert_eq!(events.last_event_id(), Some("2"));
    assert!(rig.run(events.next()).is_none());
    assert_eq!(events.last_event_id(), Some("3"), "the fourth never ended");
    let (rig, mut events) = sse(&[b"id: 1\ndata: {\"job\":1}\n\nid:\n\n"]);
    jobs(&rig, &mut events);
    assert_eq!(events.last_event_id(), None);
}

#[test]
fn the_wait_before_the_next_request_is_told() {
    let wait = |lines: &str| {
        let (rig, mut events) = sse(&[lines.as_bytes()]);
        jobs(&rig, &mut events);
        events.retry()
    };
    assert_eq!(wait("retry: 1500\n"), Some(Duration::from_millis(1500)));
    assert_eq!(
        wait("retry: 5\nretry: 5s\nretry: -1\nretry:\n"),
        Some(Duration::from_millis(5))
    );
    assert_eq!(wait("retry: 99999999999999999999999\n"), None);
}

#[test]
fn an_event_is_no_longer_than_the_client_accepts() {
    let capped = |parts: &[&[u8]]| {
        let rig = stream("text/event-stream", pieces(parts));
        let client = rig.builder(&Profile::PLAIN).max_body(50).build().unwrap();
        let mut events = events_of(&rig, &client);
        jobs(&rig, &mut events)
    };
    let long = format!("data: {{\"job\":1, \"x\":\"{}\"}}\n\n", "x".repeat(1000));
    let first = b"data: {\"job\":1}\n\n".as_slice();
    let expected = [Ok(1), Err(ErrorKind::TooLarge)];
    assert_eq!(capped(&[first, long.as_bytes()]), expected, "in one piece");
    let parts: Vec<&[u8]> = long.as_bytes().chunks(7).collect();
    assert_eq!(capped(&parts), expected[1..], "in many pieces");
    let lines = "data: 1234567890\n".repeat(9);
    assert_eq!(capped(&[lines.as_bytes()]), expected[1..], "in many lines");
    assert_eq!(capped(&[first, first, first, first]), [Ok(1); 4], "each for itself");
}

#[test]
fn an_answer_that_is_no_stream_of_events_is_an_error() {
    for (media_type, body) in [
        ("text/html", "<html>please log in</html>"),
        ("application/json", r#"{"error":"overloaded"}"#),
        ("text/plain", "data: {\"job\":1}\n\n"),
    ] {
        let rig = stream(media_type, pieces(&[b"", body.as_bytes()]));
        let mut events = events_of(&rig, &rig.client());
        let error = rig.run(events.next()).unwrap().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(
            (error.body().as_ref(), error.operation()),
            (body.as_bytes(), "watch")
        );
        assert!(rig.run(events.next()).is_none());
    }
    let rig = stream("text/html", pieces(&[b"1234567", b"1234567"]));
    let client = rig.builder(&Profile::PLAIN).max_body(10).build().unwrap();
    let error = rig.run(events_of(&rig, &client).next()).unwrap().unwrap_err();
    assert_eq!(error.body().as_ref(), b"1234567123");
    let rig =
        Rig::new([Act::Answer(200, Vec::new(), pieces(&[b"data: {\"job\":1}\n\n"]))]);
    let mut events = events_of(&rig, &rig.client());
    assert_eq!(jobs(&rig, &mut events), [Ok(1)], "it does not say what it is");
}

#[test]
fn texts_and_whole_events_are_read() {
    let text = b"data: a\ndata\n\ndata: [DONE]\n\n";
    let rig = stream("text/event-stream", pieces(&[text]));
    let call = Call::<EventStream<String>>::text_events(&rig.client(), &GET);
    let mut events = rig.run(call).unwrap();
    for expected in ["a\n", "[DONE]"] {
        assert_eq!(rig.run(events.next()).unwrap().unwrap().data, expected);
    }
    assert!(rig.run(events.next()).is_none());

    let text = b"event: \"x\"\nid: \"1\"\ndata: plain\n\ndata: 7\n\ndata: \"quoted\"\n\ndata: [DONE]\n\ndata: z\n\n";
    let rig = stream("text/event-stream", pieces(&[text]));
    let call = Call::<EventStream<Whole>>::whole_events(&rig.client(), &GET);
    let mut events = rig.run(call).unwrap();
    let mut told = Vec::new();
    while let Some(event) = rig.run(events.next()) {
        let Whole { event, id, data } = event.unwrap().data;
        told.push((event, id, data));
    }
    let id = Some("\"1\"".to_owned());
    let whole = |event: &str, id: &Option<String>, data: &str| {
        (event.to_owned(), id.clone(), data.to_owned())
    };
    let expected = [
        whole("\"x\"", &id, "plain"),
        whole("message", &id, "7"),
        whole("message", &id, "quoted"),
    ];
    assert_eq!(told, expected);
}

/// A client that counts what had to be corrected.
fn counting(rig: &Rig) -> (Client, Arc<Mutex<usize>>) {
    let met = Arc::new(Mutex::new(0));
    let hook = Arc::clone(&met);
    let builder = rig.builder(&Profile::PLAIN).on_drift(move |operation, drift| {
        assert_eq!(operation.id, "watch");
        *hook.lock().unwrap() += drift.len();
    });
    (builder.build().unwrap(), met)
}

#[test]
fn what_an_item_leaves_out_is_told_or_an_error() {
    let rig =
        stream("text/event-stream", pieces(&[b"data: {}\n\ndata: {\"job\":1}\n\n"]));
    let (client, met) = counting(&rig);
    let mut events = events_of(&rig, &client);
    assert_eq!(jobs(&rig, &mut events), [Ok(0), Ok(1)]);
    assert_eq!(*met.lock().unwrap(), 1);
    let rig = stream("text/event-stream", pieces(&[b"data: {}\n\n"]));
    let call = Call::<EventStream<Job>>::events(&rig.client(), &GET).strict(true);
    let mut events = rig.run(call).unwrap();
    assert_eq!(jobs(&rig, &mut events), [Err(ErrorKind::Decode)]);

    let rig = stream("application/jsonl", pieces(&[b"{}\n{\"job\":1}\n"]));
    let (client, met) = counting(&rig);
    let mut lines = rig.run(Call::<JsonStream<Job>>::json_lines(&client, &GET)).unwrap();
    assert_eq!(rig.run(lines.next()).unwrap().unwrap(), Job { job: 0 });
    assert_eq!(*met.lock().unwrap(), 1);
    let rig = stream("application/jsonl", pieces(&[b"{}"]));
    let call = Call::<JsonStream<Job>>::json_lines(&rig.client(), &GET).strict(true);
    let mut lines = rig.run(call).unwrap();
    assert_eq!(rig.run(lines.next()).unwrap().unwrap_err().kind(), ErrorKind::Decode);
}

fn values(rig: &Rig, mut stream: JsonStream<i64>) -> Vec<Result<i64, ErrorKind>> {
    let mut all = Vec::new();
    while let Some(value) = rig.run(stream.next()) {
        all.push(value.map_err(|error| error.kind()));
    }
    all
}

fn lines(parts: &[&[u8]], cap: u64) -> Vec<Result<i64, ErrorKind>> {
    let rig = stream("application/x-ndjson", pieces(parts));
    let client = rig.builder(&Profile::PLAIN).max_body(cap).build().unwrap();
    let stream = rig.run(Call::<JsonStream<i64>>::json_lines(&client, &GET)).unwrap();
    values(&rig, stream)
}

#[test]
fn lines_are_values() {
    let bad = Err(ErrorKind::Decode);
    assert_eq!(lines(&[b"1\r\n\n 2", b"3\nx\n4"], 99), [Ok(1), Ok(23), bad, Ok(4)]);
    assert_eq!(lines(&[], 99), []);
    let large = Err(ErrorKind::TooLarge);
    assert_eq!(lines(&[b"1\n12345678901\n2\n"], 10), [Ok(1), large]);
    assert_eq!(lines(&[b"12345", b"67890", b"1"], 10), [large]);
    assert_eq!(lines(&[b"1234567890\n1234567890\n"], 10), [Ok(1_234_567_890); 2]);
}

#[test]
fn records_are_values_that_have_an_end() {
    let records = |parts: &[&[u8]]| {
        let rig = stream("application/json-seq", pieces(parts));
        let call = Call::<JsonStream<i64>>::json_records(&rig.client(), &GET);
        let stream = rig.run(call).unwrap();
        values(&rig, stream)
    };
    assert_eq!(records(&[b"\x1e1", b"2\n\x1e3\n"]), [Ok(12), Ok(3)]);
    let cut = Err(ErrorKind::Decode);
    assert_eq!(records(&[b"\x1e12\n\x1e56"]), [Ok(12), cut]);
    assert_eq!(records(&[b"\x1e12\x1e56\n\x1e\x1e7 "]), [cut, Ok(56), Ok(7)]);
    let rig =
        stream("application/json-seq", pieces(&[b"\x1e{\"job\":1}\x1e{\"job\":2"]));
    let call = Call::<JsonStream<Job>>::json_records(&rig.client(), &GET);
    let mut stream = rig.run(call).unwrap();
    assert_eq!(rig.run(stream.next()).unwrap().unwrap(), Job { job: 1 });
    let error = rig.run(stream.next()).unwrap().unwrap_err();
    assert_eq!(
        (error.kind(), error.body().as_ref()),
        (ErrorKind::Decode, &b"{\"job\":2"[..])
    );
}

#[test]
fn a_broken_connection_ends_every_stream() {
    let parts = || {
        let mut parts = pieces(&[b"data: 1\n\n1\n"]);
        parts.extend([Piece::Fail(TransportFailure::Interrupted), Piece::Hang]);
        parts
    };
    let rig = stream("application/x-ndjson", parts());
    let call = Call::<JsonStream<i64>>::json_lines(&rig.client(), &GET);
    let stream_of = rig.run(call).unwrap();
    let bad = Err(ErrorKind::Decode);
    assert_eq!(values(&rig, stream_of), [bad, Ok(1), Err(ErrorKind::Transport)]);
    let rig = stream("text/event-stream", parts());
    let mut events =
        rig.run(Call::<EventStream<i64>>::events(&rig.client(), &GET)).unwrap();
    assert_eq!(rig.run(events.next()).unwrap().unwrap().data, 1);
    let error = rig.run(events.next()).unwrap().unwrap_err();
    assert_eq!((error.kind(), error.operation()), (ErrorKind::Transport, "watch"));
    assert!(rig.run(events.next()).is_none());
}

fn bytes(rig: &Rig, change: fn(Call<Bytes>) -> Call<Bytes>) -> ByteStream {
    let client = rig.builder(&Profile::PLAIN).max_body(10).build().unwrap();
    let call = change(Call::<Bytes>::bytes(&client, &GET));
    rig.run(call.stream()).unwrap()
}

#[test]
fn bytes_come_as_they_arrive() {
    let rig = stream("", pieces(&[b"", b"a", b"", b"b"]));
    let mut stream_of = bytes(&rig, |call| call);
    for expected in ["a", "b"] {
        assert_eq!(rig.run(stream_of.next()).unwrap().unwrap(), expected);
    }
    assert!(rig.run(stream_of.next()).is_none());
    assert!(rig.run(stream_of.next()).is_none());
    let whole = stream("", pieces(&[b"12345", b"67890"]));
    assert_eq!(whole.run(bytes(&whole, |call| call).collect()).unwrap(), "1234567890");
    let long = stream("", pieces(&[b"12345", b"678901"]));
    let error = long.run(bytes(&long, |call| call).collect()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

#[test]
fn each_piece_has_the_time_of_an_attempt_and_all_have_that_of_the_call() {
    let hanging = || {
        let mut parts = pieces(&[b"a"]);
        parts.push(Piece::Hang);
        stream("", parts)
    };
    let rig = hanging();
    let mut patient = bytes(&rig, |call| call.attempt_timeout(5 * SECOND));
    rig.clock.advance(60 * SECOND);
    assert!(
        rig.run(patient.next()).unwrap().is_ok(),
        "time counts while it is asked for"
    );
    let error = rig.run(patient.next()).unwrap().unwrap_err();
    assert_eq!((error.kind(), rig.clock_millis()), (ErrorKind::Timeout, 65_000));
    assert!(rig.run(patient.next()).is_none());

    let rig = hanging();
    let mut hurried = bytes(&rig, |call| call.timeout(3 * SECOND));
    assert!(rig.run(hurried.next()).unwrap().is_ok());
    let error = rig.run(hurried.next()).unwrap().unwrap_err();
    assert_eq!((error.kind(), rig.clock_millis()), (ErrorKind::Timeout, 3_000));
}

#[test]
fn a_dropped_wait_loses_nothing() {
    let parts = vec![Piece::Late(SECOND, Bytes::from_static(b"a"))];
    let rig = stream("", parts);
    let mut stream_of = bytes(&rig, |call| call);
    {
        let mut given_up = Box::pin(stream_of.next());
        assert!(poll_once(&mut given_up).is_pending());
    }
    assert_eq!(rig.run(stream_of.next()).unwrap().unwrap(), "a");
    assert!(rig.run(stream_of.next()).is_none());
}
