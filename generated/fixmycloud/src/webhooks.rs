//! What FixMyCloud API sends by itself.

pub use http::HeaderMap;

use crate::runtime::decode::{self, DecodeError};
use crate::runtime::webhook::{self, Encoding, KeyForm, Piece, Receive, Signing};
use crate::runtime::webhook_sha2::hmac_sha256;

pub use crate::runtime::webhook::{Delivery, VerifyError};

/// What a delivery says.
pub type Event = crate::types::WebhookPayload;

/// Checks that a delivery is the vendor's, and reads it.
pub type Webhook = webhook::Webhook<Event>;

const SIGNING: Signing = Signing {
    header: "x-fixmycloud-signature",
    prefix: "sha256=",
    separator: None,
    encoding: Encoding::Hex,
    matches: hmac_sha256,
    key: KeyForm::Text,
    signed: &[Piece::Body],
    timestamp: None,
    id: None,
};

impl Receive for Event {
    const SIGNING: &'static Signing = &SIGNING;
    fn receive(_: &HeaderMap, body: &[u8]) -> Result<Self, DecodeError> {
        read(body)
    }
}

/// Reads a delivery without checking whose it is.
///
/// # Errors
/// When the body does not fit.
pub fn read(body: &[u8]) -> Result<Event, DecodeError> {
    decode::json(body, false).map(|(event, _)| event)
}

/// The header `X-FixMyCloud-Signature` is `sha256=` and the HMAC-SHA256 of the body with the
/// secret of the webhook, in hexadecimal digits.
pub type DeliveryEvent = crate::types::WebhookPayload;
