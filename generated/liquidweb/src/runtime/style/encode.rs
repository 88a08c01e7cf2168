//! The styles, on JSON.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::super::json::Json;
use super::{EncodeError, Style};

/// All but RFC 3986's unreserved characters.
const RESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same without the reserved characters that do not end a value of a query.
const DELIMITERS: &AsciiSet = &RESERVED
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

type Pairs = Vec<(String, String)>;

/// How text is made harmless.
type Escape = fn(&str) -> String;

pub(super) fn path(
    style: Style,
    name: &str,
    value: &Json,
) -> Result<String, EncodeError> {
    let written = match style {
        Style::SimpleExploded => assigned(value, ",", escape),
        Style::Label => joined(value, ",", escape).map(|text| format!(".{text}")),
        Style::LabelExploded => {
            assigned(value, ".", escape).map(|text| format!(".{text}"))
        }
        Style::Matrix => joined(value, ",", escape).map(|text| matrix(name, &text)),
        Style::MatrixExploded => matrix_exploded(name, value),
        Style::Json => Some(escape(&value.to_string())),
        _ => joined(value, ",", escape),
    };
    written.filter(|text| !text.is_empty()).ok_or_else(|| {
        EncodeError::new("the value is empty, which would name another resource")
    })
}

pub(super) fn header(style: Style, value: &Json) -> Result<Option<String>, EncodeError> {
    let text = match style {
        Style::SimpleExploded => assigned(value, ",", str::to_owned),
        Style::Json if !value.is_null() => Some(value.to_string()),
        _ => joined(value, ",", str::to_owned),
    };
    if text.as_deref().is_some_and(|text| text.contains(char::is_control)) {
        return Err(EncodeError::new("the value has control characters"));
    }
    Ok(text)
}

pub(super) fn query(style: Style, escaped: Escape, name: &str, value: &Json) -> Pairs {
    let name = escape(name);
    let delimiter = match style {
        Style::FormJoined => ",",
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        Style::TabDelimited => "%09",
        Style::Json if value.is_null() => return Vec::new(),
        Style::Json => return vec![(name, escaped(&value.to_string()))],
        Style::DeepObject => {
            let mut pairs = Vec::new();
            deep(&name, escaped, value, &mut pairs);
            return pairs;
        }
        _ => return exploded(&name, escaped, value),
    };
    let text = if is_single(value) {
        elements(value, escaped).pop()
    } else {
        // A comma within a value would part it.
        parts(value, escaped).map(|parts| {
            let apart = parts.iter().map(|part| part.replace(',', "%2C"));
            apart.collect::<Vec<_>>().join(delimiter)
        })
    };
    text.map(|text| (name, text)).into_iter().collect()
}

pub(super) fn form(
    styles: &[(&str, Style)],
    value: &Json,
) -> Result<Pairs, EncodeError> {
    let Json::Object(properties) = value else {
        return Err(EncodeError::new("a form is made of an object"));
    };
    let mut pairs = Vec::new();
    for (name, value) in properties {
        match styles.iter().find(|(own, _)| own == name) {
            Some((_, style)) => pairs.extend(query(*style, escape, name, value)),
            None => property(&escape(name), escape, value, &mut pairs),
        }
    }
    Ok(pairs)
}

/// A property that has no style of its own: a list of single values repeats its name.
fn property(name: &str, escaped: Escape, value: &Json, pairs: &mut Pairs) {
    match value {
        Json::Array(elements) if elements.iter().all(is_single) => {
            pairs.extend(exploded(name, escaped, value));
        }
        _ => deep(name, escaped, value, pairs),
    }
}

fn exploded(name: &str, escaped: Escape, value: &Json) -> Pairs {
    let mut pairs = Vec::new();
    match value {
        Json::Array(elements) => {
            for element in elements.iter().filter(|element| !element.is_null()) {
                pairs.push((name.to_owned(), escaped(&scalar(element))));
            }
        }
        Json::Object(properties) => {
            for (key, value) in properties {
                property(&escape(key), escaped, value, &mut pairs);
            }
        }
        single => deep(name, escaped, single, &mut pairs),
    }
    pairs
}

