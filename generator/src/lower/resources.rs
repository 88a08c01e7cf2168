//! Operations in groups: by quirk, by tag, or by the first telling segment of the path.

use std::collections::BTreeMap;

use crate::api::{AuthScheme, Operation, Resource};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;

use super::context::Context;
use super::index::{Entry, Index};
use super::text::{letters, paragraph};
use super::{operations, vocabulary};

/// Every operation that can be expressed, in resources sorted by name, so that moving things about in the document
/// moves nothing in the crate.
pub(super) fn lower<'a>(
    context: &mut Context<'a, '_>,
    index: &Index<'a>,
    auth: &[AuthScheme],
) -> Vec<Resource> {
    let mut found: BTreeMap<String, Resource> = BTreeMap::new();
    for entry in &index.entries {
        if skipped(context, entry) {
            continue;
        }
        let Some(operation) = operations::lower(context, entry, auth) else { continue };
        place(context, &mut found, entry, operation);
    }
    found.into_values().collect()
}

fn skipped(context: &mut Context<'_, '_>, entry: &Entry<'_>) -> bool {
    let skips = &context.source.quirks.skip;
    let asked = skips.iter().find(|(address, _)| entry.answers_to(address));
    let (message, help) = match (asked, vocabulary::ignored(entry)) {
        (Some((_, reason)), _) => {
            (format!("`{}` is left out by quirks.yaml: {reason}", entry.id), "take it from `skip` to have it")
        }
        (None, Some(key)) => (
            format!("`{}` is left out by the document's `{key}`", entry.id),
            "take the extension out to have it",
        ),
        (None, None) => return false,
    };
    context.report(&entry.pointer, Diagnostic::note("skipped-operation", message).help(help));
    true
}

fn place(
    context: &Context<'_, '_>,
    found: &mut BTreeMap<String, Resource>,
    entry: &Entry<'_>,
    mut operation: Operation,
) {
    let (name, description) = group(context, entry);
    if context.source.quirks.resources.contains_key(&name) {
        operation.quirks.push(format!("/resources/{}", escape(&name)));
    }
    let plain = || Resource { name: name.clone(), description: None, operations: Vec::new() };
    let resource = found.entry(letters(&name)).or_insert_with(plain);
    // Of several spellings the first in the alphabet stands, so that the document's order does not show.
    if name <= resource.name {
        resource.name = name;
        resource.description = description.or(resource.description.take());
    }
    resource.operations.push(operation);
}

/// The resource's name and description.
fn group(context: &Context<'_, '_>, entry: &Entry<'_>) -> (String, Option<String>) {
    let quirks = &context.source.quirks.resources;
    let asked = quirks
        .iter()
        .find(|(_, resource)| resource.operations.iter().any(|address| entry.answers_to(address)));
    let said = vocabulary::group(entry);
    let tag = entry.operation.tags.iter().find(|tag| !letters(tag).is_empty());
    let name = match (asked, tag) {
        (Some((name, _)), _) => name.clone(),
        (None, _) if said.is_some() => said.unwrap_or_default(),
        (None, Some(tag)) => tag.clone(),
        (None, None) => segment(entry.path),
    };
    let quirk = quirks.get(&name).and_then(|resource| resource.description.as_deref());
    let declared = context.source.document.tags.iter().find(|tag| tag.name == name);
    let said = quirk.or_else(|| declared.and_then(|tag| tag.description.as_deref()));
    let description = paragraph(said);
    (name, description)
}

/// The first segment that is neither a parameter nor a version nor a word like `api`.
fn segment(path: &str) -> String {
    let telling = |segment: &&str| {
        let word = segment.to_lowercase();
        let version = word.strip_prefix('v').is_some_and(is_number) || is_number(&word);
        !segment.contains('{')
            && !version
            && !letters(&word).is_empty()
            && !["api", "rest"].contains(&word.as_str())
    };
    path.split(['/', '?', '#']).find(telling).unwrap_or("root").to_owned()
}

fn is_number(text: &str) -> bool {
    text.starts_with(|digit: char| digit.is_ascii_digit())
        && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
}
