//! One operation to a method: its name, arguments, setters, answer and pages.

use super::docs;
use super::names::{Namespace, constant_name, plain, type_name, value_name};
use super::schema_names::singular;
use super::types::Types;
use super::{
    Argument, Descriptor, Marker, Operation, Pages, Presence, Reader, RustType, Step, Target, Wrapper,
};
use crate::api::{self, Answer, Api, Location, SchemaKind, TypeRef};

/// Most required arguments that stand one after another; more go into a struct.
const MOST_POSITIONAL: usize = 5;

/// Methods that a handle cannot have: they would hide a trait's, or clippy would ask for the trait.
const RESERVED_METHODS: &[&str] =
    &["new", "clone", "fmt", "default", "drop", "borrow", "as_ref", "deref", "hash", "index"];

/// What `Call` itself can be told, so that a setter of that name needs another.
pub(super) const RESERVED_SETTERS: &[&str] = &[
    "new",
    "json",
    "text",
    "bytes",
    "empty",
    "send",
    "pages",
    "items",
    "into_parts",
    "fail",
    "into_future",
    "timeout",
    "attempt_timeout",
    "attempts",
    "max_server_wait",
    "extra_header",
    "strict",
    "idempotent",
    "with_path",
    "with_query",
    "with_query_style",
    "with_header",
    "with_cookie",
    "with_json_body",
    "with_json_body_as",
    "with_body",
    // Names of operators' traits, for which clippy would ask.
    "add",
    "sub",
    "mul",
    "div",
    "rem",
    "not",
    "neg",
    "shl",
    "shr",
    "bitand",
    "bitor",
    "bitxor",
    "clone",
    "fmt",
];

/// Names that an argument cannot have, because the method's own lines use them.
const RESERVED_ARGUMENTS: &[&str] = &["call", "self"];

/// What an operation is planned in.
pub(super) struct Scope<'a, 'b> {
    /// The API.
    pub(super) api: &'a Api,
    /// The types.
    pub(super) types: &'b Types<'a>,
    /// The resource's name in the document.
    pub(super) resource: &'a str,
}

/// Plans the operations of a resource, in the document's order.
pub(super) fn plan_operations(
    scope: &Scope<'_, '_>,
    operations: &[api::Operation],
    taken: &mut Namespace,
) -> Vec<Operation> {
    let mut constants = Namespace::default();
    let methods = method_names(scope.resource, operations);
    let planned = operations.iter().zip(methods);
    planned
        .map(|(operation, method)| plan_operation(scope, operation, method, taken, &mut constants))
        .collect()
}

/// Chooses method names: the shortest that tells an operation from the others of its resource. Operations whose
/// short names meet all take the long one, so that no name depends on the document's order.
fn method_names(resource: &str, operations: &[api::Operation]) -> Vec<String> {
    let short: Vec<String> = operations.iter().map(|operation| short_name(resource, operation)).collect();
    let mut namespace = Namespace::with(RESERVED_METHODS);
    let unique = |name: &String| short.iter().filter(|other| *other == name).count() == 1;
    let candidates = operations.iter().zip(&short).map(|(operation, name)| {
        let long = value_name(&operation.id);
        let telling = format!("call_{}", plain(&long));
        if unique(name) { vec![name.clone(), long, telling] } else { vec![long, telling] }
    });
    candidates.map(|candidates| namespace.take(&candidates)).collect()
}

/// The operation's id without the words of its resource: `list_devices` of `devices` is `list`.
fn short_name(resource: &str, operation: &api::Operation) -> String {
    if let Some(name) = &operation.name {
        return value_name(name);
    }
    let id = value_name(&operation.id);
    let words: Vec<&str> = plain(&id).split('_').collect();
    let resource_name = value_name(resource);
    let group: Vec<String> = plain(&resource_name).split('_').map(singular).collect();
    let starts = (0..words.len().saturating_sub(group.len() - 1)).find(|start| {
        words[*start..*start + group.len()].iter().map(|word| singular(word)).eq(group.iter().cloned())
    });
    let Some(start) = starts else { return id };
    let rest = [&words[..start], &words[start + group.len()..]].concat().join("_");
    if rest.is_empty() { id } else { value_name(&rest) }
}

