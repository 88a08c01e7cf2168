//! `allOf` as one object: properties and `required` of all parts together.

use std::collections::{BTreeMap, HashSet};

use indexmap::IndexMap;

use crate::source::openapi::AdditionalProperties;

use super::components;
use super::context::Context;
use super::shape::{Kind, Shape, Spot, Target};

/// Compositions are followed this deep.
const DEPTH: usize = 64;

/// All that the parts of an object say together.
#[derive(Debug, Default)]
pub(super) struct Merged<'a> {
    /// Properties by name, in the order first met; a later part's schema replaces an earlier one's.
    pub properties: IndexMap<&'a str, Spot<'a>>,
    /// Required properties and the part that requires them.
    pub required: BTreeMap<&'a str, String>,
    /// `additionalProperties` of the part that says so, with its pointer.
    pub additional: Option<(&'a AdditionalProperties, String)>,
    /// Properties that two parts give different kinds: name and the later place.
    pub conflicts: Vec<(&'a str, String)>,
    /// Alternatives whose properties were taken as optional ones.
    pub flattened: Vec<String>,
}

/// What the object at a spot is made of; `None` if a part of it is not an object.
pub(super) fn merged<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> Option<Merged<'a>> {
    let start = format!("#{}", spot.pointer);
    let mut walk = Walk { context, merged: Merged::default(), seen: HashSet::new(), start };
    walk.part(spot, true, DEPTH).then_some(walk.merged)
}

struct Walk<'c, 'a, 'd> {
    context: &'c Context<'a, 'd>,
    merged: Merged<'a>,
    /// References already merged: a second time adds nothing, and loops end here.
    seen: HashSet<&'a str>,
    /// The reference by which others name the object.
    start: String,
}

impl<'a> Walk<'_, 'a, '_> {
    /// Adds a part and says whether it is an object. `certain` is false for one alternative of several.
    fn part(&mut self, spot: &Spot<'a>, certain: bool, depth: usize) -> bool {
        if let Target::Reference(reference) = spot.target
            && !self.seen.insert(reference)
        {
            return true;
        }
        let Some((shape, pointer)) = components::shape(self.context, spot) else { return true };
        if depth == 0 {
            return true;
        }
        if !matches!(shape.kind, None | Some(Kind::Object)) || !shape.values.is_empty() {
            return false;
        }
        let parts = shape.parts(&pointer);
        let whole = parts.iter().all(|part| self.part(part, certain, depth - 1));
        let mut alternatives = shape.alternatives(&pointer);
        if alternatives.iter().any(|part| self.is_within(part)) {
            // The object is one of the alternatives that its base lists: the others are no part of it.
            alternatives.clear();
        }
        let adds = alternatives.iter().map(|part| self.part(part, false, depth - 1));
        let whole = adds.fold(whole, |all, one| all && one);
        if !alternatives.is_empty() {
            self.merged.flattened.push(pointer.clone());
        }
        self.own(&shape, &pointer, certain);
        whole
    }

    /// Whether a part is the object itself, or one that it was reached by.
    fn is_within(&self, part: &Spot<'a>) -> bool {
        match part.target {
            Target::Reference(reference) => reference == self.start || self.seen.contains(reference),
            Target::Schema(_) => false,
        }
    }

    fn own(&mut self, shape: &Shape<'a>, pointer: &str, certain: bool) {
        for (name, spot) in shape.fields(pointer) {
            self.property(name, spot);
        }
        for (at, name) in shape.required.iter().enumerate().filter(|_| certain) {
            let place = format!("{pointer}/required/{at}");
            self.merged.required.entry(name.as_str()).or_insert(place);
        }
        if let Some(additional) = shape.additional {
            self.merged.additional = Some((additional, pointer.to_owned()));
        }
    }

    /// A later part refines an earlier one, unless it says nothing.
    fn property(&mut self, name: &'a str, spot: Spot<'a>) {
        let kind = |spot: &Spot<'a>| {
            components::effective(self.context, spot)
                .filter(|(shape, _)| !shape.is_empty())
                .map(|(shape, _)| shape.kind)
        };
        let (Some(before), after) = (self.merged.properties.get(name).map(kind), kind(&spot)) else {
            self.merged.properties.insert(name, spot);
            return;
        };
        let Some(after) = after else { return };
        if let (Some(Some(before)), Some(after)) = (before, after)
            && before != after
        {
            self.merged.conflicts.push((name, spot.pointer.clone()));
        }
        self.merged.properties.insert(name, spot);
    }
}
