//! Media types: `consumes` and `produces`.

use super::super::super::node::Node;
use super::super::super::object::Kind;
use super::super::super::trail::Trail;
use super::super::super::walk::{Walk, shown};
use crate::diagnostic::Diagnostic;

/// Media types of one body that are taken: each gets a copy of its schema.
const MOST: usize = 16;

/// Takes a list of media types out of an object; `None` where it is not there.
pub(super) fn take(walk: &mut Walk<'_>, node: &mut Node, key: &str, at: &Trail<'_>) -> Option<Vec<Node>> {
    let mut written = node.take(key)?;
    if written.is_null() || !walk.node(&mut written, Kind::Texts, &at.key(key)) {
        return None;
    }
    let mut types: Vec<Node> = Vec::new();
    for item in written.items() {
        let known = types.iter().any(|known| known.as_str() == item.as_str());
        if known || item.as_str().is_none_or(|text| text.trim().is_empty()) {
            continue;
        }
        if types.len() == MOST {
            let text = shown(item.as_str().unwrap_or_default());
            let message = format!("over {MOST} media types; `{text}` and those after it are left out");
            let finding =
                Diagnostic::warning("too-many-media-types", message).help("name those that are used");
            walk.report(finding, &item.span, &at.key(key));
            break;
        }
        types.push(item.clone());
    }
    Some(types)
}

/// The media types that hold: the operation's own, else the document's, else this one.
pub(super) fn effective(own: Option<Vec<Node>>, shared: &[Node], at: &Node, otherwise: &str) -> Vec<Node> {
    let types = own.filter(|own| !own.is_empty()).unwrap_or_else(|| shared.to_vec());
    if types.is_empty() { vec![Node::text(at.span.clone(), otherwise)] } else { types }
}

/// A media type without parameters, in lower case.
pub(super) fn essence(media: &Node) -> String {
    let text = media.as_str().unwrap_or_default();
    text.split(';').next().unwrap_or_default().trim().to_lowercase()
}
