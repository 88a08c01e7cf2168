//! What the README says about webhooks.

use super::super::model::{EventPlan, Webhooks};
use super::{docs, paragraph};
use crate::api::{DeliveryName, Signature};

/// What is known of deliveries, a paragraph each.
pub(in super::super) fn webhooks(webhooks: &Webhooks) -> Vec<String> {
    let mut all = vec![payload(&webhooks.event)];
    all.push(match &webhooks.signature {
        Some(signature) => signed(signature, webhooks.key.as_deref()),
        None => paragraph(
            "How deliveries are signed is not known: `webhooks::read` reads one and checks nothing.",
        ),
    });
    all
}

fn payload(event: &EventPlan) -> String {
    paragraph(&match event {
        EventPlan::Alias(_) => "What the vendor sends by itself is a `webhooks::Event`.".to_owned(),
        EventPlan::Named { at, variants } => {
            let place = match at {
                DeliveryName::Body(pointer) => format!("at {} of the body", docs::code(pointer)),
                DeliveryName::Header(name) => format!("in the header {}", docs::code(name)),
            };
            let names: Vec<String> = variants.iter().map(|variant| docs::code(&variant.name)).collect();
            format!(
                "What the vendor sends by itself is a `webhooks::Event`, chosen by the name {place}: {}. One of \
                 another name is kept as JSON.",
                names.join(", ")
            )
        }
    })
}

fn signed(signature: &Signature, key: Option<&str>) -> String {
    let secret =
        key.map(|key| format!(" The secret is {}.", docs::markdown(key).join(" ").trim_end_matches('.')));
    let time = signature
        .timestamp
        .as_ref()
        .map(|time| format!(" One that was sent more than {} s ago is refused.", time.tolerance.as_secs()));
    paragraph(&format!(
        "`Webhook::verify` checks the signature in the header {} over the body as it came, byte by byte, in constant \
         time.{}{} `also(…)` takes a second secret while one replaces the other.",
        docs::code(&signature.header),
        time.unwrap_or_default(),
        secret.unwrap_or_default(),
    ))
}
