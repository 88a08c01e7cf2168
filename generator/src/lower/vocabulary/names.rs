//! Names and groups of operations, names of schemas and properties, and operations that are left out.

use std::collections::HashMap;

use serde_json::Value;

use crate::api::{Api, SchemaName};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;
use crate::source::openapi::ReferenceOr;

use super::super::context::Context;
use super::super::index::{Entry, Index};
use super::super::text::letters;
use super::{Extensions, unbound};

/// Names of methods.
const METHODS: [&str; 4] =
    ["x-speakeasy-name-override", "x-fern-sdk-method-name", "x-methodName", "x-ds-methodname"];

/// Names of resources; of a list the last is the innermost.
const GROUPS: [&str; 2] = ["x-speakeasy-group", "x-fern-sdk-group-name"];

/// Names of component schemas.
const SCHEMAS: [&str; 3] = ["x-speakeasy-name-override", "x-ms-client-name", "x-fern-type-name"];

/// Names of properties.
const PROPERTIES: [&str; 3] = ["x-speakeasy-name-override", "x-ms-client-name", "x-fern-property-name"];

/// What leaves an operation out.
const IGNORED: [&str; 2] = ["x-speakeasy-ignore", "x-fern-ignore"];

/// The resource that an operation is said to belong to.
pub(in super::super) fn group(entry: &Entry<'_>) -> Option<String> {
    let value = GROUPS.iter().find_map(|key| entry.operation.extensions.get(*key))?;
    let name = match value {
        Value::Array(names) => names.last()?.as_str()?,
        value => value.as_str()?.rsplit('.').next()?,
    };
    Some(name.to_owned()).filter(|name| !letters(name).is_empty())
}

/// The extension that leaves an operation out.
pub(in super::super) fn ignored(entry: &Entry<'_>) -> Option<&'static str> {
    let says = |key: &&&str| entry.operation.extensions.get(**key) == Some(&Value::Bool(true));
    IGNORED.iter().find(says).copied()
}

/// The name that a property's schema asks for.
pub(in super::super) fn property(extensions: &Extensions) -> Option<String> {
    name(extensions, &PROPERTIES).map(|(_, name)| name.to_owned())
}

/// Gives operations and schemas the names that extensions ask for and quirks do not.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    methods(context, index, api);
    schemas(context, api);
}

fn name<'a>(extensions: &'a Extensions, keys: &[&'static str]) -> Option<(&'static str, &'a str)> {
    let said = keys.iter().find_map(|key| Some((*key, extensions.get(*key)?.as_str()?)));
    said.filter(|(_, name)| !letters(name).is_empty())
}

fn methods(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    let entries: HashMap<&str, &Entry<'_>> =
        index.entries.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    for resource in &mut api.resources {
        let mut taken: HashMap<String, String> = HashMap::new();
        for operation in &resource.operations {
            taken.extend(operation.name.as_ref().map(|(name, _)| (letters(name), operation.id.clone())));
        }
        for operation in resource.operations.iter_mut().filter(|operation| operation.name.is_none()) {
            let Some(entry) = entries.get(operation.id.as_str()) else { continue };
            let Some((key, name)) = name(&entry.operation.extensions, &METHODS) else { continue };
            match taken.insert(letters(name), operation.id.clone()) {
                None => operation.name = Some((name.to_owned(), None)),
                Some(other) => {
                    unbound(context, entry, key, &format!("`{name}` is the name of `{other}` already"));
                    taken.insert(letters(name), other);
                }
            }
        }
    }
}

fn schemas(context: &mut Context<'_, '_>, api: &mut Api) {
    let source = context.source;
    let declared = source.document.components.iter().flat_map(|components| &components.schemas);
    for (component, schema) in declared {
        let ReferenceOr::Item(schema) = schema else { continue };
        let Some((key, new)) = name(&schema.schema_data.extensions, &SCHEMAS) else { continue };
        if new == component || source.quirks.naming.schemas.contains_key(component) {
            continue;
        }
        let named = |own: &SchemaName| match own {
            SchemaName::Component(name) | SchemaName::Sent(name, _) => Some(name.clone()),
            _ => None,
        };
        let known: Vec<String> = api.schemas.iter().filter_map(|schema| named(&schema.name)).collect();
        let other = known.iter().find(|other| *other != component && letters(other) == letters(new));
        if let Some(other) = other {
            let message = format!("`{key}` is not used: `{other}` has that name already");
            let finding = Diagnostic::warning("unbound-extension", message);
            let pointer = format!("/components/schemas/{}/{key}", escape(component));
            context.report(&pointer, finding.help("choose another name, or rename one in quirks.yaml"));
            continue;
        }
        for schema in &mut api.schemas {
            match &mut schema.name {
                SchemaName::Component(name) | SchemaName::Sent(name, _) if name == component => {
                    new.clone_into(name);
                }
                _ => {}
            }
        }
    }
}
