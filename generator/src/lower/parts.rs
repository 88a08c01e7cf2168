//! Bodies of `multipart/form-data`.

use std::collections::BTreeMap;

use crate::api::{Field, Part, PartKind, SchemaId, SchemaKind, SchemaName, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::source::node::escape;
use crate::source::openapi::{Encoding, MediaType, QueryStyle};

use super::components;
use super::context::Context;
use super::forms;
use super::media::{self, Media};
use super::merge::{Additional, Merged, merged};
use super::objects;
use super::schemas::{Home, claim, reference_name, type_of};
use super::shape::{Kind, Shape, Spot, Target};

/// Alternatives and lists are followed this deep in search of files.
const DEPTH: usize = 8;

/// The schema of a body's parts; `None` where the document does not name them.
pub(super) fn lower<'a>(
    context: &mut Context<'a, '_>,
    payload: &'a MediaType,
    spot: &Spot<'a>,
    name: SchemaName,
    pointer: &str,
) -> Option<TypeRef> {
    let (name, key) = match spot.target {
        Target::Reference(reference) => {
            let encoding = serde_json::to_string(&payload.encoding).unwrap_or_default();
            (SchemaName::Parts(reference_name(reference)), Some(format!("{reference} {encoding}")))
        }
        _ => (name, None),
    };
    if let Some(id) = key.as_ref().and_then(|key| context.parts.get(key)) {
        return Some(TypeRef::Schema(*id));
    }
    let merged = merged(context, spot).filter(|merged| !merged.properties.is_empty())?;
    let (schema, place) = components::schema(context, spot)?;
    if Shape::of(schema).is_composed() && !context.grants(merged.properties.len()) {
        return None;
    }
    objects::tell(context, &merged);
    forms::tell(context, payload, &merged, pointer, false);
    let id = claim(context, Home::Named(name), &schema.schema_data, &place);
    context.parts.extend(key.map(|key| (key, id)));
    fill(context, id, &merged, payload, pointer);
    Some(TypeRef::Schema(id))
}

fn fill<'a>(
    context: &mut Context<'a, '_>,
    id: SchemaId,
    merged: &Merged<'a>,
    payload: &'a MediaType,
    pointer: &str,
) {
    let mut fields = Vec::new();
    let mut parts = BTreeMap::new();
    for (name, spot) in &merged.properties {
        let encoding = payload.encoding.get(*name);
        if encoding.is_some_and(|encoding| !encoding.headers.is_empty()) {
            let message = format!("headers of the part `{name}` are not typed");
            let help = "give a file its headers by `FilePart::with_header`";
            let place = format!("{pointer}/encoding/{}/headers", escape(name));
            context.report(&place, Diagnostic::note("part-headers", message).help(help));
        }
        let part = part(context, spot, encoding);
        let field = field(context, id, name, spot, part.kind);
        let required = merged.required.contains_key(name) && !field.nullable;
        fields.push(Field { required, nullable: false, ..field });
        parts.insert((*name).to_owned(), part);
    }
    let open = matches!(merged.additional, Some(Additional::Any(true) | Additional::Schema(_)));
    let schema = &mut context.schemas[id.0];
    schema.kind = SchemaKind::Object { fields, additional: open.then_some(TypeRef::Any) };
    schema.parts = Some(parts);
}

fn field<'a>(
    context: &mut Context<'a, '_>,
    owner: SchemaId,
    name: &str,
    spot: &Spot<'a>,
    kind: PartKind,
) -> Field {
    let ty = match kind {
        PartKind::File => TypeRef::Binary,
        PartKind::Files => TypeRef::List(Box::new(TypeRef::Binary)),
        PartKind::Value | PartKind::Deep => {
            let home = Home::Named(SchemaName::Property(owner, name.to_owned()));
            type_of(context, spot, home, 1)
        }
    };
    objects::described(context, name, spot, true, ty)
}

fn part<'a>(context: &Context<'a, '_>, spot: &Spot<'a>, encoding: Option<&Encoding>) -> Part {
    let declared = encoding.and_then(|encoding| encoding.content_type.as_deref());
    let deep = encoding.is_some_and(|encoding| encoding.style == Some(QueryStyle::DeepObject));
    let kind = match file(context, spot, declared, DEPTH) {
        Some(kind) => kind,
        None if deep => PartKind::Deep,
        None => PartKind::Value,
    };
    let single = declared.map(str::trim).filter(|name| !name.contains([',', '*']) && name.contains('/'));
    Part { kind, media_type: single.map(str::to_owned) }
}

/// Whether a schema describes a file or several, by its own words or by the media type it is sent with.
fn file<'a>(
    context: &Context<'a, '_>,
    spot: &Spot<'a>,
    media_type: Option<&str>,
    depth: usize,
) -> Option<PartKind> {
    let (shape, pointer) = components::effective(context, spot).filter(|_| depth > 0)?;
    let first = media_type.and_then(|list| list.split(',').next());
    let media = first.map(media::of);
    let opaque = matches!(media, Some(Media::Bytes | Media::Structured));
    match shape.kind {
        Some(Kind::String) if shape.format.as_deref() == Some("binary") => Some(PartKind::File),
        Some(Kind::String) if opaque && shape.format.is_none() && shape.values.is_empty() => {
            Some(PartKind::File)
        }
        Some(Kind::Object) | None if opaque && !shape.is_composed() => Some(PartKind::File),
        Some(Kind::Array) => {
            let items = Spot::boxed(shape.items?, format!("{pointer}/items"));
            file(context, &items, media_type, depth - 1).map(|_| PartKind::Files)
        }
        _ => {
            let alternatives = shape.alternatives(&pointer);
            let mut found = alternatives.iter().filter_map(|spot| file(context, spot, media_type, depth - 1));
            let first = found.next()?;
            Some(if found.any(|kind| kind == PartKind::Files) { PartKind::Files } else { first })
        }
    }
}
