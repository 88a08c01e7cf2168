//! Which alternatives of an `anyOf` one value may fit at once, so that reading it as one of them loses what the others
//! declare.

use std::rc::Rc;

use crate::api::VariantRule as Rule;

use super::discriminate::Ruled;
use super::facts::{Facts, Object};
use super::separate::Separator;

/// Of more alternatives than this, not every pair is compared.
const MOST: usize = 50;

/// Names of the alternatives that may hold together with another one, where each of the two declares what the other
/// does not.
pub(super) fn overlapping<'a>(separator: &Separator<'_, 'a, '_>, rules: &[Ruled<'a>]) -> Vec<String> {
    if rules.len() > MOST {
        return Vec::new();
    }
    let facts = |at: usize| -> &Rc<Facts<'a>> { &rules[at].candidate.facts };
    let overlap = |one: usize| {
        (0..rules.len()).any(|other| one != other && overlap(separator, facts(one), facts(other)))
    };
    (0..rules.len()).filter(|one| overlap(*one)).map(|at| rules[at].hint.clone()).collect()
}

fn overlap<'a>(separator: &Separator<'_, 'a, '_>, one: &Rc<Facts<'a>>, other: &Rc<Facts<'a>>) -> bool {
    let (Some(first), Some(second)) = (&one.object, &other.object) else { return false };
    let lost = adds(first, second) && adds(second, first);
    let marked = || is_marked(separator, first, second) || is_marked(separator, second, first);
    let apart = || {
        let tests = [separator.tests(one, other), separator.tests(other, one)];
        tests.iter().any(|tests| tests.unsure || tests.sharp.iter().any(|rule| excludes(rule)))
    };
    lost && !marked() && !apart()
}

/// Whether an object declares a property that would not be kept where a value is read as the other one.
fn adds(one: &Object<'_>, other: &Object<'_>) -> bool {
    !other.open && one.properties.keys().any(|name| !other.properties.contains_key(name))
}

/// Whether an object always carries a constant that the other one does not know: it is there to tell them apart.
fn is_marked<'a>(separator: &Separator<'_, 'a, '_>, one: &Object<'a>, other: &Object<'a>) -> bool {
    one.properties.iter().any(|(name, spot)| {
        let own = one.required.contains(name) && !other.properties.contains_key(name);
        own && separator.facts(spot).values.as_ref().is_some_and(|values| values.len() == 1)
    })
}

/// Whether a value that passes a sharp test fits no other schema, whatever it carries besides.
fn excludes(rule: &Rule) -> bool {
    match rule {
        Rule::Key(_) | Rule::Lacks(_) => false,
        Rule::At(_, rule) | Rule::Maybe(_, rule) | Rule::Items(rule) => excludes(rule),
        Rule::All(rules) => rules.iter().any(excludes),
        Rule::Any(rules) => rules.iter().all(excludes),
        _ => true,
    }
}
