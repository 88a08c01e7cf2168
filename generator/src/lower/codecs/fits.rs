//! Which declared types values of a form may have.

use crate::api::{Api, EnumValue, SchemaKind, TypeRef};
use crate::quirks::CodecWord;

use super::super::graph;

/// Unions in unions are looked into this deep.
const DEPTH: usize = 8;

/// Whether values of a single type may be written in a form at all; the document may be wrong about which scalar they are.
/// Those of a union may be where all of its types may.
pub(super) fn fits(api: &Api, codec: CodecWord, ty: &TypeRef) -> bool {
    fits_within(api, codec, ty, DEPTH)
}

fn fits_within(api: &Api, codec: CodecWord, ty: &TypeRef, depth: usize) -> bool {
    let number = !matches!(codec, CodecWord::LocalDatetime);
    let time = matches!(codec, CodecWord::EpochS | CodecWord::EpochMs | CodecWord::LocalDatetime);
    let list = codec == CodecWord::CommaList;
    match ty {
        TypeRef::Boolean => codec == CodecWord::ZeroOne,
        TypeRef::Integer(_) | TypeRef::Float | TypeRef::Decimal => number,
        TypeRef::DateTime | TypeRef::Date => time || list,
        TypeRef::Duration => matches!(codec, CodecWord::Number | CodecWord::NumberOrString) || list,
        TypeRef::Time | TypeRef::Uuid | TypeRef::Base64 | TypeRef::Base64Url | TypeRef::Password => list,
        TypeRef::Schema(id) => match &api.schemas[id.0].kind {
            SchemaKind::Enum(_, values) => list || values.iter().all(|value| is_written(codec, value)),
            SchemaKind::Union(variants) => variants.iter().all(|one| is_variant(api, codec, &one.ty, depth)),
            _ => false,
        },
        TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Binary => false,
        _ => true,
    }
}

/// Whether one of several types fits; a list is another way to write a list of a text.
fn is_variant(api: &Api, codec: CodecWord, ty: &TypeRef, depth: usize) -> bool {
    match (graph::unaliased(api, ty), depth.checked_sub(1)) {
        (Some(TypeRef::List(_)), _) => codec == CodecWord::CommaList,
        (Some(ty), Some(depth)) => fits_within(api, codec, ty, depth),
        _ => false,
    }
}

/// Whether a value of an enumeration is one of a form.
fn is_written(codec: CodecWord, value: &EnumValue) -> bool {
    let text = value.value.trim_matches('"');
    match codec {
        _ if text == "null" => true,
        CodecWord::ZeroOne => ["0", "1", "true", "false"].contains(&text),
        CodecWord::LocalDatetime => false,
        _ => text.parse::<f64>().is_ok(),
    }
}

/// What a type is, in words.
pub(in super::super) fn words(api: &Api, ty: &TypeRef) -> &'static str {
    match graph::unaliased(api, ty).unwrap_or(&TypeRef::Any) {
        TypeRef::Boolean => "true or false",
        TypeRef::Integer(_) | TypeRef::Float | TypeRef::Decimal => "a number",
        TypeRef::DateTime | TypeRef::Date | TypeRef::Time => "a date or time",
        TypeRef::Duration => "a length of time",
        TypeRef::Uuid => "a UUID",
        TypeRef::Base64 | TypeRef::Base64Url | TypeRef::Binary => "made of bytes",
        TypeRef::Password => "a secret",
        TypeRef::List(inner) => match words(api, inner) {
            "an object" => "a list of objects",
            _ => "a list",
        },
        TypeRef::Map(_) => "a mapping",
        TypeRef::Schema(id) => match &api.schemas[id.0].kind {
            SchemaKind::Object { .. } => "an object",
            SchemaKind::Enum(..) => "one of a few words",
            _ => "one of several types",
        },
        _ => "a text",
    }
}

/// What a form is for.
pub(in super::super) fn suits(codec: CodecWord) -> &'static str {
    match codec {
        CodecWord::EpochS | CodecWord::EpochMs => "name times: numbers, texts, or lists and mappings of them",
        CodecWord::LocalDatetime => "name times that are texts, or lists and mappings of them",
        CodecWord::NumberOrString | CodecWord::Number | CodecWord::Money => {
            "name numbers, texts, or lists and mappings of them"
        }
        CodecWord::ZeroOne => "name flags: true or false, numbers, texts, or enumerations of 0 and 1",
        CodecWord::CommaList => "name lists, or the texts that they are written as",
        CodecWord::JsonText => "name properties or parameters",
    }
}
