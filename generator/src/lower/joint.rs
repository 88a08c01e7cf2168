//! Several schemas that one value has to fit: which of them count, and what they are where they are no objects.

use std::collections::HashSet;

use crate::api::TypeRef;
use crate::diagnostic::Diagnostic;

use super::components;
use super::context::Context;
use super::enums::{self, Listed};
use super::facts::{Kinds, facts};
use super::schemas::{Home, nullable_type, plain, type_of};
use super::shape::{Kind, Shape, Spot, Target};
use super::{formats, integers};

/// Of more schemas than this, not every pair is compared.
const MOST: usize = 32;

/// Parts of parts are followed this often.
const HOPS: usize = 64;

/// The schemas that say what no other of them says: those that restrict something, each once, without those that name
/// a kind alone, that another one extends, or that are a choice of which another one is made.
pub(super) fn counting<'a>(context: &Context<'a, '_>, spots: Vec<Spot<'a>>) -> Vec<Spot<'a>> {
    let says = |spot: &Spot<'a>| components::shape(context, spot).is_none_or(|(shape, _)| !shape.is_empty());
    let mut seen = HashSet::new();
    let bare = spots.into_iter().map(|spot| bare(context, spot)).filter(says);
    let mut kept: Vec<Spot<'a>> = bare.filter(|spot| seen.insert(spot.key())).collect();
    if kept.len() > MOST {
        return kept;
    }
    let mut at = 0;
    while at < kept.len() {
        let one = &kept[at];
        let others = kept.iter().enumerate().filter(|(other, _)| *other != at);
        if others.clone().any(|(place, other)| says_as_much(context, other, one, place < at)) {
            kept.remove(at);
        } else {
            at += 1;
        }
    }
    kept
}

/// A schema without an `allOf` around it that adds nothing.
fn bare<'a>(context: &Context<'a, '_>, mut spot: Spot<'a>) -> Spot<'a> {
    for _ in 0..HOPS {
        let Target::Schema(schema) = spot.target else { break };
        let shape = Shape::of(schema);
        if !shape.has_parts() || shape.says_more_than_parts() {
            break;
        }
        let says =
            |part: &Spot<'a>| components::shape(context, part).is_none_or(|(shape, _)| !shape.is_empty());
        let mut parts = shape.parts(&spot.pointer).into_iter().filter(says);
        let (Some(only), None) = (parts.next(), parts.next()) else { break };
        spot = only;
    }
    spot
}

/// Whether `one` says all that `other` does. Of two that say the same the `earlier` one counts.
fn says_as_much<'a>(context: &Context<'a, '_>, one: &Spot<'a>, other: &Spot<'a>, earlier: bool) -> bool {
    if one.is_equal(other) {
        return earlier;
    }
    let (Some((first, _)), Some((second, pointer))) =
        (components::shape(context, one), components::effective(context, other))
    else {
        return false;
    };
    if let (true, Some(kind)) = (is_vague(context, &second, &pointer), second.kind) {
        let within = Kinds::of(kind).holds(facts(context, one).kinds);
        return within && (earlier || !first.is_vague() || first.kind != second.kind);
    }
    let chosen = second.alternatives(&pointer).iter().any(|alternative| alternative.is_equal(one));
    chosen || matches!(other.target, Target::Reference(reference) if extends(context, one, reference))
}

/// Whether a schema says its kind alone; bounds of an integer count, as they may ask for a wider one.
fn is_vague(context: &Context<'_, '_>, shape: &Shape<'_>, pointer: &str) -> bool {
    let usual = || integers::kind(context, pointer, None) == crate::api::IntegerKind::I64;
    shape.is_vague() && (shape.kind != Some(Kind::Integer) || usual())
}

/// Whether a schema has the component among the parts of its `allOf`, at any remove.
fn extends<'a>(context: &Context<'a, '_>, spot: &Spot<'a>, reference: &str) -> bool {
    let mut stack = vec![spot.clone()];
    let mut seen = HashSet::new();
    while let Some(spot) = stack.pop() {
        if seen.len() > HOPS || !seen.insert(spot.key()) {
            continue;
        }
        let Some((shape, pointer)) = components::shape(context, &spot) else { continue };
        for part in shape.parts(&pointer) {
            if matches!(part.target, Target::Reference(part) if part == reference) {
                return true;
            }
            stack.push(part);
        }
    }
    false
}

