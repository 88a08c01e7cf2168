//! Passcodes of a stored secret, against the vectors of RFC 6238 and RFC 4226.

use std::time::Duration;

use runtime::runtime::totp::Totp;
use runtime::runtime::{ErrorKind, Secret};

use crate::passcodes::{FLOW, client, read};
use crate::rig::{Rig, answer, ok};

/// `12345678901234567890` in base32.
const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

#[test]
fn codes_are_those_of_the_rfcs() {
    let totp = Totp::new(KEY).unwrap();
    // RFC 4226 appendix D.
    for (step, code) in [(0, "755224"), (1, "287082"), (9, "520489")] {
        assert_eq!(totp.code(step).expose(), code);
    }
    // RFC 6238 appendix B, the last six digits of its eight.
    for (seconds, code) in
        [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")]
    {
        assert_eq!(totp.code(seconds / 30).expose(), code);
    }
}

#[test]
fn a_secret_is_read_as_it_is_shown() {
    let spaced = "gezd gnbv-gy3t qojq gezd gnbv gy3t qojq====";
    assert_eq!(Totp::new(spaced).unwrap().code(1), Totp::new(KEY).unwrap().code(1));
    // Sixteen characters, 80 bits.
    assert_eq!(Totp::new("JBSWY3DPEHPK3PXP").unwrap().code(1).expose(), "996554");
    for wrong in ["", "====", "not base32!", "18"] {
        let error = Totp::new(Secret::from(wrong)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Build, "{wrong}");
    }
    assert_eq!(format!("{:?}", Totp::new(KEY).unwrap()), "Totp(..)");
}

/// A code that is about to end is not made: it would come too late.
#[test]
fn a_code_is_made_of_the_clients_clock_and_in_time() {
    for (at, sent) in [(0, 0), (27, 27), (29, 30)] {
        let issued = answer(200, &[], r#"{"access_token":"a","expires_in":600}"#);
        let rig = Rig::new([issued, ok()]);
        rig.clock.advance(Duration::from_secs(at));
        let totp = Totp::new(KEY).unwrap();
        let expected = totp.code((1_800_000_000 + sent) / 30);
        rig.run(read(&client(&rig, &FLOW, totp))).unwrap();
        let first = &rig.seen()[0];
        assert_eq!(first.at.as_secs(), sent);
        let body = String::from_utf8_lossy(first.body.as_deref().unwrap()).into_owned();
        assert!(body.contains(expected.expose()), "{at}: {body}");
    }
}
