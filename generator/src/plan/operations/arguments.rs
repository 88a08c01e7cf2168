//! Parameters and body to arguments and setters.

use super::{Scope, ways};
use crate::api::{self, Body, BodyKind, Location, Parameter, Style, TypeRef};
use crate::plan::names::{Namespace, Wish, value_name, with_word};
use crate::plan::types::is_made_of;
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
    "with_secret",
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
    "with_multipart_body",
    "with_problem",
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

/// What bytes of any kind may be sent as.
const ANY_BYTES: &str = "application/octet-stream";

/// What an operation requires, in order, for each way in which its body can be sent; and what it can be told besides.
pub(super) fn split(
    scope: &Scope<'_, '_>,
    operation: &api::Operation,
) -> (Vec<Vec<Argument>>, Vec<Argument>) {
    let (required, optional): (Vec<&Body>, Vec<&Body>) =
        operation.bodies.iter().partition(|body| body.required);
    let given =
        |bodies: &[&Body]| arguments(scope, operation, true, bodies, Namespace::with(RESERVED_ARGUMENTS));
    let ways = if required.is_empty() {
        vec![given(&[])]
    } else {
        required.iter().map(|body| given(std::slice::from_ref(body))).collect()
    };
    (ways, arguments(scope, operation, false, &optional, Namespace::with(RESERVED_SETTERS)))
}

/// The parameters of an operation that are required, or those that are not, and the bodies.
fn arguments(
    scope: &Scope<'_, '_>,
    operation: &api::Operation,
    required: bool,
    bodies: &[&Body],
    mut names: Namespace,
) -> Vec<Argument> {
    let mut parameters: Vec<&Parameter> =
        operation.parameters.iter().filter(|parameter| parameter.required == required).collect();
    if required {
        // Arguments of one type could be swapped unnoticed when the document's order changes.
        parameters.sort_by_key(|parameter| place(operation, parameter));
    }
    let wishes = parameters.iter().map(|parameter| wish(parameter, &parameters));
    let body_wishes = bodies.iter().enumerate().map(|(at, body)| body_wish(at, body));
    let ranged = bodies.iter().copied().find(|body| required && body.is_range());
    let range_wish = ranged.map(|_| Wish::new("content type", content_type_names()));
    let names = names.allot(&wishes.chain(body_wishes).chain(range_wish).collect::<Vec<_>>());
    let (own, of_bodies) = names.split_at(parameters.len());
    let range = ranged.zip(of_bodies.get(bodies.len()));
    let range = range.map(|(body, name)| content_type_argument(body, name));
    let parameters = parameters.into_iter().zip(own);
    let parameters = parameters.map(|(parameter, name)| parameter_argument(scope, parameter, name));
    let bodies = bodies.iter().zip(of_bodies).map(|(body, name)| body_argument(scope, body, name));
    parameters.chain(bodies).chain(range).collect()
}

fn content_type_names() -> Vec<String> {
    vec!["content_type".to_owned(), "body_content_type".to_owned()]
}

/// The media type that a body has, where the document says a range of them. It comes after the body, whose header it
/// overrides.
fn content_type_argument(body: &Body, name: &str) -> Argument {
    let text = format!("The body's media type, one of {}.", docs::code(&body.media_type));
    Argument {
        name: name.to_owned(),
        passing: Passing::Reference,
        ty: RustType::String,
        target: Target::Header("content-type".to_owned(), Style::Default),
        docs: docs::summary_and_description(None, None, &text),
        deprecated: false,
    }
}

/// Where an argument stands: those of the path in the path's order, then the others by name.
fn place<'a>(operation: &api::Operation, parameter: &'a Parameter) -> (usize, &'a str) {
    let marked = format!("{{{}}}", parameter.name);
    let at = operation.path.find(&marked).filter(|_| parameter.location == Location::Path);
    (at.unwrap_or(usize::MAX), &parameter.name)
}

/// The name that a body wants: the first is the body, the others are told apart by what they are.
fn body_wish(at: usize, body: &Body) -> Wish {
    if at == 0 {
        return Wish::new("body", vec!["body".to_owned(), "request_body".to_owned()]);
    }
    let word = ways::word(body);
    let candidates = vec![format!("body_as_{word}"), format!("request_body_as_{word}")];
    Wish::new(&format!("body {}", body.media_type), candidates)
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
        target: if is_secret(&parameter.ty) { hidden(parameter) } else { target(parameter) },
        docs: scope.types.with_default(lines, &parameter.ty, parameter.default.as_deref()),
        deprecated: parameter.deprecated,
    }
}

/// Whether a parameter is a secret, or a list of them.
fn is_secret(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Password => true,
        TypeRef::List(inner) | TypeRef::Nullable(inner) => is_secret(inner),
        _ => false,
    }
}

/// Where a secret goes. Paths have no place to hide one, and cookies are hidden anyway.
fn hidden(parameter: &Parameter) -> Target {
    match target(parameter) {
        shown @ (Target::Path(..) | Target::QueryString(..) | Target::Cookie(..)) => shown,
        shown => Target::Secret(Box::new(shown), parameter.name.clone()),
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
        ty if is_made_of(ty) => Passing::Into,
        RustType::Option(inner) if matches!(**inner, RustType::Primitive(_)) => Passing::Value,
        _ => Passing::Reference,
    }
}

fn body_argument(scope: &Scope<'_, '_>, body: &Body, name: &str) -> Argument {
    let media_type = if body.is_range() { ANY_BYTES } else { &body.media_type }.to_owned();
    let typed = |ty: &TypeRef| {
        let ty = scope.types.rust(ty);
        (passing(&ty), ty)
    };
    let ((passing, ty), target) = match &body.kind {
        BodyKind::Json(ty) => (typed(ty), Target::JsonBody(media_type)),
        BodyKind::Form(ty, styles) => (typed(ty), Target::FormBody(styles.clone())),
        BodyKind::Multipart(Some(ty)) => {
            ((Passing::Moved, scope.types.rust(ty)), Target::MultipartBody(media_type))
        }
        BodyKind::Multipart(None) => {
            ((Passing::Moved, RustType::Runtime("Multipart")), Target::MultipartBody(media_type))
        }
        BodyKind::Text => ((Passing::Reference, RustType::String), Target::TextBody(media_type)),
        BodyKind::Bytes => ((Passing::Body, RustType::Runtime("Bytes")), Target::BytesBody(media_type)),
    };
    let fallback = format!("Sets the request's body, {}.", ways::phrase(body));
    let docs = docs::summary_and_description(None, body.description.as_deref(), &fallback);
    Argument { name: name.to_owned(), passing, ty, target, docs, deprecated: false }
}
