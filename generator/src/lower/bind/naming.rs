//! New names.

use crate::api::{Api, Schema, SchemaKind, SchemaName};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;

use super::super::context::Context;
use super::super::index::Index;
use super::super::text::letters;
use super::{address, nearest};

/// Gives new names to operations, properties, values and schemas, the last of them last: the others are addressed by
/// the schema's name in the document.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    operations(context, index, api);
    let naming = &context.source.quirks.naming;
    for (address, name) in &naming.properties {
        let pointer = format!("/naming/properties/{}", escape(address));
        inside(context, api, address, &pointer, |schema, property| rename_field(schema, property, name));
    }
    for (address, name) in &naming.values {
        let pointer = format!("/naming/values/{}", escape(address));
        inside(context, api, address, &pointer, |schema, value| rename_value(schema, value, name));
    }
    told_apart(context, api);
    schemas(context, api);
}

fn operations(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    for (address, name) in &context.source.quirks.naming.operations {
        let pointer = format!("/naming/operations/{}", escape(address));
        let ids = address::keyed(context, index, address, &pointer);
        if ids.len() > 1 {
            let message = format!("`{address}` means several operations, which cannot all be `{name}`");
            context.refuse_key(
                &pointer,
                Diagnostic::error("ambiguous-quirk", message)
                    .help("name each by its operationId or `METHOD /path`"),
            );
        }
        let place = context.source.quirks_place(&pointer);
        for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
            if ids.contains(&operation.id) {
                operation.name = Some((name.clone(), place.clone()));
                operation.quirks.push(pointer.clone());
            }
        }
    }
}

/// Applies a name to `Schema.member`; names may have dots of their own, so every dot is tried.
fn inside(
    context: &mut Context<'_, '_>,
    api: &mut Api,
    address: &str,
    pointer: &str,
    mut rename: impl FnMut(&mut Schema, &str) -> bool,
) {
    let mut renamed = false;
    for (dot, _) in address.match_indices('.') {
        let (owner, member) = (&address[..dot], &address[dot + 1..]);
        for schema in api.schemas.iter_mut().filter(|schema| is_named(schema, owner)) {
            if rename(schema, member) {
                renamed = true;
                schema.quirks.push(pointer.to_owned());
            }
        }
    }
    if !renamed && !context.unsure_webhooks {
        let known = members(api);
        context.refuse_key(pointer, nearest::unbound("property or value", address, &known));
    }
}

/// Holds the new names of properties and values against those of their neighbours, once all are given.
fn told_apart(context: &mut Context<'_, '_>, api: &Api) {
    let naming = &context.source.quirks.naming;
    let sections = [("properties", &naming.properties), ("values", &naming.values)];
    for (section, address) in
        sections.iter().flat_map(|(section, all)| all.keys().map(move |key| (section, key)))
    {
        let members = address.match_indices('.').map(|(dot, _)| (&address[..dot], &address[dot + 1..]));
        let mut schemas = members.flat_map(|(owner, member)| {
            let named = api.schemas.iter().filter(move |schema| is_named(schema, owner));
            named.map(move |schema| (schema, member))
        });
        if let Some(other) = schemas.find_map(|(schema, member)| namesake(schema, member)) {
            refuse_taken(context, &format!("/naming/{section}/{}", escape(address)), &other);
        }
    }
}

/// The member of a schema that has the name which another one was given.
fn namesake(schema: &Schema, renamed: &str) -> Option<String> {
    let names: Vec<(&str, &str)> = match &schema.kind {
        SchemaKind::Object { fields, .. } => fields
            .iter()
            .map(|field| (field.name.as_str(), field.rename.as_deref().unwrap_or(&field.name)))
            .collect(),
        SchemaKind::Enum(_, values) => values
            .iter()
            .map(|value| (value.value.as_str(), value.name.as_deref().unwrap_or(&value.value)))
            .collect(),
        _ => Vec::new(),
    };
    let (_, wanted) = names.iter().find(|(name, _)| *name == renamed)?;
    let same = |(name, other): &&(&str, &str)| *name != renamed && letters(other) == letters(wanted);
    names.iter().find(same).map(|(name, _)| (*name).to_owned())
}

/// A name that another one has would rename that one in silence.
fn refuse_taken(context: &mut Context<'_, '_>, pointer: &str, other: &str) {
    let message = format!("`{other}` has this name already");
    let help = "choose another name, or give that one another name too";
    context.refuse(pointer, Diagnostic::error("name-taken", message).help(help));
}

fn is_named(schema: &Schema, wanted: &str) -> bool {
    match &schema.name {
        SchemaName::Component(name) | SchemaName::Sent(name, _) => name == wanted,
        _ => false,
    }
}

fn rename_field(schema: &mut Schema, property: &str, new: &str) -> bool {
    let SchemaKind::Object { fields, .. } = &mut schema.kind else { return false };
    let Some(field) = fields.iter_mut().find(|field| field.name == property) else { return false };
    field.rename = Some(new.to_owned());
    true
}

fn rename_value(schema: &mut Schema, value: &str, new: &str) -> bool {
    let SchemaKind::Enum(_, values) = &mut schema.kind else { return false };
    let Some(found) = values.iter_mut().find(|known| known.value == value) else { return false };
    found.name = Some(new.to_owned());
    true
}

/// Every `Schema.member` there is.
fn members(api: &Api) -> Vec<String> {
    let mut all = Vec::new();
    for schema in &api.schemas {
        let SchemaName::Component(owner) = &schema.name else { continue };
        match &schema.kind {
            SchemaKind::Object { fields, .. } => {
                all.extend(fields.iter().map(|field| format!("{owner}.{}", field.name)));
            }
            SchemaKind::Enum(_, values) => {
                all.extend(values.iter().map(|value| format!("{owner}.{}", value.value)));
            }
            _ => {}
        }
    }
    all
}

fn schemas(context: &mut Context<'_, '_>, api: &mut Api) {
    let component = |schema: &Schema| match &schema.name {
        SchemaName::Component(name) => Some(name.clone()),
        _ => None,
    };
    let known: Vec<String> = api.schemas.iter().filter_map(component).collect();
    for old in context.source.quirks.naming.schemas.keys() {
        if !known.contains(old) && !context.unsure_webhooks {
            let pointer = format!("/naming/schemas/{}", escape(old));
            context.refuse_key(&pointer, nearest::unbound("schema that an operation reaches", old, &known));
        }
    }
    for (old, new) in &context.source.quirks.naming.schemas {
        let renamed = context.source.quirks.naming.schemas.contains_key(new);
        let other = known.iter().find(|other| *other != old && letters(other) == letters(new));
        if let Some(other) = other.filter(|_| !renamed) {
            let pointer = format!("/naming/schemas/{}", escape(old));
            refuse_taken(context, &pointer, other);
        }
    }
    for schema in &mut api.schemas {
        let (SchemaName::Component(name) | SchemaName::Sent(name, _)) = &mut schema.name else { continue };
        if let Some(new) = context.source.quirks.naming.schemas.get(name) {
            schema.quirks.push(format!("/naming/schemas/{}", escape(name)));
            name.clone_from(new);
        }
    }
}
