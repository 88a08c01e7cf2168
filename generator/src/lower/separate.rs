//! Tests that a value can be put to before it is decoded, to tell one schema's values from another's.
//!
//! Each test holds for every value of the first schema. It is *sharp* if it fails for every value of the second, so far
//! as these carry no properties that the document does not declare.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::api::VariantRule as Rule;

use super::context::Context;
use super::facts::{Facts, Kinds, Object, facts};
use super::listed::Lists;
use super::shape::{Kind, Spot, Target};
use super::wrapped::{Around, Wrapped};
use super::{components, text};

/// Properties of properties are compared this deep.
const DEPTH: usize = 3;

/// So many schemas are compared for one union.
const STEPS: usize = 40_000;

/// Building a test of so many values takes a step of its own.
const VALUES: usize = 16;

/// Formats that the runtime can tell by looking.
const FORMATS: [&str; 5] = ["date", "date-time", "ipv4", "ipv6", "uuid"];

/// Compares schemas, and remembers what it saw of them.
pub(super) struct Separator<'c, 'a, 'd> {
    context: &'c Context<'a, 'd>,
    known: RefCell<HashMap<String, Rc<Facts<'a>>>>,
    lists: Lists<'a>,
    wrapped: Wrapped<'a>,
    steps: Cell<usize>,
}

/// The tests that tell one schema from another. Those of a long enumeration are made once and shared by all pairs.
#[derive(Debug, Default)]
pub(super) struct Tests {
    /// Tests of which each is enough, the best first.
    pub sharp: Vec<Rc<Rule>>,
    /// Tests that some of the other's values pass too.
    pub blunt: Vec<Rc<Rule>>,
    /// Whether there may be differences that were not looked at, because they lie too deep or are too many.
    pub unsure: bool,
}

impl<'c, 'a, 'd> Separator<'c, 'a, 'd> {
    /// Compares the schemas of one union.
    pub(super) fn new(context: &'c Context<'a, 'd>) -> Self {
        Self {
            context,
            known: RefCell::default(),
            lists: Lists::default(),
            wrapped: Wrapped::default(),
            steps: Cell::new(STEPS),
        }
    }

