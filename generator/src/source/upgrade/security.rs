//! Mutual TLS (3.1): the transport's certificate is the credential, and nothing is written into a request.

use std::collections::HashSet;

use super::super::node::{Node, Value};
use super::super::object::{Kind, Object};
use super::super::trail::Trail;
use super::super::visit;
use super::super::walk::{KEPT, Walk};

const SCHEMES: &str = "/components/securitySchemes";

/// Keeps schemes of mutual TLS aside, and takes them out of what requests must carry.
pub(super) fn leave_to_transport(walk: &mut Walk<'_>, tree: &mut Node) {
    let Some(schemes) = tree.pointer_mut(SCHEMES) else { return };
    let is_mutual = |node: &Node| node.get("type").and_then(Node::as_str) == Some("mutualTLS");
    let Value::Object(entries) = &mut schemes.value else { return };
    let (mutual, others) = std::mem::take(entries).into_iter().partition(|entry| is_mutual(&entry.value));
    *entries = others;
    let mutual: Vec<_> = mutual;
    let Some(first) = mutual.first() else { return };
    let message = "mutual TLS is left to the transport: give it one that has the certificate".to_owned();
    walk.note("mutual-tls", message, &first.key_span, &Trail::from(SCHEMES).key(&first.key));
    let names: HashSet<String> = mutual.iter().map(|entry| entry.key.clone()).collect();
    let aside = Node::object(schemes.span.clone(), mutual);
    if let Some(components) = tree.child_mut("components") {
        components.put(&format!("{KEPT}mutual-tls"), aside);
    }
    visit::objects(tree, Kind::One(Object::Document), &mut |node, object| {
        if matches!(object, Object::Document | Object::Operation) {
            without(node, &names);
        }
    });
}

/// Takes schemes out of an object's requirements.
fn without(node: &mut Node, names: &HashSet<String>) {
    let Some(Value::Array(requirements)) = node.child_mut("security").map(|list| &mut list.value) else {
        return;
    };
    for requirement in requirements {
        if let Some(entries) = requirement.entries_mut() {
            entries.retain(|entry| !names.contains(&entry.key));
        }
    }
}
