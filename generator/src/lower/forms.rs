//! Bodies of `application/x-www-form-urlencoded`.

use crate::api::{BodyKind, SchemaName, Style};
use crate::diagnostic::Diagnostic;
use crate::source::node::{Value, escape};
use crate::source::openapi::{Encoding, MediaType, QueryStyle};

use super::components;
use super::context::Context;
use super::media::{self, Media};
use super::merge::{Additional, Merged, merged};
use super::schemas::{Home, type_of};
use super::shape::{Kind, Spot};

/// A form of the schema's type; text that the caller writes, where the schema is no object.
pub(super) fn lower<'a>(
    context: &mut Context<'a, '_>,
    payload: &'a MediaType,
    spot: &Spot<'a>,
    name: SchemaName,
    pointer: &str,
) -> BodyKind {
    let shape = components::effective(context, spot);
    if shape.is_some_and(|(shape, _)| !matches!(shape.kind, None | Some(Kind::Object))) {
        return BodyKind::Text;
    }
    let styles = styles(context, payload, spot, pointer);
    BodyKind::Form(type_of(context, spot, Home::Named(name), 0), styles)
}

/// Notes what `encoding` says that nothing follows.
pub(super) fn tell<'a>(
    context: &mut Context<'a, '_>,
    payload: &'a MediaType,
    merged: &Merged<'a>,
    pointer: &str,
    form: bool,
) {
    let closed = matches!(merged.additional, None | Some(Additional::Any(false)));
    for (name, encoding) in &payload.encoding {
        let place = format!("{pointer}/encoding/{}", escape(name));
        if closed && !merged.properties.contains_key(name.as_str()) {
            let message = format!("`encoding` names `{name}`, which is no property of the body");
            let help = "declare the property, or take its encoding out";
            context.report_once(&place, Diagnostic::note("unbound-encoding", message).help(help));
        }
        if form && encoding.allow_reserved {
            let message = format!("`allowReserved` is not followed in a form: `{name}` is percent-encoded");
            let help = "nothing needs to be done where the vendor decodes forms as usual; else send the form as text";
            context.report_once(&place, Diagnostic::note("reserved-in-form", message).help(help));
        }
    }
}

/// The properties that are written otherwise than a form writes them unasked.
fn styles<'a>(
    context: &mut Context<'a, '_>,
    payload: &'a MediaType,
    spot: &Spot<'a>,
    pointer: &str,
) -> Vec<(String, Style)> {
    if payload.encoding.is_empty() {
        return Vec::new();
    }
    let Some(merged) = merged(context, spot) else { return Vec::new() };
    tell(context, payload, &merged, pointer, true);
    let kind = |name: &str| {
        let property = merged.properties.get(name)?;
        components::effective(context, property).and_then(|(shape, _)| shape.kind)
    };
    let each = |(name, encoding): (&String, &Encoding)| {
        let written = format!("{pointer}/encoding/{}/explode", escape(name));
        let explode = match context.source.node(&written).map(|node| &node.value) {
            Some(Value::Bool(explode)) => Some(*explode),
            _ => None,
        };
        Some((name.clone(), style(encoding, explode, kind(name))?))
    };
    payload.encoding.iter().filter_map(each).collect()
}

/// The style of a property of this kind; `None` where it is the usual one: a list repeats its name, an object has
/// brackets.
fn style(encoding: &Encoding, explode: Option<bool>, kind: Option<Kind>) -> Option<Style> {
    let json = encoding.content_type.as_deref().is_some_and(|name| media::of(name) == Media::Json);
    let single = matches!(kind, Some(Kind::String | Kind::Number | Kind::Integer | Kind::Boolean));
    match (&encoding.style, explode) {
        _ if single => None,
        (None, _) => json.then_some(Style::Json),
        (Some(QueryStyle::DeepObject), _) => (kind != Some(Kind::Object)).then_some(Style::DeepObject),
        (Some(QueryStyle::Form), Some(false)) => Some(Style::FormJoined),
        (Some(QueryStyle::SpaceDelimited), None | Some(false)) => Some(Style::SpaceDelimited),
        (Some(QueryStyle::PipeDelimited), None | Some(false)) => Some(Style::PipeDelimited),
        (Some(QueryStyle::Form | QueryStyle::SpaceDelimited | QueryStyle::PipeDelimited), _) => {
            (kind != Some(Kind::Array)).then_some(Style::Default)
        }
    }
}
