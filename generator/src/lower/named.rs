//! Component schemas that quirks name.

use crate::api::{ErrorDetails, TypeRef};
use crate::diagnostic::{Diagnostic, near};
use crate::source::node::escape;

use super::context::Context;
use super::schemas;

/// What errors of single codes have besides, as quirks name it.
pub(super) fn error_details(context: &mut Context<'_, '_>) -> Vec<ErrorDetails> {
    let Some(errors) = &context.source.quirks.errors else { return Vec::new() };
    let mut all = Vec::new();
    for (code, quirk) in &errors.codes {
        let Some(name) = &quirk.details else { continue };
        let place = format!("/errors/codes/{}/details", escape(code));
        if let Some(ty) = component(context, name, &place) {
            context.errors.push(ty.clone());
            all.push(ErrorDetails { code: code.clone(), ty });
        }
    }
    all
}

/// A component schema by its name; an error where there is none.
pub(super) fn component(context: &mut Context<'_, '_>, name: &str, place: &str) -> Option<TypeRef> {
    let components = context.source.document.components.as_ref();
    let schemas = components.map(|components| &components.schemas);
    if schemas.is_some_and(|schemas| schemas.contains_key(name)) {
        return Some(schemas::component(context, &format!("#/components/schemas/{}", escape(name))));
    }
    let known = schemas.into_iter().flat_map(|schemas| schemas.keys().map(String::as_str));
    let finding = Diagnostic::error("unbound-quirk", format!("there is no component schema `{name}`"));
    let help = near::question(name, known);
    let help = help.unwrap_or_else(|| "add it to the document, by an overlay for instance".to_owned());
    context.refuse(place, finding.help(help));
    None
}
