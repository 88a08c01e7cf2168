//! What Merchant API v2 sends by itself.

pub use http::HeaderMap;

use crate::runtime::Json;
use crate::runtime::decode::{self, Decode, DecodeError};
use crate::runtime::webhook::{self, Encoding, KeyForm, Piece, Receive, Signing};
use crate::runtime::webhook_sha2::hmac_sha256;

pub use crate::runtime::webhook::{Delivery, VerifyError};

/// What a delivery says.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The status of a return has changed.
    ReturnStatusUpdated(Box<crate::types::ReturnStatusUpdated>),
    /// The status of a shipment has changed.
    ShipmentStatusUpdated(Box<crate::types::ShipmentStatusUpdated>),
    /// Any other, as it came.
    Other(Json),
}

/// Checks that a delivery is the vendor's, and reads it.
pub type Webhook = webhook::Webhook<Event>;

const SIGNING: Signing = Signing {
    header: "x-hive-signature",
    prefix: "",
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
    let (other, _) = decode::json::<Json>(body, false)?;
    let event = match other.pointer("/event_type").and_then(Json::as_str) {
        Some("return.status_updated") => Event::ReturnStatusUpdated(boxed(body)?),
        Some("shipment.status_updated") => Event::ShipmentStatusUpdated(boxed(body)?),
        _ => Event::Other(other),
    };
    Ok(event)
}

fn boxed<T: Decode>(body: &[u8]) -> Result<Box<T>, DecodeError> {
    decode::json(body, false).map(|(value, _)| Box::new(value))
}

/// The status of a return has changed.
pub type ReturnStatusUpdated = crate::types::ReturnStatusUpdated;

/// The status of a shipment has changed.
pub type ShipmentStatusUpdated = crate::types::ShipmentStatusUpdated;
