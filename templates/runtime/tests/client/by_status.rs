//! Answers whose type depends on their status.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use runtime::runtime::profile::{Operation, Profile};
use runtime::runtime::{Call, ErrorKind, object};

use crate::rig::{Act, Piece, Rig, answer};

#[derive(Debug, Clone, PartialEq)]
struct Thing {
    name: String,
}

object! {
    Thing {
        required name = "name",
    }
}

runtime::runtime::by_status::by_status! {
    enum Outcome {
        /// It was made.
        json Made(Thing) if 200 | 303,
        empty Empty if 204, text Text(String) if 210..=219, bytes Raw(Bytes) if 220,
    } else Other
}

static POST: Operation =
    Operation { id: "make", method: "POST", answers: &[303], ..Operation::PLAIN };

fn read(status: u16, content_type: &str, body: &str) -> Result<Outcome, ErrorKind> {
    let rig = Rig::new([answer(status, &[("content-type", content_type)], body)]);
    let call = Call::<Outcome>::by_status(&rig.client(), &POST).attempts(1);
    rig.run(call).map_err(|error| error.kind())
}

#[test]
fn the_status_decides() {
    let named = |name: &str| Ok(Outcome::Made(Thing { name: name.to_owned() }));
    assert_eq!(read(200, "application/json", r#"{"name":"a"}"#), named("a"));
    assert_eq!(read(303, "application/json", r#"{"name":"b"}"#), named("b"));
    assert_eq!(read(200, "application/json", "[]"), Err(ErrorKind::Decode));
    assert_eq!(read(204, "", ""), Ok(Outcome::Empty));
    assert_eq!(read(204, "", "unexpected"), Ok(Outcome::Empty));
    for status in [210, 215, 219] {
        let text = |text: &str| Ok(Outcome::Text(text.to_owned()));
        assert_eq!(read(status, "text/plain", "\"a\""), text("\"a\""));
        assert_eq!(read(status, "application/json", "\"a\""), text("a"));
    }
    let raw = Ok(Outcome::Raw(Bytes::from_static(b"\x1f")));
    assert_eq!(read(220, "image/png", "\u{1f}"), raw);
    assert_eq!(read(404, "", "{}"), Err(ErrorKind::NotFound));
}

#[test]
fn text_is_utf_8() {
    let body = vec![Piece::Bytes(Bytes::from_static(b"\xff"))];
    let rig = Rig::new([Act::Answer(210, Vec::new(), body)]);
    let error = rig.run(Call::<Outcome>::by_status(&rig.client(), &POST)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
}

#[test]
fn another_status_is_what_it_brings() {
    let other = |json: &str| Ok(Outcome::Other(json.parse().unwrap()));
    assert_eq!(read(209, "", r#"{"a":1}"#), other(r#"{"a":1}"#));
    assert_eq!(read(209, "", "done"), other("\"done\""));
    assert_eq!(read(209, "", ""), other("null"));
}

#[test]
fn what_is_missing_is_told() {
    let met = Arc::new(Mutex::new(0));
    let hook = Arc::clone(&met);
    let rig = Rig::new([answer(200, &[], "{}"), answer(200, &[], "{}")]);
    let builder = rig.builder(&Profile::PLAIN);
    let builder = builder.on_drift(move |_, drift| *hook.lock().unwrap() += drift.len());
    let client = builder.build().unwrap();
    let response = rig.run(Call::<Outcome>::by_status(&client, &POST).send()).unwrap();
    assert_eq!((response.drift().len(), *met.lock().unwrap()), (1, 1));
    let strict = Call::<Outcome>::by_status(&client, &POST).strict(true);
    assert_eq!(rig.run(strict).unwrap_err().kind(), ErrorKind::Decode);
}
