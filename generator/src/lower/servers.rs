//! Servers: the API's own, and those of single paths and operations.

use std::collections::HashMap;

use crate::api::{Api, Server, ServerVariable, Site};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;
use crate::source::openapi;

use super::context::Context;
use super::index::{Entry, Index};
use super::info::is_base;
use super::text::paragraph;

/// What a server's URL is.
enum Kind {
    /// Absolute, with a host that HTTP can reach.
    Absolute(Server),
    /// Only a path, without a trailing slash.
    Path(String),
}

/// Reads the document's servers into the model. A quirk's list stands for the document's own.
pub(super) fn bind<'a>(context: &mut Context<'a, '_>, index: &Index<'a>, api: &mut Api) {
    let document = &context.source.document;
    let quirks = &context.source.quirks.servers;
    if quirks.is_empty() {
        let root = usable(context, &document.servers, "/servers");
        own(context, root, api);
    } else {
        api.servers = quirks.iter().map(|url| plain(url)).collect();
        api.base_url = api.servers.first().map(|server| server.url.clone());
    }
    let mut sites = Sites::default();
    for entry in &index.entries {
        let site = sites.of(context, entry, api);
        let mut operations = api.resources.iter_mut().flat_map(|resource| &mut resource.operations);
        if let Some(operation) = operations.find(|operation| operation.id == entry.id) {
            operation.site = site;
        }
    }
    api.sites = sites.list;
    raise(api);
    drop_unused(api);
    missing(context, api);
    in_clear(context, api);
}

fn plain(url: &str) -> Server {
    let url = url.trim().trim_end_matches('/').to_owned();
    Server { url, description: None, variables: Vec::new(), root: true }
}

/// The API's own servers: the first absolute one is the default, whatever stands before it.
fn own(context: &mut Context<'_, '_>, found: Vec<(Kind, String)>, api: &mut Api) {
    let mut paths = found.iter().filter_map(|(kind, pointer)| match kind {
        Kind::Path(path) => Some((path.clone(), pointer.clone())),
        Kind::Absolute(_) => None,
    });
    let path = paths.next_back();
    let servers = found.into_iter().filter_map(|(kind, _)| match kind {
        Kind::Absolute(server) => Some(server),
        Kind::Path(_) => None,
    });
    for server in servers {
        if api.servers.iter().all(|other| other.url != server.url) {
            api.servers.push(Server { root: true, ..server });
        }
    }
    api.base_url = api.servers.first().and_then(Server::at_defaults);
    let Some((path, pointer)) = path else { return };
    let message = if api.servers.is_empty() {
        format!("server `{path}` is only a path; callers must give a base URL, to which it is added")
    } else {
        format!("server `{path}` is only a path; it is left out, since others are whole URLs")
    };
    context
        .report(&pointer, Diagnostic::note("relative-server", message).help("set `servers` in quirks.yaml"));
    if api.servers.is_empty() {
        api.base_path = path;
    }
}

/// The sites of operations, each once.
#[derive(Default)]
struct Sites {
    list: Vec<Site>,
    /// By the pointer of the list that names it.
    known: HashMap<String, Option<usize>>,
}

impl Sites {
    fn of(&mut self, context: &mut Context<'_, '_>, entry: &Entry<'_>, api: &mut Api) -> Option<usize> {
        let own = (&entry.operation.servers, format!("{}/servers", entry.pointer));
        let shared = (&entry.item.servers, format!("{}/servers", entry.item_pointer));
        let (servers, pointer) = [own, shared].into_iter().find(|(servers, _)| !servers.is_empty())?;
        if let Some(known) = self.known.get(&pointer) {
            return *known;
        }
        let found = usable(context, servers, &pointer);
        let site = self.take(found, api);
        self.known.insert(pointer, site);
        site
    }

