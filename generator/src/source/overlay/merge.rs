//! What `update` and `copy` do to nodes (Overlay 1.1.0, "Action Object").

use super::super::index::Index;
use super::super::node::{Node, Value, escape};

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
            let (index, mut new) = (Index::of(target), Vec::new());
            for entry in entries {
                let key = escape(&entry.key);
                match index.pointer_mut(target, &format!("/{key}")) {
                    Some(known) => combine(known, &entry.value, &format!("{below}/{key}"))?,
                    None => new.push(entry.clone()),
                }
            }
            target.entries_mut().into_iter().for_each(|all| all.append(&mut new));
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
