//! One call of an operation: arguments, options, and sending it.

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;

use super::body::RequestBody;
use super::byte_stream::ByteStream;
use super::classify;
use super::client::Client;
use super::decode::{Decode, DecodeError, Drift};
use super::encode::{self, Encode};
use super::encoding::Text;
use super::error::Result;
use super::future::BoxFuture;
use super::prepared::{Prepared, ReadAnswer};
use super::profile::Operation;
use super::request;
use super::response::{Answer, Response};
use super::style::{self, EncodeError, Style};

/// A call that has not been sent yet. `await` it for the value, [`send`](Self::send) it for the whole
/// [`Response`]; nothing happens before.
///
/// An argument that cannot be encoded is kept as an error of kind
/// [`Request`](super::error::ErrorKind::Request) until the call is sent.
#[must_use = "a call does nothing until it is awaited or sent"]
pub struct Call<T, O = ()> {
    prepared: Prepared,
    decode: ReadAnswer<T>,
    operation: PhantomData<fn() -> O>,
}

impl<T, O> Call<T, O> {
    pub(super) fn new(
        client: &Client,
        operation: &'static Operation,
        decode: ReadAnswer<T>,
    ) -> Self {
        let prepared = Prepared::new(client, operation);
        Self { prepared, decode, operation: PhantomData }
    }

    /// Fills the path parameter `name`, style `simple`.
    pub fn with_path<V: Encode + ?Sized>(self, name: &str, value: &V) -> Self {
        self.with_path_style(Style::Simple, name, value)
    }

    /// Fills the path parameter `name` in the given style.
    pub fn with_path_style<V>(mut self, style: Style, name: &str, value: &V) -> Self
    where
        V: Encode + ?Sized,
    {
        match style::encode_path(style, name, value) {
            Ok(text) => self.prepared.request.fill_path(name, &text),
            Err(error) => self.fail(name, &error),
        }
        self
    }

    /// Adds the query parameter `name`, style `form`, exploded.
    pub fn with_query<V: Encode + ?Sized>(self, name: &str, value: &V) -> Self {
        self.with_query_style(Style::Form, name, value)
    }

    /// Adds the query parameter `name` in the given style.
    pub fn with_query_style<V>(self, style: Style, name: &str, value: &V) -> Self
    where
        V: Encode + ?Sized,
    {
        let pairs = style::encode_query(style, name, value);
        self.with_pairs(name, pairs)
    }

    /// Adds the query parameter `name` in the given style. Its value keeps the reserved characters that do not
    /// end it, such as `/` and `:`.
    pub fn with_reserved_query<V>(self, style: Style, name: &str, value: &V) -> Self
    where
        V: Encode + ?Sized,
    {
        let pairs = style::encode_reserved_query(style, name, value);
        self.with_pairs(name, pairs)
    }

    /// Adds `value` as a query of its own: the properties of an object, or JSON where the style is
    /// [`Style::Json`]. `name` is for messages alone.
    pub fn with_query_string<V>(mut self, style: Style, name: &str, value: &V) -> Self
    where
        V: Encode + ?Sized,
    {
        match style::encode_query_string(style, value) {
            Ok(text) => self.prepared.request.whole_query = text,
            Err(error) => self.fail(name, &error),
        }
        self
    }

    /// Sets the header `name`, style `simple`.
    pub fn with_header<V: Encode + ?Sized>(self, name: &str, value: &V) -> Self {
        self.with_header_style(Style::Simple, name, value)
    }

    /// Sets the header `name` in the given style.
    pub fn with_header_style<V>(mut self, style: Style, name: &str, value: &V) -> Self
    where
        V: Encode + ?Sized,
    {
        match style::encode_header(style, value) {
            Ok(Some(text)) => self.prepared.request.set_header(name, &text),
            Ok(None) => {}
            Err(error) => self.fail(name, &error),
        }
        self
    }

    /// Adds the cookie `name`, style `form`, exploded.
    pub fn with_cookie<V: Encode + ?Sized>(self, name: &str, value: &V) -> Self {
        self.with_cookie_style(Style::Form, name, value)
    }

    /// Adds the cookie `name` in the given style.
    pub fn with_cookie_style<V>(mut self, style: Style, name: &str, value: &V) -> Self
    where
        V: Encode + ?Sized,
    {
        match style::encode_query(style, name, value) {
            Ok(pairs) => {
                for (name, value) in pairs {
                    self.prepared.request.add_cookie(&name, &value);
                }
            }
            Err(error) => self.fail(name, &error),
        }
        self
    }

