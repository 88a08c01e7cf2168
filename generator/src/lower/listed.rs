//! The values that schemas list, as numbers: comparing those of two schemas costs little, however long they are.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use crate::api::VariantRule as Rule;

use super::facts::Facts;

/// The lists of all schemas that were compared.
#[derive(Default)]
pub(super) struct Lists<'a> {
    numbers: RefCell<HashMap<String, usize>>,
    known: RefCell<HashMap<*const Facts<'a>, Known<'a>>>,
}

/// The facts are kept, so that no others come to stand in their place.
type Known<'a> = (Rc<Facts<'a>>, Rc<Listed>);

/// The values of one schema.
pub(super) struct Listed {
    /// Each value's number once, in order.
    numbers: Vec<usize>,
    rule: OnceCell<Rc<Rule>>,
}

impl<'a> Lists<'a> {
    /// The values that a schema lists, if it lists any.
    pub(super) fn of(&self, facts: &Rc<Facts<'a>>) -> Option<Rc<Listed>> {
        let values = facts.values.as_ref()?;
        let mut known = self.known.borrow_mut();
        let (_, listed) = known.entry(Rc::as_ptr(facts)).or_insert_with(|| {
            let mut numbers: Vec<usize> = values.iter().map(|value| self.number(value)).collect();
            numbers.sort_unstable();
            numbers.dedup();
            (Rc::clone(facts), Rc::new(Listed { numbers, rule: OnceCell::new() }))
        });
        Some(Rc::clone(listed))
    }

    fn number(&self, value: &str) -> usize {
        let mut numbers = self.numbers.borrow_mut();
        let next = numbers.len();
        *numbers.entry(value.to_owned()).or_insert(next)
    }
}

impl Listed {
    /// Whether the two have no value in common.
    pub(super) fn is_disjoint(&self, other: &Self) -> bool {
        self.common(other) == 0
    }

    /// Whether all values of the other are among these.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.common(other) == other.numbers.len()
    }

    fn common(&self, other: &Self) -> usize {
        let (mut one, mut two, mut common) = (self.numbers.as_slice(), other.numbers.as_slice(), 0);
        if one == two {
            return one.len();
        }
        while let ([first, ones @ ..], [second, twos @ ..]) = (one, two) {
            common += usize::from(first == second);
            (one, two) = (if first <= second { ones } else { one }, if second <= first { twos } else { two });
        }
        common
    }

    /// The test for one of the values of these facts; the same each time.
    pub(super) fn rule(&self, facts: &Facts<'_>) -> Rc<Rule> {
        let is = || Rule::any(facts.values.iter().flatten().map(|value| Rule::Is(value.clone())).collect());
        Rc::clone(self.rule.get_or_init(|| Rc::new(is())))
    }
}