/// The type of parts that are no objects: a list of what fits all their items, the values that all of them list, or
/// the part that says most; `None` where no value fits them all.
pub(super) fn scalar<'a>(
    context: &mut Context<'a, '_>,
    parts: &[Spot<'a>],
    spot: &Spot<'a>,
    home: &Home,
    depth: usize,
) -> Option<TypeRef> {
    let each = |part: &Spot<'a>| Some((part.clone(), components::effective(context, part)?));
    let mut parts: Vec<Part<'a>> = parts
        .iter()
        .filter_map(each)
        .map(|(spot, (shape, pointer))| Part { spot, shape, pointer, own: false })
        .collect();
    let own = beside(spot);
    let kinds = parts.iter().chain(&own).filter_map(|part| part.shape.kind);
    let kind = meet(kinds).ok()?;
    parts.extend(own.map(|mut part| {
        part.shape.kind = part.shape.kind.or(kind);
        part
    }));
    match kind {
        Some(Kind::Array) => Some(list(context, &parts, home, depth)),
        None | Some(Kind::String | Kind::Integer | Kind::Number) => {
            listed(context, &parts, kind, spot, home, depth)
        }
        Some(Kind::Boolean | Kind::Object) => Some(telling(context, &parts, kind, home, depth)),
    }
}

/// A part that something is known of.
struct Part<'a> {
    spot: Spot<'a>,
    shape: Shape<'a>,
    pointer: String,
    /// Whether it is what stands beside the `allOf`, and not one of its parts.
    own: bool,
}

impl<'a> Part<'a> {
    fn type_of(&self, context: &mut Context<'a, '_>, home: &Home, depth: usize) -> TypeRef {
        if self.own {
            return plain(context, &self.shape, &self.spot, home.clone(), depth);
        }
        type_of(context, &self.spot, home.clone(), depth + 1)
    }
}

/// What a schema says beside its `allOf`, as a `$ref` with siblings does, where it is no object and shapes a value.
fn beside<'a>(spot: &Spot<'a>) -> Option<Part<'a>> {
    let Target::Schema(schema) = spot.target else { return None };
    let mut shape = Shape::of(schema);
    let object = shape.properties.is_some() || shape.additional.is_some();
    let says = shape.format.is_some() || shape.items.is_some() || !shape.values.is_empty();
    shape.all_of = &[];
    (says && !object && !shape.has_alternatives()).then(|| Part {
        spot: spot.clone(),
        pointer: spot.pointer.clone(),
        shape,
        own: true,
    })
}

/// No value is of all the kinds.
struct Conflict;

/// The kind that is all of these kinds, where one is named. An integer is a number.
fn meet(mut kinds: impl Iterator<Item = Kind>) -> Result<Option<Kind>, Conflict> {
    kinds.try_fold(None, |met, kind| match (met, kind) {
        (None, kind) => Ok(Some(kind)),
        (Some(one), other) if one == other => Ok(met),
        (Some(Kind::Integer), Kind::Number) | (Some(Kind::Number), Kind::Integer) => Ok(Some(Kind::Integer)),
        _ => Err(Conflict),
    })
}

/// The part that says most: of this kind, with a format if one has.
fn telling<'a>(
    context: &mut Context<'a, '_>,
    parts: &[Part<'a>],
    kind: Option<Kind>,
    home: &Home,
    depth: usize,
) -> TypeRef {
    let alike = || parts.iter().filter(|part| part.shape.kind == kind);
    let chosen = alike().find(|part| part.shape.format.is_some()).or(alike().next());
    match chosen.or(parts.first()) {
        Some(part) => part.type_of(context, home, depth),
        None => TypeRef::Any,
    }
}

/// A list whose items fit what all parts say of them.
fn list<'a>(context: &mut Context<'a, '_>, parts: &[Part<'a>], home: &Home, depth: usize) -> TypeRef {
    let lists: Vec<&Part<'a>> = parts.iter().filter(|part| part.shape.items.is_some()).collect();
    let tuple = |part: &&Part<'a>| part.shape.data.extensions.contains_key("x-vendorsmith-tuple");
    if let Some(part) =
        parts.iter().find(tuple).or(if lists.len() < 2 { lists.first().copied() } else { None })
    {
        return part.type_of(context, home, depth);
    }
    let items = lists
        .iter()
        .filter_map(|part| Some(Spot::boxed(part.shape.items?, format!("{}/items", part.pointer))));
    let item = match Spot::all(items.collect()) {
        Some(items) => nullable_type(context, &items, home.item("item"), depth + 1),
        None => TypeRef::Any,
    };
    TypeRef::List(Box::new(item))
}

