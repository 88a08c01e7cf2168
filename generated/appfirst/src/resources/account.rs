//! The account itself.

use crate::runtime::{self, Call, Client};

/// The account itself.
#[derive(Debug, Clone)]
pub struct AccountResource {
    client: Client,
}

impl AccountResource {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Get your account.
    ///
    /// `GET /account/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn get(&self) -> Call<Account> {
        Call::json(&self.client, &GET)
    }
}

runtime::operations! {
    GET: "get_account" = "GET" "/account/" {
        accept: "application/json;version=5, */*;q=0.5", security: &[&[0]], limits: &[0],
    },
}

/// The account.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: Option<String>,
    /// Its owner's e-mail address.
    pub email: Option<String>,
    /// When it was created.
    pub created: Option<runtime::EpochSeconds>,
}

runtime::object! { Account {
    required id = "id", optional name = "name", optional email = "email",
    optional created = "created",
} }
