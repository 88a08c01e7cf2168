//! Deliveries of webhooks: which are accepted, and that nothing else is.

#![cfg(test)]

use std::time::{Duration, SystemTime};

use http::{HeaderMap, HeaderName, HeaderValue};
use runtime::runtime::decode::{self, DecodeError};
use runtime::runtime::future::BoxFuture;
use runtime::runtime::profile::TimeUnit;
use runtime::runtime::webhook::{
    Encoding, KeyForm, Matches, Piece, Receive, Signing, Timestamp, VerifyError, Webhook,
};
use runtime::runtime::webhook_sha1::hmac_sha1;
use runtime::runtime::webhook_sha2::{hmac_sha256, hmac_sha512};
use runtime::runtime::{Clock, Json};

/// A calendar that stands still.
#[derive(Debug)]
struct At(u64);

impl Clock for At {
    fn now(&self) -> Duration {
        Duration::ZERO
    }

    fn wall(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.0)
    }

    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }
}

/// A delivery signed in one of the ways below; what it says is any JSON.
macro_rules! signed {
    ($($name:ident = $signing:expr;)*) => {$(
        /// What was signed so.
        #[derive(Debug)]
        pub struct $name(
            /// As it came.
            pub Json,
        );

        impl Receive for $name {
            const SIGNING: &'static Signing = &$signing;

            fn receive(_: &HeaderMap, body: &[u8]) -> Result<Self, DecodeError> {
                decode::json(body, false).map(|(json, _)| Self(json))
            }
        }
    )*};
}

const PLAIN: Signing = Signing {
    header: "x-signature",
    prefix: "",
    separator: None,
    encoding: Encoding::Hex,
    matches: hmac_sha256,
    key: KeyForm::Text,
    signed: &[Piece::Body],
    timestamp: None,
    id: None,
};

signed! {
    Bare = PLAIN;
    Prefixed = Signing { prefix: "sha256=", ..PLAIN };
    Sha1 = Signing { prefix: "sha1=", matches: hmac_sha1, ..PLAIN };
    Sha512 = Signing { matches: hmac_sha512, ..PLAIN };
    Listed = Signing {
        prefix: "v1=",
        separator: Some(","),
        signed: &[Piece::Timestamp, Piece::Text("."), Piece::Body],
        timestamp: Some(Timestamp {
            header: "x-signature",
            prefix: "t=",
            unit: TimeUnit::EpochSeconds,
            tolerance: Duration::from_secs(300),
        }),
        ..PLAIN
    };
    Standard = Signing {
        header: "webhook-signature",
        prefix: "v1,",
        separator: Some(" "),
        encoding: Encoding::Base64,
        key: KeyForm::Base64("whsec_"),
        signed: &[
            Piece::Id,
            Piece::Text("."),
            Piece::Timestamp,
            Piece::Text("."),
            Piece::Body,
        ],
        timestamp: Some(Timestamp {
            header: "webhook-timestamp",
            prefix: "",
            unit: TimeUnit::EpochSeconds,
            tolerance: Duration::from_secs(300),
        }),
        id: Some("webhook-id"),
        ..PLAIN
    };
}

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    let pair = |(name, value): &(&'static str, &str)| {
        (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())
    };
    let mut headers = HeaderMap::new();
    pairs.iter().map(pair).for_each(|(name, value)| {
        headers.append(name, value);
    });
    headers
}

/// How checking ends, in one word.
fn outcome<E: Receive>(
    webhook: &Webhook<E>,
    headers: &HeaderMap,
    body: &[u8],
) -> String {
    match webhook.check(headers, body) {
        Ok(_) => "fine".to_owned(),
        Err(VerifyError::Secret) => "secret".to_owned(),
        Err(VerifyError::Missing(header)) => format!("missing {header}"),
        Err(VerifyError::Malformed(header)) => format!("malformed {header}"),
        Err(VerifyError::Mismatch) => "mismatch".to_owned(),
        Err(VerifyError::Stale) => "stale".to_owned(),
        Err(other) => other.to_string(),
    }
}

const SECRET: &str = "It's a Secret to Everybody";
const HELLO: &str = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

