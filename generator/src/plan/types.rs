//! Schemas to Rust types.

mod words;

use std::collections::BTreeMap;

use super::aliases::{Aliases, Around};
use super::docs;
use super::enums;
use super::names::{Namespace, Wish, plain, telling_value_name, type_name, value_name, with_word};
use super::runtime::answers;
use super::zones;
use super::{
    Constructor, Passing, Presence, Reader, RustType, StatusVariant, Struct, StructField, TypeItem, TypeKind,
    UnionVariant,
};
use crate::api::{
    self, Answer, Api, Codec, Field, IntegerKind, Part, PartKind, Schema, SchemaId, SchemaKind, TypeRef,
    Variant,
};

/// Types of the runtime that a text, or bytes, turn into.
pub(super) const TEXTS: &[&str] = &[
    "Secret",
    "DateTime",
    "Date",
    "Time",
    "Duration",
    "Uuid",
    "Base64",
    "Base64Url",
    "FilePart",
    "EpochSeconds",
    "EpochMilliseconds",
    "NumberOrString",
    "ZeroOne",
    "Money",
];

/// Types of the runtime around another type, which turns into them.
const AROUND: &[&str] = &["JsonText", "CommaList"];

/// Whether something simpler turns into a type of the runtime: a text, a number, or what it is around.
pub(super) fn is_made_of(ty: &RustType) -> bool {
    match ty {
        RustType::Runtime(name) => TEXTS.contains(name),
        RustType::Stream(name, _) => AROUND.contains(name),
        RustType::Local(_) => true,
        _ => false,
    }
}

/// Most arguments that `new` takes one after another.
const MOST_POSITIONAL: usize = 5;

/// The schemas with the names and files chosen for them.
pub(super) struct Types<'a> {
    api: &'a Api,
    names: Vec<String>,
    homes: Vec<Option<usize>>,
    /// Names of the structs that carry many required fields, by position.
    required: BTreeMap<usize, String>,
    aliases: Aliases,
}

impl<'a> Types<'a> {
    /// Puts together what `schema_names` and `placement` have chosen.
    pub(super) fn new(api: &'a Api, names: Vec<String>, homes: Vec<Option<usize>>) -> Self {
        let mut types = Self { api, names, homes, required: BTreeMap::new(), aliases: Aliases::default() };
        types.required = types.required_names();
        let written = api.types().map(|ty| (types.whole(ty), Around::CALL));
        let streams = answers(api).filter(|answer| matches!(answer, Answer::Events(_) | Answer::Sequence(_)));
        let streamed = streams.filter_map(Answer::ty).map(|ty| (types.whole(ty), Around::STREAM));
        types.aliases = Aliases::of(written.chain(streamed), types.namespace());
        types
    }

    fn required_names(&self) -> BTreeMap<usize, String> {
        let many = |id: &usize| required(&self.api.schemas[*id]) > MOST_POSITIONAL;
        let ids: Vec<usize> = (0..self.names.len()).filter(many).collect();
        let wishes: Vec<Wish> = ids
            .iter()
            .map(|id| &self.names[*id])
            .map(|name| Wish::new(name, vec![format!("{name}Required"), format!("{name}RequiredFields")]))
            .collect();
        ids.into_iter().zip(self.namespace().allot(&wishes)).collect()
    }

    /// The crate's type names so far.
    pub(super) fn namespace(&self) -> Namespace {
        let names = self.names.iter().chain(self.required.values()).chain(self.aliases.names());
        Namespace::with(&names.map(String::as_str).collect::<Vec<_>>())
    }

