//! `oneOf` and `anyOf`: fewer alternatives than it seems, one enumeration, or a union with a rule for each variant.

use crate::api::{Api, SchemaId, SchemaKind, SchemaName, TypeRef, Variant, VariantRule};
use crate::diagnostic::Diagnostic;
use crate::source::openapi::Discriminator;

use super::components;
use super::context::Context;
use super::discriminate::{self, Candidate, Decided, Ruled};
use super::schemas::{Home, claim, type_of};
use super::separate::Separator;
use super::shape::{Kind, Shape, Spot, Target};
use super::{beside, enums, facts, family, graph, integers, mapping, text, together};

/// Unions in unions are followed this deep.
const NESTING: usize = 4;

/// More alternatives than this are not gathered out of unions in unions.
const ALTERNATIVES: usize = 1000;

/// An alternative, and the tag values that a union which it was taken out of gives it.
type Gathered<'a> = (Spot<'a>, Vec<String>);

/// The type of a schema whose alternatives are all that counts.
pub(super) fn union<'a>(
    context: &mut Context<'a, '_>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    let discriminator = shape.data.discriminator.as_ref();
    mapping::tell_unmapped(context, discriminator, &spot.pointer);
    let mut gathered = Vec::new();
    expand(context, shape, &spot.pointer, discriminator, NESTING, &mut gathered);
    let declared = gathered.len();
    let targets = mapping::targets(context, discriminator, &spot.pointer);
    mapping::tell_unlisted(context, &targets, &gathered, &spot.pointer);
    gathered.extend(targets.into_iter().map(|spot| (spot, Vec::new())));
    let gathered = distinct(context, gathered, declared);
    let spots: Vec<Spot<'a>> = gathered.iter().map(|(spot, _)| spot.clone()).collect();
    beside::tell(context, shape, &spots, &spot.pointer);
    let ty = united(context, &gathered, shape, spot, home, depth);
    if ty == TypeRef::Any && spots.len() > 1 && spots.iter().all(|spot| is_unopened(context, spot)) {
        let message = "the alternatives of this union are unions again, and so on without an end; it is read as any value";
        let help = "take out those that lead back, or make those that are meant one union";
        context.report(&spot.pointer, Diagnostic::warning("recursive-union", message).help(help));
    }
    ty
}

/// The type of whatever is one of these.
pub(super) fn one_of<'a>(
    context: &mut Context<'a, '_>,
    spots: Vec<Spot<'a>>,
    shape: &Shape<'a>,
    pointer: &str,
    home: Home,
    depth: usize,
) -> TypeRef {
    let count = spots.len();
    let gathered = spots.into_iter().map(|spot| (spot, Vec::new())).collect();
    let gathered = distinct(context, gathered, count);
    let Some((first, _)) = gathered.first() else { return TypeRef::Any };
    let spot = Spot { target: first.target.clone(), pointer: pointer.to_owned() };
    united(context, &gathered, shape, &spot, home, depth)
}

fn united<'a>(
    context: &mut Context<'a, '_>,
    gathered: &[Gathered<'a>],
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    let discriminator = shape.data.discriminator.as_ref();
    let spots: Vec<Spot<'a>> = gathered.iter().map(|(spot, _)| spot.clone()).collect();
    match spots.as_slice() {
        [] => return TypeRef::Any,
        [only] => return type_of(context, only, home, depth + 1),
        _ => {}
    }
    let shapes: Vec<_> = spots.iter().filter_map(|spot| components::effective(context, spot)).collect();
    if let Some(ty) = scalars(context, &shapes, &spots, shape, spot, &home, depth) {
        return ty;
    }
    let separator = Separator::new(context);
    let candidate = |(spot, given): &Gathered<'a>| Candidate::of(&separator, spot, given.clone());
    let candidates = gathered.iter().map(candidate).collect();
    let mut decided = discriminate::decide(&separator, candidates, discriminator);
    if discriminator.is_none() && shape.one_of.is_empty() && !shape.any_of.is_empty() {
        decided.together = together::overlapping(&separator, &decided.rules);
    }
    if let Some(target) = mapping::default(context, &spot.pointer) {
        discriminate::prefer(&mut decided, &target);
    }
    variants(context, decided, shape, spot, home, depth)
}

