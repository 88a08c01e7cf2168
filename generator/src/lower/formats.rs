//! What `format` makes of strings and numbers. An unknown format changes nothing.

use crate::api::{IntegerKind, TypeRef};

/// The type of a string of this format.
pub(super) fn string(format: Option<&str>) -> TypeRef {
    // Writers take liberties with case and hyphens; the types keep the text, so that nothing is lost by believing them.
    let word: String = format.unwrap_or_default().chars().filter(char::is_ascii_alphanumeric).collect();
    match word.to_ascii_lowercase().as_str() {
        "datetime" => TypeRef::DateTime,
        "date" => TypeRef::Date,
        "time" => TypeRef::Time,
        "duration" => TypeRef::Duration,
        "uuid" | "uuid4" | "guid" => TypeRef::Uuid,
        "byte" | "base64" => TypeRef::Base64,
        "base64url" => TypeRef::Base64Url,
        "password" => TypeRef::Password,
        _ => TypeRef::String,
    }
}

/// The type of a string of this format, if no text of it has another such format.
pub(super) fn exclusive(format: &str) -> Option<TypeRef> {
    use TypeRef::{Date, DateTime, Duration, Time, Uuid};
    Some(string(Some(format))).filter(|ty| matches!(ty, Date | DateTime | Duration | Time | Uuid))
}

/// The width that an integer's format names.
pub(super) fn integer(format: Option<&str>) -> Option<IntegerKind> {
    Some(match format?.to_ascii_lowercase().as_str() {
        "int8" | "sbyte" => IntegerKind::I8,
        "int16" | "short" => IntegerKind::I16,
        "int32" => IntegerKind::I32,
        "uint8" => IntegerKind::U8,
        "uint16" => IntegerKind::U16,
        "uint32" => IntegerKind::U32,
        "uint64" | "uint" => IntegerKind::U64,
        "int64" | "long" | "int" => IntegerKind::I64,
        "int128" | "uint128" | "bigint" | "biginteger" => IntegerKind::Arbitrary,
        _ => return None,
    })
}

/// Whether a number of this format keeps all its digits.
pub(super) fn is_decimal(format: Option<&str>) -> bool {
    matches!(format, Some("decimal" | "bigdecimal" | "big-decimal" | "decimal128"))
}
