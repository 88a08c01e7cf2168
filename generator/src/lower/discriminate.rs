//! What tells the alternatives of a union apart before one of them is decoded: a tag, JSON's kinds, or properties.

use std::collections::HashSet;
use std::rc::Rc;

use crate::api::VariantRule as Rule;
use crate::source::openapi::Discriminator;

use super::components;
use super::facts::{Facts, Kinds};
use super::order::{self, Hidden, Placed};
use super::separate::{Separator, kinds};
use super::shape::{Kind, Spot, Target};
use super::text;

/// An alternative, as far as a rule can see it.
#[derive(Debug)]
pub(super) struct Candidate<'a> {
    /// Where it stands.
    pub spot: Spot<'a>,
    /// The component's name, where it is one.
    pub component: Option<String>,
    /// What can be seen of its values.
    pub facts: Rc<Facts<'a>>,
    title: Option<String>,
    items: Option<String>,
    /// Tag values that a union around it gives it.
    given: Vec<String>,
    /// The tag value that it says is its own.
    own: Option<String>,
}

/// A candidate with its name's hint and its rule.
#[derive(Debug)]
pub(super) struct Ruled<'a> {
    /// The candidate.
    pub candidate: Rc<Candidate<'a>>,
    /// What its name can be made of.
    pub hint: String,
    /// What decides for it.
    pub rule: Rule,
    /// The tag that it does not declare itself.
    pub tag: Option<(String, String)>,
}

/// What was decided.
#[derive(Debug, Default)]
pub(super) struct Decided<'a> {
    /// Rules in the order in which they are tried.
    pub rules: Vec<Ruled<'a>>,
    /// Names of alternatives that are read only where an earlier one, which has all that they have, does not fit.
    pub inside: Vec<String>,
    /// Names of alternatives that an earlier one may hide.
    pub left: Vec<String>,
    /// Names of alternatives of which one value may fit several at once.
    pub together: Vec<String>,
}

impl<'a> Candidate<'a> {
    /// Looks at an alternative, to which a union around it may have given tag values.
    pub(super) fn of(separator: &Separator<'_, 'a, '_>, spot: &Spot<'a>, given: Vec<String>) -> Self {
        let component = component(spot);
        let title = spot.data().and_then(|data| text::paragraph(data.title.as_deref()));
        let facts = separator.facts(spot);
        let items = facts.items.as_ref().map(|items| {
            self::component(items).unwrap_or_else(|| kind_word(separator.facts(items).kinds).to_owned())
        });
        let own = separator.own_tag(spot);
        Self { spot: spot.clone(), component, title, items, given, own, facts }
    }

    /// What its name can be made of, without regard to its rule.
    pub(super) fn hint(&self) -> String {
        self.named().unwrap_or_else(|| kind_word(self.facts.kinds).to_owned())
    }

    /// How many properties it requires, and how many it declares.
    pub(super) fn weight(&self) -> (usize, usize) {
        self.facts.object.as_ref().map_or((0, 0), |object| (object.required.len(), object.properties.len()))
    }

    fn named(&self) -> Option<String> {
        self.component.clone().or_else(|| self.title.clone())
    }

    fn declares(&self, property: &str) -> bool {
        self.facts.object.as_ref().is_none_or(|object| object.properties.contains_key(property))
    }

    /// A name's hint that says what its rule looks at.
    fn telling(&self, rule: &Rule) -> String {
        let said = match rule {
            Rule::Tag(_, value) => Some(value.clone()),
            Rule::Key(key) => Some(key.clone()),
            Rule::Items(_) | Rule::Array => self.items.as_ref().map(|items| format!("{items} list")),
            _ => None,
        };
        self.named().or(said).unwrap_or_else(|| self.hint())
    }
}

/// The tag values of a discriminator that stand for a component: those mapped to it.
pub(super) fn mapped(discriminator: &Discriminator, component: &str) -> Vec<String> {
    let points = |target: &str| target_name(target) == component;
    let mapping = discriminator.mapping.iter();
    mapping.filter(|(_, to)| points(to)).map(|(tag, _)| tag.clone()).collect()
}