#[test]
fn published_vectors_are_accepted() {
    let check = |matches: Matches, key: &[u8], text: &[&[u8]], hex: &str| {
        let bytes = (0..hex.len()).step_by(2);
        let bytes = bytes.map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap());
        let signature: Vec<u8> = bytes.collect();
        assert!(matches(key, text, &[vec![0; 5], signature.clone()]), "{hex}");
        assert!(!matches(b"Jeff", text, std::slice::from_ref(&signature)));
        assert!(!matches(key, &text[1..], &[signature]));
        assert!(!matches(key, text, &[]));
    };
    // RFC 4231, section 4.3, and RFC 2202, section 3.
    let text = [&b"what do ya want "[..], b"for nothing?"];
    check(
        hmac_sha256,
        b"Jefe",
        &text,
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    );
    check(
        hmac_sha512,
        b"Jefe",
        &text,
        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554\
         9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
    );
    check(hmac_sha1, b"Jefe", &text, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
}

#[test]
fn a_prefixed_signature_is_checked_over_the_raw_body() {
    let webhook = Webhook::<Prefixed>::new(SECRET);
    let good = headers(&[("x-signature", &format!("sha256={HELLO}"))]);
    assert_eq!(outcome(&webhook, &good, b"Hello, World!"), "fine");
    let upper =
        headers(&[("x-signature", &format!(" sha256={}", HELLO.to_uppercase()))]);
    assert_eq!(outcome(&webhook, &upper, b"Hello, World!"), "fine");
    for body in [&b"Hello, World! "[..], b"hello, World!", b"", b"Hello, World!\n"] {
        assert_eq!(outcome(&webhook, &good, body), "mismatch");
    }
    let other = Webhook::<Prefixed>::new("It's a secret to Everybody");
    assert_eq!(outcome(&other, &good, b"Hello, World!"), "mismatch");
}

#[test]
fn hostile_headers_are_refused() {
    let webhook = Webhook::<Prefixed>::new(SECRET);
    let meet = |values: &[&str]| {
        let pairs: Vec<_> = values.iter().map(|value| ("x-signature", *value)).collect();
        outcome(&webhook, &headers(&pairs), b"Hello, World!")
    };
    let good = format!("sha256={HELLO}");
    assert_eq!(meet(&[]), "missing x-signature");
    assert_eq!(meet(&[&good, &good]), "malformed x-signature");
    for odd in [
        "",
        " ",
        "sha256=",
        HELLO,
        "sha256=zz",
        "sha256=757",
        "sha1=00",
        "SHA256=00",
        "sha256=75\u{fc}1",
    ] {
        assert_eq!(meet(&[odd]), "malformed x-signature", "{odd}");
    }
    let twice = format!("sha256={HELLO}{HELLO}");
    for wrong in ["sha256=00", &good[..good.len() - 2], &twice] {
        assert_eq!(meet(&[wrong]), "mismatch", "{wrong}");
    }
    let mut bytes = HeaderMap::new();
    bytes.insert("x-signature", HeaderValue::from_bytes(b"sha256=\xff").unwrap());
    assert_eq!(outcome(&webhook, &bytes, b""), "malformed x-signature");
}

#[test]
fn an_empty_secret_accepts_nothing() {
    let signature = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
    let empty = headers(&[("x-signature", signature)]);
    assert!(hmac_sha256(
        b"",
        &[b""],
        &[(0..32)
            .map(|at| u8::from_str_radix(&signature[at * 2..at * 2 + 2], 16).unwrap())
            .collect()]
    ));
    assert_eq!(outcome(&Webhook::<Bare>::new(""), &empty, b""), "secret");
    assert_eq!(outcome(&Webhook::<Bare>::new("x").also(""), &empty, b""), "secret");
    for secret in ["", "whsec_", "whsec_%%%", "whsec_A"] {
        assert_eq!(outcome(&Webhook::<Standard>::new(secret), &empty, b""), "secret");
    }
}

#[test]
fn a_huge_body_is_checked() {
    let body = vec![b'x'; 16 * 1024 * 1024];
    let signed = headers(&[("x-signature", HELLO)]);
    assert_eq!(outcome(&Webhook::<Bare>::new(SECRET), &signed, &body), "mismatch");
}

const FIRST: &str = "b8569b78799ff9e3cbff0fc2d63a33a2b57f3282abd07c37ae5e8e7d79a5f163";
const OTHER: &str = "54598408bfdfd701df92e01e226bf761591acc3aa090edc2be8cb9a78cf5bac3";