    /// Keeps the parameter `name`, which was given before and is a secret, from errors, hooks and `Debug`, as
    /// credentials are. In a path it shows.
    pub fn with_secret(mut self, name: &str) -> Self {
        self.prepared.request.hide(name);
        self
    }

    /// Sends `body` as JSON.
    pub fn with_json_body<V: Encode + ?Sized>(self, body: &V) -> Self {
        self.with_json_body_as("application/json", body)
    }

    /// Sends `body` as JSON with this `Content-Type`, such as `application/merge-patch+json`.
    pub fn with_json_body_as<V>(self, content_type: &str, body: &V) -> Self
    where
        V: Encode + ?Sized,
    {
        let envelope = self.prepared.operation.envelope;
        self.with_body(content_type, request::enveloped(envelope, &encode::json(body)))
    }

    /// Sends `body`, an object, as `application/x-www-form-urlencoded`. `styles` names the properties that are
    /// written in a style of their own; see [`style::encode_form`] for the others.
    pub fn with_form_body<V>(mut self, styles: &[(&str, Style)], body: &V) -> Self
    where
        V: Encode + ?Sized,
    {
        match style::encode_form(styles, body) {
            Ok(text) => self.with_body("application/x-www-form-urlencoded", text),
            Err(error) => {
                self.prepared.request.fail(format!("the body: {}", error.message));
                self
            }
        }
    }

    /// Sends `body` as text with this `Content-Type`; where it has other letters than ASCII's and the type names
    /// no `charset`, `charset=utf-8` is added.
    pub fn with_text_body(self, content_type: &str, body: &str) -> Self {
        if body.is_ascii() || content_type.contains("charset") {
            return self.with_body(content_type, body.to_owned());
        }
        self.with_body(&format!("{content_type}; charset=utf-8"), body.to_owned())
    }

    /// Sends `body` as it is, with this `Content-Type`. It may be bytes, or a
    /// [`RequestBody`] that is produced while it is sent.
    pub fn with_body(
        mut self,
        content_type: &str,
        body: impl Into<RequestBody>,
    ) -> Self {
        self.prepared.request.set_header("content-type", content_type);
        self.prepared.request.body = body.into();
        self
    }

    /// Makes the call fail with an error of kind [`Request`](super::error::ErrorKind::Request) when it is sent,
    /// because a part of it cannot be written. The first reason stays.
    pub fn with_problem(mut self, problem: &str) -> Self {
        self.prepared.request.fail(problem.to_owned());
        self
    }

    /// Gives the whole call, all attempts, waits and redirects included, this long.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.prepared.options.timeout = Some(timeout);
        self
    }

    /// Gives each attempt, from sending to the last byte of the answer, this long.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.prepared.options.attempt_timeout = Some(timeout);
        self
    }

    /// Tries at most this often, the first attempt included; 0 counts as 1.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.prepared.options.attempts = Some(attempts);
        self
    }

    /// Obeys a wait the vendor asks for up to this long, whether this call's answer or an earlier one
    /// asked for it; a longer one becomes an error of kind
    /// [`Throttled`](super::error::ErrorKind::Throttled) at once. Turns that the vendor's declared limits
    /// impose are waited for until the [`timeout`](Self::timeout).
    pub fn max_server_wait(mut self, wait: Duration) -> Self {
        self.prepared.options.max_server_wait = Some(wait);
        self
    }

    /// Sets a header that the document does not know. `Authorization` is overwritten where the
    /// operation takes a credential.
    pub fn extra_header(mut self, name: &str, value: &str) -> Self {
        self.prepared.request.set_header(name, value);
        self
    }

    /// Whether an answer that leaves out what the document requires is an error instead of being
    /// corrected.
    pub fn strict(mut self, strict: bool) -> Self {
        self.prepared.options.strict = Some(strict);
        self
    }

    /// Asks for another form of the answer: sets `Accept`.
    pub fn with_accept(mut self, media_type: &str) -> Self {
        self.prepared.request.set_header("accept", media_type);
        self
    }

    /// Whether sending it twice has the effect of sending it once, which decides what is retried.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.prepared.options.idempotent = Some(idempotent);
        self
    }

    fn with_pairs(
        mut self,
        name: &str,
        pairs: std::result::Result<Vec<(String, String)>, EncodeError>,
    ) -> Self {
        match pairs {
            Ok(pairs) => {
                let raw = self.prepared.client.inner.profile.raw_brackets;
                self.prepared.request.add_query(pairs, raw);
            }
            Err(error) => self.fail(name, &error),
        }
        self
    }

    fn fail(&mut self, name: &str, error: &EncodeError) {
        self.prepared.request.fail(format!("parameter `{name}`: {}", error.message));
    }

    /// The call without its type, and how its answers are read.
    pub(crate) fn into_parts(self) -> (Prepared, ReadAnswer<T>) {
        (self.prepared, self.decode)
    }
}

