//! What is retried.

use crate::api::{Api, Retry};

use super::super::context::Context;
use super::super::index::Index;
use super::{address, duration};

/// Takes over the rules and which operations may be sent twice.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    let quirk = &context.source.quirks.retry;
    let mut time = |text: &Option<String>, key: &str| {
        text.as_ref().and_then(|text| duration::read(context, text, &format!("/retry/{key}")))
    };
    api.retry = Retry {
        attempts: quirk.attempts,
        statuses: quirk.statuses.clone(),
        refused: quirk.refused.clone(),
        backoff: time(&quirk.backoff, "backoff"),
        backoff_cap: time(&quirk.backoff_cap, "backoff_cap"),
        max_server_wait: time(&quirk.max_server_wait, "max_server_wait"),
    };
    let twice = address::list(context, index, &quirk.idempotent, "/retry/idempotent");
    let once = address::list(context, index, &quirk.not_idempotent, "/retry/not_idempotent");
    for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        if twice.contains(&operation.id) {
            operation.idempotent = true;
            operation.quirks.push("/retry/idempotent".to_owned());
        }
        if once.contains(&operation.id) {
            operation.idempotent = false;
            operation.quirks.push("/retry/not_idempotent".to_owned());
        }
    }
}
