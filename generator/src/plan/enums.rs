//! Enumerations to Rust enums: the names of their variants.

use super::names::{Namespace, Wish, cased_type_name, telling_type_name, type_name};
use super::{EnumForm, EnumVariant, TypeKind, docs};
use crate::api::{EnumKind, EnumValue};

/// The Rust form of an enumeration.
pub(super) fn enumeration(kind: EnumKind, values: &[EnumValue]) -> TypeKind {
    let mut names = Namespace::default();
    let allotted = names.allot(&wishes(kind, values));
    let variants = values.iter().zip(allotted).map(|(value, name)| variant(value, name)).collect();
    let unknown = names.take(&["Unknown".to_owned(), "UnknownValue".to_owned()]);
    let form = if kind == EnumKind::Strings { EnumForm::Text } else { EnumForm::Json };
    TypeKind::Enum { form, variants, unknown }
}

/// The name of the variant that a JSON text stands for.
pub(super) fn variant_of(kind: EnumKind, values: &[EnumValue], json: &str) -> Option<String> {
    // Of texts that JSON writes with escapes the variant is not told.
    let text = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let wanted = if kind == EnumKind::Strings { text? } else { json };
    let at = values.iter().position(|value| value.value == wanted)?;
    Namespace::default().allot(&wishes(kind, values)).into_iter().nth(at)
}

fn wishes(kind: EnumKind, values: &[EnumValue]) -> Vec<Wish> {
    values.iter().map(|value| wish(kind, value)).collect()
}

fn wish(kind: EnumKind, value: &EnumValue) -> Wish {
    let own = words(kind, value);
    let words = value.name.as_deref().unwrap_or(own);
    let name = type_name(words);
    let more = match value.name {
        Some(_) => format!("{name}{}", type_name(own)),
        None if own != value.value => format!("{name}Text"),
        None => format!("{name}Value"),
    };
    let (telling, cased) = (telling_type_name(words), cased_type_name(words));
    let candidates =
        if value.name.is_some() { vec![name, more, telling] } else { vec![name, telling, cased, more] };
    Wish::new(value.name.as_deref().unwrap_or(&value.value), candidates)
}

/// What a value is called where nobody names it: a string among other values without its quotes.
fn words(kind: EnumKind, value: &EnumValue) -> &str {
    let text = value.value.as_str();
    match kind {
        EnumKind::Mixed => text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text),
        EnumKind::Strings | EnumKind::Integers | EnumKind::Numbers => text,
    }
}

/// The variant of a value. Nothing is said of it that its row does not: the runtime tells the value.
fn variant(value: &EnumValue, name: String) -> EnumVariant {
    let docs = docs::summary_and_description(None, value.description.as_deref(), "");
    EnumVariant { name, wire: value.value.clone(), docs }
}