    /// Names of the prelude that a type of the crate hides.
    pub(super) fn shadowed(&self) -> Vec<&'static str> {
        let hides = |name: &&str| self.names.iter().any(|taken| taken == name);
        ["Box", "Option", "String", "Vec", "Into", "BTreeMap"].into_iter().filter(hides).collect()
    }

    /// Names of types that live in this resource's file.
    pub(super) fn names_in(&self, home: usize) -> impl Iterator<Item = &str> {
        let homes = self.homes.iter().enumerate();
        homes.filter(move |(_, at)| **at == Some(home)).map(|(index, _)| self.names[index].as_str())
    }

    /// A type's Rust form.
    pub(super) fn rust(&self, ty: &TypeRef) -> RustType {
        self.aliases.shorten(self.whole(ty), Around::CALL)
    }

    /// The Rust form of a stream's items.
    fn streamed(&self, ty: &TypeRef) -> RustType {
        self.aliases.shorten(self.whole(ty), Around::STREAM)
    }

    /// A type's Rust form, however long.
    fn whole(&self, ty: &TypeRef) -> RustType {
        match ty {
            TypeRef::Schema(id) => self.named(*id),
            TypeRef::String => RustType::String,
            TypeRef::Password => RustType::Runtime("Secret"),
            TypeRef::Binary => RustType::Runtime("FilePart"),
            TypeRef::DateTime => RustType::Runtime("DateTime"),
            TypeRef::Date => RustType::Runtime("Date"),
            TypeRef::Time => RustType::Runtime("Time"),
            TypeRef::Duration => RustType::Runtime("Duration"),
            TypeRef::Uuid => RustType::Runtime("Uuid"),
            TypeRef::Base64 => RustType::Runtime("Base64"),
            TypeRef::Base64Url => RustType::Runtime("Base64Url"),
            TypeRef::Integer(kind) => integer(*kind),
            TypeRef::Float => RustType::Primitive("f64"),
            TypeRef::Decimal => RustType::Runtime("Number"),
            TypeRef::Boolean => RustType::Primitive("bool"),
            TypeRef::List(inner) => RustType::List(Box::new(self.whole(inner))),
            TypeRef::Map(inner) => RustType::Map(Box::new(self.whole(inner))),
            TypeRef::Nullable(inner) => RustType::Option(Box::new(self.whole(inner))),
            TypeRef::JsonText(inner) => RustType::Stream("JsonText", Box::new(self.whole(inner))),
            TypeRef::CommaList(inner) => RustType::Stream("CommaList", Box::new(self.whole(inner))),
            TypeRef::Coded(codec) => coded(codec),
            TypeRef::Any => RustType::Runtime("Json"),
        }
    }

    fn named(&self, id: SchemaId) -> RustType {
        let name = self.names.get(id.0).cloned().unwrap_or_default();
        RustType::Named { name, home: self.homes.get(id.0).copied().flatten() }
    }

    /// The types of one file in the order of their names, so that the document's order does not show.
    pub(super) fn items_of(&self, home: Option<usize>) -> Vec<TypeItem> {
        let ids = (0..self.api.schemas.len()).filter(|id| self.homes[*id] == home);
        let mut items: Vec<TypeItem> =
            ids.map(|id| self.item(id)).chain(self.aliases.items_of(home)).collect();
        items.sort_by(|first, second| first.name.cmp(&second.name));
        items
    }

    fn item(&self, id: usize) -> TypeItem {
        let schema = &self.api.schemas[id];
        let name = self.names[id].clone();
        let kind = match &schema.kind {
            SchemaKind::Object { fields, additional } => {
                TypeKind::Struct(self.object(id, fields, additional.as_ref()))
            }
            SchemaKind::Enum(kind, values) => enums::enumeration(*kind, values),
            SchemaKind::Union(variants) => self.union(variants),
            SchemaKind::ByStatus(variants) => self.by_status(variants),
            SchemaKind::Alias(ty) => TypeKind::Alias(self.rust(ty)),
        };
        let docs =
            docs::summary_and_description(None, schema.description.as_deref(), &fallback(schema, &name));
        TypeItem { name, docs: docs::with_deprecation(docs, schema.deprecated), kind }
    }

    fn object(&self, id: usize, fields: &[Field], additional: Option<&TypeRef>) -> Struct {
        let schema = &self.api.schemas[id];
        let mut names = Namespace::default();
        let allotted = field_names(fields, &mut names);
        let parts = schema.parts.as_ref().map(|parts| {
            let part = |field: &Field| parts.get(&field.name).map(part_row).unwrap_or_default();
            fields.iter().map(part).collect::<Vec<_>>()
        });
        let mut fields: Vec<StructField> =
            fields.iter().zip(allotted).map(|(field, name)| self.field(field, schema.sent, name)).collect();
        if schema.sent {
            name_setters(&mut fields);
        }
        let rest = additional.map(|ty| {
            if parts.is_some() {
                let name = names.take(&["additional_parts".to_owned(), "undeclared_parts".to_owned()]);
                return (name, RustType::Runtime("Multipart"));
            }
            let name = names.take(&["additional_properties".to_owned(), "undeclared_properties".to_owned()]);
            (name, self.rust(ty))
        });
        let required = fields.iter().filter(|field| field.presence.is_required()).count();
        let constructor = match self.required.get(&id) {
            Some(name) => Constructor::Named(name.clone()),
            None if schema.sent && required > 0 => Constructor::Positional,
            None => Constructor::None,
        };
        Struct { fields, parts, rest, default: required == 0, constructor }
    }

    fn field(&self, field: &Field, sent: bool, name: String) -> StructField {
        let (ty, presence) = (self.rust(&field.ty), presence(field, sent));
        StructField {
            name,
            // What is boxed turns into its box by itself.
            passing: if field.recursive { Passing::Value } else { passing(&ty, presence) },
            setter: None,
            null_setter: None,
            wire: field.name.clone(),
            ty,
            boxed: field.recursive,
            presence,
            docs: docs::with_deprecation(self.field_docs(field), field.deprecated),
        }
    }

    fn union(&self, variants: &[Variant]) -> TypeKind {
        let mut names = Namespace::default();
        let wishes: Vec<Wish> = variants.iter().map(variant_wish).collect();
        let allotted = names.allot(&wishes);
        let variants: Vec<UnionVariant> =
            variants.iter().zip(allotted).map(|(variant, name)| self.variant(variant, name)).collect();
        let other = names.take(&["Other".to_owned(), "OtherValue".to_owned()]);
        TypeKind::Union { variants, other }
    }

    fn by_status(&self, variants: &[api::StatusVariant]) -> TypeKind {
        let mut names = Namespace::default();
        let wish = |variant: &api::StatusVariant| {
            let telling = format!("Status{}", variant.statuses.0);
            Wish::new(&variant.statuses.0.to_string(), vec![type_name(&variant.hint), telling])
        };
        let allotted = names.allot(&variants.iter().map(wish).collect::<Vec<_>>());
        let variants = variants.iter().zip(allotted);
        let variants = variants.map(|(variant, name)| self.status_variant(variant, name)).collect();
        let other = names.take(&["Other".to_owned(), "OtherStatus".to_owned()]);
        TypeKind::ByStatus { variants, other }
    }

    fn status_variant(&self, variant: &api::StatusVariant, name: String) -> StatusVariant {
        let (reader, ty) = self.answer(&variant.answer);
        let boxed = variant.answer.ty().is_some_and(|ty| self.is_object(ty));
        let ty = if boxed { RustType::Boxed(Box::new(ty)) } else { ty };
        let docs = docs::summary_and_description(None, variant.description.as_deref(), "");
        StatusVariant { name, statuses: variant.statuses, reader, ty, docs }
    }

    /// How an answer is read, and what it becomes.
    pub(super) fn answer(&self, answer: &Answer) -> (Reader, RustType) {
        match answer {
            Answer::Empty => (Reader::Empty, RustType::Unit),
            // A plain string often comes without its quotes: how it came decides how it is read.
            Answer::Json(TypeRef::String) | Answer::Text(_) => (Reader::Text, RustType::String),
            Answer::Json(ty) => (Reader::Json, self.rust(ty)),
            Answer::Bytes(_) => (Reader::Bytes, RustType::Runtime("Bytes")),
            Answer::ByStatus(ty) => (Reader::ByStatus, self.rust(ty)),
            Answer::Events(events) => {
                let reader = match (&events.data, events.whole) {
                    (_, true) => Reader::WholeEvents,
                    (TypeRef::String, _) => Reader::TextEvents,
                    _ => Reader::Events,
                };
                (reader, RustType::Stream("EventStream", Box::new(self.streamed(&events.data))))
            }
            Answer::Sequence(sequence) => {
                let reader = if sequence.separated { Reader::Separated } else { Reader::Lines };
                (reader, RustType::Stream("JsonStream", Box::new(self.streamed(&sequence.item))))
            }
        }
    }

    fn variant(&self, variant: &Variant, name: String) -> UnionVariant {
        let ty = self.rust(&variant.ty);
        let docs = docs::summary_and_description(None, variant.description.as_deref(), "");
        let boxed = variant.recursive || self.is_object(&variant.ty);
        let ty = if boxed { RustType::Boxed(Box::new(ty)) } else { ty };
        UnionVariant { name, ty, rule: variant.rule.clone(), tag: variant.tag.clone(), docs }
    }

    /// Whether values of the type are structs. In a union these are boxed, one and all: a struct that grows must
    /// change neither the size of its neighbours nor the type of the variant.
    fn is_object(&self, ty: &TypeRef) -> bool {
        let nullable = matches!(ty, TypeRef::Nullable(_));
        let behind = self.api.behind(ty).filter(|_| !nullable);
        behind.is_some_and(|SchemaId(id)| matches!(self.api.schemas[id].kind, SchemaKind::Object { .. }))
    }

    /// The recursion limit that nested types need: rustc's own is 128, and each level costs it about two steps.
    pub(super) fn recursion_limit(&self) -> Option<usize> {
        let mut depths = vec![None; self.api.schemas.len()];
        let deepest = (0..depths.len()).map(|id| self.depth(id, &mut depths, 0)).max().unwrap_or(0);
        (deepest > 24).then(|| (deepest * 8).next_power_of_two().max(256))
    }

    fn depth(&self, id: usize, depths: &mut [Option<usize>], level: usize) -> usize {
        if let Some(depth) = depths[id] {
            return depth;
        }
        // A schema on a cycle counts once; the level bounds the walk itself.
        depths[id] = Some(0);
        if level > 500 {
            return 0;
        }
        let inner = self.api.schemas[id].types();
        let deepest = inner
            .into_iter()
            .filter_map(TypeRef::schema)
            .map(|SchemaId(next)| self.depth(next, depths, level + 1));
        let depth = 1 + deepest.max().unwrap_or(0);
        depths[id] = Some(depth);
        depth
    }
}

