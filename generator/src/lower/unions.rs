//! `oneOf` and `anyOf`: fewer alternatives than it seems, one enumeration, or a union with a rule for each variant.

use crate::api::{SchemaId, SchemaKind, SchemaName, TypeRef, Variant};
use crate::diagnostic::Diagnostic;

use super::components;
use super::context::Context;
use super::discriminate::{self, Candidate, Decided};
use super::schemas::{Home, claim, type_of};
use super::shape::{Kind, Shape, Spot, Target};
use super::{enums, integers, text};

/// Unions in unions are followed this deep.
const NESTING: usize = 4;

/// More alternatives than this are not gathered out of unions in unions.
const ALTERNATIVES: usize = 1000;

/// The type of a schema whose alternatives are all that counts.
pub(super) fn union<'a>(
    context: &mut Context<'a, '_>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    let nested = shape.data.discriminator.is_none().then_some(NESTING);
    let spots = distinct(context, expanded(context, shape, &spot.pointer, nested.unwrap_or_default()));
    match spots.as_slice() {
        [] => return TypeRef::Any,
        [only] => return type_of(context, only, home, depth + 1),
        _ => {}
    }
    let shapes: Vec<_> = spots.iter().filter_map(|spot| components::effective(context, spot)).collect();
    if let Some(ty) = scalars(context, &shapes, &spots, shape, spot, &home, depth) {
        return ty;
    }
    let candidates = spots.iter().map(|spot| Candidate::of(context, spot)).collect();
    let decided = discriminate::decide(candidates, shape.data.discriminator.as_ref());
    variants(context, decided, shape, spot, home, depth)
}

/// The alternatives; one that is a union of scalars itself gives its alternatives instead.
fn expanded<'a>(context: &Context<'a, '_>, shape: &Shape<'a>, pointer: &str, depth: usize) -> Vec<Spot<'a>> {
    let mut all = Vec::new();
    for spot in shape.alternatives(pointer) {
        let inner = components::effective(context, &spot).filter(|_| depth > 0);
        match inner.filter(|(inner, pointer)| is_scalar_union(context, inner, pointer)) {
            Some((inner, pointer)) => all.extend(expanded(context, &inner, &pointer, depth - 1)),
            None => all.push(spot),
        }
        if all.len() > ALTERNATIVES {
            break;
        }
    }
    all
}

/// Whether all alternatives are strings, numbers or booleans, or unions of such.
fn is_scalar_union<'a>(context: &Context<'a, '_>, shape: &Shape<'a>, pointer: &str) -> bool {
    let scalar = |spot: &Spot<'a>| {
        let kind = components::effective(context, spot).and_then(|(shape, _)| shape.kind);
        kind.is_some_and(|kind| !matches!(kind, Kind::Object | Kind::Array))
    };
    let alternatives = shape.alternatives(pointer);
    !alternatives.is_empty() && shape.properties.is_none() && alternatives.iter().all(scalar)
}

/// The alternatives without null and without repetition.
fn distinct<'a>(context: &Context<'a, '_>, spots: Vec<Spot<'a>>) -> Vec<Spot<'a>> {
    let mut seen = Vec::new();
    let mut kept = Vec::new();
    for spot in spots {
        let null = components::shape(context, &spot).is_some_and(|(shape, _)| shape.is_null());
        let again = match spot.target {
            Target::Reference(reference) => seen.contains(&reference),
            Target::Schema(schema) => kept
                .iter()
                .any(|other: &Spot<'a>| matches!(other.target, Target::Schema(before) if before == schema)),
        };
        if let Target::Reference(reference) = spot.target {
            seen.push(reference);
        }
        if !null && !again {
            kept.push(spot);
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
            && shapes.iter().all(|(shape, _)| {
                shape.all_of.is_empty() && shape.kind.is_some_and(|kind| kinds.contains(&kind))
            })
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
    undecided(context, &decided, spot);
    if decided.rules.is_empty() {
        return TypeRef::Any;
    }
    let id = claim(context, home, shape.data, &spot.pointer);
    let variants = decided.rules.into_iter().map(|(candidate, hint, rule)| Variant {
        ty: type_of(context, &candidate.spot, variant_home(id, &hint), depth + 1),
        description: candidate.spot.data().and_then(|data| text::description(data, &hint)),
        hint,
        rule,
        recursive: false,
    });
    context.schemas[id.0].kind = SchemaKind::Union(variants.collect());
    TypeRef::Schema(id)
}

fn variant_home(id: SchemaId, hint: &str) -> Home {
    Home::Named(SchemaName::Variant(id, hint.to_owned()))
}

fn undecided(context: &mut Context<'_, '_>, decided: &Decided<'_>, spot: &Spot<'_>) {
    if decided.left.is_empty() {
        return;
    }
    let names: Vec<_> = decided.left.iter().map(|candidate| format!("`{}`", candidate.hint())).collect();
    let names = names.join(", ");
    let message = format!("nothing tells these alternatives apart before they are decoded: {names}");
    let help = "add a `discriminator`, or a required property that only one alternative has";
    context.report(&spot.pointer, Diagnostic::warning("undecidable-union", message).help(help));
}
