//! YAML anchors, and the bound on what their aliases may expand to.

use std::collections::HashMap;

use super::node::{Node, Value};

/// The anchors defined so far, and how much may still be copied from them.
pub(super) struct Anchors {
    known: HashMap<String, Anchor>,
    budget: usize,
}

struct Anchor {
    node: Node,
    weight: usize,
    depth: usize,
}

/// Aliases ask for more than the bound.
pub(super) struct OverBudget;

impl Anchors {
    /// For a file of so many bytes. A document has about one node in 20 bytes; copies may make it about ten times
    /// as large, which no honest document reaches.
    pub(super) fn new(bytes: usize) -> Self {
        Self { known: HashMap::new(), budget: 10_000 + bytes / 2 }
    }

    pub(super) fn define(&mut self, name: String, node: &Node) {
        let (weight, depth) = measure(node);
        // A definition keeps a copy too, so nested anchors count like aliases.
        self.budget = self.budget.saturating_sub(weight);
        if self.budget == 0 {
            return;
        }
        self.known.insert(name, Anchor { node: node.clone(), weight, depth });
    }

    /// A copy of an anchor's node, and its depth; `None` where there is no such anchor.
    pub(super) fn copy(&mut self, name: &str) -> Result<Option<(Node, usize)>, OverBudget> {
        if self.budget == 0 {
            return Err(OverBudget);
        }
        let Some(anchor) = self.known.get(name) else { return Ok(None) };
        self.budget = self.budget.checked_sub(anchor.weight).ok_or(OverBudget)?;
        Ok(Some((anchor.node.clone(), anchor.depth)))
    }
}

/// Size and levels.
fn measure(node: &Node) -> (usize, usize) {
    (node.size(), levels(node))
}

/// Levels below a node.
fn levels(node: &Node) -> usize {
    let items = node.items().iter();
    let children = items.chain(node.entries().iter().map(|entry| &entry.value));
    let deepest = children.map(|child| levels(child) + 1).max();
    deepest.unwrap_or_else(|| usize::from(matches!(node.value, Value::Array(_) | Value::Object(_))))
}
