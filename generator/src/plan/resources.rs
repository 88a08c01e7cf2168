//! Resources to files, handles, accessors and features.

use super::docs;
use super::names::{Namespace, file_name, plain, type_name, value_name, with_word};
use super::operations::{Scope, plan_operations};
use super::types::Types;
use super::{Resource, TypeItem};
use crate::api::{self, Api};

/// Methods of the client that an accessor cannot hide.
pub(super) const RESERVED_ACCESSORS: &[&str] = &["builder", "report_drift", "clone", "fmt"];

/// Names that a resource's file takes from the runtime.
pub const RUNTIME_NAMES: &[&str] = &["Call", "Client", "Operation", "Paginated"];

/// Features that the runtime's own switches take.
const RESERVED_FEATURES: &[&str] =
    &["default", "reqwest", "rustls", "native-tls", "rustls-no-provider", "totp", "tracing", "yaml"];

/// Plans the resources without their types.
pub(super) fn plan_resources(api: &Api, types: &Types<'_>, taken: &mut Namespace) -> Vec<Resource> {
    let mut names = Names::default();
    let planned = api.resources.iter().enumerate();
    planned.map(|(index, resource)| plan_resource(api, types, (index, resource), taken, &mut names)).collect()
}

/// Names that must differ among resources.
struct Names {
    modules: Namespace,
    accessors: Namespace,
    features: Namespace,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            modules: Namespace::with(&["mod", "lib", "resources"]),
            accessors: Namespace::with(RESERVED_ACCESSORS),
            features: Namespace::with(RESERVED_FEATURES),
        }
    }
}

fn plan_resource(
    api: &Api,
    types: &Types<'_>,
    (index, resource): (usize, &api::Resource),
    taken: &mut Namespace,
    names: &mut Names,
) -> Resource {
    let name = value_name(&resource.name);
    let file = file_name(&resource.name);
    let handle = type_name(&resource.name);
    let candidates = [handle.clone(), format!("{handle}Resource"), format!("{handle}Operations")];
    let handle = taken.take(&candidates);
    let feature = plain(&file).replace('_', "-");
    let gated = api.package.resource_features;
    let scope = Scope { api, types, resource: &resource.name, handle: &handle };
    let local: Vec<&str> = types.names_in(index).collect();
    Resource {
        module: names.modules.take(&module_names(&file)),
        accessor: names.accessors.take(&[name.clone(), with_word(&name, "resource")]),
        feature: gated.then(|| names.features.take(&[feature.clone(), format!("{feature}-resource")])),
        docs: handle_docs(resource),
        operations: plan_operations(&scope, &resource.operations),
        types: Vec::new(),
        qualified: RUNTIME_NAMES
            .iter()
            .copied()
            .filter(|name| local.contains(name) || handle == *name)
            .collect(),
        handle,
    }
}

/// A file is not named by a keyword, although a raw identifier could name its module.
fn module_names(name: &str) -> Vec<String> {
    let long = with_word(name, "resource");
    if plain(name) == name { vec![name.to_owned(), long] } else { vec![long] }
}

fn handle_docs(resource: &api::Resource) -> Vec<String> {
    let fallback = format!("The operations of {}.", docs::code(&resource.name));
    docs::summary_and_description(None, resource.description.as_deref(), &fallback)
}

/// Adds to each resource the types that only it uses.
pub(super) fn with_types(resources: Vec<Resource>, types: &Types<'_>) -> Vec<Resource> {
    let numbered = resources.into_iter().enumerate();
    numbered
        .map(|(index, resource)| {
            let items: Vec<TypeItem> = types.items_of(Some(index));
            Resource { types: items, ..resource }
        })
        .collect()
}
