//! Quirks to the model. Every address, pointer and name in `quirks.yaml` must mean something in the document: one that
//! does not is an error with its place and the nearest names there are.

mod address;
mod duration;
mod errors;
mod limits;
mod naming;
mod nearest;
mod package;
mod pagination;
mod retry;
mod walk;

use crate::api::Api;

use super::context::Context;
use super::index::Index;
use super::info;

/// Binds every quirk.
pub(super) fn bind<'a>(context: &mut Context<'a, '_>, index: &Index<'a>, api: &mut Api) {
    address::check(context, index);
    package::bind(context, api);
    servers(context, api);
    security(context, api);
    errors::bind(context, index, api);
    limits::bind(context, index, api);
    retry::bind(context, index, api);
    pagination::bind(context, index, api);
    naming::bind(context, index, api);
    headers(context, api);
}

fn servers(context: &mut Context<'_, '_>, api: &mut Api) {
    let servers = &context.source.quirks.servers;
    let Some(first) = servers.first() else {
        api.base_url = info::base_url(context);
        return;
    };
    for (at, url) in servers.iter().enumerate().filter(|(_, url)| !info::is_absolute(url)) {
        let message = format!("server `{url}` is not an absolute URL");
        let finding = crate::diagnostic::Diagnostic::error("invalid-server", message);
        context.refuse(&format!("/servers/{at}"), finding.help("write it with `https://` and a host"));
    }
    api.base_url = Some(first.trim().trim_end_matches('/').to_owned());
}

fn security(context: &mut Context<'_, '_>, api: &Api) {
    let names: Vec<String> = api.auth.iter().map(|scheme| scheme.name.clone()).collect();
    for (at, name) in context.source.quirks.security.iter().flatten().enumerate() {
        if !names.contains(name) {
            let finding = nearest::unbound("security scheme", name, &names);
            context.refuse(&format!("/security/{at}"), finding);
        }
    }
}

fn headers(context: &mut Context<'_, '_>, api: &mut Api) {
    let quirks = &context.source.quirks;
    api.headers = quirks.headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    api.request_id = quirks.request_id.iter().map(|name| name.to_lowercase()).collect();
}