/// The values that every list of values has; without lists the part that says most.
fn listed<'a>(
    context: &mut Context<'a, '_>,
    parts: &[Part<'a>],
    kind: Option<Kind>,
    spot: &Spot<'a>,
    home: &Home,
    depth: usize,
) -> Option<TypeRef> {
    let mut lists: Vec<(&Part<'a>, Listed)> = Vec::new();
    for part in parts {
        lists.extend(enums::listed(context, &part.shape, &part.pointer).map(|listed| (part, listed)));
    }
    let Some(common) = enums::common(lists.iter().map(|(_, listed)| listed)) else {
        tell_formats(context, parts, kind, spot);
        return Some(telling(context, parts, kind, home, depth));
    };
    if common.values.is_empty() {
        return Some(disjoint(context, lists, spot, home));
    }
    // One that lists these and no others keeps its name, the more so if it is a component.
    let whole = |(_, listed): &&(&Part<'a>, Listed)| listed.values.len() == common.values.len();
    let named = |(part, _): &&(&Part<'a>, Listed)| matches!(part.spot.target, Target::Reference(_));
    let all = || lists.iter().filter(whole);
    if let Some((part, _)) = all().find(named).or(all().next()) {
        return Some(part.type_of(context, home, depth));
    }
    let data = parts.last()?.shape.data;
    Some(enums::enumeration(context, common, data, &spot.pointer, home.clone()))
}

/// Reports formats of which a text can have one only.
fn tell_formats<'a>(context: &mut Context<'a, '_>, parts: &[Part<'a>], kind: Option<Kind>, spot: &Spot<'a>) {
    let text = |part: &&Part<'a>| kind == Some(Kind::String) && part.shape.kind == kind;
    let formats = parts.iter().filter(text).filter_map(|part| part.shape.format.as_deref());
    let mut told = formats.filter_map(|format| Some((format, formats::exclusive(format)?)));
    let Some((first, ty)) = told.next() else { return };
    let Some((second, _)) = told.find(|(_, other)| *other != ty) else { return };
    let message = format!("no value has the formats `{first}` and `{second}`; the first one counts");
    let help = "name one format, or choose between the two with `anyOf`";
    context.report(&spot.pointer, Diagnostic::warning(conflict(spot), message).help(help));
}

/// The code of what the parts of a schema, or of one property, contradict each other in.
fn conflict(spot: &Spot<'_>) -> &'static str {
    let several = matches!(spot.target, Target::All(_));
    if several { "conflicting-property" } else { "conflicting-all-of" }
}

/// All values of lists that have none in common: each part was meant to add its own.
fn disjoint<'a>(
    context: &mut Context<'a, '_>,
    lists: Vec<(&Part<'a>, Listed)>,
    spot: &Spot<'a>,
    home: &Home,
) -> TypeRef {
    let message = "the parts list no value in common; the values of all of them are taken";
    let help = "list the values in one schema, or choose between the lists with `anyOf`";
    context.report(&spot.pointer, Diagnostic::warning(conflict(spot), message).help(help));
    let Some(data) = lists.last().map(|(part, _)| part.shape.data) else { return TypeRef::Any };
    let listed = enums::joined(lists.into_iter().map(|(part, listed)| (listed, part.shape.data)).collect());
    enums::enumeration(context, listed, data, &spot.pointer, home.clone())
}

/// The type of one property, or of a list's items, of which no value fits all that is said: what the last part says.
pub(super) fn last<'a>(
    context: &mut Context<'a, '_>,
    parts: &[Spot<'a>],
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    let message = "no value fits all that the parts of `allOf` say of this; the last one counts";
    let help = "make the parts agree on its `type`, and on a value that all of them list";
    context.report(&spot.pointer, Diagnostic::warning("conflicting-property", message).help(help));
    match parts.last() {
        Some(part) => type_of(context, part, home, depth + 1),
        None => TypeRef::Any,
    }
}
