//! A type name for every schema, the same whatever order the document is in.

use std::collections::BTreeMap;

use super::names::{Namespace, telling_type_name, type_name};
use super::shared_names::shared_names;
use crate::api::{Api, Schema, SchemaKind, SchemaName};
use crate::diagnostic::Place;

/// Names every schema; the answer counts as [`Api::schemas`] does.
#[must_use]
pub(super) fn name_all(api: &Api) -> Vec<String> {
    let mut places = Places::of(api);
    let ranks: Vec<Rank> = (0..api.schemas.len()).map(|at| places.rank(at)).collect();
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by(|first, second| ranks[*first].cmp(&ranks[*second]));
    let mut namespace = Namespace::default();
    let mut names = vec![String::new(); ranks.len()];
    for at in order {
        names[at] = namespace.take(&places.candidates(at));
    }
    names
}

/// Who comes first where two want the same name.
type Rank = (u8, String, String);

/// What leads to each schema, and what it is called after that.
struct Places<'a> {
    api: &'a Api,
    /// Names of schemas that stand in several places, after what these have in common.
    shared: BTreeMap<usize, String>,
    ways: Vec<Option<String>>,
    names: Vec<Option<String>>,
}

impl<'a> Places<'a> {
    fn of(api: &'a Api) -> Self {
        let none = vec![None; api.schemas.len()];
        Self { api, shared: shared_names(api), ways: none.clone(), names: none }
    }

    /// Components come first and those that already are Rust names before all; the rest by place, after those that
    /// have a name in several.
    fn rank(&mut self, at: usize) -> Rank {
        let way = self.way(at, 0);
        let schema = &self.api.schemas[at];
        match &schema.name {
            SchemaName::Component(name) => (u8::from(type_name(name) != *name), way, shared_values(schema)),
            _ if self.shared.contains_key(&at) => (2, way, String::new()),
            _ => (3, way, schema.place.pointer.clone()),
        }
    }

    /// The words of the document that lead to a schema, whatever order they stand in; of several ways the first by name.
    fn way(&mut self, at: usize, depth: usize) -> String {
        if let Some(Some(way)) = self.ways.get(at) {
            return way.clone();
        }
        if depth > DEPTH || at >= self.ways.len() {
            return String::new();
        }
        let ways: Vec<String> =
            self.api.schemas[at].places().map(|(name, _)| self.way_to(name, depth)).collect();
        let way = ways.into_iter().min().unwrap_or_default();
        self.ways[at] = Some(way.clone());
        way
    }

    fn way_to(&mut self, name: &SchemaName, depth: usize) -> String {
        match name {
            SchemaName::Component(name) => name.clone(),
            SchemaName::Property(owner, word) | SchemaName::Variant(owner, word) => {
                format!("{}/{word}", self.way(owner.0, depth + 1))
            }
            SchemaName::Body(operation) => format!("{operation}/body"),
            SchemaName::BodyAs(operation, word) => format!("{operation}/body/{word}"),
            SchemaName::Parts(component) => format!("{component}/parts"),
            SchemaName::Answer(operation) => format!("{operation}/answer"),
            SchemaName::Parameter(operation, name) => format!("{operation}/parameter/{name}"),
            SchemaName::Sent(component, operation) => format!("{component}/{operation}"),
        }
    }

    /// What a schema would be called if it were alone: the name that its places share, else that of the one which is
    /// called the shortest.
    fn name(&mut self, at: usize, depth: usize) -> String {
        if let Some(name) = self.shared.get(&at).or(self.names.get(at).and_then(Option::as_ref)) {
            return name.clone();
        }
        if depth > DEPTH || at >= self.names.len() {
            return String::new();
        }
        let places = self.api.schemas[at].places();
        let names: Vec<String> = places.map(|(name, place)| self.name_at(name, place, depth)).collect();
        let shortest = names.into_iter().min_by_key(|name| (name.chars().count(), name.clone()));
        let name = shortest.unwrap_or_default();
        self.names[at] = Some(name.clone());
        name
    }