impl<T: 'static, O: 'static> Call<T, O> {
    /// Sends the call. Dropping the future gives it up and frees its place in the limiter.
    ///
    /// # Errors
    /// Of every [`ErrorKind`](super::error::ErrorKind) but `Build`.
    pub fn send(self) -> BoxFuture<'static, Result<Response<T, O>>> {
        let (prepared, decode) = self.into_parts();
        Box::pin(async move {
            let answer = prepared.execute().await?;
            prepared.read(answer, decode)
        })
    }
}

impl<T: Decode, O> Call<T, O> {
    /// A call whose answer is JSON.
    pub fn json(client: &Client, operation: &'static Operation) -> Self {
        Self::new(client, operation, |answer, strict| answer.text()?.decode(strict))
    }
}

impl<O> Call<(), O> {
    /// A call whose answer has no body, or none of interest.
    pub fn empty(client: &Client, operation: &'static Operation) -> Self {
        Self::new(client, operation, |_, _| Ok(((), Vec::new())))
    }
}

impl<O> Call<Bytes, O> {
    /// A call whose answer is taken as it comes.
    pub fn bytes(client: &Client, operation: &'static Operation) -> Self {
        Self::new(client, operation, |answer, _| Ok((answer.body.clone(), Vec::new())))
    }

    /// Hands the answer on as soon as its headers are there, and its body as it arrives. Arguments come
    /// before this, options may follow.
    ///
    /// The [`attempt_timeout`](Self::attempt_timeout) then holds up to the headers, and for each piece of
    /// the body anew; the [`timeout`](Self::timeout) holds for all of it. Nothing is tried again once the
    /// headers are there, and no cap is set to the body's length.
    pub fn stream(self) -> Call<ByteStream, O> {
        self.streamed(|answer, _| Ok((ByteStream::of(answer), Vec::new())))
    }

    /// Like [`stream`](Self::stream), for what is made of the pieces.
    pub(super) fn streamed<T>(mut self, decode: ReadAnswer<T>) -> Call<T, O> {
        self.prepared.options.streamed = true;
        Call { prepared: self.prepared, decode, operation: PhantomData }
    }
}

impl<O> Call<String, O> {
    /// A call whose answer is text in UTF-8. Where the answer says that it is JSON and is a string, the
    /// string's value is taken.
    pub fn text(client: &Client, operation: &'static Operation) -> Self {
        Self::new(client, operation, text)
    }
}

pub(super) fn text(
    answer: &Answer,
    strict: bool,
) -> Result<(String, Vec<Drift>), DecodeError> {
    if let Ok(text @ Text::Other(_)) = answer.text() {
        return text.decode(strict);
    }
    if classify::is_json(&answer.headers) {
        if let Ok(text) = serde_json::from_slice(&answer.body) {
            return Ok((text, Vec::new()));
        }
    }
    match String::from_utf8(answer.body.to_vec()) {
        Ok(text) => Ok((text, Vec::new())),
        Err(error) => Err(DecodeError::new(error.to_string())),
    }
}

impl<T: 'static, O: 'static> IntoFuture for Call<T, O> {
    type Output = Result<T>;
    type IntoFuture = BoxFuture<'static, Result<T>>;

    fn into_future(self) -> Self::IntoFuture {
        let response = self.send();
        Box::pin(async move { Ok(response.await?.into_inner()) })
    }
}

impl<T, O> fmt::Debug for Call<T, O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Call")
            .field("operation", &self.prepared.operation.id)
            .field("method", &self.prepared.operation.method)
            .field("path", &self.prepared.operation.path)
            .field("options", &self.prepared.options)
            .finish_non_exhaustive()
    }
}
