//! Time zones as types.

use std::collections::BTreeMap;

use super::names::type_name;
use super::{Zone, docs};
use crate::api::{Api, Codec, TypeRef};

/// The zones that the API's types name, in the order of their types' names.
pub(super) fn of(api: &Api) -> Vec<Zone> {
    let mut found = BTreeMap::new();
    for ty in api.types() {
        let mut next = Some(ty);
        while let Some(ty) = next {
            if let TypeRef::Coded(Codec::LocalDateTime(zone)) = ty {
                found.insert(type_of(zone), zone.clone());
            }
            next = ty.inner();
        }
    }
    let zone = |(name, iana): (String, String)| {
        let docs = format!("The clocks of {}.", docs::code(&iana));
        Zone { name, iana, docs: vec![docs] }
    };
    found.into_iter().map(zone).collect()
}

/// Name of the type that stands for a zone: `America/New_York` is `AmericaNewYork`. Signs count, so that no two zones
/// have one name.
pub(super) fn type_of(zone: &str) -> String {
    type_name(&zone.replace('+', " plus ").replace("GMT-", "GMT minus "))
}
