//! Where deliveries keep their name, against what they carry.

use crate::api::{Api, DeliveryName};
use crate::diagnostic::{Diagnostic, near};
use crate::source::node::escape;

use super::super::context::Context;
use super::walk;

/// Reports a pointer to the name of deliveries that none of them has.
pub(super) fn check(context: &mut Context<'_, '_>, api: &Api) {
    let Some(events) = api.webhooks.as_ref().and_then(|webhooks| webhooks.events.as_ref()) else { return };
    let DeliveryName::Body(pointer) = &events.at else { return };
    if events.types.is_empty() || events.types.iter().any(|one| walk::at(api, &one.ty, pointer).is_some()) {
        return;
    }
    let parent = pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
    let beside = events.types.iter().flat_map(|one| walk::names(api, &one.ty, parent));
    let known: Vec<String> = beside.map(|name| format!("{parent}/{}", escape(&name))).collect();
    let help = near::question(pointer, known.iter().map(String::as_str));
    let help = help.unwrap_or_else(|| "correct it, or the schemas in the document".to_owned());
    let finding = Diagnostic::error("unbound-quirk", format!("no delivery has `{pointer}`"));
    context.refuse("/webhooks/events/at", finding.help(help));
}
