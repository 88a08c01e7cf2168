//! Enumerations: listed values of every kind, with what extensions say of them.

use indexmap::IndexMap;

use crate::api::{EnumKind, EnumValue, SchemaId, SchemaKind, SchemaName, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::source::node::{Node, Value};
use crate::source::openapi::SchemaData;

use super::context::Context;
use super::schemas::{Home, claim};
use super::shape::{Kind, Shape};
use super::{enum_names, text};

/// Where values are listed; the second is a list of examples of an open set.
const LISTS: [&str; 2] = ["enum", "x-extensible-enum"];

/// The values of one enumeration.
#[derive(Debug)]
pub(super) struct Listed {
    /// Of what they are.
    pub kind: EnumKind,
    /// The distinct values.
    pub values: Vec<EnumValue>,
}

/// The type of a schema whose values are listed; `None` where none but null is, or where they are objects, lists, or
/// booleans alone.
pub(super) fn enumerated(
    context: &mut Context<'_, '_>,
    shape: &Shape<'_>,
    pointer: &str,
    home: &Home,
) -> Option<TypeRef> {
    if !matches!(shape.kind, None | Some(Kind::String | Kind::Integer | Kind::Number)) {
        return None;
    }
    let listed = listed(context, shape, pointer)?;
    Some(enumeration(context, listed, shape.data, pointer, home.clone()))
}

/// A schema of its own for an enumeration.
pub(super) fn enumeration(
    context: &mut Context<'_, '_>,
    listed: Listed,
    data: &SchemaData,
    pointer: &str,
    home: Home,
) -> TypeRef {
    let shared = enum_names::shared(data, &home);
    let id = match shared {
        Some(name) => match known(context, name, &listed, data, pointer) {
            Ok(known) => return TypeRef::Schema(known),
            Err(new) => new,
        },
        None => claim(context, home, data, pointer),
    };
    context.schemas[id.0].kind = SchemaKind::Enum(listed.kind, listed.values);
    TypeRef::Schema(id)
}

/// The enumeration that has this name and these values already, or room for it.
fn known(
    context: &mut Context<'_, '_>,
    name: String,
    listed: &Listed,
    data: &SchemaData,
    pointer: &str,
) -> Result<SchemaId, SchemaId> {
    let values: Vec<&str> = listed.values.iter().map(|value| value.value.as_str()).collect();
    // No reference begins so.
    let key = format!("enum {name} {values:?}");
    if let Some(id) = context.components.get(&key) {
        return Ok(*id);
    }
    let id = claim(context, Home::Named(SchemaName::Component(name)), data, pointer);
    context.components.insert(key, id);
    Err(id)
}

/// The distinct values that a schema lists, with their names and descriptions; `None` where there is none but null or
/// one that is an object or a list.
pub(super) fn listed(context: &mut Context<'_, '_>, shape: &Shape<'_>, pointer: &str) -> Option<Listed> {
    let node = context.source.node(pointer)?;
    let items =
        LISTS.iter().find_map(|key| node.get(key).map(Node::items).filter(|items| !items.is_empty()))?;
    let values: Vec<(usize, &Node)> = items.iter().enumerate().filter(|(_, item)| !item.is_null()).collect();
    let scalar = |node: &Node| !matches!(node.value, Value::Array(_) | Value::Object(_));
    if values.is_empty() || !values.iter().all(|(_, node)| scalar(node)) {
        return None;
    }
    let kind = kind(shape.kind, values.iter().map(|(_, node)| *node));
    let mut found = IndexMap::new();
    let mut strange = None;
    for (position, (at, node)) in values.iter().enumerate() {
        let (value, fits) = wire(kind, node);
        if !fits {
            strange = strange.or(Some(value.clone()));
        }
        let place = enum_names::Place {
            at: *at,
            position,
            count: items.len(),
            values: values.len(),
            value: raw(node),
        };
        let said = enum_names::said(shape.data, &place);
        let entry = || EnumValue { value: value.clone(), name: said.0, description: said.1 };
        found.entry(value.clone()).or_insert_with(entry);
    }
    let counts = (items.len(), values.len());
    enum_names::tell_miscounted(context, shape.data, pointer, counts);
    if let Some(value) = strange {
        report(context, &value, pointer);
    }
    Some(Listed { kind, values: found.into_values().collect() })
}

/// The values of several alternatives. One that has a single value may tell its name by `title` and what it means by
/// `description`.
pub(super) fn joined(lists: Vec<(Listed, &SchemaData)>) -> Listed {
    let kinds: Vec<EnumKind> = lists.iter().map(|(listed, _)| listed.kind).collect();
    let numbers = |kind: &EnumKind| matches!(kind, EnumKind::Integers | EnumKind::Numbers);
    let kind = match kinds.as_slice() {
        [first, rest @ ..] if rest.iter().all(|other| other == first) => *first,
        all if all.iter().all(numbers) => EnumKind::Numbers,
        _ => EnumKind::Mixed,
    };
    let mut values = IndexMap::new();
    for (mut listed, data) in lists {
        if let [only] = listed.values.as_mut_slice() {
            only.name = only
                .name
                .take()
                .or_else(|| text::paragraph(data.title.as_deref()).filter(|title| is_short(title)));
            only.description =
                only.description.take().or_else(|| text::paragraph(data.description.as_deref()));
        }
        for value in listed.values {
            values.entry(value.value.clone()).or_insert(value);
        }
    }
    Listed { kind, values: values.into_values().collect() }
}

/// The values that all lists have, with the words of the first; `None` where there is no list.
pub(super) fn common<'l>(mut lists: impl Iterator<Item = &'l Listed>) -> Option<Listed> {
    let first = lists.next()?;
    let mut common = Listed { kind: first.kind, values: first.values.clone() };
    for list in lists {
        common.values.retain(|value| list.values.iter().any(|other| other.value == value.value));
    }
    Some(common)
}

