//! Taking many nodes out of a tree at once.

use std::collections::{HashMap, HashSet};

use super::index::Index;
use super::node::{Node, Value, unescape};

/// Takes the nodes at these pointers away: elements of lists and keys of objects. All pointers are meant as the tree is
/// before; `index` is the tree's.
pub(super) fn all(tree: &mut Node, index: &Index, pointers: &[String]) {
    let mut order: Vec<&str> = Vec::new();
    let mut parents: HashMap<&str, HashSet<String>> = HashMap::new();
    for (parent, token) in pointers.iter().filter_map(|pointer| pointer.rsplit_once('/')) {
        parents.entry(parent).or_insert_with(|| {
            order.push(parent);
            HashSet::new()
        });
        parents.entry(parent).or_default().insert(unescape(token));
    }
    // The deepest first: what is taken out of an object moves what stands after it.
    order.sort_by_key(|parent| std::cmp::Reverse(parent.len()));
    for parent in order {
        let Some(node) = index.pointer_mut(tree, parent) else { continue };
        let gone = &parents[parent];
        match &mut node.value {
            Value::Array(items) => {
                let mut at = 0;
                items.retain(|_| {
                    at += 1;
                    !gone.contains(&(at - 1).to_string())
                });
            }
            Value::Object(entries) => entries.retain(|entry| !gone.contains(&entry.key)),
            _ => {}
        }
    }
}
