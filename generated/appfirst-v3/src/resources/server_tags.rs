//! Tags: sets of servers.

use crate::runtime::{self, Call, Client};
use crate::types;

/// Tags: sets of servers.
#[derive(Debug, Clone)]
pub struct ServerTags {
    client: Client,
}

impl ServerTags {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// List server tags.
    ///
    /// `GET /server_tags/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn list(&self) -> Call<Vec<types::ServerTag>, ListServerTags> {
        Call::json(&self.client, &LIST)
    }

    /// Create a server tag.
    ///
    /// `POST /server_tags/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 429, 500: [`Error`](crate::types::Error);
    /// 401\.
    pub fn create(&self, body: &NewServerTag) -> Call<types::ServerTag> {
        Call::json(&self.client, &CREATE)
            .with_form_body(&[("servers", runtime::Style::Json)], body)
    }

    /// Get a server tag.
    ///
    /// `GET /server_tags/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn get(&self, id: i64) -> Call<types::ServerTag> {
        Call::json(&self.client, &GET).with_path("id", &id)
    }

    /// Update a server tag.
    ///
    /// `PUT /server_tags/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn update(&self, id: i64, body: &NewServerTag) -> Call<types::ServerTag> {
        Call::json(&self.client, &UPDATE)
            .with_path("id", &id)
            .with_form_body(&[("servers", runtime::Style::Json)], body)
    }

    /// Delete a server tag.
    ///
    /// `DELETE /server_tags/{id}/`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 400, 404, 429, 500:
    /// [`Error`](crate::types::Error); 401.
    pub fn delete(&self, id: i64) -> Call<()> {
        Call::empty(&self.client, &DELETE).with_path("id", &id)
    }
}

runtime::operations! {
    LIST: "list_server_tags" = "GET" "/server_tags/" { security: &[&[0]], limits: &[0] },
    CREATE: "create_server_tag" = "POST" "/server_tags/" {
        security: &[&[0]], limits: &[0], idempotent: false,
    },
    GET: "get_server_tag" = "GET" "/server_tags/{id}/" {
        security: &[&[0]], limits: &[0],
    },
    UPDATE: "update_server_tag" = "PUT" "/server_tags/{id}/" {
        security: &[&[0]], limits: &[0],
    },
    DELETE: "delete_server_tag" = "DELETE" "/server_tags/{id}/" {
        security: &[&[0]], limits: &[0],
    },
}

/// What a call of [`ServerTags::list`] can be told besides: `filter`.
#[derive(Debug)]
pub struct ListServerTags;

runtime::options! { ListServerTags {
    /// Only tags whose name has this.
    filter: &str = with_query("filter", filter),
} }

/// A set of servers to be created, or what takes the place of one.
#[derive(Debug, Clone, PartialEq)]
pub struct NewServerTag {
    /// Its name, 1 to 256 characters.
    pub name: String,
    /// Numbers of its servers.
    pub servers: Vec<i64>,
}

runtime::object! { NewServerTag {
    required name = "name", required servers = "servers",
} }

runtime::setters! { NewServerTag::new(name: impl Into<String>, servers: Vec<i64>) }