/// Whether a title is a name, not a sentence.
fn is_short(title: &str) -> bool {
    title.split_whitespace().count() <= 4 && title.len() <= 40
}

fn report(context: &mut Context<'_, '_>, value: &str, pointer: &str) {
    let message =
        format!("a value of the enumeration is of another kind than its type; it is read as `{value}`");
    let help = "write it as a value of the schema's type, in quotes if that is a string";
    context.report(pointer, Diagnostic::note("enum-value-kind", message).help(help));
}

/// Of what the values are: what `type` says, else what they themselves are.
fn kind<'a>(declared: Option<Kind>, mut values: impl Iterator<Item = &'a Node> + Clone) -> EnumKind {
    let number = |node: &Node| match &node.value {
        Value::Number(text) => Some(text.clone()),
        Value::String(text) if declared.is_some() => number_in(text),
        _ => None,
    };
    if declared == Some(Kind::String) {
        return EnumKind::Strings;
    }
    if values.clone().all(|node| number(node).is_some()) {
        let whole = values.all(|node| number(node).is_some_and(|text| is_whole(&canonical(&text))));
        return if whole { EnumKind::Integers } else { EnumKind::Numbers };
    }
    EnumKind::Mixed
}

/// A value as it is kept, and whether it is of the kind.
fn wire(kind: EnumKind, node: &Node) -> (String, bool) {
    match (kind, &node.value) {
        (EnumKind::Strings, Value::String(text)) => (text.clone(), true),
        (EnumKind::Strings, _) => (raw(node), false),
        (_, Value::Number(text)) => (canonical(text), true),
        (EnumKind::Integers | EnumKind::Numbers, Value::String(text)) => (canonical(text), false),
        _ => (text::json(node), true),
    }
}

/// A scalar as it is written.
fn raw(node: &Node) -> String {
    node.as_str().map_or_else(|| text::json(node), str::to_owned)
}

fn number_in(text: &str) -> Option<String> {
    let number: serde_json::Number = serde_json::from_str(text).ok()?;
    number.as_f64().map(|_| text.to_owned())
}

fn is_whole(text: &str) -> bool {
    !text.contains(['.', 'e', 'E'])
}

/// A number's text as the runtime compares it: a whole number has neither fraction nor exponent, any other is written
/// as its nearest double.
pub(super) fn canonical(text: &str) -> String {
    if is_whole(text) {
        return text.to_owned();
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => {
            let shortest = serde_json::to_string(&value).unwrap_or_else(|_| text.to_owned());
            shortest.strip_suffix(".0").map_or(shortest.clone(), str::to_owned)
        }
        _ => text.to_owned(),
    }
}
