//! What FixMyCloud API sends by itself.

use crate::runtime::decode::{self, DecodeError};

/// What a delivery says.
pub type Event = crate::types::WebhookPayload;

/// Reads a delivery without checking whose it is.
///
/// # Errors
/// When the body does not fit.
pub fn read(body: &[u8]) -> Result<Event, DecodeError> {
    decode::json(body, false).map(|(event, _)| event)
}

/// The header `X-FixMyCloud-Signature` is `sha256=` and the HMAC-SHA256 of the body
/// with the secret of the webhook, in hexadecimal digits.
pub type EventEvent = crate::types::WebhookPayload;
