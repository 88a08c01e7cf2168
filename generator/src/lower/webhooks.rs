//! What the vendor sends by itself: the document's webhooks, and what quirks say of deliveries.

mod signature;

use serde_json::Value;

use crate::api::{Deliveries, Delivery, DeliveryName, TypeRef, Webhooks};
use crate::diagnostic::Diagnostic;
use crate::quirks::EventsQuirk;
use crate::source::node::escape;

use super::bind;
use super::context::Context;
use super::named;
use super::schemas;

/// What is known of webhooks; `None` where nothing is. A component that quirks name and that is not there is an error.
pub(super) fn lower(context: &mut Context<'_, '_>) -> Option<Webhooks> {
    let declared = declared(context);
    let quirk = context.source.quirks.webhooks.as_ref();
    if declared.is_empty() && quirk.is_none() {
        return None;
    }
    let mut webhooks = Webhooks { declared, ..Webhooks::default() };
    if let Some(quirk) = quirk {
        webhooks.signature =
            quirk.signature.as_ref().and_then(|signature| signature::bind(context, signature));
        webhooks.payload =
            quirk.payload.as_ref().and_then(|name| component(context, name, "/webhooks/payload"));
        webhooks.events =
            quirk.events.as_ref().and_then(|events| self::events(context, events, &webhooks.declared));
        if quirk.payload.is_some() && quirk.events.is_some() {
            let message = "deliveries have either one `payload` or `events`";
            let finding = Diagnostic::error("invalid-webhook", message).help("take one of them out");
            context.refuse("/webhooks", finding);
        }
    }
    if let Some(events) = quirk.and_then(|quirk| quirk.events.as_ref()) {
        context.unsure_webhooks |= webhooks.events.is_none() && !events.types.is_empty();
    }
    context.errors.extend(webhooks.types().cloned());
    Some(webhooks)
}

/// The document's webhooks as `source` lists them.
fn declared(context: &mut Context<'_, '_>) -> Vec<Delivery> {
    let listed = context.source.document.extensions.get("x-vendorsmith-webhooks");
    let listed = listed.and_then(Value::as_array).into_iter().flatten();
    let each = |one: &Value| {
        let text = |key: &str| one.get(key).and_then(Value::as_str).map(str::to_owned);
        let ty = schemas::component(context, &text("schema")?);
        Some(Delivery { name: text("name")?, description: text("description"), ty })
    };
    listed.filter_map(each).collect()
}

fn events(context: &mut Context<'_, '_>, quirk: &EventsQuirk, declared: &[Delivery]) -> Option<Deliveries> {
    let at = match (&quirk.at, &quirk.header) {
        (Some(pointer), None) => bind::check_pointer(context, pointer, "/webhooks/events/at")
            .then(|| DeliveryName::Body(pointer.clone()))?,
        (None, Some(header)) => {
            DeliveryName::Header(signature::header(context, header, "/webhooks/events/header"))
        }
        _ => {
            let message = "the name of a delivery stands either `at` a pointer or in a `header`";
            let finding = Diagnostic::error("invalid-webhook", message);
            context.refuse("/webhooks/events", finding.help("write one of the two"));
            return None;
        }
    };
    if quirk.types.is_empty() && declared.is_empty() {
        let message = "the document declares no webhook that carries JSON, and no types are given";
        let finding = Diagnostic::error("unbound-quirk", message).help("add `types`");
        context.refuse("/webhooks/events", finding);
    }
    let named = quirk.types.iter().filter_map(|(name, schema)| {
        let ty = component(context, schema, &format!("/webhooks/events/types/{}", escape(name)))?;
        let known = declared.iter().find(|event| event.name == *name);
        Some(Delivery {
            name: name.clone(),
            description: known.and_then(|known| known.description.clone()),
            ty,
        })
    });
    let types: Vec<Delivery> = named.collect();
    Some(Deliveries { at, types: if quirk.types.is_empty() { declared.to_vec() } else { types } })
}

/// A component schema by its name; an error where there is none, after which nothing is known of deliveries.
fn component(context: &mut Context<'_, '_>, name: &str, place: &str) -> Option<TypeRef> {
    let found = named::component(context, name, place);
    context.unsure_webhooks |= found.is_none();
    found
}