/// The component that a mapping's target names: by reference, by name, or by the name of a file.
pub(super) fn target_name(target: &str) -> String {
    if let Some(name) = components::component_name(target, "schemas") {
        return name;
    }
    let last = target.rsplit(['/', '#']).next().unwrap_or(target);
    let suffix = [".json", ".yaml", ".yml"].into_iter().find_map(|suffix| last.strip_suffix(suffix));
    if target.contains('/') { suffix.unwrap_or(last).to_owned() } else { suffix.unwrap_or(target).to_owned() }
}

/// Finds a rule for each alternative, if there is one.
pub(super) fn decide<'a>(
    separator: &Separator<'_, 'a, '_>,
    candidates: Vec<Candidate<'a>>,
    discriminator: Option<&Discriminator>,
) -> Decided<'a> {
    let mut decided = Decided::default();
    let all: Vec<_> = candidates.into_iter().map(Rc::new).collect();
    let (mut objects, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|candidate| {
        candidate.facts.kinds.is(Kind::Object) || (discriminator.is_some() && candidate.component.is_some())
    });
    if let Some(discriminator) = discriminator {
        let mut taken = HashSet::new();
        objects.retain(|candidate| {
            let tags = tags(separator, candidate, discriminator);
            let hidden = !tags.is_empty() && tags.iter().all(|tag| taken.contains(tag));
            taken.extend(tags.iter().cloned());
            let known = by_discriminator(&mut decided, candidate, discriminator, &tags);
            if hidden {
                decided.left.extend(decided.rules.last().map(|ruled| ruled.hint.clone()));
            }
            !known
        });
    }
    by_tests(&mut decided, separator, &objects, &Rule::Object);
    by_kind(&mut decided, separator, others);
    decided
}

/// Lets a component's alternative take the objects that no other one takes.
pub(super) fn prefer(decided: &mut Decided<'_>, component: &str) {
    let named = |ruled: &Ruled<'_>| ruled.candidate.component.as_deref() == Some(component);
    if let Some(at) = decided.rules.iter().rposition(named) {
        let mut ruled = decided.rules.remove(at);
        ruled.rule = Rule::any(vec![ruled.rule, Rule::Object]);
        decided.rules.push(ruled);
    }
}

/// Adds the rules by which a discriminator knows a candidate; false where it does not.
fn by_discriminator<'a>(
    decided: &mut Decided<'a>,
    candidate: &Rc<Candidate<'a>>,
    discriminator: &Discriminator,
    tags: &[String],
) -> bool {
    let property = discriminator.property_name.as_str();
    let rule = |tag: &String| Rule::Tag(property.to_owned(), tag.clone());
    let mut push = |hint: String, rule: Rule, tag: Option<(String, String)>| {
        decided.rules.push(Ruled { candidate: Rc::clone(candidate), hint, rule, tag });
    };
    match tags {
        [] => return false,
        _ if candidate.declares(property) => {
            let hint = candidate.named().unwrap_or_else(|| tags[0].clone());
            push(hint, Rule::any(tags.iter().map(rule).collect()), None);
        }
        [tag] => {
            let hint = candidate.named().unwrap_or_else(|| tag.clone());
            push(hint, rule(tag), Some((property.to_owned(), tag.clone())));
        }
        // Only the variant's name can say which tag is written.
        _ => {
            for tag in tags {
                push(tag.clone(), rule(tag), Some((property.to_owned(), tag.clone())));
            }
        }
    }
    true
}

