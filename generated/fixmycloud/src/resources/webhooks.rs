//! Who is told when something happens.

use crate::runtime::{self, Call, Client};
use crate::types;

/// Who is told when something happens.
#[derive(Debug, Clone)]
pub struct Webhooks {
    client: Client,
}

impl Webhooks {
    pub(crate) fn new(client: &Client) -> Self {
        Self { client: client.clone() }
    }

    /// Make a webhook.
    ///
    /// Asks for a request to an URL of yours, signed with a secret of yours, whenever one of the
    /// events happens.
    ///
    /// `POST /webhooks`
    ///
    /// # Errors
    /// With [details](crate::Error::details) for 401, 403, 422, 429, 500:
    /// [`ErrorBody`](crate::types::ErrorBody).
    pub fn create(&self, body: &CreateWebhookRequest) -> Call<Webhook> {
        Call::json(&self.client, &CREATE).with_json_body(body)
    }
}

runtime::operations! {
    CREATE: "create_webhook" = "POST" "/webhooks" {
        security: &[&[0], &[1]], settings: &[0], limits: &[0], idempotent: false,
    },
}

/// Who is told of what.
#[derive(Debug, Clone, PartialEq)]
pub struct CreateWebhookRequest {
    /// Where the requests go.
    pub url: String,
    /// What is told.
    pub events: Vec<types::WebhookEvent>,
    /// What the requests are signed with.
    pub secret: runtime::Secret,
}

runtime::object! { CreateWebhookRequest {
    required url = "url", required events = "events", required secret = "secret",
} }

runtime::setters! { CreateWebhookRequest::new(
    url: impl Into<String>, events: Vec<types::WebhookEvent>,
    secret: impl Into<runtime::Secret>,
) }

/// A webhook.
#[derive(Debug, Clone, PartialEq)]
pub struct Webhook {
    /// Its ID.
    pub id: String,
    /// Where the requests go.
    pub url: String,
    /// What is told.
    pub events: Vec<types::WebhookEvent>,
    /// When it was made.
    pub created_at: runtime::DateTime,
}

runtime::object! { Webhook {
    required id = "id", required url = "url", required events = "events",
    required created_at = "created_at",
} }
