//! A document without operations: what its components declare is all that is made of it.

use crate::api::{Resource, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;

use super::context::Context;
use super::schemas;

/// The types of all component schemas where no operation leads to any, as for payloads that a vendor sends. None where
/// there are operations, or were any before they were left out: then an empty client would be a surprise.
pub(super) fn types(context: &mut Context<'_, '_>, resources: &[Resource]) -> Vec<TypeRef> {
    if !resources.is_empty() {
        return Vec::new();
    }
    let components = context.source.document.components.as_ref();
    let names: Vec<&String> =
        components.into_iter().flat_map(|components| components.schemas.keys()).collect();
    if names.is_empty() || !context.source.declared.is_empty() {
        let message = "no operation is left, so there is nothing to generate";
        let help = "add an operation under `paths`; warnings tell which were left out";
        context.report("/paths", Diagnostic::error("no-operation", message).help(help));
        return Vec::new();
    }
    let message = "the document has no operation: types of its components are all that is generated";
    let help = "add operations under `paths` to have methods";
    context.report("/paths", Diagnostic::note("no-operation", message).help(help));
    names.into_iter().map(|name| component(context, name)).collect()
}

fn component(context: &mut Context<'_, '_>, name: &str) -> TypeRef {
    schemas::component(context, &format!("#/components/schemas/{}", escape(name)))
}
