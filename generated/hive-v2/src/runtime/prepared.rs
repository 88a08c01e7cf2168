//! A call without its type: what the pager, `Call` and the core share.

use std::time::Duration;

use http::Uri;

use super::base::Base;
use super::client::Client;
use super::decode::{DecodeError, Drift};
use super::encoding::{self, Encoding};
use super::error::Result;
use super::execute;
use super::future::BoxFuture;
use super::profile::Operation;
use super::request::Request;
use super::response::{Answer, Response};
use super::settings;

/// Reads an answer into its type; the flag asks for strictness.
pub(crate) type ReadAnswer<T> =
    fn(&Answer, bool) -> Result<(T, Vec<Drift>), DecodeError>;

/// What a caller changed for one call; `None` leaves it to the client.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) attempts: Option<u32>,
    pub(crate) max_server_wait: Option<Duration>,
    pub(crate) strict: Option<bool>,
    pub(crate) idempotent: Option<bool>,
    /// Sent at most once, whatever comes of it, and not begun after this time on the client's clock.
    pub(crate) once_by: Option<Duration>,
    /// Whether a success is handed on before its body has come.
    pub(crate) streamed: bool,
}

/// A request that is ready to be sent, any number of times.
#[derive(Debug, Clone)]
pub(crate) struct Prepared {
    pub(crate) client: Client,
    pub(crate) operation: &'static Operation,
    pub(crate) request: Request,
    pub(crate) options: Options,
    /// Takes the place of base URL, path and query, once a page named the next one.
    pub(super) target: Option<Uri>,
}

impl Prepared {
    pub(crate) fn new(client: &Client, operation: &'static Operation) -> Self {
        let mut request = Request::new(operation);
        if let Some(encoding) = encoding(client, operation) {
            request.speak(encoding);
        }
        settings::fill(&client.inner, operation, &mut request);
        let options = Options::default();
        Self { client: client.clone(), operation, request, options, target: None }
    }

    /// The URL that is asked for, without the credential.
    ///
    /// # Errors
    /// Of kind `Request` when a part of it could not be encoded.
    pub(crate) fn url(&self) -> Result<Uri> {
        settings::check(&self.client.inner, self.operation, &self.request)?;
        let url = self.request.url(&self.base().url)?;
        Ok(self.target.clone().unwrap_or(url))
    }

    /// What is spoken instead of JSON.
    pub(crate) fn encoding(&self) -> Option<&'static Encoding> {
        encoding(&self.client, self.operation)
    }

    /// What the operation's path is appended to.
    pub(crate) fn base(&self) -> &Base {
        self.client.inner.bases.of(self.operation)
    }

    /// Sends it until it succeeds or may not be tried again.
    pub(crate) fn execute(&self) -> BoxFuture<'static, Result<Answer>> {
        Box::pin(execute::execute(self.clone()))
    }

    /// Reads `answer`, and reports what had to be corrected.
    ///
    /// # Errors
    /// Of kind `Decode`, which keeps the answer.
    pub(crate) fn read<T, O>(
        &self,
        answer: Answer,
        decode: ReadAnswer<T>,
    ) -> Result<Response<T, O>> {
        let strict = self.options.strict.unwrap_or(self.client.inner.strict);
        match decode(&answer, strict) {
            Ok((value, drift)) => {
                self.client.report_drift(self.operation, &drift);
                Ok(Response::new(value, answer, drift))
            }
            Err(error) => Err(execute::undecodable(self.operation, answer, &error)),
        }
    }
}

/// What a client speaks instead of JSON with this operation.
fn encoding(client: &Client, operation: &Operation) -> Option<&'static Encoding> {
    client.inner.encoding.filter(|_| encoding::may_differ(operation))
}
