//! Names of components that are still free.

use std::collections::{HashMap, HashSet};

use super::node::Node;

/// The names that are taken, by section.
#[derive(Default)]
pub(super) struct Taken {
    names: HashMap<String, HashSet<String>>,
    /// By section and name, the number that was given last.
    numbers: HashMap<(&'static str, String), usize>,
}

impl Taken {
    /// The names in an object of sections.
    pub(super) fn new(sections: &Node) -> Self {
        let names = |section: &Node| section.entries().iter().map(|entry| entry.key.clone()).collect();
        let sections = sections.entries().iter().map(|section| (section.key.clone(), names(&section.value)));
        Self { names: sections.collect(), numbers: HashMap::new() }
    }

    /// A name that is free in a section, and taken from now on: this one, or with a number.
    pub(super) fn free(&mut self, section: &'static str, base: String) -> String {
        let taken = self.names.entry(section.to_owned()).or_default();
        if taken.insert(base.clone()) {
            return base;
        }
        let number = self.numbers.entry((section, base.clone())).or_insert(1);
        loop {
            *number += 1;
            let name = format!("{base}_{number}");
            if taken.insert(name.clone()) {
                return name;
            }
        }
    }
}