/// Whether an alternative is nothing but a union itself, although such give their alternatives instead.
fn is_unopened<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> bool {
    components::effective(context, spot).is_some_and(|(shape, pointer)| opens(&shape, &pointer, spot, None))
}

/// Whether a union with a discriminator and properties loses nothing by being one: each alternative has these too.
pub(super) fn has_all<'a>(context: &Context<'a, '_>, shape: &Shape<'a>, spot: &Spot<'a>) -> bool {
    let own: Vec<&String> = shape.properties.iter().flat_map(|properties| properties.keys()).collect();
    let has = |spot: &Spot<'a>| {
        let object = facts::facts(context, spot).object;
        object.is_some_and(|object| own.iter().all(|name| object.properties.contains_key(name.as_str())))
    };
    shape.data.discriminator.is_some() && shape.alternatives(&spot.pointer).iter().all(has)
}

/// The type of a component whose discriminator tells which of the components that extend it a value is; `None` where
/// none extends it.
pub(super) fn family<'a>(
    context: &mut Context<'a, '_>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: &Home,
    depth: usize,
) -> Option<TypeRef> {
    let discriminator = shape.data.discriminator.as_ref()?;
    let name = components::component_name(&format!("#{}", spot.pointer), "schemas")?;
    let family: &'a family::Family = context.family;
    if !matches!(home, Home::Taken(_)) || !family.is_base(&name) {
        return None;
    }
    mapping::tell_unmapped(context, Some(discriminator), &spot.pointer);
    let mut gathered: Vec<Gathered<'a>> = Vec::new();
    let own = own_tags(context, shape, spot, discriminator, &name);
    if !own.is_empty() {
        gathered.push((spot.clone(), own));
    }
    gathered.extend(family.descendants(&name).into_iter().map(|spot| (spot, Vec::new())));
    let decided = {
        let separator = Separator::new(context);
        let candidate = |(spot, given): &Gathered<'a>| Candidate::of(&separator, spot, given.clone());
        discriminate::decide(&separator, gathered.iter().map(candidate).collect(), Some(discriminator))
    };
    Some(variants(context, decided, shape, spot, home.clone(), depth))
}

/// The tag values that stand for a base itself: those mapped to it, else its own, unless the document names the values
/// of its family and none of them is the base's.
fn own_tags<'a>(
    context: &Context<'a, '_>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    discriminator: &Discriminator,
    name: &str,
) -> Vec<String> {
    let mapped = discriminate::mapped(discriminator, name);
    if !mapped.is_empty() {
        return mapped;
    }
    if let Some(own) = text::own_tag(shape.data) {
        return vec![own];
    }
    let object = facts::facts(context, spot).object;
    let property =
        object.and_then(|object| object.properties.get(discriminator.property_name.as_str()).cloned());
    let values = property.and_then(|property| facts::facts(context, &property).values);
    match values {
        Some(values) => values.into_iter().filter(|value| value == name).collect(),
        None if discriminator.mapping.is_empty() => vec![name.to_owned()],
        None => Vec::new(),
    }
}

/// The alternatives; one that is nothing but a union itself gives its alternatives instead, unless a tag stands for it
/// as a whole.
fn expand<'a>(
    context: &Context<'a, '_>,
    shape: &Shape<'a>,
    pointer: &str,
    discriminator: Option<&Discriminator>,
    depth: usize,
    all: &mut Vec<Gathered<'a>>,
) {
    for spot in shape.alternatives(pointer) {
        let inner = components::effective(context, &spot).filter(|_| depth > 0);
        let inner = inner.filter(|(inner, pointer)| opens(inner, pointer, &spot, discriminator));
        if all.len() > ALTERNATIVES {
            return;
        }
        match inner {
            Some((inner, pointer)) => {
                let from = all.len();
                let tags = inner.data.discriminator.as_ref();
                expand(context, &inner, &pointer, tags, depth - 1, all);
                give(&mut all[from..], tags);
            }
            None => all.push((spot, Vec::new())),
        }
    }
}

