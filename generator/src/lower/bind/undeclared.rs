//! Undeclared properties that are kept on request.

use crate::api::{Api, SchemaKind, SchemaName, TypeRef};

use super::super::context::Context;
use super::nearest;

/// What stands for every schema.
const ALL: &str = "*";

/// Gives the objects that `keep_undeclared` names a place for properties that the document does not declare.
pub(super) fn bind(context: &mut Context<'_, '_>, api: &mut Api) {
    let wanted = &context.source.quirks.keep_undeclared;
    for (at, name) in wanted.iter().enumerate().filter(|(_, name)| *name != ALL) {
        let known: Vec<String> =
            api.schemas.iter().filter_map(|schema| object(&schema.name, &schema.kind)).collect();
        if !known.contains(name) {
            let finding = nearest::unbound("object that an operation reaches", name, &known);
            context.refuse_unreached(&format!("/keep_undeclared/{at}"), finding);
        }
    }
    let all = wanted.iter().any(|name| name == ALL);
    for schema in &mut api.schemas {
        let named = object(&schema.name, &schema.kind).is_some_and(|name| wanted.contains(&name));
        if let SchemaKind::Object { additional, .. } = &mut schema.kind
            && (named || (all && schema.received))
        {
            additional.get_or_insert(TypeRef::Any);
            let own = object(&schema.name, &schema.kind).unwrap_or_default();
            let rules = wanted.iter().enumerate().filter(|(_, name)| **name == own || *name == ALL);
            schema.quirks.extend(rules.map(|(at, _)| format!("/keep_undeclared/{at}")));
        }
    }
}

/// The name of a component that is an object.
fn object(name: &SchemaName, kind: &SchemaKind) -> Option<String> {
    match (name, kind) {
        (SchemaName::Component(name) | SchemaName::Sent(name, _), SchemaKind::Object { .. }) => {
            Some(name.clone())
        }
        _ => None,
    }
}
