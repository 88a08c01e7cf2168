//! What schemas of Swagger 2.0 say in other words.

use crate::diagnostic::Severity;

use super::super::super::node::{Entry, Node};
use super::super::super::trail::Trail;
use super::super::super::versions::Version;
use super::super::super::walk::Walk;
use super::is;

/// `x-nullable`, which many use before 3.0 and some after, becomes `nullable`.
pub(super) fn nullable(node: &mut Node) {
    if node.get("x-nullable").and_then(Node::as_bool).is_some()
        && let Some(written) = node.take("x-nullable")
        && node.get("nullable").is_none()
    {
        node.put("nullable", written);
    }
}

/// `type: file` becomes a string of octets.
pub(super) fn file(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    if !is(node, "file") {
        return;
    }
    let Some(written) = node.take("type") else { return };
    if walk.version > Version::V2_0 {
        let message = "`file` is a type of Swagger 2.0; it is read as a string of octets".to_owned();
        walk.gather(Severity::Warning, "wrong-kind", message, &written.span, &at.key("type"));
    }
    node.put("type", Node::text(written.span.clone(), "string"));
    node.put("format", Node::text(written.span, "binary"));
}

/// `discriminator: kind` becomes `discriminator: {propertyName: kind}`; the values are the names of the definitions
/// in both.
pub(super) fn discriminator(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) {
    let Some(name) = node.get("discriminator").filter(|name| name.as_str().is_some()).cloned() else {
        return;
    };
    if walk.version > Version::V2_0 {
        let message =
            "expected an object with `propertyName`, found a string, as Swagger 2.0 has it; it is read so";
        let at = at.key("discriminator");
        walk.gather(Severity::Warning, "wrong-kind", message.to_owned(), &name.span, &at);
    }
    let object = Node::object(name.span.clone(), vec![Entry::made("propertyName", name)]);
    node.put("discriminator", object);
}
