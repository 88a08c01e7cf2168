//! What the vendor sends by itself: payloads of the document, signatures and events of quirks.

use std::time::Duration;

use vendorsmith::api::{Algorithm, DeliveryName, SignedPiece, TimeUnit, Webhooks};
use vendorsmith::diagnostic::Diagnostics;
use vendorsmith::lower::lower;
use vendorsmith::source::load_text;

use crate::harness::api;

/// A document of this version whose webhooks stand under this key.
fn document(version: &str, key: &str) -> String {
    format!(
        "
openapi: {version}
info: {{title: Acme, version: '1'}}
servers: [{{url: 'https://acme.test'}}]
paths:
  /x: {{get: {{operationId: op, responses: {{'204': {{description: ok}}}}}}}}
{key}:
  scan.done:
    post:
      summary: A scan is done.
      requestBody: {{content: {{text/plain: {{}}, application/json: {{schema: {{$ref: '#/components/schemas/Scan'}}}}}}}}
  in place:
    put: {{requestBody: {{$ref: '#/components/requestBodies/Own'}}}}
  silent: {{post: {{responses: {{'204': {{description: ok}}}}}}}}
  x-other: {{post: {{}}}}
components:
  requestBodies:
    Own: {{content: {{application/vnd.a+json: {{schema: {{type: object, properties: {{id: {{type: integer}}}}}}}}}}}}
  schemas:
    Scan: {{type: object, properties: {{name: {{type: string}}, next: {{$ref: '#/components/schemas/Scan'}}}}}}
    in_place_payload: {{type: string}}
"
    )
}

fn webhooks(document: &str, quirks: &str) -> Webhooks {
    api(document, quirks).webhooks.expect("something is known")
}

/// The findings, each as place and message.
fn findings(document: &str, quirks: &str) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    let source = load_text("openapi.yaml", document, Some(quirks), &mut diagnostics).expect("it can be read");
    lower(&source, &mut diagnostics);
    let text = |finding: &vendorsmith::diagnostic::Diagnostic| {
        let place = finding.place.as_ref().map(|place| place.pointer.clone()).unwrap_or_default();
        format!("{place}: {}: {}", finding.message, finding.help.as_deref().unwrap_or_default())
    };
    diagnostics.iter().map(text).collect()
}

#[test]
fn payloads_of_the_document_become_types() {
    for (version, key) in [("3.1.0", "webhooks"), ("3.0.3", "x-webhooks"), ("3.2.0", "webhooks")] {
        let document = document(version, key);
        let model = api(&document, "{}");
        let found = model.webhooks.as_ref().expect("there are some");
        let names: Vec<_> =
            found.declared.iter().map(|one| (one.name.as_str(), one.description.as_deref())).collect();
        assert_eq!(names, [("scan.done", Some("A scan is done.")), ("in place", None)], "{version}");
        let types: Vec<_> = found
            .types()
            .map(|ty| {
                let schema = &model.schemas[ty.schema().expect("it is named").0];
                assert!(schema.received && !schema.sent);
                format!("{:?}", schema.name)
            })
            .collect();
        assert_eq!(types, ["Component(\"Scan\")", "Component(\"in_place_payload_2\")"]);
        let told = findings(&document, "{}");
        assert_eq!(
            told,
            [format!(
                "/{key}: nothing is generated for a webhook of the document: it carries no JSON: nothing needs to be done"
            )]
        );
    }
}

#[test]
fn a_document_without_webhooks_has_none() {
    let none = document("3.1.0", "x-nothing");
    assert_eq!(api(&none, "{}").webhooks, None);
}

#[test]
fn deliveries_are_told_apart_by_a_name() {
    let document = document("3.1.0", "webhooks");
    let events = webhooks(&document, "webhooks: {events: {at: /name}}").events.expect("they are");
    assert_eq!(events.at, DeliveryName::Body("/name".to_owned()));
    assert_eq!(events.types.len(), 2, "the document's own");
    let quirks = "webhooks: {events: {header: X-Kind, types: {scan.done: in_place_payload}}}";
    let events = webhooks(&document, quirks).events.expect("they are");
    assert_eq!(events.at, DeliveryName::Header("x-kind".to_owned()));
    assert_eq!(events.types[0].description.as_deref(), Some("A scan is done."));
}

