//! Webhooks of 3.1 and `x-webhooks` of 3.0: requests that the vendor sends. What they carry becomes components, and a list
//! in `x-vendorsmith-webhooks` tells `lower` which webhook carries what.

use std::collections::HashSet;

use super::super::node::{Entry, Node, Value};
use super::super::trail::Trail;
use super::super::walk::Walk;

const KEYS: [&str; 2] = ["webhooks", "x-webhooks"];
const METHODS: [&str; 8] = ["post", "put", "patch", "delete", "get", "query", "options", "head"];
/// References to references are followed this often.
const HOPS: usize = 8;

/// A webhook with the schema of its JSON body.
struct Found {
    name: Node,
    description: Option<Node>,
    schema: Node,
}

/// Lists the webhooks that carry JSON, and says how many carry none. They stay in the tree, as references may lead into
/// them.
pub(super) fn gather(walk: &mut Walk<'_>, tree: &mut Node) {
    for key in KEYS {
        let Some(webhooks) = tree.get(key) else { continue };
        let named = webhooks.entries().iter().filter(|entry| !entry.key.starts_with("x-"));
        let found: Vec<Option<Found>> = named.map(|entry| carried(tree, entry)).collect();
        let silent = found.iter().filter(|found| found.is_none()).count();
        if let (Some(first), true) = (webhooks.entries().first(), silent > 0) {
            let message = match silent {
                1 => "nothing is generated for a webhook of the document: it carries no JSON".to_owned(),
                _ => {
                    format!("nothing is generated for {silent} webhooks of the document: they carry no JSON")
                }
            };
            let (span, at) = (first.key_span.clone(), Trail::ROOT.key(key));
            walk.note("without-effect", message, &span, &at);
        }
        list(tree, found.into_iter().flatten().collect());
    }
}

/// What a webhook carries, where that is JSON.
fn carried(tree: &Node, entry: &Entry) -> Option<Found> {
    let item = resolved(tree, &entry.value)?;
    let operation = METHODS.iter().find_map(|method| item.get(method))?;
    let content = resolved(tree, operation.get("requestBody")?)?.get("content")?;
    let json = content.entries().iter().find(|media| is_json(&media.key))?;
    let schema = json.value.get("schema")?.clone();
    let said = ["description", "summary"].into_iter().find_map(|key| operation.get(key).cloned());
    let name = Node::text(entry.key_span.clone(), entry.key.clone());
    Some(Found { name, description: said.filter(|said| said.as_str().is_some()), schema })
}

/// What a reference within the document leads to; the node itself where it is none.
fn resolved<'a>(tree: &'a Node, node: &'a Node) -> Option<&'a Node> {
    let mut found = node;
    for _ in 0..HOPS {
        let Some(reference) = found.get("$ref").and_then(Node::as_str) else { return Some(found) };
        found = tree.pointer(reference.strip_prefix('#')?)?;
    }
    None
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence.ends_with("/json") || essence.ends_with("+json")
}

/// Puts schemas that stand in place among the components, and the list at the root.
fn list(tree: &mut Node, found: Vec<Found>) {
    if found.is_empty() {
        return;
    }
    let mut taken: HashSet<String> = tree
        .pointer("/components/schemas")
        .into_iter()
        .flat_map(Node::entries)
        .map(|one| one.key.clone())
        .collect();
    let (mut made, mut listed) = (Vec::new(), Vec::new());
    for Found { name, description, schema } in found {
        let text = name.as_str().unwrap_or_default();
        let reference = reference(&schema).unwrap_or_else(|| {
            let key = free(&mut taken, text);
            made.push(Entry::made(key.clone(), schema.clone()));
            format!("#/components/schemas/{key}")
        });
        let span = name.span.clone();
        let reference = Node::text(span.clone(), reference);
        let mut entries = vec![Entry::made("name", name), Entry::made("schema", reference)];
        entries.extend(description.map(|description| Entry::made("description", description)));
        listed.push(Node::object(span, entries));
    }
    add(tree, made);
    let span = tree.span.clone();
    let before = tree.take("x-vendorsmith-webhooks").map(|before| before.items().to_vec());
    let all = before.unwrap_or_default().into_iter().chain(listed).collect();
    tree.put("x-vendorsmith-webhooks", Node::new(span, Value::Array(all)));
}

/// The component that a schema is nothing but a reference to.
fn reference(schema: &Node) -> Option<String> {
    let text = schema.get("$ref").and_then(Node::as_str)?;
    let name = text.strip_prefix("#/components/schemas/")?;
    (schema.entries().len() == 1 && !name.contains('/')).then(|| text.to_owned())
}

/// A component's name that is not taken: letters, digits and the signs that OpenAPI allows.
fn free(taken: &mut HashSet<String>, webhook: &str) -> String {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "._-".contains(letter);
    let clean: String = webhook.chars().map(|letter| if allowed(letter) { letter } else { '_' }).collect();
    let base = format!("{clean}_payload");
    let numbered = (2..).map(|number| format!("{base}_{number}"));
    let mut names = std::iter::once(base.clone()).chain(numbered);
    names.find(|name| taken.insert(name.clone())).unwrap_or(base)
}

fn add(tree: &mut Node, made: Vec<Entry>) {
    if made.is_empty() {
        return;
    }
    let span = tree.span.clone();
    let mut node = tree;
    for key in ["components", "schemas"] {
        if node.get(key).is_none() {
            node.put(key, Node::object(span.clone(), Vec::new()));
        }
        let Some(next) = node.child_mut(key) else { return };
        node = next;
    }
    if let Some(entries) = node.entries_mut() {
        entries.extend(made);
    }
}
