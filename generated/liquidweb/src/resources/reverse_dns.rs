//! Names of IP addresses.

use std::collections::BTreeMap;

use crate::runtime::{self, Call, Client};
use crate::types;

/// Names of IP addresses.
#[derive(Debug, Clone)]
pub struct ReverseDns {
    client: Client,
}

impl ReverseDns {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Take an address's name away.
    ///
    /// `POST /Network/DNS/Reverse/delete`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn delete(&self, body: &ReverseDelete) -> Call<types::DeletedName> {
        Call::json(&self.client, &DELETE).with_json_body(body)
    }

    /// Name an address.
    ///
    /// `POST /Network/DNS/Reverse/update`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn update(&self, body: &ReverseUpdate) -> Call<BTreeMap<String, String>> {
        Call::json(&self.client, &UPDATE).with_json_body(body)
    }
}

runtime::operations! {
    DELETE: "delete_reverse_dns" = "POST" "/Network/DNS/Reverse/delete" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
    UPDATE: "update_reverse_dns" = "POST" "/Network/DNS/Reverse/update" {
        security: &[&[0]], idempotent: false, envelope: &["params"],
    },
}

/// A `ReverseDelete` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct ReverseDelete {
    /// The address.
    pub ip: String,
    /// The name, where the address has several.
    pub hostname: Option<String>,
}

runtime::object! { ReverseDelete { required ip = "ip", optional hostname = "hostname" } }

runtime::setters! { ReverseDelete::new(ip: impl Into<String>) {
    with_hostname(hostname: impl Into<String>),
} }

/// A `ReverseUpdate` as it is sent.
#[derive(Debug, Clone, PartialEq)]
pub struct ReverseUpdate {
    /// The address.
    pub ip: String,
    /// The name.
    pub hostname: String,
}

runtime::object! { ReverseUpdate { required ip = "ip", required hostname = "hostname" } }

runtime::setters! { ReverseUpdate::new(
    ip: impl Into<String>, hostname: impl Into<String>,
) }
