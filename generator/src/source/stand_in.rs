//! What was copied to a component is left where it was as a reference to that, so that it is one type and not two.

use std::collections::HashMap;

use super::index::Index;
use super::node::{Entry, Node};
use super::object::{Kind, Object};
use super::references::decoded;

/// Copies by the place and kind of what they are of, each with the reference to it.
pub(super) type Copies = HashMap<(String, Object), String>;

/// Puts references to copies in the place of what was copied: there, and in copies of what is around it.
pub(super) fn put(tree: &mut Node, copies: &Copies) {
    let mut order: Vec<(&(String, Object), &String)> =
        copies.iter().filter(|((pointer, object), _)| is_place(pointer, *object)).collect();
    if order.is_empty() {
        return;
    }
    let index = Index::new(tree);
    // The innermost first, as the way to what is in a reference is lost.
    order.sort_by_key(|((pointer, _), _)| (std::cmp::Reverse(pointer.len()), pointer.as_str()));
    for ((pointer, _), reference) in order {
        for place in places(pointer, copies) {
            let Some(node) = index.pointer_mut(tree, &place) else { continue };
            if node.get("$ref").is_none() {
                let text = Node::text(node.span.clone(), reference.as_str());
                *node = Node::object(node.span.clone(), vec![Entry::made("$ref", text)]);
            }
        }
    }
}

/// A place, and where it lies in the copies of what is around it.
fn places(pointer: &str, copies: &Copies) -> Vec<String> {
    let mut places = vec![pointer.to_owned()];
    for (at, _) in pointer.match_indices('/').skip(1) {
        let (around, below) = pointer.split_at(at);
        let copies = OBJECTS.iter().filter_map(|object| copies.get(&(around.to_owned(), *object)));
        places.extend(copies.map(|reference| decoded(&reference[1..]) + below));
    }
    places
}

/// What is copied around something else.
const OBJECTS: &[Object] =
    &[Object::Schema, Object::Response, Object::Parameter, Object::Header, Object::RequestBody];

/// Whether a pointer leads, by the table, to where such an object or a reference to one stands.
fn is_place(pointer: &str, object: Object) -> bool {
    let mut kind = Kind::One(Object::Document);
    for token in pointer.split('/').skip(1) {
        let below = match kind {
            Kind::One(object) | Kind::Ref(object) => object.kind_of(&super::node::unescape(token)),
            Kind::SchemaOrFlag => Object::Schema.kind_of(&super::node::unescape(token)),
            Kind::Map(object) | Kind::List(object) => Some(Kind::One(object)),
            Kind::RefMap(object) | Kind::RefList(object) => Some(Kind::Ref(object)),
            _ => None,
        };
        let Some(below) = below else { return false };
        kind = below;
    }
    matches!(kind, Kind::Ref(found) if found == object)
        || (matches!(kind, Kind::SchemaOrFlag) && object == Object::Schema)
}
