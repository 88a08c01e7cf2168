//! Parameters: the path item's and the operation's together, in agreement with the path template.

use crate::api::{Location, Parameter, SchemaName, Style, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;
use crate::source::openapi::{self, ParameterData, ParameterSchemaOrContent, ReferenceOr};

use super::components;
use super::context::Context;
use super::index::Entry;
use super::media::{self, Media};
use super::parameter_style;
use super::schemas::{Home, nullable_type};
use super::shape::Spot;
use super::template::{self, Template};
use super::text::{self, paragraph};

/// Headers that OpenAPI says are no parameters.
const RESERVED: [&str; 3] = ["accept", "content-type", "authorization"];

/// A parameter as declared, with its pointer.
type Declared<'a> = (&'a openapi::Parameter, String);

/// The operation's path as it is sent, and its parameters, those of the path first.
pub(super) fn lower<'a>(context: &mut Context<'a, '_>, entry: &Entry<'a>) -> (String, Vec<Parameter>) {
    let declared = declared(context, entry);
    let queries = declared.iter().filter(|(parameter, _)| location(parameter) == Location::Query);
    let queries: Vec<&str> = queries.map(|(parameter, _)| name(parameter)).collect();
    let template = template::lower(context, entry, &queries);
    let (in_path, others): (Vec<_>, Vec<_>) =
        declared.into_iter().partition(|(parameter, _)| location(parameter) == Location::Path);
    let mut ordered = fill(context, entry, &template, in_path);
    for declared in &others {
        if can_be_sent(context, &template, declared) {
            ordered.push(one(context, entry, declared.0, &declared.1));
        }
    }
    (template.path, ordered)
}

/// The parameters of the template in its order.
fn fill<'a>(
    context: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    template: &Template,
    mut declared: Vec<Declared<'a>>,
) -> Vec<Parameter> {
    let mut matched: Vec<Option<Declared<'a>>> = Vec::new();
    for wanted in &template.names {
        let at = declared.iter().position(|(parameter, _)| name(parameter) == wanted);
        matched.push(at.map(|at| declared.remove(at)));
    }
    let mut filled = Vec::new();
    for (wanted, found) in template.names.iter().zip(matched) {
        let found = found.or_else(|| respelled(context, wanted, &mut declared));
        filled.push(match found {
            Some((parameter, pointer)) => {
                Parameter { name: wanted.clone(), ..one(context, entry, parameter, &pointer) }
            }
            None => undeclared(context, entry, wanted),
        });
    }
    for (parameter, pointer) in declared {
        let message = format!("path parameter `{}` is not in the path; it is left out", name(parameter));
        let help = "write its name in braces in the path, or take it out";
        context.report(&pointer, Diagnostic::warning("unused-path-parameter", message).help(help));
    }
    filled
}

/// The only declared parameter that differs from a placeholder in nothing but case and signs.
fn respelled<'a>(
    context: &mut Context<'a, '_>,
    wanted: &str,
    declared: &mut Vec<Declared<'a>>,
) -> Option<Declared<'a>> {
    let alike = |(parameter, _): &Declared<'a>| text::letters(name(parameter)) == text::letters(wanted);
    let at = declared.iter().position(alike)?;
    if declared.iter().filter(|declared| alike(declared)).count() > 1 {
        return None;
    }
    let (parameter, pointer) = declared.remove(at);
    let message =
        format!("path parameter `{}` is `{{{wanted}}}` in the path; they are taken as one", name(parameter));
    let help = "spell both alike";
    context.report(&pointer, Diagnostic::warning("respelled-path-parameter", message).help(help));
    Some((parameter, pointer))
}

/// Whether a parameter outside the path can be sent and is not sent already; what cannot is reported.
fn can_be_sent(context: &mut Context<'_, '_>, template: &Template, declared: &Declared<'_>) -> bool {
    let (parameter, pointer) = declared;
    let name = name(parameter);
    match location(parameter) {
        Location::Header if !text::is_token(name) => {
            let message = format!("no header can be named {name:?}; the parameter is left out");
            let help = "use letters, digits and hyphens (RFC 9110, section 5.1)";
            context.report(pointer, Diagnostic::warning("invalid-header", message).help(help));
            false
        }
        Location::Query if template::constants(&template.path).any(|constant| constant == name) => {
            let message = format!("`{name}` has its value in the path already; the parameter is left out");
            let help = "take the parameter out, or the value from the path";
            context.report(pointer, Diagnostic::note("constant-parameter", message).help(help));
            false
        }
        _ => true,
    }
}

/// Every parameter that counts: the operation's replace the path item's of the same name and location.
fn declared<'a>(context: &mut Context<'a, '_>, entry: &Entry<'a>) -> Vec<Declared<'a>> {
    let mut found = listed(context, &entry.operation.parameters, &entry.pointer);
    let shared = listed(context, &entry.item.parameters, &entry.item_pointer);
    for other in shared {
        if found.iter().all(|known| !same(known, &other)) {
            found.push(other);
        }
    }
    found
}

