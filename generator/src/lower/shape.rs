//! One flat view of `openapiv3`'s schema, whose typed and untyped forms say the same things in different places.

use std::rc::Rc;
use std::sync::LazyLock;

use indexmap::IndexMap;
use serde_json::Value;

use crate::source::node::escape;
use crate::source::openapi::{
    AdditionalProperties, ReferenceOr, Schema, SchemaData, SchemaKind, Type, VariantOrUnknownOrEmpty,
};

/// What a schema says that only puts others together.
static NOTHING: LazyLock<SchemaData> = LazyLock::new(SchemaData::default);

/// A schema or a reference to one, with its JSON pointer.
#[derive(Debug, Clone)]
pub(super) struct Spot<'a> {
    /// What stands there.
    pub target: Target<'a>,
    /// Where it stands; of several the last.
    pub pointer: String,
}

/// What stands where a schema is expected.
#[derive(Debug, Clone)]
pub(super) enum Target<'a> {
    /// `$ref` and its text.
    Reference(&'a str),
    /// A schema written in place.
    Schema(&'a Schema),
    /// Schemas that a value fits all of: what the parts of an `allOf` say of one property, or of its items.
    All(Rc<[Spot<'a>]>),
    /// Schemas that a value fits one of: what alternatives say of one property.
    Any(Rc<[Spot<'a>]>),
}

impl<'a> Spot<'a> {
    /// A schema in a list or map.
    pub(super) fn new(schema: &'a ReferenceOr<Schema>, pointer: impl Into<String>) -> Self {
        let target = match schema {
            ReferenceOr::Reference { reference } => Target::Reference(reference),
            ReferenceOr::Item(schema) => Target::Schema(schema),
        };
        Self { target, pointer: pointer.into() }
    }

    /// A property or a list's item.
    pub(super) fn boxed(schema: &'a ReferenceOr<Box<Schema>>, pointer: impl Into<String>) -> Self {
        let target = match schema {
            ReferenceOr::Reference { reference } => Target::Reference(reference),
            ReferenceOr::Item(schema) => Target::Schema(schema),
        };
        Self { target, pointer: pointer.into() }
    }

    /// What fits all of these; `None` where there is none.
    pub(super) fn all(mut spots: Vec<Self>) -> Option<Self> {
        let last = spots.pop()?;
        if spots.is_empty() {
            return Some(last);
        }
        let pointer = last.pointer.clone();
        spots.push(last);
        Some(Self { target: Target::All(spots.into()), pointer })
    }

    /// What fits one of these; `None` where there is none.
    pub(super) fn any(mut spots: Vec<Self>) -> Option<Self> {
        let last = spots.pop()?;
        if spots.is_empty() {
            return Some(last);
        }
        let pointer = last.pointer.clone();
        spots.push(last);
        Some(Self { target: Target::Any(spots.into()), pointer })
    }

    /// What the schema in place says beside its type; nothing for a reference or several schemas.
    pub(super) fn data(&self) -> Option<&'a SchemaData> {
        match self.target {
            Target::Schema(schema) => Some(&schema.schema_data),
            _ => None,
        }
    }

    /// The schemas that are written here, in place: the one, or those of several that a value fits all of.
    pub(super) fn written(&self) -> Vec<&Self> {
        match &self.target {
            Target::All(spots) => spots.iter().flat_map(Self::written).collect(),
            _ => vec![self],
        }
    }

    /// Whether both say the same, word for word.
    pub(super) fn is_equal(&self, other: &Self) -> bool {
        match (&self.target, &other.target) {
            (Target::Reference(one), Target::Reference(other)) => one == other,
            (Target::Schema(one), Target::Schema(other)) => one == other,
            _ => self.key() == other.key(),
        }
    }

    /// A text that no other schema of the document has.
    pub(super) fn key(&self) -> String {
        let keys = |spots: &[Self]| spots.iter().map(Self::key).collect::<Vec<_>>().join(" ");
        match &self.target {
            Target::Reference(reference) => (*reference).to_owned(),
            Target::Schema(_) => self.pointer.clone(),
            Target::All(spots) => format!("all({})", keys(spots)),
            Target::Any(spots) => format!("any({})", keys(spots)),
        }
    }
}

/// JSON's kinds, as far as `type` names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    /// `string`.
    String,
    /// `number`.
    Number,
    /// `integer`.
    Integer,
    /// `boolean`.
    Boolean,
    /// `object`.
    Object,
    /// `array`.
    Array,
}

/// The flat view.
#[derive(Debug)]
pub(super) struct Shape<'a> {
    /// `type`, or what the other keywords imply.
    pub kind: Option<Kind>,
    /// `format`.
    pub format: Option<String>,
    /// `enum`; null among the values counts.
    pub values: Vec<Value>,
    /// `properties` with their pointers.
    pub properties: Option<&'a IndexMap<String, ReferenceOr<Box<Schema>>>>,
    /// `required`.
    pub required: &'a [String],
    /// `additionalProperties`.
    pub additional: Option<&'a AdditionalProperties>,
    /// `items`.
    pub items: Option<&'a ReferenceOr<Box<Schema>>>,
    /// `allOf`.
    pub all_of: &'a [ReferenceOr<Schema>],
    /// `oneOf`.
    pub one_of: &'a [ReferenceOr<Schema>],
    /// `anyOf`.
    pub any_of: &'a [ReferenceOr<Schema>],
    /// Schemas that a value fits all of, other than an `allOf`.
    pub all: Option<Rc<[Spot<'a>]>>,
    /// Schemas that a value fits one of, other than a `oneOf` or `anyOf`.
    pub any: Option<Rc<[Spot<'a>]>>,
    /// Whether there is a `not`.
    pub not: bool,
    /// What it says beside its type.
    pub data: &'a SchemaData,
}

impl<'a> Shape<'a> {
    /// The flat view of a schema.
    pub(super) fn of(schema: &'a Schema) -> Self {
        let mut shape = Self::plain(&schema.schema_data);
        match &schema.schema_kind {
            SchemaKind::Type(kind) => shape.typed(kind),
            SchemaKind::OneOf { one_of } => shape.one_of = one_of,
            SchemaKind::AnyOf { any_of } => shape.any_of = any_of,
            SchemaKind::AllOf { all_of } => shape.all_of = all_of,
            SchemaKind::Not { .. } => shape.not = true,
            SchemaKind::Any(any) => {
                shape.kind = any.typ.as_deref().and_then(kind_named);
                shape.format.clone_from(&any.format);
                shape.values.clone_from(&any.enumeration);
                shape.properties = Some(&any.properties).filter(|properties| !properties.is_empty());
                shape.required = &any.required;
                shape.additional = any.additional_properties.as_ref();
                shape.items = any.items.as_ref();
                shape.all_of = &any.all_of;
                shape.one_of = &any.one_of;
                shape.any_of = &any.any_of;
                shape.not = any.not.is_some();
            }
        }
        shape.kind = shape.kind.or_else(|| shape.implied());
        shape
    }

    /// The flat view of schemas that a value fits all of.
    pub(super) fn of_all(spots: Rc<[Spot<'a>]>) -> Self {
        Self { all: Some(spots), ..Self::plain(&NOTHING) }
    }

    /// The flat view of schemas that a value fits one of.
    pub(super) fn of_any(spots: Rc<[Spot<'a>]>) -> Self {
        Self { any: Some(spots), ..Self::plain(&NOTHING) }
    }

    /// Whether it restricts nothing: `{}`, or only words about itself.
    pub(super) fn is_empty(&self) -> bool {
        self.kind.is_none() && self.values.is_empty() && !self.is_composed() && self.required.is_empty()
    }

    /// Whether it restricts more than the parts of its `allOf` do.
    pub(super) fn says_more_than_parts(&self) -> bool {
        let alternatives = self.has_alternatives();
        let own = self.properties.is_some() || self.additional.is_some() || self.items.is_some();
        own || alternatives || self.format.is_some() || !self.required.is_empty() || !self.values.is_empty()
    }

    /// Whether it is made of other schemas.
    pub(super) fn is_composed(&self) -> bool {
        self.has_parts() || self.has_alternatives()
    }

    /// Whether a value has to fit several schemas.
    pub(super) fn has_parts(&self) -> bool {
        !self.all_of.is_empty() || self.all.is_some()
    }

    /// Whether a value has to fit one of several schemas.
    pub(super) fn has_alternatives(&self) -> bool {
        !(self.one_of.is_empty() && self.any_of.is_empty()) || self.any.is_some()
    }

    /// Whether it says its kind and nothing else that shapes a value.
    pub(super) fn is_vague(&self) -> bool {
        let object = self.properties.is_some() || self.additional.is_some() || !self.required.is_empty();
        let more = object || self.items.is_some() || !self.values.is_empty() || self.format.is_some();
        self.kind.is_some() && !more && !self.is_composed()
    }

    /// Whether null is the only value it admits.
    pub(super) fn is_null(&self) -> bool {
        let only_null = !self.values.is_empty() && self.values.iter().all(Value::is_null);
        only_null || (self.data.nullable && self.is_empty())
    }

    /// The alternatives of `oneOf` and `anyOf` with their pointers.
    pub(super) fn alternatives(&self, pointer: &str) -> Vec<Spot<'a>> {
        let mut spots = listed(self.one_of, pointer, "oneOf");
        spots.extend(listed(self.any_of, pointer, "anyOf"));
        spots.extend(self.any.iter().flat_map(|spots| spots.iter().cloned()));
        spots
    }

    /// The parts of `allOf` with their pointers.
    pub(super) fn parts(&self, pointer: &str) -> Vec<Spot<'a>> {
        let mut spots = listed(self.all_of, pointer, "allOf");
        spots.extend(self.all.iter().flat_map(|spots| spots.iter().cloned()));
        spots
    }

    /// The properties with their pointers.
    pub(super) fn fields(&self, pointer: &str) -> Vec<(&'a str, Spot<'a>)> {
        let each = |(name, schema): (&'a String, &'a ReferenceOr<Box<Schema>>)| {
            (name.as_str(), Spot::boxed(schema, format!("{pointer}/properties/{}", escape(name))))
        };
        self.properties.into_iter().flatten().map(each).collect()
    }

    fn plain(data: &'a SchemaData) -> Self {
        Self {
            kind: None,
            format: None,
            values: Vec::new(),
            properties: None,
            required: &[],
            additional: None,
            items: None,
            all_of: &[],
            one_of: &[],
            any_of: &[],
            all: None,
            any: None,
            not: false,
            data,
        }
    }

    fn typed(&mut self, kind: &'a Type) {
        match kind {
            Type::String(string) => {
                self.kind = Some(Kind::String);
                self.format = format_text(&string.format);
                self.values = string.enumeration.iter().map(|value| value.clone().into()).collect();
            }
            Type::Number(number) => {
                self.kind = Some(Kind::Number);
                self.format = format_text(&number.format);
                self.values = number.enumeration.iter().map(|value| (*value).into()).collect();
            }
            Type::Integer(integer) => {
                self.kind = Some(Kind::Integer);
                self.format = format_text(&integer.format);
                self.values = integer.enumeration.iter().map(|value| (*value).into()).collect();
            }
            Type::Boolean(boolean) => {
                self.kind = Some(Kind::Boolean);
                self.values = boolean.enumeration.iter().map(|value| (*value).into()).collect();
            }
            Type::Object(object) => {
                self.kind = Some(Kind::Object);
                self.properties = Some(&object.properties).filter(|properties| !properties.is_empty());
                self.required = &object.required;
                self.additional = object.additional_properties.as_ref();
            }
            Type::Array(array) => {
                self.kind = Some(Kind::Array);
                self.items = array.items.as_ref();
            }
        }
    }

    fn implied(&self) -> Option<Kind> {
        if self.properties.is_some() || self.additional.is_some() {
            return Some(Kind::Object);
        }
        if self.items.is_some() {
            return Some(Kind::Array);
        }
        let mut values = self.values.iter().filter(|value| !value.is_null());
        let kind = kind_of(values.next()?)?;
        values.all(|value| kind_of(value) == Some(kind)).then_some(kind)
    }
}

fn kind_of(value: &Value) -> Option<Kind> {
    match value {
        Value::String(_) => Some(Kind::String),
        Value::Bool(_) => Some(Kind::Boolean),
        Value::Number(number) if number.is_i64() || number.is_u64() => Some(Kind::Integer),
        Value::Number(_) => Some(Kind::Number),
        _ => None,
    }
}

fn kind_named(name: &str) -> Option<Kind> {
    match name {
        "string" => Some(Kind::String),
        "number" => Some(Kind::Number),
        "integer" => Some(Kind::Integer),
        "boolean" => Some(Kind::Boolean),
        "object" => Some(Kind::Object),
        "array" => Some(Kind::Array),
        _ => None,
    }
}

/// The text of a format; `openapiv3` keeps the ones it knows as an enumeration whose wire names serde writes.
fn format_text<T: serde::Serialize>(format: &VariantOrUnknownOrEmpty<T>) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Item(known) => serde_json::to_value(known).ok()?.as_str().map(str::to_owned),
        VariantOrUnknownOrEmpty::Unknown(text) => Some(text.clone()),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}

fn listed<'a>(schemas: &'a [ReferenceOr<Schema>], pointer: &str, key: &str) -> Vec<Spot<'a>> {
    let each = |(at, schema)| Spot::new(schema, format!("{pointer}/{key}/{at}"));
    schemas.iter().enumerate().map(each).collect()
}
