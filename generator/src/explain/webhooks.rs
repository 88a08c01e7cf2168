//! What the vendor sends by itself.

use crate::api::{DeliveryName, Operation, Signature};

use super::view::{View, duration, quoted};
use super::{Area, Fact};

const NAME: &str = "webhooks";

pub(super) const AREA: Area = Area { name: NAME, quirks: &["/webhooks"], vendor, operation };

fn vendor(view: &View<'_>) -> Vec<Fact> {
    let Some(webhooks) = &view.api.webhooks else { return Vec::new() };
    let quirk = |key: &str, says: String| Fact::new(NAME, "", says, view.quirk(&format!("/webhooks/{key}")));
    let mut facts = Vec::new();
    facts.extend(webhooks.signature.as_ref().map(|signature| quirk("signature", signed(signature))));
    if let Some(events) = &webhooks.events {
        let place = match &events.at {
            DeliveryName::Body(pointer) => format!("at {} of the body", quoted([pointer])),
            DeliveryName::Header(name) => format!("in the header {}", quoted([name])),
        };
        let names = quoted(events.types.iter().map(|event| &event.name));
        facts.push(quirk("events", format!("what a delivery is stands {place}: {names}")));
    }
    if webhooks.payload.is_some() {
        facts.push(quirk("payload", "every delivery has the same payload".to_owned()));
    }
    facts
}

fn signed(signature: &Signature) -> String {
    let time = signature.timestamp.as_ref();
    let time =
        time.map(|time| format!(", and is refused when it is older than {}", duration(time.tolerance)));
    format!("a delivery is signed in the header {}{}", quoted([&signature.header]), time.unwrap_or_default())
}

fn operation(_: &View<'_>, _: &Operation) -> Vec<Fact> {
    Vec::new()
}
