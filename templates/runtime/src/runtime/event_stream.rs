//! Server-sent events (`text/event-stream`, WHATWG HTML section 9.2), one after the other, each with typed
//! data.

mod parser;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use super::byte_stream::ByteStream;
use super::call::Call;
use super::classify;
use super::client::Client;
use super::decode::{self, Decode, DecodeError, Drift};
use super::error::{Error, ErrorKind, Result};
use super::profile::Operation;
use super::response::Answer;

use parser::{Parser, Raw};

/// The media type of streams of events.
const EVENTS: &str = "text/event-stream";
/// The data with which many vendors end a stream of JSON; it is no JSON.
const DONE: &str = "[DONE]";

/// One event.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// Its name; `message` where the server gives none.
    pub name: String,
    /// The last id that the server gave, with this event or an earlier one.
    pub id: Option<String>,
    /// What it carries.
    pub data: T,
}

/// The events of an answer. It ends with the answer, with data that says `[DONE]` where data is typed, or
/// with the first error of the connection; an event whose data does not fit is an error too, but the next
/// one follows.
///
/// Nothing is asked for again: who wants to go on calls anew, with
/// [`last_event_id`](Self::last_event_id) in the header `Last-Event-ID` after
/// [`retry`](Self::retry), where the vendor heeds it.
#[must_use = "events come as they are asked for"]
pub struct EventStream<T> {
    bytes: ByteStream,
    parser: Parser,
    decode: ReadData<T>,
    strict: bool,
    /// The id of the last event that was handed out, or of what stood between.
    last_id: Option<Arc<str>>,
    /// The body of an answer that says it is no such stream.
    foreign: Option<Vec<u8>>,
    over: bool,
}

/// Reads an event's data; `None` where it says that nothing follows.
type ReadData<T> = fn(&Raw, bool) -> Read<T>;
type Read<T> = Result<Option<(T, Vec<Drift>)>, DecodeError>;

impl<T> EventStream<T> {
    fn new(answer: &Answer, decode: ReadData<T>, strict: bool) -> Self {
        let bytes = ByteStream::of(answer);
        let parser = Parser::new(bytes.cap());
        let media_type = classify::media_type(&answer.headers);
        let is_own = media_type.is_empty() || media_type.eq_ignore_ascii_case(EVENTS);
        let foreign = (!is_own).then(Vec::new);
        Self { bytes, parser, decode, strict, last_id: None, foreign, over: false }
    }

    /// The next event; `None` after the last. Dropping the future loses nothing.
    ///
    /// # Errors
    /// Of kind [`Decode`](ErrorKind::Decode) with the data as its body, or with the answer's where that says
    /// it is no `text/event-stream`, of kind [`TooLarge`](ErrorKind::TooLarge) for an event longer than the client accepts, and those of
    /// [`ByteStream::next`].
    pub async fn next(&mut self) -> Option<Result<Event<T>>> {
        poll_fn(|context| self.poll_event(context)).await
    }

    /// The last id that the server gave with what was handed out, or right behind it.
    #[must_use]
    pub fn last_event_id(&self) -> Option<&str> {
        self.last_id.as_deref()
    }

    /// How long the server asks to wait before the stream is asked for again.
    #[must_use]
    pub fn retry(&self) -> Option<Duration> {
        self.parser.retry()
    }

