//! What tells the alternatives of a union apart before one of them is decoded: a tag, JSON's kinds, or a key.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use serde_json::Value;

use crate::api::VariantRule;
use crate::source::openapi::Discriminator;

use super::components;
use super::context::Context;
use super::merge::{Merged, merged};
use super::shape::{Kind, Spot, Target};
use super::text;

/// An alternative, as far as a rule can see it.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    /// Where it stands.
    pub spot: Spot<'a>,
    /// The component's name, where it is one.
    pub component: Option<String>,
    title: Option<String>,
    kind: Option<Kind>,
    object: Option<Merged<'a>>,
    /// Properties that have exactly one value, with it, in order.
    constants: Vec<(&'a str, String)>,
    /// Whether it is not an enumeration.
    open: bool,
    /// Whether any value will do.
    anything: bool,
}

/// A candidate, its name's hint, and its rule.
pub(super) type Ruled<'a> = (Rc<Candidate<'a>>, String, VariantRule);

/// What was decided.
#[derive(Debug, Default)]
pub(super) struct Decided<'a> {
    /// Rules in the order in which they are tried.
    pub rules: Vec<Ruled<'a>>,
    /// Alternatives for which there is no rule.
    pub left: Vec<Rc<Candidate<'a>>>,
}

impl<'a> Candidate<'a> {
    /// Looks at an alternative.
    pub(super) fn of(context: &Context<'a, '_>, spot: &Spot<'a>) -> Self {
        let shape = components::effective(context, spot);
        let object = shape.as_ref().and_then(|_| merged(context, spot));
        let object = object.filter(|object| !object.properties.is_empty() || object.additional.is_some());
        let kind = shape.as_ref().and_then(|(shape, pointer)| {
            let part =
                || shape.parts(pointer).iter().find_map(|part| components::shape(context, part)?.0.kind);
            shape.kind.or_else(|| object.is_some().then_some(Kind::Object)).or_else(part)
        });
        let constants = object.iter().flat_map(|object| constants(context, object)).collect();
        let component = match spot.target {
            Target::Reference(reference) => components::component_name(reference, "schemas"),
            Target::Schema(_) => None,
        };
        let title = spot.data().and_then(|data| text::paragraph(data.title.as_deref()));
        let open = shape.as_ref().is_some_and(|(shape, _)| shape.values.is_empty());
        let anything = shape.as_ref().is_some_and(|(shape, _)| shape.is_empty());
        Self { spot: spot.clone(), component, title, kind, object, constants, open, anything }
    }

    /// What its name can be made of, without regard to its rule.
    pub(super) fn hint(&self) -> String {
        self.named().unwrap_or_else(|| kind_word(self.kind).to_owned())
    }

    fn named(&self) -> Option<String> {
        self.component.clone().or_else(|| self.title.clone())
    }

    fn constant(&self, property: &str) -> Option<&str> {
        self.constants.iter().find(|(name, _)| *name == property).map(|(_, value)| value.as_str())
    }

    fn declares(&self, property: &str) -> bool {
        self.object.as_ref().is_some_and(|object| object.properties.contains_key(property))
    }

    fn requires(&self) -> impl Iterator<Item = &'a str> {
        let object = self.object.as_ref();
        let required = object.into_iter().flat_map(|object| object.required.keys());
        required.filter(|name| self.declares(name)).copied()
    }
}

/// The properties of an object that have exactly one string as value.
fn constants<'a>(context: &Context<'a, '_>, object: &Merged<'a>) -> Vec<(&'a str, String)> {
    let constant = |(name, spot): (&&'a str, &Spot<'a>)| {
        let (shape, _) = components::effective(context, spot)?;
        match shape.values.as_slice() {
            [Value::String(value)] => Some((*name, value.clone())),
            _ => None,
        }
    };
    object.properties.iter().filter_map(constant).collect()
}

/// Finds a rule for each alternative, if there is one.
pub(super) fn decide<'a>(
    candidates: Vec<Candidate<'a>>,
    discriminator: Option<&Discriminator>,
) -> Decided<'a> {
    let (objects, others): (Vec<_>, Vec<_>) = candidates
        .into_iter()
        .map(Rc::new)
        .partition(|candidate| candidate.kind == Some(Kind::Object) || tagged(candidate, discriminator));
    let mut decided = Decided::default();
    match discriminator {
        Some(discriminator) => by_discriminator(&mut decided, objects, discriminator),
        None => by_properties(&mut decided, objects),
    }
    by_kind(&mut decided, others);
    decided
}

/// A discriminator speaks of objects, so that a component which is itself a union is one.
fn tagged(candidate: &Candidate<'_>, discriminator: Option<&Discriminator>) -> bool {
    discriminator.is_some() && candidate.component.is_some() && candidate.kind.is_none()
}

