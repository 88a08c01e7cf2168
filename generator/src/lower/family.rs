//! Components by name, and which of them extend which by `allOf`.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::source::Source;
use crate::source::node::escape;
use crate::source::openapi::{ReferenceOr, Schema};

use super::shape::{Shape, Spot, Target};

/// The document's component schemas: a reference to each, and who extends it.
#[derive(Debug, Default)]
pub(super) struct Family {
    /// Component to the reference that names it.
    references: HashMap<String, String>,
    /// Component to the components that have it in their `allOf`, in the document's order.
    children: HashMap<String, Vec<String>>,
    /// Components with a discriminator and without alternatives.
    tagged: HashSet<String>,
}

impl Family {
    /// Looks through a document's components.
    pub(super) fn of(source: &Source) -> Self {
        let mut family = Self::default();
        let schemas = source.document.components.iter().flat_map(|components| &components.schemas);
        for (name, schema) in schemas {
            family.references.insert(name.clone(), format!("#/components/schemas/{}", escape(name)));
            let ReferenceOr::Item(schema) = schema else { continue };
            let shape = Shape::of(schema);
            if shape.data.discriminator.is_some() && shape.one_of.is_empty() && shape.any_of.is_empty() {
                family.tagged.insert(name.clone());
            }
            for parent in parents(schema) {
                family.children.entry(parent).or_default().push(name.clone());
            }
        }
        family
    }

    /// Whether there is a component of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.references.contains_key(name)
    }

    /// Whether other components extend this one and its discriminator tells which of them a value is.
    pub(super) fn is_base(&self, name: &str) -> bool {
        self.tagged.contains(name) && self.children.contains_key(name)
    }

    /// The components that extend this one, at any remove, but for those that stand for such themselves.
    pub(super) fn descendants(&self, name: &str) -> Vec<Spot<'_>> {
        let mut seen = HashSet::from([name]);
        let mut queue = VecDeque::from([name]);
        let mut found = Vec::new();
        while let Some(parent) = queue.pop_front() {
            for child in self.children.get(parent).into_iter().flatten() {
                if seen.insert(child) {
                    queue.push_back(child);
                    found.extend(self.spot(child).filter(|_| !self.is_base(child)));
                }
            }
        }
        found
    }

    /// A reference to a component.
    pub(super) fn spot(&self, name: &str) -> Option<Spot<'_>> {
        let reference = self.references.get(name)?;
        Some(Spot {
            target: Target::Reference(reference),
            pointer: reference.trim_start_matches('#').to_owned(),
        })
    }
}

/// The components in a schema's `allOf`.
fn parents(schema: &Schema) -> Vec<String> {
    let shape = Shape::of(schema);
    let part = |part: &ReferenceOr<Schema>| match part {
        ReferenceOr::Reference { reference } => super::components::component_name(reference, "schemas"),
        ReferenceOr::Item(_) => None,
    };
    shape.all_of.iter().filter_map(part).collect()
}
