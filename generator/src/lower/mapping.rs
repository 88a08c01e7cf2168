//! What the mapping of a discriminator leads to.

use crate::diagnostic::Diagnostic;
use crate::source::node::{Node, escape};
use crate::source::openapi::Discriminator;

use super::context::Context;
use super::discriminate::{component, target_name};
use super::shape::Spot;

/// Where `source` keeps `defaultMapping`, behind the pointer to a union.
const DEFAULT: &str = "/discriminator/x-vendorsmith-defaultMapping";

/// The name of the schema that takes what no tag tells, of the union at a pointer.
pub(super) fn default(context: &Context<'_, '_>, pointer: &str) -> Option<String> {
    let target = context.source.node(&format!("{pointer}{DEFAULT}")).and_then(Node::as_str)?;
    Some(target_name(target))
}

/// The components that the discriminator of the union at a pointer maps values to, its default among them.
pub(super) fn targets<'a>(
    context: &Context<'a, '_>,
    discriminator: Option<&Discriminator>,
    pointer: &str,
) -> Vec<Spot<'a>> {
    let targets = discriminator.into_iter().flat_map(|discriminator| discriminator.mapping.values());
    let names = targets.map(|target| target_name(target)).chain(default(context, pointer));
    names.filter_map(|name| context.family.spot(&name)).collect()
}

/// Reports values that a discriminator maps to what is no component.
pub(super) fn tell_unmapped(
    context: &mut Context<'_, '_>,
    discriminator: Option<&Discriminator>,
    pointer: &str,
) {
    let mapping = discriminator.into_iter().flat_map(|discriminator| &discriminator.mapping);
    let mapped = mapping.map(|(tag, target)| {
        let place = format!("{pointer}/discriminator/mapping/{}", escape(tag));
        (format!("`{tag}` is"), target_name(target), place)
    });
    let default = default(context, pointer)
        .map(|name| ("values that no tag tells are".to_owned(), name, format!("{pointer}{DEFAULT}")));
    for (what, name, place) in mapped.chain(default) {
        if !context.family.has(&name) {
            let message =
                format!("{what} mapped to `{name}`, which is no component schema, and read as any value");
            let help = "correct the mapping, or add what it names to `components.schemas`";
            context.report_once(&place, Diagnostic::warning("unknown-reference", message).help(help));
        }
    }
}

/// Reports the targets that are none of the alternatives which the union at a pointer lists.
pub(super) fn tell_unlisted<'a>(
    context: &mut Context<'a, '_>,
    targets: &[Spot<'a>],
    listed: &[(Spot<'a>, Vec<String>)],
    pointer: &str,
) {
    let unlisted = targets.iter().filter(|target| !listed.iter().any(|(spot, _)| spot.is_equal(target)));
    let names: Vec<String> = unlisted.filter_map(component).map(|name| format!("`{name}`")).collect();
    if !names.is_empty() {
        let names = names.join(", ");
        let message =
            format!("values are mapped to what is none of the alternatives, and read as one too: {names}");
        let place = format!("{pointer}/discriminator");
        let finding = Diagnostic::note("unlisted-alternative", message);
        context.report_once(&place, finding.help("list it among the alternatives"));
    }
}
