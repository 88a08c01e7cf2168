//! References into `components`, resolved without ever following a loop.

use indexmap::IndexMap;

use crate::source::node::{escape, unescape};
use crate::source::openapi::{AdditionalProperties, Components, ReferenceOr, Schema};

use super::context::Context;
use super::shape::{Shape, Spot, Target};

/// References to references are followed this often.
const HOPS: usize = 32;

/// The name in `#/components/<section>/<name>`.
pub(super) fn component_name(reference: &str, section: &str) -> Option<String> {
    let rest = reference.strip_prefix("#/components/")?.strip_prefix(section)?.strip_prefix('/')?;
    (!rest.is_empty() && !rest.contains('/')).then(|| unescape(rest))
}

/// What a parameter, body, response or header stands for, with the pointer it is found at; `None` where a reference
/// leads nowhere.
pub(super) fn resolve<'a, T>(
    context: &Context<'a, '_>,
    item: &'a ReferenceOr<T>,
    pointer: &str,
    section: &str,
    of: fn(&'a Components) -> &'a IndexMap<String, ReferenceOr<T>>,
) -> Option<(&'a T, String)> {
    let mut found = (item, pointer.to_owned());
    for _ in 0..HOPS {
        let reference = match found.0 {
            ReferenceOr::Item(item) => return Some((item, found.1)),
            ReferenceOr::Reference { reference } => reference,
        };
        let name = component_name(reference, section)?;
        let next = of(context.source.document.components.as_ref()?).get(&name)?;
        found = (next, format!("/components/{section}/{}", escape(&name)));
    }
    None
}

/// What stands where a spot leads to, through references to references.
fn resolved<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> Option<Spot<'a>> {
    let mut spot = spot.clone();
    for _ in 0..HOPS {
        let Target::Reference(reference) = spot.target else { return Some(spot) };
        spot = target(context, reference)?;
    }
    None
}

/// The schema that a spot stands for, with the pointer it is found at; `None` also for several schemas.
pub(super) fn schema<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> Option<(&'a Schema, String)> {
    let spot = resolved(context, spot)?;
    let Target::Schema(schema) = spot.target else { return None };
    Some((schema, spot.pointer))
}

/// The flat view of what a spot stands for, with the pointer it is found at.
pub(super) fn shape<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> Option<(Shape<'a>, String)> {
    let Spot { target, pointer } = resolved(context, spot)?;
    let shape = match target {
        Target::Schema(schema) => Shape::of(schema),
        Target::All(spots) => Shape::of_all(spots),
        Target::Any(spots) => Shape::of_any(spots),
        Target::Reference(_) => return None,
    };
    Some((shape, pointer))
}

/// Like [`shape`], through every `allOf` of which one part says something and that adds nothing to it.
pub(super) fn effective<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> Option<(Shape<'a>, String)> {
    let mut found = shape(context, spot)?;
    for _ in 0..HOPS {
        if !found.0.has_parts() || found.0.says_more_than_parts() {
            break;
        }
        let telling = |part: &Spot<'a>| shape(context, part).filter(|(shape, _)| !shape.is_empty());
        let parts = found.0.parts(&found.1);
        let mut telling = parts.iter().filter_map(telling);
        let (Some(only), None) = (telling.next(), telling.next()) else { break };
        found = only;
    }
    Some(found)
}

/// What a reference to a schema, or to a place inside a component schema, leads to.
pub(super) fn target<'a>(context: &Context<'a, '_>, reference: &str) -> Option<Spot<'a>> {
    let path = reference.strip_prefix("#/components/schemas/")?;
    let mut tokens = path.split('/').map(unescape);
    let name = tokens.next()?;
    let schema = context.source.document.components.as_ref()?.schemas.get(&name)?;
    let start = Spot::new(schema, format!("/components/schemas/{}", escape(&name)));
    inside(start, &mut tokens)
}

fn inside<'a>(mut spot: Spot<'a>, tokens: &mut dyn Iterator<Item = String>) -> Option<Spot<'a>> {
    while let Some(keyword) = tokens.next() {
        let Target::Schema(schema) = spot.target else { return None };
        let shape = Shape::of(schema);
        spot = match keyword.as_str() {
            "items" => Spot::boxed(shape.items?, format!("{}/items", spot.pointer)),
            "additionalProperties" => match shape.additional? {
                AdditionalProperties::Schema(schema) => {
                    Spot::new(schema, format!("{}/additionalProperties", spot.pointer))
                }
                AdditionalProperties::Any(_) => return None,
            },
            "properties" => {
                let name = tokens.next()?;
                shape.fields(&spot.pointer).into_iter().find(|field| field.0 == name)?.1
            }
            "allOf" => shape.parts(&spot.pointer).into_iter().nth(tokens.next()?.parse().ok()?)?,
            "oneOf" | "anyOf" => {
                let wanted = format!("{}/{keyword}/{}", spot.pointer, tokens.next()?);
                shape.alternatives(&spot.pointer).into_iter().find(|spot| spot.pointer == wanted)?
            }
            _ => return None,
        };
    }
    Some(spot)
}