#[test]
fn one_of_several_signatures_is_enough() {
    let webhook = || Webhook::<Listed>::new("secret").clock(At(1_700_000_100));
    let meet = |webhook: &Webhook<Listed>, value: &str| {
        outcome(webhook, &headers(&[("x-signature", value)]), b"{}")
    };
    let good = format!("t=1700000000,v1={FIRST}");
    assert_eq!(meet(&webhook(), &good), "fine");
    assert_eq!(
        meet(&webhook(), &format!("v1=00, v0=zz,v1=zz, v1={FIRST} , t=1700000000")),
        "fine"
    );
    assert_eq!(meet(&webhook(), &format!("t=1700000000,v1={OTHER}")), "mismatch");
    assert_eq!(
        meet(&webhook().also("other"), &format!("t=1700000000,v1={OTHER}")),
        "fine"
    );
    for (value, expected) in [
        (format!("v1={FIRST}"), "malformed x-signature"),
        (format!("t=1700000000,t=1700000000,v1={FIRST}"), "malformed x-signature"),
        ("t=1700000000".to_owned(), "malformed x-signature"),
        ("t=1700000000,v0=00".to_owned(), "malformed x-signature"),
        (format!("t=1700000001,v1={FIRST}"), "mismatch"),
    ] {
        assert_eq!(meet(&webhook(), &value), expected, "{value}");
    }
    let many = format!("t=1700000000,{}v1={FIRST}", "v1=00,".repeat(32));
    assert_eq!(meet(&webhook(), &many), "mismatch", "no more than 32 are tried");
    let many = format!("t=1700000000,{}v1={FIRST}", "v1=00,".repeat(31));
    assert_eq!(meet(&webhook(), &many), "fine");
}

#[test]
fn what_is_old_or_of_the_future_is_refused() {
    let signed = headers(&[("x-signature", &format!("t=1700000000,v1={FIRST}"))]);
    let at = |seconds| Webhook::<Listed>::new("secret").clock(At(seconds));
    for (now, expected) in [
        (1_700_000_300, "fine"),
        (1_700_000_301, "stale"),
        (1_699_999_700, "fine"),
        (1_699_999_699, "stale"),
        (0, "stale"),
    ] {
        assert_eq!(outcome(&at(now), &signed, b"{}"), expected, "{now}");
    }
    let patient = at(1_700_003_600).tolerance(Duration::from_secs(3600));
    let delivery = patient.check(&signed, b"{}").unwrap();
    assert_eq!(delivery.sent, Some(At(1_700_000_000).wall()));
    assert_eq!(delivery.id, None);
}

#[test]
fn an_id_and_a_time_are_signed_with_the_body() {
    let webhook = Webhook::<Standard>::new("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        .clock(At(1_614_265_330));
    let id = ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek");
    let time = ("webhook-timestamp", "1614265330");
    let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    let listed = format!("v1,AAAA v1a,x {signature}");
    let body = br#"{"test": 2432232314}"#;
    let good = headers(&[id, time, ("webhook-signature", &listed)]);
    assert_eq!(webhook.check(&good, body).unwrap().id.as_deref(), Some(id.1));
    let read = webhook.verify(&good, body).unwrap();
    assert_eq!(read.0.pointer("/test").unwrap().as_i64(), Some(2_432_232_314));
    let signature = ("webhook-signature", signature);
    for (pairs, expected) in [
        (vec![id, signature], "missing webhook-timestamp"),
        (vec![time, signature], "missing webhook-id"),
        (vec![id, time], "missing webhook-signature"),
        (vec![id, id, time, signature], "malformed webhook-id"),
        (vec![id, time, time, signature], "malformed webhook-timestamp"),
        (vec![("webhook-id", "msg_p5"), time, signature], "mismatch"),
        (vec![id, ("webhook-timestamp", "soon"), signature], "mismatch"),
    ] {
        assert_eq!(outcome(&webhook, &headers(&pairs), body), expected);
    }
}

#[test]
fn a_body_that_does_not_fit_is_told_apart() {
    let webhook = Webhook::<Prefixed>::new(SECRET);
    let good = headers(&[("x-signature", &format!("sha256={HELLO}"))]);
    let error = webhook.verify(&good, b"Hello, World!").unwrap_err();
    assert!(matches!(error, VerifyError::Payload(_)));
    assert!(std::error::Error::source(&error).is_some());
    assert!(error.to_string().starts_with("the body does not fit: "));
}

#[test]
fn secrets_do_not_show() {
    let webhook = Webhook::<Sha512>::new("s3cr3t").also("s3cr3t");
    let shown = format!("{:?} {:#?}", webhook.clone(), webhook);
    assert!(!shown.contains("s3cr3t"), "{shown}");
    let error = webhook.check(&HeaderMap::new(), b"").unwrap_err();
    assert_eq!(error.to_string(), "the header x-signature is missing");
    assert_eq!(
        outcome(
            &Webhook::<Sha1>::new("k"),
            &headers(&[("x-signature", "sha1=00")]),
            b""
        ),
        "mismatch"
    );
}