/// Whether a union in a union is replaced by its alternatives.
fn opens(inner: &Shape<'_>, pointer: &str, spot: &Spot<'_>, outer: Option<&Discriminator>) -> bool {
    let union = !inner.alternatives(pointer).is_empty() && inner.properties.is_none() && !inner.has_parts();
    let whole = outer.is_some_and(|outer| {
        let name = discriminate::component(spot);
        let tags = name.is_some_and(|name| !discriminate::mapped(outer, &name).is_empty());
        let other = inner.data.discriminator.as_ref();
        tags || other.is_some_and(|inner| inner.property_name != outer.property_name)
    });
    union && !whole
}

/// Gives alternatives the tag values that their union maps to them.
fn give(alternatives: &mut [Gathered<'_>], discriminator: Option<&Discriminator>) {
    let Some(discriminator) = discriminator else { return };
    for (spot, given) in alternatives {
        if let Some(name) = discriminate::component(spot) {
            given.extend(discriminate::mapped(discriminator, &name));
        }
    }
}

/// The alternatives without null and without repetition. From `declared` on they are targets of a mapping, which count
/// if something is known of them.
fn distinct<'a>(
    context: &Context<'a, '_>,
    gathered: Vec<Gathered<'a>>,
    declared: usize,
) -> Vec<Gathered<'a>> {
    let mut kept: Vec<Gathered<'a>> = Vec::new();
    for (at, (spot, given)) in gathered.into_iter().enumerate() {
        let shape = components::shape(context, &spot);
        let null = shape.as_ref().is_some_and(|(shape, _)| shape.is_null());
        let before = kept.iter_mut().find(|(other, _)| other.is_equal(&spot));
        match before {
            Some((_, tags)) => tags.extend(given),
            None if !null && (at < declared || shape.is_some()) => kept.push((spot, given)),
            None => {}
        }
    }
    kept
}

