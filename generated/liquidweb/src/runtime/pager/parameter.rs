//! A parameter of a call that is ready: what it has for a value, and the same call with another.

use percent_encoding::percent_decode_str;

use super::super::encode;
use super::super::json::Json;
use super::super::prepared::Prepared;
use super::super::style::escape;
use super::link::Refusal;

/// The value of a parameter, of a query parameter as text; `None` where the call does not give it.
///
/// # Errors
/// When it lies in a body that is no JSON.
pub(super) fn read(call: &Prepared, parameter: &str) -> Result<Option<Json>, Refusal> {
    if parameter.starts_with('/') {
        let body = body_of(call)?;
        let value = body.as_ref().and_then(|body| body.pointer(parameter));
        return Ok(value.filter(|value| !value.is_null()).cloned());
    }
    let mut pairs = call.request.query.iter().chain(&call.request.hidden);
    let pair = pairs.find(|(own, _)| is_named(own, parameter));
    Ok(pair.map(|(_, value)| {
        let text = percent_decode_str(value).decode_utf8_lossy();
        Json::String(text.into_owned())
    }))
}

/// The call with this value, a string or a number, for a parameter. In a body the objects around it are made where they
/// are not there.
///
/// # Errors
/// When it lies in a body that is no JSON, or that has no place for it.
pub(super) fn write(
    mut call: Prepared,
    parameter: &str,
    value: &Json,
) -> Result<Prepared, Refusal> {
    if !parameter.starts_with('/') {
        write_query(&mut call, parameter, &text_of(value));
        return Ok(call);
    }
    let mut body = body_of(&call)?.unwrap_or_default();
    let place = place(&mut body, parameter).ok_or_else(|| {
        Refusal::new(format!("the request's body has no place for `{parameter}`"))
    })?;
    *place = value.clone();
    if call.request.body.is_empty() && !call.request.headers.contains_key("content-type")
    {
        call.request.set_header("content-type", "application/json");
    }
    call.request.body = encode::json(&body).into();
    Ok(call)
}

/// A string's text, or a number as it is written.
pub(super) fn text_of(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn write_query(call: &mut Prepared, parameter: &str, text: &str) {
    let request = &mut call.request;
    let text = escape(text);
    for pairs in [&mut request.query, &mut request.hidden] {
        let at = pairs.iter().position(|(own, _)| is_named(own, parameter));
        let Some((name, _)) = at.and_then(|at| pairs.get(at)).cloned() else { continue };
        pairs.retain(|(own, _)| !is_named(own, parameter));
        pairs.insert(at.unwrap_or_default().min(pairs.len()), (name, text));
        return;
    }
    let raw = call.client.inner.profile.raw_brackets;
    request.add_query(vec![(escape(parameter), text)], raw);
}

/// Whether a percent-encoded name is this one.
fn is_named(encoded: &str, name: &str) -> bool {
    percent_decode_str(encoded).eq(name.bytes())
}

/// The body; `None` where there is none.
fn body_of(call: &Prepared) -> Result<Option<Json>, Refusal> {
    let body = &call.request.body;
    if body.is_empty() {
        return Ok(None);
    }
    let bytes = body.bytes();
    let text = bytes.as_deref().and_then(|bytes| std::str::from_utf8(bytes).ok());
    match text.and_then(|text| text.parse().ok()) {
        Some(body) => Ok(Some(body)),
        None => Err(Refusal::new("the request's body is no JSON that can be changed")),
    }
}

/// The place that a pointer leads to, made where it is not there.
fn place<'a>(body: &'a mut Json, pointer: &str) -> Option<&'a mut Json> {
    let steps = pointer.split('/').skip(1);
    let steps = steps.map(|step| step.replace("~1", "/").replace("~0", "~"));
    steps.into_iter().try_fold(body, |value, step| {
        if value.is_null() {
            *value = Json::Object(Vec::new());
        }
        match value {
            Json::Object(properties) => {
                let at = properties.iter().rposition(|(name, _)| *name == step);
                let at = at.unwrap_or_else(|| {
                    properties.push((step, Json::Null));
                    properties.len() - 1
                });
                properties.get_mut(at).map(|(_, value)| value)
            }
            Json::Array(elements) => elements.get_mut(step.parse::<usize>().ok()?),
            _ => None,
        }
    })
}
