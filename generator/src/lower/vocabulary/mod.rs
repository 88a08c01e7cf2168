//! Extensions that documents use for other tools and that say what quirks say: read as quirks, which win over them.
//!
//! What does not bind is a warning at the extension and changes nothing. `docs/vocabularies.md` lists them all.

mod fern;
mod names;
mod pages;
mod paths;
mod retries;
mod speakeasy;

use indexmap::IndexMap;
use serde_json::Value;

use crate::api::Api;
use crate::diagnostic::Diagnostic;

use super::context::Context;
use super::index::{Entry, Index};

pub(super) use names::{group, ignored, property};

/// Extensions by name.
type Extensions = IndexMap<String, Value>;

/// Binds what extensions say and quirks do not; gives the operations whose pages one tells of, whatever it came to.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) -> Vec<String> {
    let paged = pages::bind(context, index, api);
    retries::bind(context, index, api);
    names::bind(context, index, api);
    paged
}

/// Reports an extension of an operation that means nothing here.
fn unbound(context: &mut Context<'_, '_>, entry: &Entry<'_>, key: &str, why: &str) {
    let pointer = format!("{}/{key}", entry.pointer);
    let finding = Diagnostic::warning("unbound-extension", format!("`{key}` is not used: {why}"));
    context.report(&pointer, finding.help("correct it, or say the same in quirks.yaml, which wins over it"));
}
