//! Objects, maps, and `allOf`.

use super::context::Context;
use super::merge::{Additional, Merged, merged};
use super::nullability::is_nullable;
use super::schemas::{Home, claim, nullable_type, type_of};
use super::shape::{Shape, Spot, Target};
use super::{contradictions, discriminate, joint, text, vocabulary};
use crate::api::{Field, SchemaId, SchemaKind, SchemaName, TypeRef};
use crate::diagnostic::Diagnostic;

/// The type of a schema of kind object, with whatever it is composed of.
pub(super) fn object<'a>(
    context: &mut Context<'a, '_>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    match merged(context, spot) {
        Some(merged) => from_merged(context, merged, shape, spot, home, depth),
        None => conflict(context, spot),
    }
}

/// The type of a schema with `allOf`: its only part, or all parts as one object.
pub(super) fn all_of<'a>(
    context: &mut Context<'a, '_>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    let parts = joint::counting(context, shape.parts(&spot.pointer));
    if let ([part], false) = (parts.as_slice(), shape.says_more_than_parts())
        && !(matches!(home, Home::Taken(_)) && extends_base(context, part))
    {
        return type_of(context, part, home, depth + 1);
    }
    if let Some(merged) = merged(context, spot) {
        return from_merged(context, merged, shape, spot, home, depth);
    }
    match joint::scalar(context, &parts, spot, &home, depth) {
        Some(ty) => ty,
        None if matches!(spot.target, Target::All(_)) => joint::last(context, &parts, spot, home, depth),
        None => conflict(context, spot),
    }
}

/// Whether a component that has this part is one of those that the part's discriminator tells apart.
fn extends_base(context: &Context<'_, '_>, part: &Spot<'_>) -> bool {
    discriminate::component(part).is_some_and(|name| context.family.is_base(&name))
}

fn conflict(context: &mut Context<'_, '_>, spot: &Spot<'_>) -> TypeRef {
    let message = "the parts are of different kinds, so that no value fits them all; it is read as any value";
    context.report(
        &spot.pointer,
        Diagnostic::warning("conflicting-all-of", message).help("make the parts agree on one `type`"),
    );
    TypeRef::Any
}

fn too_many(context: &mut Context<'_, '_>, spot: &Spot<'_>) -> TypeRef {
    let message = "compositions copy more than four times the document's size; this one is read as any value";
    let help = "give the base schema as a property of its own instead of repeating it with `allOf`";
    context.report(&spot.pointer, Diagnostic::warning("too-many-copies", message).help(help));
    TypeRef::Any
}

fn from_merged<'a>(
    context: &mut Context<'a, '_>,
    merged: Merged<'a>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    if shape.is_composed() && !context.grants(merged.properties.len()) {
        return too_many(context, spot);
    }
    tell(context, &merged);
    let closed = matches!(merged.additional, Some(Additional::Any(false)));
    if merged.properties.is_empty() && !closed {
        let value = additional(context, merged.additional, &home, depth).unwrap_or(TypeRef::Any);
        return TypeRef::Map(Box::new(value));
    }
    let id = claim(context, home, text::own(spot).unwrap_or(shape.data), &spot.pointer);
    context.joined(spot, &TypeRef::Schema(id));
    let additional = additional(context, merged.additional.clone(), &Home::Taken(id), depth);
    let fields = fields(context, &merged, id, depth);
    context.schemas[id.0].kind = SchemaKind::Object { fields, additional };
    TypeRef::Schema(id)
}

/// Reports what was found while parts were put together.
pub(super) fn tell(context: &mut Context<'_, '_>, merged: &Merged<'_>) {
    for (name, pointer) in &merged.required {
        if !merged.properties.contains_key(name) && !merged.properties.is_empty() {
            let message =
                format!("`{name}` is required but is not among the properties; it may be any value");
            context.report_once(
                pointer,
                Diagnostic::note("required-without-property", message)
                    .help("declare the property, or take it from `required`"),
            );
        }
    }
    for pointer in merged.flattened.iter().filter(|_| !merged.properties.is_empty()) {
        let message = "alternatives beside properties: their properties become optional ones of one object";
        context.report_once(
            pointer,
            Diagnostic::note("flattened-alternatives", message)
                .help("write alternatives without properties beside them"),
        );
    }
}

/// The type of undeclared properties that are allowed explicitly.
fn additional<'a>(
    context: &mut Context<'a, '_>,
    additional: Option<Additional<'a>>,
    home: &Home,
    depth: usize,
) -> Option<TypeRef> {
    match additional? {
        Additional::Any(allowed) => allowed.then_some(TypeRef::Any),
        Additional::Schema(spot) => Some(nullable_type(context, &spot, home.item("value"), depth + 1)),
    }
}

fn fields<'a>(context: &mut Context<'a, '_>, merged: &Merged<'a>, id: SchemaId, depth: usize) -> Vec<Field> {
    let each = |(name, spot): (&&str, &Spot<'a>)| {
        let required = merged.required.contains_key(name);
        field(context, name, spot, required, id, depth)
    };
    let mut fields: Vec<Field> = merged.properties.iter().map(each).collect();
    if merged.additional.is_none() && !merged.properties.is_empty() {
        let undeclared = merged.required.keys().filter(|name| !merged.properties.contains_key(*name));
        fields.extend(undeclared.map(|name| undeclared_field(name)));
    }
    fields
}

/// A property that is required and not declared: it can be given and read, but nothing is made up where it is absent.
fn undeclared_field(name: &str) -> Field {
    Field {
        name: name.to_owned(),
        rename: None,
        nullable: false,
        three_state: false,
        ty: TypeRef::Any,
        required: false,
        identity: false,
        recursive: false,
        description: None,
        deprecated: false,
        default: None,
        read_only: false,
        write_only: false,
        codec: None,
    }
}

fn field<'a>(
    context: &mut Context<'a, '_>,
    name: &str,
    spot: &Spot<'a>,
    required: bool,
    owner: SchemaId,
    depth: usize,
) -> Field {
    let home = Home::Named(SchemaName::Property(owner, name.to_owned()));
    let ty = type_of(context, spot, home, depth + 1);
    contradictions::tell(context, spot, &ty);
    described(context, name, spot, required, ty)
}

/// A property of this type, with what the document says of it.
pub(super) fn described<'a>(
    context: &Context<'a, '_>,
    name: &str,
    spot: &Spot<'a>,
    required: bool,
    ty: TypeRef,
) -> Field {
    let written = spot.written();
    let own = || written.iter().rev().filter_map(|part| part.data());
    let default = |part: &&Spot<'_>| context.source.node(&format!("{}/default", part.pointer));
    let (read_only, write_only) = contradictions::directions(context, spot);
    Field {
        name: name.to_owned(),
        rename: own().find_map(|data| vocabulary::property(&data.extensions)),
        nullable: ty != TypeRef::Any && is_nullable(context, spot),
        three_state: false,
        ty,
        required,
        identity: false,
        recursive: false,
        description: own()
            .find_map(|data| text::paragraph(data.description.as_deref()))
            .or_else(|| own().find_map(|data| text::description(data, name))),
        deprecated: own().any(|data| data.deprecated),
        default: written.iter().rev().find_map(default).map(text::json),
        // One that is both would travel nowhere.
        read_only: read_only && !write_only,
        write_only: write_only && !read_only,
        codec: None,
    }
}
