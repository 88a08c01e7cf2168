//! What Merchant API v2 sends by itself.

use crate::runtime::decode::{self, DecodeError};

/// What a delivery says.
pub type Event = crate::runtime::Json;

/// Reads a delivery without checking whose it is.
///
/// # Errors
/// When the body does not fit.
pub fn read(body: &[u8]) -> Result<Event, DecodeError> {
    decode::json(body, false).map(|(event, _)| event)
}

/// The status of a return has changed.
pub type ReturnStatusUpdated = crate::types::ReturnStatusUpdated;

/// The status of a shipment has changed.
pub type ShipmentStatusUpdated = crate::types::ShipmentStatusUpdated;
