//! Finding components by name at once: a document may have tens of thousands, and references go from one to the next.

use std::collections::HashMap;

use super::node::{Node, unescape};

/// The components of a tree by section and name.
pub(super) struct Index<'a> {
    tree: &'a Node,
    sections: HashMap<&'a str, HashMap<&'a str, &'a Node>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(tree: &'a Node) -> Self {
        let sections = tree.get("components").map_or(&[][..], Node::entries).iter().map(|section| {
            let named = section.value.entries().iter().map(|entry| (entry.key.as_str(), &entry.value));
            (section.key.as_str(), named.collect())
        });
        Self { tree, sections: sections.collect() }
    }

    /// The node that a JSON pointer leads to.
    pub(super) fn pointer(&self, pointer: &str) -> Option<&'a Node> {
        let Some(inside) = pointer.strip_prefix("/components/") else { return self.tree.pointer(pointer) };
        let mut tokens = inside.splitn(3, '/');
        let section = tokens.next().and_then(|section| self.sections.get(unescape(section).as_str()));
        let (Some(section), Some(name)) = (section, tokens.next()) else { return self.tree.pointer(pointer) };
        let component = *section.get(unescape(name).as_str())?;
        match tokens.next() {
            Some(rest) => component.pointer(&format!("/{rest}")),
            None => Some(component),
        }
    }
}
