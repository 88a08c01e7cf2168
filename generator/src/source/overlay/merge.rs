//! What `update`, `copy` and `remove` do to nodes (Overlay 1.1.0, "Action Object").

use super::super::node::{Node, Value, unescape};

/// Two values that cannot be merged: the pointer of the key below the target, and what stands on either side.
pub(super) struct Incompatible {
    pub(super) below: String,
    pub(super) theirs: &'static str,
    pub(super) ours: &'static str,
}

/// Lays a value over a selected node: keys are merged, entries appended, primitives replaced. A list is concatenated
/// with a list; version 1.0 leaves that open, and its tools agree.
///
/// # Errors
/// The first two values that do not go together; what came before them is merged.
pub(super) fn lay(target: &mut Node, value: &Node) -> Result<(), Incompatible> {
    if let (Value::Array(items), false) = (&mut target.value, matches!(value.value, Value::Array(_))) {
        items.push(value.clone());
        return Ok(());
    }
    combine(target, value, "")
}

fn combine(target: &mut Node, value: &Node, below: &str) -> Result<(), Incompatible> {
    let (theirs, ours) = (target.kind(), value.kind());
    match (&mut target.value, &value.value) {
        (Value::Object(_), Value::Object(entries)) => {
            for entry in entries {
                let Some(known) = target.child_mut(&entry.key) else {
                    target.entries_mut().into_iter().for_each(|all| all.push(entry.clone()));
                    continue;
                };
                combine(known, &entry.value, &format!("{below}/{}", super::super::node::escape(&entry.key)))?;
            }
            Ok(())
        }
        (Value::Array(items), Value::Array(more)) => {
            items.extend(more.iter().cloned());
            Ok(())
        }
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => {
            Err(Incompatible { below: below.to_owned(), theirs, ours })
        }
        _ => {
            *target = value.clone();
            Ok(())
        }
    }
}

/// Takes the nodes at these pointers away. They are given in the order of the document, so that going backwards keeps
/// the remaining indices right.
pub(super) fn remove(tree: &mut Node, pointers: &[String]) {
    for pointer in pointers.iter().rev() {
        let Some((parent, token)) = pointer.rsplit_once('/') else { continue };
        let Some(parent) = tree.pointer_mut(parent) else { continue };
        match &mut parent.value {
            Value::Array(items) => {
                if let Some(at) = token.parse::<usize>().ok().filter(|at| *at < items.len()) {
                    items.remove(at);
                }
            }
            _ => parent.remove(&unescape(token)),
        }
    }
}