/// Alternatives of one scalar kind are that kind: an enumeration if one of them is, since any value may come beside
/// those that it lists.
fn scalars<'a>(
    context: &mut Context<'a, '_>,
    shapes: &[(Shape<'a>, String)],
    spots: &[Spot<'a>],
    whole: &Shape<'a>,
    spot: &Spot<'a>,
    home: &Home,
    depth: usize,
) -> Option<TypeRef> {
    let all = |kinds: &[Kind]| {
        shapes.len() == spots.len()
            && shapes
                .iter()
                .all(|(shape, _)| !shape.has_parts() && shape.kind.is_some_and(|kind| kinds.contains(&kind)))
    };
    if all(&[Kind::String]) || all(&[Kind::Integer]) || all(&[Kind::Integer, Kind::Number]) {
        return Some(enumeration(context, shapes, spots, whole, spot, home, depth).unwrap_or_else(|| {
            let types: Vec<_> =
                spots.iter().map(|spot| type_of(context, spot, home.clone(), depth + 1)).collect();
            widest(&types)
        }));
    }
    all(&[Kind::Boolean]).then_some(TypeRef::Boolean)
}

/// The type that holds the values of all these scalars.
fn widest(types: &[TypeRef]) -> TypeRef {
    match types {
        [first, rest @ ..] if rest.iter().all(|other| other == first) => first.clone(),
        _ if types.contains(&TypeRef::Decimal) => TypeRef::Decimal,
        _ if types.contains(&TypeRef::Float) => TypeRef::Float,
        [TypeRef::Integer(first), rest @ ..] => {
            let others = rest.iter().map(|ty| if let TypeRef::Integer(kind) = ty { *kind } else { *first });
            TypeRef::Integer(others.fold(*first, integers::joined))
        }
        _ => TypeRef::String,
    }
}

/// The enumeration of the values of all alternatives: that of the only one that lists any, or one of its own.
fn enumeration<'a>(
    context: &mut Context<'a, '_>,
    shapes: &[(Shape<'a>, String)],
    spots: &[Spot<'a>],
    whole: &Shape<'a>,
    spot: &Spot<'a>,
    home: &Home,
    depth: usize,
) -> Option<TypeRef> {
    let mut found = Vec::new();
    for ((shape, pointer), spot) in shapes.iter().zip(spots) {
        found.extend(enums::listed(context, shape, pointer).map(|listed| (listed, shape.data, spot)));
    }
    match found.as_slice() {
        [] => return None,
        [(_, _, Spot { target: Target::Reference(_), .. })] => {
            return Some(type_of(context, found[0].2, home.clone(), depth + 1));
        }
        _ => {}
    }
    let listed = enums::joined(found.into_iter().map(|(listed, data, _)| (listed, data)).collect());
    Some(enums::enumeration(context, listed, whole.data, &spot.pointer, home.clone()))
}

fn variants<'a>(
    context: &mut Context<'a, '_>,
    decided: Decided<'a>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    if decided.rules.is_empty() {
        return TypeRef::Any;
    }
    let id = claim(context, home, shape.data, &spot.pointer);
    undecided(context, &decided, spot, id);
    let mut variants: Vec<Variant> = Vec::new();
    for ruled in decided.rules {
        let variant = variant(context, id, ruled, depth);
        let same =
            |other: &&mut Variant| other.ty == variant.ty && other.tag.is_none() && variant.tag.is_none();
        match variants.iter_mut().find(same) {
            Some(before) => {
                let rule = std::mem::replace(&mut before.rule, VariantRule::never());
                before.rule = VariantRule::any(vec![rule, variant.rule]);
            }
            None => variants.push(variant),
        }
    }
    beside::require(context, shape.required, id, &variants);
    context.schemas[id.0].kind = SchemaKind::Union(variants);
    TypeRef::Schema(id)
}

fn variant<'a>(context: &mut Context<'a, '_>, id: SchemaId, ruled: Ruled<'a>, depth: usize) -> Variant {
    let Ruled { candidate, hint, rule, tag } = ruled;
    let home = Home::Named(SchemaName::Variant(id, hint.clone()));
    let ty = type_of(context, &candidate.spot, home, depth + 1);
    let description = candidate.spot.data().and_then(|data| text::description(data, &hint));
    Variant { hint, ty, rule, tag, recursive: false, description }
}

/// Remembers what cannot be told apart; it matters only to what is received, which is not known yet.
fn undecided(context: &mut Context<'_, '_>, decided: &Decided<'_>, spot: &Spot<'_>, id: SchemaId) {
    let listed =
        |names: &[String]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let mut remember = |finding: Diagnostic| context.undecided.push((id, spot.pointer.clone(), finding));
    if !decided.left.is_empty() {
        let names = listed(&decided.left);
        let message = format!(
            "nothing tells these alternatives from those before them, as which they are read first: {names}"
        );
        let help = "add a `discriminator`, or a required property that only one alternative has";
        remember(Diagnostic::warning("undecidable-union", message).help(help));
    }
    if !decided.inside.is_empty() {
        let names = listed(&decided.inside);
        let message =
            format!("another alternative has all that these have, and is read in their place: {names}");
        let help = "add a `discriminator` if it matters which of them a value is";
        remember(Diagnostic::note("overlapping-union", message).help(help));
    }
    if !decided.together.is_empty() {
        let names = listed(&decided.together);
        let message = format!(
            "`anyOf` lets a value fit several of these at once; it is read as one of them, without what only the \
             others declare: {names}"
        );
        let help =
            "keep what the others declare with `keep_undeclared`, or let an overlay make them one object";
        remember(Diagnostic::note("inclusive-union", message).help(help));
    }
}

/// Reports what cannot be told apart where it is received.
pub(super) fn tell(context: &mut Context<'_, '_>, api: &Api) {
    for (id, pointer, finding) in std::mem::take(&mut context.undecided) {
        if api.schemas.get(id.0).is_some_and(|schema| schema.received) {
            context.report(&pointer, finding);
        }
    }
}

/// Takes the tag from variants that are no structs: only a struct can be written with a property more.
pub(super) fn settle_tags(api: &mut Api) {
    let structs: Vec<bool> =
        api.schemas.iter().map(|schema| matches!(schema.kind, SchemaKind::Object { .. })).collect();
    for at in 0..api.schemas.len() {
        let SchemaKind::Union(variants) = &api.schemas[at].kind else { continue };
        let lost: Vec<usize> = (0..variants.len())
            .filter(|at| {
                let ty = graph::unaliased(api, &variants[*at].ty).and_then(graph::held);
                !ty.is_some_and(|id| structs[id.0])
            })
            .collect();
        let SchemaKind::Union(variants) = &mut api.schemas[at].kind else { continue };
        for lost in lost {
            variants[lost].tag = None;
        }
    }
}
