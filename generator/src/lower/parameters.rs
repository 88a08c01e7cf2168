//! Parameters: the path item's and the operation's together, in agreement with the path template.

use crate::api::{Location, Parameter, SchemaName, Style, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::source::openapi::{
    self, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle, ReferenceOr,
};

use super::components;
use super::context::Context;
use super::index::Entry;
use super::schemas::{Home, nullable_type};
use super::shape::Spot;
use super::text::{self, paragraph};

/// Headers that OpenAPI says are no parameters.
const RESERVED: [&str; 3] = ["accept", "content-type", "authorization"];

/// A parameter as declared, with its pointer.
type Declared<'a> = (&'a openapi::Parameter, String);

/// The operation's parameters, those of the path first; `None` with a warning where one that the path needs cannot be
/// written.
pub(super) fn lower<'a>(context: &mut Context<'a, '_>, entry: &Entry<'a>) -> Option<Vec<Parameter>> {
    let declared = declared(context, entry);
    let placeholders = placeholders(entry.path);
    let mut in_path: Vec<Parameter> = Vec::new();
    let mut others = Vec::new();
    for (parameter, pointer) in &declared {
        let data = parameter.parameter_data_ref();
        let location = location(parameter);
        if location == Location::Path && !placeholders.contains(&data.name.as_str()) {
            let message = format!("path parameter `{}` is not in the path; it is left out", data.name);
            context.report(
                pointer,
                Diagnostic::warning("unused-path-parameter", message)
                    .help("write its name in braces in the path, or take it out"),
            );
        } else if location == Location::Header && !text::is_token(&data.name) {
            let message = format!("no header can be named {:?}; the parameter is left out", data.name);
            let help = "use letters, digits and hyphens (RFC 9110, section 5.1)";
            context.report(pointer, Diagnostic::warning("invalid-header", message).help(help));
        } else if location == Location::Path {
            in_path.push(one(context, entry, parameter, pointer)?);
        } else {
            others.push(one(context, entry, parameter, pointer)?);
        }
    }
    let mut ordered: Vec<Parameter> = Vec::new();
    for name in placeholders {
        let found = in_path.iter().position(|parameter| parameter.name == name);
        let parameter = found.map(|at| in_path.swap_remove(at));
        if ordered.iter().all(|known| known.name != name) {
            ordered.push(parameter.unwrap_or_else(|| undeclared(context, entry, name)));
        }
    }
    ordered.append(&mut others);
    Some(ordered)
}

/// The names between braces, in order.
pub(super) fn placeholders(path: &str) -> Vec<&str> {
    let parts = path.split('{').skip(1);
    parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
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
            let name = &resolved.0.parameter_data_ref().name;
            let message = format!("parameter `{name}` is declared twice; the first one counts");
            context.report(
                &pointer,
                Diagnostic::warning("duplicate-parameter", message).help("remove or rename one of them"),
            );
        } else if !reserved(&resolved) {
            found.push(resolved);
        }
    }
    found
}

fn same(one: &Declared<'_>, other: &Declared<'_>) -> bool {
    let name = |declared: &Declared<'_>| declared.0.parameter_data_ref().name.clone();
    location(one.0) == location(other.0) && name(one) == name(other)
}

fn reserved(declared: &Declared<'_>) -> bool {
    let name = declared.0.parameter_data_ref().name.to_lowercase();
    location(declared.0) == Location::Header && RESERVED.contains(&name.as_str())
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
) -> Option<Parameter> {
    let data = parameter.parameter_data_ref();
    let location = location(parameter);
    let style = style(context, parameter, pointer)?;
    Some(Parameter {
        name: data.name.clone(),
        location,
        required: data.required || location == Location::Path,
        ty: type_of(context, entry, data, pointer),
        style,
        description: paragraph(data.description.as_deref()),
        deprecated: data.deprecated.unwrap_or(false),
        default: context.source.node(&format!("{pointer}/schema/default")).map(text::json),
    })
}

fn type_of<'a>(
    context: &mut Context<'a, '_>,
    entry: &Entry<'a>,
    data: &'a ParameterData,
    pointer: &str,
) -> TypeRef {
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => {
            let spot = Spot::new(schema, format!("{pointer}/schema"));
            let home = Home::Named(SchemaName::Parameter(entry.id.clone(), data.name.clone()));
            match nullable_type(context, &spot, home, 0) {
                // An absent parameter says what null would.
                TypeRef::Nullable(inner) => *inner,
                ty => ty,
            }
        }
        ParameterSchemaOrContent::Content(_) => {
            let message =
                format!("parameter `{}` has a media type of its own; it is given as text", data.name);
            let help = "pass the value already written in that media type";
            context.report(pointer, Diagnostic::note("parameter-content", message).help(help));
            TypeRef::String
        }
    }
}

/// How it is written; `None` with a warning for a path style that cannot be.
fn style(context: &mut Context<'_, '_>, parameter: &openapi::Parameter, pointer: &str) -> Option<Style> {
    let explode = parameter.parameter_data_ref().explode;
    match parameter {
        openapi::Parameter::Path { style: PathStyle::Matrix | PathStyle::Label, .. } => {
            let message =
                "path parameters of style `matrix` or `label` cannot be written; the operation is left out";
            let place = format!("{pointer}/style");
            context.report(
                &place,
                Diagnostic::warning("unsupported-parameter-style", message).help("use the style `simple`"),
            );
            None
        }
        openapi::Parameter::Query { style, .. } => Some(match style {
            QueryStyle::Form if explode == Some(false) => Style::FormJoined,
            QueryStyle::Form => Style::Default,
            QueryStyle::SpaceDelimited => Style::SpaceDelimited,
            QueryStyle::PipeDelimited => Style::PipeDelimited,
            QueryStyle::DeepObject => Style::DeepObject,
        }),
        _ => Some(Style::Default),
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
        description: None,
        deprecated: false,
        default: None,
    }
}
