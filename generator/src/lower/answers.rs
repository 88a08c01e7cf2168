//! What comes back: successes, their other forms, their headers, and the types of declared errors.

mod by_status;
mod declared;
mod forms;
mod headers;
mod media_types;
mod streams;

use std::mem::discriminant;

use crate::api::{Answer, AnswerForm, DeclaredError, ResponseHeader, SchemaName, TypeRef};
use crate::diagnostic::Diagnostic;

use super::context::Context;
use super::index::Entry;
use super::schemas::{Home, nullable_type, type_of};
use super::shape::{Spot, Target};

use declared::Success;
use media_types::{Carried, Payload};

/// All that is known of an operation's answers.
pub(super) struct Answers {
    /// What a success carries.
    pub response: Answer,
    /// The media types that it may have, the preferred one first.
    pub accept: Vec<String>,
    /// Other forms of it.
    pub other_forms: Vec<AnswerForm>,
    /// Statuses besides 2xx that are answers.
    pub redirects: Vec<u16>,
    /// Headers that they declare.
    pub headers: Vec<ResponseHeader>,
    /// What is declared as an error.
    pub errors: Vec<DeclaredError>,
}

/// What an operation's responses say.
pub(super) fn lower<'a>(context: &mut Context<'a, '_>, entry: &Entry<'a>) -> Answers {
    let successes = declared::successes(context, entry);
    let answers = if successes.is_empty() { declared::redirections(context, entry) } else { Vec::new() };
    let headers = headers::lower(context, successes.iter().chain(&answers));
    let errors = errors(context, entry);
    let redirects = answers.iter().map(|answer| answer.statuses.0).collect();
    let (response, mut accept, mut other_forms) = success(context, entry, &successes);
    if accept.is_empty() {
        accept.extend(errors_form(context, entry));
    }
    accept.retain(|name| is_carried(context, entry, name));
    other_forms.retain(|form| is_carried(context, entry, &form.media_type));
    Answers { response, accept, other_forms, redirects, headers, errors }
}

/// The media type to ask for where a success carries nothing: that of its errors, if it has a parameter that may choose among
/// the vendor's forms, such as a version.
fn errors_form<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> Option<String> {
    let failures = declared::failures(context, entry);
    let names = failures.iter().flat_map(|(_, (failure, _))| failure.content.keys());
    let is_json = |name: &&String| super::media::of(name) == super::media::Media::Json;
    names
        .map(|name| name.trim().to_owned())
        .filter(|name| is_json(&name))
        .find(|name| !super::media::parameters(name).is_empty())
}

/// Whether a header can carry a media type (RFC 9110, section 5.5); a warning where none can.
fn is_carried(context: &mut Context<'_, '_>, entry: &Entry<'_>, name: &str) -> bool {
    if name.chars().all(|letter| matches!(letter, '\t' | ' '..='~')) {
        return true;
    }
    let message = format!("no `Accept` header can carry the media type {name:?}, which is not asked for");
    let finding = Diagnostic::warning("invalid-media-type", message).help("use visible ASCII characters");
    context.report(&format!("{}/responses", entry.pointer), finding);
    false
}

/// Declared error answers: their JSON schemas with their pointers.
pub(super) fn error_schemas<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> Vec<Spot<'a>> {
    let failures = declared::failures(context, entry);
    failures.iter().filter_map(|(_, failure)| media_types::json_schema(context, failure)).collect()
}

/// Declared successes: their JSON schemas with their pointers.
pub(super) fn success_schemas<'a>(context: &Context<'a, '_>, entry: &Entry<'a>) -> Vec<Spot<'a>> {
    let successes = declared::successes(context, entry).into_iter();
    let schema =
        |success: Success<'a>| media_types::json_schema(context, &(success.response, success.pointer));
    successes.filter_map(schema).collect()
}

/// What is declared as an error. The components among their types are kept, so that a caller can read an error as one.
fn errors<'a>(context: &mut Context<'a, '_>, entry: &Entry<'a>) -> Vec<DeclaredError> {
    let mut found = Vec::new();
    for (status, failure) in declared::failures(context, entry) {
        let spot = media_types::json_schema(context, &failure);
        let spot = spot.filter(|spot| matches!(spot.target, Target::Reference(_)));
        let ty = spot.map(|spot| {
            let home = Home::Named(SchemaName::Answer(entry.id.clone()));
            type_of(context, &spot, home, 0)
        });
        let new = ty.as_ref().filter(|ty| !context.errors.contains(ty));
        context.errors.extend(new.cloned());
        found.push(DeclaredError { status, ty });
    }
    found
}