fn plan_operation(
    scope: &Scope<'_, '_>,
    operation: &api::Operation,
    method: String,
    taken: &mut Namespace,
    constants: &mut Namespace,
) -> Operation {
    let (arguments, setters) = split_arguments(scope, operation);
    let pages = operation.pagination.as_ref().and_then(|pagination| pages(scope, operation, pagination));
    let wants_marker = !setters.is_empty() || pages.is_some();
    let base = type_name(&operation.id);
    let marker = wants_marker.then(|| Marker {
        name: taken.take(&[base.clone(), format!("{base}Call"), format!("{base}Operation")]),
        docs: marker_docs(&setters, pages.is_some(), operation),
        setters,
        pages,
    });
    let many = arguments.len() > MOST_POSITIONAL;
    let arguments_struct = many.then(|| taken.take(&[format!("{base}Args"), format!("{base}Arguments")]));
    let (reader, output) = answer(scope, &operation.response);
    Operation {
        constant: constants.take(&[constant_name(plain(&method)), constant_name(&operation.id)]),
        descriptor: descriptor(operation),
        docs: operation_docs(operation),
        deprecated: operation.deprecated,
        method,
        arguments,
        arguments_struct,
        reader,
        output,
        marker,
    }
}

fn descriptor(operation: &api::Operation) -> Descriptor {
    let accept = match &operation.response {
        Answer::Json(_) | Answer::Empty => None,
        Answer::Text(media_type) | Answer::Bytes(media_type) => Some(format!("{media_type}, */*;q=0.5")),
    };
    Descriptor {
        id: operation.id.clone(),
        http_method: operation.method.clone(),
        path: operation.path.clone(),
        accept,
        security: operation.security.clone(),
        limits: operation.limits.clone(),
        idempotent: operation.idempotent,
        pagination: operation.pagination.clone(),
    }
}

fn answer(scope: &Scope<'_, '_>, answer: &Answer) -> (Reader, RustType) {
    match answer {
        Answer::Empty => (Reader::Empty, RustType::Unit),
        Answer::Json(ty) => (Reader::Json, scope.types.rust(ty)),
        Answer::Text(_) => (Reader::Text, RustType::String),
        Answer::Bytes(_) => (Reader::Bytes, RustType::Runtime("Bytes")),
    }
}

fn split_arguments(scope: &Scope<'_, '_>, operation: &api::Operation) -> (Vec<Argument>, Vec<Argument>) {
    let mut names = Namespace::with(RESERVED_ARGUMENTS);
    let mut setter_names = Namespace::with(RESERVED_SETTERS);
    let mut required = Vec::new();
    let mut optional = Vec::new();
    for parameter in &operation.parameters {
        let list = if parameter.required { &mut names } else { &mut setter_names };
        let argument = parameter_argument(scope, parameter, list);
        if parameter.required { required.push(argument) } else { optional.push(argument) }
    }
    if let Some(body) = &operation.body {
        let list = if body.required { &mut names } else { &mut setter_names };
        let argument = body_argument(scope, body, list);
        if body.required { required.push(argument) } else { optional.push(argument) }
    }
    (required, optional)
}

fn parameter_argument(scope: &Scope<'_, '_>, parameter: &api::Parameter, names: &mut Namespace) -> Argument {
    let name = value_name(&parameter.name);
    let telling = format!("{}_parameter", plain(&name));
    let place = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    let located = format!("{}_in_{place}", plain(&name));
    let fallback = format!("Sets the {place} parameter {}.", docs::code(&parameter.name));
    let lines = docs::summary_and_description(None, parameter.description.as_deref(), &fallback);
    Argument {
        name: names.take(&[name, telling, located]),
        ty: scope.types.rust(&parameter.ty),
        target: match parameter.location {
            Location::Path => Target::Path(parameter.name.clone()),
            Location::Query => Target::Query(parameter.name.clone(), parameter.style),
            Location::Header => Target::Header(parameter.name.clone()),
            Location::Cookie => Target::Cookie(parameter.name.clone()),
        },
        docs: docs::with_default(lines, parameter.default.as_deref()),
        deprecated: parameter.deprecated,
    }
}