impl Presence {
    /// Whether a sender must give a value, be it null.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(self, Self::Exact | Self::Required | Self::Nullable)
    }
}

/// The fields' Rust names, taken in their struct's namespace.
pub(super) fn field_names(fields: &[Field], names: &mut Namespace) -> Vec<String> {
    let wish = |field: &Field| {
        let name = value_name(field.rename.as_deref().unwrap_or(&field.name));
        let last = with_word(&name, "value");
        Wish::new(&field.name, vec![name, telling_value_name(&field.name), last])
    };
    names.allot(&fields.iter().map(wish).collect::<Vec<_>>())
}

/// How a caller hands a field's value to a constructor or setter: text and secrets as anything that becomes one.
fn passing(ty: &RustType, presence: Presence) -> Passing {
    match ty {
        RustType::String if presence != Presence::Nullable => Passing::Into,
        ty if presence != Presence::Nullable && is_made_of(ty) => Passing::Into,
        _ => Passing::Value,
    }
}

/// How a field is written as a part, and its media type.
fn part_row(part: &Part) -> (PartKind, String) {
    (part.kind, part.media_type.clone().unwrap_or_default())
}

/// Names the setters of the fields that a constructor does not take.
fn name_setters(fields: &mut [StructField]) {
    let mut names = Namespace::default();
    for field in fields.iter_mut().filter(|field| !field.presence.is_required()) {
        field.setter = Some(names.take(&[format!("with_{}", plain(&field.name))]));
    }
    let mut patched: Vec<_> = fields.iter_mut().filter(|field| field.presence == Presence::Patch).collect();
    patched.sort_by(|first, second| first.name.cmp(&second.name));
    for field in patched {
        let bare = plain(&field.name);
        field.null_setter = Some(names.take(&[format!("with_null_{bare}"), format!("with_{bare}_null")]));
    }
}

