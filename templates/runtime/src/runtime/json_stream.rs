//! JSON values one after the other: a line each (`application/x-ndjson`, `application/jsonl`), or each
//! behind a record separator (`application/json-seq`, RFC 7464).

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use super::byte_stream::ByteStream;
use super::call::Call;
use super::client::Client;
use super::decode::{self, Decode, DecodeError, Drift};
use super::error::{ErrorKind, Result};
use super::profile::Operation;

/// The byte before each text of a JSON sequence.
const RECORD: u8 = 0x1E;

/// The values of an answer as they arrive. It ends with the answer or with the first error of the
/// connection; a value that does not fit is an error too, but the next one follows.
#[must_use = "values come as they are asked for"]
pub struct JsonStream<T> {
    bytes: ByteStream,
    separator: u8,
    /// The value under way.
    text: Vec<u8>,
    /// Values that are complete.
    texts: VecDeque<Vec<u8>>,
    decode: ReadText<T>,
    strict: bool,
    /// A value is longer than allowed.
    full: bool,
    over: bool,
}

type ReadText<T> = fn(&[u8], bool) -> Result<(T, Vec<Drift>), DecodeError>;

impl<T: Decode> JsonStream<T> {
    fn new(bytes: ByteStream, separator: u8, strict: bool) -> Self {
        Self {
            bytes,
            separator,
            text: Vec::new(),
            texts: VecDeque::new(),
            decode: decode::json,
            strict,
            full: false,
            over: false,
        }
    }
}

impl<T> JsonStream<T> {
    /// The next value; `None` after the last. Dropping the future loses nothing.
    ///
    /// # Errors
    /// Of kind [`Decode`](ErrorKind::Decode) with the value's text as its body, of kind
    /// [`TooLarge`](ErrorKind::TooLarge) for a value longer than the client accepts, and those of
    /// [`ByteStream::next`].
    pub async fn next(&mut self) -> Option<Result<T>> {
        poll_fn(|context| self.poll_value(context)).await
    }

    fn poll_value(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T>>> {
        loop {
            if let Some(text) = self.texts.pop_front() {
                if !text.iter().all(u8::is_ascii_whitespace) {
                    return Poll::Ready(Some(self.read(text)));
                }
                continue;
            }
            if self.over {
                return Poll::Ready(None);
            }
            if self.full {
                self.over = true;
                let message =
                    format!("a value has more than {} bytes", self.bytes.cap());
                let error = self.bytes.error(ErrorKind::TooLarge, message);
                return Poll::Ready(Some(Err(error)));
            }
            match ready!(self.bytes.poll_piece(context)) {
                Some(Ok(piece)) => self.push(&piece),
                Some(Err(error)) => {
                    self.over = true;
                    return Poll::Ready(Some(Err(error)));
                }
                // The last value may come without a line feed behind it.
                None => {
                    self.over = true;
                    self.texts.push_back(std::mem::take(&mut self.text));
                }
            }
        }
    }

    fn push(&mut self, mut piece: &[u8]) {
        while let Some(end) = piece.iter().position(|byte| *byte == self.separator) {
            if !self.extend(&piece[..end]) {
                return;
            }
            self.texts.push_back(std::mem::take(&mut self.text));
            piece = &piece[end + 1..];
        }
        self.extend(piece);
    }

    /// Adds to the value under way, unless it becomes longer than allowed.
    fn extend(&mut self, part: &[u8]) -> bool {
        self.full = self.text.len().saturating_add(part.len()) > self.bytes.cap();
        if !self.full {
            self.text.extend_from_slice(part);
        }
        !self.full
    }

    fn read(&self, text: Vec<u8>) -> Result<T> {
        let read = if self.separator == RECORD && is_cut(&text) {
            Err(DecodeError::new("the value may have been cut"))
        } else {
            (self.decode)(&text, self.strict)
        };
        match read {
            Ok((value, drift)) => {
                if let Some((client, operation)) = &self.bytes.call {
                    client.report_drift(operation, &drift);
                }
                Ok(value)
            }
            Err(error) => {
                let told = self.bytes.error(ErrorKind::Decode, error.to_string());
                Err(told.with(|inner| inner.body = text.into()))
            }
        }
    }
}

/// Whether more of a value may have followed: one that does not end by itself, such as a number, needs white space
/// behind it (RFC 7464 section 2.4).
fn is_cut(text: &[u8]) -> bool {
    let ends = |last: &u8| last.is_ascii_whitespace() || b"}]\"".contains(last);
    !text.last().is_some_and(ends)
}

impl<T: 'static + Decode, O> Call<JsonStream<T>, O> {
    /// A call whose answer is JSON values, a line each.
    pub fn json_lines(client: &Client, operation: &'static Operation) -> Self {
        Call::bytes(client, operation).streamed(|answer, strict| {
            Ok((JsonStream::new(ByteStream::of(answer), b'\n', strict), Vec::new()))
        })
    }

    /// A call whose answer is JSON values, each behind a record separator.
    pub fn json_records(client: &Client, operation: &'static Operation) -> Self {
        Call::bytes(client, operation).streamed(|answer, strict| {
            Ok((JsonStream::new(ByteStream::of(answer), RECORD, strict), Vec::new()))
        })
    }
}

impl<T> Stream for JsonStream<T> {
    type Item = Result<T>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.poll_value(context)
    }
}

impl<T> fmt::Debug for JsonStream<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("JsonStream")
            .field("bytes", &self.bytes)
            .field("over", &self.over)
            .finish_non_exhaustive()
    }
}
