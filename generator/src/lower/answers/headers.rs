//! Headers that successes declare.

use crate::api::{IntegerKind, ResponseHeader, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;
use crate::source::openapi::{Header, ParameterSchemaOrContent};

use super::super::components;
use super::super::context::Context;
use super::super::formats;
use super::super::media::{self, Media};
use super::super::shape::{Kind, Spot};
use super::super::text::{is_token, paragraph};
use super::declared::Success;

/// The headers of these answers, each name once.
pub(super) fn lower<'a, 'b>(
    context: &mut Context<'a, '_>,
    successes: impl Iterator<Item = &'b Success<'a>>,
) -> Vec<ResponseHeader>
where
    'a: 'b,
{
    let mut found: Vec<ResponseHeader> = Vec::new();
    for success in successes {
        for (name, header) in &success.response.headers {
            let pointer = format!("{}/headers/{}", success.pointer, escape(name));
            // A header called so says nothing (OpenAPI, Response Object).
            let known = found.iter().any(|other| other.name.eq_ignore_ascii_case(name));
            if known || name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let declared = components::resolve(context, header, &pointer, "headers", |all| &all.headers);
            let Some((header, place)) = declared.filter(|_| is_token(name)) else {
                let message = format!("response header `{name}` cannot be read; it is left out");
                let help = "correct its name or its reference";
                context.report(&pointer, Diagnostic::warning("invalid-header", message).help(help));
                continue;
            };
            let (ty, description) = (type_of(context, header, &place), &header.description);
            let description = paragraph(description.as_deref());
            found.push(ResponseHeader { name: name.clone(), ty, description });
        }
    }
    found
}

/// Numbers and booleans are parsed; dates, times and UUIDs keep the text that came; all else is text, because nothing says
/// how a vendor writes it.
fn type_of<'a>(context: &mut Context<'a, '_>, header: &'a Header, pointer: &str) -> TypeRef {
    let schema = match &header.format {
        ParameterSchemaOrContent::Schema(schema) => schema,
        ParameterSchemaOrContent::Content(types) => {
            if let Some(media_type) = types.keys().find(|name| media::of(name) != Media::Text) {
                tell_text(context, pointer, &format!("`{media_type}`"));
            }
            return TypeRef::String;
        }
    };
    let spot = Spot::new(schema, format!("{pointer}/schema"));
    let Some((shape, _)) = components::effective(context, &spot) else { return TypeRef::String };
    match shape.kind {
        Some(Kind::Integer) => TypeRef::Integer(IntegerKind::I64),
        Some(Kind::Number) => TypeRef::Float,
        Some(Kind::Boolean) => TypeRef::Boolean,
        Some(kind @ (Kind::Array | Kind::Object)) => {
            tell_text(context, pointer, if kind == Kind::Array { "a list" } else { "an object" });
            TypeRef::String
        }
        _ => match formats::string(shape.format.as_deref()) {
            dated @ (TypeRef::DateTime | TypeRef::Date | TypeRef::Time | TypeRef::Uuid) => dated,
            _ => TypeRef::String,
        },
    }
}

/// Notes that a header's value is not taken apart.
fn tell_text(context: &mut Context<'_, '_>, pointer: &str, what: &str) {
    let message = format!("a response header that is {what} is given as text");
    let finding = Diagnostic::note("text-header", message).help("parse the text that its method gives");
    context.report_once(pointer, finding);
}
