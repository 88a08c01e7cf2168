//! Quirks to the model. Every address, pointer and name in `quirks.yaml` must mean something in the document: one that
//! does not is an error with its place and the nearest names there are.

mod address;
mod auth;
mod codecs;
mod duration;
mod encodings;
mod errors;
mod limits;
mod naming;
mod nearest;
mod package;
mod pagination;
mod pattern;
mod pointer;
mod requests;
mod retry;
mod settings;
mod three_state;
mod twice;
mod undeclared;
mod walk;
mod webhooks;

pub(super) use duration::read as duration;
pub(super) use pagination::{exact as mark_pages, page_rule, tell as tell_unpaged};
pub(super) use pointer::check as check_pointer;

use crate::api::Api;
use crate::diagnostic::Diagnostic;
use crate::quirks::RequirementQuirk;
use crate::source::node;

use super::context::Context;
use super::index::Index;
use super::{info, servers, text};

/// Binds every quirk.
pub(super) fn bind<'a>(context: &mut Context<'a, '_>, index: &Index<'a>, api: &mut Api) {
    address::check(context, index, api);
    package::bind(context, api);
    check_servers(context);
    servers::bind(context, index, api);
    security(context, index, api);
    errors::bind(context, index, api);
    settings::bind(context, index, api);
    limits::bind(context, index, api);
    retry::bind(context, index, api);
    requests::bind(context, index, api);
    encodings::bind(context, api);
    pagination::bind(context, index, api);
    codecs::bind(context, api);
    three_state::bind(context, api);
    undeclared::bind(context, api);
    naming::bind(context, index, api);
    headers(context, api);
    auth::bind(context, index, api);
    webhooks::check(context, api);
    twice::check(context, api);
}

fn check_servers(context: &mut Context<'_, '_>) {
    let servers = &context.source.quirks.servers;
    for (at, url) in servers.iter().enumerate().filter(|(_, url)| !info::is_base(url)) {
        let message = format!("server `{url}` is no absolute URL without user, query and fragment");
        let finding = Diagnostic::error("invalid-server", message);
        context.refuse(&format!("/servers/{at}"), finding.help("write it with `https://` and a host"));
    }
}

/// Headers that the client sets itself; a credential in generated source would be one for everybody to read.
const OWN_HEADERS: &[&str] = &[
    "authorization",
    "proxy-authorization",
    "cookie",
    "host",
    "content-length",
    "transfer-encoding",
    "connection",
];

fn is_own_header(name: &str) -> bool {
    OWN_HEADERS.contains(&name.to_ascii_lowercase().as_str())
}

/// What is wrong with a constant header (RFC 9110 sections 5.1 and 5.5).
fn unfit_header(name: &str, value: &str) -> Option<Diagnostic> {
    let finding = |message: String, help: &str| Some(Diagnostic::error("invalid-header", message).help(help));
    if is_own_header(name) {
        return finding(
            format!("the client itself sets `{name}`"),
            "say under `auth` how a credential travels",
        );
    }
    if let Some(finding) = unfit_name(name) {
        return Some(finding);
    }
    let unfit = value.chars().any(|part| part.is_control() || !part.is_ascii());
    if unfit {
        finding(format!("a header cannot carry {value:?}"), "use visible ASCII characters")
    } else {
        None
    }
}

/// What is wrong with a header's name (RFC 9110, section 5.1).
fn unfit_name(name: &str) -> Option<Diagnostic> {
    let finding = Diagnostic::error("invalid-header", format!("{name:?} is no header's name"));
    (!text::is_token(name)).then(|| finding.help("use letters, digits and hyphens"))
}

fn security(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    let names: Vec<String> = api.auth.iter().map(|scheme| scheme.name.clone()).collect();
    let known = |context: &mut Context<'_, '_>, name: &String, pointer: &str| {
        if !names.contains(name) {
            context.refuse(pointer, nearest::unbound("security scheme", name, &names));
        }
    };
    let quirks = &context.source.quirks;
    for (at, name) in quirks.security.iter().flatten().enumerate() {
        known(context, name, &format!("/security/{at}"));
    }
    for (address, needed) in &quirks.operation_security {
        let pointer = format!("/operation_security/{}", node::escape(address));
        let ids = address::keyed(context, index, address, &pointer);
        let operations = api.resources.iter_mut().flat_map(|resource| &mut resource.operations);
        for operation in operations.filter(|operation| ids.contains(&operation.id)) {
            operation.quirks.push(pointer.clone());
        }
        for (at, part) in needed.iter().enumerate() {
            match part {
                RequirementQuirk::Scheme(name) => known(context, name, &format!("{pointer}/{at}")),
                RequirementQuirk::Alternative(names) => {
                    for (inner, name) in names.iter().enumerate() {
                        known(context, name, &format!("{pointer}/{at}/{inner}"));
                    }
                }
            }
        }
    }
}

fn headers(context: &mut Context<'_, '_>, api: &mut Api) {
    let quirks = &context.source.quirks;
    for (name, value) in &quirks.headers {
        if let Some(finding) = unfit_header(name, value) {
            let pointer = format!("/headers/{}", node::escape(name));
            if text::is_token(name) && !is_own_header(name) {
                context.refuse(&pointer, finding);
            } else {
                context.refuse_key(&pointer, finding);
            }
        }
    }
    for (at, name) in quirks.request_id.iter().enumerate() {
        if let Some(finding) = unfit_name(name) {
            context.refuse(&format!("/request_id/{at}"), finding);
        }
    }
    api.headers = quirks.headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    api.request_id = quirks.request_id.iter().map(|name| name.to_lowercase()).collect();
}
