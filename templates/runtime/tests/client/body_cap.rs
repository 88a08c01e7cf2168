//! No answer takes more memory than allowed.

use bytes::Bytes;
use runtime::runtime::profile::{Operation, Profile};
use runtime::runtime::{Call, Error, ErrorKind, Response};

use crate::rig::{Act, Piece, Rig};

static GET: Operation = Operation { id: "read", ..Operation::PLAIN };

fn read(status: u16, pieces: &[&'static str]) -> (Rig, Result<Response<Bytes>, Error>) {
    let pieces =
        pieces.iter().map(|piece| Piece::Bytes(Bytes::from_static(piece.as_bytes())));
    let mut pieces: Vec<_> = pieces.collect();
    pieces.push(Piece::Bytes(Bytes::new()));
    let rig = Rig::new([Act::Answer(status, Vec::new(), pieces)]);
    let client = rig.builder(&Profile::PLAIN).max_body(10).build().unwrap();
    let result = rig.run(Call::<Bytes>::bytes(&client, &GET).send());
    (rig, result)
}

#[test]
fn a_body_as_large_as_the_cap_is_read() {
    let (_, result) = read(200, &["01234", "56789"]);
    assert_eq!(result.unwrap().into_inner(), "0123456789");
}

#[test]
fn one_byte_more_is_an_error_that_is_not_retried() {
    for pieces in [&["01234", "56789", "x"][..], &["0123456789x"]] {
        let (rig, result) = read(200, pieces);
        let error = result.unwrap_err();
        assert_eq!((error.kind(), rig.count()), (ErrorKind::TooLarge, 1));
        assert_eq!(error.body(), "0123456789");
        assert_eq!(
            error.to_string(),
            "read: answer too large (200): the body has more than 10 bytes"
        );
        assert!(!error.is_retryable());
    }
}

#[test]
fn a_failure_keeps_its_kind_and_the_start_of_its_body() {
    let (_, result) = read(404, &["0123456789x"]);
    let error = result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(error.body(), "0123456789");
}
