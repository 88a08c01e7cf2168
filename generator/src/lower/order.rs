//! The order in which alternatives of one kind are tried, and the test of each.

use std::rc::Rc;

use crate::api::VariantRule as Rule;

use super::discriminate::Candidate;
use super::separate::{Separator, Tests};

/// Of more alternatives than this, not every pair is compared.
const MOST: usize = 150;

/// An alternative, its test, and what stands before it that takes its values.
pub(super) struct Placed<'a> {
    /// The alternative.
    pub candidate: Rc<Candidate<'a>>,
    /// Its test.
    pub rule: Rule,
    /// How sure it is that a value of it passes an earlier test and nothing is lost by that.
    pub hidden: Hidden,
}

/// Whether an earlier alternative takes the values of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hidden {
    /// It does not.
    No,
    /// It does, and has all that this one has.
    Inside,
    /// It does, and what it lacks is not known.
    Unsure,
}

/// Puts alternatives in the order in which they are tried, each with its test.
///
/// What sharp tests tell from all others comes first, in the document's order; then what can be told from those that
/// are left, the most specific first. The last one takes what is left, if sharp tests do not tell it. One that has all
/// that the others have and can be told from none of them is tried before them: they are read where it does not fit.
pub(super) fn ordered<'a>(
    separator: &Separator<'_, 'a, '_>,
    candidates: &[Rc<Candidate<'a>>],
    rest: &Rule,
) -> Vec<Placed<'a>> {
    let placed = |at: usize, rule: Rule, hidden: Hidden| Placed {
        candidate: Rc::clone(&candidates[at]),
        rule,
        hidden,
    };
    if candidates.len() < 2 {
        return candidates.iter().map(|_| placed(0, rest.clone(), Hidden::No)).collect();
    }
    if candidates.len() > MOST {
        return (0..candidates.len()).map(|at| placed(at, Rule::never(), Hidden::Unsure)).collect();
    }
    let pairs = Pairs::of(separator, candidates);
    let everyone: Vec<usize> = (0..candidates.len()).collect();
    let mut order = Vec::new();
    let mut left = Vec::new();
    for one in everyone.clone() {
        match pairs.sharp(one, &everyone, |rule| !matches!(rule, Rule::Lacks(_))) {
            Some(rule) => order.push(placed(one, rule, Hidden::No)),
            None => left.push(one),
        }
    }
    let mut hidden = Hidden::No;
    while let Some(at) = pairs.next(&left, candidates) {
        let one = left.remove(at);
        let rule = pairs.rule(one, &left);
        order.push(placed(one, rule.clone().unwrap_or_else(|| rest.clone()), hidden));
        if rule.is_none() && hidden != Hidden::Unsure {
            let unsure = left.iter().any(|other| pairs.tests[one][*other].unsure);
            hidden = if unsure { Hidden::Unsure } else { Hidden::Inside };
        }
    }
    order
}

/// The tests of each against each.
struct Pairs {
    tests: Vec<Vec<Tests>>,
}

impl Pairs {
    fn of<'a>(separator: &Separator<'_, 'a, '_>, candidates: &[Rc<Candidate<'a>>]) -> Self {
        let against = |one: &Rc<Candidate<'a>>| {
            candidates
                .iter()
                .map(|other| {
                    let same = Rc::ptr_eq(one, other);
                    if same { Tests::default() } else { separator.tests(&one.facts, &other.facts) }
                })
                .collect()
        };
        Self { tests: candidates.iter().map(against).collect() }
    }

    /// The fewest sharp tests, of those that count, that tell one from all others.
    fn sharp(&self, one: usize, others: &[usize], counts: fn(&Rule) -> bool) -> Option<Rule> {
        let mut open: Vec<usize> = others.iter().copied().filter(|other| *other != one).collect();
        let mut chosen = Vec::new();
        while let Some(first) = open.first() {
            let tells = |rule: &Rc<Rule>| {
                open.iter().filter(|other| self.tests[one][**other].sharp.contains(rule)).count()
            };
            let sharp = self.tests[one][*first].sharp.iter().filter(|rule| counts(rule));
            // Of equals the first.
            let best = sharp.rev().max_by_key(|rule| tells(rule))?.clone();
            open.retain(|other| !self.tests[one][*other].sharp.contains(&best));
            chosen.push(best);
        }
        Rule::all(chosen.iter().map(|rule: &Rc<Rule>| Rule::clone(rule)).collect())
    }

    /// All that tells one from the others, sharp or not; `None` where nothing does.
    fn rule(&self, one: usize, others: &[usize]) -> Option<Rule> {
        let (sharp, blunt): (Vec<usize>, Vec<usize>) =
            others.iter().partition(|other| !self.tests[one][**other].sharp.is_empty());
        let mut rules: Vec<Rc<Rule>> = self.sharp(one, &sharp, |_| true).map(Rc::new).into_iter().collect();
        for rule in blunt.iter().flat_map(|other| &self.tests[one][*other].blunt) {
            if !rules.contains(rule) {
                rules.push(Rc::clone(rule));
            }
        }
        Rule::all(rules.into_iter().map(Rc::unwrap_or_clone).collect())
    }

    /// The one to be tried next: which can be told from most, and is the most specific.
    fn next(&self, left: &[usize], candidates: &[Rc<Candidate<'_>>]) -> Option<usize> {
        let rank = |one: usize| {
            let others = left.iter().filter(|other| **other != one);
            let tests = others.map(|other| &self.tests[one][*other]);
            let told = tests.clone().filter(|tests| !tests.sharp.is_empty()).count();
            let some = tests.filter(|tests| !(tests.sharp.is_empty() && tests.blunt.is_empty())).count();
            (some, told, candidates[one].weight())
        };
        // Of equals the first in the document.
        (0..left.len()).rev().max_by_key(|at| rank(left[*at]))
    }
}