fn body_argument(scope: &Scope<'_, '_>, body: &api::Body, names: &mut Namespace) -> Argument {
    Argument {
        name: names.take(&["body".to_owned(), "request_body".to_owned()]),
        ty: scope.types.rust(&body.ty),
        target: match body.ty {
            TypeRef::Binary => Target::BytesBody(body.media_type.clone()),
            _ => Target::JsonBody(body.media_type.clone()),
        },
        docs: docs::summary_and_description(None, body.description.as_deref(), "Sets the request's body."),
        deprecated: false,
    }
}

fn operation_docs(operation: &api::Operation) -> Vec<String> {
    let route = docs::code(&format!("{} {}", operation.method, operation.path));
    let fallback = format!("Calls {route}.");
    let lines = docs::summary_and_description(
        operation.summary.as_deref(),
        operation.description.as_deref(),
        &fallback,
    );
    let lines = if lines == [fallback] { lines } else { docs::joined(lines, vec![route]) };
    match &operation.documentation {
        Some(url) => docs::joined(lines, vec![format!("Vendor's documentation: <{url}>")]),
        None => lines,
    }
}

fn marker_docs(setters: &[Argument], paged: bool, operation: &api::Operation) -> Vec<String> {
    let route = docs::code(&format!("{} {}", operation.method, operation.path));
    let names: Vec<String> = setters.iter().map(|setter| docs::code(plain(&setter.name))).collect();
    let mut lines =
        docs::markdown_words(&format!("What a call of {route} can be told besides its required arguments."));
    if !names.is_empty() {
        let list = docs::markdown_words(&format!("Setters: {}.", names.join(", ")));
        lines = docs::joined(lines, list);
    }
    if paged {
        let text = "One page comes by awaiting the call, all pages by `pages()`, all items by `items()`.";
        lines = docs::joined(lines, vec![text.to_owned()]);
    }
    lines
}

fn pages(scope: &Scope<'_, '_>, operation: &api::Operation, pagination: &api::Pagination) -> Option<Pages> {
    let api::Pagination::NextUrl { items, item, .. } = pagination;
    let Answer::Json(page) = &operation.response else { return None };
    let steps = steps(scope.api, page, items)?;
    Some(Pages { item: scope.types.rust(item), steps })
}

/// The fields from a page to its items. The names are those that `types` gives, because both come from the same
/// function over the same fields.
fn steps(api: &Api, page: &TypeRef, path: &[String]) -> Option<Vec<Step>> {
    let mut ty = page;
    let mut steps = Vec::new();
    for property in path {
        let fields = fields_of(api, ty)?;
        let mut names = Namespace::default();
        let mut found = None;
        for field in fields {
            let name = super::types::field_name(field, &mut names);
            if field.name == *property {
                found = Some((name, field));
            }
        }
        let (name, field) = found?;
        steps.push(Step { field: name, wrapper: wrapper(super::types::presence(field)) });
        ty = &field.ty;
    }
    Some(steps)
}

fn wrapper(presence: Presence) -> Wrapper {
    match presence {
        Presence::Exact | Presence::Required => Wrapper::None,
        Presence::Nullable | Presence::Optional => Wrapper::Option,
        Presence::Patch => Wrapper::Field,
    }
}

/// The fields of an object behind any number of other names.
fn fields_of<'a>(api: &'a Api, ty: &TypeRef) -> Option<&'a [api::Field]> {
    let mut id = schema_id(ty)?;
    for _ in 0..api.schemas.len() {
        match &api.schemas.get(id.0)?.kind {
            SchemaKind::Object { fields, .. } => return Some(fields),
            SchemaKind::Alias(inner) => id = schema_id(inner)?,
            SchemaKind::StringEnum(_) | SchemaKind::Union(_) => return None,
        }
    }
    None
}

fn schema_id(ty: &TypeRef) -> Option<api::SchemaId> {
    match ty {
        TypeRef::Schema(id) => Some(*id),
        _ => None,
    }
}
