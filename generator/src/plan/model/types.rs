//! The types of the planned crate.

use super::{Passing, Reader};
use crate::api;

/// A type of the crate.
#[derive(Debug, Clone)]
pub struct TypeItem {
    /// Type name.
    pub name: String,
    /// Documentation.
    pub docs: Vec<String>,
    /// What it is.
    pub kind: TypeKind,
}

/// What a type is.
#[derive(Debug, Clone)]
pub enum TypeKind {
    /// A struct with a table of its fields.
    Struct(Struct),
    /// An open enumeration.
    Enum {
        /// How its values are held.
        form: EnumForm,
        /// The known values.
        variants: Vec<EnumVariant>,
        /// Name of the variant for unknown ones.
        unknown: String,
    },
    /// One of several shapes.
    Union {
        /// The shapes, in the order in which their rules are tried.
        variants: Vec<UnionVariant>,
        /// Name of the variant for anything else.
        other: String,
    },
    /// An answer whose type depends on its status.
    ByStatus {
        /// The known statuses, single ones before ranges.
        variants: Vec<StatusVariant>,
        /// Name of the variant for any other.
        other: String,
    },
    /// Another name.
    Alias(RustType),
}

/// A struct.
#[derive(Debug, Clone)]
pub struct Struct {
    /// Its fields in the document's order.
    pub fields: Vec<StructField>,
    /// Where it is the parts of a multipart body: for each field how it is written, and its media type. Such a type can
    /// be sent once, so that it is neither copied nor compared.
    pub parts: Option<Vec<(api::PartKind, String)>>,
    /// Field for undeclared properties, with the type of their values.
    pub rest: Option<(String, RustType)>,
    /// Whether `Default` is derived: nothing is required.
    pub default: bool,
    /// How a caller makes one; `None` where a caller never sends it or `Default` does.
    pub constructor: Constructor,
}

/// How a caller makes a struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constructor {
    /// Not at all, or by `Default`.
    None,
    /// `new` with the required fields.
    Positional,
    /// `new` with a struct of this name that holds the required fields, because they are many.
    Named(String),
}

/// A field of a struct.
#[derive(Debug, Clone)]
pub struct StructField {
    /// Rust name.
    pub name: String,
    /// Name on the wire.
    pub wire: String,
    /// Type of the value, without what `presence` adds.
    pub ty: RustType,
    /// Whether the value is boxed.
    pub boxed: bool,
    /// When it is there.
    pub presence: Presence,
    /// How a caller hands its value over.
    pub passing: Passing,
    /// Name of the method that sets it, where a caller sends the struct and `new` does not take the field.
    pub setter: Option<String>,
    /// Name of the method that sets it to null, where that differs from leaving it out.
    pub null_setter: Option<String>,
    /// Documentation.
    pub docs: Vec<String>,
}

/// When a field is there; the words are those of the runtime's field table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Always, and never corrected.
    Exact,
    /// Always.
    Required,
    /// Always, or null.
    Nullable,
    /// It may be absent.
    Optional,
    /// It may be absent, or null, or there.
    Patch,
}

/// How the values of an enumeration are held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnumForm {
    /// As strings: an unknown one is a `String`.
    Text,
    /// As JSON: an unknown one is the runtime's `Json`.
    Json,
}

/// A known value of an enumeration.
#[derive(Debug, Clone)]
pub struct EnumVariant {
    /// Rust name.
    pub name: String,
    /// Value on the wire: a string, or JSON text, as the enumeration's form is.
    pub wire: String,
    /// Documentation.
    pub docs: Vec<String>,
}

/// A shape of a union.
#[derive(Debug, Clone)]
pub struct UnionVariant {
    /// Rust name.
    pub name: String,
    /// Its type.
    pub ty: RustType,
    /// What decides for it.
    pub rule: api::VariantRule,
    /// Name and value of the tag that is written with it.
    pub tag: Option<(String, String)>,
    /// Documentation.
    pub docs: Vec<String>,
}

/// The answer of a status.
#[derive(Debug, Clone)]
pub struct StatusVariant {
    /// Rust name.
    pub name: String,
    /// First and last status.
    pub statuses: (u16, u16),
    /// How it is read.
    pub reader: Reader,
    /// Its type; `Unit` for a variant that holds nothing.
    pub ty: RustType,
    /// Documentation.
    pub docs: Vec<String>,
}

/// A Rust type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RustType {
    /// `()`.
    Unit,
    /// `String`.
    String,
    /// A primitive such as `i64`.
    Primitive(&'static str),
    /// A type of the runtime, such as `Json`.
    Runtime(&'static str),
    /// A type of the crate.
    Named {
        /// Its name.
        name: String,
        /// The resource whose file holds it; `None` for shared types.
        home: Option<usize>,
    },
    /// `Vec`.
    List(Box<Self>),
    /// `BTreeMap` with `String` keys.
    Map(Box<Self>),
    /// `Option`.
    Option(Box<Self>),
    /// `Box`.
    Boxed(Box<Self>),
    /// A type of the runtime with a parameter, such as `EventStream`.
    Stream(&'static str, Box<Self>),
    /// The runtime's `LocalDateTime` with the zone of this type.
    Local(String),
}

impl RustType {
    /// The type as another crate writes it that calls this one `root`.
    #[must_use]
    pub fn seen_from_outside(&self, root: &str) -> String {
        let inner = |ty: &Self| ty.seen_from_outside(root);
        match self {
            Self::Unit => "()".to_owned(),
            Self::String => "String".to_owned(),
            Self::Primitive(name) => (*name).to_owned(),
            Self::Runtime(name) => format!("{root}::runtime::{name}"),
            Self::Named { name, .. } => format!("{root}::types::{name}"),
            Self::List(ty) => format!("Vec<{}>", inner(ty)),
            Self::Map(ty) => format!("std::collections::BTreeMap<String, {}>", inner(ty)),
            Self::Option(ty) => format!("Option<{}>", inner(ty)),
            Self::Boxed(ty) => format!("Box<{}>", inner(ty)),
            Self::Stream(name, ty) => format!("{root}::runtime::{name}<{}>", inner(ty)),
            Self::Local(zone) => format!("{root}::runtime::LocalDateTime<{root}::zones::{zone}>"),
        }
    }
}