#[test]
fn a_signature_is_taken_over() {
    let quirks = "
webhooks:
  payload: Scan
  signature:
    header: X-Signature
    algorithm: hmac-sha512
    encoding: base64
    prefix: v1=
    separator: ','
    key: what the page shows
    key_encoding: base64
    key_prefix: whsec_
    signed: '{id}.{timestamp}.{body}'
    timestamp: {header: X-Time, prefix: t=, unit: epoch_ms, tolerance: 30s}
    id: X-Id
";
    let found = webhooks(&document("3.1.0", "x-nothing"), quirks);
    assert!(found.payload.is_some());
    let signature = found.signature.expect("it is declared");
    assert_eq!(signature.header, "x-signature");
    assert_eq!((signature.algorithm, signature.base64), (Algorithm::HmacSha512, true));
    assert_eq!(signature.key_prefix.as_deref(), Some("whsec_"));
    assert_eq!(signature.id.as_deref(), Some("x-id"));
    let dot = || SignedPiece::Text(".".to_owned());
    assert_eq!(signature.signed, [SignedPiece::Id, dot(), SignedPiece::Timestamp, dot(), SignedPiece::Body]);
    let time = signature.timestamp.expect("it is declared");
    assert_eq!((time.header.as_str(), time.prefix.as_str()), ("x-time", "t="));
    assert_eq!((time.unit, time.tolerance), (TimeUnit::EpochMilliseconds, Duration::from_secs(30)));
    let plain = webhooks(&document("3.1.0", "x-nothing"), "webhooks: {signature: {header: x}}");
    let plain = plain.signature.expect("it is declared");
    assert_eq!((plain.algorithm, plain.base64, plain.key_prefix), (Algorithm::HmacSha256, false, None));
    assert_eq!(plain.signed, [SignedPiece::Body]);
}

#[test]
fn text_between_the_pieces_may_hold_braces() {
    let signed = |text: &str| {
        let quirks = format!("webhooks: {{signature: {{header: x, signed: '{text}'}}}}");
        webhooks(&document("3.1.0", "x-nothing"), &quirks).signature.expect("it is declared").signed
    };
    let text = |text: &str| SignedPiece::Text(text.to_owned());
    assert_eq!(signed("{v0}:{body}{"), [text("{v0}:"), SignedPiece::Body, text("{")]);
}

#[test]
fn what_makes_no_sense_is_refused() {
    let document = document("3.1.0", "x-nothing");
    for (quirks, expected) in [
        ("payload: Scann", "/webhooks/payload: there is no component schema `Scann`"),
        (
            "payload: Scan, events: {at: /name, types: {a: Scan}}",
            "/webhooks: deliveries have either one `payload`",
        ),
        ("events: {at: /a}", "/webhooks/events: the document declares no webhook that carries JSON"),
        ("events: {at: a, types: {a: Scan}}", "/webhooks/events/at: `a` is not a JSON pointer"),
        ("events: {types: {a: Scan}}", "/webhooks/events: the name of a delivery stands either"),
        ("events: {at: /a, types: {a/b: Gone}}", "/webhooks/events/types/a~1b: there is no component schema"),
        ("events: {header: 'a b', types: {a: Scan}}", "/webhooks/events/header: \"a b\" is no header's name"),
        ("signature: {header: 'a:b'}", "/webhooks/signature/header: \"a:b\" is no header's name"),
        ("signature: {header: a, signed: x}", "/webhooks/signature/signed: the body is not signed"),
        ("signature: {header: a, signed: '{body}{timestamp}'}", "/webhooks/signature/signed: `{timestamp}`"),
        ("signature: {header: a, timestamp: {header: b}}", "/webhooks/signature/signed: `{timestamp}`"),
        ("signature: {header: a, signed: '{id}{body}'}", "/webhooks/signature/signed: `{id}`"),
        ("signature: {header: a, signed: '{body}', id: b}", "/webhooks/signature/signed: `{id}`"),
        (
            "signature: {header: a, signed: '{id}.{timestamp}.{body}', id: b}",
            "/webhooks/signature/signed: `{timestamp}` in what is signed and `timestamp` go together: add `timestamp: {",
        ),
        (
            "signature: {header: a, signed: '{timestamp}.{body}', timestamp: {header: b}, id: c}",
            "/webhooks/signature/signed: `{id}` in what is signed and `id` go together, for anybody could change an id \
             that is not signed: sign it",
        ),
        ("signature: {header: a, separator: ''}", "/webhooks/signature/separator: an empty text"),
        (
            "signature: {header: a, signed: '{timestamp}{body}', timestamp: {header: b, tolerance: x}}",
            "/webhooks/signature/timestamp/tolerance: `x` is not a length of time",
        ),
        ("signature: {header: a, signed: '{boddy}'}", "/webhooks/signature/signed: `{boddy}` is no piece"),
        (
            "signature: {header: a, signed: '{body}{time}'}",
            "/webhooks/signature/signed: `{time}` is no piece",
        ),
        (
            "signature: {header: a, signed: '{timestamp}{body}', separator: ',', timestamp: {header: A, prefix: t=}}",
            "/webhooks/signature/timestamp/header: nothing tells the signature and the time",
        ),
        ("events: {at: /nam, types: {a: Scan}}", "/webhooks/events/at: no delivery has `/nam`"),
        ("events: {at: /name/x, types: {a: Scan}}", "/webhooks/events/at: no delivery has `/name/x`"),
    ] {
        let found = findings(&document, &format!("webhooks: {{{quirks}}}"));
        assert!(found.len() == 1 && found[0].starts_with(expected), "{quirks}: {found:#?}");
    }
}

#[test]
fn a_signature_and_a_time_share_a_header_where_they_are_told_apart() {
    let quirks = "webhooks: {signature: {header: a, prefix: v1=, separator: ',', signed: '{timestamp}{body}', timestamp: {header: A, prefix: t=}}}";
    assert!(webhooks(&document("3.1.0", "x-nothing"), quirks).signature.is_some());
}
