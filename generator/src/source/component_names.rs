//! Names of components that OpenAPI does not allow. They are read as they are, but other tools may refuse them.

use super::node::{Entry, Node};
use super::trail::Trail;
use super::walk::{Walk, shown};

/// Says how many components have such a name: one note a document.
pub(super) fn tell(walk: &mut Walk<'_>, tree: &Node) {
    let kinds = tree.get("components").map(Node::entries).unwrap_or_default();
    let kinds = kinds.iter().filter(|kind| !kind.key.starts_with("x-"));
    let all = kinds.flat_map(|kind| kind.value.entries().iter().map(|entry| (&kind.key, entry)));
    // A name from another file is not the document's own: it was made of that file's.
    let is_odd = |entry: &Entry| entry.key_span.file == 0 && !is_allowed(&entry.key);
    let odd: Vec<(&String, &Entry)> = all.filter(|(_, entry)| is_odd(entry)).collect();
    let Some((kind, first)) = odd.first() else { return };
    let more = match odd.len() {
        1 => String::new(),
        count => format!(", nor for {} others", count - 1),
    };
    let message = format!(
        "`{}` is not allowed as a component's name{more}: letters, digits, `.`, `-` and `_` are",
        shown(&first.key)
    );
    let components = Trail::ROOT.key("components");
    let place = components.key(kind);
    walk.note("component-name", message, &first.key_span, &place.key(&first.key));
}

fn is_allowed(name: &str) -> bool {
    name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_'))
}