/// How many fields a sender must give; none where nobody sends it.
fn required(schema: &Schema) -> usize {
    match &schema.kind {
        SchemaKind::Object { fields, .. } if schema.sent => {
            fields.iter().filter(|field| field.required).count()
        }
        _ => 0,
    }
}

fn variant_wish(variant: &Variant) -> Wish {
    let hint = type_name(&variant.hint);
    let wire = format!("{} {:?}", variant.hint, variant.rule);
    let telling = format!("{hint}Value");
    Wish::new(&wire, vec![hint, telling])
}

/// When a field is there. Null differs from nothing where a caller may send it, and where the quirks say that it does.
pub(super) fn presence(field: &Field, sent: bool) -> Presence {
    match (field.required, field.nullable) {
        (false, true) if !field.three_state && (!sent || field.read_only) => Presence::Optional,
        (true, false) if field.identity => Presence::Exact,
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::Patch,
    }
}

fn coded(codec: &Codec) -> RustType {
    RustType::Runtime(match codec {
        Codec::EpochSeconds => "EpochSeconds",
        Codec::EpochMilliseconds => "EpochMilliseconds",
        Codec::NumberOrString => "NumberOrString",
        Codec::ZeroOne => "ZeroOne",
        Codec::Money => "Money",
        Codec::LocalDateTime(zone) => return RustType::Local(zones::type_of(zone)),
    })
}

fn integer(kind: IntegerKind) -> RustType {
    match kind {
        IntegerKind::I8 => RustType::Primitive("i8"),
        IntegerKind::I16 => RustType::Primitive("i16"),
        IntegerKind::I32 => RustType::Primitive("i32"),
        IntegerKind::I64 => RustType::Primitive("i64"),
        IntegerKind::U8 => RustType::Primitive("u8"),
        IntegerKind::U16 => RustType::Primitive("u16"),
        IntegerKind::U32 => RustType::Primitive("u32"),
        IntegerKind::U64 => RustType::Primitive("u64"),
        IntegerKind::Arbitrary => RustType::Runtime("Number"),
    }
}

fn fallback(schema: &Schema, name: &str) -> String {
    let subject = docs::code(name);
    match (&schema.kind, schema.sent, schema.received) {
        // The runtime says what such a type is.
        (SchemaKind::Enum(..) | SchemaKind::Union(_), ..) => String::new(),
        (SchemaKind::ByStatus(_), ..) => "What the answer is, as its status says.".to_owned(),
        (SchemaKind::Alias(_), ..) => format!("Another name, as the document has it: {subject}."),
        (SchemaKind::Object { .. }, true, false) => format!("A {subject} as it is sent."),
        (SchemaKind::Object { .. }, ..) => format!("The {subject} object."),
    }
}
