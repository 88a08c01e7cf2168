//! Strings: formats and enumerations.

use indexmap::IndexMap;
use serde_json::Value;

use crate::api::{EnumValue, SchemaKind, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::source::openapi::SchemaData;

use super::context::Context;
use super::schemas::{Home, claim};
use super::shape::Shape;

/// The type of a string schema.
pub(super) fn string(context: &mut Context<'_, '_>, shape: &Shape<'_>, pointer: &str, home: Home) -> TypeRef {
    let values: Vec<&Value> = shape.values.iter().filter(|value| !value.is_null()).collect();
    if values.is_empty() {
        return formatted(shape.format.as_deref());
    }
    if !values.iter().all(|value| value.is_string()) {
        let message = "enumeration of strings has values that are not strings; it is read as any string";
        context.report(pointer, Diagnostic::warning("mixed-enum", message).help("quote the values"));
        return TypeRef::String;
    }
    let listed = listed(&values, shape.data);
    enumeration(context, listed, shape.data, pointer, home)
}

/// A schema of its own for an enumeration.
pub(super) fn enumeration(
    context: &mut Context<'_, '_>,
    values: Vec<EnumValue>,
    data: &SchemaData,
    pointer: &str,
    home: Home,
) -> TypeRef {
    let id = claim(context, home, data, pointer);
    context.schemas[id.0].kind = SchemaKind::StringEnum(values);
    TypeRef::Schema(id)
}

/// The distinct string values, with the names and descriptions that the usual extensions give.
pub(super) fn listed(values: &[&Value], data: &SchemaData) -> Vec<EnumValue> {
    let mut found = IndexMap::new();
    for (at, value) in values.iter().enumerate() {
        let Some(text) = value.as_str() else { continue };
        let entry = || EnumValue {
            value: text.to_owned(),
            name: said(data, &["x-enum-varnames", "x-enumNames"], at, text),
            description: said(data, &["x-enum-descriptions", "x-enumDescriptions"], at, text),
        };
        found.entry(text.to_owned()).or_insert_with(entry);
    }
    found.into_values().collect()
}

/// What an extension says of a value: a list by position, or an object by value.
fn said(data: &SchemaData, keys: &[&str], at: usize, value: &str) -> Option<String> {
    let extension = keys.iter().find_map(|key| data.extensions.get(*key))?;
    let text = extension.get(at).or_else(|| extension.get(value))?.as_str()?;
    super::text::paragraph(Some(text))
}

fn formatted(format: Option<&str>) -> TypeRef {
    match format {
        Some("date-time") => TypeRef::DateTime,
        Some("date") => TypeRef::Date,
        Some("password") => TypeRef::Password,
        _ => TypeRef::String,
    }
}
