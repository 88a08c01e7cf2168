//! How requests are written: the envelope of bodies, lists and brackets in the query.

use crate::api::{Api, BodyKind, Location, Operation, Style, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::quirks::{ArrayForm, BracketForm};
use crate::source::node::{escape, unescape};

use super::super::context::Context;
use super::super::graph;
use super::super::index::Index;
use super::{address, nearest};

/// Methods whose requests have a body.
const WITH_BODY: [&str; 3] = ["POST", "PUT", "PATCH"];

/// Binds the section.
pub(super) fn bind(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api) {
    let quirks = &context.source.quirks.requests;
    api.raw_brackets = quirks.brackets == BracketForm::Raw;
    match &quirks.envelope {
        Some(pointer) => envelope(context, index, api, pointer),
        None if quirks.operations.is_some() => {
            let finding =
                Diagnostic::error("unbound-quirk", "there is no envelope that operations could have");
            context.refuse("/requests/operations", finding.help("add `envelope`, or take `operations` out"));
        }
        None => {}
    }
    for (name, form) in &quirks.arrays {
        array(context, api, name, *form);
    }
}

fn envelope(context: &mut Context<'_, '_>, index: &Index<'_>, api: &mut Api, pointer: &str) {
    let names: Vec<String> = pointer.split('/').skip(1).map(unescape).collect();
    if names.is_empty() || !pointer.starts_with('/') {
        let finding = Diagnostic::error("invalid-pointer", format!("`{pointer}` leads to no property"));
        return context.refuse("/requests/envelope", finding.help("begin it with `/` and name a property"));
    }
    let wanted = context.source.quirks.requests.operations.as_deref();
    let wanted = address::narrowed(context, index, api, wanted, "/requests/operations");
    let mut bound = false;
    for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        if wanted.as_ref().is_none_or(|ids| ids.contains(&operation.id)) && takes_json(operation) {
            operation.envelope.clone_from(&names);
            operation.quirks.push("/requests/envelope".to_owned());
            bound = true;
        }
    }
    if !bound {
        let finding = Diagnostic::error("unbound-quirk", "no operation sends JSON");
        context.refuse("/requests/envelope", finding.help("take `envelope` out, or correct `operations`"));
    }
}

/// Whether an operation sends JSON, or nothing by a method that could.
fn takes_json(operation: &Operation) -> bool {
    let json = operation.bodies.iter().any(|body| matches!(body.kind, BodyKind::Json(_)));
    json || (operation.bodies.is_empty() && WITH_BODY.contains(&operation.method.as_str()))
}

fn array(context: &mut Context<'_, '_>, api: &mut Api, name: &str, form: ArrayForm) {
    let pointer = format!("/requests/arrays/{}", escape(name));
    let is_list = |parameter: &crate::api::Parameter| {
        let list = graph::unaliased(api, &parameter.ty);
        parameter.location == Location::Query && matches!(list, Some(TypeRef::List(_)))
    };
    let operations = || api.resources.iter().flat_map(|resource| &resource.operations);
    let lists = operations().flat_map(|operation| &operation.parameters).filter(|one| is_list(one));
    let known: Vec<String> = lists.map(|parameter| parameter.name.clone()).collect();
    if !known.iter().any(|known| known == name) {
        return context.refuse_key(&pointer, nearest::unbound("list in a query", name, &known));
    }
    for operation in api.resources.iter_mut().flat_map(|resource| &mut resource.operations) {
        let own = operation.parameters.iter_mut();
        for parameter in own.filter(|one| one.location == Location::Query && one.name == name) {
            parameter.style = match form {
                ArrayForm::Repeated => Style::Default,
                ArrayForm::Comma => Style::FormJoined,
            };
            operation.quirks.push(pointer.clone());
        }
    }
}
