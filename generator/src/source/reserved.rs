//! Our own names, `x-vendorsmith-…`, in which later stages find what OpenAPI 3.0 cannot say: a document's own keys of
//! such names go before anything else is done.

use crate::diagnostic::{Diagnostic, Diagnostics};

use super::file::SourceFile;
use super::node::{Node, Value};
use super::object::{Kind, Object};
use super::trail::Trail;
use super::walk::{KEPT, shown};

/// Takes every key of our own out of a tree whose root is of a kind, data (examples, defaults) excepted.
pub(super) fn remove(node: &mut Node, kind: Kind, files: &[SourceFile], diagnostics: &mut Diagnostics) {
    visit(node, Some(kind), &Trail::ROOT, &mut |node, key, at| {
        let message = format!("`{}` is a name of our own; it is left out", shown(key));
        let place = files.get(node.span.file).map(|file| file.place(at.pointer(), node.span.range.clone()));
        let finding = Diagnostic::warning("reserved-key", message).help("rename the extension");
        diagnostics.push(finding.at(place));
    });
}

type Told<'a> = &'a mut dyn FnMut(&Node, &str, &Trail<'_>);

/// Without a kind, the node is no part of OpenAPI, yet references may lead into it.
fn visit(node: &mut Node, kind: Option<Kind>, at: &Trail<'_>, told: Told<'_>) {
    let below = match kind {
        None => Below::Unknown,
        Some(Kind::One(object) | Kind::Ref(object)) => Below::Keys(object),
        Some(Kind::SchemaOrFlag) => Below::Keys(Object::Schema),
        Some(Kind::List(object) | Kind::RefList(object) | Kind::Map(object) | Kind::RefMap(object)) => {
            Below::Each(object)
        }
        Some(_) => return,
    };
    match &mut node.value {
        Value::Object(entries) => entries.retain_mut(|entry| {
            let ours = !matches!(below, Below::Each(_)) && entry.key.starts_with(KEPT);
            let kind = match below {
                Below::Keys(object) => object.kind_of(&entry.key),
                Below::Each(object) => Some(Kind::One(object)),
                Below::Unknown => None,
            };
            let at = at.key(&entry.key);
            if ours {
                let key = Node::new(entry.key_span.clone(), Value::Null);
                told(&key, &entry.key, &at);
            } else {
                visit(&mut entry.value, kind, &at, told);
            }
            !ours
        }),
        Value::Array(items) => {
            let kind = match below {
                Below::Each(object) | Below::Keys(object) => Some(Kind::One(object)),
                Below::Unknown => None,
            };
            for (index, item) in items.iter_mut().enumerate() {
                visit(item, kind, &at.index(index), told);
            }
        }
        _ => {}
    }
}

/// What stands below a node.
#[derive(Clone, Copy)]
enum Below {
    /// The keys of an object.
    Keys(Object),
    /// Objects under names or in a list.
    Each(Object),
    /// Nothing that OpenAPI knows.
    Unknown,
}
