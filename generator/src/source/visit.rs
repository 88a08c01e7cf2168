//! Every object of a tree, found by the table.

use super::node::{Entry, Node, Value};
use super::object::{Kind, Object};

/// Calls `act` on every object below a node of a kind, each before what it holds. What is referred to, rather than
/// written out, is given as the reference. Values that are data (examples, defaults) are not looked into.
pub(super) fn objects(node: &mut Node, kind: Kind, act: &mut dyn FnMut(&mut Node, Object)) {
    match kind {
        // A list of schemas where one stands, as older drafts have it.
        Kind::Ref(Object::Schema) if matches!(node.value, Value::Array(_)) => {
            objects(node, Kind::RefList(Object::Schema), act);
        }
        Kind::One(object) | Kind::Ref(object) => {
            if matches!(node.value, Value::Object(_)) {
                act(node, object);
            }
            for Entry { key, value, .. } in node.entries_mut().into_iter().flatten() {
                if let Some(kind) = object.kind_of(key) {
                    objects(value, kind, act);
                }
            }
        }
        Kind::SchemaOrFlag => objects(node, Kind::Ref(Object::Schema), act),
        Kind::List(object) | Kind::RefList(object) => {
            if let Value::Array(items) = &mut node.value {
                for item in items {
                    objects(item, Kind::One(object), act);
                }
            }
        }
        Kind::Map(object) | Kind::RefMap(object) => {
            for entry in node.entries_mut().into_iter().flatten() {
                objects(&mut entry.value, Kind::One(object), act);
            }
        }
        _ => {}
    }
}