    /// The site of the first server that can be used; `None` where that is the API's own.
    fn take(&mut self, found: Vec<(Kind, String)>, api: &mut Api) -> Option<usize> {
        let first = found.iter().find_map(|(kind, _)| match kind {
            Kind::Path(path) => Some((path.clone(), None)),
            Kind::Absolute(server) => Some((server.at_defaults()?, server.description.clone())),
        });
        let (url, description) = first?;
        let several = found.len() > 1;
        for server in found.into_iter().filter_map(|(kind, _)| match kind {
            Kind::Absolute(server) => Some(server),
            Kind::Path(_) => None,
        }) {
            let worth = several || !server.variables.is_empty();
            if worth && api.servers.iter().all(|other| other.url != server.url) {
                api.servers.push(server);
            }
        }
        let path = api.base_url.is_none().then_some(api.base_path.as_str());
        if api.base_url.as_deref() == Some(url.as_str())
            || path.is_some_and(|own| !own.is_empty() && own == url)
        {
            return None;
        }
        let known = self.list.iter().position(|site| site.url == url);
        Some(known.unwrap_or_else(|| {
            self.list.push(Site { url, description });
            self.list.len() - 1
        }))
    }
}

/// Where the API has no server, but every operation names the same, that one is the API's.
fn raise(api: &mut Api) {
    let [site] = api.sites.as_slice() else { return };
    let all = || api.resources.iter().flat_map(|resource| &resource.operations);
    let homeless = api.base_url.is_none() && api.base_path.is_empty();
    if !homeless || all().any(|operation| operation.site.is_none()) {
        return;
    }
    if site.is_path() {
        api.base_path.clone_from(&site.url);
    } else {
        api.base_url = Some(site.url.clone());
    }
    let description = site.description.clone();
    api.sites.clear();
    for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        operation.site = None;
    }
    for server in &mut api.servers {
        server.root = true;
    }
    if let (Some(url), true) = (&api.base_url, api.servers.is_empty()) {
        api.servers.push(Server { description, ..plain(url) });
    }
}

/// Leaves out the sites of operations that were left out.
fn drop_unused(api: &mut Api) {
    let operations = || api.resources.iter().flat_map(|resource| &resource.operations);
    let used: Vec<usize> = (0..api.sites.len())
        .filter(|site| operations().any(|operation| operation.site == Some(*site)))
        .collect();
    api.sites = used.iter().map(|site| api.sites[*site].clone()).collect();
    for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        operation.site = operation.site.and_then(|site| used.iter().position(|kept| *kept == site));
    }
}

fn missing(context: &mut Context<'_, '_>, api: &Api) {
    let declared = !context.source.document.servers.is_empty();
    if api.base_url.is_none() && !declared && api.base_path.is_empty() {
        let note =
            Diagnostic::note("no-server", "the document names no server; callers must give a base URL")
                .help("set `servers` in quirks.yaml");
        context.report("", note);
    }
}

/// Tells which sites would get credentials in clear, although the API's own server is https: clients refuse them.
fn in_clear(context: &mut Context<'_, '_>, api: &Api) {
    let secure = |url: &str| url.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    if !api.base_url.as_deref().is_some_and(secure) {
        return;
    }
    let here = |url: &str| {
        let host = url.split("://").nth(1).and_then(|place| place.split(['/', ':']).next());
        matches!(host, Some("localhost" | "127.0.0.1"))
    };
    let clear = |site: &&Site| !site.is_path() && !secure(&site.url) && !here(&site.url);
    for site in api.sites.iter().filter(clear) {
        let message = format!(
            "operations are sent to `{}`, which is not https; clients are not built until they are given that server",
            site.url
        );
        let help = "correct it to https by an overlay, if the vendor has it";
        context.report("", Diagnostic::warning("insecure-server", message).help(help));
    }
}

/// The servers of a list that requests can be sent to, each with its pointer.
fn usable(context: &mut Context<'_, '_>, servers: &[openapi::Server], pointer: &str) -> Vec<(Kind, String)> {
    let mut found = Vec::new();
    for (at, server) in servers.iter().enumerate() {
        let pointer = format!("{pointer}/{at}");
        match kind(context, server, &pointer) {
            Some(kind) => found.push((kind, format!("{pointer}/url"))),
            None => {
                let message = format!(
                    "server `{}` is no http(s) URL without user, query and fragment; it is left out",
                    server.url
                );
                let finding = Diagnostic::warning("invalid-server", message);
                context.report(
                    &format!("{pointer}/url"),
                    finding.help("correct it, or set `servers` in quirks.yaml"),
                );
            }
        }
    }
    found
}