    fn name_at(&mut self, name: &SchemaName, place: &Place, depth: usize) -> String {
        let own = own_word(name).unwrap_or_default();
        match name {
            SchemaName::Component(name) | SchemaName::Parts(name) => type_name(name),
            SchemaName::Property(owner, _) => {
                format!(
                    "{}{}",
                    self.name(owner.0, depth + 1),
                    if is_listed(place) { singular(&own) } else { own }
                )
            }
            SchemaName::Variant(owner, _) => format!("{}{own}", self.name(owner.0, depth + 1)),
            SchemaName::Body(operation) => format!("{}Body", type_name(operation)),
            SchemaName::BodyAs(operation, word) => format!("{}{}", type_name(operation), type_name(word)),
            SchemaName::Answer(operation) => format!("{}Response", type_name(operation)),
            SchemaName::Parameter(operation, _) => format!("{}{own}", type_name(operation)),
            SchemaName::Sent(_, operation) => type_name(operation),
        }
    }

    fn candidates(&mut self, at: usize) -> Vec<String> {
        let first = bounded(self.name(at, 0));
        match &self.api.schemas[at].name {
            SchemaName::Component(name) => {
                let telling = format!("{first}Schema");
                vec![first, telling, telling_type_name(name)]
            }
            SchemaName::Parts(_) => {
                let parts = format!("{first}Parts");
                vec![first, parts]
            }
            SchemaName::Sent(component, operation) => {
                let body = format!("{}Body", type_name(operation));
                let request = format!("{}Request", type_name(component));
                vec![first, body, request]
            }
            _ => {
                let telling = format!("{first}Value");
                vec![first, telling]
            }
        }
    }
}

/// The word that a schema has of its own where it stands: a property's, a parameter's, or a variant's.
pub(super) fn own_word(name: &SchemaName) -> Option<String> {
    match name {
        SchemaName::Property(_, word) | SchemaName::Parameter(_, word) | SchemaName::Variant(_, word) => {
            Some(type_name(word))
        }
        _ => None,
    }
}

/// The values of an enumeration that is written in place and bears a name of its own, in whatever order; nothing for a
/// true component, which comes first.
fn shared_values(schema: &Schema) -> String {
    match &schema.kind {
        SchemaKind::Enum(_, values) if schema.place.pointer.matches('/').count() > 3 => {
            let mut values: Vec<&str> = values.iter().map(|value| value.value.as_str()).collect();
            values.sort_unstable();
            format!("{values:?}")
        }
        _ => String::new(),
    }
}

/// Longest name of a schema in letters.
const LONGEST: usize = 100;

/// A name that is not too long: of one that is, words are left out in the middle, since its begin tells where it is
/// and its end what.
fn bounded(name: String) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= LONGEST {
        return name;
    }
    let starts = |letter: &char| letter.is_uppercase();
    let (first, last) = (&letters[..LONGEST / 2], &letters[letters.len() - LONGEST / 2..]);
    let end = first.iter().rposition(starts).filter(|at| *at > 0).unwrap_or(first.len());
    let start = last.iter().position(starts).unwrap_or(0);
    first[..end].iter().chain(&last[start..]).collect()
}

/// How deep inline schemas are followed to a name: a cycle of places would be a fault of the model.
const DEPTH: usize = 32;

/// Whether a schema stands under `items`, so that its name says one of many.
pub(super) fn is_listed(place: &Place) -> bool {
    place.pointer.ends_with("/items")
}

/// One of many: `Entries` to `Entry`, `Boxes` to `Box`, `Devices` to `Device`.
pub(super) fn singular(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.ends_with("ies") && word.len() > 4 {
        return format!("{}y", &word[..word.len() - 3]);
    }
    if ["sses", "shes", "ches", "xes", "zes"].iter().any(|end| lower.ends_with(end)) {
        return word[..word.len() - 2].to_owned();
    }
    let keeps = ["ss", "us", "is", "ics", "news"].iter().any(|end| lower.ends_with(end));
    if lower.ends_with('s') && word.len() > 2 && !keeps {
        word[..word.len() - 1].to_owned()
    } else {
        word.to_owned()
    }
}