fn by_discriminator<'a>(
    decided: &mut Decided<'a>,
    candidates: Vec<Rc<Candidate<'a>>>,
    discriminator: &Discriminator,
) {
    let property = discriminator.property_name.as_str();
    for candidate in candidates {
        let tags = tags(&candidate, discriminator);
        if tags.is_empty() {
            decided.left.push(candidate);
            continue;
        }
        for tag in &tags {
            let hint = candidate.named().filter(|_| tags.len() == 1).unwrap_or_else(|| tag.clone());
            let rule = VariantRule::Tag(property.to_owned(), tag.clone());
            decided.rules.push((Rc::clone(&candidate), hint, rule));
        }
    }
}

/// The values that stand for a candidate: those mapped to it, else its constant, else its component's name.
fn tags(candidate: &Candidate<'_>, discriminator: &Discriminator) -> Vec<String> {
    let points = |target: &str| {
        let name = components::component_name(target, "schemas");
        let name = name.as_deref().or_else(|| (!target.contains('/')).then_some(target));
        name.is_some() && name == candidate.component.as_deref()
    };
    let mapping = discriminator.mapping.iter();
    let mapped: Vec<_> = mapping.filter(|(_, to)| points(to)).map(|(tag, _)| tag.clone()).collect();
    if !mapped.is_empty() {
        return mapped;
    }
    let constant = candidate.constant(&discriminator.property_name).map(str::to_owned);
    constant.or_else(|| candidate.component.clone()).into_iter().collect()
}

fn by_properties<'a>(decided: &mut Decided<'a>, candidates: Vec<Rc<Candidate<'a>>>) {
    if candidates.len() == 1 {
        let ruled = |candidate: Rc<Candidate<'a>>| {
            let hint = candidate.hint();
            (candidate, hint, VariantRule::Object)
        };
        decided.rules.extend(candidates.into_iter().map(ruled));
    } else if let Some(property) = common_constant(&candidates) {
        for candidate in candidates {
            let tag = candidate.constant(&property).unwrap_or_default().to_owned();
            let hint = candidate.named().unwrap_or_else(|| tag.clone());
            decided.rules.push((candidate, hint, VariantRule::Tag(property.clone(), tag)));
        }
    } else {
        by_key(decided, candidates);
    }
}

/// The first property that every candidate requires with one value, a different one each.
fn common_constant(candidates: &[Rc<Candidate<'_>>]) -> Option<String> {
    let first = candidates.first()?;
    let tells = |property: &str| {
        let mut seen = HashSet::new();
        candidates.iter().all(|candidate| {
            let required = candidate.requires().any(|name| name == property);
            required && candidate.constant(property).is_some_and(|value| seen.insert(value))
        })
    };
    first.constants.iter().map(|(name, _)| *name).find(|name| tells(name)).map(str::to_owned)
}

/// A required key that no other candidate declares; the only one without such a key comes last and takes the rest.
fn by_key<'a>(decided: &mut Decided<'a>, candidates: Vec<Rc<Candidate<'a>>>) {
    let mut declared: BTreeMap<&str, usize> = BTreeMap::new();
    for object in candidates.iter().filter_map(|candidate| candidate.object.as_ref()) {
        for name in object.properties.keys() {
            *declared.entry(name).or_default() += 1;
        }
    }
    let mut rest = Vec::new();
    for candidate in candidates {
        let key = candidate.requires().find(|name| declared.get(name) == Some(&1));
        match key {
            Some(key) => {
                let hint = candidate.named().unwrap_or_else(|| key.to_owned());
                decided.rules.push((candidate, hint, VariantRule::Key(key.to_owned())));
            }
            None => rest.push(candidate),
        }
    }
    match rest.as_slice() {
        [only] => decided.rules.push((Rc::clone(only), only.hint(), VariantRule::Object)),
        _ => decided.left.extend(rest),
    }
}

/// One candidate for each of JSON's other kinds. Of several scalars the first that is not an enumeration stands for
/// all: enumerations are open, so that no value is lost. What any value fits is the union's catch-all itself.
fn by_kind<'a>(decided: &mut Decided<'a>, candidates: Vec<Rc<Candidate<'a>>>) {
    let mut rest: Vec<_> = candidates.into_iter().filter(|candidate| !candidate.anything).collect();
    for kind in [Kind::Array, Kind::String, Kind::Integer, Kind::Number, Kind::Boolean] {
        let (same, other): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|candidate| candidate.kind == Some(kind));
        rest = other;
        if kind == Kind::Array && same.len() > 1 {
            decided.left.extend(same);
        } else if let Some(first) = same.iter().find(|candidate| candidate.open).or(same.first()) {
            decided.rules.push((Rc::clone(first), first.hint(), rule(kind)));
        }
    }
    decided.left.extend(rest);
}

fn rule(kind: Kind) -> VariantRule {
    match kind {
        Kind::Array => VariantRule::Array,
        Kind::String => VariantRule::String,
        Kind::Integer => VariantRule::Integer,
        Kind::Number => VariantRule::Number,
        Kind::Boolean => VariantRule::Boolean,
        Kind::Object => VariantRule::Object,
    }
}

fn kind_word(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Array) => "list",
        Some(Kind::String) => "string",
        Some(Kind::Integer) => "integer",
        Some(Kind::Number) => "number",
        Some(Kind::Boolean) => "boolean",
        Some(Kind::Object) => "object",
        None => "value",
    }
}
