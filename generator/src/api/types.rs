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
    /// A list's item or a map's value that may be null.
    Nullable(Box<TypeRef>),
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
        test(self)
            || matches!(self, Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) if inner.any(test))
    }

    /// The schema at the bottom of lists, maps and nulls.
    #[must_use]
    pub fn schema(&self) -> Option<SchemaId> {
        match self {
            Self::Schema(id) => Some(*id),
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) => inner.schema(),
            _ => None,
        }
    }
}