/// What successes carry, the media types to ask for, and other forms.
fn success<'a>(
    context: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    successes: &[Success<'a>],
) -> (Answer, Vec<String>, Vec<AnswerForm>) {
    let nothing = (Answer::Empty, Vec::new(), Vec::new());
    if entry.method == "HEAD" {
        return nothing;
    }
    let carried: Vec<Option<Payload<'a>>> =
        successes.iter().map(|success| media_types::preferred(context, success)).collect();
    let mut distinct: Vec<&Payload<'a>> = Vec::new();
    for payload in carried.iter().flatten() {
        if !distinct.iter().any(|other| other.carried.same(&payload.carried)) {
            distinct.push(payload);
        }
    }
    let Some(first) = distinct.first().copied() else { return nothing };
    let streams = distinct.iter().any(|payload| payload.carried.is_stream());
    let read = successes.iter().zip(&carried);
    let mut read: Vec<_> = read.filter_map(|(success, payload)| Some((success, payload.as_ref()?))).collect();
    if distinct.len() > 1 && !streams {
        let answer = by_status::lower(context, entry, successes, &carried);
        let accept = distinct.iter().map(|payload| asked_for(context, &read, payload)).collect();
        return (answer, accept, forms::lower(context, entry, &read, true));
    }
    if distinct.len() > 1 {
        several(context, entry);
        read.retain(|(_, payload)| *payload == first);
    }
    let home = Home::Named(SchemaName::Answer(entry.id.clone()));
    let answer = absent_where(carried.contains(&None), answer(context, first, home));
    let forms = forms::lower(context, entry, &read, false);
    (answer, vec![first.name.to_owned()], forms)
}

/// What is asked for to have a payload: its media type; but any where another status offers that too and is read in
/// another way (text where JSON is expected), so that the vendor would be free to answer what cannot be read.
fn asked_for<'a>(context: &Context<'a, '_>, read: &[forms::Offer<'a, '_>], payload: &Payload<'a>) -> String {
    let wanted = super::media::essence(payload.name);
    let elsewhere = read.iter().any(|(success, preferred)| {
        let offered = media_types::payloads(context, success.response, &success.pointer);
        let mut same = offered.iter().filter(|other| super::media::essence(other.name) == wanted);
        same.any(|other| discriminant(&other.carried) != discriminant(&preferred.carried))
    });
    if elsewhere { "*/*".to_owned() } else { payload.name.to_owned() }
}

/// The answer that a payload means.
fn answer<'a>(context: &mut Context<'a, '_>, payload: &Payload<'a>, home: Home) -> Answer {
    let media_type = super::media::essence(payload.name);
    match &payload.carried {
        Carried::Json(None) => Answer::Json(TypeRef::Any),
        Carried::Json(Some(schema)) => {
            let spot = Spot::new(schema, format!("{}/schema", payload.pointer));
            Answer::Json(nullable_type(context, &spot, home, 0))
        }
        Carried::Text => Answer::Text(media_type),
        Carried::Bytes => Answer::Bytes(media_type),
        Carried::Events(schema) => Answer::Events(streams::events(context, *schema, &payload.pointer, home)),
        Carried::Sequence(schema) => Answer::Sequence(streams::sequence(context, *schema, payload, home)),
    }
}

/// The answer, which is none where a success has no body.
fn absent_where(absent: bool, answer: Answer) -> Answer {
    match answer {
        Answer::Json(ty) if absent && !matches!(ty, TypeRef::Nullable(_)) => {
            Answer::Json(TypeRef::Nullable(Box::new(ty)))
        }
        answer => answer,
    }
}

/// Notes that a stream is declared beside another answer, so that no enum can be made of both.
fn several(context: &mut Context<'_, '_>, entry: &Entry<'_>) {
    let message = "success answers of several statuses differ and one is a stream; the first is generated";
    let finding = Diagnostic::note("several-answers", message);
    let help = "take the other ones out, or declare them as operations of their own";
    context.report(&format!("{}/responses", entry.pointer), finding.help(help));
}
