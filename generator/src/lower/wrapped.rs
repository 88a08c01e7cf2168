//! Tests of a property's or an element's value, made once of each test that many pairs share.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::api::VariantRule as Rule;

/// Where the value is that a test looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Around<'a> {
    /// In a property that is always there.
    At(&'a str),
    /// In a property that may be absent or null.
    Maybe(&'a str),
    /// In a list.
    Items,
}

/// The inner test, which is kept, so that no other comes to stand in its place, and the one around it.
type Made = (Rc<Rule>, Rc<Rule>);

/// The tests that were made.
#[derive(Default)]
pub(super) struct Wrapped<'a> {
    known: RefCell<HashMap<(*const Rule, Around<'a>), Made>>,
}

impl<'a> Wrapped<'a> {
    /// The test that the value there passes this one.
    pub(super) fn of(&self, around: Around<'a>, rule: Rc<Rule>) -> Rc<Rule> {
        if Rc::strong_count(&rule) == 1 {
            return Rc::new(around.put(Rc::unwrap_or_clone(rule)));
        }
        let mut known = self.known.borrow_mut();
        let (_, made) = known.entry((Rc::as_ptr(&rule), around)).or_insert_with(|| {
            let made = Rc::new(around.put(Rule::clone(&rule)));
            (rule, made)
        });
        Rc::clone(made)
    }
}

impl Around<'_> {
    fn put(self, rule: Rule) -> Rule {
        match self {
            Self::At(name) => Rule::at(name, rule),
            Self::Maybe(name) => Rule::Maybe(name.to_owned(), Box::new(rule)),
            Self::Items => Rule::Items(Box::new(rule)),
        }
    }
}
