//! What extensions say of the values of an enumeration: their names, their descriptions, and the name of them all.

use serde_json::Value;

use crate::diagnostic::Diagnostic;
use crate::source::openapi::SchemaData;

use super::context::Context;
use super::schemas::Home;
use super::text::paragraph;

/// Lists of names, or objects from value to name.
const NAMES: [&str; 4] = ["x-enum-varnames", "x-enum-names", "x-enumNames", "x-enum-keys"];

/// Lists of descriptions, or objects from value to description.
const DESCRIPTIONS: [&str; 5] = [
    "x-enum-descriptions",
    "x-enumDescriptions",
    "x-enum-description",
    "x-enum-comments",
    "x-google-enum-descriptions",
];

/// Lists of objects that hold value, name and description.
const ELEMENTS: [&str; 2] = ["/x-enum-elements", "/x-ms-enum/values"];

/// Which value is asked about.
#[derive(Debug)]
pub(super) struct Place {
    /// Its position in the list.
    pub at: usize,
    /// Its position among the values that are not null.
    pub position: usize,
    /// How many the list has.
    pub count: usize,
    /// How many of them are not null.
    pub values: usize,
    /// Its text.
    pub value: String,
}

/// Name and description of a value.
pub(super) fn said(data: &SchemaData, place: &Place) -> (Option<String>, Option<String>) {
    if data.extensions.is_empty() {
        return (None, None);
    }
    let element = element(data, &place.value);
    let part = |key: &str| element.and_then(|element| paragraph(element.get(key)?.as_str()));
    let name = listed(data, &NAMES, place).or_else(|| part("name"));
    let description = listed(data, &DESCRIPTIONS, place).or_else(|| part("description"));
    (name, description)
}

/// Reports lists of names or descriptions that do not count as many as there are values: which is whose cannot be told.
pub(super) fn tell_miscounted(
    context: &mut Context<'_, '_>,
    data: &SchemaData,
    pointer: &str,
    (count, values): (usize, usize),
) {
    for key in NAMES.iter().chain(&DESCRIPTIONS) {
        let Some(Value::Array(items)) = data.extensions.get(*key) else { continue };
        if items.len() != count && items.len() != values {
            let message = format!("`{key}` has {} entries for {values} values; it is not read", items.len());
            let finding = Diagnostic::note("miscounted-names", message);
            context.report_once(&format!("{pointer}/{key}"), finding.help("give one entry a value"));
        }
    }
}

/// The name that an enumeration written in place shares with others of the same values.
pub(super) fn shared(data: &SchemaData, home: &Home) -> Option<String> {
    let Home::Named(_) = home else { return None };
    paragraph(data.extensions.get("x-ms-enum")?.get("name")?.as_str())
}

fn listed(data: &SchemaData, keys: &[&str], place: &Place) -> Option<String> {
    let extension = keys.iter().find_map(|key| data.extensions.get(*key))?;
    let text = match extension {
        Value::Array(items) if items.len() == place.count => items.get(place.at),
        // A list that leaves out null counts without it.
        Value::Array(items) if items.len() == place.values => items.get(place.position),
        Value::Array(_) => return None,
        _ => extension.get(&place.value),
    };
    paragraph(text?.as_str())
}

fn element<'a>(data: &'a SchemaData, value: &str) -> Option<&'a Value> {
    let lists = ELEMENTS.iter().filter_map(|path| {
        let mut steps = path.split('/').skip(1);
        let first = data.extensions.get(steps.next()?)?;
        steps.try_fold(first, |value, step| value.get(step))?.as_array()
    });
    lists.flatten().find(|element| {
        let own = element.get("value").or_else(|| element.get("name"));
        own.is_some_and(|own| own.as_str().map_or_else(|| own.to_string(), str::to_owned) == value)
    })
}
