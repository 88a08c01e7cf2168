//! Where references lead at last, from one to the next. Each is followed once, however many lead to it.

use std::collections::{HashMap, HashSet};

use super::index::Index;
use super::node::Node;
use super::object::Object;
use super::references::decoded;

/// References from one to the next that are followed.
pub(super) const HOPS: usize = 100;

/// The chains of references in a tree.
pub(super) struct Chains<'a> {
    tree: &'a Node,
    index: &'a Index,
    /// By reference: its end, and how many further references lie before that.
    known: HashMap<String, (End, usize)>,
}

/// The end of a chain.
#[derive(Debug, Clone)]
pub(super) enum End {
    /// Something.
    Found,
    /// Nothing; the reference that says so.
    Missing(String),
    /// Out of the document; the reference that says so.
    External(String),
    /// None: a reference leads back to itself.
    Loop,
    /// None within bounds.
    TooFar,
}

impl<'a> Chains<'a> {
    pub(super) fn new(tree: &'a Node, index: &'a Index) -> Self {
        Self { tree, index, known: HashMap::new() }
    }

    /// Where a reference leads. A schema that cannot be reached further on still exists as any value, so that only
    /// loops and length matter there.
    pub(super) fn end(&mut self, target: &str, object: Object) -> End {
        let (end, hops) = self.follow(target);
        match end {
            End::Found | End::Missing(_) | End::External(_) if hops >= HOPS => End::TooFar,
            End::Missing(_) | End::External(_) if hops > 0 && object == Object::Schema => End::Found,
            end => end,
        }
    }

    fn follow(&mut self, target: &str) -> (End, usize) {
        let mut way: Vec<&str> = Vec::new();
        let mut open = HashSet::new();
        let mut at = target;
        let (end, mut hops) = loop {
            if let Some(known) = self.known.get(at) {
                break known.clone();
            }
            if !open.insert(at) {
                break (End::Loop, 0);
            }
            match self.next(at) {
                Ok(next) => {
                    way.push(at);
                    at = next;
                }
                Err(end) => break (end, 0),
            }
        };
        for passed in way.into_iter().rev() {
            hops += 1;
            self.known.insert(passed.to_owned(), (end.clone(), hops));
        }
        (end, hops)
    }

    /// The reference that stands where this one leads, or how it ends there.
    fn next<'b>(&self, target: &'b str) -> Result<&'b str, End>
    where
        'a: 'b,
    {
        let Some(fragment) = target.strip_prefix('#') else { return Err(End::External(target.to_owned())) };
        let pointer = decoded(fragment);
        let node = Some(&*pointer)
            .filter(|pointer| pointer.starts_with('/'))
            .and_then(|pointer| self.index.pointer(self.tree, pointer));
        match node.map(|node| (node, node.get("$ref").and_then(Node::as_str))) {
            Some((_, Some(next))) => Ok(next),
            Some((node, None)) if !node.is_null() => Err(End::Found),
            _ => Err(End::Missing(target.to_owned())),
        }
    }
}
