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
    /// Properties by name, in the order first met, each with all that the parts say of it.
    pub properties: IndexMap<&'a str, Spot<'a>>,
    /// Required properties and the part that requires them.
    pub required: BTreeMap<&'a str, String>,
    /// `additionalProperties`, where a part says so.
    pub additional: Option<Additional<'a>>,
    /// Alternatives whose properties were taken as optional ones.
    pub flattened: Vec<String>,
}

/// What is said of undeclared properties.
#[derive(Debug, Clone)]
pub(super) enum Additional<'a> {
    /// Whether there may be any.
    Any(bool),
    /// What they are.
    Schema(Spot<'a>),
}

/// What the object at a spot is made of; `None` if a part of it is not an object.
pub(super) fn merged<'a>(context: &Context<'a, '_>, spot: &Spot<'a>) -> Option<Merged<'a>> {
    let start = format!("#{}", spot.pointer);
    let mut walk = Walk {
        context,
        found: Found::default(),
        required: BTreeMap::new(),
        flattened: Vec::new(),
        seen: HashSet::new(),
        start,
    };
    let whole = walk.part(spot, true, DEPTH);
    whole.then(|| Merged {
        properties: walk
            .found
            .properties
            .into_iter()
            .filter_map(|(name, said)| Some((name, said.spot(context)?)))
            .collect(),
        required: walk.required,
        additional: walk.found.additional.settled(context, walk.found.open),
        flattened: walk.flattened,
    })
}

struct Walk<'c, 'a, 'd> {
    context: &'c Context<'a, 'd>,
    found: Found<'a>,
    required: BTreeMap<&'a str, String>,
    flattened: Vec<String>,
    /// References already merged: a second time adds nothing, and loops end here.
    seen: HashSet<&'a str>,
    /// The reference by which others name the object.
    start: String,
}

/// What the parts say, each for itself.
#[derive(Debug, Default)]
struct Found<'a> {
    properties: IndexMap<&'a str, Said<'a>>,
    additional: Said<'a>,
    open: Option<bool>,
}

/// What is said of one property.
#[derive(Debug, Default)]
struct Said<'a> {
    /// By parts, all of which hold.
    all: Vec<Spot<'a>>,
    /// By alternatives, of which one holds.
    any: Vec<Spot<'a>>,
}

impl<'a> Said<'a> {
    /// One schema for all that is said. What alternatives say counts where the parts leave the kind open.
    fn spot(mut self, context: &Context<'a, '_>) -> Option<Spot<'a>> {
        let says =
            |spot: &Spot<'a>| components::shape(context, spot).is_none_or(|(shape, _)| !shape.is_empty());
        if !self.all.iter().any(says) {
            let mut distinct: Vec<Spot<'a>> = Vec::new();
            for spot in self.any {
                if !distinct.iter().any(|other| other.is_equal(&spot)) {
                    distinct.push(spot);
                }
            }
            self.all.extend(Spot::any(distinct));
        }
        Spot::all(self.all)
    }

    fn settled(self, context: &Context<'a, '_>, open: Option<bool>) -> Option<Additional<'a>> {
        self.spot(context).map(Additional::Schema).or(open.map(Additional::Any))
    }
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
        // Values listed for an object are objects.
        let object = shape.kind == Some(Kind::Object) || (shape.kind.is_none() && shape.values.is_empty());
        if !object {
            return false;
        }
        let parts = shape.parts(&pointer);
        let whole = parts.iter().all(|part| self.part(part, certain, depth - 1));
        let mut alternatives = shape.alternatives(&pointer);
        if alternatives.iter().any(|part| self.is_within(part)) {
            // The object is one of the alternatives that its base lists: the others are no part of it.
            alternatives.clear();
        }
        let adds = alternatives.iter().map(|part| self.alternative(part, depth - 1));
        let whole = adds.fold(whole, |all, one| all && one);
        if !alternatives.is_empty() && !shape.data.extensions.contains_key("x-vendorsmith-conditional") {
            self.flattened.push(pointer.clone());
        }
        self.own(&shape, &pointer, certain);
        whole
    }

    /// Adds what one alternative says, as what may hold.
    fn alternative(&mut self, spot: &Spot<'a>, depth: usize) -> bool {
        let outer = std::mem::take(&mut self.found);
        let whole = self.part(spot, false, depth);
        let inner = std::mem::replace(&mut self.found, outer);
        for (name, said) in inner.properties {
            self.found.properties.entry(name).or_default().any.extend(said.spot(self.context));
        }
        self.found.additional.any.extend(inner.additional.spot(self.context));
        self.opened(inner.open);
        whole
    }

    /// Whether a part is the object itself, or one that it was reached by.
    fn is_within(&self, part: &Spot<'a>) -> bool {
        match part.target {
            Target::Reference(reference) => reference == self.start || self.seen.contains(reference),
            _ => false,
        }
    }

    fn own(&mut self, shape: &Shape<'a>, pointer: &str, certain: bool) {
        for (name, spot) in shape.fields(pointer) {
            self.found.properties.entry(name).or_default().all.push(spot);
        }
        for (at, name) in shape.required.iter().enumerate().filter(|_| certain) {
            let place = format!("{pointer}/required/{at}");
            self.required.entry(name.as_str()).or_insert(place);
        }
        match shape.additional {
            Some(AdditionalProperties::Any(open)) => self.opened(Some(*open)),
            Some(AdditionalProperties::Schema(schema)) => {
                let spot = Spot::new(schema, format!("{pointer}/additionalProperties"));
                self.found.additional.all.push(spot);
            }
            None => {}
        }
    }

    /// A part that is closed knows nothing of what another one allows.
    fn opened(&mut self, open: Option<bool>) {
        self.found.open = match (self.found.open, open) {
            (Some(one), Some(other)) => Some(one || other),
            (one, other) => one.or(other),
        };
    }
}