fn kind(context: &mut Context<'_, '_>, server: &openapi::Server, pointer: &str) -> Option<Kind> {
    let url = server.url.trim().trim_end_matches('/');
    let names = variable_names(url);
    let mut variables = Vec::new();
    for name in names {
        variables.push(variable(context, server, &name, url, pointer)?);
    }
    let server = Server {
        url: url.to_owned(),
        description: paragraph(server.description.as_deref()),
        variables,
        root: false,
    };
    // A variable without a value is filled in by the caller: any will do to look at the rest.
    let tried = server.variables.iter().fold(url.to_owned(), |url, variable| {
        let value = variable.default.as_deref().unwrap_or("x");
        url.replace(&format!("{{{}}}", variable.name), value)
    });
    let tried = tried.trim_end_matches('/');
    let open = server.variables.iter().any(|variable| variable.default.is_none());
    let whole = open && url.starts_with('{') && !url.contains("://");
    if is_base(tried) || (whole && is_base(&format!("https://{tried}"))) {
        return Some(Kind::Absolute(server));
    }
    path(tried).map(Kind::Path)
}

/// A path on the server that the document itself lies on.
fn path(url: &str) -> Option<String> {
    let colon = url.split('/').next().is_some_and(|first| first.contains(':'));
    let rooted = if url.is_empty() || url.starts_with('/') { url.to_owned() } else { format!("/{url}") };
    let dots = url.split('/').any(|segment| matches!(segment, "." | ".."));
    let plain = !url.starts_with("//") && !colon && !dots;
    (plain && is_base(&format!("https://x{rooted}"))).then_some(rooted)
}

/// The names in braces, each once.
fn variable_names(url: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in url.split('{').skip(1) {
        let Some((name, _)) = part.split_once('}') else { continue };
        if !names.iter().any(|other| other == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// A variable as the document declares it; `None` where its default makes no URL.
fn variable(
    context: &mut Context<'_, '_>,
    server: &openapi::Server,
    name: &str,
    url: &str,
    pointer: &str,
) -> Option<ServerVariable> {
    let Some(declared) = server.variables.iter().flatten().find(|(own, _)| *own == name) else {
        let message = format!("the server's variable `{name}` is not declared; callers must give its value");
        let help = "declare it under `variables` with a default";
        context.report(
            &format!("{pointer}/url"),
            Diagnostic::note("undeclared-server-variable", message).help(help),
        );
        return Some(ServerVariable {
            name: name.to_owned(),
            default: None,
            choices: Vec::new(),
            description: None,
        });
    };
    let declared = declared.1;
    let scheme = url.starts_with(&format!("{{{name}}}://"));
    let fits = |value: &String| !scheme || matches!(value.as_str(), "http" | "https");
    let mut choices: Vec<String> = Vec::new();
    for value in declared.enumeration.iter().filter(|value| fits(value)) {
        // A value that is written twice is one.
        choices.extend((!choices.contains(value)).then(|| value.clone()));
    }
    if !declared.enumeration.iter().all(fits) {
        let message = format!("schemes of the variable `{name}` that are not HTTP are left out");
        let place = format!("{pointer}/variables/{}/enum", escape(name));
        context.report(&place, Diagnostic::note("foreign-scheme", message).help("nothing need be done"));
    }
    if !choices.is_empty() && !choices.contains(&declared.default) {
        choices.insert(0, declared.default.clone());
    }
    fits(&declared.default).then(|| ServerVariable {
        name: name.to_owned(),
        default: Some(declared.default.clone()),
        choices,
        description: paragraph(declared.description.as_deref()),
    })
}
