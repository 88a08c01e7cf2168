//! What the vendor sends by itself.

use std::time::Duration;

use super::TypeRef;

/// What the vendor sends by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Webhooks {
    /// How a delivery is signed; `None` where that is not known.
    pub signature: Option<Signature>,
    /// What every delivery says.
    pub payload: Option<TypeRef>,
    /// How deliveries of several kinds are told apart.
    pub events: Option<Deliveries>,
    /// The document's webhooks, each with its own payload.
    pub declared: Vec<Delivery>,
}

impl Webhooks {
    /// Every type that is named here.
    pub fn types(&self) -> impl Iterator<Item = &TypeRef> {
        let events = self.events.iter().flat_map(|events| &events.types);
        self.payload.iter().chain(events.chain(&self.declared).map(|event| &event.ty))
    }

    /// Every type that is named here, to be changed.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut TypeRef> {
        let events = self.events.iter_mut().flat_map(|events| &mut events.types);
        self.payload.iter_mut().chain(events.chain(&mut self.declared).map(|event| &mut event.ty))
    }
}

/// Deliveries of several kinds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deliveries {
    /// Where the name stands.
    pub at: DeliveryName,
    /// The kinds that are known.
    pub types: Vec<Delivery>,
}

/// Where the name of a delivery's kind stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryName {
    /// At a JSON pointer into the body.
    Body(String),
    /// In a header, in lower case.
    Header(String),
}

/// One kind of delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// What it says.
    pub ty: TypeRef,
}

/// How a delivery is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The header with the signature, in lower case.
    pub header: String,
    /// How it is made.
    pub algorithm: Algorithm,
    /// Whether it is written in Base64 and not in hexadecimal digits.
    pub base64: bool,
    /// What stands before it.
    pub prefix: String,
    /// What parts several.
    pub separator: Option<String>,
    /// What the secret is, in words.
    pub key: Option<String>,
    /// What stands before a secret that is Base64 of the key; `None` where its text is the key.
    pub key_prefix: Option<String>,
    /// What is signed.
    pub signed: Vec<SignedPiece>,
    /// Where the time of sending stands.
    pub timestamp: Option<SendingTime>,
    /// The header with the delivery's id, in lower case.
    pub id: Option<String>,
}

/// How a signature is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-512.
    HmacSha512,
    /// HMAC with SHA-1.
    HmacSha1,
}

/// A piece of the text that is signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedPiece {
    /// The body.
    Body,
    /// The time of sending as it is written.
    Timestamp,
    /// The delivery's id.
    Id,
    /// This text.
    Text(String),
}

/// Where the time of sending stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendingTime {
    /// The header, in lower case.
    pub header: String,
    /// What stands before it in a part of the header.
    pub prefix: String,
    /// How it is spelt.
    pub unit: super::TimeUnit,
    /// How far it may lie from now.
    pub tolerance: Duration,
}