/// `name[key]=value` for each property, as deep as it goes; the depth is bounded by that of `Json`.
fn deep(name: &str, escaped: Escape, value: &Json, pairs: &mut Pairs) {
    match value {
        Json::Null => {}
        Json::Object(properties) => {
            for (key, value) in properties {
                deep(&format!("{name}%5B{}%5D", escape(key)), escaped, value, pairs);
            }
        }
        Json::Array(elements) => {
            for (at, element) in elements.iter().enumerate() {
                let index =
                    if is_single(element) { String::new() } else { at.to_string() };
                deep(&format!("{name}%5B{index}%5D"), escaped, element, pairs);
            }
        }
        single => pairs.push((name.to_owned(), escaped(&scalar(single)))),
    }
}

/// The elements, or keys and values, between delimiters; `None` when there is nothing to write.
fn joined(value: &Json, delimiter: &str, escaped: Escape) -> Option<String> {
    parts(value, escaped).map(|parts| parts.join(delimiter))
}

/// The elements, or keys and values; `None` when there is nothing to write.
fn parts(value: &Json, escaped: Escape) -> Option<Vec<String>> {
    let parts: Vec<String> = match value {
        Json::Object(_) => {
            let both = |(key, value)| [escaped(key), value];
            members(value, escaped).into_iter().flat_map(both).collect()
        }
        _ => elements(value, escaped),
    };
    (!parts.is_empty()).then_some(parts)
}

/// The elements, or `key=value`, between delimiters; `None` when there is nothing to write.
fn assigned(value: &Json, delimiter: &str, escaped: Escape) -> Option<String> {
    let parts: Vec<String> = match value {
        Json::Object(_) => {
            let both = |(key, value)| format!("{}={value}", escaped(key));
            members(value, escaped).into_iter().map(both).collect()
        }
        _ => elements(value, escaped),
    };
    (!parts.is_empty()).then(|| parts.join(delimiter))
}

fn matrix_exploded(name: &str, value: &Json) -> Option<String> {
    let parts: Vec<String> = match value {
        Json::Object(_) => {
            let members = members(value, escape).into_iter();
            members.map(|(key, value)| matrix(key, &value)).collect()
        }
        _ => elements(value, escape).iter().map(|text| matrix(name, text)).collect(),
    };
    (!parts.is_empty()).then(|| parts.concat())
}

/// `;name=value`, or `;name` where the value is empty.
fn matrix(name: &str, value: &str) -> String {
    let name = escape(name);
    if value.is_empty() { format!(";{name}") } else { format!(";{name}={value}") }
}

/// The values of a list, or the single value, that are there.
fn elements(value: &Json, escaped: Escape) -> Vec<String> {
    let elements = match value {
        Json::Array(elements) => elements.as_slice(),
        single => std::slice::from_ref(single),
    };
    let present = elements.iter().filter(|element| !element.is_null());
    present.map(|element| escaped(&scalar(element))).collect()
}

/// The properties of an object that have a value.
fn members(value: &Json, escaped: Escape) -> Vec<(&str, String)> {
    let Json::Object(properties) = value else { return Vec::new() };
    let present = properties.iter().filter(|(_, value)| !value.is_null());
    present.map(|(key, value)| (key.as_str(), escaped(&scalar(value)))).collect()
}

fn is_single(value: &Json) -> bool {
    !matches!(value, Json::Array(_) | Json::Object(_))
}

/// Text as it is, anything else as JSON.
fn scalar(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

pub(in super::super) fn escape(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Keeps the reserved characters that end no value, and what is percent-encoded already.
pub(super) fn keep_reserved(text: &str) -> String {
    let encoded = |part| utf8_percent_encode(part, DELIMITERS).to_string();
    let mut parts = text.split('%');
    let mut kept = encoded(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.bytes().take(2).filter(u8::is_ascii_hexdigit).count();
        kept.push_str(if digits == 2 { "%" } else { "%25" });
        kept.push_str(&encoded(part));
    }
    kept
}
