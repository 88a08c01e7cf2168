//! Whether a schema admits null, in every way in which OpenAPI 3.0 can say so.

use serde_json::Value;

use super::components;
use super::context::Context;
use super::shape::{Spot, Target};

/// Compositions are followed this deep.
const DEPTH: usize = 16;

/// Whether null is a value of the schema: `nullable`, null in `enum`, a nullable alternative, or only nullable parts.
pub(super) fn is_nullable<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> bool {
    let Target::Reference(reference) = spot.target else { return looked_up(context, spot) };
    let known = context.nullable.borrow().get(reference).copied();
    known.unwrap_or_else(|| {
        let nullable = looked_up(context, spot);
        context.nullable.borrow_mut().insert(reference, nullable);
        nullable
    })
}

fn looked_up<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> bool {
    // Bounds the work on documents whose compositions multiply: real ones need a handful of steps.
    let mut steps = 256;
    nullable(context, spot, DEPTH, &mut steps)
}

fn nullable<'a>(context: &Context<'a, '_>, spot: &Spot<'a>, depth: usize, steps: &mut usize) -> bool {
    if depth == 0 || *steps == 0 {
        return false;
    }
    *steps -= 1;
    let Some((shape, pointer)) = components::shape(context, spot) else { return false };
    if shape.data.nullable || shape.values.iter().any(Value::is_null) {
        return true;
    }
    let mut admits = |spot: &Spot<'a>| nullable(context, spot, depth - 1, steps);
    if shape.alternatives(&pointer).iter().any(&mut admits) {
        return true;
    }
    // A part without a kind forbids nothing; one that only says `nullable` is meant to change another.
    let says = |part: &Spot<'a>| components::shape(context, part).is_none_or(|(shape, _)| !shape.is_empty());
    let (telling, other): (Vec<_>, Vec<_>) = shape.parts(&pointer).into_iter().partition(says);
    other.iter().any(&mut admits) || (!telling.is_empty() && telling.iter().all(admits))
}
