//! Parts as bytes.

use std::collections::VecDeque;
use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

use bytes::Bytes;
use http::{HeaderName, HeaderValue};

use super::super::body::{BodySource, RequestBody};
use super::super::future::BoxFuture;
use super::super::transport::{BoxError, Chunks, TransportError, TransportFailure};
use super::Part;

/// The disposition of a field.
pub(super) fn field(name: &str) -> String {
    format!("form-data; name=\"{}\"", escape(name))
}

/// The disposition of a file.
pub(super) fn named_file(name: &str, file_name: &str) -> String {
    format!("{}; filename=\"{}\"", field(name), escape(file_name))
}

/// The lines of a part's header, with the empty one that ends it; or why they cannot be written.
pub(super) fn head(
    disposition: &str,
    media_type: &str,
    headers: &[(String, String)],
) -> Result<String, String> {
    let mut lines = String::new();
    if !disposition.is_empty() {
        lines.extend(["Content-Disposition: ", disposition, "\r\n"]);
    }
    if !media_type.is_empty() {
        header("Content-Type", media_type, &mut lines)?;
    }
    for (name, value) in headers {
        header(name, value, &mut lines)?;
    }
    lines.push_str("\r\n");
    Ok(lines)
}

fn header(name: &str, value: &str, lines: &mut String) -> Result<(), String> {
    let fits =
        name.parse::<HeaderName>().is_ok() && HeaderValue::from_str(value).is_ok();
    if !fits {
        return Err(format!("header `{name}` of a part cannot carry this value"));
    }
    lines.extend([name, ": ", value, "\r\n"]);
    Ok(())
}

/// Names as browsers write them (WHATWG HTML, "multipart/form-data encoding algorithm"): line ends become CR LF; they
/// and quotes are percent-encoded, all else stays.
fn escape(name: &str) -> String {
    let lines = name.replace("\r\n", "\n").replace('\r', "\n");
    lines.replace('\n', "%0D%0A").replace('"', "%22")
}

/// A line that no part has: made from the 128 bits of a key of the standard library's hasher, which comes from the
/// operating system's random numbers. Nobody who writes a part can know it, but on wasm32-unknown-unknown, where the
/// standard library has no such numbers.
pub(super) fn boundary() -> String {
    let key = RandomState::new();
    let word = |salt: u64| {
        let mut hasher = key.build_hasher();
        hasher.write_u64(salt);
        format!("{:016x}", hasher.finish())
    };
    word(0) + &word(1)
}

/// The parts between boundaries.
pub(super) fn body(boundary: &str, parts: Vec<Part>) -> Pieces {
    let mut pieces: Vec<RequestBody> = Vec::new();
    for (at, Part { head, body }) in parts.into_iter().enumerate() {
        let line_end = if at == 0 { "" } else { "\r\n" };
        pieces.extend([format!("{line_end}--{boundary}\r\n{head}").into(), body]);
    }
    let line_end = if pieces.is_empty() { "" } else { "\r\n" };
    pieces.push(format!("{line_end}--{boundary}--\r\n").into());
    Pieces(pieces)
}

/// Bodies one after the other.
pub(super) struct Pieces(Vec<RequestBody>);

impl BodySource for Pieces {
    fn length(&self) -> Option<u64> {
        let mut lengths = self.0.iter().map(RequestBody::length);
        lengths.try_fold(0_u64, |sum, length| sum.checked_add(length?))
    }

    fn replayable(&self) -> bool {
        self.0.iter().all(RequestBody::replayable)
    }

    fn open(&self) -> Result<Box<dyn Chunks>, BoxError> {
        Ok(Box::new(Walk {
            left: self.0.iter().cloned().collect(),
            current: Box::new(None),
        }))
    }
}

/// Bodies while they are sent.
struct Walk {
    left: VecDeque<RequestBody>,
    current: Box<dyn Chunks>,
}

impl Chunks for Walk {
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        Box::pin(async move {
            loop {
                if let Some(chunk) = self.current.next().await {
                    return Some(chunk);
                }
                match self.left.pop_front()?.open() {
                    Ok(chunks) => self.current = chunks,
                    Err(error) => {
                        let failure = TransportFailure::Interrupted;
                        return Some(Err(TransportError::new(failure, error)));
                    }
                }
            }
        })
    }
}
