//! A schema's type: what each keyword combination becomes.
//!
//! Components are lowered from a queue, each once and only when reached, so that the call stack is as deep as the
//! deepest schema written in place and never as long as a chain of references.

use std::collections::HashSet;
use std::rc::Rc;

use crate::api::{Schema, SchemaId, SchemaKind, SchemaName, TypeRef};
use crate::diagnostic::Diagnostic;
use crate::source::openapi::SchemaData;

use super::components;
use super::context::Context;
use super::nullability::is_nullable;
use super::shape::{Kind, Shape, Spot, Target};
use super::{codecs, enums, formats, integers, objects, text, unions};

/// Schemas written in place are followed this deep.
const DEPTH: usize = 64;

/// More schemas than this are not made of one document.
const SCHEMAS: usize = 100_000;

/// Where a schema that becomes a type of its own is put.
#[derive(Debug, Clone)]
pub(super) enum Home {
    /// A component, which has its place already.
    Taken(SchemaId),
    /// A schema written in place, which is named if it needs a name.
    Named(SchemaName),
}

impl Home {
    /// The home of a list's item: the list's own name, or a component's and the word `item`.
    pub(super) fn item(&self, word: &str) -> Self {
        match self {
            Self::Taken(id) => Self::Named(SchemaName::Property(*id, word.to_owned())),
            Self::Named(name) => Self::Named(name.clone()),
        }
    }
}

/// The type of a schema, with null where it admits null.
pub(super) fn nullable_type<'a>(
    context: &mut Context<'a, '_>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    let ty = type_of(context, spot, home, depth);
    let bare = matches!(ty, TypeRef::Any | TypeRef::Nullable(_));
    if !bare && is_nullable(context, spot) { TypeRef::Nullable(Box::new(ty)) } else { ty }
}

/// The type of a schema without null.
pub(super) fn type_of<'a>(
    context: &mut Context<'a, '_>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    let ty = unplaced_type_of(context, spot, home, depth);
    match spot.target {
        // An example of one part is none of the whole.
        Target::All(_) | Target::Any(_) => context.joined(spot, &ty),
        Target::Reference(_) | Target::Schema(_) => context.placed.push((spot.pointer.clone(), ty.clone())),
    }
    ty
}

fn unplaced_type_of<'a>(context: &mut Context<'a, '_>, spot: &Spot<'a>, home: Home, depth: usize) -> TypeRef {
    if depth >= DEPTH || context.schemas.len() >= SCHEMAS {
        if let Target::Reference(reference) = spot.target {
            return referenced(context, reference, &spot.pointer);
        }
        let message = "schema is nested too deeply or too large; it is read as any value";
        let help = "move the inner schemas to `components`";
        context.report(&spot.pointer, Diagnostic::warning("schema-too-deep", message).help(help));
        return TypeRef::Any;
    }
    let shape = match &spot.target {
        Target::Reference(reference) => return referenced(context, reference, &spot.pointer),
        Target::Schema(schema) => Shape::of(schema),
        Target::All(spots) => match context.joined.get(&spot.key()) {
            Some(known) => return known.clone(),
            None => Shape::of_all(Rc::clone(spots)),
        },
        Target::Any(spots) => Shape::of_any(Rc::clone(spots)),
    };
    written(context, &shape, spot, home, depth)
}

/// The type of a component that nothing need refer to.
pub(super) fn component(context: &mut Context<'_, '_>, reference: &str) -> TypeRef {
    referenced(context, reference, reference.trim_start_matches('#'))
}

/// Lowers the components that were reached, and those that they reach.
pub(super) fn drain(context: &mut Context<'_, '_>) {
    while let Some((id, spot)) = context.queue.pop_front() {
        let ty = type_of(context, &spot, Home::Taken(id), 0);
        // One that is still to be filled is nothing but itself, which is told when aliases are broken.
        if ty != TypeRef::Schema(id) || matches!(context.schemas[id.0].kind, SchemaKind::Alias(_)) {
            context.schemas[id.0].kind = SchemaKind::Alias(ty);
        }
    }
}

/// Makes room for a schema that becomes a type of its own.
pub(super) fn claim(context: &mut Context<'_, '_>, home: Home, data: &SchemaData, pointer: &str) -> SchemaId {
    match home {
        Home::Taken(id) => id,
        Home::Named(name) => add(context, name, Some(data), pointer),
    }
}

fn add(
    context: &mut Context<'_, '_>,
    name: SchemaName,
    data: Option<&SchemaData>,
    pointer: &str,
) -> SchemaId {
    let word = match &name {
        SchemaName::Component(word) | SchemaName::Property(_, word) | SchemaName::Variant(_, word) => word,
        _ => "",
    };
    let schema = Schema {
        quirks: Vec::new(),
        description: data.and_then(|data| text::description(data, word)),
        title: data.and_then(|data| text::paragraph(data.title.as_deref())),
        deprecated: data.is_some_and(|data| data.deprecated),
        name,
        also: Vec::new(),
        kind: SchemaKind::Alias(TypeRef::Any),
        parts: None,
        sent: false,
        received: false,
        place: context.source.place(pointer),
    };
    context.schemas.push(schema);
    SchemaId(context.schemas.len() - 1)
}

fn referenced(context: &mut Context<'_, '_>, reference: &str, pointer: &str) -> TypeRef {
    if let Some(id) = context.components.get(reference) {
        return TypeRef::Schema(*id);
    }
    let Some(target) = components::target(context, reference) else {
        let message = format!("reference `{reference}` leads to no schema; it is read as any value");
        let help = "correct the reference, or add the schema to `components.schemas`";
        context.report(pointer, Diagnostic::warning("unknown-reference", message).help(help));
        return TypeRef::Any;
    };
    let name = SchemaName::Component(reference_name(reference));
    let id = add(context, name, target.data(), &target.pointer.clone());
    context.components.insert(reference.to_owned(), id);
    context.queue.push_back((id, target));
    TypeRef::Schema(id)
}

