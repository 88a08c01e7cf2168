//! Parameters and body to arguments and setters.

use super::Scope;
use crate::api::{self, Location, Parameter, Style, TypeRef};
use crate::plan::names::{Namespace, Wish, value_name, with_word};
use crate::plan::types::TEXTS;
use crate::plan::{Argument, Passing, RustType, Target, docs};

/// What `Call` itself can be told, so that a setter of that name needs another.
pub(in crate::plan) const RESERVED_SETTERS: &[&str] = &[
    "new",
    "json",
    "text",
    "bytes",
    "empty",
    "send",
    "pages",
    "items",
    "into_parts",
    "by_status",
    "events",
    "text_events",
    "whole_events",
    "json_lines",
    "json_records",
    "stream",
    "streamed",
    "with_accept",
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
    "with_path_style",
    "with_query",
    "with_query_style",
    "with_reserved_query",
    "with_query_string",
    "with_pairs",
    "with_header",
    "with_header_style",
    "with_cookie",
    "with_cookie_style",
    "with_json_body",
    "with_json_body_as",
    "with_form_body",
    "with_text_body",
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

/// Names that an argument cannot have: the method's own lines use them, or clippy takes them for fillers.
const RESERVED_ARGUMENTS: &[&str] = &["call", "self", "foo", "baz", "quux"];

/// An operation's arguments: what it requires, in order, and what it can be told besides.
pub(super) fn split(scope: &Scope<'_, '_>, operation: &api::Operation) -> (Vec<Argument>, Vec<Argument>) {
    (
        arguments(scope, operation, true, Namespace::with(RESERVED_ARGUMENTS)),
        arguments(scope, operation, false, Namespace::with(RESERVED_SETTERS)),
    )
}

/// The parameters and the body of an operation that are required, or those that are not.
fn arguments(
    scope: &Scope<'_, '_>,
    operation: &api::Operation,
    required: bool,
    mut names: Namespace,
) -> Vec<Argument> {
    let parameters: Vec<&Parameter> =
        operation.parameters.iter().filter(|parameter| parameter.required == required).collect();
    let body = operation.body.as_ref().filter(|body| body.required == required);
    let wishes = parameters.iter().map(|parameter| wish(parameter, &parameters));
    let body_wish = || Wish::new("body", vec!["body".to_owned(), "request_body".to_owned()]);
    let names = names.allot(&wishes.chain(body.map(|_| body_wish())).collect::<Vec<_>>());
    let parameters = parameters.into_iter().zip(&names);
    let parameters = parameters.map(|(parameter, name)| parameter_argument(scope, parameter, name));
    let body = body.into_iter().zip(names.last()).map(|(body, name)| body_argument(scope, body, name));
    parameters.chain(body).collect()
}

/// The name that a parameter wants; its place tells it from another of its name.
fn wish(parameter: &Parameter, all: &[&Parameter]) -> Wish {
    let name = value_name(&parameter.name);
    let telling = with_word(&name, "parameter");
    let located = with_word(&name, &format!("in_{}", place_name(parameter.location)));
    let elsewhere =
        |other: &&&Parameter| other.location != parameter.location && value_name(&other.name) == name;
    let shared = all.iter().any(|other| elsewhere(&other));
    let candidates = if shared { vec![name, located, telling] } else { vec![name, telling, located] };
    Wish::new(&parameter.name, candidates)
}

fn place_name(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

fn parameter_argument(scope: &Scope<'_, '_>, parameter: &Parameter, name: &str) -> Argument {
    let place = place_name(parameter.location);
    let fallback = format!("Sets the {place} parameter {}.", docs::code(&parameter.name));
    let lines = docs::summary_and_description(None, parameter.description.as_deref(), &fallback);
    let ty = scope.types.rust(&parameter.ty);
    Argument {
        name: name.to_owned(),
        passing: passing(&ty),
        ty,
        target: target(parameter),
        docs: docs::with_default(lines, parameter.default.as_deref()),
        deprecated: parameter.deprecated,
    }
}

fn target(parameter: &Parameter) -> Target {
    let (name, style) = (parameter.name.clone(), parameter.style);
    match (parameter.location, style) {
        (Location::Path, _) => Target::Path(name, style),
        (Location::Query, Style::WholeForm | Style::WholeJson) => Target::QueryString(name, style),
        (Location::Query, _) if parameter.reserved => Target::ReservedQuery(name, style),
        (Location::Query, _) => Target::Query(name, style),
        (Location::Header, _) => Target::Header(name, style),
        (Location::Cookie, _) => Target::Cookie(name, style),
    }
}

/// Numbers and flags are handed over, so is what a text turns into; all else is lent.
fn passing(ty: &RustType) -> Passing {
    match ty {
        RustType::Unit | RustType::Primitive(_) => Passing::Value,
        RustType::Runtime(name) if TEXTS.contains(name) => Passing::Into,
        RustType::Option(inner) if matches!(**inner, RustType::Primitive(_)) => Passing::Value,
        _ => Passing::Reference,
    }
}

fn body_argument(scope: &Scope<'_, '_>, body: &api::Body, name: &str) -> Argument {
    let ty = scope.types.rust(&body.ty);
    Argument {
        name: name.to_owned(),
        passing: if body.ty == TypeRef::Binary { Passing::Body } else { passing(&ty) },
        ty,
        target: match body.ty {
            TypeRef::Binary => Target::BytesBody(body.media_type.clone()),
            _ => Target::JsonBody(body.media_type.clone()),
        },
        docs: docs::summary_and_description(None, body.description.as_deref(), "Sets the request's body."),
        deprecated: false,
    }
}