fn listed<'a>(
    context: &mut Context<'a, '_>,
    parameters: &'a [ReferenceOr<openapi::Parameter>],
    owner: &str,
) -> Vec<Declared<'a>> {
    let mut found: Vec<Declared<'a>> = Vec::new();
    for (at, parameter) in parameters.iter().enumerate() {
        let pointer = format!("{owner}/parameters/{at}");
        let resolved = components::resolve(context, parameter, &pointer, "parameters", |all| &all.parameters);
        let Some(resolved) = resolved else {
            let message = "reference leads to no parameter; it is left out";
            context.report(
                &pointer,
                Diagnostic::warning("unknown-reference", message)
                    .help("correct the reference, or add what it names"),
            );
            continue;
        };
        if found.iter().any(|known| same(known, &resolved)) {
            let name = name(resolved.0);
            let message = format!("parameter `{name}` is declared twice; the first one counts");
            context.report(
                &pointer,
                Diagnostic::warning("duplicate-parameter", message).help("remove or rename one of them"),
            );
        } else if reserved(&resolved) {
            tell_reserved(context, &resolved);
        } else {
            found.push(resolved);
        }
    }
    found
}

/// Whether two declarations are of one parameter; names of headers do not depend on case.
fn same(one: &Declared<'_>, other: &Declared<'_>) -> bool {
    let (place, first, second) = (location(one.0), name(one.0), name(other.0));
    let alike = place == Location::Header && first.eq_ignore_ascii_case(second);
    place == location(other.0) && (first == second || alike)
}

fn name(parameter: &openapi::Parameter) -> &str {
    &parameter.parameter_data_ref().name
}

fn reserved(declared: &Declared<'_>) -> bool {
    let name = name(declared.0).to_lowercase();
    location(declared.0) == Location::Header && RESERVED.contains(&name.as_str())
}

/// Notes, once for each name, that a header is none of the caller's.
fn tell_reserved(context: &mut Context<'_, '_>, declared: &Declared<'_>) {
    let name = name(declared.0);
    let message = format!("the header `{name}` is no parameter by OpenAPI's rule; it is left out");
    let help = match name.to_lowercase().as_str() {
        "accept" => "the client asks for what it can read; `extra_header` on a call asks for something else",
        "content-type" => "the client sends the body's media type; `extra_header` on a call sends another",
        _ => {
            "the client's credential fills it; without one declare a security scheme, or set `extra_header` on a call"
        }
    };
    let finding = Diagnostic::note("reserved-header", message).help(help);
    context.report_first(&name.to_lowercase(), &declared.1, finding);
}

fn location(parameter: &openapi::Parameter) -> Location {
    match parameter {
        openapi::Parameter::Path { .. } => Location::Path,
        openapi::Parameter::Query { .. } => Location::Query,
        openapi::Parameter::Header { .. } => Location::Header,
        openapi::Parameter::Cookie { .. } => Location::Cookie,
    }
}

fn one<'a>(
    context: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    parameter: &'a openapi::Parameter,
    pointer: &str,
) -> Parameter {
    let data = parameter.parameter_data_ref();
    let location = location(parameter);
    let (ty, schema) = type_of(context, entry, data, pointer);
    Parameter {
        name: data.name.clone(),
        location,
        required: data.required || location == Location::Path,
        ty,
        style: parameter_style::of(parameter),
        reserved: matches!(parameter, openapi::Parameter::Query { allow_reserved: true, .. }),
        description: paragraph(data.description.as_deref()),
        deprecated: data.deprecated.unwrap_or(false),
        default: context.source.node(&format!("{schema}/default")).map(text::json),
        codec: None,
    }
}

/// The parameter's type, and the pointer to its schema.
fn type_of<'a>(
    context: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    data: &'a ParameterData,
    pointer: &str,
) -> (TypeRef, String) {
    let (schema, place) = match &data.format {
        ParameterSchemaOrContent::Schema(schema) => (Some(schema), format!("{pointer}/schema")),
        ParameterSchemaOrContent::Content(types) => {
            let Some((media_type, payload)) = types.first() else {
                return (TypeRef::String, pointer.to_owned());
            };
            let is_json = media::of(media_type) == Media::Json || parameter_style::is_whole_query(data);
            if !is_json {
                as_text(context, data, media_type, pointer);
                return (TypeRef::String, pointer.to_owned());
            }
            (payload.schema.as_ref(), format!("{pointer}/content/{}/schema", escape(media_type)))
        }
    };
    let Some(schema) = schema else { return (TypeRef::Any, place) };
    let spot = Spot::new(schema, place.clone());
    let home = Home::Named(SchemaName::Parameter(entry.id.clone(), data.name.clone()));
    let ty = match nullable_type(context, &spot, home, 0) {
        // An absent parameter says what null would.
        TypeRef::Nullable(inner) => *inner,
        ty => ty,
    };
    (ty, place)
}

fn as_text(context: &mut Context<'_, '_>, data: &ParameterData, media_type: &str, pointer: &str) {
    if media::of(media_type) != Media::Text {
        let message =
            format!("parameter `{}` has the media type `{media_type}`; it is given as text", data.name);
        let help = "pass the value already written in that media type";
        context.report(pointer, Diagnostic::note("parameter-content", message).help(help));
    }
}

fn undeclared(context: &mut Context<'_, '_>, entry: &Entry<'_>, name: &str) -> Parameter {
    let message = format!("`{{{name}}}` in the path has no parameter; it is taken as a string");
    let help = format!("declare a parameter `{name}` with `in: path`");
    context.report(&entry.pointer, Diagnostic::warning("undeclared-path-parameter", message).help(help));
    Parameter {
        name: name.to_owned(),
        location: Location::Path,
        required: true,
        ty: TypeRef::String,
        style: Style::Default,
        reserved: false,
        description: None,
        deprecated: false,
        default: None,
        codec: None,
    }
}
