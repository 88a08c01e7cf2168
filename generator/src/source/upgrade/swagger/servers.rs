//! `host`, `basePath` and `schemes` to `servers`.

use super::super::super::node::{Entry, Node, Value};
use super::super::super::object::Kind;
use super::super::super::trail::Trail;
use super::super::super::walk::Walk;

/// Gives a document the servers that its parts describe, https before http. Without a host the path alone, which is
/// relative to where the document was.
pub(super) fn to_urls(walk: &mut Walk<'_>, tree: &mut Node) {
    let host = text(walk, tree, "host");
    let path = text(walk, tree, "basePath");
    let schemes = schemes(walk, tree, &Trail::ROOT);
    let base = path.as_ref().and_then(Node::as_str).unwrap_or_default().trim_end_matches('/').to_owned();
    let base = if base.is_empty() || base.starts_with('/') { base } else { format!("/{base}") };
    let servers = match &host {
        Some(host) => urls(host, &base, schemes.as_deref()),
        None => path
            .iter()
            .filter(|_| !base.is_empty())
            .map(|path| Node::text(path.span.clone(), &*base))
            .collect(),
    };
    let Some(first) = servers.first() else { return };
    if host.is_some() {
        per_operation(walk, tree, &servers);
    }
    let list = servers_of(first, &servers);
    tree.put("servers", list);
}

/// The URLs of a host, for each scheme of HTTP. A host that brings its own scheme has that.
fn urls(host: &Node, base: &str, schemes: Option<&[Node]>) -> Vec<Node> {
    let name = host.as_str().unwrap_or_default().trim_end_matches('/');
    let url = |scheme: &str, at: &Node| Node::text(at.span.clone(), format!("{scheme}://{name}{base}"));
    if name.contains("://") {
        return vec![Node::text(host.span.clone(), format!("{name}{base}"))];
    }
    let mut found: Vec<Node> = Vec::new();
    for wanted in ["https", "http"] {
        let scheme = schemes.unwrap_or_default().iter().find(|scheme| is(scheme, wanted));
        found.extend(scheme.map(|_| url(wanted, host)));
    }
    if found.is_empty() { vec![url("https", host)] } else { found }
}

/// Servers for the operations whose own schemes leave out the document's first.
fn per_operation(walk: &mut Walk<'_>, tree: &mut Node, servers: &[Node]) {
    let Some(url) = servers.first().and_then(Node::as_str) else { return };
    let Some((first, rest)) = url.split_once("://") else { return };
    let (first, rest) = (first.to_owned(), rest.to_owned());
    let Some(paths) = tree.child_mut("paths") else { return };
    for path in paths.entries_mut().into_iter().flatten() {
        for operation in path.value.entries_mut().into_iter().flatten() {
            let Some(own) = schemes(walk, &mut operation.value, &Trail::ROOT) else { continue };
            let other = own.iter().find(|scheme| is(scheme, "https") || is(scheme, "http"));
            if let Some(scheme) = other.filter(|_| !own.iter().any(|scheme| is(scheme, &first))) {
                let name = scheme.as_str().unwrap_or_default().to_lowercase();
                let url = Node::text(scheme.span.clone(), format!("{name}://{rest}"));
                operation.value.put("servers", servers_of(&url, std::slice::from_ref(&url)));
            }
        }
    }
}

fn servers_of(at: &Node, urls: &[Node]) -> Node {
    let server = |url: &Node| Node::object(url.span.clone(), vec![Entry::made("url", url.clone())]);
    Node::new(at.span.clone(), Value::Array(urls.iter().map(server).collect()))
}

fn schemes(walk: &mut Walk<'_>, node: &mut Node, at: &Trail<'_>) -> Option<Vec<Node>> {
    let mut written = node.take("schemes").filter(|written| !written.is_null())?;
    walk.node(&mut written, Kind::Texts, &at.key("schemes")).then(|| written.items().to_vec())
}

fn text(walk: &mut Walk<'_>, tree: &mut Node, key: &str) -> Option<Node> {
    let mut written = tree.take(key).filter(|written| !written.is_null())?;
    let kept = walk.node(&mut written, Kind::Text, &Trail::ROOT.key(key));
    Some(written).filter(|written| kept && written.as_str().is_some_and(|text| !text.trim().is_empty()))
}

fn is(scheme: &Node, name: &str) -> bool {
    scheme.as_str().is_some_and(|scheme| scheme.eq_ignore_ascii_case(name))
}
