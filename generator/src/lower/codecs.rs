//! The forms in which a vendor writes values: what a type becomes under one of them.

mod fits;

use crate::api::{Api, Codec, IntegerKind, SchemaKind, TypeRef};
use crate::quirks::{CodecQuirk, CodecWord};

use super::context::Context;
use super::graph;

use fits::fits;
pub(super) use fits::{suits, words};

/// The type of a scalar of this format, where a rule names the format; else as it was declared.
pub(super) fn of_format(context: &mut Context<'_, '_>, format: Option<&str>, declared: TypeRef) -> TypeRef {
    let Some(format) = format else { return declared };
    let rules = &context.source.quirks.codecs;
    let Some(rule) = rules.iter().find(|rule| rule.formats.iter().any(|own| own == format)) else {
        return declared;
    };
    context.coded_formats.insert(format.to_owned());
    single(rule, declared)
}

/// What a type becomes under a rule; `None` where the rule is about values of another kind.
pub(super) fn applied(api: &Api, rule: &CodecQuirk, ty: &TypeRef) -> Option<TypeRef> {
    if let TypeRef::Nullable(inner) = ty {
        return applied(api, rule, inner).map(|inner| TypeRef::Nullable(Box::new(inner)));
    }
    match rule.codec {
        CodecWord::JsonText => Some(single(rule, ty.clone())),
        CodecWord::CommaList => listed(api, rule, ty),
        _ => each(api, rule, ty),
    }
}

/// A type whose values have one form each, however deep in lists and mappings.
fn each(api: &Api, rule: &CodecQuirk, ty: &TypeRef) -> Option<TypeRef> {
    match graph::unaliased(api, ty)? {
        TypeRef::List(inner) => each(api, rule, inner).map(|inner| TypeRef::List(Box::new(inner))),
        TypeRef::Map(inner) => each(api, rule, inner).map(|inner| TypeRef::Map(Box::new(inner))),
        scalar if fits(api, rule.codec, scalar) => Some(single(rule, scalar.clone())),
        _ => None,
    }
}

fn listed(api: &Api, rule: &CodecQuirk, ty: &TypeRef) -> Option<TypeRef> {
    match graph::unaliased(api, ty)? {
        TypeRef::List(inner) | TypeRef::CommaList(inner) => Some(TypeRef::CommaList(inner.clone())),
        TypeRef::Schema(id) if matches!(api.schemas[id.0].kind, SchemaKind::Enum(..)) => {
            Some(TypeRef::CommaList(Box::new(ty.clone())))
        }
        scalar if fits(api, rule.codec, scalar) => Some(single(rule, listed_in(api, scalar).clone())),
        _ => None,
    }
}

/// The list among the types of a union, else the type itself, or any text where it is a union.
fn listed_in<'a>(api: &'a Api, ty: &'a TypeRef) -> &'a TypeRef {
    let TypeRef::Schema(id) = ty else { return ty };
    let SchemaKind::Union(variants) = &api.schemas[id.0].kind else { return ty };
    let mut types = variants.iter().filter_map(|variant| graph::unaliased(api, &variant.ty));
    let list = types.find_map(|ty| match ty {
        TypeRef::List(inner) => Some(&**inner),
        _ => None,
    });
    list.unwrap_or(&TypeRef::String)
}

/// What a value that is no list becomes.
fn single(rule: &CodecQuirk, ty: TypeRef) -> TypeRef {
    TypeRef::Coded(match rule.codec {
        CodecWord::EpochS => Codec::EpochSeconds,
        CodecWord::EpochMs => Codec::EpochMilliseconds,
        CodecWord::LocalDatetime => Codec::LocalDateTime(rule.zone.clone().unwrap_or_default()),
        CodecWord::NumberOrString => Codec::NumberOrString,
        CodecWord::ZeroOne => Codec::ZeroOne,
        CodecWord::Money => Codec::Money,
        CodecWord::Number => return TypeRef::Integer(IntegerKind::Arbitrary),
        CodecWord::CommaList => return TypeRef::CommaList(Box::new(element(ty))),
        CodecWord::JsonText => {
            return match ty {
                TypeRef::JsonText(inner) => TypeRef::JsonText(inner),
                TypeRef::String => TypeRef::JsonText(Box::new(TypeRef::Any)),
                ty => TypeRef::JsonText(Box::new(ty)),
            };
        }
    })
}

/// What the elements are of a list that the document declares as a text.
fn element(ty: TypeRef) -> TypeRef {
    match ty {
        TypeRef::CommaList(inner) => *inner,
        TypeRef::Coded(_) | TypeRef::JsonText(_) | TypeRef::Any => TypeRef::String,
        ty => ty,
    }
}
