//! Which responses are successes, which are redirections that are answers, and which are errors.

use crate::source::openapi::{Response, StatusCode};

use super::super::components;
use super::super::context::Context;
use super::super::index::Entry;
use super::super::media;

/// Success statuses in the order in which they are preferred; after them any other 2xx, `2XX`, and `default` where the
/// document names no other status.
const PREFERRED: [u16; 4] = [200, 201, 202, 204];

/// A response that is no error.
pub(super) struct Success<'a> {
    /// First and last status.
    pub statuses: (u16, u16),
    /// What is declared.
    pub response: &'a Response,
    /// Where it stands.
    pub pointer: String,
}

/// A response with its pointer.
pub(super) type Found<'a> = (&'a Response, String);

/// Declared successes, the preferred one first.
pub(super) fn successes<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> Vec<Success<'a>> {
    let mut found = matching(context, entry, |status| {
        matches!(status, StatusCode::Code(200..=299) | StatusCode::Range(2))
    });
    let place = |code: u16| PREFERRED.iter().position(|preferred| *preferred == code);
    found.sort_by_key(|success| match success.statuses {
        (code, last) if code == last => (0, place(code).unwrap_or(PREFERRED.len()), code),
        _ => (1, 0, 0),
    });
    if default_is_success(context, entry) {
        let default = default(context, entry);
        found.extend(default.map(|(response, pointer)| Success { statuses: (200, 299), response, pointer }));
    }
    found
}

/// Declared redirections. 304 is not among them: it only answers a caller who asked a condition.
pub(super) fn redirections<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> Vec<Success<'a>> {
    let redirects = |status: &StatusCode| matches!(status, StatusCode::Code(300..=303 | 305..=308));
    let mut found = matching(context, entry, redirects);
    found.sort_by_key(|answer| answer.statuses);
    found
}

/// Declared errors by their keys, in the document's order, `default` last.
pub(super) fn failures<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> Vec<(String, Found<'a>)> {
    let failed =
        |status: &StatusCode| matches!(status, StatusCode::Code(400..=599) | StatusCode::Range(4 | 5));
    let all = entry.operation.responses.responses.iter().filter(|(status, _)| failed(status));
    let mut found: Vec<_> = all
        .filter_map(|(status, response)| {
            let pointer = format!("{}/responses/{status}", entry.pointer);
            let found = components::resolve(context, response, &pointer, "responses", |all| &all.responses);
            Some((status.to_string(), found?))
        })
        .collect();
    if !default_is_success(context, entry) {
        found.extend(default(context, entry).map(|default| ("default".to_owned(), default)));
    }
    found
}

/// Whether `default` stands for the success: where no other status is declared and it is no problem (RFC 9457).
fn default_is_success<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> bool {
    let problem = |(response, _): Found<'_>| {
        response.content.keys().any(|name| media::essence(name).starts_with("application/problem+"))
    };
    entry.operation.responses.responses.is_empty() && !default(context, entry).is_some_and(problem)
}

fn matching<'a>(
    context: &Context<'a, '_>,
    entry: &Entry<'a>,
    wanted: impl Fn(&StatusCode) -> bool,
) -> Vec<Success<'a>> {
    let all = entry.operation.responses.responses.iter().filter(|(status, _)| wanted(status));
    let each = |(status, response): (&StatusCode, &'a _)| {
        let pointer = format!("{}/responses/{status}", entry.pointer);
        let (response, pointer) =
            components::resolve(context, response, &pointer, "responses", |all| &all.responses)?;
        let statuses = match *status {
            StatusCode::Code(code) => (code, code),
            StatusCode::Range(hundreds) => (hundreds * 100, hundreds * 100 + 99),
        };
        Some(Success { statuses, response, pointer })
    };
    all.filter_map(each).collect()
}

fn default<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> Option<Found<'a>> {
    let response = entry.operation.responses.default.as_ref()?;
    let pointer = format!("{}/responses/default", entry.pointer);
    components::resolve(context, response, &pointer, "responses", |all| &all.responses)
}
