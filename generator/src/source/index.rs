//! Finding keys at once: an object may have a hundred thousand of them, and references and findings ask for each.

use std::collections::{BTreeMap, HashMap};

use super::node::{Node, Value, key_of};

/// Keys of an object from which on their positions are written down; fewer are looked through as quickly.
const LARGE: usize = 32;

/// The positions of keys in a tree's large objects. It stays right while keys are only
/// added or only taken away: what is not where it was is looked for.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// Positions in this object; empty where it is a small one.
    positions: HashMap<Box<str>, usize>,
    /// By position, the children that hold a large object or are one.
    below: BTreeMap<usize, Self>,
}

impl Index {
    /// The positions in a tree and all below it.
    pub(super) fn new(tree: &Node) -> Self {
        Self::needed(tree).unwrap_or_default()
    }

    /// The positions in a tree that holds a large object or is one.
    fn needed(tree: &Node) -> Option<Self> {
        let below = match &tree.value {
            Value::Array(items) => Self::below(items.iter()),
            Value::Object(entries) => Self::below(entries.iter().map(|entry| &entry.value)),
            _ => return None,
        };
        (is_large(tree) || !below.is_empty()).then(|| Self { positions: positions(tree), below })
    }

    fn below<'a>(children: impl Iterator<Item = &'a Node>) -> BTreeMap<usize, Self> {
        children.enumerate().filter_map(|(at, child)| Some((at, Self::needed(child)?))).collect()
    }

    /// The positions in an object alone.
    pub(super) fn of(object: &Node) -> Self {
        Self { positions: positions(object), below: BTreeMap::new() }
    }

    /// The node that a JSON pointer (RFC 6901) leads to; `tree` is what this was made of.
    pub(super) fn pointer<'a>(&self, tree: &'a Node, pointer: &str) -> Option<&'a Node> {
        let (mut node, mut index) = (tree, Some(self));
        for token in pointer.split('/').skip(1) {
            let (at, child) = step(index, node, &key_of(token))?;
            index = index.and_then(|index| index.below.get(&at));
            node = child;
        }
        Some(node)
    }

    /// The node that a JSON pointer leads to, to be changed.
    pub(super) fn pointer_mut<'a>(&self, tree: &'a mut Node, pointer: &str) -> Option<&'a mut Node> {
        let (mut node, mut index) = (tree, Some(self));
        for token in pointer.split('/').skip(1) {
            let at = position(index, node, &key_of(token))?;
            index = index.and_then(|index| index.below.get(&at));
            node = match &mut node.value {
                Value::Array(items) => items.get_mut(at)?,
                Value::Object(entries) => &mut entries.get_mut(at)?.value,
                _ => return None,
            };
        }
        Some(node)
    }

    /// The last node on the way of a JSON pointer that is there, and how many of the pointer's tokens lead to it.
    pub(super) fn nearest<'a>(&self, tree: &'a Node, pointer: &str) -> (&'a Node, usize) {
        let (mut node, mut index, mut passed) = (tree, Some(self), 0);
        for token in pointer.split('/').skip(1) {
            let Some((at, child)) = step(index, node, &key_of(token)) else { break };
            index = index.and_then(|index| index.below.get(&at));
            node = child;
            passed += 1;
        }
        (node, passed)
    }
}

/// The positions of an object's keys; none where it is small.
fn positions(node: &Node) -> HashMap<Box<str>, usize> {
    let entries = if is_large(node) { node.entries() } else { &[] };
    // Backwards, so that the first of two equal keys is the one that is found.
    entries.iter().enumerate().rev().map(|(at, entry)| (entry.key.as_str().into(), at)).collect()
}

fn is_large(node: &Node) -> bool {
    node.entries().len() >= LARGE
}

fn step<'a>(index: Option<&Index>, node: &'a Node, token: &str) -> Option<(usize, &'a Node)> {
    let at = position(index, node, token)?;
    let child = node.items().get(at).or_else(|| node.entries().get(at).map(|entry| &entry.value))?;
    Some((at, child))
}

fn position(index: Option<&Index>, node: &Node, token: &str) -> Option<usize> {
    let entries = match &node.value {
        Value::Array(items) => return token.parse().ok().filter(|at| *at < items.len()),
        Value::Object(entries) => entries,
        _ => return None,
    };
    let known = index.map(|index| &index.positions).filter(|known| !known.is_empty());
    let at = known.and_then(|known| known.get(token).copied());
    let right = at.filter(|at| entries.get(*at).is_some_and(|entry| entry.key == token));
    if right.is_some() || known.is_some_and(|known| at.is_none() && known.len() == entries.len()) {
        return right;
    }
    entries.iter().position(|entry| entry.key == token)
}

#[cfg(test)]
mod tests {
    use super::super::node::{Entry, Span};
    use super::*;

    /// An object of that many keys, `k0` and so on, with a null in each.
    fn object(keys: usize) -> Node {
        let span = Span { file: 0, range: 0..0 };
        let entry = |at| Entry::made(format!("k{at}"), Node::new(span.clone(), Value::Null));
        Node::object(span.clone(), (0..keys).map(entry).collect())
    }

    #[test]
    fn only_large_objects_are_written_down() {
        assert!(Index::needed(&object(LARGE - 1)).is_none());
        assert_eq!(Index::new(&object(LARGE)).positions.len(), LARGE);
    }

    #[test]
    fn what_moved_since_is_found_all_the_same() {
        let mut tree = object(100);
        tree.put("k7", object(100));
        let index = Index::new(&tree);
        assert!(index.pointer(&tree, "/k7/k99").is_some());
        assert!(index.pointer(&tree, "/k7/k100").is_none());
        let mut fewer = tree.clone();
        fewer.remove("k3");
        tree.put("new", object(1));
        for (changed, pointer, there) in [
            (&fewer, "/k7/k99", true),
            (&fewer, "/k3", false),
            (&fewer, "/k99", true),
            (&tree, "/k7/k99", true),
            (&tree, "/new/k0", true),
        ] {
            assert_eq!(index.pointer(changed, pointer).is_some(), there, "{pointer}");
            assert_eq!(index.pointer_mut(&mut changed.clone(), pointer).is_some(), there, "{pointer}");
        }
    }

    /// Two hundred thousand keys, each asked for: looked through one by one, this does not end.
    #[test]
    fn each_of_very_many_keys_is_found_at_once() {
        let tree = object(200_000);
        let index = Index::new(&tree);
        assert!((0..200_000).all(|at| index.pointer(&tree, &format!("/k{at}")).is_some()));
        assert!((0..200_000).all(|at| index.pointer(&tree, &format!("/l{at}")).is_none()));
    }
}
