//! The styles, on JSON.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::json::Json;
use super::{EncodeError, Style, write_query};

/// All but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

type Pairs = Vec<(String, String)>;

pub(super) fn path(value: &Json) -> Result<String, EncodeError> {
    let text = joined(value, ",", escape)?.unwrap_or_default();
    if text.is_empty() {
        return Err(EncodeError::new(
            "the value is empty, which would name another resource",
        ));
    }
    Ok(text)
}

pub(super) fn header(value: &Json) -> Result<Option<String>, EncodeError> {
    let text = joined(value, ",", str::to_owned)?;
    if text.as_deref().is_some_and(|text| text.contains(char::is_control)) {
        return Err(EncodeError::new("the value has control characters"));
    }
    Ok(text)
}

pub(super) fn query(
    style: Style,
    name: &str,
    value: &Json,
) -> Result<Pairs, EncodeError> {
    let name = escape(name);
    match style {
        Style::Form => exploded(&name, value),
        Style::FormJoined => single(name, value, ","),
        Style::SpaceDelimited => single(name, value, "%20"),
        Style::PipeDelimited => single(name, value, "%7C"),
        Style::DeepObject => {
            let mut pairs = Vec::new();
            deep(&name, value, &mut pairs)?;
            Ok(pairs)
        }
    }
}

pub(super) fn form(value: &Json) -> Result<String, EncodeError> {
    let Json::Object(properties) = value else {
        return Err(EncodeError::new("a form is made of an object"));
    };
    let mut pairs = Vec::new();
    for (name, value) in properties {
        match value {
            Json::Object(_) => return Err(nested()),
            _ => pairs.extend(exploded(&escape(name), value)?),
        }
    }
    Ok(write_query(&pairs))
}

fn single(name: String, value: &Json, delimiter: &str) -> Result<Pairs, EncodeError> {
    let text = joined(value, delimiter, escape)?;
    Ok(text.map(|text| (name, text)).into_iter().collect())
}

fn exploded(name: &str, value: &Json) -> Result<Pairs, EncodeError> {
    let pairs: Vec<(String, &Json)> = match value {
        Json::Array(elements) => {
            elements.iter().map(|element| (name.to_owned(), element)).collect()
        }
        Json::Object(properties) => {
            properties.iter().map(|(key, value)| (escape(key), value)).collect()
        }
        single => vec![(name.to_owned(), single)],
    };
    let present = pairs.into_iter().filter(|(_, value)| !value.is_null());
    present.map(|(name, value)| Ok((name, escape(&scalar(value)?)))).collect()
}

/// `name[key]=value` for each property, as deep as it goes; the depth is bounded by that of `Json`.
fn deep(name: &str, value: &Json, pairs: &mut Pairs) -> Result<(), EncodeError> {
    let Json::Object(properties) = value else {
        return exploded(name, value).map(|more| pairs.extend(more));
    };
    properties.iter().try_for_each(|(key, value)| {
        deep(&format!("{name}%5B{}%5D", escape(key)), value, pairs)
    })
}

/// The elements, or keys and values, between delimiters; `None` when there is nothing to write.
fn joined(
    value: &Json,
    delimiter: &str,
    escape: fn(&str) -> String,
) -> Result<Option<String>, EncodeError> {
    let mut parts = Vec::new();
    match value {
        Json::Null => {}
        Json::Array(elements) => {
            for element in elements.iter().filter(|element| !element.is_null()) {
                parts.push(escape(&scalar(element)?));
            }
        }
        Json::Object(properties) => {
            for (key, value) in properties.iter().filter(|(_, value)| !value.is_null()) {
                parts.extend([escape(key), escape(&scalar(value)?)]);
            }
        }
        single => parts.push(escape(&scalar(single)?)),
    }
    Ok(if parts.is_empty() { None } else { Some(parts.join(delimiter)) })
}

fn scalar(value: &Json) -> Result<String, EncodeError> {
    match value {
        Json::String(text) => Ok(text.clone()),
        Json::Array(_) | Json::Object(_) => Err(nested()),
        Json::Null | Json::Bool(_) | Json::Number(_) => Ok(value.to_string()),
    }
}

fn nested() -> EncodeError {
    EncodeError::new("a list or object within another has no form in this style")
}

fn escape(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
