//! One call, from the deadline to the answer.

use http::{Request, StatusCode};

use super::decode::DecodeError;
use super::error::{Error, ErrorKind, Result};
use super::prepared::Prepared;
use super::profile::Operation;
use super::response::Answer;

pub(super) async fn execute(call: Prepared) -> Result<Answer> {
    let url = call.url()?;
    let client = &call.client.inner;
    let mut request = Request::new(call.request.body.clone());
    *request.method_mut() = call.request.method.clone();
    *request.uri_mut() = url.clone();
    *request.headers_mut() = call.request.headers.clone();
    let mut answer = client
        .transport
        .send(request)
        .await
        .map_err(|error| Error::new(ErrorKind::Transport, error.to_string()))?;
    let mut body = Vec::new();
    while let Some(chunk) = answer.body.next().await {
        let chunk = chunk
            .map_err(|error| Error::new(ErrorKind::Transport, error.to_string()))?;
        body.extend_from_slice(&chunk);
    }
    if answer.status != StatusCode::OK {
        return Err(Error::new(ErrorKind::Status, String::new()));
    }
    Ok(Answer {
        profile: client.profile,
        status: answer.status,
        headers: answer.headers,
        body: body.into(),
        url,
        attempts: 1,
    })
}

/// The error for an answer that does not fit its type; it keeps the answer.
pub(super) fn undecodable(
    operation: &'static Operation,
    answer: Answer,
    error: &DecodeError,
) -> Error {
    Error::new(ErrorKind::Decode, error.to_string()).with(|inner| {
        inner.operation = operation.id;
        inner.url = answer.url.to_string();
        inner.status = Some(answer.status);
        inner.headers = answer.headers;
        inner.body = answer.body;
        inner.attempts = answer.attempts;
    })
}
