//! `securityDefinitions` to security schemes.

use super::super::super::node::{Entry, Node, Value};

/// Upgrades one scheme; what is unknown stays, for the walk to find.
pub(super) fn upgrade(scheme: &mut Node) {
    match scheme.get("type").and_then(Node::as_str) {
        Some("basic") => basic(scheme),
        Some("oauth2") if scheme.get("flow").is_some() => flow(scheme),
        _ => {}
    }
}

fn basic(scheme: &mut Node) {
    let Some(written) = scheme.take("type") else { return };
    scheme.put("type", Node::text(written.span.clone(), "http"));
    scheme.put("scheme", written);
}

/// The one flow of a scheme, under its new name.
fn flow(scheme: &mut Node) {
    let Some(written) = scheme.take("flow") else { return };
    let name = match written.as_str() {
        Some("application") => "clientCredentials",
        Some("accessCode") => "authorizationCode",
        Some(other) => other,
        None => return scheme.put("flow", written),
    };
    let parts = ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"];
    let entries = parts.iter().filter_map(|key| Some(Entry::made(*key, scheme.take(key)?))).collect();
    let mut flow = Node::object(written.span.clone(), entries);
    if flow.get("scopes").is_none() {
        flow.put("scopes", Node::new(written.span.clone(), Value::Object(Vec::new())));
    }
    let flows = Node::object(written.span.clone(), vec![Entry::made(name, flow)]);
    scheme.put("flows", flows);
}
