//! What is left out of a list leaves a gap until all references are settled, since `#/…/parameters/2` counts.

use super::node::{Node, Value};
use super::object::{Kind, Object};

/// Leaves a list's element out.
pub(super) fn leave(node: &mut Node) {
    node.value = Value::Null;
}

/// Closes the gaps in a document's lists.
pub(super) fn close(tree: &mut Node) {
    visit(tree, Kind::One(Object::Document));
}

fn visit(node: &mut Node, kind: Kind) {
    match (&mut node.value, kind) {
        (Value::Array(items), Kind::List(object) | Kind::RefList(object)) => {
            items.retain(|item| !item.is_null());
            for item in items {
                visit(item, Kind::One(object));
            }
        }
        (Value::Object(entries), Kind::Map(object) | Kind::RefMap(object)) => {
            for entry in entries {
                visit(&mut entry.value, Kind::One(object));
            }
        }
        (Value::Object(entries), Kind::One(object) | Kind::Ref(object)) => {
            for entry in entries {
                if let Some(kind) = object.kind_of(&entry.key) {
                    visit(&mut entry.value, kind);
                }
            }
        }
        (Value::Object(_), Kind::SchemaOrFlag) => visit(node, Kind::One(Object::Schema)),
        _ => {}
    }
}
