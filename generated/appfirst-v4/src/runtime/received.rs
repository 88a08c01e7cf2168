//! An answer as it came, its body read up to the client's cap.

use std::time::Duration;

use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Method, StatusCode};

use super::byte_stream::Live;
use super::classify::Fault;
use super::encoding::Parsed;
use super::transport::{Chunks, TransportError};
use super::wait;

/// What an exchange brought.
pub(super) struct Received {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    /// At most the cap's number of bytes.
    pub(super) body: Vec<u8>,
    /// What the body is read as.
    pub(super) parsed: Parsed,
    /// The body that is yet to come, where the call asks for it so.
    pub(super) live: Option<Live>,
    pub(super) end: End,
    /// The wait that the answer asks for.
    pub(super) wait: Option<Duration>,
    /// What makes it an error.
    pub(super) fault: Option<Fault>,
}

/// How the body ended.
#[derive(Debug)]
pub(super) enum End {
    /// With its last byte.
    Whole,
    /// At the cap, with more to come.
    Capped,
    /// With the connection.
    Broken(TransportError),
    /// With the time of the attempt.
    OutOfTime,
}

/// How long the body of an answer to a request of this method is, as far as the answer tells (RFC 9110 section 8.6).
pub(super) fn length(
    method: &Method,
    status: StatusCode,
    headers: &HeaderMap,
) -> Option<u64> {
    let bodiless = method == Method::HEAD
        || [StatusCode::NO_CONTENT, StatusCode::NOT_MODIFIED].contains(&status);
    wait::count(headers, CONTENT_LENGTH.as_str()).filter(|_| !bodiless)
}

/// Reads into `kept` until the body ends or would pass `cap` bytes.
pub(super) async fn read(body: &mut dyn Chunks, kept: &mut Vec<u8>, cap: u64) -> End {
    let cap = usize::try_from(cap).unwrap_or(usize::MAX);
    loop {
        match body.next().await {
            None => return End::Whole,
            Some(Err(error)) => return End::Broken(error),
            Some(Ok(chunk)) => {
                let room = cap - kept.len();
                kept.extend_from_slice(&chunk[..chunk.len().min(room)]);
                if chunk.len() > room {
                    return End::Capped;
                }
            }
        }
    }
}