/// A component's name, or for a place inside a component its name and the properties on the way.
pub(super) fn reference_name(reference: &str) -> String {
    if let Some(name) = components::component_name(reference, "schemas") {
        return name;
    }
    let words = reference.trim_start_matches("#/components/schemas/").split('/');
    words.filter(|word| *word != "properties").collect::<Vec<_>>().join("_")
}

fn written<'a>(
    context: &mut Context<'a, '_>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    if shape.not {
        let message = "`not` is ignored: a type cannot say what a value is not";
        context.report(
            &spot.pointer,
            Diagnostic::note("ignored-keyword", message).help("say what the value is instead"),
        );
    }
    if let Some(ty) = unions::family(context, shape, spot, &home, depth) {
        return ty;
    }
    if shape.has_parts() {
        return objects::all_of(context, shape, spot, home, depth);
    }
    if !shape.alternatives(&spot.pointer).is_empty() {
        return alternatives(context, shape, spot, home, depth);
    }
    plain(context, shape, spot, home, depth)
}

/// A schema with `oneOf` or `anyOf`: properties of its own make it one object, else it is a union.
fn alternatives<'a>(
    context: &mut Context<'a, '_>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    let constraints = |spot: &Spot<'a>| {
        let shape = components::shape(context, spot);
        shape
            .is_some_and(|(shape, _)| shape.kind.is_none() && !shape.is_composed() && shape.values.is_empty())
    };
    let only_constraints = shape.alternatives(&spot.pointer).iter().all(constraints);
    if shape.properties.is_some() && !unions::has_all(context, shape, spot) {
        return objects::object(context, shape, spot, home, depth);
    }
    if only_constraints && shape.kind.is_some() {
        return plain(context, shape, spot, home, depth);
    }
    unions::union(context, shape, spot, home, depth)
}

/// The type of a schema that is not made of others.
pub(super) fn plain<'a>(
    context: &mut Context<'a, '_>,
    shape: &Shape<'a>,
    spot: &Spot<'a>,
    home: Home,
    depth: usize,
) -> TypeRef {
    let pointer = spot.pointer.as_str();
    if let Some(ty) = enums::enumerated(context, shape, pointer, &home) {
        return ty;
    }
    let format = shape.format.as_deref();
    let scalar = match shape.kind {
        Some(Kind::Object) => return objects::object(context, shape, spot, home, depth),
        Some(Kind::Array) => return list(context, shape, pointer, &home, depth),
        None => return TypeRef::Any,
        Some(Kind::String) => formats::string(format),
        Some(Kind::Integer) => TypeRef::Integer(integers::kind(context, pointer, format)),
        Some(Kind::Number) => number(context, pointer, format),
        Some(Kind::Boolean) => TypeRef::Boolean,
    };
    codecs::of_format(context, format, scalar)
}

/// A number. One that a format calls an integer is one, unless the document itself shows a fraction.
fn number(context: &Context<'_, '_>, pointer: &str, format: Option<&str>) -> TypeRef {
    if formats::is_decimal(format) {
        return TypeRef::Decimal;
    }
    match formats::integer(format) {
        Some(_) if integers::all_whole(context, pointer) => {
            TypeRef::Integer(integers::kind(context, pointer, format))
        }
        _ => TypeRef::Float,
    }
}

fn list<'a>(
    context: &mut Context<'a, '_>,
    shape: &Shape<'a>,
    pointer: &str,
    home: &Home,
    depth: usize,
) -> TypeRef {
    if shape.data.extensions.contains_key("x-vendorsmith-tuple") {
        return tuple(context, shape, pointer, home, depth);
    }
    let Some(items) = shape.items else { return TypeRef::List(Box::new(TypeRef::Any)) };
    let spot = Spot::boxed(items, format!("{pointer}/items"));
    TypeRef::List(Box::new(nullable_type(context, &spot, home.item("item"), depth + 1)))
}

/// Whether a type is any of several.
fn is_union(context: &Context<'_, '_>, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Any => true,
        TypeRef::Nullable(inner) => is_union(context, inner),
        TypeRef::Schema(id) => matches!(context.schemas[id.0].kind, SchemaKind::Union(_)),
        _ => false,
    }
}

/// A tuple: a list of whatever its places hold, in any number. So it keeps what is shorter or longer than promised.
fn tuple<'a>(
    context: &mut Context<'a, '_>,
    shape: &Shape<'a>,
    pointer: &str,
    home: &Home,
    depth: usize,
) -> TypeRef {
    let mut places: Vec<Spot<'a>> = shape.fields(pointer).into_iter().map(|(_, spot)| spot).collect();
    places.extend(shape.items.map(|items| Spot::boxed(items, format!("{pointer}/items"))));
    let nullable = places.iter().any(|place| is_nullable(context, place));
    let kinds: HashSet<String> = places.iter().map(Spot::key).collect();
    let ty = unions::one_of(context, places, shape, pointer, home.item("item"), depth + 1);
    if kinds.len() > 1 && is_union(context, &ty) {
        let message = "the places of a tuple are not told apart: it is a list of what any of them may hold";
        let help = "match on the items by their position; require of each schema what only it has, so that it is read as itself";
        context.report_once(&format!("{pointer}/properties"), Diagnostic::note("tuple", message).help(help));
    }
    let bare = !nullable || matches!(ty, TypeRef::Any | TypeRef::Nullable(_));
    TypeRef::List(Box::new(if bare { ty } else { TypeRef::Nullable(Box::new(ty)) }))
}
