//! The model to Rust decisions: every name, type, file, feature and dependency is chosen here, so that `emit` only
//! prints. The only place that knows Rust naming.

mod aliases;
mod credentials;
mod docs;
mod enums;
mod example;
mod guide;
mod letters;
mod model;
mod names;
mod operations;
mod package;
mod placement;
mod resources;
mod runtime;
mod runtime_files;
mod schema_names;
mod servers;
mod settings;
mod shared_names;
mod types;
mod webhooks;
mod zones;

use crate::api::{Api, AuthScheme, TypeRef};
use crate::diagnostic::Diagnostics;

pub use docs::code;
pub use guide::Guide;
pub use model::*;
pub use names::plain;
pub use resources::RUNTIME_NAMES;
pub(crate) use runtime::OPTIONAL;

/// Decides a crate.
///
/// Every name, type, file, feature and dependency of the crate is a pure function of `api`. Findings (a version that
/// had to be made up, say) go to `diagnostics`.
#[must_use]
pub fn plan(api: &Api, diagnostics: &mut Diagnostics) -> Plan {
    let names = schema_names::name_all(api);
    let homes = placement::homes(api);
    let types = types::Types::new(api, names, homes);
    let resources = named_resources(api, &types);
    tell_taken(api, diagnostics);
    let package = package::plan_package(api, &resources, diagnostics);
    let mut methods = names::Namespace::with(package::RESERVED_BUILDER_METHODS);
    let behaviour = behaviour(api, &package);
    let credentials = credentials::credential_methods(&behaviour, &mut methods);
    let settings = settings::setting_methods(api, &mut methods);
    let behaviour = settings::called(behaviour, &settings);
    let sites = servers::site_methods(api, &mut methods);
    let servers = servers::plan_servers(api);
    let resources = resources::with_types(resources, &types);
    let runtime = runtime::select(api);
    let webhooks = webhooks::plan_webhooks(api, &types);
    let behaviour = Behaviour { error_details: error_details(api, &types), ..behaviour };
    let guide = guide::guide(&behaviour, &credentials, &settings, &resources, &servers);
    let guide = told(guide, api, &types, webhooks.as_ref(), &behaviour.error_details);
    Plan {
        crate_name: package.name.replace('-', "_"),
        title: docs::markdown(&docs::one_line(&api.title)).join(" "),
        introduction: docs::first_paragraph(api.description.as_deref().unwrap_or_default()),
        documentation: api.documentation.clone(),
        guide,
        behaviour,
        example: example::choose(api, &package, (&credentials, &settings), &resources),
        recursion_limit: types.recursion_limit(),
        shadowed: types.shadowed(),
        package: package::with_dependencies(package, &runtime),
        client_names: credentials::client_names(&credentials, &sites),
        credentials,
        settings,
        servers,
        sites,
        zones: zones::of(api),
        resources,
        types: types.items_of(None),
        placed: api.placed.iter().map(|(pointer, ty)| (pointer.clone(), types.rust(ty))).collect(),
        runtime,
        webhooks,
    }
}

/// The resources, with a name for each operation's own type.
fn named_resources(api: &Api, types: &types::Types<'_>) -> Vec<Resource> {
    let mut taken = types.namespace();
    let mut resources = resources::plan_resources(api, types, &mut taken);
    operations::name_calls(&mut resources, &mut taken);
    resources
}

/// Tells which names of methods several operations claim.
fn tell_taken(api: &Api, diagnostics: &mut Diagnostics) {
    for resource in &api.resources {
        operations::tell_taken(&resource.name, &resource.operations, diagnostics);
    }
}

/// The guide with what is known of errors and webhooks.
fn told(
    guide: Guide,
    api: &Api,
    types: &types::Types<'_>,
    webhooks: Option<&Webhooks>,
    error_details: &[(String, Vec<String>)],
) -> Guide {
    let webhooks = webhooks.map(guide::webhooks).unwrap_or_default();
    Guide { errors: guide::errors(api, types, error_details), webhooks, ..guide }
}

fn behaviour(api: &Api, package: &Package) -> Behaviour {
    let mut constants = names::Namespace::with(&["PROFILE"]);
    Behaviour {
        user_agent: format!("{}/{}", package.name, package.version),
        base_url: api.base_url.clone(),
        base_path: api.base_path.clone(),
        sites: named(&mut constants, &api.sites, |site| &site.url),
        auth: named(&mut constants, &api.auth, |scheme| &scheme.name),
        errors: api.errors.clone(),
        limits: named(&mut constants, &api.limits, |rule| &rule.name),
        limit_headers: named(&mut constants, &api.limit_headers, |header| &header.name),
        retry: api.retry.clone(),
        request_id: api.request_id.clone(),
        headers: api.headers.clone(),
        settings: named(&mut constants, &api.settings, |setting| &setting.name),
        logins: logins(api),
        error_details: Vec::new(),
        raw_brackets: api.raw_brackets,
        yaml: api.yaml.clone(),
    }
}

/// Names of the types of what errors have besides, in the order of the codes; two codes may have one.
fn error_details(api: &Api, types: &types::Types<'_>) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for details in &api.error_details {
        let Some(id) = api.behind(&details.ty) else { continue };
        let RustType::Named { name, .. } = types.rust(&TypeRef::Schema(id)) else { continue };
        match all.iter_mut().find(|(other, _)| *other == name) {
            Some((_, codes)) => codes.push(details.code.clone()),
            None => all.push((name, vec![details.code.clone()])),
        }
    }
    all
}

/// How tokens are had by login; the constants have a file of their own.
fn logins(api: &Api) -> Vec<Named<Login>> {
    let login = |scheme: &AuthScheme| scheme.login.clone().map(|flow| Login { scheme: scheme.clone(), flow });
    let logins: Vec<Login> = api.auth.iter().filter_map(login).collect();
    named(&mut names::Namespace::with(&[]), &logins, |login| &login.scheme.name)
}

/// Names each value after what the document calls it.
fn named<T: Clone>(taken: &mut names::Namespace, values: &[T], name: impl Fn(&T) -> &str) -> Vec<Named<T>> {
    let wish = |value: &T| {
        let constant = names::constant_name(name(value));
        let telling = format!("{constant}_VALUE");
        names::Wish::new(name(value), vec![constant, telling])
    };
    let constants = taken.allot(&values.iter().map(wish).collect::<Vec<_>>());
    let values = values.iter().cloned().zip(constants);
    values.map(|(value, constant)| Named { constant, value }).collect()
}
