//! The places that declared answers have, to find near misses.

use std::collections::{HashSet, VecDeque};

use crate::diagnostic::near;
use crate::source::node::escape;

use super::super::super::components;
use super::super::super::context::Context;
use super::super::super::merge::merged;
use super::super::super::shape::{Kind, Spot};
use super::super::nearest;

/// Most schemas that are looked into, and most steps of a pointer that is found.
const MOST: usize = 500;
const STEPS: usize = 4;

/// The way out where the vendor sends what the document lacks.
const WAY_OUT: &str = "what the vendor sends and the document lacks, an overlay can add";

/// Pointers to what the schemas declare behind one of `starts`, the nearest to it first.
pub(super) fn behind<'a>(context: &Context<'a, '_>, spots: &[Spot<'a>], starts: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for pointer in declared(context, spots) {
        for start in starts {
            let rest = pointer.strip_prefix(start.as_str()).filter(|rest| rest.starts_with('/'));
            found.extend(rest.filter(|rest| !found.iter().any(|known| known == rest)).map(str::to_owned));
        }
    }
    found
}

/// What to do about a pointer that is not among these.
pub(super) fn help(pointer: &str, known: &[String]) -> String {
    format!("{}; {WAY_OUT}", nearest::meant(pointer, known))
}

/// The pointer that is meant by one that is not among these, and is written almost like it.
pub(super) fn twin(pointer: &str, known: &[String]) -> Option<String> {
    if known.iter().any(|known| known == pointer) {
        return None;
    }
    known.iter().find(|other| is_twin(pointer, other)).cloned()
}

/// Whether two pointers are written almost alike: step by step, so that a short step does not borrow letters from a long
/// one.
fn is_twin(one: &str, other: &str) -> bool {
    let (own, others) = (one.split('/'), other.split('/'));
    let near = |(own, other): (&str, &str)| own == other || near::twin(own, [other]).is_some();
    let same_steps = own.clone().count() == others.clone().count();
    near::alike(one, other) || (same_steps && own.zip(others).all(near))
}

/// What to do about a pointer that is written almost like this one.
pub(super) fn meant(twin: &str) -> String {
    format!("did you mean `{twin}`?; {WAY_OUT}")
}

/// Pointers to the properties of the schemas and of what these hold; the first item stands for all of a list.
fn declared<'a>(context: &Context<'a, '_>, spots: &[Spot<'a>]) -> Vec<String> {
    let mut seen = HashSet::new();
    let once = spots.iter().filter(|spot| seen.insert(spot.key()));
    let mut open: VecDeque<(String, Spot<'a>)> = once.map(|spot| (String::new(), spot.clone())).collect();
    let mut found = Vec::new();
    for _ in 0..MOST {
        let Some((pointer, spot)) = open.pop_front() else { break };
        if pointer.matches('/').count() == STEPS {
            continue;
        }
        let Some((shape, place)) = components::shape(context, &spot) else { continue };
        if let Some(items) = shape.items.filter(|_| shape.kind == Some(Kind::Array)) {
            open.push_back((format!("{pointer}/0"), Spot::boxed(items, format!("{place}/items"))));
            continue;
        }
        open.extend(shape.alternatives(&place).into_iter().map(|one| (pointer.clone(), one)));
        for (name, property) in merged(context, &spot).into_iter().flat_map(|object| object.properties) {
            let inner = format!("{pointer}/{}", escape(name));
            if !found.contains(&inner) {
                found.push(inner.clone());
                open.push_back((inner, property));
            }
        }
    }
    found
}
