//! What the vendor sends by itself, decided.

use super::RustType;
use crate::api;

/// The module `webhooks`.
#[derive(Debug, Clone)]
pub struct Webhooks {
    /// How a delivery is signed; `None` where it cannot be checked.
    pub signature: Option<api::Signature>,
    /// What the secret is, in one line.
    pub key: Option<String>,
    /// What a delivery is read as.
    pub event: EventPlan,
    /// A name for the payload of each of the document's webhooks.
    pub aliases: Vec<EventAlias>,
}

/// What a delivery is read as.
#[derive(Debug, Clone)]
pub enum EventPlan {
    /// Always this type.
    Alias(RustType),
    /// An enum, by a name in the delivery.
    Named {
        /// Where the name stands.
        at: api::DeliveryName,
        /// The kinds that are known.
        variants: Vec<EventVariant>,
    },
}

/// A variant of the enum of deliveries.
#[derive(Debug, Clone)]
pub struct EventVariant {
    /// Documentation.
    pub docs: Vec<String>,
    /// The name in the delivery.
    pub name: String,
    /// The variant's name.
    pub variant: String,
    /// What it carries.
    pub ty: RustType,
}

/// A name for what a webhook carries.
#[derive(Debug, Clone)]
pub struct EventAlias {
    /// Documentation.
    pub docs: Vec<String>,
    /// The name.
    pub name: String,
    /// What it carries.
    pub ty: RustType,
}
