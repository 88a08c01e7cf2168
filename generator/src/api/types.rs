//! Types and listed values, as far as OpenAPI knows them.

use super::SchemaId;

/// A type, as far as OpenAPI knows types.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeRef {
    /// A schema of its own.
    Schema(SchemaId),
    /// A string of an unknown or no format.
    String,
    /// `format: date-time`.
    DateTime,
    /// `format: date`.
    Date,
    /// `format: time`.
    Time,
    /// `format: duration`.
    Duration,
    /// `format: uuid`.
    Uuid,
    /// Bytes in Base64 (`format: byte`).
    Base64,
    /// Bytes in the URL-safe alphabet of Base64 (`format: base64url`).
    Base64Url,
    /// A string that `Debug` must not show (`format: password`).
    Password,
    /// Integers: width and sign.
    Integer(IntegerKind),
    /// `number`.
    Float,
    /// A number whose digits all count (`number` with `format: decimal`).
    Decimal,
    /// `boolean`.
    Boolean,
    /// A list.
    List(Box<TypeRef>),
    /// An object of undeclared properties.
    Map(Box<TypeRef>),
    /// Anything.
    Any,
    /// A file: only the type of a field of a schema with [`Schema::parts`](super::Schema::parts), or of its items.
    Binary,
    /// A single value in a form of the vendor's own.
    Coded(Codec),
    /// A value that is written as a text of JSON.
    JsonText(Box<TypeRef>),
    /// A list that is written as one text with commas.
    CommaList(Box<TypeRef>),
    /// A list's item or a map's value that may be null.
    Nullable(Box<TypeRef>),
}

/// A form in which a vendor writes single values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Codec {
    /// Seconds since 1970, as a number or text.
    EpochSeconds,
    /// Milliseconds since 1970, as a number or text.
    EpochMilliseconds,
    /// A date and time on the clocks of this zone (IANA).
    LocalDateTime(String),
    /// A number that may be a text.
    NumberOrString,
    /// A flag as 0 or 1.
    ZeroOne,
    /// An amount as a decimal text.
    Money,
}

/// Width and sign of an integer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IntegerKind {
    /// `int8`.
    I8,
    /// `int16`.
    I16,
    /// `int32`.
    I32,
    /// `int64`, or nothing said.
    I64,
    /// `uint8`.
    U8,
    /// `uint16`.
    U16,
    /// `uint32`.
    U32,
    /// `uint64`, or bounds, default or example exceed `i64`.
    U64,
    /// Exceeds both: kept as text.
    Arbitrary,
}

/// Of what the values of an enumeration are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EnumKind {
    /// Strings, all of them.
    Strings,
    /// Integers, all of them.
    Integers,
    /// Numbers, not all of them integers.
    Numbers,
    /// Of several kinds, or other than strings and numbers.
    Mixed,
}

/// One value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct EnumValue {
    /// The value on the wire: in an enumeration of strings the string, in any other JSON text.
    pub value: String,
    /// Name that an extension, a title, or a quirk gives.
    pub name: Option<String>,
    /// Description that an extension or the value's own schema gives.
    pub description: Option<String>,
}

impl TypeRef {
    /// Whether the type or one inside it satisfies the test.
    #[must_use]
    pub fn any(&self, test: &dyn Fn(&Self) -> bool) -> bool {
        test(self) || self.inner().is_some_and(|inner| inner.any(test))
    }

    /// The schema at the bottom of lists, maps and nulls.
    #[must_use]
    pub fn schema(&self) -> Option<SchemaId> {
        match self {
            Self::Schema(id) => Some(*id),
            _ => self.inner()?.schema(),
        }
    }

    /// The type of what a list, a map, a text or null is around.
    #[must_use]
    pub fn inner(&self) -> Option<&Self> {
        match self {
            Self::List(inner)
            | Self::Map(inner)
            | Self::JsonText(inner)
            | Self::CommaList(inner)
            | Self::Nullable(inner) => Some(inner),
            _ => None,
        }
    }

    /// The type of what a list, a map, a text or null is around, to be changed.
    pub fn inner_mut(&mut self) -> Option<&mut Self> {
        match self {
            Self::List(inner)
            | Self::Map(inner)
            | Self::JsonText(inner)
            | Self::CommaList(inner)
            | Self::Nullable(inner) => Some(inner),
            _ => None,
        }
    }
}