    /// What can be seen of a schema's values.
    pub(super) fn facts(&self, spot: &Spot<'a>) -> Rc<Facts<'a>> {
        let key = spot.key();
        let found = self.known.borrow().get(&key).map(Rc::clone);
        found.unwrap_or_else(|| {
            let facts = Rc::new(facts(self.context, spot));
            self.known.borrow_mut().insert(key, Rc::clone(&facts));
            facts
        })
    }

    /// The tag value that a schema says is its own.
    pub(super) fn own_tag(&self, spot: &Spot<'a>) -> Option<String> {
        let (schema, _) = components::schema(self.context, spot)?;
        text::own_tag(&schema.schema_data)
    }

    /// The tests that the values of one schema pass and those of another may not.
    pub(super) fn tests(&self, one: &Rc<Facts<'a>>, other: &Rc<Facts<'a>>) -> Tests {
        self.compare(one, other, DEPTH)
    }

    fn compare(&self, one: &Rc<Facts<'a>>, other: &Rc<Facts<'a>>, depth: usize) -> Tests {
        let mut tests = Tests::default();
        if depth == 0 || self.steps.get() == 0 {
            tests.unsure = true;
            return tests;
        }
        self.take(1);
        by_kind(one, other, &mut tests);
        self.by_value(one, other, &mut tests);
        if tests.sharp.is_empty() {
            self.by_items(one, other, depth, &mut tests);
            if let (Some(one), Some(other)) = (&one.object, &other.object) {
                self.by_properties(one, other, depth, &mut tests);
            }
        }
        tests
    }

    fn take(&self, steps: usize) {
        self.steps.set(self.steps.get().saturating_sub(steps));
    }

    /// The test that all of these hold. That of several is made anew for each pair, and counted by its size.
    fn all(&self, mut rules: Vec<Rc<Rule>>) -> Option<Rc<Rule>> {
        if rules.len() < 2 {
            return rules.pop();
        }
        self.take(rules.iter().map(|rule| size(rule)).sum::<usize>() / VALUES);
        Rule::all(rules.into_iter().map(Rc::unwrap_or_clone).collect()).map(Rc::new)
    }

    fn by_value(&self, one: &Rc<Facts<'a>>, other: &Rc<Facts<'a>>, tests: &mut Tests) {
        let Some(values) = self.lists.of(one) else { return by_format(one, other, tests) };
        match self.lists.of(other) {
            Some(others) if values.is_disjoint(&others) => tests.sharp.push(values.rule(one)),
            Some(others) if values.holds(&others) => {}
            _ => tests.blunt.push(values.rule(one)),
        }
    }

    /// An empty list passes every test of its elements.
    fn by_items(&self, one: &Facts<'a>, other: &Facts<'a>, depth: usize, tests: &mut Tests) {
        let array = one.kinds.is(Kind::Array) && other.kinds.is(Kind::Array);
        let (true, Some(one), Some(other)) = (array, &one.items, &other.items) else { return };
        if same(one, other) {
            return;
        }
        let (one, other) = (self.facts(one), self.facts(other));
        let Tests { mut sharp, blunt, unsure } = self.compare(&one, &other, depth - 1);
        tests.unsure |= unsure;
        if !one.nullable {
            sharp.truncate(1);
            let inner = if sharp.is_empty() { blunt } else { sharp };
            tests.blunt.extend(self.all(inner).map(|rule| self.wrapped.of(Around::Items, rule)));
        }
    }

    fn by_properties(&self, one: &Object<'a>, other: &Object<'a>, depth: usize, tests: &mut Tests) {
        let mut kinds = Vec::new();
        for (name, spot) in one.properties.iter().filter(|(name, _)| other.properties.contains_key(*name)) {
            if same(spot, &other.properties[name]) {
                continue;
            }
            let pair = (self.facts(spot), self.facts(&other.properties[name]));
            let required = (one.required.contains(name), other.required.contains(name));
            let found = self.compare(&pair.0, &pair.1, depth - 1);
            tests.unsure |= found.unsure;
            let tag = pair.0.values.is_some();
            let (sharp, blunt) = self.property(name, found, (&pair.0, &pair.1), required);
            if tag {
                tests.sharp.extend(sharp);
            } else {
                kinds.extend(sharp);
            }
            tests.blunt.extend(blunt);
        }
        by_presence(one, other, tests);
        tests.sharp.extend(kinds);
    }

    /// The tests of a property that both have.
    fn property(
        &self,
        name: &'a str,
        found: Tests,
        (one, other): (&Facts<'_>, &Facts<'_>),
        (in_one, in_other): (bool, bool),
    ) -> (Vec<Rc<Rule>>, Vec<Rc<Rule>>) {
        let certain = in_one && !one.nullable;
        // What may be absent or null is tested where it is there; that is sharp where the other always has a value.
        let around = if certain { Around::At(name) } else { Around::Maybe(name) };
        let at = |rule| self.wrapped.of(around, rule);
        let sharp: Vec<Rc<Rule>> = found.sharp.into_iter().map(at).collect();
        if certain || (in_other && !other.nullable) {
            if !sharp.is_empty() {
                return (sharp, Vec::new());
            }
        } else {
            return (Vec::new(), sharp.into_iter().take(1).collect());
        }
        (sharp, self.all(found.blunt).map(at).into_iter().collect())
    }
}

/// Whether two spots name the same schema.
fn same(one: &Spot<'_>, other: &Spot<'_>) -> bool {
    match (&one.target, &other.target) {
        (Target::Reference(one), Target::Reference(other)) => one == other,
        _ => false,
    }
}

/// Tests of what is there and what is not.
fn by_presence(one: &Object<'_>, other: &Object<'_>, tests: &mut Tests) {
    let alone = one.required.iter().filter(|name| !other.properties.contains_key(*name));
    let keys = alone.map(|name| Rc::new(Rule::Key((*name).to_owned())));
    if other.open {
        tests.blunt.extend(keys);
    } else {
        tests.sharp.extend(keys);
    }
    let firm = one.required.iter().filter(|name| other.properties.contains_key(*name));
    let firm = firm.filter(|name| !other.required.contains(*name));
    tests.blunt.extend(firm.map(|name| Rc::new(Rule::Key((*name).to_owned()))));
    if one.open {
        return;
    }
    let foreign = other.properties.keys().copied().filter(|name| !one.properties.contains_key(name));
    let (always, sometimes): (Vec<&str>, Vec<&str>) = foreign.partition(|name| other.required.contains(name));
    if let Some(name) = always.first() {
        tests.sharp.push(Rc::new(Rule::Lacks(vec![(*name).to_owned()])));
    } else if !sometimes.is_empty() {
        tests.blunt.push(Rc::new(Rule::Lacks(sometimes.into_iter().map(str::to_owned).collect())));
    }
}

fn by_kind(one: &Facts<'_>, other: &Facts<'_>, tests: &mut Tests) {
    if one.kinds.without(other.kinds) == one.kinds && !one.kinds.is_empty() {
        // A number that may be whole is none of the strings.
        tests.sharp.extend(kinds(one.kinds).map(Rc::new));
    } else if !one.kinds.holds(other.kinds) {
        tests.blunt.extend(kinds(one.kinds).map(Rc::new));
    }
}

fn by_format(one: &Facts<'_>, other: &Facts<'_>, tests: &mut Tests) {
    let strings = one.kinds.is(Kind::String) && other.kinds.is(Kind::String) && other.values.is_none();
    let format = one.format.as_deref().filter(|format| FORMATS.contains(format));
    if let (true, Some(format)) = (strings, format)
        && one.format != other.format
    {
        let rule = Rc::new(Rule::Format(format.to_owned()));
        let told = other.format.as_deref().is_some_and(|format| FORMATS.contains(&format));
        if told {
            tests.sharp.push(rule);
        } else {
            tests.blunt.push(rule);
        }
    }
}

/// How many tests a test is made of.
fn size(rule: &Rule) -> usize {
    match rule {
        Rule::All(rules) | Rule::Any(rules) => rules.iter().map(size).sum(),
        Rule::At(_, rule) | Rule::Maybe(_, rule) | Rule::Items(rule) => size(rule),
        _ => 1,
    }
}

/// The test for one of several kinds; none where any will do.
pub(super) fn kinds(kinds: Kinds) -> Option<Rule> {
    if kinds == Kinds::ANY {
        return None;
    }
    let all = [
        (Kind::Object, Rule::Object),
        (Kind::Array, Rule::Array),
        (Kind::String, Rule::String),
        (Kind::Boolean, Rule::Boolean),
        (Kind::Number, Rule::Number),
        (Kind::Integer, Rule::Integer),
    ];
    let mut rules = Vec::new();
    let mut left = kinds;
    for (kind, rule) in all {
        if !left.is_empty() && left.holds(Kinds::of(kind)) {
            left = left.without(Kinds::of(kind));
            rules.push(rule);
        }
    }
    Some(Rule::any(rules))
}