    fn poll_event(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Event<T>>>> {
        while !self.over {
            if let Some(raw) = self.parser.take() {
                self.last_id.clone_from(&raw.id);
                match raw.has_data.then(|| self.read(raw)) {
                    None => {}
                    Some(None) => self.over = true,
                    Some(event) => return Poll::Ready(event),
                }
            } else if self.parser.is_full() {
                self.over = true;
                let message =
                    format!("an event has more than {} bytes", self.bytes.cap());
                let error = self.bytes.error(ErrorKind::TooLarge, message);
                return Poll::Ready(Some(Err(error)));
            } else {
                match ready!(self.bytes.poll_piece(context)) {
                    Some(Ok(piece)) => self.take(&piece),
                    Some(Err(error)) => {
                        self.over = true;
                        return Poll::Ready(Some(Err(error)));
                    }
                    None => self.over = true,
                }
            }
        }
        Poll::Ready(self.foreign.take().map(|body| Err(self.other(body))))
    }

    /// Takes a piece; of what is no such stream, as much as the client accepts.
    fn take(&mut self, piece: &[u8]) {
        let Some(body) = &mut self.foreign else { return self.parser.push(piece) };
        let room = self.bytes.cap() - body.len();
        body.extend_from_slice(&piece[..piece.len().min(room)]);
        self.over = piece.len() > room;
    }

    fn other(&self, body: Vec<u8>) -> Error {
        let message = "the answer is no stream of events".to_owned();
        let told = self.bytes.error(ErrorKind::Decode, message);
        told.with(|inner| inner.body = body.into())
    }

    /// The event that was parsed; `None` where it ends the stream.
    fn read(&self, raw: Raw) -> Option<Result<Event<T>>> {
        match (self.decode)(&raw, self.strict) {
            Ok(read) => {
                let Raw { name, id, .. } = raw;
                let id = id.as_deref().map(str::to_owned);
                read.map(|(data, drift)| {
                    if let Some((client, operation)) = &self.bytes.call {
                        client.report_drift(operation, &drift);
                    }
                    Ok(Event { name, id, data })
                })
            }
            Err(error) => {
                let told = self.bytes.error(ErrorKind::Decode, error.to_string());
                Some(Err(told.with(|inner| inner.body = raw.data.into())))
            }
        }
    }
}

impl<T: 'static + Decode, O> Call<EventStream<T>, O> {
    /// A call whose answer is events, each with JSON as its data.
    pub fn events(client: &Client, operation: &'static Operation) -> Self {
        Call::bytes(client, operation).streamed(|answer, strict| {
            let stream = EventStream::new(answer, data, strict);
            Ok((stream, Vec::new()))
        })
    }

    /// A call whose answer is events, each read as an object of `event`, `id` and `data`.
    pub fn whole_events(client: &Client, operation: &'static Operation) -> Self {
        Call::bytes(client, operation).streamed(|answer, strict| {
            let stream = EventStream::new(answer, whole, strict);
            Ok((stream, Vec::new()))
        })
    }
}

impl<O> Call<EventStream<String>, O> {
    /// A call whose answer is events with text, be it `[DONE]`, as their data.
    pub fn text_events(client: &Client, operation: &'static Operation) -> Self {
        Call::bytes(client, operation).streamed(|answer, strict| {
            let text: ReadData<String> =
                |raw, _| Ok(Some((raw.data.clone(), Vec::new())));
            let stream = EventStream::new(answer, text, strict);
            Ok((stream, Vec::new()))
        })
    }
}

/// Data that is JSON.
fn data<T: Decode>(raw: &Raw, strict: bool) -> Read<T> {
    if raw.data.trim() == DONE {
        return Ok(None);
    }
    decode::json(raw.data.as_bytes(), strict).map(Some)
}

/// The whole event as an object. Its data is JSON if it can be, else a text.
fn whole<T: Decode>(raw: &Raw, strict: bool) -> Read<T> {
    if raw.data.trim() == DONE {
        return Ok(None);
    }
    let with = |data: &str| {
        let name = serde_json::Value::from(raw.name.as_str());
        let id = raw.id.as_ref().map_or(String::new(), |id| {
            format!(",\"id\":{}", serde_json::Value::from(&**id))
        });
        let object = format!("{{\"event\":{name}{id},\"data\":{data}}}");
        decode::json(object.as_bytes(), strict).map(Some)
    };
    let text = serde_json::Value::from(raw.data.as_str()).to_string();
    let json: Result<&serde_json::value::RawValue, _> = serde_json::from_str(&raw.data);
    match json {
        Ok(json) => with(json.get()).or_else(|error| with(&text).map_err(|_| error)),
        Err(_) => with(&text),
    }
}

impl<T> Stream for EventStream<T> {
    type Item = Result<Event<T>>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        self.poll_event(context)
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("EventStream")
            .field("bytes", &self.bytes)
            .field("over", &self.over)
            .finish_non_exhaustive()
    }
}
