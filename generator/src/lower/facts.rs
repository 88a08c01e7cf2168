//! What can be seen of a value without decoding it: JSON's kinds, the only values there are, properties, items.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use indexmap::IndexMap;
use serde_json::Value;

use super::components;
use super::context::Context;
use super::merge::{Additional, merged};
use super::shape::{Kind, Shape, Spot};

/// Unions in unions are followed this deep.
const DEPTH: usize = 6;

/// More values than this are no tag.
const VALUES: usize = 200;

/// A set of JSON's kinds without null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Kinds(u8);

impl Kinds {
    /// Every kind.
    pub(super) const ANY: Self = Self(0b11_1111);
    /// What `type` names; every integer is a number.
    pub(super) const fn of(kind: Kind) -> Self {
        Self(match kind {
            Kind::Object => 1,
            Kind::Array => 2,
            Kind::String => 4,
            Kind::Boolean => 8,
            Kind::Integer => 16,
            Kind::Number => 48,
        })
    }

    /// The kinds of both.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The kinds that the other has not.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether there is none.
    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether all kinds of the other are among them.
    pub(super) const fn holds(self, other: Self) -> bool {
        other.without(self).is_empty()
    }

    /// Whether this kind is the only one.
    pub(super) fn is(self, kind: Kind) -> bool {
        self == Self::of(kind)
    }
}

/// What can be seen of a value.
#[derive(Debug, Clone, Default)]
pub(super) struct Facts<'a> {
    /// The kinds that it may have.
    pub kinds: Kinds,
    /// Whether null is among its values.
    pub nullable: bool,
    /// The only scalars that it admits, as text.
    pub values: Option<Vec<String>>,
    /// `format` of a string.
    pub format: Option<String>,
    /// Its properties, if every object of it has these.
    pub object: Option<Object<'a>>,
    /// Its elements, if every list of it has these.
    pub items: Option<Spot<'a>>,
}

/// What can be seen of an object.
#[derive(Debug, Clone, Default)]
pub(super) struct Object<'a> {
    /// Declared properties.
    pub properties: IndexMap<&'a str, Spot<'a>>,
    /// Those of them that are always there.
    pub required: BTreeSet<&'a str>,
    /// Whether undeclared properties are allowed explicitly.
    pub open: bool,
}

/// What was seen of schemas that are made of others, by their key and how deep was left to look. Unions that name each
/// other are so looked at once on each level, and not once for each way that leads to them.
pub(super) type Known<'a> = RefCell<HashMap<(String, usize), Facts<'a>>>;

/// What can be seen of the values of a schema.
pub(super) fn facts<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> Facts<'a> {
    seen(context, spot, DEPTH)
}

fn seen<'a>(context: &Context<'a, '_>, spot: &Spot<'a>, depth: usize) -> Facts<'a> {
    let anything = || Facts { kinds: Kinds::ANY, nullable: true, ..Facts::default() };
    let Some((shape, pointer)) = components::effective(context, spot).filter(|_| depth > 0) else {
        return anything();
    };
    let nullable = shape.data.nullable || shape.values.iter().any(Value::is_null);
    let united = shape.properties.is_none() && !shape.alternatives(&pointer).is_empty();
    let mut facts = if shape.has_parts() || united {
        known(context, spot, depth, || made_of_others(context, spot, &shape, &pointer, depth))
    } else {
        plain(context, spot, &shape, &pointer)
    };
    facts.nullable |= nullable;
    facts
}

/// What is known of a schema, or else is now seen of it.
fn known<'a>(
    context: &Context<'a, '_>,
    spot: &Spot<'a>,
    depth: usize,
    see: impl FnOnce() -> Facts<'a>,
) -> Facts<'a> {
    let key = (spot.key(), depth);
    if let Some(known) = context.known.borrow().get(&key) {
        return known.clone();
    }
    let facts = see();
    context.known.borrow_mut().insert(key, facts.clone());
    facts
}

fn made_of_others<'a>(
    context: &Context<'a, '_>,
    spot: &Spot<'a>,
    shape: &Shape<'a>,
    pointer: &str,
    depth: usize,
) -> Facts<'a> {
    if shape.has_parts() {
        composed(context, spot, shape, pointer, depth)
    } else {
        united(context, shape, pointer, depth)
    }
}

fn plain<'a>(context: &Context<'a, '_>, spot: &Spot<'a>, shape: &Shape<'a>, pointer: &str) -> Facts<'a> {
    let object = if shape.kind == Some(Kind::Object) { object(context, spot) } else { None };
    Facts {
        kinds: shape.kind.map_or(Kinds::ANY, Kinds::of),
        nullable: shape.kind.is_none(),
        values: values(shape),
        format: shape.format.clone(),
        object,
        items: shape.items.map(|items| Spot::boxed(items, format!("{pointer}/items"))),
    }
}

fn composed<'a>(
    context: &Context<'a, '_>,
    spot: &Spot<'a>,
    shape: &Shape<'a>,
    pointer: &str,
    depth: usize,
) -> Facts<'a> {
    if let Some(object) = object(context, spot).filter(|object| !object.properties.is_empty()) {
        return Facts { kinds: Kinds::of(Kind::Object), object: Some(object), ..Facts::default() };
    }
    // No object: the part that says most stands for all.
    let parts = shape.parts(pointer);
    let all = parts.iter().map(|part| seen(context, part, depth - 1));
    let telling = |facts: &Facts<'_>| {
        let values = facts.values.as_ref().map_or(usize::MAX, Vec::len);
        (facts.kinds.0.count_ones(), values)
    };
    all.min_by_key(telling).unwrap_or_default()
}

/// What the alternatives have in common.
fn united<'a>(context: &Context<'a, '_>, shape: &Shape<'a>, pointer: &str, depth: usize) -> Facts<'a> {
    let spots = shape.alternatives(pointer);
    let null = |spot: &Spot<'a>| components::shape(context, spot).is_some_and(|(shape, _)| shape.is_null());
    let (nulls, others): (Vec<_>, Vec<_>) = spots.into_iter().partition(null);
    let mut all: Vec<Facts<'a>> = others.iter().map(|spot| seen(context, spot, depth - 1)).collect();
    let nullable = !nulls.is_empty() || all.iter().any(|facts| facts.nullable);
    if all.len() == 1 {
        return Facts { nullable, ..all.remove(0) };
    }
    let values: Option<Vec<Vec<String>>> = all.iter().map(|facts| facts.values.clone()).collect();
    Facts {
        kinds: all.iter().fold(Kinds::default(), |kinds, facts| kinds.with(facts.kinds)),
        nullable,
        values: values.map(|values| values.concat()).filter(|values| values.len() <= VALUES),
        ..Facts::default()
    }
}

fn object<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> Option<Object<'a>> {
    let merged = merged(context, spot)?;
    let open = match merged.additional {
        Some(Additional::Any(open)) => open,
        Some(Additional::Schema(_)) => true,
        None => merged.properties.is_empty(),
    };
    let required = merged.required.into_keys().filter(|name| merged.properties.contains_key(name)).collect();
    Some(Object { properties: merged.properties, required, open })
}

/// The only scalars that a schema admits.
fn values(shape: &Shape<'_>) -> Option<Vec<String>> {
    let listed = shape.values.iter().filter(|value| !value.is_null());
    let texts: Option<Vec<String>> = listed.map(text).collect();
    texts.filter(|texts| !texts.is_empty() && texts.len() <= VALUES)
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        _ => None,
    }
}