/// The values that stand for a candidate: those mapped to it, else the one that it says is its own, else those that it
/// lists, else its component's name.
fn tags<'a>(
    separator: &Separator<'_, 'a, '_>,
    candidate: &Candidate<'a>,
    discriminator: &Discriminator,
) -> Vec<String> {
    let mut tags = candidate.given.clone();
    tags.extend(candidate.component.iter().flat_map(|name| mapped(discriminator, name)));
    if !tags.is_empty() {
        return tags;
    }
    if let Some(own) = &candidate.own {
        return vec![own.clone()];
    }
    let listed = listed(separator, candidate, &discriminator.property_name).unwrap_or_default();
    match (&candidate.component, listed.len()) {
        // A longer list may be the base's, which names all of its kinds.
        (Some(name), 2..) => {
            let alike = |value: &&String| letters(value) == letters(name);
            let own = listed.iter().find(|value| *value == name).or(listed.iter().find(alike));
            own.map_or(listed.clone(), |own| vec![own.clone()])
        }
        (Some(name), 0) => vec![name.clone()],
        _ => listed,
    }
}

/// A name's letters and digits, without regard to case.
fn letters(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn listed<'a>(
    separator: &Separator<'_, 'a, '_>,
    candidate: &Candidate<'a>,
    property: &str,
) -> Option<Vec<String>> {
    let spot = candidate.facts.object.as_ref()?.properties.get(property)?;
    separator.facts(spot).values.clone()
}

/// Candidates of one kind, told apart by their tests.
fn by_tests<'a>(
    decided: &mut Decided<'a>,
    separator: &Separator<'_, 'a, '_>,
    candidates: &[Rc<Candidate<'a>>],
    rest: &Rule,
) {
    for Placed { candidate, rule, hidden } in order::ordered(separator, candidates, rest) {
        let hint = if candidates.len() > 1 { candidate.telling(&rule) } else { candidate.hint() };
        match hidden {
            Hidden::No => {}
            Hidden::Inside => decided.inside.push(hint.clone()),
            Hidden::Unsure => decided.left.push(hint.clone()),
        }
        decided.rules.push(Ruled { candidate, hint, rule, tag: None });
    }
}

/// One candidate for each of JSON's other kinds. Of several scalars the first that is not an enumeration stands for
/// all: enumerations are open, so that no value is lost. What any value fits is the union's catch-all itself.
fn by_kind<'a>(
    decided: &mut Decided<'a>,
    separator: &Separator<'_, 'a, '_>,
    candidates: Vec<Rc<Candidate<'a>>>,
) {
    let mut rest: Vec<_> =
        candidates.into_iter().filter(|candidate| candidate.facts.kinds != Kinds::ANY).collect();
    for kind in [Kind::Array, Kind::String, Kind::Integer, Kind::Number, Kind::Boolean] {
        let (same, other): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|candidate| candidate.facts.kinds.is(kind));
        rest = other;
        let rule = kinds(Kinds::of(kind)).unwrap_or(Rule::never());
        if kind == Kind::Array {
            by_tests(decided, separator, &same, &rule);
        } else if let Some(first) =
            same.iter().find(|candidate| candidate.facts.values.is_none()).or(same.first())
        {
            let (candidate, hint) = (Rc::clone(first), first.hint());
            decided.rules.push(Ruled { candidate, hint, rule, tag: None });
        }
    }
    // Unions that could not be opened come last and take what is left of their kinds.
    for candidate in rest {
        let (hint, rule) = (candidate.hint(), kinds(candidate.facts.kinds).unwrap_or(Rule::never()));
        decided.rules.push(Ruled { candidate, hint, rule, tag: None });
    }
}

/// The name of the component that a reference names.
pub(super) fn component(spot: &Spot<'_>) -> Option<String> {
    match spot.target {
        Target::Reference(reference) => components::component_name(reference, "schemas"),
        _ => None,
    }
}

fn kind_word(kinds: Kinds) -> &'static str {
    let words = [
        (Kind::Array, "list"),
        (Kind::String, "string"),
        (Kind::Integer, "integer"),
        (Kind::Number, "number"),
        (Kind::Boolean, "boolean"),
        (Kind::Object, "object"),
    ];
    words.into_iter().find(|(kind, _)| kinds.is(*kind)).map_or("value", |(_, word)| word)
}
