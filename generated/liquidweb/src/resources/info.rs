//! The API itself.

use crate::runtime::{self, Call, Client};

/// The API itself.
#[derive(Debug, Clone)]
pub struct Info {
    client: Client,
}

impl Info {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Tell whether the API answers.
    ///
    /// `POST /Utilities/Info/ping`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn ping(&self) -> Call<Ping> {
        Call::json(&self.client, &PING)
    }

    /// Tell the API's version.
    ///
    /// `POST /Utilities/Info/version`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400: [`Error`](crate::types::Error); 401, 403.
    pub fn get_version(&self) -> Call<Version> {
        Call::json(&self.client, &GET_VERSION)
    }
}

runtime::operations! {
    PING: "ping" = "POST" "/Utilities/Info/ping" {
        security: &[&[0]], envelope: &["params"],
    },
    GET_VERSION: "get_version" = "POST" "/Utilities/Info/version" {
        security: &[&[0]], envelope: &["params"],
    },
}

/// The `Ping` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ping {
    /// That it answers.
    pub ping: Option<String>,
}

runtime::object! { Ping { optional ping = "ping" } }

/// The `Version` object.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Version {
    /// The version.
    pub version: Option<String>,
}

runtime::object! { Version { optional version = "version" } }
