//! Forms in which values are written, where they differ from JSON's own.

use std::collections::HashSet;

use crate::api::{Codec, Field, Operation, Schema, SchemaId, SchemaKind, SchemaName, TypeRef};
use crate::quirks::CodecWord;

use super::view::View;
use super::{Area, Fact, Origin};

const NAME: &str = "codecs";

/// An operation whose bodies reach more than this is not told value by value.
const MOST: usize = 40;

pub(super) const AREA: Area = Area {
    name: NAME,
    quirks: &["/codecs", "/three_state", "/keep_undeclared"],
    vendor: |_| Vec::new(),
    operation,
};

fn operation(view: &View<'_>, operation: &Operation) -> Vec<Fact> {
    let coded = operation.parameters.iter().filter(|one| one.codec.is_some() || word(&one.ty).is_some());
    let mut facts: Vec<Fact> = coded
        .map(|one| {
            let name = format!("parameter `{}`", one.name);
            fact(view, &name, &one.ty, one.codec.as_deref())
        })
        .collect();
    for schema in reached(view, operation) {
        facts.extend(of_schema(view, schema));
    }
    if facts.len() > MOST {
        let further = facts.len() - MOST;
        facts.truncate(MOST);
        facts.push(Fact::new(NAME, "", format!("and {further} further values"), Origin::Runtime));
    }
    facts
}

fn of_schema(view: &View<'_>, schema: &Schema) -> Vec<Fact> {
    let owner = owner(schema);
    let mut facts = own_forms(view, schema, owner);
    let said = schema.quirks.iter().filter_map(|pointer| {
        let says = if pointer.starts_with("/three_state") {
            format!("optional properties of {owner} are absent, null or a value")
        } else if pointer.starts_with("/keep_undeclared") {
            format!("{owner} keeps properties that are not declared")
        } else {
            return None;
        };
        Some(Fact::new(NAME, "", says, view.quirk(pointer)))
    });
    facts.extend(said);
    facts
}

/// What a schema is called.
fn owner(schema: &Schema) -> &str {
    match &schema.name {
        SchemaName::Component(name)
        | SchemaName::Sent(name, _)
        | SchemaName::Parts(name)
        | SchemaName::Property(_, name) => name.as_str(),
        _ => "the body",
    }
}

fn own_forms(view: &View<'_>, schema: &Schema, owner: &str) -> Vec<Fact> {
    let coded = |field: &&Field| field.codec.is_some() || word(&field.ty).is_some();
    let of = |field: &Field| {
        fact(view, &format!("`{}` of {owner}", field.name), &field.ty, field.codec.as_deref())
    };
    match &schema.kind {
        SchemaKind::Object { fields, .. } => fields.iter().filter(coded).map(of).collect(),
        SchemaKind::Alias(ty) if word(ty).is_some() => {
            let rule = schema.quirks.iter().find(|pointer| pointer.starts_with("/codecs"));
            vec![fact(view, &format!("`{owner}`"), ty, rule.map(String::as_str))]
        }
        _ => Vec::new(),
    }
}

fn fact(view: &View<'_>, name: &str, ty: &TypeRef, rule: Option<&str>) -> Fact {
    let pointer = rule.map(str::to_owned).or_else(|| by_type(view, ty));
    let at = pointer.as_deref().and_then(|pointer| pointer.rsplit('/').next()?.parse::<usize>().ok());
    let asked = at.and_then(|at| view.source.quirks.codecs.get(at)).map(|rule| said(rule.codec));
    let form = asked.or_else(|| word(ty)).unwrap_or_default();
    let origin = pointer.map_or(Origin::Runtime, |pointer| view.quirk(&pointer));
    Fact::new(NAME, "", format!("{name} is {form}"), origin)
}

/// The rule that names a format and makes this of its values.
fn by_type(view: &View<'_>, ty: &TypeRef) -> Option<String> {
    let wanted = word(ty)?;
    let rules = view.source.quirks.codecs.iter().enumerate();
    let mut all = rules.filter(|(_, rule)| !rule.formats.is_empty());
    all.find(|(_, rule)| said(rule.codec) == wanted).map(|(at, _)| format!("/codecs/{at}"))
}

/// What a type says of how its values are written; `None` where that is JSON's own way.
fn word(ty: &TypeRef) -> Option<&'static str> {
    match ty {
        TypeRef::Coded(codec) => Some(said(match codec {
            Codec::EpochSeconds => CodecWord::EpochS,
            Codec::EpochMilliseconds => CodecWord::EpochMs,
            Codec::LocalDateTime(_) => CodecWord::LocalDatetime,
            Codec::NumberOrString => CodecWord::NumberOrString,
            Codec::ZeroOne => CodecWord::ZeroOne,
            Codec::Money => CodecWord::Money,
        })),
        TypeRef::JsonText(_) => Some(said(CodecWord::JsonText)),
        TypeRef::CommaList(_) => Some(said(CodecWord::CommaList)),
        other => other.inner().and_then(word),
    }
}

fn said(codec: CodecWord) -> &'static str {
    match codec {
        CodecWord::EpochS => "in seconds since 1970",
        CodecWord::EpochMs => "in milliseconds since 1970",
        CodecWord::LocalDatetime => "a local time without an offset",
        CodecWord::NumberOrString => "a number or a text",
        CodecWord::Number => "a number with all its digits",
        CodecWord::ZeroOne => "0 or 1",
        CodecWord::Money => "an amount as a text",
        CodecWord::JsonText => "JSON in a text",
        CodecWord::CommaList => "a list in a text",
    }
}

/// The schemas that an operation's bodies, answers and declared errors are made of, each once.
pub(super) fn reached<'a>(view: &View<'a>, operation: &Operation) -> Vec<&'a Schema> {
    let errors = operation.errors.iter().rev().filter_map(|error| error.ty.as_ref());
    let all = errors.chain(operation.types().into_iter().rev());
    let mut open: Vec<SchemaId> = all.filter_map(TypeRef::schema).collect();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    while let Some(id) = open.pop() {
        let Some(schema) = view.api.schemas.get(id.0).filter(|_| seen.insert(id)) else { continue };
        open.extend(schema.types().into_iter().rev().filter_map(TypeRef::schema));
        found.push(schema);
    }
    found
}
