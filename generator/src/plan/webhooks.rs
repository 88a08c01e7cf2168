//! What the vendor sends by itself: the module `webhooks`.

use super::docs;
use super::model::{EventAlias, EventPlan, EventVariant, RustType, Webhooks};
use super::names::{Namespace, Wish, type_name};
use super::types::Types;
use crate::api::{self, Api};

/// Names that the module takes itself.
const TAKEN: &[&str] = &[
    "Event",
    "Webhook",
    "VerifyError",
    "Delivery",
    "Json",
    "DecodeError",
    "HeaderMap",
    "Receive",
    "Signing",
    "Piece",
    "Encoding",
    "KeyForm",
    "Timestamp",
    "TimeUnit",
    "Duration",
    "SIGNING",
];

/// Plans the module; `None` where the vendor sends nothing that is known.
pub(super) fn plan_webhooks(api: &Api, types: &Types<'_>) -> Option<Webhooks> {
    let webhooks = api.webhooks.as_ref()?;
    Some(Webhooks {
        signature: webhooks.signature.clone(),
        key: webhooks.signature.as_ref().and_then(|signature| signature.key.as_deref()).map(docs::one_line),
        event: event(webhooks, types),
        aliases: aliases(webhooks, types),
    })
}

fn event(webhooks: &api::Webhooks, types: &Types<'_>) -> EventPlan {
    if let Some(events) = &webhooks.events {
        return EventPlan::Named { at: events.at.clone(), variants: variants(&events.types, types) };
    }
    let declared: Vec<RustType> = webhooks.declared.iter().map(|event| types.rust(&event.ty)).collect();
    let same = declared.windows(2).all(|pair| pair[0] == pair[1]);
    let only = webhooks.payload.as_ref().map(|ty| types.rust(ty));
    let only = only.or_else(|| declared.into_iter().next().filter(|_| same));
    EventPlan::Alias(only.unwrap_or(RustType::Runtime("Json")))
}

fn variants(events: &[api::Delivery], types: &Types<'_>) -> Vec<EventVariant> {
    let named = named(events, &mut Namespace::with(&["Other"]));
    let each = events.iter().zip(named).map(|(event, variant)| EventVariant {
        docs: described(event),
        name: event.name.clone(),
        ty: types.rust(&event.ty),
        variant,
    });
    each.collect()
}

fn aliases(webhooks: &api::Webhooks, types: &Types<'_>) -> Vec<EventAlias> {
    let named = named(&webhooks.declared, &mut Namespace::with(TAKEN));
    let each = webhooks.declared.iter().zip(named).map(|(event, name)| EventAlias {
        docs: described(event),
        ty: types.rust(&event.ty),
        name,
    });
    each.collect()
}

fn named(events: &[api::Delivery], names: &mut Namespace) -> Vec<String> {
    let wish = |event: &api::Delivery| {
        let name = type_name(&event.name);
        let telling = [format!("{name}Event"), format!("{name}Webhook")];
        Wish::new(&event.name, std::iter::once(name).chain(telling).collect())
    };
    names.allot(&events.iter().map(wish).collect::<Vec<_>>())
}

fn described(event: &api::Delivery) -> Vec<String> {
    let fallback = format!("What {} carries.", docs::code(&event.name));
    docs::summary_and_description(None, event.description.as_deref(), &fallback)
}
